//! A 405 lists in `Allow` the methods that the resource takes, and not the one that it refused.
//!
//! # Why it matters
//!
//! A 405 says that the method is known and this resource does not take it. The server must then send `Allow` with the
//! methods it does take (RFC 9110 §15.5.6). Without the list a client can only guess. A list that names the refused
//! method, or lacks one that is documented, sends it in a circle.
//!
//! # What it looks for
//!
//! - Answers 405 without `Allow`. An empty one is legal: the resource takes nothing at the moment (RFC 9110 §10.2.1).
//! - `Allow` that names the method that was just refused, or holds something that is no name of a method.
//! - With a document: `Allow` that lacks a documented method, or names one that the document does not know. HEAD,
//!   OPTIONS and TRACE go without saying. The list may depend on who asks, so that this is less sure.
//!
//! # Finding
//!
//! ```exchange
//! DELETE /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Content-Type: application/json
//!
//! {"error":"no"}
//! ```
//!
//! ```exchange
//! DELETE /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET, DELETE
//! ```
//!
//! ```exchange
//! DELETE /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET POST
//! ```
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: "1"}
//! paths:
//!   /products/{id}:
//!     parameters: [{name: id, in: path, required: true, schema: {type: string}}]
//!     get: {responses: {"200": {description: found}}}
//!     put: {responses: {"200": {description: kept}}}
//! ```
//!
//! ```exchange
//! POST /products/7?x=1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET, HEAD
//! ```
//!
//! ```exchange
//! POST /products/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: DELETE, GET, HEAD, PUT
//! ```
//!
//! # Clean
//!
//! ```exchange
//! DELETE /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET, HEAD, OPTIONS
//! ```
//!
//! ```exchange
//! GET /closed HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Content-Length: 0
//! Allow:
//! ```
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: "1"}
//! paths:
//!   /products/{id}:
//!     parameters: [{name: id, in: path, required: true, schema: {type: string}}]
//!     get: {responses: {"200": {description: found}}}
//!     put: {responses: {"200": {description: kept}}}
//! ```
//!
//! ```exchange
//! POST /products/7?x=1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET, HEAD, OPTIONS, PUT
//! ---
//! PUT /products/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET
//! ---
//! POST /else HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: PATCH
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Let the router write `Allow` from the routes of the path. Where one handler takes all methods and decides itself,
//!   it has to name them.
//!
//! ## Operator
//!
//! - A proxy that refuses a method itself answers 405 without knowing the list: let the server answer, or write the
//!   list into the rule.
//!
//! ## API consumer
//!
//! - OPTIONS for the same address often gives the list that the 405 lacks.
//!
//! # References
//!
//! - RFC 9110 §15.5.6, §10.2.1

use std::collections::BTreeSet;

use crate::answers::{Once, answers, is_plain, short, throughout};
use crate::challenge::is_token;
use crate::check::{Check, Mode, nothing};
use crate::exchange::Exchange;
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A103",
    id: "method-not-allowed-without-allow",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

const WHY: &str =
    "a 405 must carry `Allow` with the methods that the resource takes (RFC 9110 §15.5.6, §10.2.1)";

/// Methods that a list may name or leave out whatever a document says.
const UNSAID: [&str; 3] = ["HEAD", "OPTIONS", "TRACE"];

const WITHOUT: &str = "the 405 has no `Allow`";
const FIX: &str = "send `Allow` with the methods of the resource, and without the refused one";

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let refused = || answers(run).filter(|(_, answer)| answer.status == 405);
    let mut servers = throughout(refused().map(|(one, answer)| (one, !answer.fields.has("Allow"))));
    let mut told = BTreeSet::new();
    for (exchange, answer) in refused() {
        let origin = &exchange.request.origin;
        if let Some(count) = servers.remove(origin) {
            told.insert(origin);
            let finding = Finding::of(exchange, WITHOUT).why(WHY).fix(FIX);
            findings.add(finding.fact(format!("the same with all {count} answers 405")));
        }
        if told.contains(origin) {
            continue;
        }
        let allowed = answer.fields.list("Allow");
        let fault = if answer.fields.has("Allow") {
            fault(exchange, &allowed)
        } else {
            Some(WITHOUT.to_owned())
        };
        if let Some(what) = fault {
            if once.says(exchange, &what) {
                findings.add(Finding::of(exchange, what).why(WHY).fix(FIX));
            }
        } else if let Some((severity, what)) = differing(site, exchange, &allowed)
            && once.says(exchange, &what)
        {
            findings.add_as(
                severity,
                Finding::of(exchange, what)
                    .why("`Allow` tells clients what the resource takes, and so does the document (RFC 9110 §10.2.1)")
                    .fix("correct the one of the two that is wrong")
                    .confidence(Confidence::Medium)
                    .fact(format!("Allow: {}", short(&allowed.join(", ")))),
            );
        }
    }
}

/// What is wrong with the list by itself.
fn fault(exchange: &Exchange, allowed: &[String]) -> Option<String> {
    if let Some(word) = allowed.iter().find(|word| !is_token(word)) {
        let word = short(word);
        return Some(format!("`Allow` holds `{word}`, which is no method"));
    }
    let method = &exchange.request.method;
    let refused = is_plain(exchange) && allowed.contains(method);
    refused.then(|| format!("`Allow` names {method}, which the 405 refuses"))
}

/// Where the list and the document differ. What is refused here is no part of the comparison.
fn differing(site: &Site, exchange: &Exchange, allowed: &[String]) -> Option<(Severity, String)> {
    let request = &exchange.request;
    let snapshot = site.snapshot.as_ref()?;
    let is_own = site.targets.iter().any(|one| one.origin == request.origin);
    let path = request.target.split('?').next().unwrap_or_default();
    let mut contracts = snapshot.contracts.iter();
    let route = contracts.find_map(|contract| contract.find(path))?;
    if !is_own || !is_plain(exchange) {
        return None;
    }
    let is_told = |method: &str| !UNSAID.contains(&method) && method != request.method;
    let mut declared = route.resource.methods();
    if let Some(lost) = declared.find(|own| is_told(own) && !allowed.iter().any(|one| one == own)) {
        let what = format!("`Allow` lacks {lost}, which the document declares");
        return Some((Severity::Should, what));
    }
    let is_declared = |method: &str| route.resource.methods().any(|own| own == method);
    let strange = allowed
        .iter()
        .find(|one| is_told(one) && !is_declared(one))?;
    let what = format!("`Allow` names {strange}, which the document does not declare");
    Some((Severity::Advice, what))
}
