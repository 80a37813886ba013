//! The least speed of a body: nothing is asked for a while, then so many bytes per second on average.

use std::time::Duration;

use crate::core::Core;
use crate::deadline::Millis;

#[derive(Debug)]
pub(crate) struct Pace {
    /// When the grace ends; none before the body is waited for.
    grace: Option<Millis>,
    received: u64,
    rate: u64,
}

impl Pace {
    pub(crate) fn new(core: &Core) -> Self {
        Self {
            grace: None,
            received: 0,
            rate: core.config.timeouts.body_rate.max(1),
        }
    }

    /// The body is waited for from now on, at the latest.
    pub(crate) fn begin(&mut self, core: &Core) {
        self.grace
            .get_or_insert_with(|| core.deadlines.after(core.config.timeouts.body_grace));
    }

    pub(crate) fn received(&mut self, count: usize) {
        self.received = self.received.saturating_add(count as u64);
    }

    /// When the body is too slow, unless more of it arrives.
    pub(crate) fn due(&self) -> Millis {
        let earned = Duration::from_millis(self.received.saturating_mul(1000) / self.rate);
        let earned = Millis::try_from(earned.as_millis()).unwrap_or(Millis::MAX);
        self.grace
            .map_or(Millis::MAX, |grace| grace.saturating_add(earned))
    }
}
