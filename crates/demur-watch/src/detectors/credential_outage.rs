use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    if !case.is_only(&[401]) {
        return None;
    }
    let one = case.cause_of(&[
        Dimension::Principal,
        Dimension::Client,
        Dimension::AgentVersion,
        Dimension::AgentRange,
        Dimension::Network,
    ]);
    if one.is_none() && case.different(Field::Client) >= 5 {
        let hint =
            "look at the identity provider, its keys and its clock: good credentials are refused";
        return Some(Diagnosis::new(Severity::Page, hint));
    }
    let hint = "the credentials of this client have expired or were withdrawn";
    Some(Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = match alert.causes.first() {
        Some(cause) => share_of(cause),
        None => format!("{} clients are concerned", alert.numbers.clients),
    };
    format!("{}{}; {whose}", answered(alert), usual(alert))
}
