use super::words::{counted, routes, statuses};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

/// Different paths that one client must have tried.
const PATHS: usize = 10;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let who = case.cause_of(&[Dimension::Principal, Dimension::Client]);
    let is_one = match &case.subject {
        Subject::Client { .. } => true,
        Subject::Excess { .. } => who.is_some() && case.is_only(&[403, 404]),
        Subject::Link { .. }
        | Subject::Pattern { .. }
        | Subject::Silence { .. }
        | Subject::Drift { .. }
        | Subject::Scanners => false,
    };
    if !is_one {
        return None;
    }
    // Who lacks a right asks for the same few things again; who tries ids asks for each once.
    let (paths, endpoints) = (case.different(Field::Path), case.endpoints().len());
    let asked = case.bad.len();
    let tries_ids = paths >= PATHS && paths * 4 >= asked * 3 && paths >= endpoints * PATHS / 2;
    let hint = "look whether this client may know of these objects; answer 404 alike for what is missing and what is not its own";
    tries_ids.then(|| Diagnosis {
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
        "`{who}` tried {} of {} and got {}",
        counted(alert.numbers.paths, "object", "different objects"),
        routes(alert),
        statuses(alert)
    )
}
