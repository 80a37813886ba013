//! TRACE is answered with 405 everywhere.
//!
//! # Question
//!
//! Is the method TRACE?
//!
//! # Why it matters
//!
//! TRACE makes a server echo the request with its fields, cookies and credentials among them. It is a known method, so
//! 501 would be wrong; no resource behind a gateway should allow it, so 405 it is.
//!
//! # Wrong
//!
//! ```http
//! TRACE /products HTTP/1.1
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
//! - RFC 9110 §9.3.8
//! - RFC 9110 §15.5.6

use crate::facts::Facts;
use crate::policy::Scope;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.method != "TRACE" {
        return None;
    }
    // Outside public paths, what a resource allows is nobody's business yet.
    // An empty `Allow` is valid (RFC 9110 §10.2.1).
    let allow = match facts.scope.kind {
        Scope::Public => facts.route.map_or("", |route| route.allow()),
        Scope::Guarded | Scope::Concealed(_) => "",
    };
    Some(
        Refusal::new(
            Status::METHOD_NOT_ALLOWED,
            "TRACE is not allowed on any resource of this server",
        )
        .field("Allow", allow.to_owned()),
    )
}
