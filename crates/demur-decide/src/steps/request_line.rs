//! A request line that does not follow the grammar is answered with 400.
//!
//! # Question
//!
//! Is the first line no request line: method, target, version?
//!
//! # Why it matters
//!
//! Method, target and version are separated by single spaces and end with CR LF. Servers that repair what
//! does not fit have been tricked into reading another request than the one a proxy before them read, so
//! nothing is repaired here; the answer says which byte is wrong.
//!
//! # Wrong
//!
//! ```http
//! GET  /products HTTP/1.1
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
//! - RFC 9112 §2.2

use demur_http1::{WireFault, WireGroup, WireRule};

use super::malformed;
use crate::status::Status;
use crate::verdict::{Refusal, StepId};

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    if fault.rule.group() != WireGroup::RequestLine {
        return None;
    }
    let refusal = malformed(Status::BAD_REQUEST, fault);
    // Who sends TLS records cannot be expected to read a problem document.
    Some(if fault.rule == WireRule::TlsBytes {
        refusal.in_one_line()
    } else {
        refusal
    })
}

/// The answer to a fault that no row claims. A test holds that there is none;
/// should one appear all the same, the request is refused, not forwarded.
pub(crate) fn unclaimed(fault: &WireFault) -> Refusal {
    Refusal {
        step: StepId("request-line"),
        ..malformed(Status::BAD_REQUEST, fault)
    }
}
