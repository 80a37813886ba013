use super::words::counted;
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint = "nothing is broken; `demur watch suggest` lists the networks, with an expiry, for a block or a limit";
    matches!(case.subject, Subject::Scanners).then(|| Diagnosis::new(Severity::Note, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "{} looked for weak places: {} for {}",
        counted(alert.numbers.clients, "client", "clients"),
        counted(alert.numbers.bad, "request", "requests"),
        counted(
            alert.numbers.paths,
            "path that never was",
            "paths that never were"
        ),
    )
}
