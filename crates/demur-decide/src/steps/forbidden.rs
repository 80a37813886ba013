//! A caller who is known, and may not, is answered with 403.
//!
//! # Question
//!
//! Is it known who asks, or does it not matter, and may he not do this?
//!
//! # Why it matters
//!
//! 401 asks for credentials; 403 says that these do not help: the token lacks a scope, the caller a role, the object belongs
//! to another tenant, the address is not on the list. A scope that is missing is named in the challenge (RFC 6750 §3.1), so
//! that a client can ask for it. Who may change that is in `contact`. The event says which of them it was; what the client
//! learns is for `forbidden.tell`.
//!
//! # Wrong
//!
//! ```http elsewhere
//! GET /products HTTP/1.1
//! Host: api.example
//! X-Note: from an address that is not on the list of /products
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
//! - RFC 9110 §15.5.4
//! - RFC 6750 §3.1

use demur_contract::Requirement;

use crate::authorization::{Bar, bar};
use crate::credentials;
use crate::facts::Facts;
use crate::policy::Tell;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    bar(facts).map(|bar| refusal(&bar, facts))
}

#[cold]
fn refusal(bar: &Bar<'_>, facts: &Facts<'_>) -> Refusal {
    let refusal = match facts.policy.tell {
        Tell::Nothing => Refusal::new(Status::FORBIDDEN, "This request is not allowed"),
        Tell::Kind => told(bar, facts),
    };
    refusal.reason(bar.as_str())
}

fn told(bar: &Bar<'_>, facts: &Facts<'_>) -> Refusal {
    match bar {
        Bar::Address => Refusal::new(
            Status::FORBIDDEN,
            "This is not open to the network the request comes from",
        ),
        Bar::Scope(needed) => lacks_scope(needed, facts, "The token lacks a scope"),
        Bar::NoScope(needed) => lacks_scope(needed, facts, "The token has no scopes"),
        Bar::Role => Refusal::new(
            Status::FORBIDDEN,
            "The caller lacks the role that this operation needs",
        ),
        Bar::NoRole => Refusal::new(Status::FORBIDDEN, "The caller has no role yet"),
        Bar::OtherScheme => Refusal::new(Status::FORBIDDEN, "This request is not allowed"),
        Bar::Tenant => Refusal::new(
            Status::FORBIDDEN,
            "What the request names belongs to somebody else",
        ),
    }
}

fn lacks_scope(needed: &Requirement, facts: &Facts<'_>, detail: &'static str) -> Refusal {
    let challenge = credentials::bearer(facts.policy, Some("insufficient_scope"), &needed.scopes);
    Refusal::new(Status::FORBIDDEN, detail)
        .hint(format!(
            "ask for a token with `{}`",
            needed.scopes.join(" ")
        ))
        .field("WWW-Authenticate", challenge)
}
