use super::words::{counted, routes};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// Refusals in an hour from which on it is no accident.
pub(super) const REFUSALS: usize = 8;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let who = case.cause_of(&[Dimension::Principal, Dimension::Client, Dimension::Reason]);
    let is_one = match &case.subject {
        Subject::Client { .. } => case.bad.len() >= REFUSALS,
        Subject::Excess { .. } => case.is_only(&[403]) && who.is_some(),
        Subject::Link { .. }
        | Subject::Pattern { .. }
        | Subject::Silence { .. }
        | Subject::Drift { .. }
        | Subject::Scanners => false,
    };
    let hint =
        "give the token the scope that these routes ask for, or take the calls out of the client";
    is_one.then(|| Diagnosis {
        causes: who.map(|who| case.with_first(who)).unwrap_or_default(),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let who = alert
        .causes
        .first()
        .map_or("one client", |cause| &cause.value);
    format!(
        "`{who}` lacks a right: {} answered 403 on {}",
        counted(alert.numbers.bad, "request was", "requests were"),
        routes(alert)
    )
}
