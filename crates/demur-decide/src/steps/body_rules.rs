//! A body whose values do not go together is answered with 422, or with 409 where a rule says so.
//!
//! # Question
//!
//! Does every value fit, and do the values not go together, or not with the state of things?
//!
//! - 422: the values contradict each other
//! - 409: they contradict the state of the resource
//! - 400: the values contradict each other, where the operation documents 400 and not 422
//! - 413: judging them takes more work than is allowed
//!
//! # Why it matters
//!
//! A schema says what each value may be; that the end comes after the start, or that either of two members is there, it says
//! badly or not at all. An operation states such rules beside its contract, in CEL, as `x-demur-rules`. All that are broken
//! are named at once, each with its own words. Rules work under a budget: a body that would take more is not checked, so it
//! gets 413 and never a silent pass.
//!
//! # Wrong
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 132
//!
//! {"email":"ada@example.com","items":[{"product":7,"quantity":1},{"product":7,"quantity":2}],"reference":"A-1001","note":"twice 7..."}
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
//! - RFC 9110 §15.5.21
//! - RFC 9110 §15.5.10

use demur_rules::{Judgement, StatusClass, Why};
use demur_schema::{Fault, FaultCode};

use crate::facts::Facts;
use crate::policy::Unchecked;
use crate::status::Status;
use crate::steps::body_schema::invalid_status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    let judgement = facts.judgement()?;
    if judgement.unchecked.contains(&Why::Budget) {
        let fault = Fault::in_body(
            "",
            FaultCode::TooComplex,
            "too large for the rules about it",
        );
        return Some(
            Refusal::new(Status::CONTENT_TOO_LARGE, "The body could not be checked")
                .faults(facts.listed(vec![fault])),
        );
    }
    let faults = faults(judgement, facts);
    if faults.is_empty() {
        return None;
    }
    Some(
        Refusal::new(
            status(judgement, facts),
            "The values of the body do not go together",
        )
        .faults(facts.listed(faults)),
    )
}

/// Whether a rule could not be checked, and policy let the body pass all the same.
pub(crate) fn has_unchecked(facts: &Facts<'_>) -> bool {
    facts.policy.unchecked == Unchecked::Forward
        && facts
            .judgement()
            .is_some_and(|found| !found.unchecked.is_empty())
}

fn faults(judgement: &Judgement<'_>, facts: &Facts<'_>) -> Vec<Fault> {
    let broken = judgement.violations.iter().map(|rule| Fault {
        hint: rule.hint().map(str::to_owned),
        ..Fault::in_body(rule.pointer(), FaultCode::RuleViolated, rule.message())
    });
    let mut faults: Vec<Fault> = broken.collect();
    if facts.policy.unchecked == Unchecked::Refuse {
        let unchecked = judgement.unchecked.iter().map(|why| {
            let detail = format!("a rule could not be checked: {}", lower(&why.to_string()));
            Fault::in_body("", FaultCode::RuleViolated, detail)
        });
        faults.extend(unchecked);
    }
    faults
}

/// 409 only where nothing else is wrong: a body that is wrong in itself will not do in another state either.
fn status(judgement: &Judgement<'_>, facts: &Facts<'_>) -> Status {
    let is_conflict = judgement.unchecked.is_empty()
        && judgement
            .violations
            .iter()
            .all(|rule| rule.status() == StatusClass::Conflict);
    if is_conflict {
        Status::CONFLICT
    } else {
        invalid_status(facts)
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
