//! The same lines give the same alerts and the same summary, however they come.

use std::io::Write;
use std::path::Path;
use std::sync::OnceLock;

use demur_testkit::Folder;

use crate::campaign::{MAPPING, combined, events, json, parts};
use crate::runs::{Followed, assert_same, ended, essence, watch};
use crate::writer::{Random, Writer};

/// The report of the whole log, read at once.
pub(crate) fn expected() -> &'static str {
    static REPORT: OnceLock<String> = OnceLock::new();
    REPORT.get_or_init(|| {
        let folder = Folder::new("watch-expected");
        let file = folder.path().join("access.log");
        std::fs::write(&file, combined()).unwrap();
        report(&[file.to_str().unwrap()], b"")
    })
}

#[track_caller]
fn report(arguments: &[&str], input: &[u8]) -> String {
    let mut command = watch(arguments);
    let (report, talk) = ended(command.args(["--format", "json"]), input, 0);
    assert_eq!(talk, "");
    essence(&report)
}

#[track_caller]
fn check(what: &str, arguments: &[&str], input: &[u8]) {
    assert_same(what, &report(arguments, input), expected());
}

#[test]
fn there_is_something_to_tell() {
    let report: serde_json::Value = serde_json::from_str(expected()).unwrap();
    let alerts = report.get("alerts").and_then(|alerts| alerts.as_array());
    let alerts = alerts.unwrap();
    assert!(alerts.len() >= 2, "{} alerts", alerts.len());
    let summary = report.get("summary").unwrap();
    let number = |name: &str| summary.get(name).and_then(serde_json::Value::as_u64);
    // Of four wrong clocks two are ahead and two behind.
    assert_eq!((number("ahead"), number("late")), (Some(2), Some(2)));
}

#[test]
fn pieces_are_read_in_the_order_of_their_time() {
    let folder = Folder::new("watch-pieces");
    let paths = pieces(folder.path());
    let named = |order: [usize; 5]| order.map(|place| paths.get(place).unwrap().as_str());
    check("newest first", &named([4, 3, 2, 1, 0]), b"");
    check("in any order", &named([2, 0, 4, 1, 3]), b"");
    let list = folder.path().join("alerts.jsonl").display().to_string();
    let [one, two, three, four, five] = named([3, 1, 0, 4, 2]);
    let arguments = [one, two, three, four, five, "--alerts", list.as_str()];
    check("with a list of alerts", &arguments, b"");
}

/// The log as `logrotate` leaves it, oldest first.
fn pieces(folder: &Path) -> Vec<String> {
    let names = [
        "access.log.4.zst",
        "access.log.3.gz",
        "access.log.2.gz",
        "access.log.1",
        "access.log",
    ];
    let parts = parts(combined(), names.len());
    let mut paths = Vec::new();
    for (name, part) in names.into_iter().zip(parts) {
        let path = folder.join(name);
        let content = match path.extension().and_then(|ending| ending.to_str()) {
            Some("zst") => zstd::encode_all(part, 3).unwrap(),
            Some("gz") => gzip(part),
            _ => part.to_vec(),
        };
        std::fs::write(&path, content).unwrap();
        paths.push(path.display().to_string());
    }
    paths
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_stream_tells_what_a_file_tells() {
    check("standard input", &["-"], combined());
    let folder = Folder::new("watch-stream");
    let list = folder.path().join("alerts.jsonl").display().to_string();
    check(
        "followed, and packed",
        &["-", "--follow", "--alerts", &list],
        &gzip(combined()),
    );
    let lines = std::fs::read_to_string(list).unwrap();
    assert!(lines.lines().count() >= 3, "{lines}");
}

#[test]
fn other_formats_that_know_the_same_tell_the_same() {
    check("JSON", &["-", "--log-format", MAPPING], &json());
    check("events", &["-"], &events());
}

#[test]
fn a_file_that_grows_tells_what_it_tells_at_once() {
    let folder = Folder::new("watch-growing");
    let path = folder.path().join("access.log");
    let mut random = Random(7);
    let mut writer = Writer::new(&path, combined());
    let name = path.display().to_string();
    let run = Followed::start(&mut watch(&[&name, "--follow", "--format", "json"]));
    let about = combined().len() / 14;
    for round in 0.. {
        for _ in 0..20 {
            writer.write(random.below(about / 10));
        }
        if writer.is_done() {
            break;
        }
        run.wait_for(&path);
        match round {
            2 => writer.rotate(),
            5 => {
                // What is written just before is read from the copy.
                writer.write(3000);
                writer.copy_and_cut();
            }
            8 => {
                writer.write(3000);
                writer.rotate();
                writer.write(3000);
                writer.rotate();
            }
            _ => {}
        }
    }
    run.wait_for(&path);
    let (report, talk) = run.stop(0);
    assert_same(&talk, &essence(&report), expected());
}
