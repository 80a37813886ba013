//! A method that the server does not know at all is answered with 501.
//!
//! # Question
//!
//! Is the method one that this server knows nowhere?
//!
//! # Why it matters
//!
//! 405 says: not on this resource. 501 says: not here, on nothing. A client that gets 405 looks for another resource, or
//! reads `Allow`; a client that gets 501 has a typing mistake or speaks an extension that is not supported. CONNECT asks
//! for a tunnel, which a gateway does not open.
//!
//! # Wrong
//!
//! ```http
//! BREW /products HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # References
//!
//! - RFC 9110 §9.1
//! - RFC 9110 §15.6.2

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

/// The methods of RFC 9110 §9.3 and RFC 5789, without CONNECT.
pub(crate) const KNOWN: [&str; 8] = [
    "GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE",
];

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    (!KNOWN.contains(&facts.method)).then(|| refusal(facts.method))
}

#[cold]
fn refusal(method: &str) -> Refusal {
    let refusal = Refusal::new(
        Status::NOT_IMPLEMENTED,
        "This method is not implemented by any resource of this server",
    );
    // Methods are case-sensitive (RFC 9110 §9.1), which not every client library knows.
    let known = KNOWN
        .iter()
        .find(|known| known.eq_ignore_ascii_case(method));
    match known {
        Some(known) => refusal.hint(format!("methods are case-sensitive: write `{known}`")),
        None => refusal,
    }
}
