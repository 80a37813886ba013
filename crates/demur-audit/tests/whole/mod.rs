//! Rules that are about a whole site: a server that breaks one is found out, and one that breaks none is not.

mod servers;

use std::sync::atomic::AtomicBool;

use crate::bed::Side;
use crate::bed::server::Server;
use demur_audit::net::{Budget, Network, conduct};
use demur_audit::{
    ANONYMOUS, Audit, Crawler, Finding, Origin, Settings, Site, Source, Target, select,
};

fn audit(server: &Server, only: &[String]) -> Vec<Finding> {
    let origin = Origin::try_from(server.url("")).expect("an origin");
    let given = servers::GIVEN.iter().map(|target| Target {
        origin: origin.clone(),
        target: (*target).to_owned(),
        operation: None,
        source: Source::Given,
        identity: ANONYMOUS.to_owned(),
    });
    let targets: Vec<Target> = given.collect();
    let site = Site {
        targets: targets.clone(),
        settings: Settings {
            allow_raw: true,
            gone: servers::GONE.map(str::to_owned).to_vec(),
            ..Settings::default()
        },
        ..Site::default()
    };
    let checks = select(only, &[]).expect("checks");
    let mut audit = Audit::new(site, checks, Crawler::new(targets, 10, true));
    let network = Network {
        budget: Budget {
            rate: None,
            concurrency: 4,
            failures: 1000,
            ..Budget::default()
        },
        user_agent: "demur-audit-test".to_owned(),
        ..Network::default()
    };
    let interrupted = AtomicBool::new(false);
    let ended = conduct(&mut audit, &network, &interrupted, &mut |_, _| {});
    assert_eq!(ended.stopped, None);
    audit.judge()
}

fn told(found: &[Finding]) -> Vec<String> {
    let told = found.iter().map(|one| {
        let target = one.exchanges.first().map(|first| &first.request.target);
        format!("{} {:?}: {}", one.rule, target, one.what)
    });
    told.collect()
}

/// The rules that these servers break.
pub(crate) fn rules() -> impl Iterator<Item = &'static str> {
    servers::servers().into_iter().map(|one| one.rule)
}

#[test]
fn every_server_that_breaks_a_rule_is_found_out() {
    let mut missed = Vec::new();
    for one in servers::servers() {
        let server = one.start(Side::Wrong);
        let found = audit(&server, &[one.rule.to_owned()]);
        let is_told =
            |finding: &Finding| finding.rule == one.rule && finding.what.contains(one.says);
        if !found.iter().any(is_told) {
            missed.push(format!("{} {}: {:#?}", one.rule, one.name, told(&found)));
        }
    }
    assert!(missed.is_empty(), "not found: {}", missed.join("\n"));
}

#[test]
fn nothing_is_found_on_a_server_that_breaks_none() {
    for name in ["expectation", "tombstone", "crawler-files"] {
        let mut all = servers::servers().into_iter().rev();
        let server = all.find(|one| one.rule == name).expect("a server");
        let found = audit(&server.start(Side::Right), &[]);
        assert!(found.is_empty(), "{:#?}", told(&found));
    }
}
