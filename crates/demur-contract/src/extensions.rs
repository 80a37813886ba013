//! The extensions of an operation, `x-demur-…`. One that is misspelt would switch a check off without a word, so each is
//! known or a fault.

use demur_schema::suggest;

use crate::tree::{Kind, Node};
use crate::{lifetime, rules};

/// Changes must be conditional.
const CONDITION: &str = "x-demur-condition";
const REQUIRED: &str = "required";
const KNOWN: [&str; 3] = [CONDITION, rules::KEY, lifetime::KEY];

/// What is wrong with an extension, and where.
pub(crate) struct Fault<'t> {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    pub(crate) at: Node<'t>,
}

/// Whether a change of the resource must be conditional.
pub(crate) fn needs_condition(operation: Node<'_>) -> bool {
    operation.get(CONDITION).and_then(Node::as_str) == Some(REQUIRED)
}

/// Everything that is wrong with the extensions of an operation, but for what stands inside of them.
pub(crate) fn faults(operation: Node<'_>) -> impl Iterator<Item = Fault<'_>> {
    operation.entries().filter_map(move |entry| {
        let name = entry.name();
        let fault = |code, message: String, hint| Fault {
            code,
            message,
            hint,
            at: entry.value,
        };
        if !name.starts_with("x-demur-") {
            return None;
        }
        if !KNOWN.contains(&name) {
            let hint = suggest(name, KNOWN).map(|near| format!("did you mean `{near}`?"));
            return Some(fault(
                "unknown-field",
                format!("there is no extension `{name}`"),
                hint,
            ));
        }
        if name == rules::KEY && entry.value.kind() != Kind::Array {
            let message = "the rules are a list".to_owned();
            let hint = Some("write `- ` before each rule".to_owned());
            return Some(fault("wrong-type", message, hint));
        }
        if name == CONDITION && !needs_condition(operation) {
            let message = format!("`{CONDITION}` has one value, `{REQUIRED}`");
            let hint = Some("leave it out where no condition is required".to_owned());
            return Some(fault("unknown-value", message, hint));
        }
        None
    })
}
