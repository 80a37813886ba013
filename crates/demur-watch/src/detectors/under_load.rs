use super::words::{answered, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// How many times the usual load there must be.
const BUSY: f64 = 1.6;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { .. } = case.subject else {
        return None;
    };
    let hint = "look for a limit that is reached only then: connections, workers, a cache, a lock";
    (case.load() >= BUSY && case.grows_with_load()).then(|| Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "{}{}; it comes and goes with the load",
        answered(alert),
        usual(alert)
    )
}
