//! An expectation other than `100-continue` is answered with 417.
//!
//! # Question
//!
//! Does the client expect something other than `100-continue`?
//!
//! # Why it matters
//!
//! A client that states an expectation wants to know that it is met before anything happens. Ignoring what is not
//! understood would be answering yes. HTTP/1.0 has no `Expect`; there it is ignored (RFC 9110 §10.1.1).
//!
//! # Wrong
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: api.example
//! Expect: 200-ok
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
//! - RFC 9110 §10.1.1
//! - RFC 9110 §15.5.18

use demur_http1::KnownField;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if !facts.head.has(KnownField::Expect) {
        return None;
    }
    judged(facts)
}

#[cold]
fn judged(facts: &Facts<'_>) -> Option<Refusal> {
    facts.head.other_expectations().next().is_some().then(|| {
        Refusal::new(
            Status::EXPECTATION_FAILED,
            "The only expectation known here is `100-continue`",
        )
        .hint("send the request without the `Expect` field")
    })
}
