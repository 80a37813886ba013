use super::missing_scope::REFUSALS;
use super::words::{counted, routes};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// Minutes after which few refusals stay few.
const LATER: u64 = 30;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let is_one = matches!(case.subject, Subject::Client { .. });
    let is_small = case.bad.len() < REFUSALS && case.now >= case.since + LATER;
    let hint = "look whether this user should have a role that was not given";
    (is_one && is_small).then(|| Diagnosis::new(Severity::Note, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let who = alert
        .causes
        .first()
        .map_or("one user", |cause| &cause.value);
    format!(
        "`{who}` was refused {} on {} and was let in to none of it",
        counted(alert.numbers.bad, "time", "times"),
        routes(alert)
    )
}
