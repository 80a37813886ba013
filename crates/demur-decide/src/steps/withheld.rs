//! A path that is withheld for legal reasons is answered with 451.
//!
//! # Question
//!
//! Does a legal demand keep this from being shown?
//!
//! # Why it matters
//!
//! 403 or 404 would hide that somebody else demanded it. 451 says so, and its `Link` with `rel="blocked-by"` names who carries
//! out the block (not who demanded it). It says nothing about whether the resource exists, so it is decided before that is
//! asked. It is never kept by caches: a demand may hold in one place only, or end.
//!
//! # Wrong
//!
//! ```http
//! GET /withheld/report HTTP/1.1
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
//! - RFC 7725 §3
//! - RFC 7725 §4

use demur_gone::Places;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let withheld = facts.look_up(Places::find_withheld)?;
    let detail = match withheld.reason {
        Some(reason) => format!("This is withheld for legal reasons: {reason}"),
        None => "This is withheld for legal reasons".to_owned(),
    };
    let refusal = Refusal::new(Status::UNAVAILABLE_FOR_LEGAL_REASONS, detail);
    Some(match withheld.blocked_by {
        Some(url) => refusal.field("Link", format!("<{url}>; rel=\"blocked-by\"")),
        None => refusal,
    })
}
