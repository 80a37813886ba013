//! A body that turns out longer than the limit is answered with 413.
//!
//! # Question
//!
//! Did more content arrive than is taken?
//!
//! # Why it matters
//!
//! A chunked body does not announce its length, so it is counted while it arrives. The limit is `limits.body`.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Transfer-Encoding: chunked
//!
//! FFFFFFFF
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

use demur_http1::WireGroup;

use super::body_framing::broken;
use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let fault = broken(&facts.body)?;
    (fault.rule.group() == WireGroup::BodyTooLarge).then(|| {
        Refusal::new(
            Status::CONTENT_TOO_LARGE,
            "The body is longer than the limit",
        )
        .hint(format!(
            "at most {} bytes are accepted",
            facts.policy.body.0
        ))
        .closing()
    })
}
