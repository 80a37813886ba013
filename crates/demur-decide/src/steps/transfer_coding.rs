//! A transfer coding other than `chunked` is answered with 501.
//!
//! # Question
//!
//! Is the content in a transfer coding that this server does not know?
//!
//! # Why it matters
//!
//! RFC 9112 §6.1 asks a server that does not understand a transfer coding for 501. Compression of the content
//! belongs into `Content-Encoding`.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Transfer-Encoding: gzip, chunked
//!
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
//! - RFC 9112 §6.1
//! - RFC 9112 §7

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::TransferCoding)
        .then(|| malformed(Status::NOT_IMPLEMENTED, fault))
}
