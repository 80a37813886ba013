//! What an incident does to requests that come anyway.

use fastrand::Rng;

use crate::numbers::float;
use crate::request::Request;

/// What an incident does to requests that come anyway.
#[derive(Debug, Clone)]
pub(crate) struct Effect {
    /// The number of the incident.
    pub(crate) incident: usize,
    pub(crate) start: u64,
    pub(crate) end: u64,
    /// Which routes, by place; none stands for all.
    pub(crate) routes: Option<Vec<bool>>,
    pub(crate) who: Who,
    pub(crate) does: Does,
    pub(crate) chance: Chance,
}

/// Whose requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Everybody,
    /// An application in the version that came out then.
    Version(usize, u64),
    /// An application in versions that came out before.
    Below(usize, u64),
    /// Calls of one page.
    Front(usize),
    /// What one of the servers behind answers.
    Upstream(usize),
    /// One kind of device.
    Device(u8),
    /// Whoever needs credentials.
    Guarded,
    /// Whoever the rule for old addresses led on.
    Moved,
}

/// What becomes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Does {
    /// This is the answer.
    Answer(Answer),
    /// They do not come.
    Vanish,
    /// The segment at this depth has another name, which clients learn until this moment.
    Rename {
        depth: usize,
        to: &'static str,
        learned: u64,
    },
    /// The rule leads to nowhere.
    Astray,
}

/// The status, and which row of the gateway's table gave it and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) step: &'static str,
    pub(crate) reason: &'static str,
}

impl Answer {
    pub(crate) fn new(status: u16, step: &'static str, reason: &'static str) -> Self {
        Self {
            status,
            step,
            reason,
        }
    }

    /// Answers so; an objection is short and quick.
    pub(crate) fn give(self, req: &mut Request) {
        req.status = self.status;
        req.step = self.step;
        req.reason = self.reason;
        req.bytes_out = 162 + u64::from(self.status % 7) * 31;
        req.micros = req.micros / 3 + 200;
    }
}

/// How likely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Chance {
    Always,
    Share(f64),
    /// So much for each time that more requests come than usual.
    Load(f64),
}

impl Effect {
    pub(crate) fn is_active(&self, at: u64) -> bool {
        (self.start..self.end).contains(&at)
    }

    /// Does it, and says whether the request still comes.
    pub(crate) fn apply(&self, req: &mut Request, load: f64, rng: &mut Rng) -> bool {
        let at = req.at / 1_000;
        if !self.is_active(at) || !self.is_meant(req) || !self.comes_true(load, rng) {
            return true;
        }
        match &self.does {
            Does::Answer(answer) => answer.give(req),
            Does::Vanish => {
                req.truth.incident = Some(self.incident);
                return false;
            }
            Does::Rename { depth, to, learned } => {
                let progress = float(at - self.start) / float(learned.saturating_sub(self.start));
                if at >= *learned || rng.f64() < 0.15 + 0.7 * progress {
                    rename(&mut req.path, *depth, to);
                    req.truth.route = None;
                    return true;
                }
                Answer::new(404, "", "").give(req);
            }
            Does::Astray => {
                rename(&mut req.path, 0, ASTRAY);
                Answer::new(404, "", "").give(req);
            }
        }
        req.truth.incident = Some(self.incident);
        true
    }

    fn is_meant(&self, req: &Request) -> bool {
        let truth = &req.truth;
        if let Some(routes) = &self.routes
            && !truth
                .route
                .is_some_and(|place| routes.get(place).copied().unwrap_or_default())
        {
            return false;
        }
        match self.who {
            Who::Everybody => true,
            Who::Version(family, from) => truth.app == Some((family, from)),
            Who::Below(family, from) => truth
                .app
                .is_some_and(|(one, since)| one == family && since < from),
            Who::Front(place) => truth.front == Some(place),
            Who::Upstream(place) => truth.upstream == Some(place),
            Who::Device(device) => truth.device == Some(device),
            Who::Guarded => truth.guarded,
            Who::Moved => truth.moved,
        }
    }

    fn comes_true(&self, load: f64, rng: &mut Rng) -> bool {
        match self.chance {
            Chance::Always => true,
            Chance::Share(share) => rng.f64() < share,
            Chance::Load(slope) => rng.f64() < slope * (load - 1.0),
        }
    }
}

/// Where the rule for old addresses leads to when it is wrong.
pub(crate) const ASTRAY: &str = "guide";

fn rename(path: &mut Vec<u8>, depth: usize, to: &str) {
    let mut renamed = Vec::with_capacity(path.len() + to.len());
    for (place, segment) in path.split(|byte| *byte == b'/').skip(1).enumerate() {
        renamed.push(b'/');
        renamed.extend_from_slice(if place == depth {
            to.as_bytes()
        } else {
            segment
        });
    }
    *path = renamed;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_segment_gets_another_name() {
        let mut path = b"/api/v1/orders/7".to_vec();
        rename(&mut path, 2, "purchases");
        assert_eq!(path, b"/api/v1/purchases/7");
    }
}
