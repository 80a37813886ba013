//! Credentials that are not accepted are answered with 401 and a challenge.
//!
//! # Why it matters
//!
//! A gateway that cannot verify what is presented must not pretend that it did. Where no verifier is configured, credentials
//! are *unchecked*: refused, unless `unchecked = "forward"` leaves the check to the upstream, which is then counted.
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

use crate::credentials;
use crate::facts::Facts;
use crate::policy::Unchecked;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let demand = credentials::demands(facts).next()?;
    match facts.policy.unchecked {
        Unchecked::Forward => None,
        Unchecked::Refuse => Some(
            Refusal::new(
                Status::UNAUTHORIZED,
                "The credentials could not be verified",
            )
            .hint("get new credentials and send the request again")
            .field(
                "WWW-Authenticate",
                credentials::challenge(demand, facts.policy, Some("invalid_token")),
            ),
        ),
    }
}
