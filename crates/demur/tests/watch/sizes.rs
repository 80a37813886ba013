//! Memory has an end, whatever is asked for, and every line is counted.
//!
//! `DEMUR_TEST_URLS` says how many different URLs, for `cargo xtask long urls`.

use std::io::{Read, Write};
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::campaign::line;
use crate::runs::{peak, watch};

/// What different URLs may take beyond what any log takes, in KiB.
const ROOM: u64 = 64 * 1024;

#[test]
fn memory_does_not_grow_with_the_number_of_urls() {
    let number = std::env::var("DEMUR_TEST_URLS").ok();
    let number: u64 = number.map_or(1_000_000, |number| number.parse().unwrap());
    let small = read(2_000);
    let large = read(number);
    println!(
        "{number} URLs: {} KiB, {} KiB beyond a small log",
        large.peak,
        large.peak - small.peak
    );
    assert!(
        large.peak < small.peak + ROOM,
        "{} KiB, {} KiB",
        large.peak,
        small.peak
    );
    let summary = large.report.get("summary").unwrap();
    let count = |value: &Value, name: &str| value.get(name).and_then(Value::as_u64).unwrap();
    assert_eq!(count(summary, "requests"), number);
    assert_eq!(count(summary, "late") + count(summary, "ahead"), 0);
    let list = |name: &str| summary.get(name).and_then(Value::as_array).unwrap();
    let statuses = list("statuses").iter().map(|one| count(one, "count"));
    assert_eq!(statuses.sum::<u64>(), number);
    let input = list("inputs").first().unwrap();
    assert_eq!((count(input, "lines"), count(input, "unread")), (number, 0));
}

/// What became of so many lines.
struct Large {
    report: Value,
    peak: u64,
}

/// Reads lines that all ask for something else, one half of which is there, in minutes of 50,000.
fn read(number: u64) -> Large {
    let mut command = watch(&["-", "--format", "json"]);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child: Child = piped.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = String::new();
    let (mut second, mut before, mut after) = (u64::MAX, String::new(), String::new());
    for number in 0..number {
        if number * 60 / 50_000 != second {
            second = number * 60 / 50_000;
            let like = line(second, 0, "/PATH", 999);
            let (start, end) = like.split_once("/PATH").unwrap();
            start
                .trim_start_matches("192.0.2.0")
                .clone_into(&mut before);
            end.clone_into(&mut after);
        }
        let scattered = number.wrapping_mul(2_654_435_761) % (1 << 32);
        let status = if number % 2 == 0 { "200" } else { "404" };
        lines += &format!(
            "192.0.2.{}{before}/u/{scattered:x}-{number:x}",
            number % 250
        );
        lines += &after.replace("999", status);
        if lines.len() > 1 << 16 {
            stdin.write_all(lines.as_bytes()).unwrap();
            lines.clear();
        }
    }
    stdin.write_all(lines.as_bytes()).unwrap();
    let before = peak(child.id()).unwrap();
    drop(stdin);
    let mut stdout = child.stdout.take().unwrap();
    let mut report = vec![0];
    stdout.read_exact(&mut report).unwrap();
    // It has ended already if the rest of the report fits into the pipe.
    let after = peak(child.id()).unwrap_or(before);
    stdout.read_to_end(&mut report).unwrap();
    assert!(child.wait().unwrap().success());
    Large {
        report: serde_json::from_slice(&report).unwrap(),
        peak: before.max(after),
    }
}
