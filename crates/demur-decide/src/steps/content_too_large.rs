//! A body announced longer than the limit is answered with 413 before it is read.
//!
//! # Question
//!
//! Does the request announce more content than is taken?
//!
//! # Why it matters
//!
//! The length stands in the head, so nobody has to send the body to learn that it is too long. The limit is `limits.body`.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 99999999999999999999
//!
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
//! - RFC 9110 §15.5.14

use demur_http1::Framing;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let limit = facts.policy.body;
    let Framing::Length(length) = facts.head.framing() else {
        return None;
    };
    (length > limit.0).then(|| {
        Refusal::new(
            Status::CONTENT_TOO_LARGE,
            "The body is longer than the limit",
        )
        .hint(format!("at most {} bytes are accepted", limit.0))
        .closing()
    })
}
