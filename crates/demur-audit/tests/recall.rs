//! Two servers on the loopback: the wrong one is found out in everything, the right one in nothing.

#![expect(clippy::expect_used, reason = "tests")]

mod bed;
#[path = "bed/listed.rs"]
mod listed;
mod whole;

use std::sync::atomic::AtomicBool;

use bed::Side;
use demur_audit::net::{Budget, Network, conduct};
use demur_audit::{
    ANONYMOUS, Audit, Crawler, Finding, Origin, Settings, Site, Source, Target, checks, select,
};

/// Audits all instances of a server.
fn audit(server: &bed::server::Server) -> Vec<Finding> {
    let origin = Origin::try_from(server.url("")).expect("an origin");
    let given = |target: String| Target {
        origin: origin.clone(),
        target,
        operation: None,
        source: Source::Given,
        identity: ANONYMOUS.to_owned(),
    };
    let instances = bed::instances();
    let entries = instances
        .iter()
        .map(|one| format!("{}{}", one.path(), one.entry));
    let targets: Vec<Target> = std::iter::once("/".to_owned())
        .chain(entries)
        .map(given)
        .collect();
    let site = Site {
        targets: targets.clone(),
        settings: Settings {
            allow_raw: true,
            robots: true,
            ..Settings::default()
        },
        ..Site::default()
    };
    let crawler = Crawler::new(targets, 0, true);
    let mut audit = Audit::new(site, select(&[], &[]).expect("all checks"), crawler);
    let network = Network {
        budget: Budget {
            requests: 100_000,
            rate: None,
            concurrency: 4,
            failures: 1000,
            ..Budget::default()
        },
        user_agent: "demur-audit-test".to_owned(),
        ..Network::default()
    };
    let ended = conduct(
        &mut audit,
        &network,
        &AtomicBool::new(false),
        &mut |_, _| {},
    );
    assert_eq!(ended.stopped, None);
    assert!(ended.requests > 1);
    audit.judge()
}

fn path(finding: &Finding) -> &str {
    let first = finding.exchanges.first();
    first.map_or("", |exchange| exchange.request.target.as_str())
}

#[test]
fn every_instance_of_the_wrong_server_is_found() {
    let server = bed::start(Side::Wrong);
    let found = audit(&server);
    let missed = bed::instances().into_iter().filter(|one| {
        let own = one.path();
        !found
            .iter()
            .any(|finding| finding.rule == one.rule && path(finding).starts_with(&own))
    });
    let missed: Vec<String> = missed.map(|one| one.path()).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

#[test]
fn nothing_is_found_on_the_right_server() {
    let server = bed::start(Side::Right);
    let found = audit(&server);
    let found: Vec<String> = found
        .iter()
        .map(|one| {
            format!(
                "{} {}: {} {:?}",
                one.rule,
                path(one),
                one.what,
                one.exchanges
            )
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_rule_is_broken_at_least_twice() {
    // More than a hundred models of sites in `soft.rs` are about these.
    let by_model = ["soft-404", "redirect-to-home"];
    let of_bed = bed::instances().into_iter().map(|one| one.rule);
    let of_document = listed::INSTANCES.iter().chain(listed::COLLECTIONS);
    let all: Vec<&str> = of_bed
        .chain(whole::rules())
        .chain(of_document.map(|(rule, _)| *rule))
        .collect();
    let count = |id: &str| all.iter().filter(|rule| **rule == id).count();
    let rare = checks::ALL
        .iter()
        .filter(|check| !by_model.contains(&check.id) && count(check.id) < 2);
    let rare: Vec<&str> = rare.map(|check| check.id).collect();
    assert!(rare.is_empty(), "{rare:?}");
}
