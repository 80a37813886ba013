//! A 426 names in `Upgrade` the protocols that it asks for.
//!
//! # Why it matters
//!
//! A server that answers 426 must send `Upgrade` with the protocols that it wants (RFC 9110 §15.5.22). Without it a
//! client knows that its protocol is refused, and not which one would do.
//!
//! # What it looks for
//!
//! - Answers 426 without `Upgrade`, with an empty one, or with something in it that is no name of a protocol.
//! - In HTTP/1.1: `Upgrade` without `Connection: upgrade`. The field is about one connection only, and a sender must
//!   say so (RFC 9110 §7.8).
//!
//! HTTP/2 and HTTP/3 have neither field, so an answer in them is not judged.
//!
//! # Finding
//!
//! ```exchange
//! GET /live HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 426 Upgrade Required
//! Content-Type: text/plain
//!
//! This service speaks another protocol.
//! ```
//!
//! ```exchange
//! GET /live HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 426 Upgrade Required
//! Upgrade: websocket
//! Content-Length: 0
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /live HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 426 Upgrade Required
//! Upgrade: websocket, HTTP/3.0
//! Connection: keep-alive, Upgrade
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `Upgrade: websocket` and `Connection: Upgrade` with the 426. If no other protocol would help, the status is
//!   400 or 403.
//!
//! ## Operator
//!
//! - Proxies remove both fields unless they are told to pass them on.
//!
//! # References
//!
//! - RFC 9110 §15.5.22, §7.8

use crate::answers::{Once, answers, short};
use crate::challenge::is_token;
use crate::check::{Check, Mode, nothing};
use crate::exchange::Answer;
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A104",
    id: "upgrade-required-without-upgrade",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run).filter(|(_, answer)| answer.status == 426) {
        let Some(what) = fault(answer).filter(|what| once.says(exchange, what)) else {
            continue;
        };
        findings.add(
            Finding::of(exchange, what)
                .why("a 426 must name the protocols that it asks for, and the connection must be told (RFC 9110 §15.5.22, §7.8)")
                .fix("send `Upgrade` with the name of the protocol, and `Connection: Upgrade`"),
        );
    }
}

fn fault(answer: &Answer) -> Option<String> {
    if !answer.version.starts_with("HTTP/1.") {
        return None;
    }
    let protocols = answer.fields.list("Upgrade");
    if protocols.is_empty() {
        return Some("the 426 names no protocol in `Upgrade`".to_owned());
    }
    if let Some(one) = protocols.iter().find(|one| !is_protocol(one)) {
        let one = short(one);
        return Some(format!("`Upgrade` holds `{one}`, which is no protocol"));
    }
    let options = answer.fields.list("Connection");
    let is_told = options
        .iter()
        .any(|one| one.eq_ignore_ascii_case("upgrade"));
    (!is_told).then(|| "the 426 has `Upgrade` without `Connection: upgrade`".to_owned())
}

/// A name, and perhaps a slash and a version.
fn is_protocol(text: &str) -> bool {
    let (name, version) = text.split_once('/').unwrap_or((text, "1"));
    is_token(name) && is_token(version)
}
