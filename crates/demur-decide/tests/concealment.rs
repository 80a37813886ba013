//! What a concealed path hides looks like what it lacks: every method, every `Accept`, every body, every kind of
//! caller who may not, octet by octet.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where its premises fail"
)]

use demur_contract::{CompileOptions, Contract};
use demur_decide::offline::{Surroundings, run};
use demur_decide::policy::{
    AcceptPolicy, Concealment, LengthPolicy, Scope, ScopeRule, TenantRule, Unchecked,
};
use demur_decide::reply::Reply;
use demur_decide::{Caller, Credential, Outcome, Policy, Presented, Proof, Snapshot};
use demur_gone::{Places, read_csv};

const DOCUMENT: &str = r#"{
  "openapi": "3.1.0", "info": {"title": "Rooms", "version": "1"},
  "paths": {
    "/rooms/{id}": {
      "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
      "get": {"operationId": "read", "security": [{"token": ["read"]}],
              "parameters": [{"name": "floor", "in": "query", "required": true, "schema": {"type": "integer"}}],
              "responses": {"200": {"description": "it", "content": {"application/json": {}}}}},
      "put": {"operationId": "write", "security": [{"token": ["write"]}], "x-demur-condition": "required",
              "requestBody": {"required": true, "content": {"application/json": {"schema":
                {"type": "object", "required": ["beds"]}}}},
              "responses": {"204": {"description": "done"}}}
    },
    "/keys": {"post": {"operationId": "cut", "security": [{"key": []}], "responses": {"204": {"description": "done"}}}},
    "/halls/{house}": {
      "parameters": [{"name": "house", "in": "path", "required": true, "schema": {"type": "string"}}],
      "get": {"operationId": "walk", "security": [{"token": []}], "responses": {"200": {"description": "it"}}}
    }
  },
  "components": {"securitySchemes": {
    "token": {"type": "oauth2", "flows": {}}, "key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}
}"#;

const PLACES: &str =
    "path,status,to\n/rooms/404,gone,\n/rooms/301,moved,/rooms/1\n/old/*,moved,/rooms/*\n";

const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// What exists, in every way a row could object to, beside what does not.
const HIDDEN: [&str; 9] = [
    "/rooms/7?floor=1",
    "/rooms/7",
    "/rooms/seven?floor=1",
    "/rooms/7?floor=x",
    "/rooms/404",
    "/rooms/301",
    "/old/7",
    "/keys",
    "/halls/others",
];

const ACCEPTS: [&str; 6] = [
    "",
    "Accept: */*\r\n",
    "Accept: application/json\r\n",
    "Accept: text/html,*/*;q=0.1\r\n",
    "Accept: text/plain\r\nAccept-Language: de\r\n",
    "Accept: image/png\r\n",
];

const BODIES: [(&str, &str); 8] = [
    ("", ""),
    (
        "Content-Type: application/json\r\nContent-Length: 10\r\n",
        "{\"beds\":1}",
    ),
    (
        "Content-Type: application/json\r\nIf-Match: \"1\"\r\nContent-Length: 2\r\n",
        "{}",
    ),
    (
        "Content-Type: application/json\r\nIf-Match: nonsense\r\nContent-Length: 1\r\n",
        "{",
    ),
    ("Content-Type: text/csv\r\nContent-Length: 3\r\n", "a,b"),
    (
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n",
        "{}",
    ),
    (
        "Content-Type: application/json\r\nContent-Length: 99999999\r\n",
        "",
    ),
    (
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
        "2\r\n{}\r\n0\r\n\r\n",
    ),
];

/// Callers who may use none of it; the last word is how they are known.
const CALLERS: [&str; 5] = [
    "",
    "Authorization: Bearer forged\r\n",
    "Authorization: Bearer a b\r\n",
    "Authorization: Bearer nobody\r\n",
    "X-Key: unknown\r\n",
];

fn identify(presented: &[Presented<'_>]) -> Vec<Proof> {
    let proof = |one: &Presented<'_>| Proof {
        scheme: one.scheme.to_owned(),
        outcome: match &one.credential {
            Credential::Bearer("nobody") => Outcome::Valid(Caller {
                id: "nobody".to_owned(),
                ..Caller::default()
            }),
            Credential::Bearer(_) | Credential::Basic(_) | Credential::ApiKey(_) => {
                Outcome::Refused("bad-signature")
            }
        },
    };
    presented.iter().map(proof).collect()
}

fn snapshot(concealment: Concealment) -> Snapshot {
    let read = |_: &str| Err(String::from("no other files"));
    let options = CompileOptions::default();
    let contract = Contract::compile("rooms.json", DOCUMENT.into(), &read, &options).unwrap();
    let policy = Policy {
        scopes: vec![ScopeRule {
            prefix: String::new(),
            kind: Scope::Concealed(concealment),
            answer_after: std::time::Duration::ZERO,
        }],
        verified: vec!["token".to_owned(), "key".to_owned()],
        tenants: vec![TenantRule {
            claim: "house".to_owned(),
            parameter: "house".to_owned(),
            place: demur_decide::policy::Place::Path,
        }],
        accept: AcceptPolicy::Strict,
        length: LengthPolicy::Required,
        unchecked: Unchecked::Refuse,
        contact: Some("help@api.example".to_owned()),
        ..Policy::default()
    };
    let mut snapshot = Snapshot::of(vec![contract], policy);
    let (entries, defects) = read_csv("places.csv", PLACES.as_bytes());
    assert_eq!(defects, []);
    snapshot.places = Places::compile(&entries).unwrap();
    snapshot
}

fn ask(snapshot: &Snapshot, line: &str, fields: &str, body: &str) -> Reply {
    let request = format!("{line} HTTP/1.1\r\nHost: a\r\n{fields}\r\n{body}");
    let surroundings = Surroundings {
        identify: &identify,
        ..Surroundings::default()
    };
    let outcome = run(snapshot, request.as_bytes(), &surroundings, "id");
    outcome
        .reply
        .unwrap_or_else(|| panic!("forwarded: {request}"))
}

/// Compares everything that is hidden with what is missing, for one way to ask; how often that was.
fn compare(
    concealment: Concealment,
    snapshot: &Snapshot,
    method: &str,
    fields: &str,
    body: &str,
) -> usize {
    let missing = ask(snapshot, &format!("{method} /nothing"), fields, body);
    for target in HIDDEN {
        let line = format!("{method} {target}");
        let hidden = ask(snapshot, &line, fields, body);
        assert_eq!(hidden, missing, "{concealment:?}: {line}\n{fields}");
    }
    HIDDEN.len()
}

#[test]
fn what_is_hidden_and_what_is_missing_get_the_same_octets() {
    let mut compared = 0;
    for concealment in [Concealment::Members, Concealment::All] {
        let snapshot = snapshot(concealment);
        for caller in CALLERS {
            for method in METHODS {
                for accept in ACCEPTS {
                    for (fields, body) in BODIES {
                        let fields = format!("{caller}{accept}{fields}");
                        compared += compare(concealment, &snapshot, method, &fields, body);
                    }
                }
            }
        }
    }
    assert!(compared > 30_000, "{compared}");
}

#[test]
fn strangers_are_asked_who_they_are_or_get_404_and_nothing_else() {
    for (concealment, statuses) in [
        (Concealment::Members, &[400, 401, 404][..]),
        (Concealment::All, &[404]),
    ] {
        let snapshot = snapshot(concealment);
        for caller in CALLERS {
            for target in HIDDEN {
                let reply = ask(&snapshot, &format!("GET {target}"), caller, "");
                assert!(
                    statuses.contains(&reply.status),
                    "{caller}{target}: {}",
                    reply.status
                );
            }
        }
    }
}
