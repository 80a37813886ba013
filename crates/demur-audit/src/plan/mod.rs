//! What is asked because a document says how it should be answered.
//!
//! The requests are made up by `demur_replay::made`, and the table says what each of them should get: an audit with a
//! document is a comparison of the server with demur itself. Where a server may be right with another status, the
//! set is wider (`expected.rs`). What changes something is asked only where that is allowed, and below the scratch
//! resource if there is one.

mod expected;
pub(crate) mod likeness;
pub(crate) mod places;
pub(crate) mod scratch;
pub(crate) mod told;
pub(crate) mod twin;

use std::sync::OnceLock;

use demur_contract::{Contract, Operation};
use demur_decide::Snapshot;
use demur_replay::Answer;
use demur_replay::made::{Fault, Known, Made, Shown, made};

use crate::exchange::Exchange;
use crate::origin::Origin;
use crate::probe::{ANONYMOUS, Expected, Probe};
use crate::site::{Settings, Site, Source, Target};

/// What the document leads to, made when it is first needed.
#[derive(Debug, Default)]
pub struct Plan(OnceLock<Vec<Planned>>);

/// A request and what should come of it.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) made: Made,
    pub(crate) expected: Expected,
}

/// The requests of a site's document that may be sent; none without a document.
pub(crate) fn requests(site: &Site) -> impl Iterator<Item = &Planned> {
    let all = site.snapshot.as_ref().map(|snapshot| {
        let plan = site
            .plan
            .0
            .get_or_init(|| planned(snapshot, &site.settings));
        plan.as_slice()
    });
    let all = all.unwrap_or_default().iter();
    all.filter(|one| may(&site.settings, &one.made.method, &one.made.target))
}

/// The resources that a document leads to: what GET should get with all that is required.
pub fn targets(snapshot: &Snapshot, settings: &Settings, origin: &Origin) -> Vec<Target> {
    let planned = planned(snapshot, settings);
    let visited = planned.iter().map(|one| &one.made).filter(|made| {
        made.method == "GET"
            && (made.fault, made.shown) == (Fault::None, Shown::Valid)
            && made.answer == Answer::Forwarded
            && made.is_known
            && made.fields.is_empty()
    });
    let target = |made: &Made| Target {
        origin: origin.clone(),
        target: made.target.clone(),
        operation: Some(made.operation.clone()),
        source: Source::Document,
        identity: asker(settings, made).unwrap_or_else(|| ANONYMOUS.to_owned()),
    };
    visited.map(target).collect()
}

/// The server that the document is about: that of the first resource it led to, else the first that was given.
pub(crate) fn origin(site: &Site) -> Option<&Origin> {
    let mut targets = site.targets.iter();
    let declared = targets.find(|target| target.source == Source::Document);
    declared
        .or(site.targets.first())
        .map(|target| &target.origin)
}

/// The operation of the document that a request is for.
pub(crate) fn operation<'s>(site: &'s Site, exchange: &Exchange) -> Option<&'s Operation> {
    declared_by(site, exchange).map(|(_, operation)| operation)
}

/// The same with its document.
pub(crate) fn declared_by<'s>(
    site: &'s Site,
    exchange: &Exchange,
) -> Option<(&'s Contract, &'s Operation)> {
    let request = &exchange.request;
    // Octets of our own are for no operation.
    if request.raw.is_some() {
        return None;
    }
    let path = request.target.split('?').next()?;
    let contracts = site.snapshot.as_ref()?.contracts.iter();
    let mut routes = contracts.filter_map(|contract| Some((contract, contract.find(path)?)));
    let (contract, route) = routes.next()?;
    Some((contract, route.operation(&request.method)?))
}

/// Whether a method may be sent there.
pub(crate) fn may(settings: &Settings, method: &str, target: &str) -> bool {
    if matches!(method, "GET" | "HEAD" | "OPTIONS") {
        return true;
    }
    let path = target.split('?').next().unwrap_or_default();
    let is_below = |scratch: &String| {
        let rest = path.strip_prefix(scratch.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    settings.allow_unsafe && settings.scratch.as_ref().is_none_or(is_below)
}

/// Who asks as somebody with all rights; nobody where credentials are asked for and none are known.
fn asker(settings: &Settings, made: &Made) -> Option<String> {
    match settings.identities.first() {
        Some(identity) if made.is_closed => Some(identity.clone()),
        _ => (!made.is_closed).then(|| ANONYMOUS.to_owned()),
    }
}

impl Planned {
    /// Whether it has this fault and its credentials are as good as can be.
    pub(crate) fn has(&self, fault: Fault) -> bool {
        self.made.fault == fault && self.made.shown == Shown::Valid
    }

    /// What comparisons have in common: the method and the template.
    pub(crate) fn about(&self, site: &Site) -> String {
        let origin = origin(site).map(ToString::to_string).unwrap_or_default();
        format!("{} {origin}{}", self.made.method, self.made.template)
    }

    /// The request as the most powerful identity sends it that is needed; nothing without such an identity.
    pub(crate) fn probe(&self, site: &Site) -> Option<Probe> {
        match self.made.shown {
            Shown::Nothing | Shown::Malformed | Shown::Invalid => self.probe_as(site, ANONYMOUS),
            Shown::Valid => self.probe_as(site, &asker(&site.settings, &self.made)?),
            // Nobody knows which identity has no rights.
            Shown::Poor => None,
        }
    }

    /// The request of somebody.
    pub(crate) fn probe_as(&self, site: &Site, identity: &str) -> Option<Probe> {
        let made = &self.made;
        let mut probe = Probe::new(&made.method, origin(site)?, &made.target).identity(identity);
        probe.request.fields.clone_from(&made.fields);
        probe.request.body.clone_from(&made.body);
        Some(probe.about(self.about(site)).expect(self.expected.clone()))
    }
}

fn planned(snapshot: &Snapshot, settings: &Settings) -> Vec<Planned> {
    let nonsense = settings.nonsense("document", 40);
    let known = Known {
        values: &settings.values,
        nonsense: &nonsense,
    };
    let operations = snapshot.contracts.iter().flat_map(Contract::operations);
    let operations: Vec<&Operation> = operations.collect();
    let planned = made(snapshot, known).into_iter().map(|made| {
        let operation = operations.iter().find(|one| one.id == made.operation);
        let expected = expected::expected(&made, operation.copied());
        Planned { made, expected }
    });
    planned.collect()
}

#[cfg(test)]
mod tests {
    use super::may;
    use crate::site::Settings;

    #[test]
    fn what_changes_something_stays_below_the_scratch_resource() {
        let mut settings = Settings::default();
        assert!(may(&settings, "GET", "/orders") && !may(&settings, "POST", "/orders"));
        settings.allow_unsafe = true;
        assert!(may(&settings, "POST", "/orders"));
        settings.scratch = Some("/tests/".to_owned());
        let allowed = ["/tests", "/tests/1?x=1", "/tests2", "/orders"];
        let allowed = allowed.map(|target| may(&settings, "DELETE", target));
        assert_eq!(allowed, [true, true, false, false]);
    }
}
