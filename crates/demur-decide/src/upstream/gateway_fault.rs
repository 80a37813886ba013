//! A fault of demur itself is answered with 500.
//!
//! # Question
//!
//! Did the gateway itself fail?
//!
//! # Why it matters
//!
//! It is never dressed up as the client's or the upstream's mistake, and says nothing of its inside. The request id in
//! `instance` finds the event.
//!
//! # References
//!
//! - RFC 9110 §15.6.1

use super::UpstreamFailure;
use crate::status::Status;
use crate::verdict::{Refusal, StepId};

pub(super) fn objects(failure: &UpstreamFailure) -> Option<Refusal> {
    matches!(failure, UpstreamFailure::Fault).then(fault)
}

/// The answer to a failure that no row claims; a test holds that there is none.
pub(super) fn unclaimed() -> Refusal {
    Refusal {
        step: StepId("gateway-fault"),
        ..fault()
    }
}

fn fault() -> Refusal {
    Refusal::new(
        Status::INTERNAL_SERVER_ERROR,
        "The gateway failed to handle this request",
    )
    .closing()
}
