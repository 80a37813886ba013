//! Concealment: applied once, to what the access and head rows decided.

use crate::authorization::{Standing, is_entitled, standing};
use crate::facts::Facts;
use crate::pipeline::{ACCESS_CONCEALED, BODY, HEAD};
use crate::policy::{Concealment, Scope};
use crate::steps::not_found;
use crate::table::Row;
use crate::verdict::{Refusal, StepId};

/// On a concealed path every refusal that could tell whether something exists
/// becomes the one 404 (RFC 9110 §15.5.4), but for callers who may use the
/// resource. Where members are known as such, strangers are still asked who
/// they are.
pub(crate) fn conceal(refusal: Refusal, facts: &Facts<'_>) -> Refusal {
    let Scope::Concealed(from) = facts.scope.kind else {
        return refusal;
    };
    let tells = [ACCESS_CONCEALED, HEAD, BODY]
        .into_iter()
        .any(|rows| among(rows, refusal.step));
    let asks_who = from == Concealment::Members
        && refusal.step.as_str().starts_with("credentials-")
        && !is_member(facts);
    if !tells || asks_who || is_fit_to_tell(&refusal, facts) {
        return refusal;
    }
    Refusal {
        conceals: Some(refusal.step).filter(|step| *step != NOT_FOUND),
        reason: refusal.reason,
        ..not_found::concealed()
    }
}

/// The one 404 in place of an upstream's answer that would tell on a concealed path whether something exists:
/// what it forbids looks as what it lacks, and a caller whom nobody verified here learns nothing else.
pub(crate) fn conceal_answer(status: u16, facts: &Facts<'_>) -> Option<Refusal> {
    let Scope::Concealed(_) = facts.scope.kind else {
        return None;
    };
    let tells = match status {
        403 | 404 => true,
        300..=499 => !is_entitled(facts),
        // That something is broken is said of every path that leads to it.
        _ => false,
    };
    tells.then(not_found::concealed)
}

const NOT_FOUND: StepId = StepId("not-found");

/// Whether the caller has what the scope asks for: a member who lacks what one operation asks for besides is
/// not told that it is there.
fn is_member(facts: &Facts<'_>) -> bool {
    standing(facts.security(), facts) >= Standing::Unchecked
}

/// That nobody can verify credentials now is so for every path. Everything else is for a caller who may use
/// the resource, and only where the document knows who may: what is gone without a route is nobody's.
fn is_fit_to_tell(refusal: &Refusal, facts: &Facts<'_>) -> bool {
    let is_for_all = refusal.step == StepId("verifier-unavailable")
        && standing(facts.security(), facts) == Standing::Unavailable;
    is_for_all || (refusal.step != NOT_FOUND && facts.route.is_some() && is_entitled(facts))
}

fn among(rows: &[Row], step: StepId) -> bool {
    rows.iter().any(|row| row.id == step)
}
