//! The document promises no status that cannot come, and says what has to be said about those that can.
//!
//! # Why it matters
//!
//! What stands in the document becomes code: a branch for a 405 that never comes, a parser for the content of a 204 that
//! must have none, and none for the wait after a 429. What is missing becomes a question to support.
//!
//! # What it looks for
//!
//! The document alone; it sends nothing.
//!
//! - Content for 204, 205 or 304, which have none.
//! - 401 where no credentials are asked for, though a login answers so in many APIs: see for yourself. 403 where no operation
//!   of the document asks for any, since it may have reasons other than who asks.
//! - 429 without a documented `Retry-After`.
//! - 405 for an operation: its method is declared, so that it is allowed. 415 where there is no body, 422 where there are no parameters
//!   either, and 406 where there is no content to choose from.
//! - 400 and 422 that are described by the same words or the same component, so that no client knows which to expect for
//!   what.
//!
//! # Finding
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders/{id}:
//!     delete:
//!       operationId: deleteOrder
//!       parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
//!       responses:
//!         '204': {description: deleted, content: {application/json: {schema: {type: object}}}}
//! ```
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders:
//!     get:
//!       operationId: listOrders
//!       responses:
//!         '200': {description: ok}
//!         '401': {description: log in first}
//! ```
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders:
//!     get:
//!       operationId: listOrders
//!       responses:
//!         '200': {description: ok}
//!         '429': {description: too many}
//! ```
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders:
//!     get:
//!       operationId: listOrders
//!       responses:
//!         '200': {description: ok}
//!         '405': {description: only GET}
//! ```
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! paths:
//!   /orders:
//!     post:
//!       operationId: createOrder
//!       requestBody: {content: {application/json: {schema: {type: object}}}}
//!       responses:
//!         '201': {description: made}
//!         '400': {description: Validation failed}
//!         '422': {description: validation failed.}
//! ```
//!
//! # Clean
//!
//! ```document
//! openapi: 3.1.0
//! info: {title: Shop, version: '1'}
//! components:
//!   securitySchemes: {token: {type: http, scheme: bearer}}
//! security: [{token: []}]
//! paths:
//!   /orders:
//!     post:
//!       operationId: createOrder
//!       requestBody: {content: {application/json: {schema: {type: object}}}}
//!       responses:
//!         '201': {description: made, content: {application/json: {schema: {type: object}}}}
//!         '400': {description: the body is no JSON}
//!         '401': {description: no valid credentials}
//!         '403': {description: not enough rights}
//!         '406': {description: only JSON}
//!         '415': {description: not JSON}
//!         '422': {description: a value is wrong}
//!         '429': {description: slow down, headers: {Retry-After: {schema: {type: integer}}}}
//!     delete:
//!       operationId: deleteOrders
//!       responses: {'204': {description: gone}}
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Take out what cannot come, and describe 400 and 422 by what is wrong in each case.
//! - Document `Retry-After` for 429 once, as a component, and refer to it.
//!
//! # References
//!
//! - RFC 9110 §10.2.3, §15.3.5, §15.5.2, §15.5.6, §15.5.16, §15.5.21
//! - RFC 6585 §4

use demur_contract::tree::Node;
use demur_contract::{Contract, Operation, ResponseRule, StatusRange};

use crate::check::{Check, Mode, nothing};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::places;
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A502",
    id: "document",
    severity: Severity::Advice,
    mode: Mode::Document,
    wants: nothing,
    judge,
};

/// What is wrong with one documented answer.
struct Defect {
    severity: Severity,
    confidence: Confidence,
    what: String,
    why: &'static str,
    fix: &'static str,
}

fn judge(site: &Site, _: &Run, findings: &mut Findings<'_>) {
    let contracts = site
        .snapshot
        .iter()
        .flat_map(|snapshot| &snapshot.contracts);
    for contract in contracts {
        let mut operations = contract.operations().iter();
        let knows_callers = operations.any(|one| !one.security.is_empty());
        for operation in contract.operations() {
            for rule in &operation.responses {
                let StatusRange::Exactly(status) = rule.status else {
                    continue;
                };
                let defect = of_rule(operation, rule, status)
                    .filter(|_| status != 403 || !knows_callers)
                    .or_else(|| of_twins(contract, operation, rule, status));
                if let Some(defect) = defect {
                    let pointer = places::response(contract, operation, rule);
                    let finding = Finding::without(defect.what)
                        .why(defect.why)
                        .fix(defect.fix)
                        .confidence(defect.confidence)
                        .operation(Some(operation.id.clone()))
                        .pointer(pointer);
                    findings.add_as(defect.severity, finding);
                }
            }
        }
    }
}

fn of_rule(operation: &Operation, rule: &ResponseRule, status: u16) -> Option<Defect> {
    let id = &operation.id;
    match status {
        204 | 205 | 304 if !rule.media_types.is_empty() => Some(Defect {
            severity: Severity::Must,
            confidence: Confidence::High,
            what: format!("`{id}` documents content for {status}, which has none"),
            why: "such an answer ends with its fields (RFC 9110 §15.3.5, §15.3.6, §15.4.5)",
            fix: "take the content out, or document 200 with it",
        }),
        401 if operation.security.is_empty() => Some(advice(
            format!("`{id}` documents 401 and asks for no credentials"),
            "401 says that credentials are missing or invalid, and the document names none that could be shown (RFC 9110 §15.5.2)",
            "name the security scheme of the operation, or take the 401 out",
        )),
        403 if operation.security.is_empty() => Some(advice(
            format!("`{id}` documents 403 and asks for no credentials"),
            "who may is decided by who asks, and the document does not say how a client shows that (RFC 9110 §15.5.4)",
            "name the security scheme of the operation, or say in the description what is forbidden to whom",
        )),
        429 if !rule.has_field("Retry-After") => Some(advice(
            format!("`{id}` documents 429 without `Retry-After`"),
            "a client has to know how long to wait, and looks for it there (RFC 6585 §4, RFC 9110 §10.2.3)",
            "document the field `Retry-After`, and send it",
        )),
        405 => Some(advice(
            format!(
                "`{id}` documents 405 for {}, which is declared",
                operation.method
            ),
            "405 is for methods that the resource does not have (RFC 9110 §15.5.6)",
            "take the 405 out; it is the answer to methods that are not in the document",
        )),
        415 | 422
            if operation.body.is_none() && !(status == 422 && takes_parameters(operation)) =>
        {
            Some(advice(
                format!("`{id}` documents {status} and takes no body"),
                "415 and 422 are about the content of a request, and there is none (RFC 9110 §15.5.16, §15.5.21)",
                "document 400 for parameters that are wrong, or the body of the request",
            ))
        }
        406 if operation.offers().is_empty() => Some(advice(
            format!("`{id}` documents 406 and has no content to choose from"),
            "406 says that no representation fits what the client accepts (RFC 9110 §15.5.7)",
            "document the content of the successful answers, or take the 406 out",
        )),
        _ => None,
    }
}

/// Many frameworks answer 422 to a parameter that cannot be right.
fn takes_parameters(operation: &Operation) -> bool {
    let all = &operation.parameters;
    !all.path.is_empty()
        || !all.query.is_empty()
        || !all.header.is_empty()
        || !all.cookie.is_empty()
}

fn advice(what: String, why: &'static str, fix: &'static str) -> Defect {
    Defect {
        severity: Severity::Advice,
        confidence: Confidence::Medium,
        what,
        why,
        fix,
    }
}

/// 422 that is described as 400 is.
fn of_twins(
    contract: &Contract,
    operation: &Operation,
    rule: &ResponseRule,
    status: u16,
) -> Option<Defect> {
    let mut rules = operation.responses.iter().filter(|_| status == 422);
    let other = rules.find(|other| other.status == StatusRange::Exactly(400))?;
    let said = |rule: &ResponseRule| {
        let pointer = places::response(contract, operation, rule);
        places::node(contract, &pointer).and_then(words)
    };
    let is_same = said(rule).is_some_and(|own| Some(own) == said(other));
    is_same.then(|| {
        advice(
            format!("`{}` describes 400 and 422 by the same words", operation.id),
            "422 is for content that can be read and is wrong, and 400 for all else; a client has to know which it gets for what (RFC 9110 §15.5.1, §15.5.21)",
            "say what is wrong in each case, or document one of them alone",
        )
    })
}

/// The component that an answer refers to, else its description.
fn words(node: Node<'_>) -> Option<String> {
    let text = node
        .get("$ref")
        .or_else(|| node.get("description"))?
        .as_str()?;
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    let plain: String = letters.flat_map(char::to_lowercase).collect();
    (!plain.is_empty()).then_some(plain)
}
