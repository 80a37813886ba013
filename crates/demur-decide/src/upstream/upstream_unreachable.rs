//! An upstream that cannot be reached is answered with 502.
//!
//! # Question
//!
//! Can the server behind not be reached?
//!
//! # Why it matters
//!
//! The client did nothing wrong and can do nothing about it; the operator can. Which address was tried, and what the system
//! said, is in the event and never in the answer.
//!
//! # References
//!
//! - RFC 9110 §15.6.3
//! - RFC 9209 §2.3

use super::UpstreamFailure;
use crate::status::Status;
use crate::verdict::Refusal;

pub(super) fn objects(failure: &UpstreamFailure) -> Option<Refusal> {
    matches!(
        failure,
        UpstreamFailure::Name | UpstreamFailure::Refused | UpstreamFailure::Unroutable
    )
    .then(|| {
        Refusal::new(
            Status::BAD_GATEWAY,
            "The service behind this gateway cannot be reached",
        )
    })
}
