use super::words::{percent, routes, statuses};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::engine::series::count;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint = "compare the paths and the clients of these days: it grows too slowly for an alarm";
    matches!(case.subject, Subject::Drift { .. }).then(|| Diagnosis::new(Severity::Note, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let requests = count(alert.numbers.requests.max(1));
    format!(
        "{} of the requests to {} are answered {} today, {} on the days before",
        percent(count(alert.numbers.bad) / requests),
        routes(alert),
        statuses(alert),
        percent(alert.numbers.expected / requests)
    )
}
