//! Who asks: the table's question is put to whoever verifies the scheme.

use std::borrow::Cow;
use std::time::SystemTime;

use demur_decide::{Caller, Credential, Facts, Outcome, Presented, Proof};
use demur_identity::{Checking, Verifiers, decode_basic};

/// Verifies what a request presents, one credential after the other: there is rarely more than one.
pub(crate) async fn verify(verifiers: &Verifiers, facts: &Facts<'_>) -> Vec<Proof> {
    prove(verifiers, &facts.presented()).await
}

/// The same for credentials that were taken out of a request before.
pub async fn prove(verifiers: &Verifiers, presented: &[Presented<'_>]) -> Vec<Proof> {
    let mut proofs = Vec::with_capacity(presented.len());
    for one in presented {
        let outcome = match check(verifiers, one) {
            None => demur_identity::Outcome::Invalid(demur_identity::Reason::Malformed),
            Some(Checking::Done(outcome)) => outcome,
            Some(Checking::Waiting(waiting)) => waiting.await,
        };
        proofs.push(Proof {
            scheme: one.scheme.to_owned(),
            outcome: as_fact(outcome),
        });
    }
    proofs
}

/// Nothing where the credential cannot be decoded.
fn check(verifiers: &Verifiers, presented: &Presented<'_>) -> Option<Checking> {
    let decoded;
    let credential = match &presented.credential {
        Credential::Bearer(token) => demur_identity::Credential::Bearer(token),
        Credential::ApiKey(Cow::Borrowed(key)) => demur_identity::Credential::ApiKey(key),
        Credential::ApiKey(Cow::Owned(key)) => demur_identity::Credential::ApiKey(key),
        Credential::Basic(token68) => {
            decoded = decode_basic(token68)?;
            demur_identity::Credential::Basic {
                user: &decoded.0,
                password: &decoded.1,
            }
        }
    };
    Some(verifiers.verify(presented.scheme, credential, SystemTime::now()))
}

fn as_fact(outcome: demur_identity::Outcome) -> Outcome {
    match outcome {
        demur_identity::Outcome::Valid(caller) => Outcome::Valid(Caller {
            id: caller.id,
            scopes: caller.scopes,
            roles: caller.roles,
            claims: caller.claims,
        }),
        demur_identity::Outcome::Invalid(reason) => Outcome::Refused(reason.as_str()),
        demur_identity::Outcome::Unavailable => Outcome::Unavailable,
    }
}
