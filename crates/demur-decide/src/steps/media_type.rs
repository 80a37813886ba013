//! A body of a media type that the operation does not declare is answered with 415 and `Accept`.
//!
//! # Question
//!
//! Is the content of a type that the operation does not take?
//!
//! # Why it matters
//!
//! The type is judged by what `Content-Type` says, never by a look at the bytes: what one server takes for JSON another may
//! take for a form. A body without `Content-Type` is of no type that was declared.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: text/csv
//! Content-Length: 1
//!
//! 1
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
//! - RFC 9110 §15.5.16
//! - RFC 9110 §8.3

use demur_contract::{BodyRule, Operation};
use demur_http1::KnownField;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let operation = facts.operation?;
    let rule = operation.body.as_ref()?;
    if !facts.has_body() {
        return None;
    }
    judged(operation, rule, facts)
}

#[inline(never)]
fn judged(operation: &Operation, rule: &BodyRule, facts: &Facts<'_>) -> Option<Refusal> {
    let types = facts.head.get_all(KnownField::ContentType).count();
    // Of two types, the upstream might take the other one.
    if types == 1 && facts.media().is_some() {
        return None;
    }
    let detail = match types {
        0 => "The body has no `Content-Type`",
        1 => "The operation does not accept a body of this media type",
        _ => "`Content-Type` appears more than once",
    };
    let name = if operation.method == "PATCH" {
        "Accept-Patch"
    } else {
        "Accept"
    };
    Some(
        Refusal::new(Status::UNSUPPORTED_MEDIA_TYPE, detail)
            .hint(format!("accepted: {}", rule.accept))
            .field(name, rule.accept.clone()),
    )
}
