//! A problem document says what RFC 9457 says it says: the status of the answer, a type that is a URI reference, texts that are texts.
//!
//! # Why it matters
//!
//! Clients choose what to do by `type` and `status` of a problem. A generator must use the same status in the document
//! as in the answer (RFC 9457 §3.1.2), and a member of the wrong type is ignored (RFC 9457 §3.1), so that what was meant is lost. What
//! is not labelled `application/problem+json` is not read as a problem at all.
//!
//! # What it looks for
//!
//! - `application/problem+json` whose content is no JSON object.
//! - A `status` that differs from that of the answer, or is no number.
//! - `type`, `title`, `detail` and `instance` that are no strings.
//! - A `type` or an `instance` that is no URI reference.
//! - An error with `type`, `title` and the `status` of the answer under another media type.
//!
//! # Finding
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//!
//! {"type":"about:blank","title":"Bad Request","status":400}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//!
//! {"type":"about:blank","title":"Not Found","status":"404"}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//!
//! {"type":"no such order","title":"Not Found","status":404}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/json
//!
//! {"type":"https://shop.example/problems/no-order","title":"No such order","status":404}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//!
//! no such order
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
//! {"type":"/problems/no-order","title":"No such order","status":404,"instance":"urn:uuid:7a","order":7}
//! ```
//!
//! No member is required:
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! Content-Type: application/problem+json
//!
//! {}
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Take the `status` of the document from the answer where both are made, or leave it out.
//! - Give each kind of problem an address of its own as `type`; `about:blank` says no more than the status.
//!
//! ## Operator
//!
//! - A proxy that changes the status of an answer has to change or replace its content too.
//!
//! # References
//!
//! - RFC 9457 §3, §3.1, §3.1.1, §3.1.2, §3.1.5

use serde_json::{Map, Value};

use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Ended, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::told::cut;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A403",
    id: "problem-malformed",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for exchange in run.all() {
        let Some(answer) = exchange.answer() else {
            continue;
        };
        // What was not had, or not to its end, cannot be judged.
        if answer.body.is_empty() || answer.ended != Ended::Whole {
            continue;
        }
        let json = answer.json();
        let members = json.as_ref().and_then(Value::as_object);
        match (answer.media_type().as_str(), members) {
            ("application/problem+json", Some(members)) => {
                look_at(exchange, answer, members, findings);
            }
            ("application/problem+json", None) => findings.add(
                Finding::of(exchange, "the content of the problem is no JSON object")
                    .why("a problem in JSON is an object; clients that look for its members find none (RFC 9457 §3)")
                    .fix("send an object, `{}` at least, or another `Content-Type`"),
            ),
            (_, Some(members)) if answer.is_json() && is_problem(answer, members) => findings.add(
                Finding::of(exchange, format!("a problem is sent as `{}`", cut(&answer.media_type())))
                    .why("clients recognise a problem by the media type `application/problem+json` (RFC 9457 §3)")
                    .fix("send it with `Content-Type: application/problem+json`")
                    .confidence(Confidence::Medium),
            ),
            _ => {}
        }
    }
}

/// Whether an error has what a problem has, and nothing speaks for another form.
fn is_problem(answer: &Answer, members: &Map<String, Value>) -> bool {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    let status = members.get("status").and_then(Value::as_u64);
    let is_address = |text: &str| text.contains(':') || text.starts_with('/');
    answer.is_error()
        && status == Some(u64::from(answer.status))
        && text("type").is_some_and(is_address)
        && text("title").is_some()
}

fn look_at(
    exchange: &Exchange,
    answer: &Answer,
    members: &Map<String, Value>,
    findings: &mut Findings<'_>,
) {
    match members.get("status").map(|status| (status, status.as_u64())) {
        Some((_, Some(number))) if number != u64::from(answer.status) => findings.add_as(
            Severity::Must,
            Finding::of(exchange, format!("the problem has the status {number} and the answer {}", answer.status))
                .why("a generator must use the same status in the document and in the answer (RFC 9457 §3.1.2)")
                .fix("take the `status` of the document from the answer, or leave it out"),
        ),
        Some((status, None)) => findings.add(
            Finding::of(exchange, format!("`status` of the problem is {} and no number", cut(&status.to_string())))
                .why("`status` is a number; a member of another type is ignored (RFC 9457 §3.1)")
                .fix("write the status as a number without quotes"),
        ),
        Some(_) | None => {}
    }
    for name in ["type", "title", "detail", "instance"] {
        let Some(value) = members.get(name) else {
            continue;
        };
        let Some(text) = value.as_str() else {
            findings.add(
                Finding::of(exchange, format!("`{name}` of the problem is no string"))
                    .why("a member of another type than the specified one is ignored (RFC 9457 §3.1)")
                    .fix("send a string, or leave the member out"),
            );
            continue;
        };
        if matches!(name, "type" | "instance") && !is_reference(text) {
            findings.add(
                Finding::of(exchange, format!("`{name}` of the problem, `{}`, is no URI reference", cut(text)))
                    .why("`type` and `instance` are URI references; clients compare or resolve them (RFC 9457 §3.1.1, §3.1.5)")
                    .fix("send an address of the kind of problem, or leave the member out"),
            );
        }
    }
}

/// Whether a text can be a URI reference (RFC 3986 §4.1): nothing in it has to be escaped.
fn is_reference(text: &str) -> bool {
    let fits =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    let mut escapes = text.split('%').skip(1);
    let is_escape = |rest: &str| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    text.bytes().all(fits) && escapes.all(is_escape) && text.matches('#').count() < 2
}
