//! What requests are answered by, and how it is replaced while the gateway runs.

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use demur_decide::Snapshot;
use demur_identity::Verifiers;

use crate::config::tick_for;

/// Everything that can be replaced without a restart; immutable, so that each request sees one version of it.
#[derive(Debug)]
pub struct Live {
    /// What is decided by.
    pub snapshot: Snapshot,
    /// Who verifies credentials.
    pub verifiers: Arc<Verifiers>,
}

impl Live {
    /// How often to look whether an answer has been held back for long enough, if any is.
    pub(crate) fn tick(&self) -> Option<Duration> {
        let scopes = self.snapshot.policy.scopes.iter();
        let waits = scopes.map(|scope| scope.answer_after);
        waits.filter(|wait| !wait.is_zero()).min().map(tick_for)
    }
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

#[cfg(test)]
mod tests {
    use demur_decide::Policy;
    use demur_decide::policy::{Concealment, Scope, ScopeRule};

    use super::*;

    #[test]
    fn answers_that_are_held_back_are_looked_at_more_often() {
        let mut live = Live {
            snapshot: Snapshot::of(Vec::new(), Policy::default()),
            verifiers: Arc::default(),
        };
        assert_eq!(live.tick(), None);
        let rule = |millis| ScopeRule {
            prefix: format!("/{millis}"),
            kind: Scope::Concealed(Concealment::All),
            answer_after: Duration::from_millis(millis),
        };
        live.snapshot.policy.scopes = vec![rule(0), rule(80)];
        assert_eq!(live.tick(), Some(Duration::from_millis(20)));
        live.snapshot.policy.scopes.push(rule(10));
        assert_eq!(live.tick(), Some(Duration::from_millis(5)));
    }
}
