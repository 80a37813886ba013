//! A required body that is missing is answered with 400.
//!
//! # Question
//!
//! Does the operation need content, and is there none?
//!
//! # Why it matters
//!
//! No media type, no length, nothing to check: the request is incomplete, whatever its content might have been.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//!
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

use demur_contract::BodyRule;
use demur_http1::Framing;
use demur_schema::{Fault, FaultCode};

use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let rule = facts.operation?.body.as_ref()?;
    let missing = matches!(facts.head.framing(), Framing::None | Framing::Length(0));
    (rule.required && missing).then(|| refusal(rule, facts))
}

#[cold]
fn refusal(rule: &BodyRule, facts: &Facts<'_>) -> Refusal {
    let fault = Fault::in_body("", FaultCode::Required, "a body is required");
    Refusal::new(
        Status::BAD_REQUEST,
        "This operation needs a body, and the request has none",
    )
    .hint(format!("send a body of type {}", rule.accept))
    .faults(facts.listed(vec![fault]))
}
