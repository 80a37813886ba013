//! A method longer than any known one is answered with 501.
//!
//! # Question
//!
//! Is the method longer than any that this server knows?
//!
//! # Why it matters
//!
//! A method that is longer than all methods known here cannot be one of them, so it is not implemented
//! (RFC 9112 §3); there is no need to read it to its end.
//!
//! # Wrong
//!
//! ```http
//! AVERYLONGMETHODNAMETHATNOBODYHASEVERREGISTERED /products HTTP/1.1
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
//! - RFC 9112 §3

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::MethodTooLong)
        .then(|| malformed(Status::NOT_IMPLEMENTED, fault))
}
