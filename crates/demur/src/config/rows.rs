//! The rows of the table as configuration sees them.

use demur_decide::policy::Scope;
use demur_decide::upstream::{ANSWERED, FAILED};
use demur_decide::{Rigour, StepId, ids, stages};
use demur_schema::suggest;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// A row whose mode can be chosen.
    ByPolicy,
    /// A row that is always enforced.
    Always,
    /// No row.
    Unknown { near: Option<&'static str> },
}

/// Looks a row up.
pub(crate) fn find(id: &str) -> Found {
    if softenable().any(|step| step.as_str() == id) {
        return Found::ByPolicy;
    }
    if all().any(|step| step.as_str() == id) {
        return Found::Always;
    }
    Found::Unknown {
        near: suggest(id, all().map(StepId::as_str)),
    }
}

/// Every row of both tables.
fn all() -> impl Iterator<Item = StepId> {
    let upstream = FAILED
        .iter()
        .map(|row| row.id)
        .chain(ANSWERED.iter().map(|row| row.id));
    ids().map(|(_, step)| step).chain(upstream)
}

/// The rows whose mode can be chosen, in order.
pub(crate) fn softenable() -> impl Iterator<Item = StepId> {
    stages(Scope::Public)
        .into_iter()
        .flatten()
        .filter(|row| row.rigour == Rigour::ByPolicy)
        .map(|row| row.id)
        .chain(ANSWERED.iter().map(|row| row.id))
}
