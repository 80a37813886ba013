//! Concealment: applied once, to what the access and head rows decided.

use crate::facts::Facts;
use crate::pipeline::{ACCESS_CONCEALED, HEAD};
use crate::policy::{Concealment, Scope};
use crate::steps::not_found;
use crate::table::Row;
use crate::verdict::{Refusal, StepId};

/// On a concealed path every refusal that could tell whether something exists
/// becomes the one 404 (RFC 9110 §15.5.4). Where members are known as such,
/// strangers are still asked who they are.
pub(crate) fn conceal(refusal: Refusal, facts: &Facts<'_>) -> Refusal {
    let Scope::Concealed(from) = facts.scope.kind else {
        return refusal;
    };
    let tells = among(ACCESS_CONCEALED, refusal.step) || among(HEAD, refusal.step);
    let asks_who =
        from == Concealment::Members && refusal.step.as_str().starts_with("credentials-");
    if tells && !asks_who {
        not_found::concealed()
    } else {
        refusal
    }
}

fn among(rows: &[Row], step: StepId) -> bool {
    rows.iter().any(|row| row.id == step)
}
