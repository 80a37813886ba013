//! A GET with a condition is answered by that condition.
//!
//! # Why it matters
//!
//! A server that sends an `ETag` promises to evaluate it: a GET whose `If-None-Match` names the current tag must get 304
//! (RFC 9110 §13.1.2). Where the tag is sent and never looked at, every client and every cache transfers everything again and
//! again. The other mistake is worse: a 304 to a client that has something else keeps it with old content for ever.
//!
//! # What it looks for
//!
//! Up to three requests for each resource that is answered with 200 and an `ETag`, or one where it has only a
//! `Last-Modified`:
//!
//! - `If-None-Match` with the tag that was just sent gets 200 with the same tag, or an error.
//! - `If-None-Match` with another tag gets 304 or 412.
//! - `If-Match` with another tag gets 200. An origin must evaluate it, but a cache before it need not, and nobody has to
//!   say 412; so this is advice, and left out where the answer came out of a cache.
//! - `If-Modified-Since` with the date that was just sent gets 200 with the same date.
//!
//! A tag that is another one at each request says nothing.
//!
//! # Finding
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! ---
//! for: same
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! ---
//! for: other
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "demur"
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
//! ---
//! for: if-match
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-Match: "demur"
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Last-Modified: Thu, 26 Nov 2026 12:00:00 GMT
//! ---
//! for: since
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-Modified-Since: Thu, 26 Nov 2026 12:00:00 GMT
//!
//! HTTP/1.1 200 OK
//! Last-Modified: Thu, 26 Nov 2026 12:00:00 GMT
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
//! ---
//! for: same
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 304 Not Modified
//! ETag: "7"
//! ---
//! for: other
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-None-Match: "demur"
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! ---
//! for: if-match
//! GET /products HTTP/1.1
//! Host: shop.example
//! If-Match: "demur"
//!
//! HTTP/1.1 412 Precondition Failed
//! ```
//!
//! It changed meanwhile, and a cache need not look at `If-Match`:
//!
//! ```exchange
//! GET /news HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ETag: "7"
//! ---
//! for: same
//! GET /news HTTP/1.1
//! Host: shop.example
//! If-None-Match: "7"
//!
//! HTTP/1.1 200 OK
//! ETag: "8"
//! ---
//! for: if-match
//! GET /news HTTP/1.1
//! Host: shop.example
//! If-Match: "demur"
//!
//! HTTP/1.1 200 OK
//! ETag: "8"
//! Age: 12
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Compare `If-None-Match` with the tag before the content is made, by the weak comparison, and answer 304.
//! - Without code for that, leave the `ETag` out.
//!
//! ## Operator
//!
//! - A proxy that packs content may change the tag and forget to change it back in the request: compare `ETag` at the
//!   server and at the proxy.
//!
//! # References
//!
//! - RFC 9110 §13.1.1, §13.1.2, §13.1.3, §15.4.5

use crate::check::{Check, Mode};
use crate::exchange::Answer;
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::Site;

const ID: &str = "condition-ignored";
const OTHER: &str = "\"demur\"";

pub(crate) static CHECK: Check = Check {
    number: "A210",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for (target, visit) in sample::good(site, run) {
        let Some(answer) = visit.answer().filter(|answer| answer.status == 200) else {
            continue;
        };
        let get = || Probe::get(target);
        if let Some(tag) = answer.fields.get("ETag") {
            wants.ask(get().field("If-None-Match", tag).for_check(ID, "same"));
            wants.ask(get().field("If-None-Match", OTHER).for_check(ID, "other"));
            wants.ask(get().field("If-Match", OTHER).for_check(ID, "if-match"));
        } else if let Some(date) = answer.fields.get("Last-Modified") {
            wants.ask(
                get()
                    .field("If-Modified-Since", date)
                    .for_check(ID, "since"),
            );
        }
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    sample::tell(&sample::pairs(run, ID, "same"), findings, judge_same);
    sample::tell(&sample::pairs(run, ID, "other"), findings, judge_other);
    sample::tell(
        &sample::pairs(run, ID, "if-match"),
        findings,
        judge_if_match,
    );
    sample::tell(&sample::pairs(run, ID, "since"), findings, judge_since);
}

const FIX: &str = "compare the condition with the current tag right before the content is made";

fn judge_same(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let what = match pair.answer.status {
        200 if is_same(pair, "ETag") => {
            "`If-None-Match` with the current `ETag` gets 200 and the whole content".to_owned()
        }
        status @ (400 | 404 | 405 | 412 | 500) => {
            format!("`If-None-Match` with the current `ETag` gets {status}, and not 304")
        }
        _ => return None,
    };
    let finding = Finding::of(pair.exchange, what)
        .why("a GET whose `If-None-Match` names the current tag must get 304 (RFC 9110 §13.1.2)")
        .fix(FIX)
        .and(pair.visit);
    Some((Severity::Must, finding))
}

fn judge_other(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let status = pair.answer.status;
    if !matches!(status, 304 | 412 | 500) {
        return None;
    }
    let what = format!("`If-None-Match` with a tag that nobody ever sent gets {status}");
    let finding = Finding::of(pair.exchange, what)
        .why("the condition is true where no tag matches, and the method is performed then (RFC 9110 §13.1.2)")
        .fix(FIX)
        .and(pair.visit);
    Some((Severity::Must, finding))
}

fn judge_if_match(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    if pair.answer.status != 200 || is_from_cache(pair.answer) || is_from_cache(pair.before) {
        return None;
    }
    let what = "`If-Match` with a tag that nobody ever sent is ignored";
    let finding = Finding::of(pair.exchange, what)
        .why("an origin must evaluate `If-Match`, and not perform the method where it is false (RFC 9110 §13.1.1)")
        .fix("answer 412 where no tag of `If-Match` is the current one, above all to PUT and DELETE")
        .confidence(Confidence::Low)
        .and(pair.visit);
    Some((Severity::Advice, finding))
}

fn judge_since(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let is_ignored = pair.answer.status == 200
        && is_same(pair, "Last-Modified")
        && !pair.answer.fields.has("ETag");
    if !is_ignored {
        return None;
    }
    let what =
        "`If-Modified-Since` with the `Last-Modified` that was sent gets 200 and the whole content";
    let finding = Finding::of(pair.exchange, what)
        .why("a GET whose date is not before the last change should get 304 (RFC 9110 §13.1.3)")
        .fix("compare `If-Modified-Since` with the date of the last change before the content is made")
        .and(pair.visit);
    Some((Severity::Should, finding))
}

/// Whether both answers have this field with the same value; the weakness of a tag does not matter.
fn is_same(pair: &Pair<'_>, name: &str) -> bool {
    let value = |answer: &Answer| {
        let value = answer.fields.get(name)?;
        Some(value.strip_prefix("W/").unwrap_or(value).to_owned())
    };
    let now = value(pair.answer);
    now.is_some() && now == value(pair.before)
}

/// Whether a cache says that it answered.
fn is_from_cache(answer: &Answer) -> bool {
    let names = ["Age", "X-Cache", "CF-Cache-Status", "Cache-Status"];
    names.into_iter().any(|name| answer.fields.has(name))
}
