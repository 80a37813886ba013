//! What is worth an audit: paths that are missing and were not, where they are to go, and what is asked for most.

use std::collections::BTreeSet;

use super::Suggestion;
use super::listed::listed;
use crate::report::Report;

/// Routes whose pages are named.
const ROUTES: usize = 100;

/// One path a line, sorted, none twice.
pub fn urls(report: &Report, list: &[Suggestion]) -> String {
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for one in list {
        paths.insert(one.path.clone());
        paths.extend(one.nearest().map(str::to_owned));
    }
    paths.extend(pages(report));
    let alerts = report.alerts.iter().flat_map(|alert| &alert.examples);
    paths.extend(alerts.filter_map(|path| listed(path)));
    paths.into_iter().map(|path| path + "\n").collect()
}

/// The routes that are one page each, those that are asked for most.
fn pages(report: &Report) -> Vec<String> {
    let mut rows: Vec<_> = report.routes.iter().collect();
    rows.sort_by(|one, other| {
        let by_requests = other.requests.cmp(&one.requests);
        by_requests.then_with(|| one.route.cmp(&other.route))
    });
    // A template has letters that no path in a list has.
    let paths = rows
        .into_iter()
        .filter_map(|row| listed(row.route.strip_prefix("GET ")?));
    paths.take(ROUTES).collect()
}
