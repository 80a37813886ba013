//! A well-formed body that breaks its schema is answered with 422.
//!
//! # Question
//!
//! Does the content parse, and does it not fit its schema?
//!
//! - 422: its values are wrong
//! - 400: the same, where the operation documents 400 and not 422
//! - 413: judging it takes more work than is allowed
//!
//! # Why it matters
//!
//! The content was understood and its syntax is right, yet it cannot be processed: that is 422 (RFC 9110 §15.5.21). Where
//! the operation documents 400 and not 422, its callers get the 400 they were promised. Every fault is listed with a JSON
//! Pointer, a code and, where we know it, a hint. A body that takes more work than allowed to check is answered with 413.
//!
//! # Wrong
//!
//! ```http
//! POST /signup HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 26
//!
//! {"email":"ada","age":17  }
//! ```
//!
//! # Right
//!
//! ```http
//! POST /signup HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 36
//!
//! {"email":"ada@example.com","age":36}
//! ```
//!
//! # References
//!
//! - RFC 9110 §15.5.21
//! - RFC 9457 §3

use demur_contract::Operation;
use demur_schema::{Fault, FaultCode, Faults, In};

use crate::facts::{Body, Facts};
use crate::policy::ValidationStatus;
use crate::profile::Profile;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let Body::Json(Ok(tape)) = &facts.body else {
        return None;
    };
    let Ok(schema) = facts.media()?.schema.as_ref()?.compiled() else {
        return Some(unchecked(facts));
    };
    if schema.is_valid(tape) {
        return None;
    }
    let faults = schema.faults(tape, In::Body, facts.policy.faults_listed);
    Some(Refusal::new(status(facts, &faults), summary(&faults)).faults(faults))
}

/// A schema that does not compile checks nothing, and what nobody checked is not
/// forwarded. Serving does not start with such a document; a library might.
fn unchecked(facts: &Facts<'_>) -> Refusal {
    let detail = "the schema of this operation cannot be used";
    let fault = Fault::in_body("", FaultCode::TooComplex, detail);
    Refusal::new(Status::CONTENT_TOO_LARGE, "The body could not be checked")
        .faults(facts.listed(vec![fault]))
}

fn status(facts: &Facts<'_>, faults: &Faults) -> Status {
    // No verdict was reached within the budget, so 422 would claim too much.
    let has = |code| faults.list.iter().any(|fault| fault.code == code);
    if has(FaultCode::TooComplex) {
        return Status::CONTENT_TOO_LARGE;
    }
    if has(FaultCode::PatternBudget) {
        return Status::BAD_REQUEST;
    }
    invalid_status(facts)
}

/// What a body that parses, and is wrong all the same, gets.
pub(super) fn invalid_status(facts: &Facts<'_>) -> Status {
    match facts.policy.validation_status {
        // The clients that this profile is for know 400 only.
        ValidationStatus::Auto if matches!(facts.policy.profile, Profile::Simple) => {
            Status::BAD_REQUEST
        }
        ValidationStatus::BadRequest => Status::BAD_REQUEST,
        ValidationStatus::Unprocessable => Status::UNPROCESSABLE_CONTENT,
        ValidationStatus::Auto => facts
            .operation
            .map_or(Status::UNPROCESSABLE_CONTENT, documented),
    }
}

/// What the operation tells its callers to expect.
fn documented(operation: &Operation) -> Status {
    if operation.documents_400 && !operation.documents_422 {
        Status::BAD_REQUEST
    } else {
        Status::UNPROCESSABLE_CONTENT
    }
}

fn summary(faults: &Faults) -> String {
    match faults.total {
        1 => "The body does not fit the schema of this operation".to_owned(),
        total => format!("The body does not fit the schema of this operation in {total} places"),
    }
}
