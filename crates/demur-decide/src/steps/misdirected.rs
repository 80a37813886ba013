//! A request for an authority that is not ours is answered with 421.
//!
//! # Question
//!
//! Is the request for a host that this server does not answer for?
//!
//! # Why it matters
//!
//! A client that reuses a connection, or follows stale DNS, can reach a server that was never meant to answer for that
//! host. Answering 404 would be a lie about the resource. 421 tells the client to try another connection, which it may do
//! even for POST. The row is active where `authorities` lists what is ours; a name without a port counts for every port.
//!
//! # Wrong
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: elsewhere.example
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
//! - RFC 9110 §15.5.20
//! - RFC 9110 §7.4

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.policy.authorities.is_empty() {
        return None;
    }
    judged(&facts.policy.authorities, facts)
}

#[inline(never)]
fn judged(ours: &[String], facts: &Facts<'_>) -> Option<Refusal> {
    let theirs = facts.head.authority().unwrap_or_default();
    if ours.iter().any(|name| is_named(name, theirs)) {
        return None;
    }
    Some(
        Refusal::new(
            Status::MISDIRECTED_REQUEST,
            "This server does not answer for the requested authority",
        )
        .hint("open a new connection to the host that the URL names"),
    )
}

/// Whether a name of ours is meant; one without a port counts for every port.
fn is_named(name: &str, authority: &str) -> bool {
    name.eq_ignore_ascii_case(authority) || name.eq_ignore_ascii_case(host(authority))
}

/// The authority without its port.
fn host(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        // The last colon of a bare `[2001:db8::1]` belongs to the address.
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        Some(_) | None => authority,
    }
}
