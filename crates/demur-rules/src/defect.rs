//! What is wrong with a rule itself: found when the contract is loaded, all at once.

use demur_schema::Position;

/// The part of a rule that a defect is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The expression.
    Rule,
    /// The message.
    Message,
    /// The pointer.
    Pointer,
    /// The status.
    Status,
}

impl Part {
    /// The name of the member in the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Message => "message",
            Self::Pointer => "pointer",
            Self::Status => "status",
        }
    }
}

/// Something wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDefect {
    /// Where it is.
    pub part: Part,
    /// What is wrong.
    pub message: String,
    /// The likely cure.
    pub hint: Option<String>,
    /// Where in the expression.
    pub position: Option<Position>,
}

impl RuleDefect {
    pub(crate) fn new(part: Part, message: impl Into<String>) -> Self {
        Self {
            part,
            message: message.into(),
            hint: None,
            position: None,
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn at(mut self, position: Option<Position>) -> Self {
        self.position = position;
        self
    }
}
