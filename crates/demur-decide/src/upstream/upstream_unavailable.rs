//! While every connection to the upstream is in use, requests are answered with 503.
//!
//! # Question
//!
//! Is every connection to the server behind in use?
//!
//! # Why it matters
//!
//! Queueing without bound would only make everybody wait. 503 with `Retry-After` says that trying again soon is worth it.
//!
//! # References
//!
//! - RFC 9110 §15.6.4
//! - RFC 9209 §2.3

use super::UpstreamFailure;
use crate::status::Status;
use crate::verdict::Refusal;

pub(super) fn objects(failure: &UpstreamFailure) -> Option<Refusal> {
    matches!(failure, UpstreamFailure::Busy).then(|| {
        Refusal::new(
            Status::SERVICE_UNAVAILABLE,
            "The service behind this gateway is busy at the moment",
        )
        .retry_after(1)
    })
}
