use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { .. } = case.subject else {
        return None;
    };
    // One client that does something odd concerns nobody else.
    let severity = if case.different(Field::Client) < 2 {
        Severity::Note
    } else {
        Severity::Ticket
    };
    Some(Diagnosis::new(
        severity,
        "look at the examples: what do they have in common?",
    ))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of);
    let whose = whose.map_or_else(String::new, |whose| format!("; {whose}"));
    format!("{}{}{whose}", answered(alert), usual(alert))
}
