//! A 401 says how to authenticate, in a `WWW-Authenticate` field that can be read.
//!
//! # Why it matters
//!
//! A server that generates a 401 must send a `WWW-Authenticate` field with at least one challenge (RFC 9110 §15.5.2).
//! Without it a client knows that credentials are missing or wrong, but not which kind is asked for. Browsers show no
//! login, libraries do not fetch a token, and a client with an expired token cannot tell that from a wrong scheme.
//!
//! # What it looks for
//!
//! - Answers 401 without the field.
//! - Fields that hold no challenge: each begins with the name of a scheme, and its parameters are pairs of a token and
//!   a value (RFC 9110 §11.6.1).
//!
//! # Finding
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! Content-Type: application/json
//!
//! {"error":"log in first"}
//! ```
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: realm="shop"
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer realm="shop", Basic realm="shop"
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `WWW-Authenticate: Bearer` with the 401, wherever it is made; most frameworks have one place for it.
//! - If no credentials would help, the status is 403 and not 401.
//!
//! ## Operator
//!
//! - See whether a proxy removes the field. `curl -si` at the server and at the proxy shows both.
//!
//! ## API consumer
//!
//! - Take the scheme from the documentation, and report the missing field: it is a fault of the server.
//!
//! # References
//!
//! - RFC 9110 §15.5.2, §11.6.1

use crate::check::{Check, Mode, nothing};
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A101",
    id: "unauthorized-without-challenge",
    severity: Severity::Must,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for exchange in run.all() {
        let Some(answer) = exchange.answer().filter(|answer| answer.status == 401) else {
            continue;
        };
        let challenges = answer.fields.list("WWW-Authenticate");
        let what = match challenges.first() {
            None => "the 401 has no `WWW-Authenticate`",
            Some(first) if !is_challenge(first) => {
                "`WWW-Authenticate` does not begin with the name of a scheme"
            }
            Some(_) => continue,
        };
        findings.add(
            Finding::of(exchange, what)
                .why("a server that generates a 401 must send at least one challenge (RFC 9110 §15.5.2)")
                .fix("send `WWW-Authenticate: Bearer`, or the scheme that is asked for, with every 401"),
        );
    }
}

/// A scheme, alone or with a space behind it; `realm="x"` is a parameter without one.
fn is_challenge(element: &str) -> bool {
    let scheme = element.split(' ').next().unwrap_or_default();
    !scheme.is_empty()
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
