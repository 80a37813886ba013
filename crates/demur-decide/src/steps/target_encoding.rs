//! A path or query that is not properly encoded is answered with 400.
//!
//! # Question
//!
//! Is the target encoded so that two readers can read two paths?
//!
//! # Why it matters
//!
//! `%zz`, `%00`, dot segments and encoded slashes mean different things to different servers. A path that the gateway and
//! the upstream could read differently is a way around every rule on paths, so it is refused instead of repaired.
//! `encoded_slash = "keep"` allows `%2F` inside a segment.
//!
//! # Wrong
//!
//! ```http
//! GET /products/%zz HTTP/1.1
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
//! - RFC 3986 §2.1
//! - RFC 9112 §3.2

use crate::facts::Facts;
use crate::status::Status;
use crate::target::TargetFault;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let fault = facts.target_fault?;
    let refusal = Refusal::new(Status::BAD_REQUEST, fault.explain());
    Some(match fault {
        TargetFault::Escape => refusal.hint("write a literal `%` as `%25`"),
        TargetFault::Slash => refusal.hint("send the value in the query or in the body"),
        TargetFault::DotSegment => {
            refusal.hint("resolve `.` and `..` before sending (RFC 3986 §5.2.4)")
        }
        TargetFault::Control | TargetFault::Utf8 | TargetFault::Backslash => refusal,
    })
}
