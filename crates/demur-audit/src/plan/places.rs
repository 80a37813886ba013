//! Where something stands in the document, as a JSON Pointer.

use demur_contract::tree::{Node, escape_token};
use demur_contract::{Contract, Operation, ResponseRule, StatusRange};

/// The pointer to an operation; to its path where that stands in another place.
pub(crate) fn operation(contract: &Contract, operation: &Operation) -> String {
    let path = format!("/paths/{}", escape_token(&operation.template));
    let method = operation.method.to_ascii_lowercase();
    existing(contract, format!("{path}/{method}"), path)
}

/// The pointer to an answer.
pub(crate) fn response(contract: &Contract, of: &Operation, rule: &ResponseRule) -> String {
    let operation = operation(contract, of);
    let key = match rule.status {
        StatusRange::Exactly(status) => status.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    };
    existing(contract, format!("{operation}/responses/{key}"), operation)
}

/// What stands there.
pub(crate) fn node<'c>(contract: &'c Contract, pointer: &str) -> Option<Node<'c>> {
    contract.documents().root()?.at_pointer(pointer)
}

fn existing(contract: &Contract, pointer: String, other: String) -> String {
    if node(contract, &pointer).is_some() {
        pointer
    } else {
        other
    }
}
