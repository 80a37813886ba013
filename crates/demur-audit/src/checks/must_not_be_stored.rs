//! A 428, a 429, a 431 and a 511 tell no cache to store them.
//!
//! # Why it matters
//!
//! These four are about one request of one client at one moment, and must not be stored by any cache (RFC 6585 §3
//! to §6). A cache that does not know them goes by `Cache-Control` and `Expires`: it stores a 429 for as long as they
//! say, and gives it to everybody who asks for the address.
//!
//! # What it looks for
//!
//! - One of the four with `max-age`, `s-maxage` or `Expires` that gives it a lifetime, or with `public`, and without
//!   `no-store`.
//! - One of the four that came out of a cache: `Cache-Control` may be right, and the cache is not.
//!
//! Caches store next to nothing of other methods than GET and HEAD, so that it weighs less there. Without any of these
//! fields no cache stores them by itself, and nothing is reported.
//!
//! # Finding
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Cache-Control: max-age=60
//! Retry-After: 60
//! ```
//!
//! ```exchange
//! PUT /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 428 Precondition Required
//! Date: Fri, 27 Nov 2026 12:00:00 GMT
//! Expires: Fri, 27 Nov 2026 13:00:00 GMT
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Cache-Control: no-store
//! Age: 17
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Cache-Control: public, max-age=60, no-store
//! Retry-After: 60
//! ---
//! GET /else HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 429 Too Many Requests
//! Cache-Control: max-age=0, private, must-revalidate
//! Age: 0
//! ---
//! GET /more HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 431 Request Header Fields Too Large
//! Content-Length: 0
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `Cache-Control: no-store` with all four. See whether a filter adds the fields of the page to whatever the
//!   page answers.
//!
//! ## Operator
//!
//! - A rule such as "store everything under `/static` for an hour" must leave errors out.
//!
//! # References
//!
//! - RFC 6585 §3, §4, §5, §6
//! - RFC 9111 §3, §5.2.2

use demur_codebook::{Storable, status};

use crate::answers::{Once, answers};
use crate::caching::{Caching, hit, is_stored_method};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A301",
    id: "must-not-be-stored",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run).filter(|(_, answer)| is_forbidden(answer.status)) {
        let Some(what) = fault(exchange, answer).filter(|what| once.says(exchange, what)) else {
            continue;
        };
        let severity = if is_stored_method(exchange) || hit(answer).is_some() {
            Severity::Must
        } else {
            Severity::Should
        };
        findings.add_as(
            severity,
            Finding::of(exchange, what)
                .why("428, 429, 431 and 511 must not be stored by a cache (RFC 6585 §3, §4, §5, §6)")
                .fix("send `Cache-Control: no-store` with them, and tell the cache not to store them"),
        );
    }
}

/// Whether the document that defines a status forbids to store it.
pub(super) fn is_forbidden(code: u16) -> bool {
    status(code).is_some_and(|page| page.storable == Storable::Never)
}

fn fault(exchange: &Exchange, answer: &Answer) -> Option<String> {
    let (status, caching) = (answer.status, Caching::of(exchange, answer));
    if let Some(shown) = hit(answer) {
        return Some(format!("the {status} came out of a cache: `{shown}`"));
    }
    let who = caching.who();
    if caching.seconds() > 0 {
        let seconds = caching.seconds();
        return Some(format!(
            "the {status} tells {who} to keep it for {seconds} s"
        ));
    }
    let what = format!("the {status} is marked `public`, and {who} may keep it");
    caching.is_public_for_a_guess().then_some(what)
}
