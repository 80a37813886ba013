//! `x-demur-rules`: what the values of a body must be like together, in CEL, beside the operation it is sent to.
//!
//! ```yaml
//! x-demur-rules:
//!   - rule: self.end > self.start
//!     message: the end must be after the start
//!     pointer: /end
//! ```

use demur_rules::{Rule, RuleText};
use demur_schema::suggest;

use crate::tree::Node;

/// The key of an operation that holds them.
pub(crate) const KEY: &str = "x-demur-rules";

const MEMBERS: [&str; 5] = ["rule", "message", "pointer", "hint", "status"];

/// What is wrong with a rule, in one sentence, and how to mend it.
pub(crate) struct Defect {
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

/// Compiles one item of the list, or says everything that is wrong with it.
pub(crate) fn compile(node: Node<'_>) -> Result<Rule, Vec<Defect>> {
    let mut defects = strangers(node);
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    for key in ["rule", "message"] {
        if text(key).is_none() {
            defects.push(defect(format!("a rule needs `{key}`, a string")));
        }
    }
    let status = node.get("status").map(|status| {
        let number = status
            .as_u64()
            .and_then(|number| u16::try_from(number).ok());
        number.unwrap_or_default()
    });
    let compiled = Rule::compile(RuleText {
        rule: text("rule").unwrap_or("true"),
        message: text("message").unwrap_or("-"),
        pointer: text("pointer"),
        hint: text("hint"),
        status,
    });
    match compiled {
        Ok(rule) if defects.is_empty() => Ok(rule),
        Ok(_) => Err(defects),
        Err(found) => {
            defects.extend(found.into_iter().map(|one| {
                let place = one.position.map_or_else(String::new, |position| {
                    format!(" at {}:{}", position.line, position.column)
                });
                Defect {
                    message: format!("`{}`{place}: {}", one.part.as_str(), one.message),
                    hint: one.hint,
                }
            }));
            Err(defects)
        }
    }
}

/// Members that no rule has.
fn strangers(node: Node<'_>) -> Vec<Defect> {
    let strange = node
        .entries()
        .filter(|entry| !MEMBERS.contains(&entry.name()));
    strange
        .map(|entry| Defect {
            message: format!("a rule has no `{}`", entry.name()),
            hint: suggest(entry.name(), MEMBERS).map(|near| format!("did you mean `{near}`?")),
        })
        .collect()
}

fn defect(message: String) -> Defect {
    Defect {
        message,
        hint: None,
    }
}
