//! What one caller may see, or is refused, is not handed to others by a shared cache.
//!
//! # Why it matters
//!
//! A shared cache keeps one answer for an address and gives it to everybody. `Authorization` in the request keeps it
//! from that, unless the answer has `public`, `s-maxage` or `must-revalidate` (RFC 9111 §3.5); a cookie does not keep it
//! at all. So a page that only one may see goes to all, or the refusal that one got goes to those who may. The same
//! happens to errors that come in several forms: without `Vary`, the form that came first is the one for everybody
//! (RFC 9110 §12.5.5).
//!
//! # What it looks for
//!
//! - 401 and 403 that shared caches may store: with `public`, `s-maxage`, or a lifetime and no `private`.
//! - A success for one caller that shared caches may hand to others, at an address that is refused to the anonymous
//!   with 401, 403 or 404 in the same run.
//! - Errors of one address that have another `Content-Type` for another `Accept`, that caches may store, and that do
//!   not have `Accept` in `Vary`.
//!
//! # Finding
//!
//! ```exchange
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! Cache-Control: public, max-age=600
//! ```
//!
//! ```exchange
//! as: alice
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Cache-Control: public, max-age=600
//! Content-Type: text/html
//!
//! Alice's account
//! ---
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! Cache-Control: no-store
//! WWW-Authenticate: Basic realm="shop"
//! ```
//!
//! ```exchange
//! GET /new HTTP/1.1
//! Host: shop.example
//! Accept: text/html
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//! Cache-Control: max-age=30
//! ---
//! for: json
//! GET /new HTTP/1.1
//! Host: shop.example
//! Accept: application/json
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//! Cache-Control: max-age=30
//! ```
//!
//! ```exchange
//! as: alice
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Cache-Control: max-age=600, must-revalidate
//! ---
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! Cache-Control: no-store
//! WWW-Authenticate: Bearer
//! ```
//!
//! # Clean
//!
//! ```exchange
//! as: alice
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Cache-Control: private, max-age=600
//! ---
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! Cache-Control: no-store
//! WWW-Authenticate: Basic realm="shop"
//! ---
//! as: alice
//! GET /logo.svg HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Cache-Control: public, max-age=86400
//! ---
//! as: bob
//! GET /admin HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! Cache-Control: private, max-age=60
//! ---
//! GET /new HTTP/1.1
//! Host: shop.example
//! Accept: text/html
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//! Vary: Accept-Encoding, Accept
//! ---
//! for: json
//! GET /new HTTP/1.1
//! Host: shop.example
//! Accept: application/json
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/problem+json
//! Vary: accept
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `Cache-Control: no-store` with 401 and 403, and `private` with whatever depends on who asks.
//! - Send `Vary: Accept` wherever the form of an error is negotiated, and with every one of the forms.
//!
//! ## Operator
//!
//! - Let the cache pass requests with cookies or `Authorization` through, unless the path is public.
//! - After such a fault, empty the cache: what is in it was seen by others.
//!
//! # References
//!
//! - RFC 9111 §3.5, §5.2.2
//! - RFC 9110 §12.5.5

use std::collections::HashMap;

use crate::answers::{Once, address, answers, is_plain, sent};
use crate::caching::{Caching, is_stored_method};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::probe::ANONYMOUS;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A304",
    id: "shared-cache-leak",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// An exchange with its answer.
type Answered<'r> = (&'r Exchange, &'r Answer);

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let mut by_address: HashMap<String, Vec<Answered<'_>>> = HashMap::new();
    for (exchange, answer) in answers(run) {
        let is_get = exchange.request.method == "GET" && is_plain(exchange);
        if is_get {
            let all = by_address.entry(address(exchange)).or_default();
            all.push((exchange, answer));
        }
        if is_shared_refusal(exchange, answer) {
            let what = format!("the {} may be stored by shared caches", answer.status);
            if once.says(exchange, &what) {
                findings.add(
                    Finding::of(exchange, what)
                        .why("a shared cache gives the refusal to those who may see the resource too (RFC 9111 §3, §3.5)")
                        .fix("send `Cache-Control: no-store` with 401 and 403"),
                );
            }
        }
    }
    for exchange in run.all() {
        // In the order of the run, whatever the order of the map is.
        let Some(all) = by_address.remove(&address(exchange)) else {
            continue;
        };
        let leak = leak(&all).map(|finding| (Severity::Must, finding));
        let forms = forms(&all).map(|finding| (Severity::Should, finding));
        for (severity, finding) in leak.into_iter().chain(forms) {
            findings.add_as(severity, finding);
        }
    }
}

/// A 401 or a 403 that a shared cache may hand to others.
pub(super) fn is_shared_refusal(exchange: &Exchange, answer: &Answer) -> bool {
    let caching = Caching::of(exchange, answer);
    matches!(answer.status, 401 | 403)
        && is_stored_method(exchange)
        && (caching.shared_seconds() > 0 || caching.is_public_for_a_guess())
}

/// What one may see and others may not, and goes to all.
fn leak(all: &[Answered<'_>]) -> Option<Finding> {
    let (refused, _) = all.iter().find(|(exchange, answer)| {
        !is_somebody(exchange) && matches!(answer.status, 401 | 403 | 404)
    })?;
    let (shown, _) = all.iter().find(|(exchange, answer)| {
        let caching = Caching::of(exchange, answer);
        let varies = answer.fields.list("Vary");
        let is_apart = varies.iter().any(|name| {
            let names = ["*", "Authorization", "Cookie"];
            names.iter().any(|own| own.eq_ignore_ascii_case(name))
        });
        is_somebody(exchange) && answer.is_success() && caching.allows_sharing() && !is_apart
    })?;
    let who = &shown.request.identity;
    let finding = Finding::of(
        shown,
        format!("what {who} sees may be handed to everybody by a shared cache"),
    );
    let finding = finding
        .why("`public`, `s-maxage` and `must-revalidate` let a shared cache reuse an answer to a request with credentials (RFC 9111 §3.5)")
        .fix("send `Cache-Control: private` with whatever depends on who asks, or `no-store`");
    Some(finding.and(refused))
}

/// Whether the request had credentials.
fn is_somebody(exchange: &Exchange) -> bool {
    let has = |name: &str| sent(exchange, name).is_some();
    exchange.request.identity != ANONYMOUS || has("Authorization") || has("Cookie")
}

/// Errors in several forms that caches cannot tell apart.
fn forms(all: &[Answered<'_>]) -> Option<Finding> {
    let errors = || all.iter().filter(|(_, answer)| answer.is_error());
    for (exchange, answer) in errors().filter(|(one, answer)| is_mixed_up(one, answer)) {
        let other = errors().find(|(other, of_other)| {
            of_other.status == answer.status
                && other.request.identity == exchange.request.identity
                && sent(other, "Accept") != sent(exchange, "Accept")
                && !answer.media_type().is_empty()
                && !of_other.media_type().is_empty()
                && of_other.media_type() != answer.media_type()
        });
        let Some((other, _)) = other else {
            continue;
        };
        let what = format!(
            "the {} comes in several forms, and `Vary` does not name `Accept`",
            answer.status
        );
        let finding = Finding::of(exchange, what)
            .why("a cache gives the form that came first to everybody, unless `Vary` says what it depends on (RFC 9110 §12.5.5)")
            .fix("send `Vary: Accept` with every form of the error");
        return Some(finding.and(other));
    }
    None
}

/// Whether caches may store it, and do not know that it depends on `Accept`.
fn is_mixed_up(exchange: &Exchange, answer: &Answer) -> bool {
    let caching = Caching::of(exchange, answer);
    let by_default = demur_codebook::status(answer.status)
        .is_some_and(demur_codebook::StatusPage::heuristically_cacheable);
    let is_stored = caching.seconds() > 0
        || caching.is_public_for_a_guess()
        || (by_default && !caching.bounds_a_guess());
    let varies = answer.fields.list("Vary");
    is_stored
        && !varies
            .iter()
            .any(|name| name == "*" || name.eq_ignore_ascii_case("Accept"))
}
