//! A service with a document on the loopback, audited by it: the wrong one is found out in everything, the right one in nothing.

#![expect(clippy::expect_used, reason = "tests")]

#[path = "bed/listed.rs"]
mod listed;
#[path = "bed/server.rs"]
#[expect(dead_code, reason = "others answer with octets of their own")]
mod server;
#[path = "bed/spec.rs"]
mod spec;

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

use demur_audit::net::{Budget, Network, conduct};
use demur_audit::{
    ANONYMOUS, Audit, Crawler, Finding, Origin, Settings, Site, Source, Target, declared, select,
};
use demur_contract::{CompileOptions, Contract};
use demur_decide::{Policy, Snapshot};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Wrong,
    Right,
}

fn snapshot(side: Side) -> Snapshot {
    let read = |_: &str| Err("there is one file".to_owned());
    let options = CompileOptions::default();
    let document = spec::document(side).into_bytes();
    let contract = Contract::compile("spec.yaml", document, &read, &options);
    let contract = contract.expect("a sound document");
    demur_replay::trusting(Snapshot::of(vec![contract], Policy::default()))
}

fn audit(side: Side, scratch: Option<&str>) -> Vec<Finding> {
    let server = spec::start(side);
    let origin = Origin::try_from(server.url("")).expect("an origin");
    let settings = Settings {
        allow_unsafe: true,
        identities: vec!["alice".to_owned(), "bob".to_owned()],
        scratch: scratch.map(str::to_owned),
        ..Settings::default()
    };
    let snapshot = snapshot(side);
    let mut targets = declared(&snapshot, &settings, &origin);
    targets.push(Target {
        origin,
        target: "/".to_owned(),
        operation: None,
        source: Source::Given,
        identity: ANONYMOUS.to_owned(),
    });
    let service = Site {
        targets: targets.clone(),
        snapshot: Some(snapshot),
        settings,
        ..Site::default()
    };
    let crawler = Crawler::new(targets, 0, true);
    let mut audit = Audit::new(service, select(&[], &[]).expect("all checks"), crawler);
    let bearer = |name: &str| {
        let field = ("Authorization".to_owned(), format!("Bearer {name}"));
        (name.to_owned(), vec![field])
    };
    let network = Network {
        budget: Budget {
            requests: 100_000,
            rate: None,
            failures: 1000,
            ..Budget::default()
        },
        identities: HashMap::from([bearer("alice"), bearer("bob")]),
        user_agent: "demur-audit-test".to_owned(),
        ..Network::default()
    };
    let stop = AtomicBool::new(false);
    let conducted = conduct(&mut audit, &network, &stop, &mut |_, _| {});
    assert_eq!(conducted.stopped, None);
    audit.judge()
}

/// Where it was found.
fn place(finding: &Finding) -> String {
    let first = finding.exchanges.first();
    let target = first.map(|exchange| exchange.request.target.clone());
    let pointer = finding.pointer.as_deref().unwrap_or_default();
    let by_document = || pointer.trim_start_matches("/paths/").replace("~1", "/");
    target.unwrap_or_else(by_document)
}

fn missed(instances: &[(&str, &str)], found: &[Finding]) -> Vec<String> {
    let missed = instances.iter().filter(|(rule, name)| {
        let path = format!("/{rule}/{name}");
        let is_it = |one: &Finding| one.rule == *rule && place(one).starts_with(&path);
        !found.iter().any(is_it)
    });
    missed
        .map(|(rule, name)| format!("/{rule}/{name}"))
        .collect()
}

fn lines(found: &[Finding]) -> Vec<String> {
    let line = |one: &Finding| format!("{} {}: {}", one.rule, place(one), one.what);
    found.iter().map(line).collect()
}

#[test]
fn every_instance_of_the_wrong_service_is_found() {
    let found = audit(Side::Wrong, None);
    let missed = missed(listed::INSTANCES, &found);
    assert!(missed.is_empty(), "{missed:#?} not in {:#?}", lines(&found));
}

#[test]
fn nothing_else_of_the_wrong_service_is_found() {
    let found = audit(Side::Wrong, None);
    let stray = found.into_iter().filter(|one| {
        let known = |(_, name): &&(&str, &str)| place(one).contains(&format!("/{name}"));
        !listed::INSTANCES.iter().any(|one| known(&one))
    });
    let stray: Vec<Finding> = stray.collect();
    assert!(stray.is_empty(), "{:#?}", lines(&stray));
}

#[test]
fn nothing_is_found_on_the_right_service() {
    let found = audit(Side::Right, None);
    assert!(found.is_empty(), "{:#?}", lines(&found));
}

#[test]
fn every_wrong_collection_is_found_and_no_right_one() {
    for (rule, name) in listed::COLLECTIONS {
        let path = format!("/{rule}/{name}");
        let found = audit(Side::Wrong, Some(&path));
        let missed = missed(&[(rule, name)], &found);
        assert!(missed.is_empty(), "{missed:?} not in {:#?}", lines(&found));
        let found = audit(Side::Right, Some(&path));
        assert!(found.is_empty(), "{path}: {:#?}", lines(&found));
    }
}
