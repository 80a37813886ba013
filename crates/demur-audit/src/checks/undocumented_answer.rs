//! The server answers what its document says.
//!
//! # Why it matters
//!
//! Clients are generated from the document. A status that it does not name ends in their branch for the unforeseen, a media
//! type that it does not name in a parser that fails, and a member that is missing in a null where none can be. Tests
//! that were written by the document pass all the same.
//!
//! # What it looks for
//!
//! Every answer that was had for an operation of the document, whoever asked for it; it sends nothing.
//!
//! - A status that the operation does not document, neither by itself nor as `4XX` or `default`. What intermediaries and
//!   servers answer by themselves is left out: 304, 406, 408, 411 to 414, 416, 417, 421, 425, 426, 428, 429, 431, 451 and
//!   5xx (RFC 9205 §4.6). Other refusals are advice.
//! - Content of a media type that this status does not document.
//! - JSON that breaks the schema of this status. What is `writeOnly` is not missed. A schema that cannot be used is told as
//!   advice.
//!
//! What is documented and was not seen is no finding. Of answers that are alike, one is told.
//!
//! # Finding
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders/{id}:
//!     get:
//!       operationId: readOrder
//!       parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
//!       responses:
//!         '200':
//!           description: the order
//!           content:
//!             application/json:
//!               schema: {type: object, required: [id, state], properties: {id: {type: integer}, state: {enum: [open, sent]}}}
//!         '404': {description: no such order}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 202 Accepted
//! Content-Type: application/json
//!
//! {}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <h1>Order 7</h1>
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"id":7,"state":"lost"}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! # Clean
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders/{id}:
//!     get:
//!       operationId: readOrder
//!       parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
//!       responses:
//!         '200':
//!           description: the order
//!           content:
//!             application/json:
//!               schema: {type: object, required: [id, state], properties: {id: {type: integer}, state: {enum: [open, sent]}}}
//!         '4XX': {description: refused}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json; charset=utf-8
//!
//! {"id":7,"state":"open","more":true}
//! ---
//! GET /orders/8 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ---
//! GET /orders/9 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! ---
//! GET /elsewhere HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 418 Unused
//! ---
//! HEAD /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ```
//!
//! Nor does a document have to name HEAD: what is refused is no answer of the operation for GET.
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders:
//!     get:
//!       responses: {'200': {description: the orders}}
//! ```
//!
//! ```exchange
//! HEAD /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Decide which of the two is right, and change the other. Let the tests of the service check its answers against the
//!   document.
//!
//! ## Operator
//!
//! - `demur serve` counts such answers with the row `response-contract`, and replaces them where it is told to.
//!
//! ## API consumer
//!
//! - Treat a status that you do not know as the `x00` of its class (RFC 9110 §15).
//!
//! # References
//!
//! - RFC 9110 §15
//! - RFC 9205 §4.6

use demur_contract::{Operation, ResponseRule};

use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Ended, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::{self, places, told};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A501",
    id: "undocumented-answer",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// How many breaches of a schema are listed.
const LISTED: usize = 3;

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut fold = told::Fold::default();
    for exchange in run.all() {
        let Some((contract, operation)) = plan::declared_by(site, exchange) else {
            continue;
        };
        let Some(answer) = exchange
            .answer()
            .filter(|_| !operation.responses.is_empty())
        else {
            continue;
        };
        let found = match operation.response(answer.status) {
            None => status(exchange, answer, operation).map(|(severity, finding)| {
                let pointer = places::operation(contract, operation);
                (severity, "status", finding.pointer(pointer))
            }),
            Some(rule) => content(exchange, answer, rule).map(|(severity, kind, finding)| {
                let pointer = places::response(contract, operation, rule);
                (severity, kind, finding.pointer(pointer))
            }),
        };
        if let Some((severity, kind, finding)) = found {
            let key = format!("{} {kind} {}", operation.id, answer.status);
            fold.once(key, severity, finding.operation(Some(operation.id.clone())));
        }
    }
    fold.into(findings);
}

/// What anybody on the way may answer, and what says something about the moment alone.
fn goes_without_saying(status: u16) -> bool {
    matches!(
        status,
        304 | 406 | 408 | 411..=414 | 416 | 417 | 421 | 425 | 426 | 428 | 429 | 431 | 451
    ) || status >= 500
}

/// Whether the fault that was put into the request is answered as the table does: 400 to credentials that are none is so
/// whatever the document names.
fn is_foreseen(exchange: &Exchange, status: u16) -> bool {
    let purposes = exchange.purposes.iter();
    let mut expected = purposes.filter_map(|purpose| purpose.expected.as_ref());
    expected.any(|one| one.step.is_some() && one.statuses.contains(&status))
}

fn status(
    exchange: &Exchange,
    answer: &Answer,
    operation: &Operation,
) -> Option<(Severity, Finding)> {
    let status = answer.status;
    // No document has to name HEAD, and whether it is answered like GET is another question.
    let is_no_head = exchange.request.method == "HEAD" && matches!(status, 405 | 501);
    if goes_without_saying(status) || status < 200 || is_no_head || is_foreseen(exchange, status) {
        return None;
    }
    let what = format!(
        "`{}` answers {status}, which its document does not name",
        operation.id
    );
    let why = "clients are written by the document, and a status that it does not name takes them by surprise";
    let fix = "document the status with its content, or answer one that is documented";
    let (severity, confidence) = match status {
        200..=299 => (Severity::Should, Confidence::High),
        300..=399 => (Severity::Should, Confidence::Medium),
        _ => (Severity::Advice, Confidence::Medium),
    };
    let finding = told::finding(exchange, what, why, fix).confidence(confidence);
    Some((severity, finding))
}

fn content(
    exchange: &Exchange,
    answer: &Answer,
    rule: &ResponseRule,
) -> Option<(Severity, &'static str, Finding)> {
    let content_type = answer.fields.get("Content-Type")?;
    let media_type = answer.media_type();
    let (main, sub) = media_type.split_once('/')?;
    if answer.body.is_empty() || exchange.request.method == "HEAD" {
        return None;
    }
    let documented: Vec<String> = rule.media_types.iter().map(ToString::to_string).collect();
    if !documented.is_empty() && !rule.media_types.iter().any(|range| range.covers(main, sub)) {
        let what = format!(
            "the {} is `{}`, and its document says `{}`",
            answer.status,
            told::cut(&media_type),
            told::cut(&documented.join("`, `"))
        );
        let why =
            "clients choose their parser by the document, and fail on another type (RFC 9110 §8.3)";
        let fix = "send the documented type, or document the one that is sent";
        return Some((
            Severity::Should,
            "type",
            told::finding(exchange, what, why, fix),
        ));
    }
    if answer.ended != Ended::Whole {
        return None;
    }
    match rule
        .schema(content_type)?
        .faults(answer.text().as_bytes(), LISTED)
    {
        Ok(faults) => breach(exchange, answer, faults),
        Err(reason) => Some(unknown(exchange, answer, &reason.to_string())),
    }
}

fn breach(
    exchange: &Exchange,
    answer: &Answer,
    faults: Vec<String>,
) -> Option<(Severity, &'static str, Finding)> {
    let what = format!(
        "the content of the {} breaks its schema at {}",
        answer.status,
        told::cut(faults.first()?)
    );
    let why = "clients take the schema for granted, and fail where a member is missing or of another type";
    let fix = "send what the schema says, or change the schema to what is sent";
    let mut finding = told::finding(exchange, what, why, fix);
    finding.facts = faults;
    Some((Severity::Should, "schema", finding))
}

/// What could not be checked is said, and not passed.
fn unknown(
    exchange: &Exchange,
    answer: &Answer,
    reason: &str,
) -> (Severity, &'static str, Finding) {
    let what = format!(
        "the schema of the {} cannot be used, so that nobody can tell whether the content fits it",
        answer.status
    );
    let why = "clients and tests that are generated from the schema check nothing, or fail";
    let fix = "mend the schema";
    let finding = told::finding(exchange, what, why, fix).fact(told::cut(reason));
    (Severity::Advice, "broken-schema", finding)
}
