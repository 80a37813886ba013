//! Credentials that are not accepted are answered with 401 and a challenge.
//!
//! # Question
//!
//! Were credentials presented that do not hold?
//!
//! # Why it matters
//!
//! 401 `invalid_token` tells a client that new credentials can help: these are expired, revoked, forged or made for somebody
//! else. Which of them it is stands in the event, not in the answer. Where no `[[verifier]]` is configured for a scheme, its
//! credentials are *unchecked*: refused, unless `unchecked = "forward"` leaves the check to the upstream.
//!
//! # Wrong
//!
//! ```http
//! GET /account HTTP/1.1
//! Host: api.example
//! Authorization: Bearer abc.def.ghi
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
//! - RFC 6750 §3.1

use crate::authorization::{Standing, standing};
use crate::credentials;
use crate::facts::Facts;
use crate::policy::Unchecked;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.is_open() {
        return None;
    }
    judged(facts)
}

#[inline(never)]
fn judged(facts: &Facts<'_>) -> Option<Refusal> {
    // While nobody can tell who asks, nothing is said about what one operation asks for besides.
    if standing(facts.security(), facts) == Standing::Unavailable {
        return None;
    }
    credentials::named(facts).find_map(|security| {
        let refusal = refused(standing(security, facts), facts)?;
        let error = (refusal.reason != Some(OTHER)).then_some("invalid_token");
        let challenge = credentials::challenge(security, facts.policy, error);
        Some(
            refusal
                .hint("get new credentials and send the request again")
                .field("WWW-Authenticate", challenge),
        )
    })
}

/// The reason where other credentials are needed than those that are there.
const OTHER: &str = "other-scheme";

fn refused(standing: Standing, facts: &Facts<'_>) -> Option<Refusal> {
    let (detail, reason) = match standing {
        Standing::Valid | Standing::Unavailable => return None,
        Standing::Unchecked if facts.policy.unchecked == Unchecked::Forward => return None,
        Standing::Unchecked => ("The credentials could not be verified", "unchecked"),
        // Only who holds a token of ours can be told that its time is over.
        Standing::Refused("expired") => ("The credentials have expired", "expired"),
        Standing::Refused(reason) => ("The credentials are not accepted", reason),
        Standing::Absent => (
            "This operation needs other credentials than the request has",
            OTHER,
        ),
    };
    Some(Refusal::new(Status::UNAUTHORIZED, detail).reason(reason))
}
