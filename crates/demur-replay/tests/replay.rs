//! Recordings of a small shop, compared under an old document and a new one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use demur_contract::{CompileOptions, Contract};
use demur_decide::policy::{AcceptPolicy, Mode};
use demur_decide::{Policy, Snapshot};
use demur_replay::{
    Change, Content, Difference, Format, Head, Known, Missing, Reader, Recorded, Replay, Summary,
    Unread, compare, detect, summary_json, summary_text, trusting,
};

fn data(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data")
            .join(name),
    )
    .unwrap()
}

fn contract(name: &str) -> Contract {
    let nothing = |_: &str| Err("there are no other files".to_owned());
    Contract::compile(name, data(name), &nothing, &CompileOptions::default()).unwrap()
}

fn snapshot(name: &str) -> Snapshot {
    trusting(Snapshot::of(vec![contract(name)], Policy::default()))
}

fn replay(bytes: &[u8], old: Option<&Snapshot>, new: &Snapshot) -> (Summary, Unread) {
    let mut replay = Replay::new(old, new);
    let mut reader = Reader::new(detect(bytes).unwrap());
    for piece in bytes.chunks(100) {
        reader.feed(piece, &mut |recorded| {
            replay.add(&recorded);
        });
    }
    let unread = reader.finish(&mut |recorded| {
        replay.add(&recorded);
    });
    (replay.summary(), unread)
}

fn event(method: &str, path: &str, rest: &str) -> Recorded {
    let line = format!(r#"{{"v":1,"ts":"x","method":"{method}","path":"{path}"{rest}}}"#);
    one(Format::Events, &line)
}

fn line(request: &str, status: u16) -> Recorded {
    one(
        Format::AccessLog,
        &format!(r#"192.0.2.1 - - [x] "{request} HTTP/1.1" {status} 1"#),
    )
}

fn one(format: Format, text: &str) -> Recorded {
    let mut found = Vec::new();
    let mut reader = Reader::new(format);
    reader.feed(text.as_bytes(), &mut |recorded| found.push(recorded));
    let unread = reader.finish(&mut |recorded| found.push(recorded));
    assert_eq!(unread, Unread::default(), "{text}");
    found.pop().unwrap()
}

#[track_caller]
fn check(recorded: &Recorded, expected: Change) -> Difference {
    let found = compare(None, &snapshot("new.yaml"), recorded);
    assert_eq!(found.change, expected, "{recorded:?}");
    found
}

#[test]
fn a_log_is_told_for_people() {
    let bytes = data("shop.log");
    assert_eq!(detect(&bytes), Some(Format::AccessLog));
    let (summary, unread) = replay(&bytes, None, &snapshot("new.yaml"));
    insta::assert_snapshot!(summary_text(&summary, &unread));
}

#[test]
fn a_log_is_told_for_people_against_an_old_document() {
    let (old, new) = (snapshot("old.yaml"), snapshot("new.yaml"));
    let (summary, unread) = replay(&data("shop.log"), Some(&old), &new);
    insta::assert_snapshot!(summary_text(&summary, &unread));
}

#[test]
fn a_har_file_is_told_for_people() {
    let bytes = data("shop.har");
    assert_eq!(detect(&bytes), Some(Format::Har));
    let (summary, unread) = replay(&bytes, None, &snapshot("new.yaml"));
    insta::assert_snapshot!(summary_text(&summary, &unread));
}

#[test]
fn a_summary_for_programs_counts_the_same() {
    let (summary, unread) = replay(&data("shop.har"), None, &snapshot("new.yaml"));
    let json = summary_json(&summary, &unread);
    assert_eq!(
        (json["requests"].as_u64(), json["unread"].as_u64()),
        (Some(7), Some(1))
    );
    assert_eq!(json["refused"].as_u64(), Some(summary.refused));
    let text = json.to_string();
    assert!(!text.contains("secret") && text.contains("key=…"), "{text}");
}

#[test]
fn each_request_is_counted_once() {
    let old = snapshot("old.yaml");
    for (name, old) in [
        ("shop.log", None),
        ("shop.log", Some(&old)),
        ("shop.har", None),
    ] {
        let (summary, _) = replay(&data(name), old, &snapshot("new.yaml"));
        let sum =
            summary.refused + summary.altered + summary.opened + summary.same + summary.undecided();
        assert_eq!(summary.requests, sum, "{name}");
        let grouped: u64 = summary.groups.iter().map(|group| group.count).sum();
        assert_eq!(
            grouped,
            summary.refused + summary.altered + summary.opened,
            "{name}"
        );
    }
}

#[test]
fn a_recording_replayed_by_its_own_document_has_no_changes() {
    let old = snapshot("old.yaml");
    for name in ["shop.log", "shop.har"] {
        let (summary, _) = replay(&data(name), Some(&old), &snapshot("old.yaml"));
        assert_eq!(summary.groups, [], "{name}");
    }
}

#[test]
fn a_log_does_not_tell_what_its_lines_do_not_hold() {
    // Credentials, a required field, a body: all would be missed, and all may have been there.
    check(
        &line("POST /orders", 201),
        Change::Undecidable(Missing::Credentials),
    );
    check(
        &line("GET /orders/AB1234", 200),
        Change::Undecidable(Missing::Credentials),
    );
    // A segment that does not fit is on the line, behind the rows about credentials.
    let found = check(&line("GET /orders/7", 200), Change::Refused);
    assert_eq!(found.after.step().unwrap().as_str(), "path-parameter");
    assert_eq!(found.operation.as_deref(), Some("GET /orders/{id}"));
    check(&line("GET /products?limit=51", 200), Change::Refused);
    check(&line("GET /products?limit=50", 200), Change::Same);
}

#[test]
fn what_both_documents_ask_for_alike_is_unchanged_although_it_was_not_recorded() {
    let (old, new) = (snapshot("old.yaml"), snapshot("new.yaml"));
    let read = line("GET /orders/AB1234", 200);
    assert_eq!(compare(Some(&old), &new, &read).change, Change::Same);
    // This one asks for another right and for another member of the body.
    let create = line("POST /orders", 201);
    let expected = Change::Undecidable(Missing::Credentials);
    assert_eq!(compare(Some(&old), &new, &create).change, expected);
}

#[test]
fn what_the_old_document_cannot_tell_the_recorded_status_can() {
    let nothing = |_: &str| Err("there are no other files".to_owned());
    let document = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n";
    let options = CompileOptions::default();
    let empty = Contract::compile("empty.yaml", document.into(), &nothing, &options).unwrap();
    let (old, new) = (
        snapshot("old.yaml"),
        Snapshot::of(vec![empty], Policy::default()),
    );
    let found = compare(Some(&old), &new, &line("GET /orders/AB1234", 200));
    assert_eq!(found.change, Change::Refused);
    assert_eq!(found.operation.as_deref(), Some("GET /orders/{id}"));
}

#[test]
fn a_policy_that_looks_at_fields_makes_lines_undecidable() {
    let mut new = snapshot("new.yaml");
    new.policy.modes.set(
        demur_decide::ids()
            .find(|(_, id)| id.as_str() == "media-type")
            .unwrap()
            .1,
        Mode::Shadow,
    );
    let read = line("GET /orders/AB1234", 200);
    let expected = Change::Undecidable(Missing::Credentials);
    assert_eq!(
        compare(Some(&snapshot("old.yaml")), &new, &read).change,
        expected
    );
    let mut strict = snapshot("new.yaml");
    strict.policy.accept = AcceptPolicy::Strict;
    // Nothing is said about the types of its answers, so that none can be refused.
    assert_eq!(
        compare(None, &strict, &line("GET /products/7", 200)).change,
        Change::Same
    );
}

#[test]
fn an_event_has_no_query_to_judge() {
    check(
        &event("GET", "/products", r#","status":200"#),
        Change::Undecidable(Missing::Query),
    );
    check(
        &event("GET", "/products/7", r#","status":200"#),
        Change::Same,
    );
    check(
        &event("GET", "/nowhere", r#","status":200"#),
        Change::Refused,
    );
}

#[test]
fn a_refusal_of_ours_that_is_lifted_is_opened_and_one_of_the_upstreams_is_not() {
    let ours = r#","status":404,"step":"not-found""#;
    check(&event("GET", "/ratings", ours), Change::Opened);
    let theirs = r#","status":404,"upstream_status":404"#;
    check(&event("GET", "/ratings", theirs), Change::Same);
    check(&line("GET /ratings", 404), Change::Same);
}

#[test]
fn a_refusal_with_another_status_is_altered() {
    let found = check(&line("POST /products", 404), Change::Altered);
    assert_eq!(
        (found.after.status(), found.after.step().unwrap().as_str()),
        (Some(405), "method-not-allowed")
    );
    check(&line("POST /products", 405), Change::Same);
    check(
        &event("GET", "/nowhere", r#","status":404,"step":"gone""#),
        Change::Altered,
    );
}

#[test]
fn who_was_answered_401_had_no_valid_credentials() {
    let mut recorded = event(
        "GET",
        "/orders/AB1234",
        r#","status":401,"step":"credentials-invalid""#,
    );
    check(&recorded, Change::Undecidable(Missing::Credentials));
    recorded.known.head = Head::Whole;
    recorded.fields = vec![
        ("Host".to_owned(), "a".to_owned()),
        ("Authorization".to_owned(), "Bearer a".to_owned()),
    ];
    recorded
        .fields
        .push(("X-Tenant".to_owned(), "a".to_owned()));
    check(&recorded, Change::Undecidable(Missing::Credentials));
    recorded.status = Some(200);
    recorded.step = None;
    check(&recorded, Change::Same);
}

#[test]
fn a_whole_request_is_judged_as_a_whole() {
    let recorded = Recorded {
        method: "POST".to_owned(),
        target: b"/orders".to_vec(),
        fields: vec![
            ("Host".to_owned(), "a".to_owned()),
            ("Authorization".to_owned(), "Bearer a".to_owned()),
            ("Content-Type".to_owned(), "application/json".to_owned()),
        ],
        content: Content::Sized(br#"{"product":7}"#.to_vec()),
        known: Known {
            head: Head::Whole,
            body: demur_replay::Body::Whole,
        },
        client: None,
        status: Some(201),
        step: None,
    };
    let found = check(&recorded, Change::Refused);
    assert_eq!(found.after.step().unwrap().as_str(), "body-schema");
    let chunked = Recorded {
        content: Content::Chunked(br#"{"product":7,"amount":1}"#.to_vec()),
        ..recorded.clone()
    };
    check(&chunked, Change::Same);
    let absent = Recorded {
        content: Content::Announced(24),
        known: Known {
            body: demur_replay::Body::Absent,
            ..recorded.known
        },
        ..recorded.clone()
    };
    check(&absent, Change::Undecidable(Missing::Body));
    let too_large = Recorded {
        content: Content::Announced(1 << 30),
        ..absent
    };
    let found = check(&too_large, Change::Refused);
    assert_eq!(found.after.step().unwrap().as_str(), "content-too-large");
    let bare = Recorded {
        fields: recorded.fields.iter().take(1).cloned().collect(),
        ..recorded
    };
    let found = check(&bare, Change::Refused);
    assert_eq!(found.after.step().unwrap().as_str(), "credentials-missing");
}

#[test]
fn a_body_without_a_recorded_length_is_not_said_to_be_missing() {
    let mut recorded = line("POST /orders", 201);
    recorded.known.head = Head::WithoutCredentials;
    recorded.fields = vec![("Host".to_owned(), "a".to_owned())];
    recorded
        .fields
        .push(("Content-Type".to_owned(), "application/json".to_owned()));
    check(&recorded, Change::Undecidable(Missing::Body));
}

#[test]
fn long_lines_and_wild_bytes_are_counted_and_passed_over() {
    let mut bytes = vec![b'a'; 3 << 20];
    bytes.extend_from_slice(b"\n\xff\xfe \"\x1b[2J\n");
    bytes.extend_from_slice(b"1.1.1.1 - - [x] \"GET /products/7 HTTP/1.1\" 200 1\r\n\n");
    bytes.extend_from_slice(b"1.1.1.1 - - [x] \"GET /products/\\xff HTTP/1.1\" 200 1");
    let mut found = Vec::new();
    let mut reader = Reader::new(Format::AccessLog);
    reader.feed(&bytes, &mut |recorded| found.push(recorded));
    let unread = reader.finish(&mut |recorded| found.push(recorded));
    let reasons: Vec<_> = unread
        .first
        .iter()
        .map(|one| (one.number, one.reason))
        .collect();
    assert_eq!(
        reasons,
        [
            (1, "it is longer than 1 MiB"),
            (2, "it is no line of an access log")
        ]
    );
    assert!(
        unread
            .first
            .iter()
            .all(|one| !one.excerpt.contains('\u{1b}'))
    );
    check(&found[0], Change::Same);
    let wild = check(&found[1], Change::Refused);
    assert_eq!(wild.after.step().unwrap().as_str(), "request-line");
}

#[test]
fn formats_are_told_apart() {
    for (start, expected) in [
        (
            "{\"v\":1,\"ts\":\"x\",\"id\":\"a\"}\n{",
            Some(Format::Events),
        ),
        (" {\n \"log\": {\"version\"", Some(Format::Har)),
        ("\u{feff}{\"log\":{}}", Some(Format::Har)),
        (
            "garbage\n1.1.1.1 - - [x] \"GET / HTTP/1.1\" 200 1\n",
            Some(Format::AccessLog),
        ),
        ("{\"level\":\"info\"}", None),
        ("", None),
    ] {
        assert_eq!(detect(start.as_bytes()), expected, "{start}");
    }
    for format in [Format::Har, Format::AccessLog, Format::Events] {
        assert_eq!(Format::named(format.as_str()), Some(format));
    }
}

#[test]
fn real_lines_are_read_and_none_is_lost() {
    let Some(folder) = std::env::var_os("DEMUR_TEST_DATA") else {
        eprintln!("skipped: DEMUR_TEST_DATA does not name the folder with the logs");
        return;
    };
    let file = Path::new(&folder).join("logs/elastic-apache-combined.log.zst");
    let Ok(output) = std::process::Command::new("zstd")
        .arg("-dc")
        .arg(file)
        .output()
    else {
        eprintln!("skipped: there is no `zstd` to unpack the log");
        return;
    };
    let log = output.stdout;
    assert_eq!(detect(&log), Some(Format::AccessLog));
    let (summary, unread) = replay(&log, None, &snapshot("new.yaml"));
    assert_eq!((summary.requests, unread.total), (10_000, 0), "{unread:?}");
    assert!(summary.refused > 9_000, "{summary:?}");
}
