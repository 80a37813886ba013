//! Where a request without conditions fails, the same request with conditions fails in the same way.
//!
//! # Why it matters
//!
//! A server ignores all conditions where its answer without them would be anything but a success or a 412 (RFC 9110 §13.2.1).
//! A path that does not exist gets 404, whatever stands in `If-Match`. A 412 in its place tells the client "somebody changed it
//! meanwhile", so that it fetches a new state and tries again, in place of "it is gone". The order is a frequent mistake:
//! some well-known decision diagrams have it wrong.
//!
//! # What it looks for
//!
//! In up to thirty directories of each origin, a random name is asked for twice: without conditions, and with
//! `If-Match: "demur"`. A 412 to the second is reported if the first got a redirect or a 4xx other than 412 and 429.
//!
//! # Finding
//!
//! ```exchange
//! for: plain
//! GET /products/q7w8e9 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: if-match
//! GET /products/q7w8e9 HTTP/1.1
//! Host: shop.example
//! If-Match: "demur"
//!
//! HTTP/1.1 412 Precondition Failed
//! ```
//!
//! # Clean
//!
//! ```exchange
//! for: plain
//! GET /products/q7w8e9 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: if-match
//! GET /products/q7w8e9 HTTP/1.1
//! Host: shop.example
//! If-Match: "demur"
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! Every path exists on this server, so that the condition is evaluated:
//!
//! ```exchange
//! for: plain
//! GET /products/q7w8e9 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: if-match
//! GET /products/q7w8e9 HTTP/1.1
//! Host: shop.example
//! If-Match: "demur"
//!
//! HTTP/1.1 412 Precondition Failed
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Evaluate conditions last: after routing, credentials and validation, right before the method is performed.
//!
//! ## API consumer
//!
//! - After a 412 to a request with `If-Match`, fetch the resource without conditions before you try again.
//!
//! # References
//!
//! - RFC 9110 §13.2.1, §13.1.1

use std::collections::HashSet;

use crate::check::{Check, Mode};
use crate::exchange::Exchange;
use crate::finding::{Finding, Findings, Severity};
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::Site;

const ID: &str = "condition-on-missing";

/// Directories of one origin in which something is asked for.
const DIRECTORIES: usize = 30;

pub(crate) static CHECK: Check = Check {
    number: "A209",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, _: &Run, wants: &mut Wants) {
    let mut seen = HashSet::new();
    for target in &site.targets {
        let path = target.path();
        let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
        let of_origin = seen.iter().filter(|(origin, _)| *origin == &target.origin);
        if of_origin.count() >= DIRECTORIES || !seen.insert((&target.origin, directory)) {
            continue;
        }
        let name = site.settings.nonsense(directory, 16);
        let plain = Probe::new("GET", &target.origin, &format!("{directory}/{name}"));
        let plain = plain.identity(&target.identity);
        wants.ask(plain.clone().for_check(ID, "plain"));
        let with = plain.for_check(ID, "if-match");
        wants.ask(with.field("If-Match", "\"demur\""));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let pairs = run.of_part(ID, "if-match").filter_map(|(with, purpose)| {
        let plain = run.one(ID, "plain", &purpose.about);
        let plain = plain.filter(|plain| is_refused(plain))?;
        Some(Pair {
            exchange: with,
            purpose,
            answer: with.answer()?,
            visit: plain,
            before: plain.answer()?,
        })
    });
    sample::tell(&pairs.collect::<Vec<_>>(), findings, judge_one);
}

fn judge_one(pair: &Pair<'_>) -> Option<(Severity, Finding)> {
    if pair.answer.status != 412 {
        return None;
    }
    let refusal = pair.before.status;
    let what = format!("the answer is {refusal} without `If-Match` and 412 with it");
    let finding = Finding::of(pair.exchange, what)
        .why("conditions must be ignored where the answer without them is neither a success nor a 412 (RFC 9110 §13.2.1)")
        .fix("evaluate conditions after everything else that can refuse the request")
        .and(pair.visit);
    Some((Severity::Must, finding))
}

/// Whether the request without conditions was redirected or refused for a reason of its own.
fn is_refused(plain: &Exchange) -> bool {
    let status = plain.status().unwrap_or_default();
    (300..500).contains(&status) && !matches!(status, 304 | 412 | 429)
}
