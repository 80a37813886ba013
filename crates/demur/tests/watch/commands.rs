//! What the command line chooses: what to fail on, how the report is written and where, and how a run ends.

use std::io::Write;
use std::process::Stdio;

use demur_testkit::Folder;
use serde_json::Value;

use crate::campaign::minutes;
use crate::runs::{Followed, ended, wait_until, watch};

/// A folder with a log in which products have vanished.
fn folder(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    let text = minutes(0..60, true) + &minutes(60..80, false);
    let log = folder.write("access.log", &text).display().to_string();
    (folder, log)
}

#[test]
fn what_to_fail_on_is_chosen() {
    let (folder, log) = folder("watch-fail");
    let check = |what: &[&str], code: i32| {
        let mut command = watch(&[&log]);
        ended(command.args(what), b"", code)
    };
    check(&["--check"], 1);
    check(&[], 0);
    check(&["--fail-on", "page"], 0);
    check(&["--check", "--fail-on", "note"], 1);
    check(&["--check", "--fail-on", "ticket"], 1);
    check(&["--check", "--fail-on", "spike,routing-regression"], 1);
    check(&["--check", "--fail-on", "spike"], 0);
    let good = folder
        .write("good.log", &minutes(0..60, true))
        .display()
        .to_string();
    ended(&mut watch(&[&good, "--check", "--fail-on", "note"]), b"", 0);
    let (_, talk) = check(&["--check", "--fail-on", "routing-regresion"], 2);
    assert!(
        talk.contains("hint: did you mean `routing-regression`?"),
        "{talk}"
    );
    let (_, talk) = check(&["--fail-on", "page,everything"], 2);
    assert!(talk.contains("`--fail-on everything` is neither"), "{talk}");
}

#[test]
fn each_format_is_what_it_says() {
    let (_folder, log) = folder("watch-formats");
    let report = |format: &str| ended(&mut watch(&[&log, "--format", format]), b"", 0).0;
    assert!(report("text").contains("ALERTS  1"));
    let json: Value = serde_json::from_str(&report("json")).unwrap();
    assert!(json.pointer("/alerts/0/id").is_some());
    let lines = report("ndjson");
    assert!(!lines.is_empty());
    for line in lines.lines() {
        let alert: Value = serde_json::from_str(line).unwrap();
        assert_eq!(Some(&alert), json.pointer("/alerts/0"));
    }
    let page = report("html");
    assert!(page.starts_with("<!doctype html>"));
    assert!(page.contains("<title>access.log – demur watch</title>"));
    assert!(report("markdown").starts_with('#'));
    assert!(report("csv").starts_with("route,requests,"));
    assert!(report("consumers").starts_with("consumer,"));
    assert!(report("prometheus").contains("\ndemur_watch_requests_total 4800\n"));
    assert!(report("rules").contains("groups:"));
    let alerts: Value = serde_json::from_str(&report("alertmanager")).unwrap();
    assert!(alerts.pointer("/0/labels/alertname").is_some());
    let (_, talk) = ended(&mut watch(&[&log, "--format", "jsn"]), b"", 2);
    assert!(talk.contains("json"), "{talk}");
}

#[test]
fn a_report_is_written_as_a_whole_or_not_at_all() {
    let (folder, log) = folder("watch-output");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let write = |format: &str, file: &str, code: i32| {
        let arguments = [&log, "--format", format, "--output", file];
        let (result, talk) = ended(&mut watch(&arguments), b"", code);
        assert_eq!(result, "");
        talk
    };
    let file = place("report.md");
    write("markdown", &file, 0);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with('#'));
    let talk = write("html", &place("report.html"), 0);
    assert!(talk.contains("report.json"), "{talk}");
    let twin = std::fs::read_to_string(place("report.json")).unwrap();
    assert!(serde_json::from_str::<Value>(&twin).is_ok());
    // A page that is named like its twin is the page.
    write("html", &place("page.json"), 0);
    let page = std::fs::read_to_string(place("page.json")).unwrap();
    assert!(page.starts_with("<!doctype html>"), "{page}");
    let talk = write("json", &place("no/such/report.json"), 2);
    assert!(talk.contains("cannot be written"), "{talk}");
    let talk = write("json", &place(""), 2);
    assert!(talk.contains("it is a folder"), "{talk}");
    write("json", "/dev/null", 0);
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
    let left = std::fs::read_dir(folder.path()).unwrap().flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().contains(".part"));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_signal_ends_a_run_with_a_report() {
    let (_folder, log) = folder("watch-signal");
    for signal in ["-INT", "-TERM"] {
        let run = Followed::start(watch(&[&log, "--follow"]).args(["--format", "ndjson"]));
        run.wait_for(log.as_ref());
        run.signal(signal);
        let (report, talk) = run.end(0);
        assert_eq!((report.lines().count(), talk.as_str()), (1, ""), "{report}");
    }
    // `--check` holds then, too.
    let run = Followed::start(watch(&[&log, "--follow"]).arg("--check"));
    run.wait_for(log.as_ref());
    run.stop(1);
}

#[test]
fn a_signal_ends_a_stream_with_a_report_of_what_came() {
    let folder = Folder::new("watch-stream-end");
    let list = folder.path().join("alerts.jsonl");
    let mut command = watch(&["-", "--follow", "--format", "ndjson", "--alerts"]);
    let mut run = Followed::start(command.arg(&list).stdin(Stdio::piped()));
    let text = minutes(0..60, true) + &minutes(60..70, false);
    let mut stdin = run.input();
    stdin.write_all(text.as_bytes()).unwrap();
    // The alert is told while the stream goes on.
    let is_told = || std::fs::metadata(&list).is_ok_and(|list| list.len() > 0);
    wait_until("an alert is told", is_told);
    run.signal("-INT");
    let (text, talk) = run.end(0);
    drop(stdin);
    assert_eq!((text.lines().count(), talk.as_str()), (2, ""), "{text}");
    for line in text.lines() {
        assert!(serde_json::from_str::<Value>(line).is_ok(), "{line}");
    }
}

#[test]
fn nobody_has_to_read_to_the_end() {
    let (_folder, log) = folder("watch-head");
    for format in ["text", "html", "json"] {
        let mut command = watch(&[&log, "--format", format]);
        let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let talk = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            (output.status.code(), talk.as_str()),
            (Some(0), ""),
            "{format}"
        );
    }
}

#[test]
fn a_list_of_alerts_that_is_there_already_is_added_to() {
    let (folder, log) = folder("watch-list");
    let list = folder.write("alerts.jsonl", "{\"mine\":1}\n{\"cut\"");
    let state = folder.path().join("watch.redb").display().to_string();
    // A run that was killed while it made its state is in nobody's way.
    folder.write("watch.redb.part", "half");
    let name = list.display().to_string();
    let run = || {
        ended(
            &mut watch(&[&log, "--alerts", &name, "--state", &state]),
            b"",
            0,
        )
    };
    run();
    let text = std::fs::read_to_string(&list).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("{\"mine\":1}"));
    assert_eq!(lines.next(), Some("{\"cut\""));
    let alerts: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(alerts.len(), 1, "{text}");
    run();
    assert_eq!(std::fs::read_to_string(&list).unwrap(), text);
    // Whoever moves it away gets a new one, and another file is nobody's to cut.
    std::fs::rename(&list, folder.path().join("old.jsonl")).unwrap();
    folder.write("alerts.jsonl", &"other\n".repeat(1000));
    run();
    assert_eq!(
        std::fs::read_to_string(&list).unwrap(),
        "other\n".repeat(1000)
    );
}
