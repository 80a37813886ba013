//! How the report is written, what fails, and what is known.

use demur_testkit::{Folder, result, run, talk};
use serde_json::Value;

use crate::shop::{Shop, audit};

#[test]
fn each_format_is_what_it_says() {
    let shop = Shop::open();
    let folder = Folder::new("audit-formats");
    let record = folder.path().join("run.jsonl").display().to_string();
    result(&mut audit(&[&shop.url("/"), "--record", &record]), b"", 1);
    let report = |format: &str| {
        result(
            &mut audit(&["--replay", &record, "--format", format]),
            b"",
            1,
        )
    };
    let json: Value = serde_json::from_str(&report("json")).unwrap();
    let finding = &json["findings"][0];
    for member in [
        "rule",
        "severity",
        "confidence",
        "method",
        "url",
        "evidence",
        "why",
        "fix",
        "docs",
        "curl",
    ] {
        assert!(!finding[member].is_null(), "{member}: {finding}");
    }
    for line in report("ndjson").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert!(line.is_object());
    }
    let sarif: Value = serde_json::from_str(&report("sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    assert!(sarif["runs"][0]["results"].as_array().unwrap().len() >= 2);
    assert!(report("junit").starts_with("<?xml"));
    assert!(report("html").starts_with("<!doctype html>"));
    assert!(report("md").starts_with('#'));
    assert!(report("http").contains("GET http://"));
}

#[test]
fn it_fails_from_the_severity_on_that_is_asked_for() {
    let shop = Shop::open();
    let url = shop.url("/account");
    let only = ["--only", "unauthorized-without-challenge", "--no-crawl"];
    let ends = |fail_on: &str, code: i32| {
        let mut command = audit(&only);
        result(command.args([&url, "--fail-on", fail_on]), b"", code)
    };
    ends("must", 1);
    ends("advice", 1);
    ends("never", 0);
    let mut command = audit(&["--only", "wrong-authority", "--no-crawl"]);
    result(command.args([&shop.url("/"), "--fail-on", "must"]), b"", 0);
}

#[test]
fn what_a_baseline_knows_does_not_fail_and_what_is_new_does() {
    let shop = Shop::open();
    let folder = Folder::new("audit-baseline");
    let file = folder.path().join("baseline.json").display().to_string();
    let url = shop.url("/");
    let wrote = ["--only", "head-differs-from-get", "--write-baseline", &file];
    let mut command = audit(&wrote);
    let output = run(command.arg(&url), b"");
    assert_eq!(output.status.code(), Some(1));
    let known = ["--only", "head-differs-from-get", "--baseline", &file];
    let mut command = audit(&known);
    result(command.arg(&url), b"", 0);
    result(&mut audit(&[&url, "--baseline", &file]), b"", 1);
    let said = talk(
        &mut audit(&[
            &url,
            "--baseline",
            &folder.write("b", "x").display().to_string(),
        ]),
        b"",
        2,
    );
    assert!(said.contains("is no baseline"), "{said}");
}

#[test]
fn what_is_accepted_for_a_reason_does_not_fail() {
    let shop = Shop::open();
    let folder = Folder::new("audit-suppress");
    let accepted =
        "[[suppress]]\nrule = \"head-differs-from-get\"\nreason = \"it is being replaced\"\n";
    let file = folder
        .write("accepted.toml", accepted)
        .display()
        .to_string();
    let arguments = ["--only", "head-differs-from-get", "--suppress", &file];
    let mut command = audit(&arguments);
    let report = result(command.arg(shop.url("/")), b"", 0);
    assert!(report.contains("it is being replaced"), "{report}");
    let file = folder.write(
        "wrong.toml",
        "[[suppress]]\nrule = \"head-differs-from-get\"\n",
    );
    let said = talk(
        &mut audit(&[&shop.url("/"), "--suppress", &file.display().to_string()]),
        b"",
        2,
    );
    assert!(said.contains("reason"), "{said}");
}

#[test]
fn other_files_are_written_beside_the_report() {
    let shop = Shop::open();
    let folder = Folder::new("audit-write");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let (sarif, junit) = (
        format!("sarif={}", place("a.sarif")),
        format!("junit={}", place("a.xml")),
    );
    let url = shop.url("/");
    let arguments = [
        &url,
        "--write",
        &sarif,
        "--write",
        &junit,
        "--fail-on",
        "never",
    ];
    assert!(run(&mut audit(&arguments), b"").status.success());
    assert!(
        std::fs::read_to_string(place("a.sarif"))
            .unwrap()
            .contains("\"2.1.0\"")
    );
    assert!(
        std::fs::read_to_string(place("a.xml"))
            .unwrap()
            .contains("<testcase")
    );
    let before = shop.asked().len();
    let said = talk(
        &mut audit(&[&url, "--output", &place("no/such/folder.html")]),
        b"",
        2,
    );
    assert!(said.contains("its folder is not there"), "{said}");
    let said = talk(&mut audit(&[&url, "--write", "pdf=x.pdf"]), b"", 2);
    assert!(said.contains("names no format and file"), "{said}");
    assert_eq!(
        shop.asked().len(),
        before,
        "it is known before anything is asked"
    );
}
