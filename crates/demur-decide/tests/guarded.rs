//! A guarded path asks for what its scope asks for and for what the operation does.

#![expect(clippy::unwrap_used, reason = "a test stops where its premises fail")]

use demur_contract::{CompileOptions, Contract};
use demur_decide::offline::{Surroundings, run};
use demur_decide::policy::{Scope, ScopeRule, Unchecked};
use demur_decide::{Policy, Snapshot};

const DOCUMENT: &str = r#"{
  "openapi": "3.1.0",
  "info": {"title": "Notes", "version": "1"},
  "security": [{}],
  "paths": {
    "/notes": {"get": {"responses": {"200": {"description": "all"}}}},
    "/keys": {"get": {"security": [{"key": []}], "responses": {"200": {"description": "all"}}}}
  },
  "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}
}"#;

fn check(target: &str, fields: &str, expected: Option<&str>) {
    let read = |_: &str| Err(String::from("no other files"));
    let options = CompileOptions::default();
    let contract = Contract::compile("notes.json", DOCUMENT.into(), &read, &options).unwrap();
    let policy = Policy {
        scopes: vec![ScopeRule {
            prefix: String::new(),
            kind: Scope::Guarded,
            answer_after: std::time::Duration::ZERO,
        }],
        unchecked: Unchecked::Forward,
        ..Policy::default()
    };
    let snapshot = Snapshot::of(vec![contract], policy);
    let request = format!("GET {target} HTTP/1.1\r\nHost: api.example\r\n{fields}\r\n");
    let outcome = run(
        &snapshot,
        request.as_bytes(),
        &Surroundings::default(),
        "id",
    );
    let stopped_at = outcome.stopped_at.map(demur_decide::StepId::as_str);
    assert_eq!(stopped_at, expected, "{target} {fields}");
}

#[test]
fn what_lets_anybody_in_elsewhere_does_not_open_a_guarded_path() {
    check("/notes", "", Some("credentials-missing"));
    check("/nothing", "", Some("credentials-missing"));
    check("/keys", "", Some("credentials-missing"));
    check("/keys", "X-Key: abc\r\n", None);
    check("/nothing", "X-Key: abc\r\n", Some("not-found"));
}
