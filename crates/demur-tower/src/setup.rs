//! What requests are decided by, put together and checked once.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use demur_contract::Contract;
use demur_decide::rates::{Allowance, By, Limit};
use demur_decide::{Facts, Presented, Proof, Snapshot};
use demur_report::Diagnostic;

use crate::ids::Ids;
use crate::service::DemurLayer;

/// The documents, the policy and the hooks that requests are decided by. Cloning it is cheap.
#[derive(Clone)]
pub struct Demur {
    shared: Arc<Shared>,
}

struct Shared {
    snapshot: Snapshot,
    identify: Option<Identify>,
    count: Option<Count>,
    ids: Ids,
}

/// A future of a hook.
type Soon<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type Identify = Box<dyn Fn(&[Presented<'_>]) -> Soon<Vec<Proof>> + Send + Sync>;
type Count = Box<dyn Fn(&Charge<'_>) -> Soon<Vec<Allowance>> + Send + Sync>;

/// A request that is to be counted against limits.
#[derive(Debug)]
pub struct Charge<'a> {
    /// Whose requests these limits count.
    pub by: By,
    /// Whom the request is counted for.
    pub key: Vec<u8>,
    /// The limits, with their numbers in the policy.
    pub limits: Vec<(usize, &'a Limit)>,
}

impl Demur {
    /// Decides by a snapshot, with nobody who verifies or counts.
    ///
    /// # Errors
    ///
    /// What the policy asks for and a layer without hooks cannot do, and schemas that cannot be compiled.
    pub fn new(snapshot: Snapshot) -> Result<Self, SetupError> {
        Self::builder(snapshot).build()
    }

    /// The same with hooks.
    pub fn builder(snapshot: Snapshot) -> DemurBuilder {
        DemurBuilder {
            snapshot,
            identify: None,
            count: None,
        }
    }

    /// The layer, for any number of services.
    pub fn layer(&self) -> DemurLayer {
        DemurLayer::new(self.clone())
    }

    pub(crate) fn snapshot(&self) -> &Snapshot {
        &self.shared.snapshot
    }

    pub(crate) fn ids(&self) -> &Ids {
        &self.shared.ids
    }

    /// Begins to verify what a request presents. Without a hook the policy verifies nothing, and nobody asks.
    pub(crate) fn verify(&self, facts: &Facts<'_>) -> Soon<Vec<Proof>> {
        match &self.shared.identify {
            Some(identify) => identify(&facts.presented()),
            None => Box::pin(std::future::ready(Vec::new())),
        }
    }

    /// Begins to count a request. Without a hook the policy has no limits, and nobody asks.
    pub(crate) fn charge(&self, by: By, facts: &Facts<'_>) -> Soon<Vec<Allowance>> {
        let charge = || Charge {
            by,
            key: facts.rate_key(by),
            limits: facts.limits(by),
        };
        match &self.shared.count {
            Some(count) => count(&charge()),
            None => Box::pin(std::future::ready(Vec::new())),
        }
    }
}

impl fmt::Debug for Demur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Demur").finish_non_exhaustive()
    }
}

/// A [`Demur`] that is being put together.
pub struct DemurBuilder {
    snapshot: Snapshot,
    identify: Option<Identify>,
    count: Option<Count>,
}

impl DemurBuilder {
    /// Verifies credentials. The closure is called with what a request presents for the schemes in
    /// [`Policy::verified`](demur_decide::Policy::verified), takes from it what it needs, and returns a future
    /// of one [`Proof`] for each; a credential without one is not accepted.
    #[must_use]
    pub fn identify_with<F, R>(mut self, identify: F) -> Self
    where
        F: Fn(&[Presented<'_>]) -> R + Send + Sync + 'static,
        R: Future<Output = Vec<Proof>> + Send + 'static,
    {
        self.identify = Some(Box::new(move |presented| Box::pin(identify(presented))));
        self
    }

    /// Counts requests. The closure is called with the limits that hold for a request and returns a future of
    /// one [`Allowance`] for each; a limit without one does not hold the request up.
    #[must_use]
    pub fn count_with<F, R>(mut self, count: F) -> Self
    where
        F: Fn(&Charge<'_>) -> R + Send + Sync + 'static,
        R: Future<Output = Vec<Allowance>> + Send + 'static,
    {
        self.count = Some(Box::new(move |charge| Box::pin(count(charge))));
        self
    }

    /// Checks that everything the policy asks for can be done here.
    ///
    /// # Errors
    ///
    /// Everything that cannot, at once.
    pub fn build(self) -> Result<Demur, SetupError> {
        let faults = self.faults();
        if !faults.is_empty() {
            return Err(SetupError { faults });
        }
        let shared = Shared {
            snapshot: self.snapshot,
            identify: self.identify,
            count: self.count,
            ids: Ids::default(),
        };
        Ok(Demur {
            shared: Arc::new(shared),
        })
    }

    fn faults(&self) -> Vec<SetupFault> {
        let policy = &self.snapshot.policy;
        let delays = policy
            .scopes
            .iter()
            .any(|scope| !scope.answer_after.is_zero());
        let contracts = self.snapshot.contracts.iter();
        let schemas = contracts.flat_map(Contract::compile_all);
        let faults = [
            (!policy.verified.is_empty() && self.identify.is_none())
                .then_some(SetupFault::NobodyVerifies),
            (policy.verified.is_empty() && self.identify.is_some())
                .then_some(SetupFault::NothingToVerify),
            (!policy.limits.is_empty() && self.count.is_none()).then_some(SetupFault::NobodyCounts),
            delays.then_some(SetupFault::NobodyWaits),
        ];
        faults
            .into_iter()
            .flatten()
            .chain(schemas.map(SetupFault::Schema))
            .collect()
    }
}

impl fmt::Debug for DemurBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemurBuilder").finish_non_exhaustive()
    }
}

/// Why requests cannot be decided by a snapshot here.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", lines(faults))]
pub struct SetupError {
    /// Everything that is wrong.
    pub faults: Vec<SetupFault>,
}

fn lines(faults: &[SetupFault]) -> String {
    let lines: Vec<String> = faults.iter().map(SetupFault::to_string).collect();
    lines.join("\n")
}

/// One thing a snapshot asks for that cannot be done here.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SetupFault {
    /// Credentials would all be refused.
    #[error(
        "the policy names schemes that are verified, and nobody verifies them; hint: call `identify_with`"
    )]
    NobodyVerifies,
    /// The hook would never be called, and credentials would count as unchecked.
    #[error(
        "a hook verifies credentials, and the policy names no scheme for it; hint: list the schemes in `Policy::verified`"
    )]
    NothingToVerify,
    /// Everybody would be admitted.
    #[error("the policy has limits, and nobody counts; hint: call `count_with`")]
    NobodyCounts,
    /// The time of an answer could tell what its text hides.
    #[error(
        "a scope sets `answer_after`, and a layer has no clock to wait with; hint: set it to zero"
    )]
    NobodyWaits,
    /// What cannot be checked would be refused, request by request.
    #[error("{}", .0.message)]
    Schema(Diagnostic),
}
