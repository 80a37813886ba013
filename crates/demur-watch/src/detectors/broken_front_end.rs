use super::schema_change::MALFORMED;
use super::words::{answered, percent, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let cause = case.cause_of(&[Dimension::Referrer, Dimension::ReferrerHost])?;
    let is_page = case.is_only(&MALFORMED) && case.different(Field::Client) >= 3;
    let hint = "look at what was last changed on this page: what it sends is refused";
    is_page.then(|| Diagnosis {
        causes: case.with_first(cause),
        ..Diagnosis::new(Severity::Page, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let page = cause.map_or("a page", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{page}` sends what is refused: {}{}, {} of them from this page",
        answered(alert),
        usual(alert),
        percent(share)
    )
}
