//! A 206 answers a GET for a range, and says which part of the content it holds.
//!
//! # Why it matters
//!
//! A client puts parts together by what each 206 says of itself: `Content-Range` for one part, and a
//! `multipart/byteranges` body for several (RFC 9110 §15.3.7). A part that is mislabelled ends up in the wrong place of
//! a file. A client that asked for everything and gets a part takes it for the whole.
//!
//! # What it looks for
//!
//! - A 206 to a request without `Range`, or to another method than GET: a range means nothing there, and must be
//!   ignored (RFC 9110 §14.2). HEAD is a widespread case that does little harm.
//! - One part without `Content-Range`, or with one that is no range, that ends before it begins or behind the content,
//!   whose length is not that of the content, or that lies outside of what was asked for.
//! - Several parts without a boundary, with `Content-Range` in the head, or to a request for a single range
//!   (RFC 9110 §15.3.7.2).
//! - `Cache-Control`, `Content-Location`, `ETag`, `Expires` or `Vary` that the 200 of the same run has and the 206
//!   lacks. If it is no more than `Vary: Accept-Encoding`, it is advice.
//!
//! # Finding
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-3
//!
//! HTTP/1.1 206 Partial Content
//! Content-Type: video/mp4
//!
//! abcd
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-3/8
//!
//! abcd
//! ```
//!
//! ```exchange
//! POST /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-3
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-3/8
//!
//! abcd
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=4-
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 4-8/8
//! Content-Length: 4
//!
//! efgh
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-3
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-3/8
//! Content-Length: 8
//!
//! abcdefgh
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=4-7
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-3/8
//! Content-Length: 4
//!
//! abcd
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-3
//!
//! HTTP/1.1 206 Partial Content
//! Content-Type: multipart/byteranges; boundary=x
//!
//! --x
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//!
//! abcdefgh
//! ---
//! for: range
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-3
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-3/8
//!
//! abcd
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=-4
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 4-7/8
//! Content-Length: 4
//!
//! efgh
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-0,6-
//!
//! HTTP/1.1 206 Partial Content
//! Content-Type: multipart/byteranges; boundary="part 1"
//!
//! --part 1
//! ```
//!
//! ```exchange
//! GET /film HTTP/1.1
//! Host: shop.example
//! Range: bytes=2-
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 2-5/*
//!
//! cdef
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Leave ranges to the library that serves files, or ignore `Range` and send 200: that is always right.
//! - Take 206 for ranges only. A list that is cut into pages is a 200.
//!
//! ## Operator
//!
//! - A cache in between answers ranges itself. If it makes the fault, let it pass ranges on.
//!
//! # References
//!
//! - RFC 9110 §15.3.7, §14.2, §14.4

use crate::answers::{Once, answers, is_known, sent, short};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;
use crate::whole::{Wholes, lacking};

pub(crate) static CHECK: Check = Check {
    number: "A106",
    id: "partial-content",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

const WHY: &str =
    "a 206 answers a GET for a range, and says which part it holds (RFC 9110 §15.3.7, §14.2)";
const FIX: &str =
    "send the `Content-Range` of the part, or ignore `Range` and send 200 with everything";

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let wholes = Wholes::of(run);
    let partial = answers(run).filter(|(_, answer)| answer.status == 206);
    for (exchange, answer) in partial.filter(|(exchange, _)| is_known(exchange)) {
        if let Some((severity, what)) = fault(exchange, answer) {
            if once.says(exchange, &what) {
                findings.add_as(severity, Finding::of(exchange, what).why(WHY).fix(FIX));
            }
            continue;
        }
        let Some((whole, of_whole)) = wholes.behind(exchange) else {
            continue;
        };
        let Some(lacking) = lacking(answer, of_whole) else {
            continue;
        };
        let severity = if lacking.is_coding_alone {
            Severity::Advice
        } else {
            Severity::Must
        };
        let what = format!("the 206 lacks `{}`, which the 200 has", lacking.name);
        if once.says(exchange, &what) {
            findings.add_as(
                severity,
                Finding::of(exchange, what)
                    .why("a 206 must have the fields about caching and the entity tag that the 200 has (RFC 9110 §15.3.7)")
                    .fix("add the same fields to the 206 as to the 200")
                    .confidence(Confidence::Medium)
                    .and(whole),
            );
        }
    }
}

fn fault(exchange: &Exchange, answer: &Answer) -> Option<(Severity, String)> {
    let (method, range) = (exchange.request.method.as_str(), sent(exchange, "Range"));
    if method == "HEAD" && range.is_none() {
        // It is as GET is.
        return None;
    }
    if method != "GET" {
        let severity = if method == "HEAD" {
            Severity::Advice
        } else {
            Severity::Must
        };
        return Some((severity, format!("a 206 answers {}", short(method))));
    }
    let Some(range) = range else {
        let what = "a 206 answers a request that asked for no range";
        return Some((Severity::Should, what.to_owned()));
    };
    if answer.media_type() == "multipart/byteranges" {
        return several(range, answer).map(|what| (Severity::Must, what.to_owned()));
    }
    let Some(told) = answer.fields.get("Content-Range") else {
        let what = "the 206 has neither `Content-Range` nor a body of several parts";
        return Some((Severity::Must, what.to_owned()));
    };
    one(range, told, answer)
}

/// What is wrong with several parts.
fn several(range: &str, answer: &Answer) -> Option<&'static str> {
    let parameters = answer.fields.get("Content-Type").unwrap_or_default();
    if !parameters.to_ascii_lowercase().contains("boundary=") {
        Some("the several parts of the 206 have no `boundary`")
    } else if answer.fields.has("Content-Range") {
        Some("the 206 has several parts and `Content-Range` in its head")
    } else if !range.contains(',') {
        Some("several parts answer a request for a single range")
    } else {
        None
    }
}

/// What is wrong with one part. Units other than bytes are left to those who defined them.
fn one(range: &str, told: &str, answer: &Answer) -> Option<(Severity, String)> {
    let wrong = |what: &str| {
        let what = format!("`Content-Range: {}` {what}", short(told));
        Some((Severity::Must, what))
    };
    let (unit, part) = told.trim().split_once(' ').unwrap_or((told, ""));
    if !unit.eq_ignore_ascii_case("bytes") {
        return part.is_empty().then(|| wrong("names no range")).flatten();
    }
    let Some((first, last, length)) = positions(part) else {
        return wrong("is no range");
    };
    if first > last || length.is_some_and(|length| last >= length) {
        return wrong("is a range that cannot be");
    }
    let size = answer.fields.get("Content-Length");
    let size: Option<u64> = size.and_then(|text| text.trim().parse().ok());
    if size.is_some_and(|size| size != last - first + 1) {
        return wrong("has another length than the content");
    }
    if is_outside(range, (first, last, length)) {
        let what = wrong("lies outside of what was asked for");
        return what.map(|(_, what)| (Severity::Should, what));
    }
    None
}

/// First and last position, and the whole length where it is known (RFC 9110 §14.4).
fn positions(part: &str) -> Option<(u64, u64, Option<u64>)> {
    let (range, length) = part.trim().split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let length = match length {
        "*" => None,
        length => Some(length.parse().ok()?),
    };
    Some((first.parse().ok()?, last.parse().ok()?, length))
}

/// Whether a part has more than was asked for. Less is allowed, and of several ranges nobody can tell.
fn is_outside(range: &str, (first, last, length): (u64, u64, Option<u64>)) -> bool {
    let asked = range.split_once('=').map_or("", |(_, asked)| asked.trim());
    let Some((from, to)) = asked.split_once('-').filter(|_| !asked.contains(',')) else {
        return false;
    };
    let (from, to) = (from.trim().parse::<u64>(), to.trim().parse::<u64>());
    match (from, to, length) {
        (Ok(from), Ok(to), _) => first < from || last > to,
        (Ok(from), Err(_), _) => first < from,
        (Err(_), Ok(suffix), Some(length)) => first < length.saturating_sub(suffix),
        (Err(_), _, _) => false,
    }
}
