//! A known method that the resource does not support is answered with 405 and `Allow`.
//!
//! # Question
//!
//! Is the method known, but not for this resource?
//!
//! # Why it matters
//!
//! 405 without `Allow` leaves the client guessing; RFC 9110 §15.5.6 demands the field. Answering 404 here, as several
//! frameworks do, hides that the path is right. HEAD is allowed wherever GET is.
//!
//! # Wrong
//!
//! ```http
//! PATCH /products HTTP/1.1
//! Host: api.example
//! Content-Length: 0
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
//! - RFC 9110 §15.5.6
//! - RFC 9110 §10.2.1

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.operation.is_some() {
        return None;
    }
    facts.route.as_ref().map(|route| refusal(route.allow()))
}

#[cold]
fn refusal(allow: &str) -> Refusal {
    Refusal::new(
        Status::METHOD_NOT_ALLOWED,
        "The resource does not support this method",
    )
    .hint(format!("supported here: {allow}"))
    .field("Allow", allow.to_owned())
}
