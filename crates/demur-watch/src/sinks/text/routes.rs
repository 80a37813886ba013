//! The routes with the most 4xx.

use std::cmp::Reverse;

use crate::report::{Report, RouteRow};
use crate::sinks::escape::visible;
use crate::sinks::written::{count, share};

use super::layout::{Column, Sheet, sparkline};

const MOST_ROUTES: usize = 10;
const MOST_STATUSES: usize = 2;

/// Columns of a sparkline.
pub(super) const TREND: usize = 12;

pub(super) fn write(sheet: &mut Sheet, report: &Report) {
    let with_errors = |row: &&RouteRow| row.client_errors > 0;
    let shown: Vec<_> = report
        .routes
        .iter()
        .filter(with_errors)
        .take(MOST_ROUTES)
        .collect();
    if shown.is_empty() {
        return;
    }
    let note = format!(
        "{} of {}, with the most 4xx",
        count(shown.len() as u64),
        count(report.routes_total)
    );
    sheet.heading("ROUTES", &note);
    let columns = [
        Column::left("route"),
        Column::right("requests"),
        Column::right("4xx"),
        Column::left("% by status"),
        Column::left("over time"),
    ];
    let rows: Vec<_> = shown.iter().map(|row| cells(row)).collect();
    sheet.table(&columns, &rows);
}

fn cells(row: &RouteRow) -> Vec<String> {
    vec![
        visible(&row.route).into_owned(),
        count(row.requests),
        share(row.client_errors, row.requests),
        by_status(row),
        sparkline(&row.trend, TREND),
    ]
}

/// `404 8.1, 403 1.2 +1`: the most frequent of the 4xx in percent of all requests, and how many others there are.
fn by_status(row: &RouteRow) -> String {
    let of_client = |(status, _): &&(u16, u64)| (400..500).contains(status);
    let mut statuses: Vec<_> = row.statuses.iter().filter(of_client).copied().collect();
    statuses.sort_by_key(|(status, hits)| (Reverse(*hits), *status));
    let shown = statuses.iter().take(MOST_STATUSES);
    let shown: Vec<_> = shown
        .map(|(status, hits)| {
            let share = share(*hits, row.requests);
            format!("{status} {}", share.trim_end_matches(" %"))
        })
        .collect();
    let more = match statuses.len().saturating_sub(MOST_STATUSES) {
        0 => String::new(),
        more => format!(" +{more}"),
    };
    format!("{}{more}", shown.join(", "))
}
