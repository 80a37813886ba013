//! A body that does not parse as its media type is answered with 400.
//!
//! # Question
//!
//! Does the content not parse as the type that it declares?
//!
//! - 400: it does not parse
//! - 413: reading it takes more work than is allowed
//!
//! # Why it matters
//!
//! Syntax comes before meaning: 422 would claim that the content was understood. The fault names line, column and byte.
//! Duplicate keys are refused too, since parsers differ in which of them they keep.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 1
//!
//! {
//! ```
//!
//! # Right
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 85
//!
//! {"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
//! ```
//!
//! # References
//!
//! - RFC 9110 §15.5.1
//! - RFC 8259 §2

use demur_schema::FaultCode;

use crate::facts::{Body, Facts};
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let Body::Json(Err(fault)) = &facts.body else {
        return None;
    };
    let status = if fault.code == FaultCode::TooComplex {
        Status::CONTENT_TOO_LARGE
    } else {
        Status::BAD_REQUEST
    };
    Some(
        Refusal::new(status, "The body is not well-formed JSON")
            .faults(facts.listed(vec![(**fault).clone()])),
    )
}
