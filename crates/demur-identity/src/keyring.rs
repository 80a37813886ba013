//! When keys are fetched, and how long they are used: decided from the time alone, so it can be tested without waiting.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::jwt::KeySet;

/// How often keys are fetched, and how long they last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyTiming {
    /// Keys are fetched anew after this time.
    pub refresh: Duration,
    /// A token that names an unknown key has keys fetched at once, but not more often than this: whoever makes up
    /// names must not make us fetch.
    pub unknown_key_pause: Duration,
    /// After a failure the next attempt is made after this time.
    pub retry: Duration,
    /// While fetching fails, keys are used for this long after they were last fetched.
    pub stale: Duration,
}

impl Default for KeyTiming {
    fn default() -> Self {
        Self {
            refresh: Duration::from_mins(10),
            unknown_key_pause: Duration::from_secs(30),
            retry: Duration::from_secs(10),
            stale: Duration::from_hours(24),
        }
    }
}

/// The keys of one issuer over time.
#[derive(Debug, Clone)]
pub(crate) struct Keyring {
    timing: KeyTiming,
    keys: Option<(Arc<KeySet>, SystemTime)>,
    last: Option<Attempt>,
    is_asked_for: bool,
    /// When an unknown key last had keys fetched before their time.
    hurried: Option<SystemTime>,
}

#[derive(Debug, Clone, Copy)]
struct Attempt {
    at: SystemTime,
    end: End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    NotYet,
    Fetched,
    Failed,
}

/// What somebody who needs other keys may hope for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hope {
    /// Keys are about to be fetched: waiting helps.
    Soon,
    /// They are not: what is known now has to do.
    No,
}

impl Keyring {
    pub(crate) fn new(timing: KeyTiming) -> Self {
        Self {
            timing,
            keys: None,
            last: None,
            is_asked_for: false,
            hurried: None,
        }
    }

    /// The same keys, as old as they are, for somebody who has another timing and begins by fetching.
    pub(crate) fn with_timing(&self, timing: KeyTiming) -> Self {
        Self {
            keys: self.keys.clone(),
            hurried: self.hurried,
            ..Self::new(timing)
        }
    }

    /// When the keys were fetched.
    pub(crate) fn since(&self) -> Option<SystemTime> {
        self.keys.as_ref().map(|(_, since)| *since)
    }

    /// The keys that tokens may be checked with now.
    pub(crate) fn usable(&self, now: SystemTime) -> Option<&Arc<KeySet>> {
        let (keys, since) = self.keys.as_ref()?;
        (passed(*since, now) <= self.timing.stale).then_some(keys)
    }

    /// Somebody needs keys that are not there. Whoever is given hope is not forgotten: keys are fetched then, whatever
    /// becomes of the clock.
    pub(crate) fn ask(&mut self, now: SystemTime) -> Hope {
        let is_under_way = self.last.is_some_and(|last| last.end == End::NotYet);
        if is_under_way || self.is_asked_for {
            return Hope::Soon;
        }
        let is_early = !self.wants_fetch(now);
        self.is_asked_for = !is_early || self.may_fetch_early(now);
        if self.is_asked_for && is_early {
            self.hurried = Some(now);
        }
        if self.is_asked_for {
            Hope::Soon
        } else {
            Hope::No
        }
    }

    /// After a failure there is no hurry beyond the usual one.
    fn may_fetch_early(&self, now: SystemTime) -> bool {
        let is_rested = |since| passed(since, now) >= self.timing.unknown_key_pause;
        self.last.is_some_and(|last| last.end == End::Fetched) && self.hurried.is_none_or(is_rested)
    }

    /// Whether it is time to fetch.
    pub(crate) fn wants_fetch(&self, now: SystemTime) -> bool {
        self.next_fetch_in(now) == Some(Duration::ZERO)
    }

    /// How long it is until then. None while somebody is at it.
    pub(crate) fn next_fetch_in(&self, now: SystemTime) -> Option<Duration> {
        let Some(last) = self.last else {
            return Some(Duration::ZERO);
        };
        let pause = match last.end {
            End::NotYet => return None,
            End::Fetched | End::Failed if self.is_asked_for => Duration::ZERO,
            End::Fetched => self.timing.refresh,
            End::Failed => self.timing.retry,
        };
        // Where the clock was set back, the wait begins again, but lasts no longer than it would have.
        Some(pause.saturating_sub(passed(last.at, now)))
    }

    /// Somebody begins to fetch.
    pub(crate) fn on_begun(&mut self, now: SystemTime) {
        self.is_asked_for = false;
        self.last = Some(Attempt {
            at: now,
            end: End::NotYet,
        });
    }

    /// Keys were fetched.
    pub(crate) fn on_fetched(&mut self, keys: KeySet, now: SystemTime) {
        self.keys = Some((Arc::new(keys), now));
        self.last = Some(Attempt {
            at: now,
            end: End::Fetched,
        });
    }

    /// They could not be fetched. Those that are there stay.
    pub(crate) fn on_failed(&mut self, now: SystemTime) {
        self.last = Some(Attempt {
            at: now,
            end: End::Failed,
        });
    }
}

fn passed(since: SystemTime, now: SystemTime) -> Duration {
    now.duration_since(since).unwrap_or(Duration::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const MINUTE: Duration = Duration::from_mins(1);
    const HOUR: Duration = Duration::from_hours(1);

    fn keys() -> KeySet {
        KeySet::from_jwks(include_bytes!("../tests/fixtures/jwks.json")).unwrap()
    }

    fn start() -> SystemTime {
        SystemTime::UNIX_EPOCH + 1000 * HOUR
    }

    fn with_keys() -> Keyring {
        let mut ring = Keyring::new(KeyTiming::default());
        ring.on_begun(start());
        ring.on_fetched(keys(), start());
        ring
    }

    #[test]
    fn keys_are_wanted_from_the_start() {
        let mut ring = Keyring::new(KeyTiming::default());
        assert!(ring.wants_fetch(start()));
        assert!(ring.usable(start()).is_none());
        assert_eq!(ring.ask(start()), Hope::Soon);
        ring.on_begun(start());
        assert!(!ring.wants_fetch(start()));
        assert_eq!(ring.ask(start()), Hope::Soon);
    }

    #[test]
    fn keys_are_refreshed_every_ten_minutes() {
        let ring = with_keys();
        assert!(!ring.wants_fetch(start() + 9 * MINUTE));
        assert_eq!(ring.next_fetch_in(start() + 9 * MINUTE), Some(MINUTE));
        assert!(ring.wants_fetch(start() + 10 * MINUTE));
    }

    #[test]
    fn an_unknown_key_has_keys_fetched_at_most_twice_a_minute() {
        let mut ring = with_keys();
        // The first one at once: keys may have been exchanged just after they were fetched.
        assert_eq!(ring.ask(start() + SECOND), Hope::Soon);
        ring.on_begun(start() + SECOND);
        ring.on_fetched(keys(), start() + SECOND);
        assert_eq!(ring.ask(start() + 30 * SECOND), Hope::No);
        assert!(!ring.wants_fetch(start() + 30 * SECOND));
        assert_eq!(ring.ask(start() + 31 * SECOND), Hope::Soon);
        assert!(ring.wants_fetch(start() + 31 * SECOND));
        let mut fetches = 0;
        for second in 31..331 {
            let now = start() + second * SECOND;
            let _ = ring.ask(now);
            if ring.wants_fetch(now) {
                fetches += 1;
                ring.on_begun(now);
                ring.on_fetched(keys(), now);
            }
        }
        assert_eq!(fetches, 10);
    }

    #[test]
    fn an_outage_leaves_the_keys_in_use_for_a_day() {
        let mut ring = with_keys();
        let mut now = start();
        while now < start() + 24 * HOUR {
            now += 10 * MINUTE;
            assert!(ring.wants_fetch(now));
            ring.on_begun(now);
            ring.on_failed(now);
            assert!(ring.usable(now).is_some());
        }
        assert!(ring.usable(now + SECOND).is_none());
        ring.on_fetched(keys(), now + MINUTE);
        assert!(ring.usable(now + HOUR).is_some());
    }

    #[test]
    fn a_failure_is_tried_again_soon_but_not_at_once() {
        let mut ring = Keyring::new(KeyTiming::default());
        ring.on_begun(start());
        ring.on_failed(start());
        assert_eq!(ring.ask(start() + SECOND), Hope::No);
        assert!(!ring.wants_fetch(start() + 9 * SECOND));
        assert!(ring.wants_fetch(start() + 10 * SECOND));
        assert_eq!(ring.ask(start() + 10 * SECOND), Hope::Soon);
    }

    #[test]
    fn keys_that_are_taken_over_stay_as_old_as_they_are() {
        let mut before = with_keys();
        before.on_begun(start() + 10 * MINUTE);
        before.on_failed(start() + 10 * MINUTE);
        let hour = KeyTiming {
            stale: HOUR,
            ..KeyTiming::default()
        };
        let after = before.with_timing(hour);
        assert!(after.wants_fetch(start() + 10 * MINUTE));
        assert!(after.usable(start() + HOUR).is_some());
        assert!(after.usable(start() + HOUR + SECOND).is_none());
    }

    #[test]
    fn a_clock_that_is_set_back_neither_spins_nor_loses_keys() {
        let ring = with_keys();
        assert!(ring.usable(start() - 5 * HOUR).is_some());
        assert_eq!(ring.next_fetch_in(start() - 5 * HOUR), Some(10 * MINUTE));
    }
}
