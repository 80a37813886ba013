//! What could not be checked is never a silent pass.

#![expect(clippy::unwrap_used, reason = "a test stops where its premises fail")]

use demur_contract::{CompileOptions, Contract};
use demur_decide::offline::{Surroundings, run};
use demur_decide::{Policy, Snapshot, StepId};

fn check(schema: &str, body: &str, expected: Option<(&str, u16)>) {
    let document = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "T", "version": "1"}}, "paths": {{"/a": {{"post": {{
        "requestBody": {{"content": {{"application/json": {{"schema": {schema}}}}}}},
        "responses": {{"200": {{"description": "done"}}}}}}}}}}}}"#
    );
    let read = |_: &str| Err(String::from("no other files"));
    let contract =
        Contract::compile("t.json", document.into(), &read, &CompileOptions::default()).unwrap();
    let snapshot = Snapshot::of(vec![contract], Policy::default());
    let length = body.len();
    let request = format!(
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let outcome = run(
        &snapshot,
        request.as_bytes(),
        &Surroundings::default(),
        "id",
    );
    let status = outcome.reply.map(|reply| reply.status);
    let stopped = outcome.stopped_at.map(StepId::as_str).zip(status);
    assert_eq!(stopped, expected, "{schema}");
}

#[test]
fn a_schema_that_cannot_be_compiled_lets_no_body_pass() {
    let broken = r#"{"type": "string", "pattern": "^(?=a)["}"#;
    check(broken, r#""abc""#, Some(("body-schema", 413)));
    check(r#"{"type": "string"}"#, r#""abc""#, None);
}

#[test]
fn a_body_that_takes_too_much_work_is_too_large() {
    // Every branch looks at every item, and there are many of both.
    let branch = r#"{"type": "array", "items": {"type": "integer"}, "minItems": 999999}"#;
    let schema = format!(r#"{{"anyOf": [{}]}}"#, vec![branch; 400].join(","));
    let body = format!("[{}]", vec!["1"; 40_000].join(","));
    check(&schema, &body, Some(("body-schema", 413)));
}
