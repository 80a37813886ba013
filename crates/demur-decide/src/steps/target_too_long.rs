//! A request target longer than the limit is answered with 414.
//!
//! # Question
//!
//! Is the target of the request longer than the server reads?
//!
//! # Why it matters
//!
//! RFC 9112 §3 demands 414 here, not 400. Long targets usually mean that data went into the query which
//! belongs into a body, or that a redirect loop keeps adding to it. The limit is `limits.target`.
//!
//! # Wrong
//!
//! ```http long-target
//! GET /products HTTP/1.1
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
//! - RFC 9110 §15.5.15

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::TargetTooLong).then(|| malformed(Status::URI_TOO_LONG, fault))
}
