//! An `Expect: 100-continue` is answered at once, and an unknown expectation is refused with 417 or ignored.
//!
//! # Why it matters
//!
//! A client that is about to send a large file asks first. The server answers finally if it knows enough, or says 100; it
//! must not wait for the content (RFC 9110 §10.1.1). One that says nothing makes each such upload begin with a pause of a
//! second or more, and some clients wait for ever. An expectation that a server does not know may be refused with 417;
//! another error makes the client look for the fault elsewhere.
//!
//! # What it looks for
//!
//! Two requests for the first resource of each origin, sent as octets (so `--allow-raw` is needed):
//!
//! - GET with `Expect: demur-nothing`: anything but the usual answer and 417 is reported.
//! - GET with `Expect: 100-continue` and an announced content of two octets, an empty line, which is held back for a second.
//!   Neither a 100 nor a final answer within that second is reported, if the plain GET is answered in less than a third of one.
//!
//! # Finding
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: unknown
//! GET / HTTP/1.1
//! Host: shop.example
//! Expect: demur-nothing
//!
//! HTTP/1.1 400 Bad Request
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: continue
//! micros: 1004100
//! GET / HTTP/1.1
//! Host: shop.example
//! Expect: 100-continue
//! Content-Length: 2
//!
//! HTTP/1.1 200 OK
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
//! for: unknown
//! GET / HTTP/1.1
//! Host: shop.example
//! Expect: demur-nothing
//!
//! HTTP/1.1 417 Expectation Failed
//! ---
//! for: continue
//! micros: 1004100
//! GET / HTTP/1.1
//! Host: shop.example
//! Expect: 100-continue
//! Content-Length: 2
//!
//! HTTP/1.1 100 Continue
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! A final answer before the content is as good, and a slow server says nothing:
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: continue
//! micros: 900
//! GET / HTTP/1.1
//! Host: shop.example
//! Expect: 100-continue
//! Content-Length: 2
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: POST
//! ```
//!
//! ```exchange
//! micros: 1400000
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: continue
//! micros: 1500000
//! GET / HTTP/1.1
//! Host: shop.example
//! Expect: 100-continue
//! Content-Length: 2
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Say 100 when the application begins to read the content; most libraries do it then by themselves.
//!
//! ## Operator
//!
//! - See whether a proxy takes the field out: one that answers 100 for the server hides that it would refuse the upload.
//!
//! ## API consumer
//!
//! - Do not wait longer than a second or two for the 100.
//!
//! # References
//!
//! - RFC 9110 §10.1.1, §15.5.18

use crate::check::{Check, Mode};
use crate::finding::{Finding, Findings, Severity};
use crate::probe::{Probe, Raw, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::{Site, Target};

const ID: &str = "expectation";

/// How long the content is held back, and what a plain GET may take, in microseconds.
const HELD_BACK: u64 = 1_000_000;
const QUICK: u64 = 330_000;

pub(crate) static CHECK: Check = Check {
    number: "A214",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Raw,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for (target, _) in sample::first_of_each_origin(site, run) {
        let unknown = request(target, "Expect: demur-nothing\r\nConnection: close\r\n");
        wants.ask(Probe::raw(target, "GET", unknown).for_check(ID, "unknown"));
        // What is left over is an empty line, which every server skips (RFC 9112 §2.2).
        let held_back = "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n";
        let mut probe = Probe::raw(target, "GET", Vec::new());
        probe.request.raw = Some(Raw {
            first: request(target, held_back).into_bytes(),
            then: b"\r\n".to_vec(),
        });
        wants.ask(probe.for_check(ID, "continue"));
    }
}

fn request(target: &Target, fields: &str) -> String {
    let authority = target.origin.authority();
    format!(
        "GET {} HTTP/1.1\r\nHost: {authority}\r\n{fields}\r\n",
        target.target
    )
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for pair in sample::pairs(run, ID, "unknown") {
        judge_unknown(&pair, findings);
    }
    for pair in sample::pairs(run, ID, "continue") {
        judge_continue(&pair, findings);
    }
}

fn judge_unknown(pair: &Pair<'_>, findings: &mut Findings<'_>) {
    let status = pair.answer.status;
    if !matches!(status, 400..=416 | 500) || matches!(status, 401 | 403) {
        return;
    }
    let what = format!("an expectation that nobody knows gets {status}");
    let finding = Finding::of(pair.exchange, what)
        .why("417 is the answer to an expectation that cannot be met (RFC 9110 §10.1.1)")
        .fix("answer 417 to every member of `Expect` but `100-continue`, or ignore it")
        .and(pair.visit);
    findings.add_as(Severity::Should, finding);
}

fn judge_continue(pair: &Pair<'_>, findings: &mut Findings<'_>) {
    let is_told = pair.answer.interim.iter().any(|one| one.status == 100);
    if is_told || pair.answer.micros < HELD_BACK || pair.before.micros > QUICK {
        return;
    }
    let what = "neither a 100 nor a final answer comes before the content is sent";
    let finding = Finding::of(pair.exchange, what)
        .why("a server must answer `Expect: 100-continue` with 100 or a final status, and not wait for the content (RFC 9110 §10.1.1)")
        .fix("send 100 as soon as the fields have been looked at, or the final answer if it is known by then")
        .and(pair.visit);
    findings.add(finding);
}
