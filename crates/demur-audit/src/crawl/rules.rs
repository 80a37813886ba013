//! What the robots.txt of each origin says, also where it was redirected to; read once.

use std::collections::{HashMap, HashSet};

use super::robots::Robots;
use super::{location, target_of};
use crate::exchange::Exchange;
use crate::origin::Origin;
use crate::probe::Probe;
use crate::run::Run;

/// Where the rules of an origin are.
pub(super) const FILE: &str = "/robots.txt";

/// Redirects of the file that are followed (RFC 9309 §2.3.1.2).
const HOPS: usize = 5;

/// The rules of all origins of which they are known.
#[derive(Debug, Default)]
pub(super) struct Rules {
    of: HashMap<Origin, Robots>,
    /// The addresses that a robots.txt was redirected to.
    ends: HashSet<String>,
}

impl Rules {
    /// Reads the files that have come: requests for where others were redirected to, and the sitemaps that are named in
    /// those that were read.
    pub(super) fn settle(&mut self, run: &Run, origins: &[Origin]) -> (Vec<Probe>, Vec<String>) {
        let (mut hops, mut sitemaps) = (Vec::new(), Vec::new());
        for origin in origins {
            if self.of.contains_key(origin) {
                continue;
            }
            match end_of(run, origin, origins) {
                Some(End::At(exchange)) => {
                    let mut robots = Robots::of(exchange);
                    sitemaps.append(&mut robots.sitemaps);
                    self.of.insert(origin.clone(), robots);
                }
                Some(End::Beyond(origin, target)) => {
                    let probe = Probe::new("GET", &origin, &target);
                    self.ends.insert(probe.request.address());
                    hops.push(probe);
                }
                None => {}
            }
        }
        (hops, sitemaps)
    }

    /// Whether a target may be fetched; where there are no rules, all may.
    pub(super) fn allow(&self, origin: &Origin, target: &str) -> bool {
        self.of
            .get(origin)
            .is_none_or(|robots| robots.allows(target))
    }

    /// Whether an exchange was about the rules themselves.
    pub(super) fn are_in(&self, exchange: &Exchange) -> bool {
        exchange.request.target == FILE || self.ends.contains(&exchange.request.address())
    }
}

/// How far a file was followed.
enum End<'r> {
    At(&'r Exchange),
    Beyond(Origin, String),
}

/// The last answer to a file, or where it has to be looked for next. What leads out of the audit, or on and on, is left at
/// its redirect, and counts as unavailable.
fn end_of<'r>(run: &'r Run, origin: &Origin, origins: &[Origin]) -> Option<End<'r>> {
    let mut last = run.visit(&format!("{origin}{FILE}"))?;
    for _ in 0..HOPS {
        let Some(next) = location(last) else {
            break;
        };
        let Some(origin) = Origin::of(&next).filter(|origin| origins.contains(origin)) else {
            break;
        };
        let target = target_of(&next);
        let Some(exchange) = run.visit(&format!("{origin}{target}")) else {
            return Some(End::Beyond(origin, target));
        };
        last = exchange;
    }
    Some(End::At(last))
}
