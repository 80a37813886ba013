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
//! - Answers 401 without the field, or with one that is empty.
//! - Fields that cannot be read: each challenge begins with the name of a scheme, behind it comes nothing, one word in
//!   the letters of Base64, or a list of parameters, each a name and a value that is a word or stands in quotes, and
//!   none of them twice (RFC 9110 §11.2, §11.3). Several challenges may stand in one field or in several.
//! - `Basic` without `realm`, and `Digest` without `realm` or `nonce`, which their definitions require.
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
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Basic realm=my shop
//! ```
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Basic
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer realm="shop", error="invalid_token", Basic realm="shop", charset="UTF-8"
//! ```
//!
//! Schemes may stand alone, and a word of Base64 in place of parameters:
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Negotiate oYG2MIGzoAMKAQE=, NTLM
//! WWW-Authenticate: Digest realm="a, b", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv"
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send `WWW-Authenticate: Bearer realm="shop"` with the 401, wherever it is made; most frameworks have one place for
//!   it.
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
//! - RFC 9110 §15.5.2, §11.6.1, §11.3
//! - RFC 7617 §2
//! - RFC 7616 §3.3

use crate::answers::{Once, answers};
use crate::challenge;
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

const WHY: &str = "a server that generates a 401 must send at least one challenge that the client can read (RFC 9110 \
                   §15.5.2, §11.6.1)";
const FIX: &str = "send `WWW-Authenticate: Bearer realm=\"…\"`, or the scheme that is asked for, with every 401, and put \
                   values in quotes";

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run).filter(|(_, answer)| answer.status == 401) {
        let what = if answer.fields.has("WWW-Authenticate") {
            challenge::fault(&answer.fields, "WWW-Authenticate")
        } else {
            Some("has no `WWW-Authenticate`".to_owned())
        };
        let Some(what) = what.map(|what| format!("the 401 {what}")) else {
            continue;
        };
        if once.says(exchange, &what) {
            findings.add(Finding::of(exchange, what).why(WHY).fix(FIX));
        }
    }
}
