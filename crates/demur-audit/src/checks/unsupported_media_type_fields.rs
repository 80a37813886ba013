//! A 415 tells a wrong coding from a wrong media type by the field that it sends: `Accept-Encoding` only for the coding.
//!
//! # Why it matters
//!
//! 415 is about the media type of the content or about its coding, and a client has to know which of the two to change
//! (RFC 9110 §15.5.16). `Accept-Encoding` in the answer says that it was the coding; a server must not send it
//! otherwise (RFC 9110 §12.5.3). For PATCH, `Accept-Patch` should say which kinds of patches the resource takes
//! (RFC 5789 §2.2).
//!
//! # What it looks for
//!
//! - `Accept-Encoding` in a 415 to a request whose content was not coded.
//! - A 415 to coded content without `Accept-Encoding`, and without a field that says that it was the media type. It is
//!   advice, and more sure if the same request without the coding gets another answer in this run.
//! - A 415 to PATCH without `Accept-Patch`, if the coding is not the fault.
//!
//! # Finding
//!
//! ```exchange
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: text/csv
//!
//! a,b
//!
//! HTTP/1.1 415 Unsupported Media Type
//! Accept-Encoding: gzip, identity
//! ```
//!
//! ```exchange
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//! Content-Encoding: br
//!
//! {}
//!
//! HTTP/1.1 415 Unsupported Media Type
//! Content-Length: 0
//! ```
//!
//! ```exchange
//! PATCH /orders/7 HTTP/1.1
//! Host: shop.example
//! Content-Type: text/csv
//!
//! a,b
//!
//! HTTP/1.1 415 Unsupported Media Type
//! Content-Length: 0
//! ```
//!
//! # Clean
//!
//! ```exchange
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//! Content-Encoding: br
//!
//! {}
//!
//! HTTP/1.1 415 Unsupported Media Type
//! Accept-Encoding: gzip
//! ```
//!
//! ```exchange
//! PATCH /orders/7 HTTP/1.1
//! Host: shop.example
//! Content-Type: text/csv
//!
//! a,b
//!
//! HTTP/1.1 415 Unsupported Media Type
//! Accept-Patch: application/merge-patch+json
//! ```
//!
//! ```exchange
//! POST /orders HTTP/1.1
//! Host: shop.example
//! Content-Type: text/csv
//! Content-Encoding: gzip
//!
//! ?
//!
//! HTTP/1.1 415 Unsupported Media Type
//! Accept: application/json
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `Accept-Encoding` with the codings that are taken where the coding is refused, and `Accept` or `Accept-Patch`
//!   with the media types where the type is.
//!
//! ## Operator
//!
//! - Do not add `Accept-Encoding` to all answers in a proxy; a 415 would be misread.
//!
//! # References
//!
//! - RFC 9110 §15.5.16, §12.5.3
//! - RFC 5789 §2.2

use crate::answers::{Once, address, answers, is_known, sent};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A111",
    id: "unsupported-media-type-fields",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let refused = answers(run).filter(|(_, answer)| answer.status == 415);
    for (exchange, answer) in refused.filter(|(exchange, _)| is_known(exchange)) {
        let coding = coding(run, exchange, answer);
        for (severity, finding) in coding.into_iter().chain(patch(exchange, answer)) {
            if once.says(exchange, &finding.what) {
                findings.add_as(severity, finding);
            }
        }
    }
}

/// Whether the content was coded.
fn is_coded(exchange: &Exchange) -> bool {
    let coding = sent(exchange, "Content-Encoding")
        .unwrap_or_default()
        .trim();
    !coding.is_empty() && !coding.eq_ignore_ascii_case("identity")
}

/// What the answer says, or fails to say, about the coding.
fn coding(run: &Run, exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    let is_told = answer.fields.has("Accept-Encoding");
    if is_told && !is_coded(exchange) {
        let finding = Finding::of(
            exchange,
            "the 415 has `Accept-Encoding`, and the content was not coded",
        );
        let finding = finding
            .why("`Accept-Encoding` in a 415 says that the coding is at fault, and must not be sent otherwise (RFC 9110 §12.5.3)")
            .fix("leave out `Accept-Encoding` where the media type is refused, and send `Accept` instead");
        return Some((Severity::Must, finding));
    }
    let is_type = ["Accept", "Accept-Patch", "Accept-Post"]
        .iter()
        .any(|name| answer.fields.has(name));
    if is_told || is_type || !is_coded(exchange) {
        return None;
    }
    let finding = Finding::of(
        exchange,
        "the 415 to coded content does not say whether the coding is at fault",
    );
    let finding = finding
        .why("a 415 for the coding ought to say in `Accept-Encoding` which codings are taken (RFC 9110 §12.5.3, §15.5.16)")
        .fix("send `Accept-Encoding` with the codings that are taken");
    let finding = match uncoded(run, exchange) {
        Some(other) => finding.and(other),
        None => finding.confidence(Confidence::Low),
    };
    Some((Severity::Advice, finding))
}

/// The same request without a coding, if that is no 415.
fn uncoded<'r>(run: &'r Run, exchange: &Exchange) -> Option<&'r Exchange> {
    let is_same = |other: &Exchange| {
        other.request.method == exchange.request.method
            && other.request.identity == exchange.request.identity
            && sent(other, "Content-Type") == sent(exchange, "Content-Type")
            && !is_coded(other)
            && address(other) == address(exchange)
    };
    let mut all = answers(run).filter(|(_, answer)| answer.status != 415);
    all.find(|(other, _)| is_known(other) && is_same(other) && !other.is_no_verdict())
        .map(|(other, _)| other)
}

/// PATCH is told which patches are taken.
fn patch(exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    let is_coding = is_coded(exchange) && answer.fields.has("Accept-Encoding");
    if exchange.request.method != "PATCH" || is_coding || answer.fields.has("Accept-Patch") {
        return None;
    }
    let finding = Finding::of(exchange, "the 415 to PATCH has no `Accept-Patch`");
    let finding = finding
        .why("a 415 to PATCH should say which kinds of patches the resource takes (RFC 5789 §2.2)")
        .fix("send `Accept-Patch` with the media types of patches");
    Some((Severity::Should, finding))
}
