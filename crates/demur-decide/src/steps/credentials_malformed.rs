//! Credentials that cannot be read are answered with 400.
//!
//! # Question
//!
//! Are there credentials that are not written as their scheme asks?
//!
//! # Why it matters
//!
//! RFC 6750 §3.1 gives a malformed bearer request 400 `invalid_request`, and only a refused token 401 `invalid_token`: the
//! first is a mistake in the client's code, the second can be cured by a new token.
//!
//! # Wrong
//!
//! ```http
//! GET /account HTTP/1.1
//! Host: api.example
//! Authorization: Bearer
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /account HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # References
//!
//! - RFC 6750 §3.1
//! - RFC 9110 §11.4

use demur_contract::Alternative;
use demur_http1::KnownField;

use crate::credentials;
use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.is_open() || !facts.head.has(KnownField::Authorization) {
        return None;
    }
    judged(facts.security(), facts)
}

#[inline(never)]
fn judged(security: &[Alternative], facts: &Facts<'_>) -> Option<Refusal> {
    if security.is_empty() {
        return None;
    }
    let refusal = |detail: &'static str| {
        let challenge = credentials::challenge(security, facts.policy, Some("invalid_request"));
        let refusal = Refusal::new(Status::BAD_REQUEST, detail);
        // A challenge is allowed, not demanded, beside a 400 (RFC 9110 §11.6.1).
        if challenge.is_empty() {
            refusal
        } else {
            refusal.field("WWW-Authenticate", challenge)
        }
    };
    if facts.head.get_all(KnownField::Authorization).count() > 1 {
        return Some(refusal("`Authorization` appears more than once"));
    }
    let value = facts.head.get(KnownField::Authorization)?;
    (!credentials::is_well_formed(value)).then(|| {
        refusal("`Authorization` must be a scheme, one space and its credentials")
            .hint("for a bearer token: `Authorization: Bearer <token>`")
    })
}
