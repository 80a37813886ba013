//! Text of a log is whatever a client sends: nothing of it does something to whoever reads a report, and programs get
//! back what was sent.

use demur_testkit::Folder;
use serde_json::{Value, json};

use crate::campaign::{line, minutes};
use crate::runs::{Followed, ended, watch};

/// What clients send, in paths, agents and referrers.
const TEXTS: [&str; 14] = [
    "/\u{1b}[2J\u{1b}[31mred",
    "/\u{1b}]0;title\u{7}",
    "/\u{1b}]8;;http://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "/\u{9b}31m-c1",
    "/<script>alert(1)</script>",
    "/\"><img src=x onerror=alert(1)>",
    "/a\" 200 1 \"-\" \"forged",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1,1)",
    "-2+3",
    "/a\u{202e}gpj.exe\u{2066}b\u{200b}c\u{feff}",
    "/[a](javascript:alert(1))|`code`\r\n| b |",
    "/\0null\u{85}next\u{2028}line",
];

/// Minutes of good traffic before and of hostile traffic after.
const MINUTES: (u64, u64) = (60, 75);

/// A log in JSON of somebody's own, which can hold any text anywhere.
fn hostile_json() -> String {
    let mut log = String::new();
    for minute in 0..MINUTES.1 {
        for (second, text) in (0..).zip(TEXTS.iter().cycle().take(56)) {
            let moment = demur_lab::time::to_text(1_774_267_200 + minute * 60 + second);
            let is_bad = minute >= MINUTES.0;
            let event = json!({
                "t": moment,
                "ip": if second % 5 == 0 { (*text).to_owned() } else { format!("192.0.2.{second}") },
                "m": "GET",
                "p": text,
                "s": if is_bad { 404 } else { 200 },
                "r": format!("https://other.example{text}"),
                "a": text,
                "u": text,
                "h": text,
            });
            log += &format!("{event}\n");
        }
    }
    log
}

const MAPPING: &str =
    "at=t, client=ip, method=m, path=p, status=s, referrer=r, agent=a, principal=u, host=h";

/// The same in lines of the combined format, as bytes and as servers escape them, and lines that are none.
fn hostile_combined() -> Vec<u8> {
    let mut log = minutes(0..MINUTES.0, true).into_bytes();
    for second in MINUTES.0 * 60..MINUTES.1 * 60 {
        let text = TEXTS
            .iter()
            .cycle()
            .nth(usize::try_from(second).unwrap())
            .unwrap();
        let like = line(second, second % 50, "/PATH", 404)
            .replace("\"-\" \"Mozilla", "\"REFERRER\" \"Mozilla");
        let escaped: String = text
            .bytes()
            .map(|byte| match byte {
                b'"' | b'\\' | 0..=31 | 127.. => format!("\\x{byte:02X}"),
                _ => char::from(byte).to_string(),
            })
            .collect();
        let text = if second % 2 == 0 {
            escaped
        } else {
            text.replace(['\r', '\n'], " ")
        };
        log.extend(
            like.replace("/PATH", &text)
                .replace("REFERRER", &text)
                .into_bytes(),
        );
        if second % 60 == 0 {
            log.extend(b"\xff\xfe\xc3\x28 \x1b[2J <script>alert(2)</script> no line at all\n");
            log.extend(
                line(second, 7, "/bytes-\u{fffd}", 404)
                    .replace('\u{fffd}', "\u{7f}")
                    .into_bytes(),
            );
            log.extend(b"192.0.2.9 - - [23/Mar/2026:13:00:00 +0000] \"GET /\xff\xc3\x28 HTTP/1.1\" 404 1 \"-\" \"\xf0\x28\"\n");
        }
    }
    log
}

/// A run of a hostile log in some format.
struct Run<'r> {
    report: &'r dyn Fn(&str) -> String,
}

/// No byte that a terminal obeys and no letter that turns what is read.
#[track_caller]
fn assert_harmless(what: &str, text: &str, line_end: &str) {
    let text = text.replace(line_end, "\n");
    let found = text.chars().find(|letter| {
        let is_control = letter.is_control() && *letter != '\n';
        is_control || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    });
    assert_eq!(found, None, "{what}");
}

/// Every text of a report in JSON.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, out)),
        Value::Object(members) => members.values().for_each(|value| texts(value, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn check_all(run: &Run<'_>) {
    let report = |format: &str| (run.report)(format);
    for format in [
        "text",
        "ndjson",
        "json",
        "html",
        "markdown",
        "prometheus",
        "alertmanager",
    ] {
        assert_harmless(format, &report(format), "\n");
    }
    for format in ["csv", "consumers"] {
        let table = report(format);
        assert_harmless(format, &table, "\r\n");
        for cell in table.lines().flat_map(cells) {
            let first = cell.trim_start().chars().next();
            let is_formula = first.is_some_and(|first| "=+-@\t\r".contains(first));
            assert!(!is_formula, "{format}: {cell}");
        }
    }
    let page = report("html");
    for tag in ["<script>alert", "<img src=x", "onerror=alert(1)>"] {
        assert!(!page.contains(tag), "{tag}");
        assert!(!report("markdown").contains(tag), "{tag}");
    }
    assert!(!report("markdown").contains("](javascript:"));
    for line in report("prometheus")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let (name, number) = line.rsplit_once(' ').unwrap();
        assert!(number.parse::<u64>().is_ok(), "{line}");
        let labels = name.split_once('{').map_or("", |(_, labels)| labels);
        assert_eq!(quotes(labels) % 2, 0, "{line}");
    }
    let alerts: Value = serde_json::from_str(&report("alertmanager")).unwrap();
    assert!(alerts.is_array(), "{alerts}");
}

/// The cells of a row of CSV, without their quotes.
fn cells(row: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    for letter in row.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// Quotation marks that end or begin a text.
fn quotes(text: &str) -> usize {
    text.replace("\\\\", "")
        .replace("\\\"", "")
        .matches('"')
        .count()
}

#[test]
fn no_text_of_a_json_log_does_anything_in_any_format() {
    let folder = Folder::new("watch-hostile-json");
    let log = folder
        .write("log.json", &hostile_json())
        .display()
        .to_string();
    let report = |format: &str| {
        let mut command = watch(&[&log, "--log-format", MAPPING, "--format", format]);
        ended(&mut command, b"", 0).0
    };
    check_all(&Run { report: &report });
    let parsed: Value = serde_json::from_str(&report("json")).unwrap();
    let mut found = Vec::new();
    texts(&parsed, &mut found);
    // What could be a path is told as it was sent, but for what stands behind its `?` or `#`.
    for text in TEXTS.iter().filter(|text| text.starts_with('/')) {
        assert!(
            found.iter().any(|one| one == text),
            "{text:?} in {found:#?}"
        );
    }
}

#[test]
fn no_text_of_a_combined_log_does_anything_in_any_format() {
    let folder = Folder::new("watch-hostile-combined");
    let path = folder.path().join("access.log");
    std::fs::write(&path, hostile_combined()).unwrap();
    let log = path.display().to_string();
    let report = |format: &str| ended(&mut watch(&[&log, "--format", format]), b"", 0).0;
    check_all(&Run { report: &report });
    let parsed: Value = serde_json::from_str(&report("json")).unwrap();
    let number = |place: &str| parsed.pointer(place).unwrap().as_u64().unwrap();
    let lines = hostile_combined()
        .split_inclusive(|byte| *byte == b'\n')
        .count();
    assert_eq!(
        number("/summary/inputs/0/lines"),
        u64::try_from(lines).unwrap()
    );
    let counted = number("/summary/requests") + number("/summary/inputs/0/unread");
    assert_eq!(
        counted + number("/summary/ahead"),
        u64::try_from(lines).unwrap()
    );
}

#[test]
fn names_of_files_do_nothing_either() {
    let folder = Folder::new("watch-hostile-names");
    let name = folder.path().join("\u{1b}[2Ja.log").display().to_string();
    let (_, talk) = ended(&mut watch(&[&name]), b"", 2);
    assert_harmless("a missing file", &talk, "\n");
    std::fs::write(&name, "what?\n").unwrap();
    let (_, talk) = ended(&mut watch(&[&name]), b"", 2);
    assert_harmless("an unknown format", &talk, "\n");
    std::fs::write(&name, minutes(0..1, true)).unwrap();
    let run = Followed::start(watch(&[&name]).arg("--follow"));
    run.wait_for(name.as_ref());
    std::fs::rename(&name, format!("{name}.1")).unwrap();
    let (report, talk) = run.stop(0);
    assert_harmless("a report", &report, "\n");
    assert_harmless("a notice", &talk, "\n");
}

#[test]
fn long_lines_are_read_up_to_a_limit_and_counted_beyond_it() {
    let mut log = minutes(0..2, true);
    for length in [900_000, (1 << 20) + 1000, 10 << 20] {
        let path = format!("/{}", "a".repeat(length));
        log += &line(120, 1, &path, 404);
    }
    log += &line(121, 1, "/", 200);
    let folder = Folder::new("watch-long");
    let path = folder.write("access.log", &log).display().to_string();
    let state = folder.path().join("watch.redb").display().to_string();
    for way in [vec![&path], vec![&path, &state]] {
        let mut command = watch(way.get(..1).unwrap());
        if way.len() > 1 {
            command.args(["--state", &state]);
        }
        let (report, _) = ended(command.args(["--format", "json"]), b"", 0);
        assert!(report.len() < 100_000, "{}", report.len());
        let report: Value = serde_json::from_str(&report).unwrap();
        let number = |place: &str| report.pointer(place).unwrap().as_u64().unwrap();
        assert_eq!(number("/summary/requests"), 122);
        assert_eq!(number("/summary/inputs/0/lines"), 124);
        assert_eq!(number("/summary/inputs/0/unread"), 2);
    }
}

#[test]
fn clocks_that_jump_move_nothing_and_every_line_is_counted() {
    let wrong = ["26/Mar/2026", "22/Mar/2026", "01/Jan/1970", "31/Dec/9999"];
    let clean = minutes(0..60, true) + &minutes(60..80, false);
    let lines: Vec<&str> = clean.split_inclusive('\n').collect();
    let mut log = String::new();
    for (number, line) in lines.iter().enumerate() {
        // Far from where something happens, so that it can be the same.
        if number % 900 == 450 {
            let date = wrong.get(number / 900 % wrong.len()).unwrap();
            log += &line.replace("23/Mar/2026", date);
        }
        log += line;
    }
    let read = |log: &str| {
        let mut command = watch(&["-", "--format", "json"]);
        let (report, _) = ended(&mut command, log.as_bytes(), 0);
        serde_json::from_str::<Value>(&report).unwrap()
    };
    let (right, wrong) = (read(&clean), read(&log));
    let ids = |report: &Value| -> Vec<Value> {
        let alerts = report.get("alerts").unwrap().as_array().unwrap();
        alerts
            .iter()
            .map(|alert| alert.get("id").unwrap().clone())
            .collect()
    };
    assert_eq!(ids(&wrong), ids(&right));
    assert_eq!(ids(&right).len(), 1);
    let number = |name: &str| {
        wrong
            .get("summary")
            .unwrap()
            .get(name)
            .unwrap()
            .as_u64()
            .unwrap()
    };
    let jumps = u64::try_from(log.lines().count() - lines.len()).unwrap();
    assert_eq!(number("ahead") + number("late"), jumps);
    let all = u64::try_from(lines.len()).unwrap() + number("late");
    assert_eq!(number("requests"), all);
    assert_eq!(
        wrong.pointer("/summary/until"),
        right.pointer("/summary/until")
    );
}
