//! While demur has no room for another exchange, requests are answered with 503.
//!
//! # Question
//!
//! Has the server no room for one more request now, whoever sends it?
//!
//! # Why it matters
//!
//! A gateway that accepts more than it can carry answers nobody. 503 with `Retry-After` is the server's own condition,
//! unlike 429, which is about one client.
//!
//! # Wrong
//!
//! ```http overloaded
//! GET /products HTTP/1.1
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
//! - RFC 9110 §15.6.4

use crate::facts::{Facts, Load};
use crate::status::Status;
use crate::verdict::Refusal;

/// Seconds after which room is likely: exchanges end in far less.
const PAUSE: u32 = 1;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    (facts.load == Load::Overloaded).then(|| {
        Refusal::new(
            Status::SERVICE_UNAVAILABLE,
            "The gateway has no room for another request at the moment",
        )
        .retry_after(PAUSE)
    })
}
