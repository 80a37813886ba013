//! A request in early data that must not be replayed is answered with 425.
//!
//! # Question
//!
//! Might the request be a replay, since it came in early data?
//!
//! # Why it matters
//!
//! What arrives as TLS early data (0-RTT) can be replayed by somebody who recorded it. For a safe method that does not
//! matter; an order must not be placed twice. 425 makes the client send the same request again after the handshake.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Early-Data: 1
//! Content-Type: application/json
//! Content-Length: 2
//!
//! {}
//! ```
//!
//! # Right
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 85
//!
//! {"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
//! ```
//!
//! # References
//!
//! - RFC 8470 §5.1
//! - RFC 8470 §5.2

use demur_http1::KnownField;

use crate::facts::{Arrival, Facts};
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    // RFC 8470 §5.1: several fields, or another value, mean the same as one `1`.
    let early = facts.arrival == Arrival::Early || facts.head.has(KnownField::EarlyData);
    // RFC 9110 §9.2.1: a safe method does no harm when it is repeated.
    let safe = matches!(facts.method, "GET" | "HEAD" | "OPTIONS");
    (early && !safe).then(refusal)
}

#[cold]
fn refusal() -> Refusal {
    Refusal::new(
        Status::TOO_EARLY,
        "This request arrived in early data and might be a replay",
    )
    .hint("send it again after the TLS handshake is complete")
    .retry_after(0)
}
