use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let agents = [Dimension::AgentVersion, Dimension::AgentFamily];
    let cause = case.cause_of(&agents)?;
    // An agent that one client alone uses says no more than that client.
    let is_release = case.different(Field::Client) >= 3 && !case.is_browser(&cause.value);
    let hint = "stop the rollout of this version, or go back to the one before";
    is_release.then(|| Diagnosis {
        causes: case.with_first(cause),
        ..Diagnosis::new(Severity::Page, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of).unwrap_or_default();
    format!("{}{}; {whose}", answered(alert), usual(alert))
}
