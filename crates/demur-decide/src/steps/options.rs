//! OPTIONS on a path whose document declares none is answered with the allowed methods.
//!
//! # Question
//!
//! Does the client ask with OPTIONS what is possible here?
//!
//! # Why it matters
//!
//! OPTIONS asks what can be done with a resource. The document knows, so the upstream need not be asked. `OPTIONS *` asks
//! about the server as a whole and is answered without `Allow`.
//!
//! # Wrong
//!
//! ```http
//! OPTIONS /products HTTP/1.1
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
//! - RFC 9110 §9.3.7

use crate::authorization::is_entitled;
use crate::facts::Facts;
use crate::policy::Scope;
use crate::table::Objection;
use crate::verdict::Answer;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Objection> {
    if facts.method != "OPTIONS" || facts.operation.is_some() {
        return None;
    }
    answered(facts)
}

#[inline(never)]
fn answered(facts: &Facts<'_>) -> Option<Objection> {
    let answer = Answer::empty().field("Cache-Control", "no-store");
    // `*` is no resource, so that it has no methods of its own.
    if facts.is_for_server() {
        return Some(Objection::Answer(answer));
    }
    let route = facts.route?;
    // Who may not use the resource must not learn that it is there.
    if matches!(facts.scope.kind, Scope::Concealed(_)) && !is_entitled(facts) {
        return None;
    }
    let allow = route.allow().to_owned();
    Some(Objection::Answer(answer.field("Allow", allow)))
}
