//! What requests are answered by, and how it is replaced while the gateway runs.

use std::sync::Arc;

use arc_swap::ArcSwap;
use demur_decide::Snapshot;
use demur_identity::Verifiers;

/// Everything that can be replaced without a restart; immutable, so that each request sees one version of it.
#[derive(Debug)]
pub struct Live {
    /// What is decided by.
    pub snapshot: Snapshot,
    /// Who verifies credentials.
    pub verifiers: Arc<Verifiers>,
}

/// Replaces what a running gateway answers by. Requests under way end as they began.
#[derive(Debug, Clone)]
pub struct Reload(Arc<ArcSwap<Live>>);

impl Reload {
    pub(crate) fn new(live: Arc<Live>) -> Self {
        Self(Arc::new(ArcSwap::new(live)))
    }

    /// Serving threads take the new version at their next tick.
    pub fn replace(&self, live: Live) {
        self.0.store(Arc::new(live));
    }

    pub(crate) fn current(&self) -> Arc<Live> {
        self.0.load_full()
    }

    /// Whether `live` is still the version to answer by.
    pub(crate) fn is_current(&self, live: &Arc<Live>) -> bool {
        Arc::ptr_eq(&self.0.load(), live)
    }
}
