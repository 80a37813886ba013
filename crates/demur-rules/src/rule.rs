//! A rule: its text, and what it is once it has been compiled.

use crate::defect::{Part, RuleDefect};
use crate::expr::Expr;
use crate::lower::{self, Lowered};

/// A rule as it is written in the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText<'a> {
    /// The expression, true for a good body.
    pub rule: &'a str,
    /// What to say about a bad one.
    pub message: &'a str,
    /// The RFC 6901 pointer of the value that is shown as wrong; the whole body by default.
    pub pointer: Option<&'a str>,
    /// The likely cure.
    pub hint: Option<&'a str>,
    /// 422 (the default) or 409.
    pub status: Option<u16>,
}

impl<'a> RuleText<'a> {
    /// A rule with nothing but its expression and message.
    pub const fn new(rule: &'a str, message: &'a str) -> Self {
        Self {
            rule,
            message,
            pointer: None,
            hint: None,
            status: None,
        }
    }
}

/// Which status a broken rule leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusClass {
    /// 422: the content is understood and cannot be processed (RFC 9110 §15.5.21).
    Unprocessable,
    /// 409: it does not go with the state of the resource (RFC 9110 §15.5.10).
    Conflict,
}

/// A rule that has been checked. It can be shared by threads.
#[derive(Debug)]
pub struct Rule {
    pub(crate) expr: Expr,
    /// The members of the body it looks at; nothing if it looks at the whole.
    pub(crate) members: Option<Vec<String>>,
    message: String,
    pointer: String,
    hint: Option<String>,
    status: StatusClass,
}

impl Rule {
    /// The longest expression, in octets.
    pub const LONGEST: usize = 2048;
    /// How deep an expression may be nested.
    pub const DEEPEST: usize = 32;

    /// Compiles a rule, or says everything that is wrong with it.
    pub fn compile(text: RuleText<'_>) -> Result<Self, Vec<RuleDefect>> {
        let mut defects = Vec::new();
        let lowered = lower::lower(text.rule)
            .map_err(|found| defects.extend(found))
            .ok();
        let status = status(text.status)
            .map_err(|defect| defects.push(defect))
            .ok();
        let pointer = text.pointer.unwrap_or_default();
        if !is_pointer(pointer) {
            defects.push(
                RuleDefect::new(Part::Pointer, format!("`{pointer}` is no JSON Pointer"))
                    .hint("a pointer is empty, or each of its parts follows a `/`, as in `/items/0` (RFC 6901)"),
            );
        }
        if text.message.trim().is_empty() {
            defects.push(
                RuleDefect::new(Part::Message, "The message is empty")
                    .hint("say what must be so, as in `the end must be after the start`"),
            );
        }
        match (lowered, status) {
            (Some(Lowered { expr, members }), Some(status)) if defects.is_empty() => Ok(Self {
                expr,
                members,
                message: text.message.to_owned(),
                pointer: pointer.to_owned(),
                hint: text.hint.map(str::to_owned),
                status,
            }),
            _ => Err(defects),
        }
    }

    /// What to say about a body that breaks it.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The RFC 6901 pointer of the value that is shown as wrong.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The likely cure.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Which status it leads to.
    pub const fn status(&self) -> StatusClass {
        self.status
    }
}

fn status(status: Option<u16>) -> Result<StatusClass, RuleDefect> {
    match status {
        None | Some(422) => Ok(StatusClass::Unprocessable),
        Some(409) => Ok(StatusClass::Conflict),
        Some(other) => Err(
            RuleDefect::new(Part::Status, format!("A rule cannot lead to {other}"))
                .hint("use 422 for content that is wrong in itself, 409 where it does not go with the state"),
        ),
    }
}

/// Whether a text follows the grammar of RFC 6901 §3.
fn is_pointer(text: &str) -> bool {
    let escapes_are_right = text
        .split('~')
        .skip(1)
        .all(|rest| rest.starts_with(['0', '1']));
    (text.is_empty() || text.starts_with('/')) && escapes_are_right
}
