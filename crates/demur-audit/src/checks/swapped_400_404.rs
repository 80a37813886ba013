//! An id that names nothing gets 404, a parameter that cannot be right gets 400, and neither gets 500 or 200.
//!
//! # Why it matters
//!
//! 404 says that nothing is there; who asks again with another id may be lucky. 400 says that the request itself is wrong,
//! and will be for every id (RFC 9110 §15.5.1, §15.5.5). A client that gets them the wrong way round deletes records that
//! exist, or looks for a mistake where there is none. A 500 to an id that somebody mistyped wakes people at night.
//!
//! # What it looks for
//!
//! Twins of a good request, at most twelve for each operation of the document, with GET only:
//!
//! - The id is one that fits and names nothing: 404 or 410. 400 and 422 blame the request, 200 shows what is not there.
//! - The id has a form that names nothing: 404 or 400, both are right.
//! - A parameter of the query or a field is missing or does not fit: 400, or 422 unless the document names 400 alone. A
//!   parameter that stands there twice may be accepted.
//!
//! Without a document, resources whose last segment is a number or a UUID are asked for with another one; 400, 422 and 500
//! are found then. What stands in the place of a word may be anything, and is left alone.
//!
//! A twin says something only if the good request gets 2xx. 401, 403 and 429 say nothing.
//!
//! # Finding
//!
//! ```exchange
//! for: valid
//! about: GET https://shop.example/products/{id}
//! GET /products/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: absent
//! about: GET https://shop.example/products/{id}
//! expected: 404/410 - with a path parameter `id` that names nothing
//! GET /products/2147480969 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 400 Bad Request
//! ```
//!
//! ```exchange
//! for: invalid
//! about: GET https://shop.example/products/{id}
//! expected: 400/404 path-parameter with a path parameter `id` that is no integer
//! GET /products/true HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! ```exchange
//! for: valid
//! about: GET https://shop.example/products
//! GET /products?limit=7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: parameter
//! about: GET https://shop.example/products
//! expected: 400/422 parameters with a query parameter `limit` that is no integer
//! GET /products?limit=true HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! GET /articles/12 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: other-id
//! about: https://shop.example/articles/12
//! GET /articles/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! # Clean
//!
//! ```exchange
//! for: valid
//! about: GET https://shop.example/products/{id}
//! GET /products/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: absent
//! about: GET https://shop.example/products/{id}
//! expected: 404/410 - with a path parameter `id` that names nothing
//! GET /products/2147480969 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: invalid
//! about: GET https://shop.example/products/{id}
//! expected: 400/404 path-parameter with a path parameter `id` that is no integer
//! GET /products/true HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 400 Bad Request
//! ```
//!
//! The good request fails too, so that its twins say nothing; and an absent id that is hidden:
//!
//! ```exchange
//! for: valid
//! about: GET https://shop.example/products
//! GET /products?limit=7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ---
//! for: parameter
//! about: GET https://shop.example/products
//! expected: 400/422 parameters with a query parameter `limit` that is no integer
//! GET /products?limit=true HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ---
//! for: valid
//! about: GET https://shop.example/orders/{id}
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: absent
//! about: GET https://shop.example/orders/{id}
//! expected: 404/410 - with a path parameter `id` that names nothing
//! GET /orders/2147480969 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Let the look-up answer "nothing" and make that a 404; let the parser of the parameter fail, and make that a 400.
//! - Give the path a pattern, so that an id of another form finds no route.
//!
//! ## Operator
//!
//! - Do not silence the alarm for such 500s before the service is mended; real failures hide among them.
//!
//! ## API consumer
//!
//! - Do not take a 400 of this server for a proof that the id is malformed.
//!
//! # References
//!
//! - RFC 9110 §15.5.1, §15.5.5, §15.6.1

use demur_replay::made::Fault;

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::{self, Planned, told, twin};
use crate::probe::{Expected, Probe, Purpose, Wants};
use crate::run::Run;
use crate::site::Site;

const ID: &str = "swapped-400-404";

pub(crate) static CHECK: Check = Check {
    number: "A205",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Safe,
    wants,
    judge,
};

/// The most requests for one operation.
const MOST: usize = 12;

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    let (mut last, mut sent) = (String::new(), 0);
    for planned in plan::requests(site) {
        let Some(part) = part(planned) else {
            continue;
        };
        let about = planned.about(site);
        if last != about {
            (last, sent) = (about, 0);
        }
        sent += 1;
        let probe = planned.probe(site).filter(|_| sent <= MOST);
        wants
            .probes
            .extend(probe.map(|probe| probe.for_check(ID, part)));
    }
    for target in site
        .targets
        .iter()
        .filter(|target| target.operation.is_none())
    {
        let visit = run.visit(&target.url());
        let exists = visit
            .and_then(Exchange::answer)
            .is_some_and(Answer::is_success);
        if let Some(other) = twin::other_id(site, target).filter(|_| exists) {
            let probe = Probe::new("GET", &target.origin, &other).identity(&target.identity);
            wants.ask(probe.about(target.url()).for_check(ID, "other-id"));
        }
    }
}

fn part(planned: &Planned) -> Option<&'static str> {
    let made = &planned.made;
    if made.method != "GET" || !planned.has(made.fault) {
        return None;
    }
    match made.fault {
        Fault::PathParameter => Some("invalid"),
        Fault::None if made.is_known => Some("valid"),
        Fault::Absent if made.is_known => Some("absent"),
        Fault::Parameter | Fault::Repeated if made.is_known => Some("parameter"),
        Fault::None
        | Fault::Absent
        | Fault::Parameter
        | Fault::Repeated
        | Fault::BodySyntax
        | Fault::BodySchema
        | Fault::BodyMissing
        | Fault::MediaType
        | Fault::Coding => None,
    }
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut fold = told::Fold::default();
    for part in ["absent", "invalid", "parameter"] {
        for (exchange, purpose) in run.of_part(ID, part) {
            let Some(expected) = &purpose.expected else {
                continue;
            };
            let Some(status) = told::unexpected(exchange, expected) else {
                continue;
            };
            let control = run.one(ID, "valid", &purpose.about);
            if let Some(finding) = judged(part, exchange, expected, (status, control)) {
                let operation = plan::operation(site, exchange).map(|one| one.id.clone());
                let key = format!("{} {part} {status}", purpose.about);
                fold.add(key, Severity::Should, finding.operation(operation));
            }
        }
    }
    for (exchange, purpose) in run.of_part(ID, "other-id") {
        if let Some(finding) = without_document(exchange, purpose, run) {
            fold.add(exchange.request.target.clone(), Severity::Should, finding);
        }
    }
    fold.into(findings);
}

fn judged(
    part: &str,
    exchange: &Exchange,
    expected: &Expected,
    (status, control): (u16, Option<&Exchange>),
) -> Option<Finding> {
    let succeeds = control
        .and_then(Exchange::answer)
        .is_some_and(Answer::is_success);
    let fails = control.is_some_and(Exchange::is_no_verdict);
    let (why, fix, confidence) = match (part, status) {
        (_, 500) if !fails => (
            SERVER,
            "catch what the parameter raises, and answer with its status",
            Confidence::High,
        ),
        ("invalid", 200..=299) if succeeds || control.is_none() => (
            "the document says that such an id names nothing, and the answer shows something (RFC 9110 §15.5.5)",
            "read the id strictly, and answer 404",
            Confidence::Medium,
        ),
        ("absent", 400 | 422) if succeeds => (
            ABSENT,
            "answer 404 where nothing is found",
            Confidence::High,
        ),
        ("absent", 200..=299) if succeeds => (
            "404 is the answer where nothing is there, and caches and clients take a 200 for the thing itself (RFC 9110 §15.5.5)",
            "answer 404 where nothing is found",
            Confidence::Medium,
        ),
        ("parameter", 404) if succeeds => (
            "404 says that the resource is not there, and it is: the parameter is wrong (RFC 9110 §15.5.1, §15.5.5)",
            "answer 400 and name the parameter",
            Confidence::High,
        ),
        ("parameter", 200..=299) if succeeds => (
            "the document does not allow such a request, and a client that gets something else than it asked for does not learn why",
            "check parameters against the document and answer 400, or allow there what is accepted",
            Confidence::Medium,
        ),
        ("parameter", 400 | 422) if succeeds => (
            "the document names the status of such a request, and clients are written by the document",
            "answer with the status that the document names, or name this one there",
            Confidence::Low,
        ),
        _ => return None,
    };
    let finding = told::finding(exchange, told::sentence(expected, status), why, fix);
    let finding = finding.confidence(confidence);
    Some(match control {
        Some(control) => finding.and(control),
        None => finding,
    })
}

const SERVER: &str =
    "the fault is the client's, and 500 says that the server failed (RFC 9110 §15.5, §15.6.1)";
const ABSENT: &str = "the request is as right as the one that gets 2xx; that nothing has this id is 404 (RFC 9110 §15.5.1, §15.5.5)";

fn without_document(exchange: &Exchange, purpose: &Purpose, run: &Run) -> Option<Finding> {
    let visit = run.visit(&purpose.about)?;
    visit.answer().filter(|answer| answer.is_success())?;
    let status = exchange.status()?;
    let (why, fix) = match status {
        400 | 422 => (ABSENT, "answer 404 where nothing is found"),
        500 => (SERVER, "answer 404 where nothing is found"),
        _ => return None,
    };
    let what = format!(
        "an id like that of `{}` that names nothing gets {status} and not 404",
        told::cut(&visit.request.target)
    );
    let finding = told::finding(exchange, what, why, fix).confidence(Confidence::Medium);
    Some(finding.and(visit))
}
