//! A path that is known to have moved is answered with where it went.
//!
//! # Question
//!
//! Has this one successor at another address?
//!
//! - 301: for good, and the method is GET or HEAD
//! - 308: for good, and the method must stay as it is
//! - 302: for a time, and the method is GET or HEAD
//! - 307: for a time, and the method must stay as it is
//!
//! # Why it matters
//!
//! A resource that moved keeps its links only if every old address leads to its own new one. The lists named in `places` say
//! which do. The status follows from two questions: is the move for good (301, 308) or not (302, 307), and is the method GET
//! or HEAD, or one that must not be turned into GET on the way (308, 307)? Chains, loops, targets that a request could bend to
//! another host, and blanket redirects to the homepage are refused when the lists are loaded. The query of the request goes
//! along, but an API key in it never to an address with a host: somebody else may answer there.
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

use demur_contract::{Contract, KeyLocation, SchemeKind};
use demur_gone::{Found, Permanence};

use crate::authorization::is_entitled;
use crate::facts::Facts;
use crate::policy::Scope;
use crate::table::Objection;
use crate::target;
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
    let to = without_keys(to, facts);
    let note = format!("This has moved {word}, to:\n{to}\n");
    let answer = Answer::with(status, "text/plain; charset=utf-8", note.into_bytes())
        .field("Location", to.into_owned())
        .field("Cache-Control", freshness(facts, permanence, max_age));
    Some(Objection::Answer(answer))
}

/// A target without the API keys in its query, where it names a host.
fn without_keys<'a>(to: Cow<'a, str>, facts: &Facts<'_>) -> Cow<'a, str> {
    let Some((place, rest)) = to.split_once('?').filter(|_| !to.starts_with('/')) else {
        return to;
    };
    let (query, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (keys, kept): (Vec<_>, Vec<_>) = query.split('&').partition(|pair| is_key(pair, facts));
    if keys.is_empty() {
        return to;
    }
    let mut shorter = place.to_owned();
    for (mark, part) in [("?", kept.join("&").as_str()), ("#", fragment)] {
        if !part.is_empty() {
            shorter.push_str(mark);
            shorter.push_str(part);
        }
    }
    shorter.into()
}

/// Whether a pair of a query has the name under which a document takes an API key.
fn is_key(pair: &str, facts: &Facts<'_>) -> bool {
    let name = pair.split('=').next().unwrap_or_default().replace('+', " ");
    let name = target::decode(&name).unwrap_or_default();
    let contracts = facts.snapshot().contracts.iter();
    let mut schemes = contracts.flat_map(Contract::schemes);
    schemes.any(|scheme| match &scheme.kind {
        SchemeKind::ApiKey {
            location: KeyLocation::Query,
            name: key,
        } => key.as_bytes() == name,
        SchemeKind::ApiKey { .. }
        | SchemeKind::Http { .. }
        | SchemeKind::OAuth2
        | SchemeKind::OpenIdConnect { .. }
        | SchemeKind::MutualTls => false,
    })
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
