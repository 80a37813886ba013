//! The words that sentences of several detectors share.

use crate::alert::{Alert, Cause};

/// `1 request`, `12 requests`.
pub(super) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `94 %`; never 100 % or 0 % of what is only nearly so.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 99.0 && percent < 99.95 {
        return "99 %".to_owned();
    }
    if percent > 0.0 && percent < 1.0 {
        return format!("{percent:.1} %");
    }
    format!("{percent:.0} %")
}

/// `GET /a, GET /b and 3 more`.
pub(super) fn routes(alert: &Alert) -> String {
    let shown: Vec<&str> = alert.routes.iter().map(String::as_str).take(3).collect();
    let more = alert.routes.len().saturating_sub(shown.len());
    match (shown.as_slice(), more) {
        ([], _) => "the site".to_owned(),
        (all, 0) => all.join(", "),
        (some, more) => format!("{} and {more} more", some.join(", ")),
    }
}

/// `400 and 422`.
pub(super) fn statuses(alert: &Alert) -> String {
    let words: Vec<String> = alert.statuses.iter().map(u16::to_string).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => "an error".to_owned(),
    }
}

/// What a cause is behind: its share of what went wrong, and of the requests.
pub(super) fn share_of(cause: &Cause) -> String {
    format!(
        "{} of them from `{}`, which sends {} of the requests",
        percent(cause.of_excess),
        cause.value,
        percent(cause.of_traffic)
    )
}

/// `120 of 130 requests to GET /a were answered 404`.
pub(super) fn answered(alert: &Alert) -> String {
    format!(
        "{} of {} to {} {} answered {}",
        alert.numbers.bad,
        counted(alert.numbers.requests, "request", "requests"),
        routes(alert),
        if alert.numbers.bad == 1 {
            "was"
        } else {
            "were"
        },
        statuses(alert)
    )
}

/// `, where 2 are usual`.
pub(super) fn usual(alert: &Alert) -> String {
    let expected = alert.numbers.expected;
    if expected < 0.5 {
        return ", where none is usual".to_owned();
    }
    format!(", where {expected:.0} are usual")
}
