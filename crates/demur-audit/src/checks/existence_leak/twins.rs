//! What exists and what does not, and how the times of both are compared.

use demur_replay::made::Fault;

use crate::plan::{self, twin};
use crate::probe::{Comparison, Probe, Request, Wants};
use crate::site::{Site, Source};

/// Pairs of one run: a few more than are needed, since some fail.
const PAIRS: usize = 440;

/// Something that exists, and something that does not, as its owner asks for them.
pub(super) struct Twins {
    pub(super) exists: Probe,
    pub(super) missing: Probe,
}

/// All pairs of a site: those of the document, and of resources with a number or a UUID.
pub(super) fn all(site: &Site, owner: &str) -> Vec<Twins> {
    let mut all = Vec::new();
    let planned: Vec<_> = plan::requests(site)
        .filter(|one| one.made.method == "GET" && one.made.is_known)
        .collect();
    for missing in planned.iter().filter(|one| one.has(Fault::Absent)) {
        let mut planned = planned.iter();
        let exists = planned
            .find(|one| one.has(Fault::None) && one.made.operation == missing.made.operation);
        let probes = exists.and_then(|one| one.probe_as(site, owner));
        if let Some((exists, missing)) = probes.zip(missing.probe_as(site, owner)) {
            all.push(Twins { exists, missing });
        }
    }
    let targets = site
        .targets
        .iter()
        .filter(|one| one.source != Source::Document);
    for target in targets {
        if let Some(other) = twin::other_id(site, target) {
            all.push(Twins {
                exists: Probe::get(target).identity(owner),
                missing: Probe::new("GET", &target.origin, &other).identity(owner),
            });
        }
    }
    all
}

/// Asks for two runs of pairs.
pub(super) fn measure(one: &Request, other: &Request, about: &str, wants: &mut Wants) {
    for again in 0..2 {
        wants.compare(Comparison {
            one: one.clone(),
            other: other.clone(),
            about: about.to_owned(),
            pairs: PAIRS,
            again,
        });
    }
}
