use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let narrow = [
        Dimension::Device,
        Dimension::AgentFamily,
        Dimension::AgentVersion,
        Dimension::AgentRange,
        Dimension::Network,
    ];
    let cause = case.cause_of(&narrow)?;
    let is_group = case.different(Field::Client) >= 3;
    let hint = "try it from such a device or network: something on the way or in the browser changes the request";
    is_group.then(|| Diagnosis {
        causes: case.with_first(cause),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of).unwrap_or_default();
    format!("{}{}; {whose}", answered(alert), usual(alert))
}
