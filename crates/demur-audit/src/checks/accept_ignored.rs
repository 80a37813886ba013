//! An `Accept` that nothing satisfies gets 406 or the usual content, everywhere the same.
//!
//! # Why it matters
//!
//! A server that has nothing a client accepts may say so with 406, or send what it has as if nothing had been asked for
//! (RFC 9110 §12.4.1). There is no third way: a 400 or a 404 makes the client look for the fault in its address, and a 500 is
//! a fault of the server. An API that does the one here and the other there cannot be relied on.
//!
//! # What it looks for
//!
//! One request for each resource that answers, with `Accept: application/vnd.demur.nothing`, and one with `Accept: */*;q=0` for
//! the first resource of each origin.
//!
//! - Answers that are neither a success nor 406 nor a redirect.
//! - A 406 that does not say what there is.
//! - Resources of one origin with the same media type of which some refuse and some ignore the field.
//!
//! # Finding
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ---
//! for: nothing
//! GET /products HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ---
//! for: nothing
//! GET /products HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 400 Bad Request
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ---
//! for: nothing
//! GET /products HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 406 Not Acceptable
//! Content-Length: 0
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ---
//! for: nothing
//! GET /products HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 406 Not Acceptable
//! Content-Type: application/json
//!
//! {"available":["application/json"]}
//! ---
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ---
//! for: nothing
//! GET /orders HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ---
//! for: nothing
//! GET /products HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 406 Not Acceptable
//! Content-Type: application/problem+json
//!
//! {"title":"Not Acceptable","hint":"available: application/json"}
//! ```
//!
//! An API that refuses, and a page that does not:
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//! ---
//! for: nothing
//! GET /products HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 406 Not Acceptable
//! Content-Type: text/plain
//!
//! This is available as application/json.
//! ---
//! GET /about.html HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ---
//! for: nothing
//! GET /about.html HTTP/1.1
//! Host: shop.example
//! Accept: application/vnd.demur.nothing
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Decide once for the whole API whether it refuses or ignores, and do it in one place.
//! - List in the content of a 406 what there is.
//!
//! # References
//!
//! - RFC 9110 §12.4.1, §15.5.7

use std::collections::BTreeMap;

use crate::check::{Check, Mode};
use crate::exchange::Answer;
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::told;
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::Site;

const ID: &str = "accept-ignored";

/// A type that nobody has.
const NOTHING: &str = "application/vnd.demur.nothing";

pub(crate) static CHECK: Check = Check {
    number: "A212",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for (target, _) in sample::good(site, run) {
        let probe = Probe::get(target).field("Accept", NOTHING);
        wants.ask(probe.for_check(ID, "nothing"));
    }
    for (target, _) in sample::first_of_each_origin(site, run) {
        let probe = Probe::get(target).field("Accept", "*/*;q=0");
        wants.ask(probe.for_check(ID, "q0"));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let nothing = sample::pairs(run, ID, "nothing");
    sample::tell(&nothing, findings, judge_one);
    sample::tell(&sample::pairs(run, ID, "q0"), findings, judge_one);
    judge_all(&nothing, findings);
}

fn judge_one(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    let status = pair.answer.status;
    if status == 406 {
        let is_bare = !names_a_type(pair.answer);
        return is_bare.then(|| (Severity::Advice, without_list(pair)));
    }
    if !matches!(status, 400 | 403 | 404 | 405 | 409 | 415 | 422 | 500) {
        return None;
    }
    let what = format!("an `Accept` that nothing satisfies gets {status}");
    let finding = Finding::of(pair.exchange, what)
        .why("a server refuses such a request with 406, or disregards the field (RFC 9110 §12.4.1)")
        .fix("answer 406, or send the usual content")
        .and(pair.visit);
    Some((Severity::Should, finding))
}

fn without_list(pair: &Pair<'_>) -> Finding {
    Finding::of(pair.exchange, "the 406 does not say what is available")
        .why(
            "a 406 should have content that lists the available representations (RFC 9110 §15.5.7)",
        )
        .fix("name the media types that the resource has in the content of the 406")
}

/// Whether an answer names a media type other than the one that was asked for, or a link to one.
fn names_a_type(answer: &Answer) -> bool {
    if ["Accept", "Alternates", "Link"]
        .iter()
        .any(|name| answer.fields.has(name))
    {
        return true;
    }
    let text = answer
        .beginning(crate::html::READ)
        .replace(NOTHING, "")
        .to_ascii_lowercase();
    let kinds = [
        "application/",
        "text/",
        "image/",
        "multipart/",
        "audio/",
        "video/",
    ];
    // The slash may be escaped in JSON.
    let text = text.replace("\\/", "/");
    kinds.iter().any(|kind| text.contains(kind))
}

/// Answers to resources that are alike: refused with 406, and served.
type Split<'p, 'r> = (Vec<&'p Pair<'r>>, Vec<&'p Pair<'r>>);

/// Resources of one origin and one media type of which some refuse and some do not.
fn judge_all(pairs: &[Pair<'_>], findings: &mut Findings<'_>) {
    let mut groups: BTreeMap<(String, String), Split<'_, '_>> = BTreeMap::new();
    for pair in pairs {
        let origin = pair.exchange.request.origin.to_string();
        let (refused, served) = groups
            .entry((origin, pair.before.media_type()))
            .or_default();
        match pair.answer.status {
            406 => refused.push(pair),
            200..300 => served.push(pair),
            _ => {}
        }
    }
    for ((_, media_type), (refused, served)) in groups {
        let (Some(one), Some(other)) = (refused.first(), served.first()) else {
            continue;
        };
        if media_type.is_empty() {
            continue;
        }
        let what = format!(
            "of the resources that are `{}`, {} refuse an `Accept` that nothing satisfies and {} ignore it",
            told::cut(&media_type),
            refused.len(),
            served.len()
        );
        let finding = Finding::of(one.exchange, what)
            .why("a client cannot know which of the two ways of RFC 9110 §12.4.1 it has to expect")
            .fix("decide for the whole API whether such a request is refused or served")
            .confidence(Confidence::Low)
            .and(other.exchange);
        findings.add_as(Severity::Advice, finding);
    }
}
