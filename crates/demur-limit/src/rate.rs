//! One limit, and what it says of one request.

use std::time::Duration;

/// So many requests in a window, and so many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Nanoseconds that one request costs.
    interval: u64,
    burst: u32,
}

/// Whether a request passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It does, and was counted.
    Admitted(Standing),
    /// It does not, and was not counted.
    Refused(Standing),
}

/// How a key stands towards its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Requests that would pass now.
    pub remaining: u32,
    /// Until all of them are there again.
    pub reset: Duration,
    /// Until the next request would pass; nothing if one would now.
    pub wait: Duration,
}

impl Rate {
    /// `requests` in each `window`, `burst` of them at once; nothing where that would let nothing pass.
    ///
    /// What a request costs is rounded up to whole nanoseconds, so a limit never lets more pass than it says. Beyond
    /// ten million requests a second it lets noticeably less pass.
    pub fn new(requests: u32, window: Duration, burst: u32) -> Option<Self> {
        let nanos = u64::try_from(window.as_nanos()).ok()?;
        let interval = (requests > 0).then(|| nanos.div_ceil(u64::from(requests)))?;
        // The debt of a whole burst must be a time that can be counted.
        interval.checked_mul(u64::from(burst))?;
        (interval > 0 && burst > 0).then_some(Self { interval, burst })
    }

    /// Judges a request at `now` whose key has everything paid off at `due`; gives the new such time too.
    pub(crate) fn judge(&self, due: u64, now: u64) -> (u64, Taken) {
        let debt = self.debt(due, now);
        let wait = self.wait(debt);
        if wait > 0 {
            let taken = Taken::Refused(self.standing(debt, wait));
            return (now.saturating_add(debt), taken);
        }
        let after = debt.saturating_add(self.interval);
        (
            now.saturating_add(after),
            Taken::Admitted(self.standing(after, 0)),
        )
    }

    /// How a key stands at `now` that has everything paid off at `due`.
    pub(crate) fn standing_at(&self, due: u64, now: u64) -> Standing {
        let debt = self.debt(due, now);
        self.standing(debt, self.wait(debt))
    }

    /// The debt of a whole burst, with which the limit is reached.
    pub(crate) fn most(&self) -> u64 {
        self.interval.saturating_mul(u64::from(self.burst))
    }

    /// A debt that is larger than any can be was made before the clock jumped; it counts as the largest.
    fn debt(&self, due: u64, now: u64) -> u64 {
        due.saturating_sub(now).min(self.most())
    }

    /// Until another request could be owed.
    fn wait(&self, debt: u64) -> u64 {
        debt.saturating_add(self.interval)
            .saturating_sub(self.most())
    }

    fn standing(&self, debt: u64, wait: u64) -> Standing {
        let free = self.most().saturating_sub(debt) / self.interval;
        Standing {
            remaining: u32::try_from(free).unwrap_or(u32::MAX),
            reset: Duration::from_nanos(debt),
            wait: Duration::from_nanos(wait),
        }
    }
}
