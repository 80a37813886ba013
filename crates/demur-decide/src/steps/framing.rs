//! A message whose length cannot be told with certainty is answered with 400.
//!
//! # Question
//!
//! Can two readers disagree about where the content ends?
//!
//! # Why it matters
//!
//! `Content-Length` with `Transfer-Encoding`, several lengths, or `chunked` in the wrong place: two servers may
//! think differently about where this request ends and the next begins. The connection is closed after the answer,
//! and nothing that follows on it is read.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Length: 5
//! Transfer-Encoding: chunked
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
//! - RFC 9112 §6.3

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    (fault.rule.group() == WireGroup::Framing).then(|| malformed(Status::BAD_REQUEST, fault))
}
