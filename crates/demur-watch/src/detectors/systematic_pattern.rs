use super::words::counted;
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Pattern { prefix } = &case.subject else {
        return None;
    };
    let hint = "one rule is missing or wrong: `demur watch suggest` lists the paths and the nearest ones that are there";
    let mut diagnosis = Diagnosis::new(Severity::Ticket, hint);
    diagnosis.causes = vec![Cause {
        dimension: Dimension::Prefix,
        value: String::from_utf8_lossy(prefix).into_owned(),
        of_excess: 1.0,
        of_traffic: 0.0,
    }];
    Some(diagnosis)
}

pub(super) fn sentence(alert: &Alert) -> String {
    let prefix = alert.causes.first().map_or("", |cause| &cause.value);
    format!(
        "{} under `{prefix}*` are missing: {} of {}",
        counted(alert.numbers.paths, "path", "different paths"),
        counted(alert.numbers.bad, "miss", "misses"),
        counted(alert.numbers.clients, "client", "clients")
    )
}
