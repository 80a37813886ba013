//! A 416 answers a request for a range, and says how long the content is.
//!
//! # Why it matters
//!
//! A client that asked for bytes that are not there has a wrong idea of the length. A server that answers 416 to a
//! request for bytes should send `Content-Range: bytes */LENGTH` (RFC 9110 §15.5.17): with it an interrupted download
//! knows that it is complete, and without it, it starts again or fails.
//!
//! # What it looks for
//!
//! - Answers 416 without `Content-Range`, or with one that is not `bytes */` and a number.
//! - Answers 416 to a request that asked for no range.
//!
//! A range in another unit than bytes is not judged.
//!
//! # Finding
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=5000-
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! Content-Length: 0
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=5000-
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! Content-Range: bytes 0-4999/5000
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! Content-Range: bytes */5000
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=5000-
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! Content-Range: bytes */5000
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: chapters=12-
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! Content-Length: 0
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `Content-Range: bytes */LENGTH` with the 416, or ignore the range and send 200 with everything: a server may
//!   always do that.
//!
//! ## API consumer
//!
//! - Ask with HEAD for the length, and again for a range inside of it.
//!
//! # References
//!
//! - RFC 9110 §15.5.17, §14.4, §14.2

use std::collections::BTreeSet;

use crate::answers::{Once, answers, is_known, sent, short, throughout};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A105",
    id: "unsatisfied-range-without-length",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let refused = || answers(run).filter(|(_, answer)| answer.status == 416);
    let mut servers = throughout(refused().map(|(exchange, answer)| {
        let is_lacking = !answer.fields.has("Content-Range") && fault(exchange, answer).is_some();
        (exchange, is_lacking)
    }));
    let mut told = BTreeSet::new();
    for (exchange, answer) in refused() {
        let Some(what) = fault(exchange, answer).filter(|what| once.says(exchange, what)) else {
            continue;
        };
        let origin = &exchange.request.origin;
        let everywhere = servers.remove(origin);
        if everywhere.is_none() && told.contains(origin) {
            continue;
        }
        let mut finding = Finding::of(exchange, what);
        if let Some(count) = everywhere {
            told.insert(origin);
            finding = finding.fact(format!("the same with all {count} answers 416"));
        }
        findings.add(
            finding
                .why("a 416 is about the range of the request, and should say the length in `Content-Range` (RFC 9110 §15.5.17)")
                .fix("send `Content-Range: bytes */LENGTH` with the 416, and 416 only where a range was asked for"),
        );
    }
}

fn fault(exchange: &Exchange, answer: &Answer) -> Option<String> {
    if !is_known(exchange) {
        return None;
    }
    let Some(range) = sent(exchange, "Range") else {
        return Some("a 416 answers a request that asked for no range".to_owned());
    };
    let unit = range.split('=').next().unwrap_or_default();
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let Some(told) = answer.fields.get("Content-Range") else {
        return Some("the 416 has no `Content-Range`".to_owned());
    };
    let length = told.trim().strip_prefix("bytes */");
    let is_length = length.is_some_and(|text| text.parse::<u64>().is_ok());
    (!is_length).then(|| {
        let told = short(told);
        format!("`Content-Range: {told}` does not say the length of the content")
    })
}
