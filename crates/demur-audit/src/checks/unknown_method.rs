//! A method that nobody knows gets 501, and not the answer of another method.
//!
//! # Why it matters
//!
//! The method says what the client wants. One that is not recognised should get 501, and one that is known but not
//! allowed here 405 (RFC 9110 §9.1). A server that answers an unknown method as if it were GET claims to have done something
//! that it does not understand. It also opens a way around rules that are written for one method: what "GET is refused
//! here" keeps out may come in as `DEMURXYZ`.
//!
//! # What it looks for
//!
//! The method `DEMURXYZ` is sent, which nobody implements and which changes nothing: one request for each resource whose GET
//! is a success. PATCH and DELETE are never sent.
//!
//! - A success: the server does not look at the method.
//! - A 400 or 404: the client looks for the fault in its address or its syntax.
//! - A 405: it says that the method is known, and only not allowed here. Many servers do not tell the two apart; it does
//!   little harm.
//! - A 500: the server failed over it.
//!
//! What is the same at every resource is told once.
//!
//! A 401, a 403, a redirect, a 429 and other 5xx say nothing about the method.
//!
//! # Finding
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <h1>Products</h1>
//! ---
//! for: unknown
//! about: https://shop.example/products
//! DEMURXYZ /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <h1>Products</h1>
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: unknown
//! DEMURXYZ /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: unknown
//! DEMURXYZ /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET, HEAD
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: unknown
//! DEMURXYZ /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: unknown
//! DEMURXYZ /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 501 Not Implemented
//! ```
//!
//! Refused before the method was looked at:
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: unknown
//! DEMURXYZ /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! Too busy:
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: unknown
//! DEMURXYZ /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Route by method first: 501 for one that no resource of yours knows, 405 with `Allow` for one that this resource does
//!   not have.
//!
//! ## Operator
//!
//! - Write rules as "everything but GET and HEAD is refused", and never as "POST is refused".
//!
//! # References
//!
//! - RFC 9110 §9.1, §15.6.2, §15.5.6

use crate::check::{Check, Mode};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::Site;

const ID: &str = "unknown-method";
const METHOD: &str = "DEMURXYZ";

pub(crate) static CHECK: Check = Check {
    number: "A203",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Safe,
    wants,
    judge,
};

const WHY: &str = "a method that is not recognised should get 501 (RFC 9110 §9.1)";

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for (target, _) in sample::good(site, run) {
        wants.ask(Probe::get(target).method(METHOD).for_check(ID, "unknown"));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    sample::tell(&sample::pairs(run, ID, "unknown"), findings, judge_one);
}

fn judge_one(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let status = pair.answer.status;
    let (severity, confidence, what) = match status {
        200..300 => (
            Severity::Should,
            Confidence::High,
            format!("the unknown method `{METHOD}` gets {status}, as if it had been understood"),
        ),
        405 => (
            Severity::Advice,
            Confidence::High,
            format!("the unknown method `{METHOD}` gets 405, which is for known methods"),
        ),
        400 | 404 => (
            Severity::Should,
            Confidence::Medium,
            format!("the unknown method `{METHOD}` gets {status}, which blames something else"),
        ),
        500 => (
            Severity::Should,
            Confidence::Medium,
            format!("the server fails over the unknown method `{METHOD}`"),
        ),
        _ => return None,
    };
    let finding = Finding::of(pair.exchange, what)
        .why(WHY)
        .fix("answer 501 to a method that no resource knows, and 405 with `Allow` to one that this resource does not have")
        .confidence(confidence)
        .and(pair.visit);
    Some((severity, finding))
}
