//! One API has one form of errors in JSON.
//!
//! # Why it matters
//!
//! A client has one place where it reads errors. If the router, the authentication and each service answer in
//! their own form, that place knows one of them, and shows nothing, or breaks, with the others. RFC 9457 exists so that nobody has to
//! invent one.
//!
//! # What it looks for
//!
//! Errors in JSON of one server, compared by the names of their members. Forms that share half of their names or more, or of which
//! one has all names of the other, are the same: many members are optional. Each form but the most frequent one is told once.
//!
//! Answers 429 and 5xx are left out, since something in front of the API may make them, and so are those of OAuth,
//! which has a form of its own (RFC 6749 §5.2), and of GraphQL.
//!
//! # Finding
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/json
//!
//! {"error":"no such order"}
//! ---
//! GET /customers/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! Content-Type: application/json
//!
//! {"code":17,"message":"not yours"}
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//!
//! {"type":"about:blank","title":"Not Found","status":404}
//! ---
//! GET /orders?limit=x HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 400 Bad Request
//! Content-Type: application/problem+json
//!
//! {"title":"Bad Request","detail":"`limit` is no number","errors":[{"name":"limit"}]}
//! ---
//! POST /oauth/token HTTP/1.1
//! Host: shop.example
//! Content-Type: application/x-www-form-urlencoded
//!
//! grant_type=none
//!
//! HTTP/1.1 400 Bad Request
//! Content-Type: application/json
//!
//! {"error":"unsupported_grant_type"}
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Make errors in one place, and let the framework's own, for unknown paths and unreadable bodies, go through it too.
//! - `application/problem+json` has room for everything else in members of your own.
//!
//! ## Operator
//!
//! - Give the pages of the gateway for 401, 403, 404 and 413 the form of the API.
//!
//! ## API consumer
//!
//! - Read by the status first, and take every member for optional.
//!
//! # References
//!
//! - RFC 9457 §1, §3
//! - RFC 6749 §5.2

use std::collections::BTreeSet;

use serde_json::Value;

use crate::check::{Check, Mode, nothing};
use crate::exchange::Exchange;
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Origin;
use crate::plan::told::cut;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A404",
    id: "several-error-shapes",
    severity: Severity::Advice,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// One form of errors.
struct Shape<'r> {
    origin: &'r Origin,
    is_problem: bool,
    names: BTreeSet<String>,
    first: &'r Exchange,
    count: usize,
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut shapes: Vec<Shape<'_>> = Vec::new();
    for shape in run.all().iter().filter_map(shape) {
        match shapes.iter_mut().find(|known| is_same(known, &shape)) {
            Some(known) => known.count += 1,
            None => shapes.push(shape),
        }
    }
    // The most frequent one first; of two that are as frequent, the one that came first.
    shapes.sort_by_key(|shape| std::cmp::Reverse(shape.count));
    for (number, shape) in shapes.iter().enumerate() {
        let mut before = shapes.iter().take(number);
        if let Some(usual) = before.find(|one| one.origin == shape.origin) {
            let what = format!(
                "errors are {} here and {} elsewhere",
                shown(shape),
                shown(usual)
            );
            findings.add(
                Finding::of(shape.first, what)
                    .why("a client reads errors in one place and in one form; RFC 9457 describes one for all")
                    .fix("make all errors of the API in the same form, best as problem documents")
                    .confidence(Confidence::Medium)
                    .and(usual.first),
            );
        }
    }
}

fn shape(exchange: &Exchange) -> Option<Shape<'_>> {
    let answer = exchange.answer()?;
    let is_judged = answer.is_error() && !exchange.is_no_verdict() && answer.is_json();
    let json = answer.json().filter(|_| is_judged)?;
    let members = json.as_object().filter(|members| !members.is_empty())?;
    let names: BTreeSet<String> = members.keys().cloned().collect();
    (!has_own_rules(exchange, &json)).then(|| Shape {
        origin: &exchange.request.origin,
        is_problem: answer.media_type() == "application/problem+json",
        names,
        first: exchange,
        count: 1,
    })
}

/// Whether a standard says what the error looks like: OAuth or GraphQL.
fn has_own_rules(exchange: &Exchange, json: &Value) -> bool {
    let path = exchange.request.target.to_ascii_lowercase();
    let named = ["oauth", "token", "authorize", "graphql", "openid"];
    named.iter().any(|word| path.contains(word))
        || json.get("error_description").is_some()
        || (json.get("errors").is_some() && json.get("data").is_some())
}

fn is_same(one: &Shape<'_>, other: &Shape<'_>) -> bool {
    let shared = one.names.intersection(&other.names).count();
    let fewer = one.names.len().min(other.names.len());
    let all = one.names.union(&other.names).count();
    one.origin == other.origin
        && ((one.is_problem && other.is_problem) || shared == fewer || 2 * shared >= all)
}

fn shown(shape: &Shape<'_>) -> String {
    if shape.is_problem {
        return "problem documents".to_owned();
    }
    let names: Vec<&str> = shape.names.iter().map(String::as_str).collect();
    format!("objects of `{}`", cut(&names.join("`, `")))
}
