//! The order of the rows, held for every combination of defects.
//!
//! Each defect makes one row object. Whatever is combined, the table must stop
//! at that objecting row which comes first in the orders written down here, by
//! hand and apart from the table.

use std::time::Duration;

use demur_contract::{CompileOptions, Contract};
use demur_gone::{Places, read_csv};
use demur_http1::{Parsed, RequestHead, WireFault, WireRule, parse_request};
use demur_schema::TapeStorage;

use crate::facts::{BodyFailure, Circumstances, Facts, Load, Snapshot};
use crate::identity::{Caller, Outcome, Proof};
use crate::policy::{
    AcceptPolicy, AddressRule, Concealment, Cors, LengthPolicy, Policy, Scope, ScopeRule,
};
use crate::rates::{Allowance, By, Exhausted, Limit};
use crate::table::{BODY_STAGE, Row, decide, resume, stages};
use crate::verdict::{Question, Verdict};

const GATE: [&str; 9] = [
    "misdirected",
    "target-encoding",
    "own-pages",
    "overloaded",
    "rate-network",
    "withheld",
    "method-unknown",
    "trace",
    "expectation",
];
const PUBLIC: [&str; 13] = [
    "preflight",
    "gone",
    "moved",
    "not-found",
    "options",
    "method-not-allowed",
    "credentials-malformed",
    "credentials-missing",
    "credentials-invalid",
    "verifier-unavailable",
    "too-early",
    "forbidden",
    "quota",
];
const GUARDED: [&str; 13] = [
    "preflight",
    "credentials-malformed",
    "credentials-missing",
    "credentials-invalid",
    "verifier-unavailable",
    "too-early",
    "forbidden",
    "gone",
    "moved",
    "not-found",
    "options",
    "method-not-allowed",
    "quota",
];
const CONCEALED: [&str; 13] = GUARDED;
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
const BODY: [&str; 6] = [
    "body-timeout",
    "body-framing",
    "body-too-large",
    "body-syntax",
    "body-schema",
    "body-rules",
];

const DOCUMENT: &str = r#"{
  "openapi": "3.1.0",
  "info": {"title": "Items", "version": "1"},
  "security": [{"token": []}],
  "paths": {"/items/{id}": {"put": {
    "operationId": "putItem",
    "x-demur-condition": "required",
    "x-demur-rules": [{"rule": "!has(self.n) || self.n >= 0", "message": "n must not be negative"}],
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
    outcome: Outcome,
    client: &'static str,
    spent: Vec<By>,
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
            outcome: Outcome::Valid(Caller::default()),
            client: "10.0.0.1",
            spent: Vec::new(),
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
            "gone" => self.path = "/items/77",
            "moved" => self.path = "/items/88",
            "withheld" => self.path = "/items/99",
            "not-found" => self.path = "/nothing/7",
            "options" => self.method = "OPTIONS",
            "method-not-allowed" => self.method = "PATCH",
            "credentials-malformed" => self.authorization = Some("Bearer a b"),
            "credentials-missing" => self.authorization = None,
            "credentials-invalid" => self.outcome = Outcome::Refused("signature"),
            "verifier-unavailable" => self.outcome = Outcome::Unavailable,
            "forbidden" => self.client = "192.0.2.1",
            "rate-network" => self.spent.push(By::Network),
            "quota" => self.spent.push(By::Caller),
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
            "body-rules" => self.body = Ok(b"{\"n\":-1}"),
            other => panic!("no defect for `{other}`"),
        }
    }

    fn allowance(&self, by: By) -> Allowance {
        Allowance {
            limit: usize::from(by == By::Caller),
            remaining: 0,
            reset: Duration::ZERO,
            wait: self.spent.contains(&by).then_some(Duration::from_secs(1)),
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

fn places() -> Places {
    let list = "path,status,to\n/items/77,gone,\n/items/88,moved,/items/8\n/items/99,withheld,\n";
    let (entries, defects) = read_csv("places.csv", list.as_bytes());
    assert_eq!(defects, []);
    Places::compile(&entries).unwrap()
}

fn limit(by: By) -> Limit {
    Limit {
        name: "test".to_owned(),
        requests: 1,
        window: Duration::from_secs(1),
        burst: 1,
        by,
        prefix: String::new(),
        operation: None,
        exhausted: Exhausted::TooManyRequests,
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
        verified: vec!["token".to_owned()],
        limits: vec![limit(By::Network), limit(By::Caller)],
        addresses: vec![AddressRule {
            prefix: String::new(),
            networks: vec!["10.0.0.0/8".parse().unwrap()],
        }],
        scopes: vec![ScopeRule {
            prefix: String::new(),
            kind: scope,
            answer_after: Duration::ZERO,
        }],
        ..Policy::default()
    };
    let mut snapshot = Snapshot::of(vec![contract], policy);
    snapshot.places = places();
    snapshot
}

/// Which rows object on their own, and which one stops the request.
fn observe(snapshot: &mut Snapshot, parts: &Parts) -> (Vec<&'static str>, Option<&'static str>) {
    snapshot.policy.length = parts.length;
    let octets = parts.octets();
    let mut head = RequestHead::new();
    assert_eq!(
        parse_request(&octets, &snapshot.http, &mut head),
        Parsed::Complete
    );
    let mut storage = TapeStorage::default();
    let circumstances = Circumstances {
        load: parts.load,
        client: Some(parts.client.parse().unwrap()),
        ..Circumstances::default()
    };
    let mut facts = Facts::new(snapshot, head.view(&octets), circumstances);
    let mut decision = decide(&facts);
    let proof = Proof {
        scheme: "token".to_owned(),
        outcome: parts.outcome.clone(),
    };
    while let Verdict::Ask(Question::Allowance(By::Network)) = decision.verdict {
        facts.count(By::Network, vec![parts.allowance(By::Network)]);
        decision = resume(&facts, decision.place, decision.shadows);
    }
    if facts.lacks(Question::Identity) {
        facts.identify(vec![proof]);
    }
    if let Verdict::Ask(Question::Identity) = decision.verdict {
        decision = resume(&facts, decision.place, decision.shadows);
    }
    if facts.checks_body() {
        match &parts.body {
            Ok(body) => facts.read_body(body, &mut storage),
            Err(failure) => facts.body_failed(failure.clone()),
        }
    }
    for by in [By::Network, By::Caller] {
        if facts.lacks(Question::Allowance(by)) {
            facts.count(by, vec![parts.allowance(by)]);
        }
    }
    while let Verdict::Ask(_) = decision.verdict {
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

/// What a client sees of a row's objection: on concealed paths it is the 404, but for a caller who may use
/// the resource.
fn seen(id: &'static str, scope: Scope, objecting: &[&str]) -> &'static str {
    let Scope::Concealed(_) = scope else {
        return id;
    };
    let is_entitled = !objecting
        .iter()
        .any(|one| one.starts_with("credentials-") || matches!(*one, "forbidden" | "not-found"));
    let is_for_all = GATE.contains(&id)
        || BODY.contains(&id)
        || matches!(
            id,
            "preflight" | "options" | "moved" | "verifier-unavailable"
        );
    if is_for_all || is_entitled {
        id
    } else {
        "not-found"
    }
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
        first.map(|id| seen(id, scope, &objecting)),
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

#[test]
fn no_row_of_the_last_stage_is_about_a_body_that_nobody_read() {
    let all = stages(Scope::Public);
    let about_bodies = |rows: &[Row]| rows.iter().all(|row| row.needs == Some(Question::Body));
    for (stage, rows) in all.into_iter().enumerate() {
        assert_eq!(about_bodies(rows), stage == BODY_STAGE, "{stage}");
    }
}
