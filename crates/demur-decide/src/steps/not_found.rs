//! A path that names no resource is answered with 404.
//!
//! # Question
//!
//! Does the path name nothing, or nothing that may be known of?
//!
//! # Why it matters
//!
//! 404 says: nothing here, as far as we tell you, and nothing about whether that will last. It is not 400 (the request is
//! fine) and not 200 with a text that says so (a soft 404, which search engines and monitors take for content).
//! On public paths the answer suggests the nearest path the document knows.
//!
//! # Wrong
//!
//! ```http
//! GET /produtcs HTTP/1.1
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
//! - RFC 9110 §15.5.5

use std::borrow::Cow;

use crate::facts::Facts;
use crate::policy::Scope;
use crate::status::Status;
use crate::verdict::{Refusal, StepId};

const DETAIL: &str = "Nothing is known under this path";

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.route.is_some() || facts.is_for_server() {
        return None;
    }
    let mut refusal = Refusal::new(Status::NOT_FOUND, DETAIL);
    if facts.scope.kind == Scope::Public {
        refusal.hint = facts.near_miss().map(Cow::Owned);
    }
    Some(refusal)
}

/// The one 404 of concealed paths: the same for what is missing and what is not
/// for this caller.
pub(crate) fn concealed() -> Refusal {
    Refusal {
        step: StepId("not-found"),
        ..Refusal::new(Status::NOT_FOUND, DETAIL)
    }
}
