//! Which minute a request belongs to, and which minutes are complete.
//!
//! Time is that of the lines. A minute is complete when a line is two minutes newer, so that servers that write a line
//! at the end of a request are not misjudged. A line far ahead of all others is held until the next one agrees, since
//! one wrong clock must not make everything after it late.

use serde::{Deserialize, Serialize};

/// Seconds that a line may be behind the newest.
pub(crate) const LATENESS: u64 = 120;

/// Seconds ahead of the newest from which on a line is held until another agrees.
pub(crate) const AHEAD: u64 = 600;

/// What to do with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Count it.
    InTime,
    /// Its minute has been judged.
    Late,
    /// Hold it until the next line.
    Ahead,
}

/// The newest moment that was seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Clock {
    newest: u64,
}

impl Clock {
    /// Where a line of this second belongs. `held` is the second of a line that is held.
    pub(crate) fn place(self, at: u64, held: Option<u64>) -> Place {
        let agrees = held.is_some_and(|held| at + LATENESS >= held);
        if self.newest > 0 && at > self.newest + AHEAD && !agrees {
            return Place::Ahead;
        }
        if at + LATENESS < self.newest {
            return Place::Late;
        }
        Place::InTime
    }

    /// Notes a line that counts.
    pub(crate) fn note(&mut self, at: u64) {
        self.newest = self.newest.max(at);
    }

    /// Time goes on without lines. Whether it did.
    pub(crate) fn pass(&mut self, now: u64) -> bool {
        let passes = self.newest > 0 && now > self.newest;
        if passes {
            self.newest = now;
        }
        passes
    }

    /// The first minute that is not complete yet.
    pub(crate) fn open_from(self) -> u64 {
        self.newest.saturating_sub(LATENESS) / 60
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, Place};

    #[test]
    fn one_wrong_clock_moves_nothing() {
        let mut clock = Clock::default();
        assert_eq!(clock.place(10_000, None), Place::InTime);
        clock.note(10_000);
        assert_eq!(clock.place(9_880, None), Place::InTime);
        assert_eq!(clock.place(9_879, None), Place::Late);
        assert_eq!(clock.place(4_000_000, None), Place::Ahead);
        assert_eq!(clock.place(10_001, Some(4_000_000)), Place::InTime);
        assert_eq!(clock.place(4_000_010, Some(4_000_000)), Place::InTime);
    }
}
