//! What leaks from the inside of servers: every text of the corpus is found in an error, and what is harmless is not.

#![expect(clippy::expect_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

use demur_audit::{
    ANONYMOUS, Answer, Exchange, Fields, Finding, Origin, Outcome, Purpose, Request, Run, Severity,
    Site, VISIT, checks,
};

fn files(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../demur-decide/tests/leaks");
    let entries = fs::read_dir(folder.join(kind)).expect("a folder");
    let mut all: Vec<PathBuf> = entries.map(|one| one.expect("an entry").path()).collect();
    all.sort();
    all
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

/// What is found in a text that is the content of a 404.
fn found(path: &Path) -> Vec<Finding> {
    let origin = Origin::try_from("https://shop.example".to_owned()).expect("an origin");
    let exchange = Exchange {
        purposes: vec![Purpose {
            check: VISIT.to_owned(),
            part: String::new(),
            about: format!("{origin}/x"),
            expected: None,
        }],
        request: Request {
            method: "GET".to_owned(),
            origin,
            target: "/x".to_owned(),
            fields: Vec::new(),
            body: None,
            identity: ANONYMOUS.to_owned(),
            raw: None,
        },
        at: 0,
        outcome: Outcome::Answer(Answer {
            status: 404,
            fields: Fields::default(),
            body: fs::read(path).expect("a text"),
            ..Answer::default()
        }),
    };
    let mut all = checks::judge(checks::ALL, &Site::default(), &Run::of([exchange]));
    all.retain(|finding| finding.rule == "internals-leaked");
    all
}

#[test]
fn every_leak_is_found_and_traces_weigh_most() {
    let (mut missed, mut count) = (Vec::new(), 0);
    for path in files("leaky") {
        let (name, found) = (name(&path), found(&path));
        let kind = name.split('.').next().unwrap_or_default();
        let heaviest = found.iter().map(|finding| finding.severity).max();
        let right = match kind {
            "stack-trace" | "secret" => heaviest == Some(Severity::Must),
            // A page that only shows which product made it is no fault of its own.
            "banner" => heaviest != Some(Severity::Must),
            _ => heaviest == Some(Severity::Should),
        };
        count += 1;
        if !right {
            missed.push(format!("{name}: {heaviest:?}"));
        }
    }
    assert!(count > 80 && missed.is_empty(), "{missed:#?}");
}

#[test]
fn nothing_is_found_in_what_is_harmless() {
    for path in files("harmless") {
        let what: Vec<String> = found(&path).into_iter().map(|one| one.what).collect();
        assert!(what.is_empty(), "{}: {what:?}", name(&path));
    }
}
