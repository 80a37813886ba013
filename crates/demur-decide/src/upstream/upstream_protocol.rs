//! An upstream whose answer cannot be read is answered with 502.
//!
//! # Question
//!
//! Did the server behind answer something that is no HTTP, or break off?
//!
//! # Why it matters
//!
//! An answer with two lengths, a broken chunk or half a head could be read in more than one way. It is not passed on, and
//! the connection it came on is not used again.
//!
//! # References
//!
//! - RFC 9110 §15.6.3
//! - RFC 9112 §6.3
//! - RFC 9209 §2.3

use super::UpstreamFailure;
use crate::status::Status;
use crate::verdict::Refusal;

pub(super) fn objects(failure: &UpstreamFailure) -> Option<Refusal> {
    matches!(
        failure,
        UpstreamFailure::Closed | UpstreamFailure::Protocol(_)
    )
    .then(|| {
        Refusal::new(
            Status::BAD_GATEWAY,
            "The service behind this gateway sent no answer that can be read",
        )
    })
}
