//! Missing or wrong query, header and cookie parameters are answered with 400.
//!
//! # Question
//!
//! Is a parameter of query, fields or cookies missing, repeated or wrong?
//!
//! # Why it matters
//!
//! Parameters are part of the request's syntax as the operation defines it; 422 is for content (RFC 9110 §15.5.21). All
//! faults are listed at once. A parameter that may occur once and occurs twice is refused, since gateway and upstream might
//! pick different ones.
//!
//! # Wrong
//!
//! ```http
//! GET /products?limit=many HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products?limit=10 HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # References
//!
//! - RFC 9110 §15.5.1

use demur_http1::KnownField;
use demur_schema::Fault;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let operation = facts.operation?;
    let mut faults = operation.query_faults(facts.query.unwrap_or_default());
    if !operation.parameters.header.is_empty() {
        faults.extend(operation.header_faults(|name| facts.head.named(name).collect::<Vec<_>>()));
    }
    if !operation.parameters.cookie.is_empty() {
        faults.extend(operation.cookie_faults(facts.head.get_all(KnownField::Cookie)));
    }
    (!faults.is_empty()).then(|| refusal(faults, facts))
}

#[cold]
fn refusal(faults: Vec<Fault>, facts: &Facts<'_>) -> Refusal {
    let detail = match faults.len() {
        1 => "A parameter is missing or wrong".to_owned(),
        number => format!("{number} parameters are missing or wrong"),
    };
    Refusal::new(Status::BAD_REQUEST, detail).faults(facts.listed(faults))
}
