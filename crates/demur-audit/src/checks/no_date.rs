//! Answers from 200 to 499 have a `Date`.
//!
//! # Why it matters
//!
//! A server that has a clock must send `Date` with every 2xx, 3xx and 4xx (RFC 9110 §6.6.1). Caches count the age of
//! what they store from it, and `Expires` is measured by it. Without it each recipient takes its own clock, and with
//! two clocks that differ, an answer is stale at once or fresh for too long.
//!
//! # What it looks for
//!
//! - Answers from 200 to 499 without `Date`, or with one that is no date. If no answer of a server has one, that is one
//!   finding and not one for each address.
//!
//! An answer to octets that are no request is advice. A 1xx and a 5xx may go without, and so may a server without a
//! clock; there are few of these.
//!
//! # Finding
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <h1>Shop</h1>
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Date: 2026-11-27T12:00:00Z
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Date: Fri, 27 Nov 2026 12:00:00 GMT
//! ---
//! GET /broken HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! Retry-After: 60
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Nearly every server adds `Date` itself. One written by hand needs it; one second is exact enough.
//!
//! ## Operator
//!
//! - See whether a proxy removes it, and whether answers that the proxy makes itself have one.
//!
//! # References
//!
//! - RFC 9110 §6.6.1, §5.6.7

use std::collections::BTreeMap;

use crate::answers::{address, answers, is_led_to, is_plain, short};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::origin::Origin;
use crate::plan::told::Fold;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A113",
    id: "no-date",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

const WHY: &str =
    "a server that has a clock must send `Date` with every 2xx, 3xx and 4xx (RFC 9110 §6.6.1)";
const FIX: &str = "send `Date` with every answer";

/// From this many answers on, none of which has a date, it is the server and not the address.
const SEVERAL: usize = 3;

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut by_origin: BTreeMap<&Origin, Vec<(&Exchange, Option<String>)>> = BTreeMap::new();
    for (exchange, answer) in answers(run) {
        if (200..500).contains(&answer.status) {
            let all = by_origin.entry(&exchange.request.origin).or_default();
            all.push((exchange, fault(answer)));
        }
    }
    for (origin, all) in by_origin {
        let lacking = all.iter().filter(|(exchange, fault)| {
            fault.is_some() && exchange.answer().is_some_and(|one| !one.fields.has("Date"))
        });
        if let (true, Some((first, _))) = (
            all.len() >= SEVERAL && lacking.count() == all.len(),
            all.first(),
        ) {
            let what = format!("none of {} answers has a `Date`", all.len());
            let finding = Finding::of(first, what).why(WHY).fix(FIX);
            findings.add(finding.about(origin.to_string()));
            continue;
        }
        let mut fold = Fold::default();
        for (exchange, fault) in all {
            let Some(what) = fault else {
                continue;
            };
            let place = if is_led_to(exchange) {
                address(exchange)
            } else {
                origin.to_string()
            };
            // Octets that are no request are mostly answered before the code that adds the date.
            let severity = if is_plain(exchange) {
                Severity::Must
            } else {
                Severity::Advice
            };
            let finding = Finding::of(exchange, &what).why(WHY).fix(FIX);
            fold.add(format!("{place} {severity} {what}"), severity, finding);
        }
        fold.into(findings);
    }
}

fn fault(answer: &Answer) -> Option<String> {
    let Some(date) = answer.fields.get("Date") else {
        return Some(format!("the {} has no `Date`", answer.status));
    };
    let is_date = httpdate::parse_http_date(date).is_ok();
    (!is_date).then(|| format!("`Date: {}` is no date", short(date)))
}
