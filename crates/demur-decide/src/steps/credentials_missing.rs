//! An operation that needs credentials and gets none answers 401 with a challenge.
//!
//! # Question
//!
//! Are credentials needed, and none presented?
//!
//! # Why it matters
//!
//! 401 means: say who you are. It must carry `WWW-Authenticate` with at least one challenge (RFC 9110 §11.6.1), or the
//! client cannot know how. It is not 403, which more credentials of the same kind would not cure.
//!
//! # Wrong
//!
//! ```http
//! GET /account HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # References
//!
//! - RFC 9110 §15.5.2
//! - RFC 9110 §11.6.1

use crate::credentials;
use crate::facts::Facts;
use crate::policy::Scope;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.is_open() {
        return None;
    }
    missed(facts)
}

#[inline(never)]
fn missed(facts: &Facts<'_>) -> Option<Refusal> {
    let asks = match facts.scope.kind {
        Scope::Public => usize::MAX,
        // What an operation asks for besides is nothing for strangers: `credentials-invalid` tells members.
        Scope::Guarded | Scope::Concealed(_) => 1,
    };
    let unmet = credentials::demands(facts)
        .take(asks)
        .find(|one| !credentials::presented(one, facts))?;
    let refusal = Refusal::new(
        Status::UNAUTHORIZED,
        "This operation needs credentials, and the request has none",
    );
    Some(refusal.hint(credentials::how(unmet)).field(
        "WWW-Authenticate",
        credentials::challenge(unmet, facts.policy, None),
    ))
}
