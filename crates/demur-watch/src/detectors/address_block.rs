use super::words::{answered, percent};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let is_network = case.is_only(&[403]) && case.cause(Dimension::Network).is_some();
    let hint = "if these are addresses of a new service, add the network to the allow list";
    is_network.then(|| Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let network = cause.map_or("one network", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{network}` is refused everywhere: {}, {} of them to addresses of this network",
        answered(alert),
        percent(share)
    )
}
