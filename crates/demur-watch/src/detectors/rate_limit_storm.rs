use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint =
        "look whether the client honours `Retry-After`, or the limit is too small for honest use";
    case.is_only(&[429])
        .then(|| Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of);
    let whose = whose.map_or_else(String::new, |whose| format!("; {whose}"));
    format!("{}{}{whose}", answered(alert), usual(alert))
}
