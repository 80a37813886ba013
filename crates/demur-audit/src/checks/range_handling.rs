//! A `Range` gets the part it names, 416 or the whole, and never anything else.
//!
//! # Why it matters
//!
//! Downloads that go on, video players and caches ask for parts and put them together. A part that is not the one that was
//! asked for ends up as a broken file without any error. A unit that a server does not know must be ignored
//! (RFC 9110 §14.2), so that new units can be introduced without breaking old servers.
//!
//! # What it looks for
//!
//! Three requests for each resource that is answered with 200 and content:
//!
//! - `Range: bytes=0-0` gets a 206 that is not the first octet, or an error.
//! - `Range: bytes=99999999999-`, far behind the end, gets a 206 or an error other than 416.
//! - `Range: demurs=0-1`, a unit that nobody has, gets anything but the whole.
//!
//! A 206 and a 416 without a good `Content-Range` are told by other checks, in whatever traffic they are seen.
//!
//! # Finding
//!
//! ```exchange
//! GET /video HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: first
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-0
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-0/8
//!
//! abcdefgh
//! ```
//!
//! ```exchange
//! GET /video HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: far
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: bytes=99999999999-
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-7/8
//!
//! abcdefgh
//! ```
//!
//! ```exchange
//! GET /video HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: far
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: bytes=99999999999-
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! ```exchange
//! GET /video HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: unit
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: demurs=0-1
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! ```
//!
//! ```exchange
//! GET /video HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: first
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-0
//!
//! HTTP/1.1 400 Bad Request
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /video HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: first
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-0
//!
//! HTTP/1.1 206 Partial Content
//! Content-Range: bytes 0-0/8
//!
//! a
//! ---
//! for: far
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: bytes=99999999999-
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! Content-Range: bytes */8
//! ---
//! for: unit
//! GET /video HTTP/1.1
//! Host: shop.example
//! Range: demurs=0-1
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ```
//!
//! A server without parts:
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: first
//! GET /products HTTP/1.1
//! Host: shop.example
//! Range: bytes=0-0
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ---
//! for: far
//! GET /products HTTP/1.1
//! Host: shop.example
//! Range: bytes=99999999999-
//!
//! HTTP/1.1 200 OK
//!
//! abcdefgh
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Ignore `Range` altogether, or leave it to a library that does it whole. Look at the unit first.
//!
//! ## API consumer
//!
//! - Compare `Content-Range` with what you asked for before you put parts together.
//!
//! # References
//!
//! - RFC 9110 §14.2, §14.4, §15.3.7, §15.5.17

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Ended};
use crate::finding::{Finding, Findings, Severity};
use crate::plan::told;
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::Site;

const ID: &str = "range-handling";

const PARTS: [(&str, &str); 3] = [
    ("first", "bytes=0-0"),
    ("far", "bytes=99999999999-"),
    ("unit", "demurs=0-1"),
];

pub(crate) static CHECK: Check = Check {
    number: "A213",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Safe,
    wants,
    judge,
};

const FIX: &str = "leave `Range` to a library that does it whole, or ignore the field";

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for (target, visit) in sample::good(site, run) {
        if !visit.answer().is_some_and(is_whole) {
            continue;
        }
        for (part, range) in PARTS {
            wants.ask(Probe::get(target).field("Range", range).for_check(ID, part));
        }
    }
}

fn is_whole(answer: &Answer) -> bool {
    answer.status == 200 && !answer.body.is_empty()
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (part, judge_one) in [
        (
            "first",
            judge_first as fn(&Pair<'_>) -> Option<(Severity, Finding)>,
        ),
        ("far", judge_far),
        ("unit", judge_unit),
    ] {
        let mut pairs = sample::pairs(run, ID, part);
        pairs.retain(|pair| is_whole(pair.before));
        sample::tell(&pairs, findings, judge_one);
    }
}

fn judge_first(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let answer = pair.answer;
    if answer.status == 206 {
        let what = not_the_first(pair)?;
        let why =
            "a 206 has the part that `Content-Range` names, and nothing else (RFC 9110 §15.3.7)";
        return Some((Severity::Must, finding(pair, what).why(why)));
    }
    let what = format!("`Range: bytes=0-0` gets {}", answer.status);
    let why = "a server sends the part, or ignores the field (RFC 9110 §14.2)";
    is_error(answer).then(|| (Severity::Should, finding(pair, what).why(why)))
}

/// Why a 206 is not the first octet, if it is not.
fn not_the_first(pair: &Pair<'_>) -> Option<String> {
    let answer = pair.answer;
    if answer.media_type() == "multipart/byteranges" || answer.ended != Ended::Whole {
        return None;
    }
    let length = answer.body.len();
    let range = answer.fields.get("Content-Range").unwrap_or_default();
    let told = range.trim().strip_prefix("bytes ").unwrap_or(range);
    let (span, complete) = told.split_once('/').unwrap_or((told, "*"));
    if !range.is_empty() && span != "0-0" {
        return Some(format!(
            "the part that came for `bytes=0-0` is `{}`",
            told::cut(range)
        ));
    }
    if length != 1 {
        return Some(format!(
            "the part that came for `bytes=0-0` has {length} octets"
        ));
    }
    // Only what has the same tag is the same.
    let tag = answer.fields.get("ETag");
    let is_same = tag.is_some() && tag == pair.before.fields.get("ETag");
    if is_same && answer.body.first() != pair.before.body.first() {
        return Some(
            "the part that came for `bytes=0-0` is another octet than the first".to_owned(),
        );
    }
    let whole = pair.before.body.len().to_string();
    let is_known = is_same && pair.before.ended == Ended::Whole && complete != "*";
    (is_known && complete != whole).then(|| {
        format!(
            "the part says that the whole has {} octets, and it has {whole}",
            told::cut(complete)
        )
    })
}

fn judge_far(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let status = pair.answer.status;
    let (severity, why) = match status {
        206 => (
            Severity::Must,
            "a 206 has the part that was asked for (RFC 9110 §15.3.7), and there is nothing so far behind the end",
        ),
        416 => return None,
        _ if is_error(pair.answer) => (
            Severity::Should,
            "where no part can be sent the answer should be 416, or the field is ignored (RFC 9110 §14.2)",
        ),
        _ => return None,
    };
    let what = format!("`Range: bytes=99999999999-`, far behind the end, gets {status}");
    Some((severity, finding(pair, what).why(why)))
}

fn judge_unit(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let status = pair.answer.status;
    let is_wrong = status == 206 || is_error(pair.answer);
    let what = format!("`Range` with a unit that nobody has gets {status}");
    let why = "an origin must ignore a `Range` whose unit it does not know (RFC 9110 §14.2)";
    is_wrong.then(|| (Severity::Must, finding(pair, what).why(why)))
}

/// An error that is about this request: the plain GET works.
fn is_error(answer: &Answer) -> bool {
    matches!(answer.status, 400 | 404 | 405 | 416 | 422 | 500 | 501)
}

fn finding(pair: &Pair<'_>, what: String) -> Finding {
    Finding::of(pair.exchange, what).fix(FIX).and(pair.visit)
}
