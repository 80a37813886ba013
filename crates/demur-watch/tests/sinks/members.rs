//! The JSON has exactly the members that are promised, in their order.

use demur_watch::Report;
use demur_watch::sinks::json;
use serde_json::Value;

use crate::example;

const ALERT: &[&str] = &[
    "id", "detector", "severity", "state", "routes", "statuses", "since", "raised", "until",
    "numbers", "cause", "sentence", "examples", "hint", "docs",
];

/// The path of each object and its members.
const MEMBERS: &[(&str, &[&str])] = &[
    ("", &["v", "alerts", "summary"]),
    ("/alerts/3", ALERT),
    (
        "/alerts/3/numbers",
        &[
            "bad",
            "requests",
            "expected",
            "clients",
            "paths",
            "good_before",
        ],
    ),
    (
        "/alerts/3/cause/0",
        &["dimension", "value", "of_excess", "of_traffic"],
    ),
    (
        "/summary",
        &[
            "inputs",
            "from",
            "until",
            "requests",
            "bytes",
            "late",
            "ahead",
            "statuses",
            "routes",
            "routes_total",
            "misses",
            "series",
            "scanners",
            "consumers",
        ],
    ),
    (
        "/summary/inputs/0",
        &[
            "name", "format", "fits", "tried", "lines", "unread", "samples",
        ],
    ),
    (
        "/summary/inputs/0/samples/0",
        &["line", "reason", "excerpt"],
    ),
    ("/summary/statuses/0", &["status", "count"]),
    (
        "/summary/routes/0",
        &["route", "requests", "client_errors", "statuses", "trend"],
    ),
    ("/summary/routes/0/statuses/0", &["status", "count"]),
    ("/summary/misses/0", &["kind", "hits", "top"]),
    (
        "/summary/misses/0/top/0",
        &[
            "path",
            "status",
            "hits",
            "referrer",
            "live_until",
            "nearest",
        ],
    ),
    (
        "/summary/series",
        &[
            "start",
            "step",
            "requests",
            "client_errors",
            "server_errors",
        ],
    ),
    ("/summary/series/client_errors/0", &["status", "counts"]),
    (
        "/summary/scanners/0",
        &["network", "requests", "paths", "from", "until", "examples"],
    ),
    (
        "/summary/consumers/0",
        &[
            "name", "requests", "rejected", "faults", "trend", "early", "saved_us",
        ],
    ),
    ("/summary/consumers/0/faults/0", &["fault", "count"]),
];

#[test]
fn every_object_has_exactly_its_members() {
    let value: Value = serde_json::from_str(&json::report(&example::report())).unwrap();
    for (path, members) in MEMBERS {
        let object = value
            .pointer(path)
            .unwrap_or_else(|| panic!("nothing at {path}"));
        let mut found: Vec<_> = object
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let mut expected = members.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "at {path}");
    }
}

#[test]
fn members_keep_their_order() {
    let text = json::report(&example::report());
    for (path, members) in MEMBERS {
        let mut rest = text.as_str();
        for member in *members {
            let key = format!("\"{member}\":");
            let Some((_, behind)) = rest.split_once(&key) else {
                panic!("{key} is not where it belongs at {path}");
            };
            // The members of the outer objects stand behind those of the inner ones.
            if !path.is_empty() && *path != "/summary" {
                rest = behind;
            }
        }
    }
}

#[test]
fn an_alert_is_the_same_in_a_line_of_its_own() {
    let report = example::report();
    let text = json::report(&report);
    for alert in &report.alerts {
        let line = json::alert_line(alert);
        assert_eq!(line.lines().count(), 1);
        assert!(text.contains(line.trim_end()), "{line}");
    }
}

#[test]
fn values_are_written_as_they_are_promised() {
    let value: Value = serde_json::from_str(&json::report(&example::report())).unwrap();
    let check = |path: &str, expected: Value| assert_eq!(value.pointer(path), Some(&expected));
    check("/v", 1.into());
    check("/alerts/2/since", "2026-03-13T09:14:00Z".into());
    check("/alerts/2/until", Value::Null);
    check("/alerts/1/until", "2026-03-06T03:20:00Z".into());
    check("/alerts/2/numbers/expected", 2.4184.into());
    check("/alerts/2/cause/1/dimension", "referrer_host".into());
    check(
        "/alerts/2/docs",
        "/.demur/detectors/routing-regression".into(),
    );
    check("/alerts/3/hint", "".into());
    check("/summary/from", "2026-03-01T00:00:00Z".into());
    check("/summary/misses/0/top/0/nearest", Value::Null);
    check("/summary/consumers/0/trend/13", 0.41.into());
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let text = json::report(&example::report());
    assert_eq!(text, json::report(&example::report()));
    assert!(text.ends_with("}\n"));
    assert!(!text.contains("\n\n"));
}

#[test]
fn an_empty_report_has_every_member_of_a_full_one() {
    let value: Value = serde_json::from_str(&json::report(&Report::default())).unwrap();
    for path in ["", "/summary", "/summary/series"] {
        let expected = MEMBERS.iter().find(|(one, _)| *one == path).unwrap().1;
        let found = value.pointer(path).unwrap().as_object().unwrap().len();
        assert_eq!(found, expected.len(), "at {path}");
    }
    assert_eq!(value.pointer("/summary/from"), Some(&Value::Null));
}
