//! What is gone says 410, and what a sitemap lists is there.
//!
//! # Why it matters
//!
//! 410 tells those who keep links that they can remove them, where 404 leaves open whether the page comes back
//! (RFC 9110 §15.5.11). A page that was taken away and still answers is worse: an old price, an old version of an API, or
//! something that had to be deleted. A sitemap that lists what is not there sends crawlers on errands for nothing.
//!
//! # What it looks for
//!
//! - One GET for each path that is configured as gone, at each origin. 410 is right. A success or a temporary redirect is
//!   reported: it is still there, or says that it comes back. A 301 or 308 may lead to what took its place, and a 404 is
//!   true; both are advice.
//! - Addresses that a sitemap lists and that were visited: a 4xx is reported, and a redirect as advice.
//!
//! # Finding
//!
//! ```exchange
//! site: gone /v1/orders
//! for: gone
//! GET /v1/orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! ```exchange
//! site: gone /v1/orders
//! for: gone
//! GET /v1/orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /
//! ```
//!
//! ```exchange
//! site: gone /v1/orders
//! for: gone
//! GET /v1/orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! from: sitemap https://shop.example/sitemap.xml
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! site: gone /v1/orders
//! for: gone
//! GET /v1/orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 308 Permanent Redirect
//! Location: /v2/orders
//! ```
//!
//! ```exchange
//! from: sitemap https://shop.example/sitemap.xml
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 301 Moved Permanently
//! Location: /new
//! ```
//!
//! # Clean
//!
//! ```exchange
//! site: gone /v1/orders
//! for: gone
//! GET /v1/orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 410 Gone
//! ---
//! from: sitemap https://shop.example/sitemap.xml
//! GET /new HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! GET /linked HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Keep a list of what was taken away for good, and answer 410 for it before anything else is looked up.
//! - Make the sitemap from the same list of pages that is served.
//!
//! ## Operator
//!
//! - `demur gone add PATH` keeps such a list, and `demur export` writes it for nginx, Apache and Caddy.
//!
//! # References
//!
//! - RFC 9110 §15.5.11, §15.5.5, §15.4.2

use crate::check::{Check, Mode};
use crate::exchange::Exchange;
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::told;
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample;
use crate::site::{Site, Source};

const ID: &str = "tombstone";

pub(crate) static CHECK: Check = Check {
    number: "A218",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, _: &Run, wants: &mut Wants) {
    for origin in sample::origins(site) {
        for path in &site.settings.gone {
            wants.ask(Probe::new("GET", origin, path).for_check(ID, "gone"));
        }
    }
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (exchange, _) in run.of_part(ID, "gone") {
        judge_gone(exchange, findings);
    }
    for target in &site.targets {
        if let (Source::Sitemap(sitemap), Some(visit)) = (&target.source, run.visit(&target.url()))
        {
            judge_listed(visit, sitemap, findings);
        }
    }
}

fn judge_gone(exchange: &Exchange, findings: &mut Findings<'_>) {
    let Some(status) = exchange.status() else {
        return;
    };
    let (severity, what) = match status {
        200..=299 => (
            Severity::Must,
            format!("a path that is gone for ever is answered with {status}"),
        ),
        302 | 303 | 307 => (
            Severity::Must,
            format!("a path that is gone for ever is redirected with {status}, as if for a while"),
        ),
        301 | 308 => (
            Severity::Advice,
            format!("a path that is gone for ever is redirected with {status}"),
        ),
        404 => (
            Severity::Advice,
            "a path that is gone for ever gets 404, which leaves open whether it comes back"
                .to_owned(),
        ),
        _ => return,
    };
    let finding = Finding::of(exchange, what)
        .why("410 says that a resource is gone and likely stays so, and that links to it should be removed (RFC 9110 §15.5.11)")
        .fix("answer 410 to the path, or take it off the list of what is gone");
    findings.add_as(severity, finding);
}

fn judge_listed(visit: &Exchange, sitemap: &str, findings: &mut Findings<'_>) {
    let Some(answer) = visit.answer() else {
        return;
    };
    let status = answer.status;
    // 401 and 403 may be for us alone; a crawler may be let in.
    let severity = match status {
        404 | 410 | 400 | 405 => Severity::Should,
        _ if answer.is_redirect() => Severity::Advice,
        _ => return,
    };
    let finding = Finding::of(visit, format!("a sitemap lists this address, and it gets {status}"))
        .why("a sitemap lists the addresses under which pages are served; for crawlers a 4xx is the end of the page (RFC 9110 §15.5.5)")
        .fix("take the address out of the sitemap, or list the one that is served")
        .confidence(Confidence::High)
        .fact(format!("sitemap: {}", told::cut(sitemap)));
    findings.add_as(severity, finding);
}
