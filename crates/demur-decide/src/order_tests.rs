//! The order of the rows, held for every combination of defects.
//!
//! Each defect makes one row object. Whatever is combined, the table must stop
//! at that objecting row which comes first in the orders written down here, by
//! hand and apart from the table.

use demur_contract::{CompileOptions, Contract};
use demur_http1::{Limits, Parsed, RequestHead, WireFault, WireRule, parse_request};
use demur_schema::TapeStorage;

use crate::facts::{Arrival, BodyFailure, Facts, Load, Snapshot};
use crate::policy::{
    AcceptPolicy, Concealment, Cors, LengthPolicy, Policy, Scope, ScopeRule, Unchecked,
};
use crate::table::{decide, resume, stages};
use crate::verdict::{Question, Verdict};

const GATE: [&str; 7] = [
    "misdirected",
    "target-encoding",
    "own-pages",
    "overloaded",
    "method-unknown",
    "trace",
    "expectation",
];
const PUBLIC: [&str; 8] = [
    "preflight",
    "not-found",
    "options",
    "method-not-allowed",
    "credentials-malformed",
    "credentials-missing",
    "credentials-invalid",
    "too-early",
];
const GUARDED: [&str; 8] = [
    "preflight",
    "credentials-malformed",
    "credentials-missing",
    "credentials-invalid",
    "not-found",
    "options",
    "method-not-allowed",
    "too-early",
];
const CONCEALED: [&str; 8] = [
    "preflight",
    "credentials-malformed",
    "credentials-missing",
    "credentials-invalid",
    "not-found",
    "method-not-allowed",
    "options",
    "too-early",
];
const HEAD: [&str; 10] = [
    "not-acceptable",
    "path-parameter",
    "parameters",
    "condition-malformed",
    "condition-required",
    "body-missing",
    "length-required",
    "content-too-large",
    "content-coding",
    "media-type",
];
const BODY: [&str; 5] = [
    "body-timeout",
    "body-framing",
    "body-too-large",
    "body-syntax",
    "body-schema",
];

const DOCUMENT: &str = r#"{
  "openapi": "3.1.0",
  "info": {"title": "Items", "version": "1"},
  "security": [{"token": []}],
  "paths": {"/items/{id}": {"put": {
    "operationId": "putItem",
    "x-demur-condition": "required",
    "parameters": [
      {"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}},
      {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    ],
    "requestBody": {"required": true, "content": {"application/json": {"schema":
      {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}}}},
    "responses": {"200": {"description": "done", "content": {"application/json": {}}}}
  }}},
  "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}
}"#;

/// A request in parts, so that each defect can spoil one of them.
struct Parts {
    method: &'static str,
    host: &'static str,
    path: &'static str,
    query: String,
    framing: Option<&'static str>,
    content_type: &'static str,
    condition: Option<&'static str>,
    authorization: Option<&'static str>,
    extra: Vec<&'static str>,
    body: Result<&'static [u8], BodyFailure>,
    load: Load,
    unchecked: Unchecked,
    length: LengthPolicy,
}

impl Parts {
    fn good() -> Self {
        Self {
            method: "PUT",
            host: "api.example",
            path: "/items/7",
            query: "limit=1".to_owned(),
            framing: Some("Content-Length: 7"),
            content_type: "application/json",
            condition: Some("\"1\""),
            authorization: Some("Bearer abc"),
            extra: Vec::new(),
            body: Ok(b"{\"n\":1}"),
            load: Load::Normal,
            unchecked: Unchecked::Forward,
            length: LengthPolicy::Optional,
        }
    }

    fn spoil(&mut self, defect: &str) {
        match defect {
            "misdirected" => self.host = "other.example",
            "target-encoding" => self.query.push_str("&a=%zz"),
            "own-pages" => self.path = "/.demur/nothing",
            "overloaded" => self.load = Load::Overloaded,
            "method-unknown" => self.method = "BREW",
            "trace" => self.method = "TRACE",
            "expectation" => self.extra.push("Expect: 200-ok"),
            "preflight" => {
                self.method = "OPTIONS";
                self.extra
                    .push("Origin: https://a.example\r\nAccess-Control-Request-Method: PUT");
            }
            "not-found" => self.path = "/nothing/7",
            "options" => self.method = "OPTIONS",
            "method-not-allowed" => self.method = "PATCH",
            "credentials-malformed" => self.authorization = Some("Bearer a b"),
            "credentials-missing" => self.authorization = None,
            "credentials-invalid" => self.unchecked = Unchecked::Refuse,
            "too-early" => self.extra.push("Early-Data: 1"),
            "not-acceptable" => self.extra.push("Accept: image/png"),
            "path-parameter" => self.path = "/items/seven",
            "parameters" => self.query.push_str("&limit=many"),
            "condition-malformed" => self.condition = Some("abc"),
            "condition-required" => self.condition = None,
            "body-missing" => self.framing = None,
            "length-required" => {
                self.framing = Some("Transfer-Encoding: chunked");
                self.length = LengthPolicy::Required;
            }
            "content-too-large" => self.framing = Some("Content-Length: 9999999"),
            "content-coding" => self.extra.push("Content-Encoding: gzip"),
            "media-type" => self.content_type = "text/csv",
            "body-timeout" => self.body = Err(BodyFailure::TimedOut),
            "body-framing" => self.body = failed(WireRule::ChunkSizeSyntax),
            "body-too-large" => self.body = failed(WireRule::BodyTooLarge),
            "body-syntax" => self.body = Ok(b"{"),
            "body-schema" => self.body = Ok(b"{}"),
            other => panic!("no defect for `{other}`"),
        }
    }

    fn octets(&self) -> Vec<u8> {
        let mut text = format!(
            "{} {}?{} HTTP/1.1\r\nHost: {}\r\n",
            self.method, self.path, self.query, self.host
        );
        let lines = [
            self.framing.map(str::to_owned),
            Some(format!("Content-Type: {}", self.content_type)),
            self.condition.map(|tag| format!("If-Match: {tag}")),
            self.authorization
                .map(|value| format!("Authorization: {value}")),
        ];
        for line in lines
            .into_iter()
            .flatten()
            .chain(self.extra.iter().map(|line| (*line).to_owned()))
        {
            text.push_str(&line);
            text.push_str("\r\n");
        }
        text.push_str("\r\n");
        text.into_bytes()
    }
}

fn failed(rule: WireRule) -> Result<&'static [u8], BodyFailure> {
    Err(BodyFailure::Fault(WireFault::new(rule, 0)))
}

fn snapshot(scope: Scope) -> Snapshot {
    let read = |_: &str| Err(String::from("no other files"));
    let contract = Contract::compile(
        "items.json",
        DOCUMENT.as_bytes().to_vec(),
        &read,
        &CompileOptions::default(),
    )
    .unwrap();
    let cors = Cors {
        origins: vec!["*".to_owned()],
        headers: Vec::new(),
        max_age: 1,
        credentials: false,
    };
    let policy = Policy {
        authorities: vec!["api.example".to_owned()],
        accept: AcceptPolicy::Strict,
        cors: Some(cors),
        scopes: vec![ScopeRule {
            prefix: String::new(),
            kind: scope,
        }],
        ..Policy::default()
    };
    Snapshot {
        contracts: vec![contract],
        policy,
        http: Limits::default(),
    }
}

/// Which rows object on their own, and which one stops the request.
fn observe(snapshot: &mut Snapshot, parts: &Parts) -> (Vec<&'static str>, Option<&'static str>) {
    snapshot.policy.unchecked = parts.unchecked;
    snapshot.policy.length = parts.length;
    let octets = parts.octets();
    let mut head = RequestHead::new();
    assert_eq!(
        parse_request(&octets, &snapshot.http, &mut head),
        Parsed::Complete
    );
    let mut storage = TapeStorage::default();
    let mut facts = Facts::new(snapshot, head.view(&octets), parts.load, Arrival::Ordinary);
    let mut decision = decide(&facts);
    if facts.checks_body() {
        match &parts.body {
            Ok(body) => facts.read_body(body, &mut storage),
            Err(failure) => facts.body_failed(failure.clone()),
        }
    }
    if let Verdict::Ask(Question::Body) = decision.verdict {
        decision = resume(&facts, decision.place, decision.shadows);
    }
    let objecting = stages(facts.scope())
        .into_iter()
        .flatten()
        .filter(|row| row.stops(&facts))
        .map(|row| row.id.as_str());
    let stopped = match &decision.verdict {
        Verdict::Refuse(refusal) => Some(refusal.step.as_str()),
        Verdict::Answer(answer) => Some(answer.step.as_str()),
        Verdict::Forward => None,
        Verdict::Ask(question) => panic!("{question:?} was asked twice"),
    };
    (objecting.collect(), stopped)
}

fn order(scope: Scope) -> Vec<&'static str> {
    let access = match scope {
        Scope::Public => PUBLIC,
        Scope::Guarded => GUARDED,
        Scope::Concealed(_) => CONCEALED,
    };
    GATE.into_iter()
        .chain(access)
        .chain(HEAD)
        .chain(BODY)
        .collect()
}

/// What a client sees of a row's objection: on concealed paths it is the 404.
fn seen(id: &'static str, scope: Scope) -> &'static str {
    let Scope::Concealed(_) = scope else {
        return id;
    };
    let is_told = GATE.contains(&id) || BODY.contains(&id) || matches!(id, "preflight" | "options");
    if is_told { id } else { "not-found" }
}

fn check(snapshot: &mut Snapshot, scope: Scope, defects: &[&'static str]) -> bool {
    let mut parts = Parts::good();
    for defect in defects {
        parts.spoil(defect);
    }
    let (objecting, stopped) = observe(snapshot, &parts);
    let first = order(scope).into_iter().find(|id| objecting.contains(id));
    assert_eq!(
        stopped,
        first.map(|id| seen(id, scope)),
        "{scope:?}, {defects:?}: {objecting:?} object"
    );
    defects.iter().all(|defect| objecting.contains(defect))
}

const SCOPES: [Scope; 3] = [
    Scope::Public,
    Scope::Guarded,
    Scope::Concealed(Concealment::All),
];

#[test]
fn a_good_request_passes_and_each_defect_alone_stops_at_its_row() {
    for scope in SCOPES {
        let mut snapshot = snapshot(scope);
        assert!(check(&mut snapshot, scope, &[]));
        for id in order(scope) {
            assert!(
                check(&mut snapshot, scope, &[id]),
                "{scope:?}: the defect of `{id}` does not make it object"
            );
        }
    }
}

#[test]
fn the_order_holds_for_every_combination_inside_a_stage() {
    for scope in SCOPES {
        let mut snapshot = snapshot(scope);
        for stage in [&GATE[..], &PUBLIC, &HEAD, &BODY] {
            for chosen in 0..1_usize << stage.len() {
                let defects: Vec<_> = stage
                    .iter()
                    .enumerate()
                    .filter(|(bit, _)| chosen >> bit & 1 == 1)
                    .map(|(_, id)| *id)
                    .collect();
                check(&mut snapshot, scope, &defects);
            }
        }
    }
}

#[test]
fn the_order_holds_for_all_pairs_and_triples() {
    for scope in SCOPES {
        let mut snapshot = snapshot(scope);
        let ids = order(scope);
        let mut together = 0;
        for (first, a) in ids.iter().enumerate() {
            for (second, b) in ids.iter().enumerate().skip(first + 1) {
                together += usize::from(check(&mut snapshot, scope, &[a, b]));
                for c in ids.iter().skip(second + 1) {
                    together += usize::from(check(&mut snapshot, scope, &[a, b, c]));
                }
            }
        }
        // Some defects exclude each other (two methods, two bodies); most do not.
        assert!(
            together > 1500,
            "{scope:?}: only {together} combinations had all their defects at once"
        );
    }
}

#[test]
fn the_written_orders_are_the_table() {
    for scope in SCOPES {
        let table: Vec<_> = stages(scope)
            .into_iter()
            .flatten()
            .map(|row| row.id.as_str())
            .collect();
        assert_eq!(table, order(scope), "{scope:?}");
    }
}
