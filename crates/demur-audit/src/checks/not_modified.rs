//! A 304 answers a conditional GET or HEAD, and has the fields that update what the client has stored.
//!
//! # Why it matters
//!
//! With a 304 a server says that the client has the content already (RFC 9110 §15.4.5). One that did not say so shows
//! an empty page. The fields of the 304 update what is stored: without `ETag`, `Cache-Control` or `Vary` the client
//! goes on with old ones, and with those of a page that does not belong to it, it changes what it has.
//!
//! # What it looks for
//!
//! - A 304 to a request without `If-None-Match` and `If-Modified-Since`.
//! - A 304 to another method than GET and HEAD; there a false condition is 412 (RFC 9110 §13.1.2).
//! - `Cache-Control`, `Content-Location`, `ETag`, `Expires` or `Vary` that the 200 of the same run has and the 304
//!   lacks. If it is no more than `Vary: Accept-Encoding`, it is advice: modules that pack content often add it to a
//!   200 only.
//! - `Content-Length` that is not the length of the 200 (RFC 9110 §8.6).
//! - `Content-Type`, `Content-Encoding`, `Content-Language` or `Content-Range` in the 304: a server should leave out
//!   what does not guide an update. `Last-Modified` does.
//!
//! Content behind a 304 belongs to `content-where-none-may-be`.
//!
//! # Finding
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 304 Not Modified
//! ETag: "7"
//! ```
//!
//! ```exchange
//! PUT /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: *
//!
//! HTTP/1.1 304 Not Modified
//! ETag: "7"
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 304 Not Modified
//! ETag: "7"
//! Content-Type: text/html
//! Content-Language: en
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! Cache-Control: max-age=60
//!
//! <h1>Products</h1>
//! ---
//! for: condition
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 304 Not Modified
//! ETag: "7"
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! Content-Length: 17
//!
//! <h1>Products</h1>
//! ---
//! for: condition
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 304 Not Modified
//! ETag: "7"
//! Content-Length: 0
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! Last-Modified: Fri, 20 Nov 2026 12:00:00 GMT
//! Cache-Control: max-age=60
//! Content-Type: text/html
//!
//! <h1>Products</h1>
//! ---
//! for: condition
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 304 Not Modified
//! ETag: "7"
//! Last-Modified: Fri, 20 Nov 2026 12:00:00 GMT
//! Cache-Control: max-age=60
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Make the 304 from the head of the 200: keep the fields about caching, the entity tag and `Vary`, and drop what
//!   describes the content.
//!
//! ## Operator
//!
//! - A cache that answers requests without a condition by the 304 that it got itself has to be mended: it must send
//!   what it has stored.
//!
//! # References
//!
//! - RFC 9110 §15.4.5, §13.1.2, §8.6

use crate::answers::{Once, answers, is_known, is_plain, sent, short};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;
use crate::whole::{Wholes, lacking};

pub(crate) static CHECK: Check = Check {
    number: "A108",
    id: "not-modified",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// What describes content that is not sent, and guides no update.
const IDLE: [&str; 4] = [
    "Content-Type",
    "Content-Encoding",
    "Content-Language",
    "Content-Range",
];

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let wholes = Wholes::of(run);
    let unmodified = answers(run).filter(|(_, answer)| answer.status == 304);
    for (exchange, answer) in unmodified.filter(|(exchange, _)| is_plain(exchange)) {
        let mut all = Vec::new();
        if let Some(found) = unasked(exchange) {
            all.push(found);
        } else if let Some((whole, of_whole)) = wholes.behind(exchange) {
            let differing = differing(answer, of_whole);
            all.extend(differing.map(|(severity, what)| {
                let finding = Finding::of(exchange, what).why(
                    "a 304 must have the fields about caching and the entity tag of the 200, and no other length (RFC 9110 §15.4.5, §8.6)",
                );
                let finding = finding.fix("make the 304 from the head of the 200");
                (severity, finding.and(whole).confidence(Confidence::Medium))
            }));
        }
        all.extend(idle(exchange, answer));
        for (severity, finding) in all {
            if once.says(exchange, &finding.what) {
                findings.add_as(severity, finding);
            }
        }
    }
}

/// Nobody asked whether it was modified.
fn unasked(exchange: &Exchange) -> Option<(Severity, Finding)> {
    let method = exchange.request.method.as_str();
    if !matches!(method, "GET" | "HEAD") {
        let what = format!("a 304 answers {}", short(method));
        let finding = Finding::of(exchange, what)
            .why("a 304 is for GET and HEAD; for other methods a false condition is 412 (RFC 9110 §13.1.2)")
            .fix("answer 412 where the condition of a changing request is false");
        return Some((Severity::Must, finding));
    }
    let names = ["If-None-Match", "If-Modified-Since"];
    let is_conditional = names.iter().any(|name| sent(exchange, name).is_some());
    let finding = Finding::of(exchange, "a 304 answers a request without a condition")
        .why("a 304 says that the client has the content, and only a condition says so before (RFC 9110 §15.4.5)")
        .fix("answer 304 only to `If-None-Match` and `If-Modified-Since`, and 200 with the content otherwise");
    (!is_conditional && is_known(exchange)).then_some((Severity::Should, finding))
}

/// Where a 304 is not what the 200 makes it.
fn differing(answer: &Answer, whole: &Answer) -> Option<(Severity, String)> {
    let length = |answer: &Answer| -> Option<usize> {
        let told = answer.fields.get("Content-Length")?;
        told.trim().parse().ok()
    };
    if let (Some(told), Some(known)) = (length(answer), length(whole))
        && told != known
    {
        let what = format!("`Content-Length: {told}` of the 304 is not that of the 200, {known}");
        return Some((Severity::Must, what));
    }
    let lacking = lacking(answer, whole)?;
    let severity = if lacking.is_coding_alone {
        Severity::Advice
    } else {
        Severity::Must
    };
    let what = format!("the 304 lacks `{}`, which the 200 has", lacking.name);
    Some((severity, what))
}

/// What a 304 should leave out.
fn idle(exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    let told = IDLE.iter().filter(|name| answer.fields.has(name));
    let told: Vec<String> = told.map(|name| format!("`{name}`")).collect();
    let what = format!("the 304 describes content: {}", told.join(", "));
    let finding = Finding::of(exchange, what)
        .why("a 304 should leave out metadata that does not guide an update (RFC 9110 §15.4.5)")
        .fix("drop the fields that describe the content from the 304");
    (!told.is_empty()).then_some((Severity::Should, finding))
}
