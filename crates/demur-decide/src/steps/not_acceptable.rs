//! Where `accept = "strict"`, an `Accept` that no documented type satisfies is answered with 406.
//!
//! # Question
//!
//! Does the client accept none of the types that are offered, and is no default sent in their place?
//!
//! # Why it matters
//!
//! A server may ignore `Accept` and send what it has (RFC 9110 §12.4.1); that is the default here. An API that promises
//! several representations is better off saying which ones there are.
//!
//! # Wrong
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: api.example
//! Accept: image/png
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
//! - RFC 9110 §15.5.7
//! - RFC 9110 §12.4.1

use crate::facts::Facts;
use crate::negotiate;
use crate::policy::AcceptPolicy;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.policy.accept == AcceptPolicy::Ignore {
        return None;
    }
    judged(facts)
}

#[inline(never)]
fn judged(facts: &Facts<'_>) -> Option<Refusal> {
    let accept = facts.accept()?;
    let offers = facts.operation?.offers();
    // A wildcard in the document promises nothing that could be missed.
    let is_open = offers.is_empty() || offers.iter().any(|range| range.precision() < 2);
    if is_open
        || offers
            .iter()
            .any(|range| negotiate::accepts(&accept, &range.main, &range.sub))
    {
        return None;
    }
    let list = offers
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    Some(
        Refusal::new(
            Status::NOT_ACCEPTABLE,
            "None of the media types in `Accept` is available here",
        )
        .hint(format!("available: {list}")),
    )
}
