use super::words::{answered, counted, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess {
        has_flipped: true, ..
    } = case.subject
    else {
        return None;
    };
    if !case.is_only(&[404, 405, 410]) {
        return None;
    }
    let hint = "take the last deployment back, or redirect what moved: `demur watch suggest` lists the nearest paths";
    let severity = if case.different(Field::Client) >= 3 {
        Severity::Page
    } else {
        Severity::Ticket
    };
    Some(Diagnosis::new(severity, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "{}{}; the same paths had {} before",
        answered(alert),
        usual(alert),
        counted(alert.numbers.good_before, "good answer", "good answers")
    )
}
