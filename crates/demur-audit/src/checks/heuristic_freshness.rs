//! An error that caches may store by default says itself how long, or that it must not be stored.
//!
//! # Why it matters
//!
//! 404, 405, 410, 414, 451 and 501 are cacheable by default: without a word about it, a cache may store them and choose
//! the time itself (RFC 9110 §15.1; RFC 9111 §4.2.2; RFC 7725 §3). Few browsers and proxies do so, but several CDNs
//! keep a 404 for minutes. A page that was published meanwhile is missing for those behind them.
//!
//! # What it looks for
//!
//! - Answers of these statuses to GET or HEAD without `no-store`, `no-cache`, a lifetime or `Expires`. It is advice.
//!
//! Addresses that were only asked for to see what happens are told together, once for each status.
//!
//! # Finding
//!
//! ```exchange
//! GET /new HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//! Last-Modified: Fri, 20 Nov 2026 12:00:00 GMT
//! ```
//!
//! ```exchange
//! for: random
//! GET /xq3 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//! Cache-Control: must-revalidate
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /new HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Cache-Control: no-cache
//! ---
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 410 Gone
//! Cache-Control: max-age=86400
//! ---
//! POST /new HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//! ---
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 400 Bad Request
//! Content-Type: text/html
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `Cache-Control: no-cache` with a 404, and `no-store` where it hides something; a 410 may have a day.
//!
//! ## Operator
//!
//! - `error_page 404 /404.html;` with `add_header Cache-Control "no-cache" always;` in nginx, and
//!   `Header always set Cache-Control "no-cache" "expr=%{REQUEST_STATUS} == 404"` in Apache.
//!
//! # References
//!
//! - RFC 9110 §15.1
//! - RFC 9111 §4.2.2, §5.2.2
//! - RFC 7725 §3

use std::collections::BTreeMap;

use demur_codebook::{StatusPage, status};

use crate::answers::{Once, answers, is_led_to, is_plain};
use crate::caching::Caching;
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Origin;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A303",
    id: "heuristic-freshness",
    severity: Severity::Advice,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let mut probed: BTreeMap<(&Origin, u16), (&Exchange, usize)> = BTreeMap::new();
    for (exchange, answer) in answers(run).filter(|(one, answer)| leaves_it_open(one, answer)) {
        let status = answer.status;
        let what = format!("the {status} does not say whether it may be stored");
        if !once.says(exchange, &what) {
            continue;
        }
        if is_led_to(exchange) {
            findings.add(told(exchange, what));
        } else {
            let place = (&exchange.request.origin, status);
            probed.entry(place).or_insert((exchange, 0)).1 += 1;
        }
    }
    for ((_, status), (first, count)) in probed {
        let what = if count == 1 {
            format!("the {status} does not say whether it may be stored")
        } else {
            format!("{count} answers {status} do not say whether they may be stored")
        };
        findings.add(told(first, what));
    }
}

fn told(exchange: &Exchange, what: String) -> Finding {
    // Most caches guess from `Last-Modified`, and those that have a time of their own are not seen from here.
    let has_date = exchange
        .answer()
        .is_some_and(|answer| answer.fields.has("Last-Modified"));
    let confidence = if has_date {
        Confidence::High
    } else {
        Confidence::Medium
    };
    Finding::of(exchange, what)
        .why("this status is cacheable by default, and caches choose the time where the answer does not (RFC 9110 §15.1; RFC 9111 §4.2.2)")
        .fix("send `Cache-Control: no-cache`, `no-store`, or the lifetime that is meant")
        .confidence(confidence)
}

/// Whether a cache may choose for itself.
fn leaves_it_open(exchange: &Exchange, answer: &Answer) -> bool {
    let page = status(answer.status);
    let caching = Caching::of(exchange, answer);
    answer.is_error()
        && is_plain(exchange)
        && page.is_some_and(StatusPage::heuristically_cacheable)
        && matches!(exchange.request.method.as_str(), "GET" | "HEAD")
        && !caching.bounds_a_guess()
        // With `public` alone it is one that was told to be stored.
        && !caching.public
}
