//! An operation that demands a condition and gets none answers 428.
//!
//! # Question
//!
//! Is a change asked for without the condition that guards against lost updates?
//!
//! # Why it matters
//!
//! Two editors read the same version, both save, the second overwrites the first. An operation with
//! `x-demur-condition: required` accepts changes only with `If-Match` (or `If-None-Match: *` to create), so that the second
//! learns about the first. Whether the condition holds is for the upstream to say: 412.
//!
//! # Wrong
//!
//! ```http
//! PUT /products/7 HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 2
//!
//! {}
//! ```
//!
//! # Right
//!
//! ```http
//! PUT /products/7 HTTP/1.1
//! Host: api.example
//! If-Match: "1"
//! Content-Type: application/json
//! Content-Length: 2
//!
//! {}
//! ```
//!
//! # References
//!
//! - RFC 6585 §3
//! - RFC 9110 §13.1.1

use demur_http1::KnownField;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

const CONDITIONS: [KnownField; 3] = [
    KnownField::IfMatch,
    KnownField::IfNoneMatch,
    KnownField::IfUnmodifiedSince,
];

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let demanded = facts.operation?.needs_condition;
    if !demanded
        || CONDITIONS
            .into_iter()
            .any(|field| facts.head.get(field).is_some())
    {
        return None;
    }
    Some(
        Refusal::new(
            Status::PRECONDITION_REQUIRED,
            "This operation must be conditional",
        )
        .hint("read the resource, take its `ETag`, and send it back in `If-Match`"),
    )
}
