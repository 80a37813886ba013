//! A status is sent by the kind of server that it belongs to, such as 511 by a network and 421 for another server's name.
//!
//! # Why it matters
//!
//! Some codes say who speaks. A 511 is a network that wants a login before it lets anybody through, and an origin
//! server should not send it (RFC 6585 §6): clients take it for a portal of the network. A 421 says that the request
//! came to the wrong server, so that clients send it again on another connection (RFC 9110 §15.5.20). A 508 is about
//! loops of WebDAV collections (RFC 5842 §7.2); a loop of proxies is a 502 (RFC 9209 §2.3). A 407 has a check of its
//! own, `proxy-authentication-required`.
//!
//! # What it looks for
//!
//! - A 511 from the server. Over plain `http` a network on the way may have sent it, so it is less sure there.
//! - A 421 to a request for the server's own name, in HTTP/1.1. In HTTP/2 a client may have taken a connection that was
//!   meant for another name, and 421 is right.
//! - A 508 with signs of a loop of proxies.
//!
//! # Finding
//!
//! ```exchange
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 511 Network Authentication Required
//! Content-Type: text/html
//! ```
//!
//! ```exchange
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 421 Misdirected Request
//! Content-Type: text/html
//! ```
//!
//! ```exchange
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 508 Loop Detected
//! Proxy-Status: edge.example; error=proxy_loop_detected
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /account HTTP/2
//! Host: shop.example
//!
//! HTTP/2 421 Misdirected Request
//! Content-Type: text/html
//! ```
//!
//! ```exchange
//! for: authority
//! GET http://other.example/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 421 Misdirected Request
//! Content-Type: text/html
//! ---
//! PROPFIND /files/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 508 Loop Detected
//! DAV: 1
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Where a login is missing, send 401; where a name is not served here, 421; where a proxy sees its own request
//!   again, 502.
//!
//! ## Operator
//!
//! - A 421 for your own name is mostly a certificate or a list of names that lacks one.
//!
//! # References
//!
//! - RFC 6585 §6
//! - RFC 9110 §15.5.20, §7.4
//! - RFC 9209 §2.3
//! - RFC 5842 §7.2

use crate::answers::{Once, answers, is_plain, sent};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Scheme;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A115",
    id: "status-of-another-role",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run) {
        let found = match answer.status {
            511 => Some((Severity::Should, network(exchange))),
            421 => misdirected(exchange, answer),
            508 if is_proxy_loop(answer) => Some((Severity::Advice, proxy_loop(exchange))),
            _ => None,
        };
        if let Some((severity, finding)) = found
            && once.says(exchange, &finding.what)
        {
            findings.add_as(severity, finding);
        }
    }
}

fn network(exchange: &Exchange) -> Finding {
    let confidence = match exchange.request.origin.scheme {
        Scheme::Https => Confidence::High,
        Scheme::Http => Confidence::Low,
    };
    Finding::of(exchange, "the server sends 511, which is for networks")
        .why("a 511 is for networks that want a login, and an origin server should not send it (RFC 6585 §6)")
        .fix("send 401 where credentials of the service are missing")
        .confidence(confidence)
}

/// A 421 is wrong for the server's own name. Who asks for another name, in `Host` or in the target, gets a right one.
fn misdirected(exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    if !is_plain(exchange) || !answer.version.starts_with("HTTP/1.") || !names_itself(exchange) {
        return None;
    }
    let finding = Finding::of(
        exchange,
        "a 421 answers a request for the server's own name",
    );
    let finding = finding
        .why("a 421 is for requests that came to the wrong server, and clients send them again elsewhere (RFC 9110 §15.5.20, §7.4)")
        .fix("add the name to those that the server answers for, or send the status that fits")
        .confidence(Confidence::Medium);
    Some((Severity::Should, finding))
}

/// Whether a request is for the server that it was sent to.
fn names_itself(exchange: &Exchange) -> bool {
    let request = &exchange.request;
    let own = request.origin.authority();
    if !request.target.starts_with('/') {
        return request.target.starts_with(&format!("{}/", request.origin));
    }
    sent(exchange, "Host").is_none_or(|host| host.eq_ignore_ascii_case(&own))
}

/// Whether a 508 is about proxies that ask each other.
pub(super) fn is_proxy_loop(answer: &Answer) -> bool {
    let told = answer.fields.get("Proxy-Status").unwrap_or_default();
    let is_told = told.contains("proxy_loop_detected");
    answer.status == 508 && (is_told || answer.fields.has("Via") || answer.fields.has("CDN-Loop"))
}

fn proxy_loop(exchange: &Exchange) -> Finding {
    Finding::of(exchange, "a 508 is sent for a loop of proxies")
        .why("508 is about loops of WebDAV collections, and a loop of proxies is a 502 (RFC 5842 §7.2; RFC 9209 §2.3)")
        .fix("send 502 where a proxy sees its own request again")
        .confidence(Confidence::Medium)
}
