//! Every status is a registered one that is in use, and one that its field of use knows.
//!
//! # Why it matters
//!
//! Clients know the registered codes; everything else they treat as the first of its class (RFC 9110 §15), so that a
//! 420 is a 400 to them and its meaning is lost. A code beyond 599 is no status at all. Codes that are reserved or
//! obsolete have no meaning any more, and one from WebDAV makes clients look for what is not there (RFC 9205 §4.6).
//!
//! # What it looks for
//!
//! - Codes below 100 and beyond 599.
//! - Codes that are not in the registry, some programs' own among them, also of interim answers. In a log they may be
//!   the program's word for a connection that got no answer, so they are left out there.
//! - The reserved 306 and 418, the deprecated 305 and the obsolete 510.
//! - Advice: codes that WebDAV defines, from a server that shows no other sign of WebDAV. 422 is no such code any more.
//!
//! # Finding
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 420 Enhance Your Calm
//! Content-Type: text/plain
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 799 Never
//! Content-Type: text/plain
//! ```
//!
//! ```exchange
//! GET /coffee HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 418 I'm a teapot
//! Content-Type: text/plain
//! ```
//!
//! ```exchange
//! GET /search HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 510 Not Extended
//! Content-Type: text/plain
//! ```
//!
//! ```exchange
//! POST /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 424 Failed Dependency
//! Content-Type: application/json
//! ```
//!
//! # Clean
//!
//! ```exchange
//! POST /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 422 Unprocessable Content
//! Content-Type: application/json
//! ```
//!
//! ```exchange
//! PUT /files/a.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 423 Locked
//! Content-Type: application/xml
//! ---
//! PROPFIND /files/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 207 Multi-Status
//! Content-Type: application/xml
//! ```
//!
//! A line of a log, in which a server notes a client that went away:
//!
//! ```exchange
//! GET /slow HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 499 -
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Take the registered code that is nearest, the general one of the class if there is none, and put the detail into
//!   the content.
//!
//! ## API consumer
//!
//! - Treat an unknown code as the x00 of its class.
//!
//! # References
//!
//! - RFC 9110 §15, §15.4.6, §15.4.7, §15.5.19
//! - RFC 9205 §4.6

use std::collections::HashSet;

use demur_codebook::{Registry, StatusPage, status};

use crate::answers::{Once, all, short};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Origin;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A114",
    id: "unregistered-status",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// Registered, and not to be sent any more (RFC 9110 §15.4.6); the registry has no word for that.
const DEPRECATED: u16 = 305;

/// Who defines the codes of WebDAV.
const OF_WEBDAV: [&str; 3] = ["RFC 2518", "RFC 4918", "RFC 5842"];

/// Methods that only WebDAV knows.
const WEBDAV: [&str; 9] = [
    "ACL",
    "COPY",
    "LOCK",
    "MKCOL",
    "MOVE",
    "PROPFIND",
    "PROPPATCH",
    "REPORT",
    "UNLOCK",
];

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    let webdav = origins_of_webdav(run);
    for (exchange, answer) in all(run) {
        let is_recorded = !answer.fields.0.is_empty();
        let interim = answer.interim.iter().map(|interim| interim.status);
        for code in interim.chain([answer.status]) {
            let Some((severity, what)) = fault(code, is_recorded) else {
                continue;
            };
            if once.says(exchange, &what) {
                findings.add_as(severity, finding(exchange, what));
            }
        }
        if let Some(page) = status(answer.status).filter(|page| is_of_webdav(page))
            && !webdav.contains(&exchange.request.origin)
            // A loop of proxies is told by `status-of-another-role`.
            && !super::status_of_another_role::is_proxy_loop(answer)
        {
            let what = format!("a {} is sent, and nothing else shows WebDAV", page.title());
            if once.says(exchange, &what) {
                let finding = finding(exchange, what).confidence(Confidence::Medium);
                findings.add_as(Severity::Advice, finding);
            }
        }
    }
}

fn finding(exchange: &Exchange, what: String) -> Finding {
    Finding::of(exchange, what)
        .why("clients know what the registry knows, and take anything else for the first code of its class (RFC 9110 §15; RFC 9205 §4.6)")
        .fix("take the registered code that says the same, or the general one of its class, and put the detail into the content")
}

fn fault(code: u16, is_recorded: bool) -> Option<(Severity, String)> {
    if !(100..600).contains(&code) {
        let what = format!("{code} is no status: they go from 100 to 599");
        return is_recorded.then_some((Severity::Must, what));
    }
    let should = |what: String| Some((Severity::Should, what));
    let Some(page) = status(code) else {
        return should(format!("{code} is no registered status"));
    };
    match page.registry {
        Registry::Unregistered if is_recorded => {
            let by = short(page.by);
            should(format!("{code} is no registered status, but {by}'s own"))
        }
        Registry::Reserved => should(format!("{code} is reserved, and has no meaning")),
        Registry::Obsoleted => should(format!("{code} is obsolete")),
        Registry::Registered if code == DEPRECATED => should(format!("{code} is deprecated")),
        Registry::Registered | Registry::Temporary | Registry::Unregistered => None,
    }
}

fn is_of_webdav(page: &StatusPage) -> bool {
    let first = page.defined.first();
    first.is_some_and(|clause| OF_WEBDAV.contains(&clause.doc))
}

/// Servers that are asked in WebDAV with success, or say that they speak it.
pub(super) fn origins_of_webdav(run: &Run) -> HashSet<&Origin> {
    let shows = |exchange: &Exchange, answer: &Answer| {
        let is_asked = WEBDAV.contains(&exchange.request.method.as_str());
        answer.fields.has("DAV") || (is_asked && answer.is_success())
    };
    let all = all(run).filter(|(exchange, answer)| shows(exchange, answer));
    all.map(|(exchange, _)| &exchange.request.origin).collect()
}
