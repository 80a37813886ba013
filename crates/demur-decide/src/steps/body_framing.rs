//! A body that breaks its own framing is answered with 400.
//!
//! # Question
//!
//! Is the content cut short or its chunks broken?
//!
//! # Why it matters
//!
//! A wrong chunk size, or a body that ends before its announced length: where this request ends is unknown, so the
//! connection is closed and nothing else on it is read.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Transfer-Encoding: chunked
//!
//! xyz
//!
//! ```
//!
//! # Right
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Transfer-Encoding: chunked
//!
//! 55
//! {"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
//! 0
//!
//!
//! ```
//!
//! # References
//!
//! - RFC 9112 §7.1
//! - RFC 9112 §8

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::facts::{Body, BodyFailure, Facts};
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let fault = broken(&facts.body)?;
    (fault.rule.group() != WireGroup::BodyTooLarge).then(|| malformed(Status::BAD_REQUEST, fault))
}

/// The fault of a body that could not be read to its end.
pub(super) fn broken<'a>(body: &'a Body<'_>) -> Option<&'a WireFault> {
    match body {
        Body::Failed(BodyFailure::Fault(fault)) => Some(fault),
        Body::Failed(BodyFailure::TimedOut) | Body::Unread | Body::Json(_) => None,
    }
}
