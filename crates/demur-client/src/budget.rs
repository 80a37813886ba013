//! The retry budget: how much load all repeats together may add.
//!
//! A limit for each request does not protect a server: when everything fails, three attempts are three times the load,
//! at the moment when the server can bear it least. The budget limits the sum instead. While few requests fail it is
//! never felt; when most fail, most are no longer repeated.

use std::time::{Duration, Instant};

/// A window slides by a tenth of its length.
const SLOTS: u32 = 10;

/// How much load repeats may add: a share of the requests of the last window, and a few in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    percent: u32,
    floor: u32,
    window: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            percent: 20,
            floor: 10,
            window: Duration::from_secs(10),
        }
    }
}

impl Budget {
    /// 20 % of the requests of the last 10 s, and 10 repeats more.
    pub fn new() -> Self {
        Self::default()
    }

    /// The repeats for each hundred requests.
    #[must_use]
    pub fn percent(self, percent: u32) -> Self {
        Self { percent, ..self }
    }

    /// The repeats in each window that need no requests, so that a client that sends little can repeat at all.
    #[must_use]
    pub fn floor(self, floor: u32) -> Self {
        Self { floor, ..self }
    }

    /// How long a request counts.
    #[must_use]
    pub fn window(self, window: Duration) -> Self {
        Self { window, ..self }
    }
}

/// Whether a repeat was paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// It was, and is counted.
    Yes,
    /// It was not: the request must not be repeated.
    No,
}

/// What was sent in the last window. Knows no clock: the time is passed in.
#[derive(Debug)]
pub struct Ledger {
    budget: Budget,
    start: Option<Instant>,
    slots: [Slot; SLOTS as usize],
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// Which tenth of a window since the start this is about.
    number: u64,
    requests: u64,
    repeats: u64,
}

impl Ledger {
    /// An empty one.
    pub fn new(budget: Budget) -> Self {
        Self {
            budget,
            start: None,
            slots: [Slot::default(); SLOTS as usize],
        }
    }

    /// Counts a request that is sent for the first time.
    pub fn request(&mut self, now: Instant) {
        let number = self.number(now);
        if let Some(slot) = self.slot(number) {
            slot.requests += 1;
        }
    }

    /// Pays for a repeat, if the budget allows it.
    pub fn repeat(&mut self, now: Instant) -> Paid {
        let number = self.number(now);
        let (requests, repeats) = self.last_window(number);
        let income = requests * u64::from(self.budget.percent) + u64::from(self.budget.floor) * 100;
        if (repeats + 1) * 100 > income {
            return Paid::No;
        }
        if let Some(slot) = self.slot(number) {
            slot.repeats += 1;
        }
        Paid::Yes
    }

    /// Moments before the first one count as the first one.
    fn number(&mut self, now: Instant) -> u64 {
        let start = *self.start.get_or_insert(now);
        let elapsed = now.saturating_duration_since(start).as_nanos();
        let length = (self.budget.window.as_nanos() / u128::from(SLOTS)).max(1);
        u64::try_from(elapsed / length).unwrap_or(u64::MAX)
    }

    /// The slot of a tenth, emptied where it was about an earlier one. A thread that comes late with its moment counts
    /// into the newer tenth that took the place.
    fn slot(&mut self, number: u64) -> Option<&mut Slot> {
        let place = usize::try_from(number % u64::from(SLOTS)).ok()?;
        let slot = self.slots.get_mut(place)?;
        if slot.number < number {
            *slot = Slot {
                number,
                ..Slot::default()
            };
        }
        Some(slot)
    }

    fn last_window(&self, number: u64) -> (u64, u64) {
        let oldest = number.saturating_sub(u64::from(SLOTS) - 1);
        let recent = self.slots.iter().filter(|slot| slot.number >= oldest);
        recent.fold((0, 0), |(requests, repeats), slot| {
            (requests + slot.requests, repeats + slot.repeats)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paid(ledger: &mut Ledger, now: Instant, tries: u32) -> usize {
        (0..tries)
            .filter(|_| ledger.repeat(now) == Paid::Yes)
            .count()
    }

    #[test]
    fn a_fifth_of_the_requests_and_the_floor_may_be_repeated() {
        let (mut ledger, now) = (Ledger::new(Budget::new()), Instant::now());
        (0..100).for_each(|_| ledger.request(now));
        assert_eq!(paid(&mut ledger, now, 500), 20 + 10);
    }

    #[test]
    fn the_floor_needs_no_requests() {
        let mut ledger = Ledger::new(Budget::new().floor(3));
        assert_eq!(paid(&mut ledger, Instant::now(), 50), 3);
    }

    #[test]
    fn a_budget_of_nothing_allows_nothing() {
        let mut ledger = Ledger::new(Budget::new().percent(0).floor(0));
        let now = Instant::now();
        (0..1000).for_each(|_| ledger.request(now));
        assert_eq!(paid(&mut ledger, now, 10), 0);
    }

    #[test]
    fn what_is_older_than_the_window_counts_no_more() {
        let (mut ledger, now) = (Ledger::new(Budget::new().floor(0)), Instant::now());
        (0..100).for_each(|_| ledger.request(now));
        let within = now + Duration::from_millis(9_999);
        assert_eq!(paid(&mut ledger, within, 5), 5);
        assert_eq!(paid(&mut ledger, now + Duration::from_secs(10), 5), 0);
        let much_later = now + Duration::from_hours(1);
        (0..10).for_each(|_| ledger.request(much_later));
        assert_eq!(paid(&mut ledger, much_later, 5), 2);
    }

    #[test]
    fn the_floor_comes_back_as_the_window_slides() {
        let (mut ledger, now) = (Ledger::new(Budget::new().floor(10)), Instant::now());
        assert_eq!(paid(&mut ledger, now, 20), 10);
        assert_eq!(paid(&mut ledger, now + Duration::from_secs(9), 20), 0);
        assert_eq!(paid(&mut ledger, now + Duration::from_secs(10), 20), 10);
    }

    /// Every request fails and asks for two repeats, for a minute, at a thousand requests a second.
    #[test]
    fn a_total_outage_adds_a_fifth_and_not_twice_the_load() {
        let (mut ledger, start) = (Ledger::new(Budget::new()), Instant::now());
        let mut repeats = 0;
        for request in 0..60_000 {
            let now = start + Duration::from_millis(request);
            ledger.request(now);
            repeats += paid(&mut ledger, now, 2);
        }
        assert!(repeats <= 60_000 / 5 + 6 * 10, "{repeats}");
        assert!(repeats >= 60_000 / 5 - 60_000 / 50, "{repeats}");
    }

    #[test]
    fn a_moment_that_comes_late_does_not_empty_a_newer_slot() {
        let (mut ledger, early) = (Ledger::new(Budget::new().floor(1)), Instant::now());
        ledger.request(early);
        let late = early + Duration::from_secs(30);
        assert_eq!(paid(&mut ledger, late, 3), 1);
        ledger.request(early);
        assert_eq!(paid(&mut ledger, late, 3), 0);
    }
}
