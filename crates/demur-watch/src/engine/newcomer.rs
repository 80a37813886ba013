//! Whether somebody who has just come is behind an excess, where nobody else asks for the same.
//!
//! Where all requests to a route are those of one client, no other request of that time shows that the client is the
//! cause. Then those of the hour before are looked at: others got good answers there, and this one was never among
//! them. A refusal that is about who asks, such as 403, may be compared with the rest of the site too.

use super::case::{Case, Subject, is_bad};
use super::dimensions::value;
use super::window::Seen;
use crate::alert::{Cause, Dimension};

/// What tells who asks, the most exact first.
const WHO: [Dimension; 3] = [Dimension::Principal, Dimension::Client, Dimension::Network];

/// Statuses that are about who asks.
const ABOUT_WHO: [u16; 3] = [401, 403, 429];

/// The share of what went wrong that must be one client's.
const NEARLY_ALL: f64 = 0.9;

/// The share of requests that others may have, before they are a comparison of their own.
const FEW: f64 = 0.02;

/// Requests of others that there must have been on the same routes, or on the site.
const LEAST: (f64, f64) = (4.0, 40.0);

/// How often the others may have gone wrong, in terms of how often this one does.
const OTHERS: f64 = 0.4;

/// Requests that went wrong, and all.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    bad: f64,
    all: f64,
}

impl Tally {
    fn add(&mut self, weight: f64, is_bad: bool) {
        self.all += weight;
        self.bad += if is_bad { weight } else { 0.0 };
    }

    fn share(self) -> f64 {
        self.bad / self.all.max(1.0)
    }
}

impl Case<'_> {
    /// The newcomer behind the excess, by each of the names that it has; empty if there is none.
    pub(crate) fn newcomer(&self) -> Vec<Cause> {
        let found = WHO
            .iter()
            .filter_map(|dimension| self.newcomer_by(*dimension));
        found.collect()
    }

    fn newcomer_by(&self, dimension: Dimension) -> Option<Cause> {
        let names = &self.engine.names;
        let (_, first) = self.bad.first()?;
        let who = value(names, first, dimension).into_owned();
        if who.is_empty() {
            return None;
        }
        let is_own = |row: &Seen| *value(names, row, dimension) == *who;
        let (mut own, mut others) = (Tally::default(), Tally::default());
        for (_, row) in &self.all {
            let tally = if is_own(row) { &mut own } else { &mut others };
            tally.add(f64::from(row.weight), is_bad(&self.subject, row));
        }
        let total = own.all + others.all;
        let is_nearly_all = own.bad >= NEARLY_ALL * (own.bad + others.bad);
        let has_comparison = others.all >= LEAST.0 && others.all > FEW * total;
        if !is_nearly_all || has_comparison {
            return None;
        }
        let compared = self.compared(&is_own)?;
        (compared.share() <= OTHERS * own.share()).then(|| Cause {
            dimension,
            value: String::from_utf8_lossy(&who).into_owned(),
            of_excess: own.bad / (own.bad + others.bad),
            of_traffic: own.all / (total + compared.all),
        })
    }

    /// What became of the requests of others; nothing if there were too few, or if this one got good answers before.
    fn compared(&self, is_own: &dyn Fn(&Seen) -> bool) -> Option<Tally> {
        let (mut before, mut elsewhere) = (Tally::default(), Tally::default());
        for (at, row) in self.engine.window.since(0) {
            let is_here = self.engine.concerns(&self.subject, row);
            if is_here && at < self.since {
                if is_own(row) && row.status < 400 {
                    return None;
                }
                if !is_own(row) {
                    before.add(f64::from(row.weight), is_bad(&self.subject, row));
                }
            } else if !is_here && !row.is_scanner && !is_own(row) {
                elsewhere.add(f64::from(row.weight), is_bad(&self.subject, row));
            }
        }
        if before.all >= LEAST.0 {
            return Some(before);
        }
        let Subject::Excess { statuses, .. } = &self.subject else {
            return None;
        };
        let is_about_who = statuses.iter().all(|status| ABOUT_WHO.contains(status));
        (is_about_who && elsewhere.all >= LEAST.1).then_some(elsewhere)
    }
}
