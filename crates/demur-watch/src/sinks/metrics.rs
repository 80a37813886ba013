//! The report for Prometheus, in the text exposition format 0.0.4.
//!
//! No label takes more values than we choose: routes beyond the first [`MOST_ROUTES`] share the value `other`, and
//! statuses, detectors and kinds are few. The routes listed may change from one scrape to the next, and `other` falls
//! when a route gets a line of its own; whoever computes rates over all routes uses the metrics without the label
//! `route`, which never fall.

use std::collections::BTreeMap;

use crate::alert::Alert;
use crate::report::{Report, RouteRow};

use super::written::sum;
use super::{escape, order, others};

/// The media type of the answer.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// So many routes have a label of their own.
pub const MOST_ROUTES: usize = 100;

/// Prometheus may be told to refuse longer ones.
const LONGEST_LABEL: usize = 200;

/// The label of the other routes.
const OTHER: &str = "other";

/// The counts of a report that began with the process, and the alerts that it has now.
pub fn metrics(report: &Report) -> String {
    let listed = listed(report);
    let unread = sum(report.inputs.iter().map(|input| input.unread));
    let mut out = String::new();
    let mut family = |kind, name, help, samples| push_family(&mut out, kind, name, help, samples);
    family(
        "counter",
        "requests_total",
        "Requests that were counted.",
        of_one(report.requests),
    );
    family(
        "counter",
        "responses_total",
        "Answers by status.",
        responses(report),
    );
    family(
        "counter",
        "route_requests_total",
        "Requests by route.",
        route_requests(&listed),
    );
    family(
        "counter",
        "client_errors_total",
        "Answers of 4xx by route and status.",
        client_errors(&listed),
    );
    family(
        "counter",
        "misses_total",
        "404s by what they are.",
        misses(report),
    );
    family(
        "counter",
        "lines_unread_total",
        "Lines that could not be read.",
        of_one(unread),
    );
    family(
        "counter",
        "lines_late_total",
        "Lines too late for their minute to be judged.",
        of_one(report.late),
    );
    family(
        "counter",
        "lines_ahead_total",
        "Lines dated far ahead of all others.",
        of_one(report.ahead),
    );
    family(
        "gauge",
        "alerts",
        "Alerts by what raised them.",
        alerts(&report.alerts),
    );
    out
}

/// Labels in their order and the number. What has the same labels is one: two lines of the same name and labels would
/// make Prometheus refuse all of them.
type Samples = BTreeMap<Vec<(&'static str, String)>, u64>;

fn push_family(out: &mut String, kind: &str, name: &str, help: &str, samples: Samples) {
    out.push_str(&format!("# HELP demur_watch_{name} {help}\n"));
    out.push_str(&format!("# TYPE demur_watch_{name} {kind}\n"));
    for (labels, number) in samples {
        let labels: Vec<_> = labels
            .iter()
            .map(|(label, value)| format!("{label}=\"{}\"", label_value(value)))
            .collect();
        let labels = match labels.as_slice() {
            [] => String::new(),
            _ => format!("{{{}}}", labels.join(",")),
        };
        out.push_str(&format!("demur_watch_{name}{labels} {number}\n"));
    }
}

/// The format has escapes for three letters; the third, the end of a line, is gone by then.
fn label_value(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The routes with a label, and the others as one.
fn listed(report: &Report) -> Vec<(&str, RouteRow)> {
    let rows = report.routes.iter().take(MOST_ROUTES);
    let rows = rows.map(|row| (row.route.as_str(), row.clone()));
    rows.chain([(OTHER, others::routes(report, MOST_ROUTES))])
        .collect()
}

fn of_one(number: u64) -> Samples {
    Samples::from([(Vec::new(), number)])
}

/// Values are short and do nothing, and those that look the same then are the same.
fn add(samples: &mut Samples, mut labels: Vec<(&'static str, String)>, number: u64) {
    for (_, value) in &mut labels {
        *value = escape::cut_inside(&escape::visible(value), LONGEST_LABEL).into_owned();
    }
    let sum = samples.entry(labels).or_default();
    *sum = sum.saturating_add(number);
}

fn responses(report: &Report) -> Samples {
    let mut samples = Samples::new();
    for (status, count) in &report.statuses {
        add(&mut samples, vec![("code", status.to_string())], *count);
    }
    samples
}

fn route_requests(listed: &[(&str, RouteRow)]) -> Samples {
    let mut samples = Samples::new();
    for (route, row) in listed {
        add(
            &mut samples,
            vec![("route", (*route).to_owned())],
            row.requests,
        );
    }
    samples
}

fn client_errors(listed: &[(&str, RouteRow)]) -> Samples {
    let mut samples = Samples::new();
    for (route, row) in listed {
        let of_client = row
            .statuses
            .iter()
            .filter(|(status, _)| (400..500).contains(status));
        for (status, count) in of_client {
            let labels = vec![("route", (*route).to_owned()), ("code", status.to_string())];
            add(&mut samples, labels, *count);
        }
    }
    samples
}

fn misses(report: &Report) -> Samples {
    let mut samples = Samples::new();
    // 0 from the beginning, so that the first ones are seen as a change.
    for kind in order::KINDS {
        add(&mut samples, vec![("kind", kind.to_owned())], 0);
    }
    for class in &report.misses {
        add(&mut samples, vec![("kind", class.kind.clone())], class.hits);
    }
    samples
}

fn alerts(alerts: &[Alert]) -> Samples {
    let mut samples = Samples::new();
    for alert in alerts {
        let labels = vec![
            ("detector", alert.detector.clone()),
            ("severity", alert.severity.as_str().to_owned()),
            ("state", alert.state.as_str().to_owned()),
        ];
        add(&mut samples, labels, 1);
    }
    samples
}
