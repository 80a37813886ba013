use super::words::{answered, percent, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let cause = case.cause_of(&[Dimension::Upstream])?;
    let hint =
        "take this server out and compare its release and configuration with those of the others";
    Some(Diagnosis {
        causes: case.with_first(cause),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let upstream = cause.map_or("one server", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{upstream}` answers otherwise than its siblings: {}{}, {} of them by this server",
        answered(alert),
        usual(alert),
        percent(share)
    )
}
