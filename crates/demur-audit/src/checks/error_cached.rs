//! An error is not stored, unless it is one that stays.
//!
//! # Why it matters
//!
//! What a cache has stored it gives to everybody, for as long as it was told (RFC 9111 §3, §4.2). An error is mostly
//! about one request or one moment: stored, it goes on after the cause is gone, and a 400 that one client brought about
//! hits all others. With an explicit lifetime most caches store a 400 and a 5xx too, not only what is listed as
//! cacheable by default.
//!
//! # What it looks for
//!
//! - 4xx and 5xx with `max-age`, `s-maxage` or `Expires` that gives them a lifetime, or with `public` alone.
//! - 4xx and 5xx that came out of a cache, by `Age`, `X-Cache`, `CF-Cache-Status` or `Cache-Status` (RFC 9211).
//!
//! A 410 is meant to stay. A 404 for at most 60 seconds keeps load away, and is advice; so is what only browsers keep,
//! a 416, which is about one range, what answers another method than GET and HEAD, and 405, 414, 451 and 501, which are
//! cacheable by default. 428, 429, 431 and 511 belong to `must-not-be-stored`, and 401 and 403 that shared caches may
//! hand out to `shared-cache-leak`.
//!
//! # Finding
//!
//! ```exchange
//! GET /search?q=%ff HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 400 Bad Request
//! Cache-Control: max-age=3600
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! Cache-Control: public
//! ```
//!
//! ```exchange
//! GET /new HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Cache-Control: s-maxage=30
//! ```
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 502 Bad Gateway
//! Cache-Control: no-cache
//! Cache-Status: origin; fwd=miss, "edge 1"; hit; ttl=100
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 410 Gone
//! Cache-Control: public, max-age=86400
//! ---
//! GET /else HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Cache-Control: no-cache, max-age=600
//! X-Cache: MISS
//! Age: 0
//! ---
//! GET /else HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! Cache-Control: max-age=0, private, must-revalidate
//! Cache-Status: edge; fwd=uri-miss
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Set `Cache-Control: no-store` where the error is made, after whatever set the lifetime of the page.
//!
//! ## Operator
//!
//! - nginx adds `Cache-Control` by `add_header` to errors only with `always`, and by `expires` to none; see which rule
//!   does.
//! - Name the statuses that may be stored, one by one: `proxy_cache_valid 200 301 10m;` and nothing for `any`.
//! - After a fault is mended, empty the cache for these addresses.
//!
//! # References
//!
//! - RFC 9111 §3, §4.2, §5.2.2
//! - RFC 9110 §15.1
//! - RFC 9211 §2.1

use crate::answers::{Once, answers, short};
use crate::caching::{Caching, age, hit, is_stored_method};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

use super::must_not_be_stored::is_forbidden;

pub(crate) static CHECK: Check = Check {
    number: "A302",
    id: "error-cached",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// A 404 may be kept for this long to keep load away.
const BRIEFLY: u64 = 60;

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run).filter(|(_, answer)| answer.is_error()) {
        let status = answer.status;
        let caching = Caching::of(exchange, answer);
        let is_others = is_forbidden(status)
            || status == 410
            || super::shared_cache_leak::is_shared_refusal(exchange, answer);
        let Some(what) = fault(answer, &caching).filter(|_| !is_others) else {
            continue;
        };
        if !once.says(exchange, &what) {
            continue;
        }
        let mut finding = Finding::of(exchange, what)
            .why("what a cache stores it gives to everybody until the time is over, also when the cause of the error is gone (RFC 9111 §3, §4.2)")
            .fix("send `Cache-Control: no-store` with errors, and tell the cache which statuses it may store");
        if let Some(caches) = known(status).filter(|_| caching.seconds() > 0) {
            finding = finding.fact(format!(
                "stored, when it has a lifetime, by: {caches} (http-tests/cache-tests)"
            ));
        }
        findings.add_as(severity(exchange, answer, &caching), finding);
    }
}

fn fault(answer: &Answer, caching: &Caching) -> Option<String> {
    let (status, who) = (answer.status, caching.who());
    if let Some(shown) = hit(answer) {
        let shown = short(&shown);
        return Some(format!("the {status} came out of a cache: `{shown}`"));
    }
    if caching.seconds() > 0 {
        let seconds = caching.seconds();
        return Some(format!(
            "the {status} tells {who} to keep it for {seconds} s"
        ));
    }
    let what = format!("the {status} is marked `public`, and {who} may keep it");
    caching.is_public_for_a_guess().then_some(what)
}

fn severity(exchange: &Exchange, answer: &Answer, caching: &Caching) -> Severity {
    let kept = age(answer).unwrap_or(0).max(caching.seconds());
    let is_brief = answer.status == 404 && kept <= BRIEFLY;
    let is_listed = answer.status != 404
        && demur_codebook::status(answer.status)
            .is_some_and(demur_codebook::StatusPage::heuristically_cacheable);
    let is_own = caching.shared_seconds() == 0 && caching.own_seconds() > 0;
    // It is about one range of one request; servers make it of the head of the whole file.
    let is_range = answer.status == 416;
    let is_idle = (is_own || is_range || !is_stored_method(exchange)) && hit(answer).is_none();
    if is_brief || is_listed || is_idle {
        Severity::Advice
    } else {
        Severity::Should
    }
}

/// Which caches store a status with an explicit lifetime, as far as a public suite tests it.
fn known(status: u16) -> Option<&'static str> {
    match status {
        404 => {
            Some("Apache, Caddy's cache, Chrome, Fastly, nginx, Safari, Traffic Server, Varnish")
        }
        400 | 500 | 502 | 503 | 504 => Some("Apache, Chrome, nginx, Traffic Server"),
        _ => None,
    }
}
