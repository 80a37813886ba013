//! Credentials that nobody can verify now are answered with 503.
//!
//! # Question
//!
//! Can the credentials not be verified at the moment, good or bad?
//!
//! # Why it matters
//!
//! When the keys of an issuer, or its introspection endpoint, cannot be reached, the credentials may well be good. 401 would
//! make clients throw them away and ask the same issuer for new ones. 503 with `Retry-After` says the truth: wait, and send
//! the same request again. Keys that were fetched before are used for as long as `stale` allows, so this is rare.
//!
//! # Wrong
//!
//! ```http nobody-answers
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
//! - RFC 9110 §15.6.4
//! - RFC 9110 §10.2.3

use crate::authorization::{Standing, standing};
use crate::credentials;
use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

/// Seconds after which keys may have been fetched again: as long as verifiers wait before they try once more.
const WAIT: u32 = 10;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    credentials::named(facts)
        .any(|demand| standing(demand, facts) == Standing::Unavailable)
        .then(|| {
            Refusal::new(
                Status::SERVICE_UNAVAILABLE,
                "The credentials cannot be verified at the moment",
            )
            .hint("keep them, wait, and send the same request again")
            .retry_after(WAIT)
        })
}
