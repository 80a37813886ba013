//! Where `length_required` is set, a body without `Content-Length` is answered with 411.
//!
//! # Question
//!
//! Must the length be told beforehand, and is it not?
//!
//! # Why it matters
//!
//! A server may insist on knowing the length before it reads (RFC 9112 §6.3), for example to refuse early or because the
//! upstream needs it.
//!
//! # Wrong
//!
//! ```http length-required
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Transfer-Encoding: chunked
//!
//! 0
//!
//!
//! ```
//!
//! # Right
//!
//! ```http length-required
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
//! - RFC 9110 §15.5.12
//! - RFC 9112 §6.3

use demur_http1::Framing;

use crate::facts::Facts;
use crate::policy::LengthPolicy;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let unknown = matches!(facts.head.framing(), Framing::Chunked);
    (unknown && facts.policy.length == LengthPolicy::Required).then(|| {
        Refusal::new(
            Status::LENGTH_REQUIRED,
            "A body must announce its length here",
        )
        .hint("send `Content-Length` instead of `Transfer-Encoding: chunked`")
    })
}
