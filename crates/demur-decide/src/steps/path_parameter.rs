//! A path segment that does not fit its parameter is answered with 404, or 400 where the operation documents it.
//!
//! # Question
//!
//! Does a part of the path have a form that can name nothing, such as letters where ids are numbers?
//!
//! - 404: so it names nothing
//! - 400: the operation documents 400 for it
//!
//! # Why it matters
//!
//! `/products/abc` names no product when identifiers are integers, so 404 is the plain truth. Where the operation documents
//! 400, its callers expect to be told about their mistake that way. The faults are listed in both cases.
//!
//! # Wrong
//!
//! ```http
//! GET /products/abc HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products/7 HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # References
//!
//! - RFC 9110 §15.5.5
//! - RFC 9110 §15.5.1

use demur_contract::Operation;

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let operation = facts.operation?;
    if operation.parameters.path.is_empty() {
        return None;
    }
    refusal(operation, facts)
}

#[inline(never)]
fn refusal(operation: &Operation, facts: &Facts<'_>) -> Option<Refusal> {
    let captures = &facts.route.as_ref()?.captures;
    let faults = operation.path_faults(facts.path, captures);
    if faults.is_empty() {
        return None;
    }
    let status = if operation.documents_400 {
        Status::BAD_REQUEST
    } else {
        Status::NOT_FOUND
    };
    Some(
        Refusal::new(
            status,
            "A segment of the path does not fit the parameter in its place",
        )
        .faults(facts.listed(faults)),
    )
}
