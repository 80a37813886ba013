//! A network that asks more often than its limit allows is answered with 429, before anything is looked at.
//!
//! # Question
//!
//! Has this network sent more than it may?
//!
//! # Why it matters
//!
//! Who tries passwords, walks through ids or floods a route does it from few networks. This limit counts each of them
//! (an IPv4 address, a /64 of IPv6) before routing and credentials, so that it costs little to refuse. `Retry-After` is true:
//! a client that waits that long passes. The row is active where a `[[limit]]` says `by = "network"`; behind proxies of your
//! own, `trusted_proxies` decides whose word about the client counts.
//!
//! # Wrong
//!
//! ```http spent network
//! GET /products HTTP/1.1
//! Host: api.example
//! X-Note: the hundred-and-first in this minute
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
//! - RFC 6585 §4
//! - RFC 9110 §10.2.3

use crate::facts::Facts;
use crate::rates::By;
use crate::steps::quota;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    quota::exhausted(facts, By::Network)
}
