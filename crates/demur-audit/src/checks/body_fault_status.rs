//! A body with a fault gets the status of that fault.
//!
//! # Why it matters
//!
//! A client that is told 400, 415 or 422 knows what to mend: how the body is written, which type it is sent in, or which
//! values are wrong. One that is told 500 believes that the server failed, and sends the same again. One that is told
//! 200 believes that what it sent was kept.
//!
//! # What it looks for
//!
//! Where a document says what a body has to be, each operation is sent bodies with one fault each, at most twelve. The
//! right statuses are those of the table that `demur serve` decides by:
//!
//! - A body that is no JSON: 400, or 415 where a server tells by inspection (RFC 9110 §15.5.16). 422 says that the syntax
//!   was right.
//! - A type that is not declared: 415. A coding that nobody knows: 415 or 400.
//! - A body that breaks its schema: 400 or 422, whichever the document names; both where it names both or none.
//! - No body at all: any of 400, 411, 415 and 422.
//!
//! 2xx, 500, and these statuses in the wrong place are reported. If the valid request fails as well, a 500 says nothing. What
//! is refused for another reason, such as 401 or 413, says nothing either.
//!
//! # Finding
//!
//! ```exchange
//! site: unsafe
//! for: fault
//! about: POST https://shop.example/orders
//! expected: 400/415 body-syntax with a body that is no JSON
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"
//!
//! HTTP/1.1 500 Internal Server Error
//! ---
//! for: valid
//! about: POST https://shop.example/orders
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"product":7}
//!
//! HTTP/1.1 201 Created
//! ```
//!
//! ```exchange
//! site: unsafe
//! for: fault
//! about: POST https://shop.example/orders
//! expected: 415 media-type with a body of `application/x-no-such-type`
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/x-no-such-type
//!
//! {"product":7}
//!
//! HTTP/1.1 400 Bad Request
//! ```
//!
//! ```exchange
//! site: unsafe
//! for: fault
//! about: POST https://shop.example/orders
//! expected: 422 body-schema with body member `/product` missing
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {}
//!
//! HTTP/1.1 201 Created
//! ```
//!
//! # Clean
//!
//! ```exchange
//! site: unsafe
//! for: fault
//! about: POST https://shop.example/orders
//! expected: 400/415 body-syntax with a body that is no JSON
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"
//!
//! HTTP/1.1 400 Bad Request
//! ---
//! for: fault
//! about: POST https://shop.example/orders
//! expected: 415 media-type with a body of `application/x-no-such-type`
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/x-no-such-type
//!
//! {"product":7}
//!
//! HTTP/1.1 415 Unsupported Media Type
//! ---
//! for: fault
//! about: POST https://shop.example/orders
//! expected: 400/422 body-schema with body member `/product` missing
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {}
//!
//! HTTP/1.1 422 Unprocessable Content
//! ```
//!
//! A server that fails at everything, and one that wants credentials first:
//!
//! ```exchange
//! site: unsafe
//! for: fault
//! about: POST https://shop.example/orders
//! expected: 400/415 body-syntax with a body that is no JSON
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"
//!
//! HTTP/1.1 500 Internal Server Error
//! ---
//! for: valid
//! about: POST https://shop.example/orders
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"product":7}
//!
//! HTTP/1.1 500 Internal Server Error
//! ---
//! for: fault
//! about: POST https://shop.example/notes
//! expected: 422 body-schema with body member `/text` missing
//! POST /notes HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {}
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Catch the errors of the parser and of the validation in one place, and answer 400 and 422 there; everything that is
//!   caught nowhere becomes a 500.
//! - Compare `Content-Type` before the body is read.
//!
//! ## Operator
//!
//! - A gateway that knows the document refuses these bodies before they arrive.
//!
//! ## API consumer
//!
//! - Do not repeat what got the 500 before the body was checked against the document.
//!
//! # References
//!
//! - RFC 9110 §15.5.1, §15.5.16, §15.5.21, §15.6.1

use std::borrow::Cow;
use std::collections::HashSet;

use demur_replay::made::Fault;

use crate::check::{Check, Mode};
use crate::exchange::Exchange;
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::{self, told};
use crate::probe::{Expected, Purpose, Wants};
use crate::run::Run;
use crate::site::Site;

const ID: &str = "body-fault-status";

pub(crate) static CHECK: Check = Check {
    number: "A204",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Unsafe,
    wants,
    judge,
};

/// The most bodies for one operation.
const MOST: usize = 12;

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    let faults = run.of_part(ID, "fault");
    let failed = faults.filter(|(exchange, _)| exchange.status() == Some(500));
    let failed: HashSet<&str> = failed.map(|(_, purpose)| purpose.about.as_str()).collect();
    let (mut last, mut sent) = (String::new(), 0);
    for planned in plan::requests(site) {
        let about = planned.about(site);
        if planned.has(Fault::None) && failed.contains(about.as_str()) {
            let probe = planned.probe(site);
            wants
                .probes
                .extend(probe.map(|probe| probe.for_check(ID, "valid")));
        } else if is_of_body(planned.made.fault) {
            if last != about {
                (last, sent) = (about, 0);
            }
            sent += 1;
            let probe = planned.probe(site).filter(|_| sent <= MOST);
            wants
                .probes
                .extend(probe.map(|probe| probe.for_check(ID, "fault")));
        }
    }
}

fn is_of_body(fault: Fault) -> bool {
    match fault {
        Fault::BodySyntax
        | Fault::BodySchema
        | Fault::BodyMissing
        | Fault::MediaType
        | Fault::Coding => true,
        Fault::None | Fault::PathParameter | Fault::Parameter | Fault::Repeated | Fault::Absent => {
            false
        }
    }
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut fold = told::Fold::default();
    for (exchange, purpose) in run.of_part(ID, "fault") {
        let Some(expected) = &purpose.expected else {
            continue;
        };
        let Some(status) = told::unexpected(exchange, expected) else {
            continue;
        };
        if let Some(finding) = judged((exchange, purpose), expected, status, run) {
            let operation = plan::operation(site, exchange).map(|one| one.id.clone());
            let step = expected.step.clone().unwrap_or_default();
            let key = format!("{} {step} {status}", purpose.about);
            fold.add(key, Severity::Should, finding.operation(operation));
        }
    }
    fold.into(findings);
}

fn judged(
    (exchange, purpose): (&Exchange, &Purpose),
    expected: &Expected,
    status: u16,
    run: &Run,
) -> Option<Finding> {
    let step = expected.step.as_deref().unwrap_or_default();
    let control = run.one(ID, "valid", &purpose.about);
    let what = told::sentence(expected, status);
    let finding = match status {
        200..=299 => told::finding(
            exchange,
            what,
            "the document does not allow such a body, and a client that is told of success never learns of its mistake",
            "check each body against the document before anything is done with it",
        )
        .confidence(if step == "media-type" || step == "content-coding" {
            Confidence::Medium
        } else {
            Confidence::High
        }),
        500 if control.is_some_and(Exchange::is_no_verdict) => return None,
        500 => told::finding(
            exchange,
            what,
            "the fault is the client's, and 500 says that the server failed (RFC 9110 §15.5, §15.6.1)",
            "catch what the parser and the validation raise, and answer it with the status of the fault",
        )
        .confidence(if control.is_some() {
            Confidence::High
        } else {
            Confidence::Medium
        }),
        400 | 415 | 422 => told::finding(exchange, what, why(step), fix(step)).confidence(
            if step == "body-syntax" {
                Confidence::High
            } else {
                Confidence::Medium
            },
        ),
        _ => return None,
    };
    Some(match control {
        Some(control) => finding.and(control),
        None => finding,
    })
}

fn why(step: &str) -> Cow<'static, str> {
    Cow::Borrowed(match step {
        "body-syntax" => {
            "422 means that the syntax of the content is right; content that cannot be parsed is 400 (RFC 9110 §15.5.1, §15.5.21)"
        }
        "media-type" | "content-coding" => {
            "content in a type or a coding that is not supported is 415 (RFC 9110 §15.5.16)"
        }
        _ => {
            "the document names the status of such a body, and clients are written by the document (RFC 9110 §15.5.21)"
        }
    })
}

fn fix(step: &str) -> Cow<'static, str> {
    Cow::Borrowed(match step {
        "body-syntax" => "answer 400 where the parser fails, and keep 422 for values",
        "media-type" | "content-coding" => {
            "compare `Content-Type` and `Content-Encoding` before the body is read, and answer 415 with `Accept` or `Accept-Encoding`"
        }
        _ => "answer with the status that the document names, or name this one there",
    })
}
