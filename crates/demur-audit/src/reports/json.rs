//! The report for programs: one object, or one a line. The members are listed in `docs/registry.toml`.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::baseline::Row;
use crate::exchange::{Exchange, Outcome};
use crate::report::{Report, Reported};

use super::curl::curl;
use super::escape;
use super::{docs, docs_url, evidence, time};

/// A finding, with everything that shows it.
#[derive(Serialize)]
struct Written<'r> {
    rule: &'static str,
    severity: &'static str,
    confidence: &'static str,
    /// `new`, `known` or `accepted`.
    state: &'static str,
    method: Option<&'r str>,
    url: Option<String>,
    identity: Option<&'r str>,
    status: Option<u16>,
    operation: Option<&'r str>,
    what: &'r str,
    why: &'r str,
    fix: &'r str,
    docs: String,
    curl: Option<String>,
    facts: &'r [String],
    pointer: Option<&'r str>,
    place: Option<Value>,
    fingerprint: &'r str,
    evidence: Vec<Value>,
}

/// Everything but the findings.
#[derive(Serialize)]
struct Rest<'r> {
    version: u8,
    target: &'r str,
    started: String,
    seconds: f64,
    requests: usize,
    counts: Value,
    failing: usize,
    stopped: Option<&'r str>,
    notes: &'r [String],
    coverage: Value,
    baseline: Option<Value>,
    accepted: Vec<Value>,
}

/// The report as one object.
pub fn json(report: &Report) -> String {
    let rest = serde_json::to_value(rest(report)).unwrap_or_default();
    let mut members = BTreeMap::new();
    if let Value::Object(rest) = rest {
        members.extend(
            rest.into_iter()
                .map(|(name, value)| (name, Member::Value(value))),
        );
    }
    members.insert("findings".to_owned(), Member::Findings(report));
    let text = serde_json::to_string_pretty(&members).unwrap_or_default();
    escape::json(&format!("{text}\n"))
}

/// A member of the report. Each finding is written before the next is made, since thousands with their evidence take room.
enum Member<'r> {
    Value(Value),
    Findings(&'r Report),
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Findings(report) => {
                let all = report.findings.iter();
                serializer.collect_seq(all.map(|one| value(report, one)))
            }
        }
    }
}

/// A line for each finding, and at last one for the rest.
pub fn ndjson(report: &Report) -> String {
    let mut lines: Vec<String> = report
        .findings
        .iter()
        .map(|one| value(report, one).to_string())
        .collect();
    lines.push(
        serde_json::to_value(rest(report))
            .unwrap_or_default()
            .to_string(),
    );
    escape::json(&format!("{}\n", lines.join("\n")))
}

fn rest(report: &Report) -> Rest<'_> {
    let coverage = &report.coverage;
    let skipped = coverage
        .skipped
        .iter()
        .map(|(rule, reason)| json!({ "rule": rule, "reason": reason }));
    let skipped: Vec<Value> = skipped.collect();
    let operations = coverage
        .operations
        .map(|(asked, all)| json!({ "asked": asked, "all": all }));
    let accepted = report.suppressed.iter().map(|one| {
        json!({ "finding": written(report, &one.reported, "accepted"), "reason": one.reason })
    });
    Rest {
        version: 1,
        target: &report.target,
        started: time::rfc3339(report.started),
        // Milliseconds are enough.
        seconds: (report.seconds * 1000.0).round() / 1000.0,
        requests: report.requests,
        counts: counts(report),
        failing: report.failing().count(),
        stopped: report.stopped.as_deref(),
        notes: &report.notes,
        coverage: json!({
            "resources": coverage.resources, "operations": operations, "checks": coverage.checks, "skipped": skipped,
        }),
        baseline: report.baseline.as_ref().map(|compared| {
            let gone: &[Row] = &compared.gone;
            json!({ "known": compared.known, "new": compared.new, "gone": gone })
        }),
        accepted: accepted.collect(),
    }
}

fn counts(report: &Report) -> Value {
    let counts = crate::finding::Severity::ALL
        .into_iter()
        .map(|severity| (severity.as_str().to_owned(), json!(report.count(severity))));
    Value::Object(counts.collect())
}

fn value(report: &Report, one: &Reported) -> Value {
    let state = if one.is_known { "known" } else { "new" };
    serde_json::to_value(written(report, one, state)).unwrap_or_default()
}

fn written<'r>(report: &Report, one: &'r Reported, state: &'static str) -> Written<'r> {
    let finding = &one.finding;
    Written {
        rule: finding.rule,
        severity: finding.severity.as_str(),
        confidence: finding.confidence.as_str(),
        state,
        method: one.method(),
        url: one.url(),
        identity: one.identity(),
        status: one.status(),
        operation: finding.operation.as_deref(),
        what: &finding.what,
        why: &finding.why,
        fix: &finding.fix,
        docs: match &report.docs_url {
            Some(base) => docs_url(base, finding.rule),
            None => docs(finding.rule),
        },
        curl: finding.exchanges.first().map(curl),
        facts: &finding.facts,
        pointer: finding.pointer.as_deref(),
        place: one
            .place
            .as_ref()
            .map(|place| json!({ "file": place.file, "line": place.line, "column": place.column })),
        fingerprint: &one.fingerprint,
        evidence: finding.exchanges.iter().map(exchange).collect(),
    }
}

fn exchange(exchange: &Exchange) -> Value {
    let request = &exchange.request;
    let answer = match &exchange.outcome {
        Outcome::Answer(answer) => {
            let fields = answer
                .fields
                .iter()
                .map(|(name, value)| json!([name, evidence::told(name, value)]));
            let fields: Vec<Value> = fields.collect();
            json!({
                "status": answer.status, "version": answer.version, "fields": fields,
                "body": evidence::excerpt(&answer.text()), "ended": answer.ended, "micros": answer.micros,
            })
        }
        Outcome::Failure(_) => Value::Null,
    };
    let failure = match &exchange.outcome {
        Outcome::Answer(_) => None,
        Outcome::Failure(failure) => Some(evidence::reason(failure)),
    };
    json!({
        "at": time::rfc3339(exchange.at),
        "request": {
            "method": request.method, "url": request.address(), "target": request.target, "identity": request.identity,
            "fields": request.fields, "body": request.body, "raw": request.raw.as_ref().map(|_| evidence::request(request)),
        },
        "answer": answer,
        "failure": failure,
        "curl": curl(exchange),
    })
}
