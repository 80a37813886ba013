//! A server that answers by the table itself has no status that the audit by its document objects to.
//!
//! It does so for a document of ours and for public ones, where `DEMUR_TEST_DATA` names their folder. What the table lets
//! through is answered as the operation should: what the document's examples lead to is there, and nothing else is.

#![expect(clippy::expect_used, reason = "tests")]

#[path = "bed/server.rs"]
#[expect(dead_code, reason = "others answer with octets of their own")]
mod server;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use demur_audit::net::{Budget, Network, conduct};
use demur_audit::{Audit, Crawler, Origin, Settings, Site, declared, select};
use demur_contract::{CompileOptions, Contract};
use demur_decide::offline::{self, Surroundings};
use demur_decide::{Caller, Credential, Outcome, Policy, Presented, Proof, Snapshot};
use server::{Asked, Handler, Reply, Server};

/// The checks that compare statuses with the table.
const CHECKS: [&str; 4] = [
    "body-fault-status",
    "swapped-400-404",
    "swapped-401-403",
    "existence-leak",
];

const SECRET: &str = "alice-and-nobody-else";

/// The text of a file; what is packed is unpacked with `xz`.
fn read(file: &Path) -> Option<Vec<u8>> {
    if file.extension().is_none_or(|ending| ending != "xz") {
        return std::fs::read(file).ok();
    }
    let unpacked = Command::new("xz").arg("-dc").arg(file).output().ok()?;
    unpacked.status.success().then_some(unpacked.stdout)
}

fn snapshot(file: &Path) -> Option<Snapshot> {
    let bytes = read(file)?;
    let folder = file.parent()?.to_owned();
    let read =
        move |name: &str| std::fs::read(folder.join(name)).map_err(|error| error.to_string());
    let options = CompileOptions::default();
    let contract = Contract::compile(file.to_str()?, bytes, &read, &options).ok()?;
    if contract.operations().is_empty() || !contract.compile_all().is_empty() {
        return None;
    }
    let snapshot = Snapshot::of(vec![contract], Policy::default());
    Some(demur_replay::trusting(snapshot))
}

/// Everybody who shows the secret is Alice, and she may do everything.
fn verify(presented: &[Presented<'_>], rights: &[String]) -> Vec<Proof> {
    let caller = || Caller {
        id: "alice".to_owned(),
        scopes: rights.to_vec(),
        roles: rights.to_vec(),
        claims: Vec::new(),
    };
    let proof = |one: &Presented<'_>| Proof {
        scheme: one.scheme.to_owned(),
        outcome: match &one.credential {
            Credential::Bearer(text) | Credential::Basic(text) if *text == SECRET => {
                Outcome::Valid(caller())
            }
            Credential::ApiKey(text) if text == SECRET => Outcome::Valid(caller()),
            Credential::Bearer(_) | Credential::Basic(_) | Credential::ApiKey(_) => {
                Outcome::Refused("nobody issued it")
            }
        },
    };
    presented.iter().map(proof).collect()
}

/// What the table says, and behind it a service that has what `there` names.
fn answer(
    asked: &Asked,
    snapshot: &Snapshot,
    rights: &[String],
    there: &HashSet<String>,
    (right, wrong): (u16, u16),
) -> Reply {
    let surroundings = Surroundings {
        identify: &|presented| verify(presented, rights),
        ..Surroundings::default()
    };
    let mut octets = asked.head.clone();
    octets.extend_from_slice(&asked.body);
    let outcome = offline::run(snapshot, &octets, &surroundings, "");
    match outcome.reply {
        Some(reply) => {
            let fields = reply.fields.iter();
            let fields: Vec<(&str, &str)> = fields
                .map(|(name, value)| (*name, value.as_ref()))
                .collect();
            let body = String::from_utf8_lossy(&reply.body);
            let status = if reply.status == right {
                wrong
            } else {
                reply.status
            };
            Reply::new(asked, status, &fields, &body)
        }
        None if asked.method != "GET" => Reply::new(asked, 201, &[], ""),
        None if there.contains(asked.path()) => Reply::new(asked, 200, &[], "here"),
        None => Reply::new(asked, 404, &[], ""),
    }
}

/// The ways to show the secret: in `Authorization`, and in each field that is a key.
fn credentials(snapshot: &Snapshot) -> Vec<(String, String)> {
    use demur_contract::{KeyLocation, SchemeKind};
    let mut fields = vec![("Authorization".to_owned(), format!("Bearer {SECRET}"))];
    for scheme in snapshot.contracts.iter().flat_map(Contract::schemes) {
        if let SchemeKind::ApiKey { location, name } = &scheme.kind {
            match location {
                KeyLocation::Header => fields.push((name.clone(), SECRET.to_owned())),
                KeyLocation::Cookie => {
                    fields.push(("Cookie".to_owned(), format!("{name}={SECRET}")));
                }
                KeyLocation::Query => {}
            }
        }
    }
    fields
}

/// How many requests were sent, and what was found.
fn audit(file: &Path) -> Option<(usize, Vec<String>)> {
    audit_of(file, (0, 0))
}

/// The same of a server that answers with one status in place of another.
fn audit_of(file: &Path, twist: (u16, u16)) -> Option<(usize, Vec<String>)> {
    let (own, other) = (snapshot(file)?, snapshot(file)?);
    let settings = Settings {
        allow_unsafe: true,
        identities: vec!["alice".to_owned()],
        values: vec![("id".to_owned(), "7".to_owned())],
        ..Settings::default()
    };
    let nowhere = Origin::try_from("http://nowhere.example".to_owned()).expect("an origin");
    let there = declared(&own, &settings, &nowhere);
    let there: HashSet<String> = there.iter().map(|one| one.path().to_owned()).collect();
    let operations = own.contracts.iter().flat_map(Contract::operations);
    let requirements = operations
        .flat_map(|one| &one.security)
        .flat_map(|one| &one.requirements);
    let rights: Vec<String> = requirements.flat_map(|one| one.scopes.clone()).collect();
    let alice = credentials(&own);
    let handler: Handler = Arc::new(move |asked| answer(asked, &other, &rights, &there, twist));
    let server = Server::start(handler);
    let origin = Origin::try_from(server.url("")).expect("an origin");
    let targets = declared(&own, &settings, &origin);
    let service = Site {
        targets: targets.clone(),
        snapshot: Some(own),
        settings,
        ..Site::default()
    };
    let checks = select(&CHECKS.map(str::to_owned), &[]).expect("the checks");
    let mut audit = Audit::new(service, checks, Crawler::new(targets, 0, false));
    let network = Network {
        budget: Budget {
            requests: 100_000,
            rate: None,
            failures: 1000,
            ..Budget::default()
        },
        identities: HashMap::from([("alice".to_owned(), alice)]),
        ..Network::default()
    };
    let stop = AtomicBool::new(false);
    let conducted = conduct(&mut audit, &network, &stop, &mut |_, _| {});
    let found = audit.judge();
    let line = |one: &demur_audit::Finding| {
        let request = one.exchanges.first().map(|exchange| &exchange.request);
        format!("{} {}: {request:?}", one.rule, one.what)
    };
    Some((conducted.requests, found.iter().map(line).collect()))
}

#[test]
fn nothing_is_held_against_the_table_itself() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bed/spec.yaml");
    let (requests, found) = audit(&file).expect("a sound document");
    assert!(requests >= 100, "{requests}");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_status_in_place_of_another_is_found() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bed/spec.yaml");
    for (twist, rule) in [
        ((400, 500), "body-fault-status"),
        ((415, 400), "body-fault-status"),
        ((422, 201), "body-fault-status"),
        ((400, 422), "body-fault-status"),
        ((404, 500), "swapped-400-404"),
        ((400, 404), "swapped-400-404"),
        ((404, 200), "swapped-400-404"),
        ((401, 403), "swapped-401-403"),
        ((401, 200), "swapped-401-403"),
        ((401, 400), "swapped-401-403"),
        ((400, 403), "swapped-401-403"),
    ] {
        let (_, found) = audit_of(&file, twist).expect("a sound document");
        let is_found = found.iter().any(|line| line.starts_with(rule));
        assert!(is_found, "{twist:?}: {found:#?}");
    }
}

#[test]
fn nothing_is_held_against_it_for_public_documents() {
    let Some(data) = std::env::var_os("DEMUR_TEST_DATA") else {
        eprintln!("skipped: DEMUR_TEST_DATA is not set");
        return;
    };
    let mut files = Vec::new();
    for folder in ["oai-3.0", "mermade/3.0/pass", "mermade/3.1/pass"] {
        gather(&Path::new(&data).join("openapi").join(folder), &mut files);
    }
    files.sort();
    let (mut audited, mut sent, mut wrong) = (0, 0, Vec::new());
    for file in files {
        if let Some((requests, found)) = audit(&file) {
            audited += 1;
            sent += requests;
            wrong.extend(
                found
                    .into_iter()
                    .map(|line| format!("{}: {line}", file.display())),
            );
        }
    }
    assert!(
        audited >= 30 && sent > 150,
        "{audited} documents, {sent} requests"
    );
    assert!(
        wrong.is_empty(),
        "{audited} documents, {sent} requests: {wrong:#?}"
    );
}

/// A thousand operations with parameters, bodies and answers as they are in the wild.
#[test]
fn nothing_is_held_against_it_for_a_large_document() {
    let data = std::env::var_os("DEMUR_TEST_DATA").unwrap_or_default();
    let file = Path::new(&data).join("openapi/api.github.com.json.xz");
    let Some((requests, found)) = audit(&file) else {
        eprintln!("skipped: DEMUR_TEST_DATA is not set, or there is no `xz`");
        return;
    };
    assert!(requests > 2_500, "{requests}");
    assert!(found.is_empty(), "{requests} requests: {found:#?}");
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.metadata().is_ok_and(|data| data.len() < 300_000) {
            files.push(path);
        }
    }
}
