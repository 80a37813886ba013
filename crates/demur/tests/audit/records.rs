//! What was recorded is judged without asking anybody.

use demur_testkit::{Folder, result, talk};
use serde_json::Value;

use crate::shop::{Shop, audit};

/// The findings of a report, without what differs from run to run.
fn findings(report: &str) -> Value {
    let report: Value = serde_json::from_str(report).unwrap();
    report["findings"].clone()
}

#[test]
fn a_record_gives_the_same_findings_as_the_run() {
    let shop = Shop::open();
    let folder = Folder::new("audit-record");
    let record = folder.path().join("run.jsonl").display().to_string();
    let arguments = [&shop.url("/"), "--record", &record, "--format", "json"];
    let asked = result(&mut audit(&arguments), b"", 1);
    let number = shop.asked().len();
    let replayed = result(
        &mut audit(&["--replay", &record, "--format", "json"]),
        b"",
        1,
    );
    assert_eq!(shop.asked().len(), number, "nothing more is sent");
    assert_eq!(findings(&asked), findings(&replayed));
    assert!(findings(&asked).as_array().unwrap().len() >= 2);
}

#[test]
fn an_http_archive_is_judged() {
    let folder = Folder::new("audit-har");
    let har = r#"{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"https://a.example/x","headers":[]},
        "response":{"status":401,"httpVersion":"HTTP/1.1","headers":[{"name":"Date","value":"Fri, 27 Nov 2026 12:00:00 GMT"},{"name":"Cache-Control","value":"no-store"}],"content":{}}}]}}"#;
    let file = folder.write("session.har", har).display().to_string();
    let report = result(&mut audit(&["--har", &file, "--format", "json"]), b"", 1);
    let found = findings(&report);
    assert_eq!(found[0]["rule"], "unauthorized-without-challenge");
    assert_eq!(found[0]["url"], "https://a.example/x");
    let file = folder.write("no.har", "{}").display().to_string();
    let said = talk(&mut audit(&["--har", &file]), b"", 2);
    assert!(said.contains("this is no HAR file"), "{said}");
}

#[test]
fn the_statuses_of_a_log_are_judged_and_nothing_that_it_does_not_say() {
    let folder = Folder::new("audit-log");
    let line = |path: &str, status: u16| {
        format!(
            "203.0.113.7 - - [20/Nov/2026:12:04:31 +0000] \"GET {path} HTTP/1.1\" {status} 153\n"
        )
    };
    let log = line("/a", 200) + &line("/b", 418) + &line("/c", 404) + &line("/d", 401);
    let file = folder.write("access.log", &log).display().to_string();
    let report = result(
        &mut audit(&["--log", &file, "--format", "json", "--fail-on", "never"]),
        b"",
        0,
    );
    let found = findings(&report);
    let rules: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["unregistered-status"]);
    let said = talk(
        &mut audit(&[
            "--log",
            &folder.write("x", "no log\n").display().to_string(),
        ]),
        b"",
        2,
    );
    assert!(said.contains("neither an access log nor events"), "{said}");
}
