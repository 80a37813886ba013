//! A request for another host than those of the site is refused.
//!
//! # Why it matters
//!
//! A server decides by the host that a request names whether it is the one that was meant (RFC 9110 §7.4). One that answers
//! under every name can be reached under a name of somebody else: pages are indexed twice, a page of another origin gets at it
//! by rebinding its name, and whatever is built from `Host` (links, redirects, mails to reset a password) leads to where the sender
//! wants.
//!
//! # What it looks for
//!
//! Three requests for the first resource of each origin:
//!
//! - With `Host: demur-audit.invalid`. The same content as under the right name is reported: over TLS as a fault, since no
//!   certificate is valid for that name, otherwise as advice. So is the name in what comes.
//! - With the right host in the target, as in `GET http://shop.example/ HTTP/1.1`. Every server must accept this form
//!   (RFC 9112 §3.2.2).
//! - With the wrong host in the target and the right one in `Host`. The target decides; a server that refuses the wrong
//!   `Host` and serves this one looks at the wrong place.
//!
//! # Finding
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ---
//! for: host
//! to: shop.example
//! GET / HTTP/1.1
//! Host: demur-audit.invalid
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! <a href="https://shop.example/cart">Cart</a>
//! ---
//! for: host
//! to: shop.example
//! GET / HTTP/1.1
//! Host: demur-audit.invalid
//!
//! HTTP/1.1 200 OK
//!
//! <a href="https://demur-audit.invalid/cart">Cart</a>
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ---
//! for: absolute
//! about: https://shop.example/
//! GET https://shop.example/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ---
//! for: host
//! to: shop.example
//! GET / HTTP/1.1
//! Host: demur-audit.invalid
//!
//! HTTP/1.1 421 Misdirected Request
//! ---
//! for: absolute-other
//! about: https://shop.example/
//! GET https://demur-audit.invalid/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ---
//! for: host
//! to: shop.example
//! GET / HTTP/1.1
//! Host: demur-audit.invalid
//!
//! HTTP/1.1 302 Found
//! Location: https://demur-audit.invalid/login
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ---
//! for: host
//! to: shop.example
//! GET / HTTP/1.1
//! Host: demur-audit.invalid
//!
//! HTTP/1.1 421 Misdirected Request
//! ---
//! for: absolute
//! about: https://shop.example/
//! GET https://shop.example/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ---
//! for: absolute-other
//! about: https://shop.example/
//! GET https://demur-audit.invalid/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 421 Misdirected Request
//! ```
//!
//! Another site is the default of this server:
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! Welcome to the shop
//! ---
//! for: host
//! to: shop.example
//! GET / HTTP/1.1
//! Host: demur-audit.invalid
//!
//! HTTP/1.1 200 OK
//!
//! There is nothing here
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Build links from a configured name, and never from `Host`.
//!
//! ## Operator
//!
//! - Make a default host that answers 421 or 404 to every name that is not yours; with nginx
//!   `server { listen 80 default_server; return 421; }`.
//!
//! # References
//!
//! - RFC 9110 §7.4, §15.5.20
//! - RFC 9112 §3.2.2

use crate::check::{Check, Mode};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Scheme;
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::Site;

const ID: &str = "wrong-authority";

/// A name that can be nobody's (RFC 2606 §2).
const OTHER: &str = "demur-audit.invalid";

pub(crate) static CHECK: Check = Check {
    number: "A216",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for (target, _) in sample::first_of_each_origin(site, run) {
        wants.ask(
            Probe::get(target)
                .field("Host", OTHER)
                .for_check(ID, "host"),
        );
        let scheme = target.origin.scheme.as_str();
        let other = format!("{scheme}://{OTHER}{}", target.target);
        for (part, form) in [("absolute", target.url()), ("absolute-other", other)] {
            let probe = Probe::new("GET", &target.origin, &form).about(target.url());
            wants.ask(probe.for_check(ID, part));
        }
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for pair in sample::pairs(run, ID, "host") {
        judge_host(&pair, findings);
    }
    for pair in sample::pairs(run, ID, "absolute") {
        judge_absolute(&pair, findings);
    }
    for pair in sample::pairs(run, ID, "absolute-other") {
        let by_host = run.one(ID, "host", &pair.purpose.about);
        let refused = by_host.and_then(crate::exchange::Exchange::status);
        if refused.is_some_and(|status| (400..500).contains(&status) && status != 429) {
            judge_absolute_other(&pair, findings);
        }
    }
}

fn judge_host(pair: &Pair<'_>, findings: &mut Findings<'_>) {
    let location = pair.answer.fields.get("Location").unwrap_or_default();
    let is_told =
        pair.answer.is_success() && pair.answer.beginning(crate::html::READ).contains(OTHER);
    if is_told || (pair.answer.is_redirect() && location.contains(OTHER)) {
        let place = if is_told { "content" } else { "`Location`" };
        let what =
            format!("the name in `Host`, which is none of this site, comes back in the {place}");
        let finding = Finding::of(pair.exchange, what)
            .why("whoever sends the request chooses where the links of the answer lead (RFC 9110 §7.4)")
            .fix("build links from a configured name, and refuse names that are not yours with 421")
            .confidence(Confidence::Medium)
            .and(pair.visit);
        let severity = if is_told {
            Severity::Should
        } else {
            Severity::Advice
        };
        findings.add_as(severity, finding);
    } else if is_same(pair) {
        let finding = Finding::of(
            pair.exchange,
            format!("the host `{OTHER}` gets the same content as the right one"),
        )
        .why("a server rejects requests that are not for it; no certificate is valid for a name of others (RFC 9110 §7.4)")
        .fix("make a default host that answers 421 or 404 to names that are not yours")
        .confidence(Confidence::Medium)
        .and(pair.visit);
        // In the clear there is no certificate that says for which names the server speaks.
        let severity = match pair.exchange.request.origin.scheme {
            Scheme::Https => Severity::Should,
            Scheme::Http => Severity::Advice,
        };
        findings.add_as(severity, finding);
    }
}

fn judge_absolute(pair: &Pair<'_>, findings: &mut Findings<'_>) {
    let status = pair.answer.status;
    if !matches!(status, 400 | 404 | 405 | 421 | 500 | 501) {
        return;
    }
    let what =
        format!("a target with scheme and host gets {status}, the same one without them is served");
    let finding = Finding::of(pair.exchange, what)
        .why("every server must accept the absolute form of the target (RFC 9112 §3.2.2)")
        .fix("take scheme and host off the target before it is routed; they stand for `Host`")
        .and(pair.visit);
    findings.add_as(Severity::Must, finding);
}

fn judge_absolute_other(pair: &Pair<'_>, findings: &mut Findings<'_>) {
    if !is_same(pair) {
        return;
    }
    let what = format!("`Host` decides, although the target names the host `{OTHER}`");
    let finding = Finding::of(pair.exchange, what)
        .why("a server must ignore `Host` where the target has a host (RFC 9112 §3.2.2)")
        .fix("take the host of the target where it has one")
        .and(pair.visit);
    findings.add_as(Severity::Must, finding);
}

/// Whether it is the content that the right host has.
fn is_same(pair: &Pair<'_>) -> bool {
    pair.answer.status == pair.before.status
        && !pair.before.body.is_empty()
        && pair.answer.body == pair.before.body
}
