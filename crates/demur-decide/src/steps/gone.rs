//! A path whose resource was removed on purpose is answered with 410.
//!
//! # Question
//!
//! Was this removed on purpose, for good?
//!
//! # Why it matters
//!
//! 404 says nothing about tomorrow; 410 says that the resource is gone and that links to it should go too. It is a statement
//! somebody has to make, so it comes from the lists named in `places`, with a date and a reason where they were given, and may
//! be kept by caches for as long as the entry says. A redirect to the homepage in its place would be a soft 404.
//!
//! # Wrong
//!
//! ```http
//! GET /products/discontinued HTTP/1.1
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
//! - RFC 9110 §15.5.11

use demur_gone::Found;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.snapshot().places.is_empty() {
        return None;
    }
    judged(facts)
}

#[inline(never)]
fn judged(facts: &Facts<'_>) -> Option<Refusal> {
    let Found::Gone {
        since,
        reason,
        max_age,
    } = facts.place()?
    else {
        return None;
    };
    let mut detail = String::from("What was here is gone");
    if let Some(since) = since {
        detail.push_str(&format!(" since {since}"));
    }
    if let Some(reason) = reason {
        detail.push_str(&format!(": {reason}"));
    }
    Some(Refusal {
        max_age,
        ..Refusal::new(Status::GONE, detail).hint("remove links that lead here")
    })
}
