//! What an audit looked at, and what it left out and why.

use std::collections::HashSet;

use crate::check::{Check, Mode};
use crate::run::Run;
use crate::sample;
use crate::site::{Settings, Site};

/// What an audit looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Resources that were asked for.
    pub resources: usize,
    /// Operations of the document that were asked for, and all it has.
    pub operations: Option<(usize, usize)>,
    /// The checks that were made, in the order of the catalogue.
    pub checks: Vec<&'static str>,
    /// Those that were left out, and why.
    pub skipped: Vec<(&'static str, String)>,
}

impl Coverage {
    /// What a run looked at, with the checks that were chosen.
    pub fn of(site: &Site, run: &Run, chosen: &[&'static Check], all: &[&'static Check]) -> Self {
        let mut coverage = Self {
            resources: run.visits().count(),
            operations: operations(site, run),
            ..Self::default()
        };
        let chosen: HashSet<&str> = chosen.iter().map(|check| check.id).collect();
        for check in all {
            let reason = if chosen.contains(check.id) {
                missing(check.mode, site).or_else(|| unasked(check.mode, site, run))
            } else {
                Some("not chosen")
            };
            match reason {
                None => coverage.checks.push(check.id),
                Some(reason) => coverage.skipped.push((check.id, reason.to_owned())),
            }
        }
        coverage
    }

    /// Whether findings of a check could have been found.
    pub fn has(&self, rule: &str) -> bool {
        !self.skipped.iter().any(|(id, _)| *id == rule)
    }
}

/// What a mode needs and this site does not have.
fn missing(mode: Mode, site: &Site) -> Option<&'static str> {
    let Settings {
        allow_unsafe,
        allow_raw,
        ref identities,
        ..
    } = site.settings;
    let (has, reason) = match mode {
        Mode::Passive | Mode::Safe => (true, ""),
        Mode::Unsafe => (
            allow_unsafe,
            "methods that change something are not allowed",
        ),
        Mode::Raw => (allow_raw, "malformed requests are not allowed"),
        Mode::Identities => (
            !identities.is_empty(),
            "nobody is named who can ask beside the anonymous",
        ),
        Mode::Document => (site.snapshot.is_some(), "there is no document"),
    };
    (!has).then_some(reason)
}

/// Why nothing was asked for a check that may ask.
fn unasked(mode: Mode, site: &Site, run: &Run) -> Option<&'static str> {
    let is_raw = mode == Mode::Raw && !run.all().is_empty();
    (is_raw && sample::first_of_each_origin(site, run).is_empty())
        .then_some("no resource was found that anybody may have")
}

/// How many operations of the document have a target that was asked for.
fn operations(site: &Site, run: &Run) -> Option<(usize, usize)> {
    let snapshot = site.snapshot.as_ref()?;
    let contracts = snapshot.contracts.iter();
    let all = contracts.map(|contract| contract.operations().len()).sum();
    let asked: HashSet<(String, &str)> = run
        .all()
        .iter()
        .map(|one| {
            let url = format!("{}{}", one.request.origin, one.request.target);
            (url, one.request.method.as_str())
        })
        .collect();
    let seen: HashSet<&str> = site
        .targets
        .iter()
        .filter(|target| asked.contains(&(target.url(), "GET")))
        .filter_map(|target| target.operation.as_deref())
        .collect();
    Some((seen.len(), all))
}

#[cfg(test)]
mod tests {
    use super::Coverage;
    use crate::checks;
    use crate::run::Run;
    use crate::site::Site;

    #[test]
    fn what_is_not_chosen_or_not_allowed_is_left_out_with_a_reason() {
        let site = Site::default();
        let chosen = [checks::ALL[0]];
        let coverage = Coverage::of(&site, &Run::default(), &chosen, checks::ALL);
        assert_eq!(coverage.checks, [checks::ALL[0].id]);
        assert_eq!(coverage.skipped.len(), checks::ALL.len() - 1);
        assert!(coverage.has(checks::ALL[0].id));
        assert!(!coverage.has(checks::ALL[1].id));
    }
}
