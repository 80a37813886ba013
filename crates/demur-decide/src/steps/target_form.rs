//! A target in a form that does not belong to its method is answered with 400.
//!
//! # Question
//!
//! Does the form of the target not fit the method, as `*` does for OPTIONS alone?
//!
//! # Why it matters
//!
//! A server is asked with a path (`/products`) or an absolute URI. `*` belongs to OPTIONS, host and port belong to
//! CONNECT, and a user name never belongs into a target.
//!
//! # Wrong
//!
//! ```http
//! GET products HTTP/1.1
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
//! - RFC 9112 §3.2
//! - RFC 9110 §4.2.4

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::TargetForm).then(|| malformed(Status::BAD_REQUEST, fault))
}
