//! A 1xx, a 204, a 205 and a 304 have no content, and a 1xx and a 204 say nothing about its length.
//!
//! # Why it matters
//!
//! These answers end with their head, whatever it says (RFC 9110 §6.4.1; RFC 9112 §6.3). Octets behind it are read as
//! the beginning of the next answer, so that this connection gives somebody a wrong one; proxies that see it
//! differently than the client can be made to give it to somebody else. `Content-Length` and `Transfer-Encoding` at a
//! 1xx or a 204 invite that.
//!
//! # What it looks for
//!
//! - `Content-Length` or `Transfer-Encoding` at a 204 or a 1xx (RFC 9110 §8.6; RFC 9112 §6.1), also
//!   `Content-Length: 0`.
//! - Octets behind a 204 or a 304.
//! - Octets behind the content whose length an answer announced, except to HEAD, which has a check of its own.
//! - Content of a 205 (RFC 9110 §15.3.6).
//!
//! # Finding
//!
//! ```exchange
//! DELETE /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! Content-Length: 0
//! ```
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 103 Early Hints
//! Transfer-Encoding: chunked
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/plain
//!
//! Orders
//! ```
//!
//! ```exchange
//! DELETE /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! Content-Type: application/json
//!
//! {"deleted":true}
//! ```
//!
//! ```exchange
//! POST /form HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 205 Reset Content
//! Content-Type: text/plain
//!
//! Type again.
//! ```
//!
//! # Clean
//!
//! ```exchange
//! DELETE /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! ETag: "8"
//! ```
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 304 Not Modified
//! Content-Length: 17
//! ETag: "7"
//! ```
//!
//! ```exchange
//! POST /form HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 205 Reset Content
//! Content-Length: 0
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send 200 if there is something to say, and 204 without content if there is not. Many frameworks let a handler
//!   return a body with a 204, and some of them write it.
//!
//! ## Operator
//!
//! - A proxy that adds `Content-Length: 0` to everything without content has to leave 204 out.
//!
//! # References
//!
//! - RFC 9110 §6.4.1, §8.6, §15.3.6
//! - RFC 9112 §6.1, §6.3

use crate::answers::{Once, all, is_plain};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::fields::Fields;
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A109",
    id: "content-where-none-may-be",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in all(run) {
        for what in faults(exchange, answer) {
            if once.says(exchange, &what) {
                findings.add(
                    Finding::of(exchange, what)
                        .why("an answer of this status ends with its head, and must not announce or have content (RFC 9110 §6.4.1, §8.6, §15.3.6)")
                        .fix("send 200 with the content, or leave out the content and the fields about its length"),
                );
            }
        }
    }
}

fn faults(exchange: &Exchange, answer: &Answer) -> Vec<String> {
    let mut found = Vec::new();
    for interim in &answer.interim {
        found.extend(framed(interim.status, &interim.fields));
    }
    let status = answer.status;
    if status == 204 || status / 100 == 1 {
        found.extend(framed(status, &answer.fields));
    }
    // What a browser records as the content of a 304 is what it had stored; only octets behind the head count.
    if !answer.surplus.is_empty() && is_plain(exchange) && exchange.request.method != "HEAD" {
        found.push(match status {
            204 | 304 => format!("content follows the {status}"),
            _ => "octets follow the end of the content".to_owned(),
        });
    }
    if status == 205 && !answer.body.is_empty() {
        found.push("the 205 has content".to_owned());
    }
    found
}

/// A field about the length of content that is not there.
fn framed(status: u16, fields: &Fields) -> Option<String> {
    let mut names = ["Content-Length", "Transfer-Encoding"].into_iter();
    let name = names.find(|name| fields.has(name))?;
    Some(format!("the {status} has `{name}`"))
}
