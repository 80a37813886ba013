use super::words::routes;
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint = "look whether a link, a job or a client that led there is gone";
    matches!(case.subject, Subject::Silence { .. }).then(|| Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "nobody asks for {} any more, while the rest of the site is as busy as ever: {:.0} requests were to be expected",
        routes(alert),
        alert.numbers.expected
    )
}
