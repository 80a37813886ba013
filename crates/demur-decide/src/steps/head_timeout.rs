//! A request head that does not arrive in time is answered with 408.
//!
//! # Question
//!
//! Did the head of the request not arrive in the time it had?
//!
//! # Why it matters
//!
//! A client that sends a head slowly, or stops in the middle, holds a connection open. demur waits for
//! a whole head for a limited time (`timeouts.head`), counted from its first byte. An idle connection on which
//! nothing of a request has arrived is closed without an answer: there is no request to answer
//! (RFC 9110 §15.5.9).
//!
//! # Wrong
//!
//! ```http timeout
//! GET /products HTTP/1.1
//! Host: api.example
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
//! - RFC 9110 §15.5.9

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::HeadTimeout)
        .then(|| malformed(Status::REQUEST_TIMEOUT, fault))
}
