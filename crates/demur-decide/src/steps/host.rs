//! A missing, repeated or invalid `Host` is answered with 400.
//!
//! # Question
//!
//! Is `Host` missing, there twice, or no host?
//!
//! # Why it matters
//!
//! The authority is part of what is asked for. RFC 9112 §3.2 demands 400 for an HTTP/1.1 request that has no
//! `Host`, more than one, or one with an invalid value.
//!
//! # Wrong
//!
//! ```http
//! GET /products HTTP/1.1
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
//! - RFC 9112 §3.2
//! - RFC 9110 §7.2

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::Host).then(|| malformed(Status::BAD_REQUEST, fault))
}
