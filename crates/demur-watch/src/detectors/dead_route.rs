use super::words::{answered, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

/// The share of requests that must fail.
const NEARLY_ALL: f64 = 0.9;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { .. } = case.subject else {
        return None;
    };
    let is_dead =
        case.share() >= NEARLY_ALL && case.usual < 0.5 && case.different(Field::Client) >= 2;
    let severity = if case.different(Field::Client) >= 3 {
        Severity::Page
    } else {
        Severity::Ticket
    };
    is_dead.then(|| {
        Diagnosis::new(
            severity,
            "nothing gets through to this route; look at what was last deployed there",
        )
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!("{}{}", answered(alert), usual(alert))
}
