//! A 407 comes from a proxy that the client chose, and says in `Proxy-Authenticate` how to authenticate.
//!
//! # Why it matters
//!
//! 407 is for proxies that want credentials of their own; a proxy must send a challenge with it (RFC 9110 §15.5.8). A
//! browser that did not choose a proxy shows no login for it, and many libraries report a broken connection. A server
//! that wants credentials for itself means 401.
//!
//! # What it looks for
//!
//! - Answers 407 without `Proxy-Authenticate`, or with one that holds no challenge that can be read.
//! - Answers 407 to requests that no proxy was asked with: the target of a request to a proxy is a whole address. Over
//!   plain `http` a proxy on the way may have answered, so the finding is less sure there.
//!
//! # Finding
//!
//! ```exchange
//! GET http://news.example/ HTTP/1.1
//! Host: proxy.example
//!
//! HTTP/1.1 407 Proxy Authentication Required
//! Content-Type: text/plain
//!
//! Log in first.
//! ```
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 407 Proxy Authentication Required
//! Proxy-Authenticate: Basic realm="shop"
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET http://news.example/ HTTP/1.1
//! Host: proxy.example
//!
//! HTTP/1.1 407 Proxy Authentication Required
//! Proxy-Authenticate: Basic realm="proxy"
//! ```
//!
//! ```exchange
//! CONNECT news.example:443 HTTP/1.1
//! Host: news.example:443
//!
//! HTTP/1.1 407 Proxy Authentication Required
//! Proxy-Authenticate: Negotiate
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Answer 401 with `WWW-Authenticate` where your own service wants credentials, and 403 where none would help.
//!
//! ## Operator
//!
//! - A gateway in front of your servers acts in their name: it sends 401. Only the proxy that clients are configured
//!   with sends 407.
//!
//! ## API consumer
//!
//! - If you do use a proxy, give it its credentials; those of the service go elsewhere.
//!
//! # References
//!
//! - RFC 9110 §15.5.8, §11.7.1

use crate::answers::{Once, answers, is_plain};
use crate::challenge;
use crate::check::{Check, Mode, nothing};
use crate::exchange::Exchange;
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Scheme;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A102",
    id: "proxy-authentication-required",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run).filter(|(_, answer)| answer.status == 407) {
        let fault = if answer.fields.has("Proxy-Authenticate") {
            challenge::fault(&answer.fields, "Proxy-Authenticate")
        } else {
            Some("has no `Proxy-Authenticate`".to_owned())
        };
        if let Some(what) = fault.map(|what| format!("the 407 {what}"))
            && once.says(exchange, &what)
        {
            findings.add(
                Finding::of(exchange, what)
                    .why("a proxy must send a challenge with each 407 (RFC 9110 §15.5.8)")
                    .fix("send `Proxy-Authenticate` with a scheme, or 401 with `WWW-Authenticate` if this is no proxy"),
            );
        }
        let what = "a 407 answers a request that was not sent to a proxy";
        if is_plain(exchange) && !is_for_a_proxy(exchange) && once.says(exchange, what) {
            findings.add_as(Severity::Should, misplaced(exchange, what));
        }
    }
}

fn misplaced(exchange: &Exchange, what: &str) -> Finding {
    let confidence = match exchange.request.origin.scheme {
        Scheme::Https => Confidence::Medium,
        Scheme::Http => Confidence::Low,
    };
    Finding::of(exchange, what)
        .why("a 407 asks for credentials for a proxy, and clients answer it only to one that they chose (RFC 9110 §15.5.8)")
        .fix("answer 401 with `WWW-Authenticate` where the service itself wants credentials")
        .confidence(confidence)
}

/// The target is that of a request to a proxy: a whole address, or a host and a port (RFC 9112 §3.2.2, §3.2.3).
fn is_for_a_proxy(exchange: &Exchange) -> bool {
    exchange.request.method == "CONNECT" || !exchange.request.target.starts_with('/')
}
