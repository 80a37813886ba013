//! What a service around the layer can know about a request beyond its answer.

use std::net::IpAddr;

use demur_decide::{Facts, Refusal, StepId};

/// The address of the client, as far as it can be believed: a request extension for somebody outside the layer
/// to set. Without it, rules about addresses see none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(pub IpAddr);

/// What was decided: an extension of every answer, for logs and metrics.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// The id of the request, as in `X-Request-Id`.
    pub request_id: String,
    /// The row that answered; nothing if the answer is the service's own.
    pub step: Option<StepId>,
    /// Why, in one word for the operator.
    pub reason: Option<&'static str>,
    /// The row that objected, where concealment put the one 404 in its place.
    pub conceals: Option<StepId>,
    /// The operation asked for.
    pub operation: Option<String>,
    /// The rows in shadow mode that would have answered.
    pub shadows: Vec<StepId>,
    /// What was let through without being checked, by policy.
    pub unchecked: Vec<&'static str>,
}

impl Decided {
    pub(crate) fn of(request_id: String) -> Self {
        Self {
            request_id,
            ..Self::default()
        }
    }

    pub(crate) fn note(&mut self, facts: &Facts<'_>, shadows: &[Refusal]) {
        self.operation = facts.operation().map(|operation| operation.id.clone());
        self.shadows = shadows.iter().map(|refusal| refusal.step).collect();
    }

    pub(crate) fn refused(&mut self, refusal: &Refusal) {
        self.step = Some(refusal.step);
        self.reason = refusal.reason;
        self.conceals = refusal.conceals;
    }
}
