//! Sums: what was answered, who looks for weak places, who is refused.

use std::cmp::Reverse;

use crate::report::{Consumer, Report, Scanner, Series};
use crate::sinks::escape::visible;
use crate::sinks::written::{count, counted, duration, share, sum};

use super::layout::{Column, Sheet, TIE, Tone, sparkline};
use super::routes::TREND;

const MOST_CONSUMERS: usize = 10;
const MOST_STATUSES: usize = 4;

/// How often each class was answered, and the most frequent statuses of it.
pub(super) fn statuses(sheet: &mut Sheet, report: &Report) {
    if report.statuses.is_empty() {
        return;
    }
    let step = match report.series.step {
        0 => String::new(),
        step => {
            let intervals = report.series.requests.len() as u64;
            format!("over {}", duration(step.saturating_mul(intervals)))
        }
    };
    sheet.heading("ANSWERS", &step);
    let digits = count(report.requests).len();
    for class in 1..=9 {
        line_of_class(sheet, report, class, digits);
    }
    line_of_class(sheet, report, 0, digits);
    let trend = sparkline(&report.series.requests, TREND);
    let text = format!(
        "  all   {:>digits$}           {trend}",
        count(report.requests)
    );
    sheet.line(Tone::Plain, &text);
}

fn line_of_class(sheet: &mut Sheet, report: &Report, class: u16, digits: usize) {
    let of_class = report
        .statuses
        .iter()
        .filter(|(status, _)| status / 100 == class);
    let mut statuses: Vec<(u16, u64)> = of_class.copied().collect();
    if statuses.is_empty() {
        return;
    }
    statuses.sort_by_key(|(status, count)| (Reverse(*count), *status));
    let hits = sum(statuses.iter().map(|(_, count)| *count));
    let name = match class {
        0 => "none".to_owned(),
        _ => format!("{class}xx "),
    };
    let trend = sparkline(&of_class_over_time(&report.series, class), TREND);
    let most = match statuses.as_slice() {
        // The class says it already.
        [_] if class == 0 => "no answer was sent".to_owned(),
        _ => most_frequent(&statuses),
    };
    let (hits, share) = (count(hits), share(hits, report.requests));
    let first = format!("  {name}  {hits:>digits$}  {share:>7}  {trend:<TREND$}  ");
    sheet.wrapped(&first, &most);
}

/// `404 12,041, 403 902`.
fn most_frequent(statuses: &[(u16, u64)]) -> String {
    let shown = statuses.iter().take(MOST_STATUSES);
    let mut shown: Vec<_> = shown
        .map(|(status, hits)| format!("{status}{TIE}{}", count(*hits)))
        .collect();
    let others = statuses.get(MOST_STATUSES..).unwrap_or_default();
    if !others.is_empty() {
        let hits = sum(others.iter().map(|(_, hits)| *hits));
        shown.push(format!("others{TIE}{}", count(hits)));
    }
    shown.join(", ")
}

fn of_class_over_time(series: &Series, class: u16) -> Vec<u64> {
    match class {
        4 => added(
            series
                .client_errors
                .iter()
                .map(|(_, counts)| counts.as_slice()),
        ),
        5 => series.server_errors.clone(),
        _ => Vec::new(),
    }
}

fn added<'s>(all: impl Iterator<Item = &'s [u64]>) -> Vec<u64> {
    let mut sums: Vec<u64> = Vec::new();
    for counts in all {
        sums.resize(sums.len().max(counts.len()), 0);
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum = sum.saturating_add(*count);
        }
    }
    sums
}

/// One line: it is good to know and nothing to do.
pub(super) fn scanners(sheet: &mut Sheet, scanners: &[Scanner]) {
    let Some(most) = scanners.iter().max_by_key(|scanner| scanner.requests) else {
        return;
    };
    let requests = sum(scanners.iter().map(|scanner| scanner.requests));
    let note = format!(
        "{}, {}, most from {}",
        counted(scanners.len() as u64, "network"),
        counted(requests, "request"),
        visible(&most.network)
    );
    sheet.heading("SCANNERS", &note);
}

/// Who is refused, and what it would have cost to find that out behind the gateway.
pub(super) fn consumers(sheet: &mut Sheet, consumers: &[Consumer]) {
    let rejected = |consumer: &&Consumer| consumer.rejected > 0;
    let refused: Vec<_> = consumers.iter().filter(rejected).collect();
    if refused.is_empty() {
        return;
    }
    let note = format!(
        "{} of {} were refused something",
        count(refused.len() as u64),
        count(consumers.len() as u64)
    );
    sheet.heading("CONSUMERS", &note);
    let columns = [
        Column::left("consumer"),
        Column::right("requests"),
        Column::right("refused"),
        Column::left("mostly by"),
        Column::left("over time"),
    ];
    let shown = refused.iter().take(MOST_CONSUMERS);
    let rows: Vec<_> = shown.map(|consumer| cells(consumer)).collect();
    sheet.table(&columns, &rows);
    saved(sheet, consumers);
}

fn cells(consumer: &Consumer) -> Vec<String> {
    let fault = consumer.faults.first().map(|(fault, _)| visible(fault));
    let trend: Vec<u64> = consumer.trend.iter().copied().map(thousandths).collect();
    vec![
        visible(&consumer.name).into_owned(),
        count(consumer.requests),
        share(consumer.rejected, consumer.requests),
        fault.unwrap_or_default().into_owned(),
        sparkline(&trend, TREND),
    ]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is from 0 to 1000, and what is none becomes 0"
)]
fn thousandths(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * 1_000.0).round() as u64
}

fn saved(sheet: &mut Sheet, consumers: &[Consumer]) {
    let early = sum(consumers.iter().map(|consumer| consumer.early));
    if early == 0 {
        return;
    }
    let saved = sum(consumers.iter().map(|consumer| consumer.saved)) / 1_000_000;
    let text = format!(
        "{} refused before the upstream was asked, which saved it about {}",
        counted(early, "request"),
        duration(saved).replace(' ', &TIE.to_string())
    );
    sheet.wrapped("  ", &text);
}
