//! Words for alerts that several outputs for people share.

use crate::alert::{Alert, Severity, State};

use super::written::{count, counted, duration, minute};

/// `1 page, 2 tickets; 1 resolved`.
pub(crate) fn totals(alerts: &[Alert]) -> String {
    if alerts.is_empty() {
        return "none".to_owned();
    }
    let all: Vec<&Alert> = alerts.iter().collect();
    let is_resolved = |alert: &&&Alert| alert.state == State::Resolved;
    match all.iter().filter(is_resolved).count() {
        0 => by_severity(&all),
        number => format!("{}; {} resolved", by_severity(&all), count(number as u64)),
    }
}

/// `1 page, 2 tickets`.
pub(crate) fn by_severity(alerts: &[&Alert]) -> String {
    let parts = [Severity::Page, Severity::Ticket, Severity::Note].map(|severity| {
        let number = alerts.iter().filter(|alert| alert.severity == severity);
        (number.count() as u64, severity)
    });
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<_> = parts
        .map(|(number, severity)| counted(number, severity.as_str()))
        .collect();
    parts.join(", ")
}

/// When it began and whether it goes on.
pub(crate) fn times(alert: &Alert) -> String {
    let since = minute(alert.since);
    let state = alert.state.as_str();
    match alert.until {
        Some(until) => {
            let lasted = duration(until.saturating_sub(alert.since));
            format!("from {since} for {lasted}, {state}")
        }
        None => format!("since {since}, {state}"),
    }
}
