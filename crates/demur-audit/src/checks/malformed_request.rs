//! A request that is no well-formed HTTP/1.1 is refused as the RFC says.
//!
//! # Why it matters
//!
//! Between a client and an application there are mostly two or three servers. Where they do not agree on where a request
//! ends or whom it is for, one of them takes part of a request for a request of its own: request smuggling. RFC 9112 closes
//! each known gap with a refusal, mostly a 400. A server that is lenient in one of these points is a danger to those behind it.
//!
//! # What it looks for
//!
//! Octets that no client library sends (so `--allow-raw` is needed), each on a connection of its own, about one resource of each
//! origin: 17 requests, all of them GET. Content that one of two readings leaves over is an empty line, which every server
//! skips, so that nobody else's request is spoiled.
//!
//! - No `Host`, two different ones, one that is no host: 400 (§3.2).
//! - `Content-Length` beside `Transfer-Encoding`: the connection has to be closed behind the answer, whatever it is (§6.1). A
//!   second request follows on the same connection; a second answer is the fault.
//! - `Content-Length` that is no number, and two that differ: 400 (§6.3). A transfer coding that nobody knows: 501 or 400. A
//!   second request follows here too.
//! - A space before the colon, a CR in a field name: 400 (§5.1, §2.2). A CR in a value may be replaced by a space too, which is
//!   not seen from outside. A folded line may be read as one line (§5.2); only a failure is reported.
//! - A space in the target: 400, or a redirect (§3.2).
//! - A target of 9000 octets: served, or 414 (§3). A field of 64 kB: served, or a 4xx (RFC 9110 §5.4), best 431.
//! - `HTTP/1.7` is HTTP/1.1 (RFC 9110 §6.2). `HTTP/3.7` is not; 505 says so, and `HTTP/one` gets 400.
//!
//! Closing the connection without an answer keeps all dangers away and tells nobody why: advice. 502, 503, 504 and 429 say
//! nothing.
//!
//! # Finding
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: no-host
//! GET / HTTP/1.1
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: length-and-coding
//! surplus: HTTP/1.1 200 OK
//! GET / HTTP/1.1
//! Host: shop.example
//! Content-Length: 5
//! Transfer-Encoding: chunked
//!
//! 0
//!
//! HTTP/1.1 200 OK
//! Content-Length: 0
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: space-before-colon
//! GET / HTTP/1.1
//! Host: shop.example
//! X-Demur : one
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: two-hosts
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: bad-length
//! GET / HTTP/1.1
//! Host: shop.example
//! Content-Length: 2x
//!
//! failure: closed
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: no-host
//! GET / HTTP/1.1
//!
//! HTTP/1.1 400 Bad Request
//! Connection: close
//! ---
//! for: length-and-coding
//! GET / HTTP/1.1
//! Host: shop.example
//! Content-Length: 5
//! Transfer-Encoding: chunked
//!
//! 0
//!
//! HTTP/1.1 200 OK
//! Connection: close
//! ---
//! for: folded
//! GET / HTTP/1.1
//! Host: shop.example
//! X-Demur: one two
//!
//! HTTP/1.1 200 OK
//! ---
//! for: long-target
//! GET /?aaaaaaaa HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 414 URI Too Long
//! ---
//! for: version-1-7
//! GET / HTTP/1.7
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: bad-length
//! GET / HTTP/1.1
//! Host: shop.example
//! Content-Length: 2x
//!
//! HTTP/1.1 502 Bad Gateway
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Leave reading HTTP to a server that refuses these, and do not switch its lenient modes on.
//!
//! ## Operator
//!
//! - Put a strict proxy in front of a lenient server, and speak HTTP/2 between the two where both can.
//! - Where the connection is just closed, look for a setting that sends the answer first.
//!
//! # References
//!
//! - RFC 9112 §2.2, §3, §3.2, §5.1, §5.2, §6.1, §6.3, §11.2
//! - RFC 9110 §5.4, §5.5, §6.2, §15.5.15, §15.6.6

mod rows;

use std::collections::HashSet;

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange, FailureKind, Outcome};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample;
use crate::site::Site;
use rows::{ROWS, Row};

const ID: &str = "malformed-request";

pub(crate) static CHECK: Check = Check {
    number: "A215",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Raw,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for (target, _) in sample::first_of_each_origin(site, run) {
        for row in ROWS {
            let octets = (row.octets)(&target.target, &target.origin.authority());
            wants.ask(Probe::raw(target, "GET", octets).for_check(ID, row.part));
        }
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for row in ROWS {
        for (exchange, _) in run.of_part(ID, row.part) {
            if let Some(answer) = exchange.answer() {
                judge_one(row, exchange, answer, findings);
            }
        }
    }
    judge_silence(run, findings);
}

fn judge_one(row: &Row, exchange: &Exchange, answer: &Answer, findings: &mut Findings<'_>) {
    // A second answer: the request behind the one in doubt was served.
    let is_open = row.closes && answer.surplus.starts_with(b"HTTP/");
    if let Some((severity, confidence, what)) = verdict(row, answer) {
        let finding = finding(row, exchange, &what).confidence(confidence);
        findings.add_as(severity, finding);
    } else if is_open {
        findings.add(finding(row, exchange, "leaves the connection open"));
    }
}

/// What is wrong with a status, if something is.
fn verdict(row: &Row, answer: &Answer) -> Option<(Severity, Confidence, String)> {
    let status = answer.status;
    if row.right.contains(&status) {
        return None;
    }
    if answer.is_success() || answer.is_redirect() {
        let (severity, confidence) = row.served?;
        return Some((severity, confidence, format!("is served with {status}")));
    }
    let what = match (status, row.right.first()) {
        (500, _) => {
            let what = "makes the server fail with 500".to_owned();
            return Some((Severity::Should, Confidence::Medium, what));
        }
        (505, _) if row.refused_version => "is refused with 505".to_owned(),
        (429 | 500.., _) => return None,
        (_, Some(right)) => format!("is refused with {status}, and not with {right}"),
        (_, None) => format!("is refused with {status}"),
    };
    Some((row.refused?, Confidence::Medium, what))
}

fn finding(row: &Row, exchange: &Exchange, what: &str) -> Finding {
    Finding::of(exchange, format!("a request {} {what}", row.words))
        .why(row.why)
        .fix(row.fix)
}

/// One finding for each origin that closes the connection in place of an answer.
fn judge_silence(run: &Run, findings: &mut Findings<'_>) {
    let closed = ROWS.iter().flat_map(|row| {
        let asked = run.of_part(ID, row.part);
        asked.map(move |(exchange, _)| (row, exchange))
    });
    let closed = closed.filter(|(_, exchange)| match &exchange.outcome {
        Outcome::Failure(failure) => failure.kind == FailureKind::Closed,
        Outcome::Answer(_) => false,
    });
    let closed: Vec<_> = closed.collect();
    let mut seen = HashSet::new();
    for (_, first) in &closed {
        let origin = &first.request.origin;
        if !seen.insert(origin) {
            continue;
        }
        let own = closed
            .iter()
            .filter(|(_, one)| &one.request.origin == origin);
        let words: Vec<String> = own
            .map(|(row, _)| format!("no answer: {}", row.words))
            .collect();
        let what = match words.len() {
            1 => "a malformed request gets no answer: the connection is closed".to_owned(),
            many => format!("{many} malformed requests get no answer: the connection is closed"),
        };
        let mut finding = Finding::of(first, what)
            .why("a server should answer what is no HTTP with 400, and close the connection then (RFC 9112 §2.2)")
            .fix("send the status before the connection is closed, so that whoever sent it learns why");
        finding.facts = words;
        findings.add_as(Severity::Advice, finding);
    }
}
