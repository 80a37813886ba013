//! Counts of the last hour, minute by minute.

use serde::{Deserialize, Serialize};

/// How many minutes are kept.
pub(crate) const MINUTES: u64 = 64;

/// Counts of the last hour.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Ring {
    counts: Vec<u32>,
    newest: u64,
}

impl Ring {
    /// Adds to a minute, which is never older than the newest by an hour.
    pub(crate) fn add(&mut self, minute: u64, count: u32) {
        if self.counts.is_empty() {
            self.counts = vec![0; 64];
            self.newest = minute;
        }
        if minute > self.newest {
            let passed = (minute - self.newest).min(MINUTES);
            for back in 0..passed {
                self.set(minute - back, 0);
            }
            self.newest = minute;
        }
        if minute + MINUTES > self.newest {
            let count = self.at(minute).saturating_add(count);
            self.set(minute, count);
        }
    }

    /// Adds the counts of another.
    pub(crate) fn absorb(&mut self, other: &Self, now: u64) {
        for minute in (now + 1).saturating_sub(MINUTES)..=now {
            self.add(minute, other.at(minute));
        }
    }

    /// Takes back from a minute.
    pub(crate) fn take(&mut self, minute: u64, count: u32) {
        let left = self.at(minute).saturating_sub(count);
        if minute <= self.newest && minute + MINUTES > self.newest {
            self.set(minute, left);
        }
    }

    fn set(&mut self, minute: u64, count: u32) {
        let place = usize::try_from(minute % MINUTES).unwrap_or(0);
        if let Some(slot) = self.counts.get_mut(place) {
            *slot = count;
        }
    }

    /// The count of a minute.
    pub(crate) fn at(&self, minute: u64) -> u32 {
        if minute > self.newest || minute + MINUTES <= self.newest {
            return 0;
        }
        let place = usize::try_from(minute % MINUTES).unwrap_or(0);
        self.counts.get(place).copied().unwrap_or(0)
    }

    /// The sum of the minutes up to `now`, as many as `length`.
    pub(crate) fn sum(&self, now: u64, length: u64) -> u64 {
        let first = (now + 1).saturating_sub(length.min(MINUTES));
        (first..=now).map(|minute| u64::from(self.at(minute))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Ring;

    #[test]
    fn minutes_that_nobody_counted_are_empty() {
        let mut ring = Ring::default();
        ring.add(1000, 3);
        ring.add(1002, 4);
        assert_eq!((ring.at(1000), ring.at(1001), ring.at(1002)), (3, 0, 4));
        assert_eq!(ring.sum(1002, 5), 7);
        assert_eq!(ring.sum(1002, 1), 4);
        ring.add(5000, 1);
        assert_eq!(ring.sum(5000, 60), 1);
        assert_eq!(ring.at(1002), 0);
    }
}
