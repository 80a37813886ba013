//! A `Content-Encoding` that is not supported is answered with 415 and `Accept-Encoding`.
//!
//! # Question
//!
//! Is the content compressed in a way that is not undone here?
//!
//! # Why it matters
//!
//! 415 has two meanings, and the field tells them apart: `Accept-Encoding` in the answer says that the coding was the
//! problem, and which ones would do (RFC 9110 §12.5.3).
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Encoding: gzip
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
//! - RFC 9110 §15.5.16
//! - RFC 9110 §12.5.3

use demur_http1::KnownField;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if !facts.head.has(KnownField::ContentEncoding) {
        return None;
    }
    judged(facts)
}

#[cold]
fn judged(facts: &Facts<'_>) -> Option<Refusal> {
    let mut codings = facts.head.get_all(KnownField::ContentEncoding);
    let is_coded = codings.any(|coding| !coding.eq_ignore_ascii_case(b"identity"));
    is_coded.then(|| {
        Refusal::new(
            Status::UNSUPPORTED_MEDIA_TYPE,
            "A body with a content coding is not accepted",
        )
        .hint("send the body uncompressed, without `Content-Encoding`")
        .field("Accept-Encoding", "identity")
    })
}
