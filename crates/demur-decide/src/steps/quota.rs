//! A caller who asks more often than agreed is answered with 429, or with 402 where policy says so.
//!
//! # Question
//!
//! Has this caller used up what was agreed?
//!
//! - 429: waiting is enough
//! - 402: only paying helps
//!
//! # Why it matters
//!
//! A quota is counted for each caller, so it comes after the credentials, and after the question whether the caller may at
//! all: what is refused anyway costs nothing. Every answer carries the `RateLimit` fields, so that a client can slow down
//! before it is refused, and `Retry-After` where it was too late. 402 has no meaning of its own in HTTP; it is sent only by a
//! `[[limit]]` with `exhausted = "402"`.
//!
//! # Wrong
//!
//! ```http spent caller
//! GET /products HTTP/1.1
//! Host: api.example
//! X-Note: one more than agreed
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
//! - RFC 9110 §15.5.3

use crate::facts::Facts;
use crate::rates::{By, Exhausted, seconds};
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    exhausted(facts, By::Caller)
}

/// The refusal of a request beyond a limit.
pub(super) fn exhausted(facts: &Facts<'_>, by: By) -> Option<Refusal> {
    if !facts.is_counted() {
        return None;
    }
    judged(facts, by)
}

#[inline(never)]
fn judged(facts: &Facts<'_>, by: By) -> Option<Refusal> {
    let (limit, allowance) = facts.allowance(by)?;
    let wait = seconds(allowance.wait?);
    let (requests, window) = (limit.requests, seconds(limit.window));
    Some(match limit.exhausted {
        Exhausted::TooManyRequests => Refusal::new(
            Status::TOO_MANY_REQUESTS,
            format!("More requests than the limit of {requests} in {window} s allows"),
        )
        .hint(format!("wait {wait} s before the next request"))
        .retry_after(wait),
        Exhausted::PaymentRequired => Refusal::new(
            Status::PAYMENT_REQUIRED,
            format!("The quota of {requests} requests in {window} s is used up"),
        )
        .hint("a larger quota has to be arranged for"),
    })
}
