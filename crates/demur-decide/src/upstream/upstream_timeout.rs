//! An upstream that does not answer in time is answered with 504.
//!
//! # Question
//!
//! Did the server behind not answer in time?
//!
//! # Why it matters
//!
//! 504 tells apart who was slow: 408 is about the client, 504 about what is behind the gateway. The times are
//! `timeouts.connect`, `timeouts.first_byte` and `timeouts.upstream_idle`.
//!
//! # References
//!
//! - RFC 9110 §15.6.5
//! - RFC 9209 §2.3

use super::UpstreamFailure;
use crate::status::Status;
use crate::verdict::Refusal;

pub(super) fn objects(failure: &UpstreamFailure) -> Option<Refusal> {
    matches!(
        failure,
        UpstreamFailure::ConnectTimedOut
            | UpstreamFailure::WriteTimedOut
            | UpstreamFailure::FirstByteTimedOut
            | UpstreamFailure::IdleTimedOut
    )
    .then(|| {
        Refusal::new(
            Status::GATEWAY_TIMEOUT,
            "The service behind this gateway did not answer in time",
        )
    })
}
