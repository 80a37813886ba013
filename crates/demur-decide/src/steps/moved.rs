//! A path that is known to have moved is answered with where it went.
//!
//! # Why it matters
//!
//! A resource that moved keeps its links only if every old address leads to its own new one. The lists named in `places` say
//! which do. The status follows from two questions: is the move for good (301, 308) or not (302, 307), and is the method GET
//! or HEAD, or one that must not be turned into GET on the way (308, 307)? Chains, loops, targets that a request could bend to
//! another host, and blanket redirects to the homepage are refused when the lists are loaded.
//!
//! # Wrong
//!
//! ```http
//! GET /articles/old-name HTTP/1.1
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
//! - RFC 9110 §15.4
//! - RFC 9110 §15.4.2
//! - RFC 9110 §15.4.9

use std::borrow::Cow;

use demur_gone::{Found, Permanence};

use crate::authorization::is_entitled;
use crate::facts::Facts;
use crate::policy::Scope;
use crate::table::Objection;
use crate::verdict::Answer;

/// Seconds a cache may keep a permanent move whose entry says nothing: an hour, since browsers forget it no earlier.
const MAX_AGE: u32 = 3600;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Objection> {
    let Found::Moved {
        to,
        permanence,
        max_age,
    } = facts.place()?
    else {
        return None;
    };
    // Where a resource went tells that it was there.
    let is_hidden = matches!(facts.scope.kind, Scope::Concealed(_))
        && !(facts.route.is_some() && is_entitled(facts));
    if is_hidden {
        return None;
    }
    let is_read = matches!(facts.method, "GET" | "HEAD");
    let (status, word) = match (permanence, is_read) {
        (Permanence::Permanent, true) => (301, "permanently"),
        (Permanence::Permanent, false) => (308, "permanently"),
        (Permanence::Temporary, true) => (302, "for a time"),
        (Permanence::Temporary, false) => (307, "for a time"),
    };
    let note = format!("This has moved {word}, to:\n{to}\n");
    let answer = Answer::with(status, "text/plain; charset=utf-8", note.into_bytes())
        .field("Location", to.into_owned())
        .field("Cache-Control", freshness(facts, permanence, max_age));
    Some(Objection::Answer(answer))
}

/// Permanent moves may be kept, where everybody may know of them.
fn freshness(facts: &Facts<'_>, permanence: Permanence, max_age: Option<u32>) -> Cow<'static, str> {
    match (permanence, facts.scope.kind) {
        (Permanence::Permanent, Scope::Public) => {
            format!("public, max-age={}", max_age.unwrap_or(MAX_AGE)).into()
        }
        (Permanence::Temporary, _) | (_, Scope::Guarded | Scope::Concealed(_)) => "no-store".into(),
    }
}
