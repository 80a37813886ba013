//! What Prometheus reads.

use demur_watch::Report;
use demur_watch::report::RouteRow;
use demur_watch::sinks::metrics::{MOST_ROUTES, metrics};

use crate::example;
use crate::exposition::{Sample, parse};

/// The value of the sample with this name and these labels.
fn value(samples: &[Sample], name: &str, labels: &[(&str, &str)]) -> Option<u64> {
    let fits = |sample: &&Sample| {
        let has = |(label, value): &(&str, &str)| {
            sample
                .labels
                .get(*label)
                .is_some_and(|found| found == value)
        };
        sample.name == name && sample.labels.len() == labels.len() && labels.iter().all(has)
    };
    samples.iter().find(fits).map(|sample| sample.value)
}

#[test]
fn every_number_of_the_report_is_there() {
    let samples = parse(&metrics(&example::report())).unwrap();
    let check = |name: &str, labels: &[(&str, &str)], expected| {
        assert_eq!(
            value(&samples, name, labels),
            Some(expected),
            "{name} {labels:?}"
        );
    };
    check("demur_watch_requests_total", &[], 1_912_004);
    check("demur_watch_responses_total", &[("code", "404")], 70_121);
    check(
        "demur_watch_route_requests_total",
        &[("route", "POST /orders")],
        40_201,
    );
    check(
        "demur_watch_route_requests_total",
        &[("route", "other")],
        932_480,
    );
    check(
        "demur_watch_client_errors_total",
        &[("route", "POST /orders"), ("code", "400")],
        4_002,
    );
    check(
        "demur_watch_client_errors_total",
        &[("route", "other"), ("code", "400")],
        308,
    );
    check("demur_watch_misses_total", &[("kind", "scanner")], 18_204);
    check("demur_watch_lines_unread_total", &[], 12);
    check("demur_watch_lines_late_total", &[], 42);
    check("demur_watch_lines_ahead_total", &[], 3);
    check(
        "demur_watch_alerts",
        &[
            ("detector", "routing-regression"),
            ("severity", "page"),
            ("state", "open"),
        ],
        1,
    );
}

#[test]
fn all_client_errors_are_under_some_route() {
    let report = example::report();
    let samples = parse(&metrics(&report)).unwrap();
    let of_client = report
        .statuses
        .iter()
        .filter(|(status, _)| (400..500).contains(status));
    let expected: u64 = of_client.map(|(_, count)| count).sum();
    let found = samples
        .iter()
        .filter(|sample| sample.name == "demur_watch_client_errors_total");
    assert_eq!(found.map(|sample| sample.value).sum::<u64>(), expected);
}

#[test]
fn labels_are_bounded_however_many_routes_there_are() {
    let row = |number| RouteRow {
        route: format!("GET /{number}"),
        requests: 2,
        statuses: vec![(404, 1)],
        client_errors: 1,
        trend: Vec::new(),
    };
    let report = Report {
        requests: 10_000,
        statuses: vec![(200, 5_000), (404, 5_000)],
        routes: (0..5_000).map(row).collect(),
        ..Report::default()
    };
    let samples = parse(&metrics(&report)).unwrap();
    let named = |name: &str| samples.iter().filter(|sample| sample.name == name).count();
    assert_eq!(named("demur_watch_route_requests_total"), MOST_ROUTES + 1);
    assert_eq!(named("demur_watch_client_errors_total"), MOST_ROUTES + 1);
    let other = value(
        &samples,
        "demur_watch_route_requests_total",
        &[("route", "other")],
    );
    assert_eq!(other, Some(9_800));
}

#[test]
fn kinds_of_404_are_counted_from_nothing() {
    let samples = parse(&metrics(&Report::default())).unwrap();
    for kind in [
        "was-live",
        "internal-link",
        "external-link",
        "known-route",
        "never-existed",
        "scanner",
    ] {
        assert_eq!(
            value(&samples, "demur_watch_misses_total", &[("kind", kind)]),
            Some(0)
        );
    }
}
