//! What is usual for an endpoint, and how far the last hour is from it.

use serde::{Deserialize, Serialize};

use super::ring::Ring;
use super::statistics::ln_tail;

/// Lengths of the windows that are compared with what is usual, in minutes.
pub(crate) const WINDOWS: [u64; 3] = [5, 15, 60];

/// What was seen six hours ago counts half.
const HALF_LIFE: f64 = 360.0;

/// Requests' worth of belief that an endpoint is like all others, before it has shown what it is like.
const PRIOR: f64 = 20.0;

/// How unlikely a count must be among all that is looked at in one minute: p < 10^-5, and so below 10^-7 each for a
/// hundred cells. Minutes overlap in their windows, so that there are far fewer looks than minutes.
const SURPRISE: f64 = -11.512_925_464_970_229;

/// The last minutes must still be unusual: p < 0.05.
const STILL: f64 = -2.995_732_273_553_991;

/// A method on a route, or the whole site.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Endpoint {
    /// `GET /orders/{}`.
    pub(crate) name: String,
    /// Whether a good answer of it was ever seen; the others are where nothing is.
    pub(crate) is_known: bool,
    /// The minute in which it was first seen.
    pub(crate) first: u64,
    /// Requests.
    pub(crate) all: Ring,
    /// Requests for paths that were good before, and those of them that are missing now.
    pub(crate) live: Ring,
    pub(crate) flips: Ring,
    /// The usual weight of both.
    pub(crate) usual_live: Usual,
    pub(crate) usual_flips: Usual,
    pub(crate) cells: Vec<Cell>,
    pub(crate) usual: Usual,
    /// The sequential test for endpoints that are rarely asked, and since when it grows.
    pub(crate) evidence: f64,
    pub(crate) evidence_since: u64,
    /// The last minute with a request, and the longest that there was none for.
    pub(crate) last: u64,
    pub(crate) longest_gap: u64,
    /// The sums of the last days, by status: the day, what was bad, all.
    pub(crate) days: Vec<(u64, u16, u64, u64)>,
}

/// Answers of one status.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Cell {
    pub(crate) status: u16,
    pub(crate) bad: Ring,
    /// The same, with those that say nothing new.
    pub(crate) raw: Ring,
    usual_raw: Usual,
    pub(crate) usual: Usual,
    /// Squared distances from what is usual, and what they would be if requests were independent, by window.
    spread: [(f64, f64); 3],
}

/// A sum in which older minutes count less.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Usual {
    sum: f64,
    at: u64,
}

impl Usual {
    pub(crate) fn get(self, now: u64) -> f64 {
        self.sum * decay(now.saturating_sub(self.at), HALF_LIFE)
    }

    pub(crate) fn add(&mut self, now: u64, amount: f64) {
        self.sum = self.get(now) + amount;
        self.at = now;
    }
}

fn decay(minutes: u64, half_life: f64) -> f64 {
    match minutes {
        0 => 1.0,
        // By far the most frequent one, and powers are dear.
        1 if half_life == HALF_LIFE => 0.998_076_443_575_628_7,
        _ => 0.5_f64.powf(count(minutes) / half_life),
    }
}

/// How many minutes of a steady rate a usual sum is worth after so many minutes: 519 in the end.
pub(crate) fn worth(elapsed: u64) -> f64 {
    let whole = HALF_LIFE / std::f64::consts::LN_2;
    (whole * (1.0 - decay(elapsed, HALF_LIFE))).max(1.0)
}

/// Counts of a log are far below where a float skips numbers.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(crate) fn count(number: u64) -> f64 {
    number as f64
}

/// What is unusual about a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Excess {
    /// The length of the window, in minutes.
    pub(crate) window: u64,
    pub(crate) bad: f64,
    pub(crate) expected: f64,
    pub(crate) variance: f64,
    /// The logarithm of the probability.
    pub(crate) ln_p: f64,
}

/// The logarithm of the probability that each of so many cells is judged by.
pub(crate) fn surprise_among(cells: usize) -> f64 {
    SURPRISE - count(cells.max(10) as u64).ln()
}

impl Endpoint {
    pub(crate) fn cell(&self, status: u16) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.status == status)
    }

    /// Requests of about the last six hours, for how well it is known.
    pub(crate) fn known_by(&self, now: u64) -> f64 {
        self.usual.get(now)
    }

    /// The share of requests that usually get this status; `parent` is that of the whole site.
    pub(crate) fn share(&self, status: u16, now: u64, parent: f64) -> f64 {
        let bad = self.cell(status).map_or(0.0, |cell| cell.usual.get(now));
        (bad + PRIOR * parent) / (self.usual.get(now) + PRIOR)
    }

    /// The same of all requests, also of those that say nothing new.
    pub(crate) fn raw_share(&self, status: u16, now: u64, parent: f64) -> f64 {
        let bad = self
            .cell(status)
            .map_or(0.0, |cell| cell.usual_raw.get(now));
        (bad + PRIOR * parent) / (self.usual.get(now) + PRIOR)
    }

    /// The share that usually gets any 4xx.
    pub(crate) fn share_of_all(&self, now: u64, parent: f64) -> f64 {
        let bad: f64 = self
            .cells
            .iter()
            .filter(|cell| cell.status < 500)
            .map(|cell| cell.usual_raw.get(now))
            .sum();
        (bad + PRIOR * parent) / (self.usual.get(now) + PRIOR)
    }

    /// Counts requests of a minute.
    pub(crate) fn count(&mut self, minute: u64, status: u16, requests: u32) {
        self.all.add(minute, requests);
        if status < 400 {
            return;
        }
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.status == status) {
            cell.bad.add(minute, requests);
            cell.raw.add(minute, requests);
        } else {
            let mut cell = Cell {
                status,
                spread: [(5.0, 5.0); 3],
                ..Cell::default()
            };
            cell.bad.add(minute, requests);
            cell.raw.add(minute, requests);
            self.cells.push(cell);
        }
    }

    /// Takes requests back that were counted and say nothing new.
    pub(crate) fn discount(&mut self, minute: u64, status: u16, requests: u32) {
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.status == status) {
            cell.bad.take(minute, requests);
        }
    }

    /// What is unusual in the answers of one status up to `now`.
    ///
    /// `surprise` is the logarithm of the probability below which it is unusual.
    pub(crate) fn excess(
        &self,
        status: u16,
        now: u64,
        parent: f64,
        surprise: f64,
    ) -> Option<Excess> {
        let cell = self.cell(status)?;
        let share = self.share(status, now, parent);
        // How badly the share itself is known.
        let doubt = 1.0 / (cell.usual.get(now) + PRIOR * parent + 0.5);
        let judge = |window: u64, spread: f64| {
            let bad = count(cell.bad.sum(now, window));
            let expected = share * count(self.all.sum(now, window));
            let variance = expected * spread + expected * expected * doubt * spread;
            (bad, expected, variance, ln_tail(bad, expected, variance))
        };
        let mut found: Option<Excess> = None;
        let (.., last) = judge(5, cell.dispersion(0));
        if last > STILL {
            return None;
        }
        for (place, window) in WINDOWS.into_iter().enumerate() {
            let (bad, expected, variance, ln_p) = judge(window, cell.dispersion(place));
            let is_large = bad - expected >= 5.0 && bad >= 1.5 * expected;
            if is_large && ln_p < surprise && found.is_none_or(|best| ln_p < best.ln_p) {
                found = Some(Excess {
                    window,
                    bad,
                    expected,
                    variance,
                    ln_p,
                });
            }
        }
        found
    }

    /// The minute from which on there is more than usual: where the sum of what is beyond twice the usual was least.
    pub(crate) fn onset(&self, status: u16, now: u64, parent: f64) -> u64 {
        let Some(cell) = self.cell(status) else {
            return now;
        };
        let share = self.share(status, now, parent);
        let (mut best, mut since, mut sum) = (0.0, now, 0.0);
        let oldest = now.saturating_sub(59);
        for minute in (oldest..=now).rev() {
            let usual = (share * count(u64::from(self.all.at(minute)))).max(0.02);
            sum += count(u64::from(cell.bad.at(minute))) - 2.0 * usual;
            if sum > best {
                (best, since) = (sum, minute);
            }
        }
        since
    }

    /// Adds the current minute to the sums of its day, and notes how long nobody asked before.
    pub(crate) fn note_day(&mut self, now: u64, all: u64) {
        let day = now / 1440;
        if self.last > 0 {
            self.longest_gap = self.longest_gap.max(now.saturating_sub(self.last));
        }
        self.last = now;
        self.days.retain(|(known, ..)| *known + 7 > day);
        for cell in &self.cells {
            let bad = u64::from(cell.raw.at(now));
            let mut days = self.days.iter_mut();
            if let Some(sum) = days.find(|one| one.0 == day && one.1 == cell.status) {
                sum.2 += bad;
                sum.3 += all;
            } else {
                self.days.push((day, cell.status, bad, all));
            }
        }
    }

    /// Takes over the series of an endpoint that is the same after all.
    pub(crate) fn absorb(&mut self, other: &Self, now: u64) {
        self.is_known |= other.is_known;
        self.all.absorb(&other.all, now);
        self.live.absorb(&other.live, now);
        self.flips.absorb(&other.flips, now);
        for (mine, theirs) in [
            (&mut self.usual, other.usual),
            (&mut self.usual_live, other.usual_live),
            (&mut self.usual_flips, other.usual_flips),
        ] {
            mine.add(now, theirs.get(now));
        }
        for theirs in &other.cells {
            if let Some(mine) = self
                .cells
                .iter_mut()
                .find(|cell| cell.status == theirs.status)
            {
                mine.bad.absorb(&theirs.bad, now);
                mine.usual.add(now, theirs.usual.get(now));
                mine.raw.absorb(&theirs.raw, now);
                mine.usual_raw.add(now, theirs.usual_raw.get(now));
            } else {
                self.cells.push(theirs.clone());
            }
        }
    }

    /// Learns from the minute that was just judged. Where something is wrong already, nothing is learnt.
    pub(crate) fn learn(
        &mut self,
        now: u64,
        parents: &dyn Fn(u16) -> f64,
        frozen: &dyn Fn(u16) -> bool,
    ) {
        let requests = count(u64::from(self.all.at(now)));
        let total = self.usual.get(now) + PRIOR;
        for cell in &mut self.cells {
            let share = (cell.usual.get(now) + PRIOR * parents(cell.status)) / total;
            if frozen(cell.status) {
                cell.usual.add(now, share * requests);
                let raw = (cell.usual_raw.get(now) + PRIOR * parents(cell.status)) / total;
                cell.usual_raw.add(now, raw * requests);
            } else {
                cell.learn(now, share * requests);
                if now.is_multiple_of(5) {
                    cell.learn_spread(now, share, &self.all);
                }
            }
        }
        self.usual.add(now, requests);
        self.usual_live
            .add(now, count(u64::from(self.live.at(now))));
        if self.cells.iter().all(|cell| !frozen(cell.status)) {
            let flips = count(u64::from(self.flips.at(now)));
            let usual = 0.1 * count(u64::from(self.live.at(now)));
            self.usual_flips.add(now, flips.min(usual + 1.0));
        }
    }
}

impl Cell {
    /// How much wider than Poisson counts of this window are.
    fn dispersion(&self, window: usize) -> f64 {
        let (seen, poisson) = self.spread.get(window).copied().unwrap_or((1.0, 1.0));
        (seen / poisson).max(1.0)
    }

    /// What is far above the usual is cut, so that an incident does not teach that incidents are usual.
    fn learn(&mut self, now: u64, expected: f64) {
        let bad = count(u64::from(self.bad.at(now)));
        let cut = expected + 4.0 * (self.dispersion(0) * expected).sqrt() + 1.0;
        self.usual.add(now, bad.min(cut));
        let raw = count(u64::from(self.raw.at(now)));
        self.usual_raw.add(now, raw.min(3.0 * cut));
    }

    fn learn_spread(&mut self, now: u64, share: f64, all: &Ring) {
        let windows = WINDOWS.into_iter().zip(&mut self.spread);
        for (window, (seen, poisson)) in windows.filter(|(window, _)| now.is_multiple_of(*window)) {
            let expected = share * count(all.sum(now, window));
            if expected < 0.05 {
                continue;
            }
            let distance = count(self.bad.sum(now, window)) - expected;
            let dispersion = (*seen / *poisson).max(1.0);
            let most = 16.0 * dispersion * expected + 1.0;
            // Half of it is forgotten in a day.
            let keep = decay(window, 1440.0);
            *seen = *seen * keep + (distance * distance).min(most);
            *poisson = *poisson * keep + expected;
        }
    }
}
