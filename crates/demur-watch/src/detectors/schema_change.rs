use super::words::{answered, percent, usual};
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};

/// Statuses that say that what was sent has the wrong form.
pub(super) const MALFORMED: [u16; 8] = [400, 406, 409, 411, 413, 415, 422, 428];

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    if !case.is_only(&MALFORMED) {
        return None;
    }
    let is_old = |cause: &Cause| match cause.dimension {
        Dimension::AgentRange => true,
        Dimension::AgentVersion => !case.is_new_agent(&cause.value),
        Dimension::Principal
        | Dimension::AgentFamily
        | Dimension::Device
        | Dimension::Referrer
        | Dimension::ReferrerHost
        | Dimension::Upstream
        | Dimension::Network
        | Dimension::Client
        | Dimension::Reason
        | Dimension::Step
        | Dimension::Prefix
        | Dimension::Route
        | Dimension::Host => false,
    };
    let cause = case.cause_of(&[Dimension::AgentRange, Dimension::AgentVersion])?;
    let hint = "accept the old form until these versions are gone, or ask for a newer version in the answer";
    is_old(cause).then(|| Diagnosis {
        causes: case.with_first(cause),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let agents = cause.map_or("old versions", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{agents}` send what is no longer accepted: {}{}, {} of them from these versions",
        answered(alert),
        usual(alert),
        percent(share)
    )
}
