//! A request in a major version that is not spoken here is answered with 505.
//!
//! # Question
//!
//! Does the request speak a major version of HTTP that this server does not?
//!
//! # Why it matters
//!
//! Only the major version counts: HTTP/1.2 would be read as HTTP/1.1 (RFC 9110 §2.5). The answer is 505 and
//! not 400, because the request may be quite right; this server does not speak its version.
//!
//! # Wrong
//!
//! ```http
//! GET /products HTTP/3.0
//! Host: api.example
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
//! - RFC 9110 §15.6.6
//! - RFC 9110 §2.5

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::HttpVersion).then(|| {
        malformed(Status::VERSION_NOT_SUPPORTED, fault)
            .hint("this port speaks HTTP/1.1 and HTTP/1.0")
    })
}
