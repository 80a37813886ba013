//! An error is in the form that its reader reads: JSON for programs of an API, HTML for the browsers of a site.
//!
//! # Why it matters
//!
//! A server should explain a 4xx in its content (RFC 9110 §15.5), and `Accept` says in which form (RFC 9110 §12.5.1). A
//! program that asked for JSON and gets a page of HTML fails when it reads it, and shows that failure in place of the
//! error. A person who gets bare JSON, or nothing, learns nothing.
//!
//! # What it looks for
//!
//! - In each directory that has JSON and no pages, the answer to `Accept: application/json` for a path that leads to nothing: it is HTML or empty.
//! - In each directory that has pages, the answer to `Accept: text/html` for such a path: it is JSON or empty.
//!
//! That is one request for each directory and form, at most sixty of each. A site of pages that answers a program with a
//! page is not reported, and neither is an API that answers a browser with JSON.
//!
//! # Finding
//!
//! ```exchange
//! GET /orders/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"order":1}
//! ---
//! for: json
//! GET /orders/qwertz HTTP/1.1
//! Host: shop.example
//! Accept: application/json
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <h1>Not Found</h1>
//! ```
//!
//! ```exchange
//! for: html
//! GET /about/qwertz HTTP/1.1
//! Host: shop.example
//! Accept: text/html
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/json
//!
//! {"error":"not found"}
//! ```
//!
//! ```exchange
//! for: json
//! GET /orders/qwertz HTTP/1.1
//! Host: shop.example
//! Accept: application/json
//!
//! HTTP/1.1 404 Not Found
//! Content-Length: 0
//! ```
//!
//! # Clean
//!
//! ```exchange
//! for: json
//! GET /orders/qwertz HTTP/1.1
//! Host: shop.example
//! Accept: application/json
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//!
//! {"title":"Not Found"}
//! ---
//! for: html
//! GET /about/qwertz HTTP/1.1
//! Host: shop.example
//! Accept: text/html
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <title>Not found</title><h1>Not found</h1>
//! ```
//!
//! What nobody chose a form for may have any:
//!
//! ```exchange
//! GET /about/qwertz HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <h1>Not Found</h1>
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Choose the form of an error by `Accept`, with the one of the API where it says nothing, and send `Vary: Accept`.
//! - The errors of the framework itself, for unknown paths, unreadable bodies and methods, need the same care.
//!
//! ## Operator
//!
//! - A gateway or a proxy in front of an API makes errors too. Give it a page for each form.
//! - Caddy answers without content where a file is missing: `handle_errors` gives it a page.
//!
//! # References
//!
//! - RFC 9110 §15.5, §12.5.1, §12.4.1

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::missing;
use crate::probe::Wants;
use crate::run::Run;
use crate::site::Site;

const ID: &str = "error-body-form";

pub(crate) static CHECK: Check = Check {
    number: "A402",
    id: ID,
    severity: Severity::Advice,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for probe in missing::of_programs(site, run) {
        wants.ask(probe.for_check(ID, "json"));
    }
    for probe in missing::of_browsers(site, run) {
        wants.ask(probe.for_check(ID, "html"));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (exchange, _) in run.of_part(ID, "json") {
        if let Some(answer) = error(exchange) {
            if answer.is_html() {
                findings.add(
                    Finding::of(exchange, format!("a program asks for JSON, and the {} is HTML", answer.status))
                        .why("a program that reads JSON cannot read the error; `Accept` says what it can (RFC 9110 §12.5.1)")
                        .fix("answer errors in JSON, best as a problem document, where `Accept` asks for it"),
                );
            } else if answer.body.is_empty() {
                findings.add_as(Severity::Should, empty(exchange, answer));
            }
        }
    }
    for (exchange, _) in run.of_part(ID, "html") {
        if let Some(answer) = error(exchange) {
            if answer.is_json() {
                findings.add(
                    Finding::of(exchange, format!("a browser asks for a page, and the {} is JSON", answer.status))
                        .why("a person cannot do much with JSON; `Accept` says what a browser shows (RFC 9110 §12.5.1)")
                        .fix("answer errors with a page where `Accept` asks for HTML"),
                );
            } else if answer.body.is_empty() {
                findings.add_as(Severity::Should, empty(exchange, answer));
            }
        }
    }
}

/// The answer, if it is a 4xx that was had with its fields.
fn error(exchange: &Exchange) -> Option<&Answer> {
    let answer = exchange.answer()?;
    let is_judged = answer.is_error() && !exchange.is_no_verdict();
    (is_judged && !answer.fields.0.is_empty()).then_some(answer)
}

fn empty(exchange: &Exchange, answer: &Answer) -> Finding {
    let what = format!("the {} has no content", answer.status);
    Finding::of(exchange, what)
        .why("a server should explain a 4xx in its content, except to HEAD (RFC 9110 §15.5)")
        .fix("send a short explanation in the form that `Accept` asks for")
}
