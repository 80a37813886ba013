//! A condition that cannot be read is answered with 400.
//!
//! # Question
//!
//! Is there a condition, such as `If-Match`, that cannot be read?
//!
//! # Why it matters
//!
//! `If-Match: abc` is no list of entity tags. A server that ignores it overwrites what the client wanted to protect.
//! A malformed date is ignored instead, as RFC 9110 §13.1.3 and §13.1.4 demand.
//!
//! # Wrong
//!
//! ```http
//! GET /products/7 HTTP/1.1
//! Host: api.example
//! If-Match: abc
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products/7 HTTP/1.1
//! Host: api.example
//! If-Match: "abc"
//!
//! ```
//!
//! # References
//!
//! - RFC 9110 §13.1.1
//! - RFC 9110 §8.8.3

use demur_http1::KnownField;

use crate::condition::is_condition;
use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if !facts.head.has(KnownField::IfMatch) && !facts.head.has(KnownField::IfNoneMatch) {
        return None;
    }
    judged(facts)
}

#[inline(never)]
fn judged(facts: &Facts<'_>) -> Option<Refusal> {
    let conditions = [
        (KnownField::IfMatch, "If-Match"),
        (KnownField::IfNoneMatch, "If-None-Match"),
    ];
    let (_, name) = conditions
        .into_iter()
        .find(|(field, _)| facts.head.get_all(*field).any(|value| !is_condition(value)))?;
    Some(
        Refusal::new(
            Status::BAD_REQUEST,
            format!("`{name}` must be `*` or a list of entity tags"),
        )
        .hint(r#"an entity tag is written in double quotes, as in `"abc"` or `W/"abc"`"#),
    )
}
