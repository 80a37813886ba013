//! A header field that does not follow the grammar is answered with 400.
//!
//! # Question
//!
//! Is there a field that is not written as a field must be?
//!
//! # Why it matters
//!
//! Whitespace before a colon, folded lines, bare CR or LF and control characters have all been used to make two
//! servers see different fields in the same bytes (request smuggling). demur refuses them and names the byte.
//!
//! # Wrong
//!
//! ```http
//! GET /products HTTP/1.1
//! Host : api.example
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
//! - RFC 9112 §5.1
//! - RFC 9110 §5.5

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::FieldSyntax).then(|| malformed(Status::BAD_REQUEST, fault))
}
