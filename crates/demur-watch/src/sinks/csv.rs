//! Routes and 404s as tables for a spreadsheet, which must never find a formula in them.

use crate::report::{Miss, MissClass, Report, RouteRow};

use super::{escape, others, written};

/// Stands in the place of a route or a path for all that have no row; no route and no path looks like this.
const OTHERS: &str = "(all others)";

/// One row a route: how often it was asked, and what went wrong by status as `404:12 500:3`.
pub fn routes(report: &Report) -> String {
    let mut out = row(&[
        "route",
        "requests",
        "client_errors",
        "server_errors",
        "statuses",
    ]);
    for route in &report.routes {
        out.push_str(&row(&route_cells(&escape::csv(&route.route), route)));
    }
    let left = others::routes(report, report.routes.len());
    if left.requests > 0 || !left.statuses.is_empty() {
        out.push_str(&row(&route_cells(OTHERS, &left)));
    }
    out
}

/// One row a path that was not there.
pub fn misses(report: &Report) -> String {
    let mut out = row(&[
        "kind",
        "path",
        "status",
        "hits",
        "referrer",
        "live_until",
        "nearest",
    ]);
    for class in &report.misses {
        for miss in &class.top {
            out.push_str(&row(&miss_cells(class, miss)));
        }
        let left = others::misses(class, class.top.len());
        if left > 0 {
            let (kind, hits) = (escape::csv(&class.kind), left.to_string());
            let (kind, hits) = (kind.as_str(), hits.as_str());
            out.push_str(&row(&[kind, OTHERS, "", hits, "", "", ""]));
        }
    }
    out
}

/// One row a consumer: what became of its requests, and what refusing them early saved, in milliseconds of upstream
/// time.
pub fn consumers(report: &Report) -> String {
    let mut out = row(&[
        "consumer",
        "requests",
        "rejected",
        "rejected_share",
        "first_half",
        "second_half",
        "early",
        "saved_ms",
        "faults",
    ]);
    for consumer in &report.consumers {
        let (first, second) = halves(&consumer.trend);
        let faults = consumer.faults.iter().take(5);
        let faults: Vec<String> = faults
            .map(|(fault, count)| format!("{fault}:{count}"))
            .collect();
        let share = written::fine_share(consumer.rejected, consumer.requests);
        out.push_str(&row(&[
            escape::csv(&consumer.name),
            consumer.requests.to_string(),
            consumer.rejected.to_string(),
            share,
            format!("{:.1} %", first * 100.0),
            format!("{:.1} %", second * 100.0),
            consumer.early.to_string(),
            (consumer.saved / 1000).to_string(),
            escape::csv(&faults.join(" ")),
        ]));
    }
    out
}

/// The mean of the first and of the second half: whether it gets better.
fn halves(trend: &[f64]) -> (f64, f64) {
    let mean = |part: &[f64]| {
        part.iter().sum::<f64>() / f64::from(u32::try_from(part.len().max(1)).unwrap_or(1))
    };
    let (first, second) = trend.split_at(trend.len() / 2);
    (mean(first), mean(second))
}

fn route_cells(name: &str, route: &RouteRow) -> [String; 5] {
    let of_server = |(status, _): &&(u16, u64)| *status >= 500;
    let server_errors = route.statuses.iter().filter(of_server);
    let server_errors = server_errors.fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
    let statuses = route.statuses.iter();
    let statuses = statuses.map(|(status, count)| format!("{status}:{count}"));
    [
        name.to_owned(),
        route.requests.to_string(),
        route.client_errors.to_string(),
        server_errors.to_string(),
        statuses.collect::<Vec<_>>().join(" "),
    ]
}

fn miss_cells(class: &MissClass, miss: &Miss) -> [String; 7] {
    [
        escape::csv(&class.kind),
        escape::csv(&miss.path),
        miss.status.to_string(),
        miss.hits.to_string(),
        escape::csv(&miss.referrer),
        miss.live_until.map(written::rfc3339).unwrap_or_default(),
        escape::csv(miss.nearest.as_deref().unwrap_or_default()),
    ]
}

/// RFC 4180 ends its lines like this.
fn row<T: AsRef<str>>(cells: &[T]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("{}\r\n", cells.join(","))
}
