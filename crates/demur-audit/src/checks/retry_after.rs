//! `Retry-After` says when to come again: in seconds or as a date, still to come, and when a limit lets the client in.
//!
//! # Why it matters
//!
//! A client that is told to wait waits; one that is not told guesses, and many come back at once, together. The value
//! is a number of seconds or a date (RFC 9110 §10.2.3). Anything else is dropped by clients, and so is a date that is
//! over.
//!
//! # What it looks for
//!
//! - Values that are neither a whole number of seconds nor a date, such as `1.5`, `-1`, `30s` or a date in another
//!   form.
//! - Dates before the `Date` of the answer, and numbers of seconds that are in truth a moment, such as `1795780800`.
//! - Several of them that differ.
//! - A wait that is over before the limit that `RateLimit` or `RateLimit-Reset` tells of lets the client in again.
//! - Advice: a 429 or a 503 that says nothing about the wait at all. No RFC demands it there.
//!
//! A 413 needs `Retry-After` only if it is temporary, which only the server knows (RFC 9110 §15.5.14).
//!
//! # Finding
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Content-Type: text/plain
//!
//! Slow down.
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! Retry-After: in 5 minutes
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! Date: Fri, 27 Nov 2026 12:00:00 GMT
//! Retry-After: Fri, 27 Nov 2026 11:00:00 GMT
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Retry-After: 1795780860
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Retry-After: 1
//! RateLimit: "burst";r=12;t=1, "day";r=0;t=3600
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Retry-After: 1
//! RateLimit-Remaining: 0
//! RateLimit-Reset: 3600
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! Retry-After: 10
//! Retry-After: 120
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! Date: Fri, 27 Nov 2026 12:00:00 GMT
//! Retry-After: Fri, 27 Nov 2026 12:05:00 GMT
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Retry-After: 60
//! RateLimit: "burst";r=0;t=1, "day";r=40;t=3600
//! ---
//! GET /more HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! RateLimit: "day";r=0;t=3600
//! ---
//! POST /upload HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 413 Content Too Large
//! Content-Length: 0
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send a whole number of seconds: it needs no clock on either side. Round up.
//! - With several limits, tell the longest wait of those that are used up.
//!
//! ## Operator
//!
//! - Give the page for maintenance a `Retry-After`; crawlers come back by it.
//!
//! ## API consumer
//!
//! - Without a value, wait twice as long after each attempt, and add a random part.
//!
//! # References
//!
//! - RFC 9110 §10.2.3, §15.5.14, §15.6.4
//! - RFC 6585 §4

use std::time::{Duration, SystemTime};

use crate::answers::{Once, answers, short};
use crate::caching::date;
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::fields::Fields;
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A112",
    id: "retry-after",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

const FIX: &str = "send `Retry-After` with a whole number of seconds, rounded up";

/// A number beyond this is a moment and no wait: it would be more than thirty years.
const MOMENT: u64 = 1_000_000_000;

/// Both are rounded, so that they may differ by this many seconds.
const ROUNDED: u64 = 1;

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run) {
        let Some((severity, finding)) = fault(exchange, answer) else {
            continue;
        };
        if once.says(exchange, &finding.what) {
            findings.add_as(severity, finding.fix(FIX));
        }
    }
}

fn fault(exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    let mut all = answer.fields.all("Retry-After");
    let Some(told) = all.next() else {
        return silent(exchange, answer);
    };
    let value = short(told);
    if let Some(other) = all.find(|other| *other != told) {
        let other = short(other);
        let what = format!("`Retry-After` is both `{value}` and `{other}`");
        let why = "a field that is no list may occur once (RFC 9110 §5.3)";
        return Some((Severity::Must, Finding::of(exchange, what).why(why)));
    }
    // In a record the moment may not be known.
    let now = date(exchange, answer);
    let Some(wait) = wait(told, now) else {
        let what = format!("`Retry-After: {value}` is neither a number of seconds nor a date");
        let why = "`Retry-After` is a whole number of seconds or a date (RFC 9110 §10.2.3)";
        return Some((Severity::Must, Finding::of(exchange, what).why(why)));
    };
    let finding = match wait {
        Wait::Unknown => return None,
        Wait::Over => {
            let what = format!("`Retry-After: {value}` was over when the answer was made");
            let why = "a date that is over tells clients to come again at once (RFC 9110 §10.2.3)";
            (Severity::Should, Finding::of(exchange, what).why(why))
        }
        Wait::Seconds(seconds) if seconds >= MOMENT => {
            let what = format!("`Retry-After: {value}` is a wait of more than thirty years");
            let why = "a number is a wait in seconds, and no moment (RFC 9110 §10.2.3)";
            (Severity::Should, Finding::of(exchange, what).why(why))
        }
        Wait::Seconds(seconds) => {
            let limit = limit(answer, now).filter(|limit| seconds + ROUNDED < *limit)?;
            let what =
                format!("`Retry-After: {value}` is over before the limit, which takes {limit} s");
            let why = "who comes again by `Retry-After` is refused again, since the limit is not over (RFC 9110 §10.2.3; RFC 6585 §4)";
            (Severity::Advice, Finding::of(exchange, what).why(why))
        }
    };
    Some(finding)
}

/// A 429 or a 503 that leaves clients to guess.
fn silent(exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    let limits = ["RateLimit", "RateLimit-Reset", "X-RateLimit-Reset"];
    let is_told = limits.iter().any(|name| answer.fields.has(name));
    let finding = Finding::of(
        exchange,
        format!("the {} does not say when to come again", answer.status),
    );
    let finding = finding.why("clients that are not told guess, and come again too early and together (RFC 9110 §15.6.4; RFC 6585 §4)");
    (matches!(answer.status, 429 | 503) && !is_told).then_some((Severity::Advice, finding))
}

/// What a value says.
enum Wait {
    Seconds(u64),
    Over,
    /// A date, and it is not known when it was told.
    Unknown,
}

fn wait(value: &str, now: Option<SystemTime>) -> Option<Wait> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Wait::Seconds(value.parse().unwrap_or(u64::MAX - ROUNDED)));
    }
    let then = httpdate::parse_http_date(value).ok()?;
    let Some(now) = now else {
        return Some(Wait::Unknown);
    };
    let left = then.duration_since(now);
    Some(left.map_or(Wait::Over, |left| Wait::Seconds(left.as_secs())))
}

/// When the limit lets the client in again, in seconds: the longest of those that are used up. `RateLimit` is
/// that of the draft of the working group.
fn limit(answer: &Answer, now: Option<SystemTime>) -> Option<u64> {
    let fields = &answer.fields;
    let used_up = fields.list("RateLimit").into_iter().filter_map(|item| {
        let parameter = |name: &str| {
            let mut pairs = item
                .split(';')
                .skip(1)
                .filter_map(|one| one.split_once('='));
            let found = pairs.find(|(own, _)| own.trim() == name);
            found.and_then(|(_, value)| value.trim().parse::<u64>().ok())
        };
        (parameter("r") == Some(0))
            .then(|| parameter("t"))
            .flatten()
    });
    let seconds = used_up.max().or_else(|| older(&answer.fields))?;
    if seconds < MOMENT {
        return Some(seconds);
    }
    let moment = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))?;
    moment.duration_since(now?).ok().map(|left| left.as_secs())
}

/// The same in the forms of older drafts.
fn older(fields: &Fields) -> Option<u64> {
    let left = fields.directive("RateLimit", "remaining");
    let left = left.or_else(|| fields.get("RateLimit-Remaining").map(str::to_owned))?;
    let reset = fields.directive("RateLimit", "reset");
    let reset = reset.or_else(|| fields.get("RateLimit-Reset").map(str::to_owned))?;
    (left.trim() == "0")
        .then(|| reset.trim().parse().ok())
        .flatten()
}
