//! What can be known of a result before there is a body.

use crate::expr::{Arithmetic, Expr, Fold, Literal};
use crate::functions::FUNCTIONS;

/// The kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Map,
    Moment,
    Span,
}

impl Kind {
    /// In words, with an article.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a truth value",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Map => "a map",
            Self::Moment => "a timestamp",
            Self::Span => "a duration",
        }
    }

    /// Of an expression, if every body leads to the same.
    pub(crate) fn of(expr: &Expr) -> Option<Self> {
        match expr {
            Expr::Literal(literal) => Some(match literal {
                Literal::Null => Self::Null,
                Literal::Bool(_) => Self::Bool,
                Literal::Int(_) | Literal::Double(_) => Self::Number,
                Literal::Text(_) => Self::Text,
            }),
            Expr::Body | Expr::Local(_) | Expr::Member(..) | Expr::Index(_) => None,
            Expr::List(_) => Some(Self::List),
            Expr::Map(_) => Some(Self::Map),
            Expr::Has(..)
            | Expr::Logic(..)
            | Expr::Not(_)
            | Expr::Equal(_)
            | Expr::Differ(_)
            | Expr::Compare(..)
            | Expr::In(_)
            | Expr::Matches(..) => Some(Self::Bool),
            Expr::If(parts) => {
                let [_, then, otherwise] = parts.as_ref();
                Self::of(then).filter(|kind| Self::of(otherwise) == Some(*kind))
            }
            Expr::Negate(operand) => Self::of(operand),
            Expr::Arithmetic(operation, operands) => Self::of_arithmetic(*operation, operands),
            Expr::Call(function, _) => FUNCTIONS
                .iter()
                .find(|known| known.function == *function)
                .and_then(|known| known.result),
            Expr::Loop(each) => Some(match each.fold {
                Fold::All | Fold::Exists | Fold::ExistsOne => Self::Bool,
                Fold::Map | Fold::Filter => Self::List,
            }),
        }
    }

    fn of_arithmetic(operation: Arithmetic, operands: &[Expr; 2]) -> Option<Self> {
        match operation {
            Arithmetic::Multiply | Arithmetic::Divide | Arithmetic::Remainder => Some(Self::Number),
            Arithmetic::Add | Arithmetic::Subtract => {
                let [left, right] = operands;
                match (Self::of(left), Self::of(right)) {
                    (Some(Self::Moment | Self::Span), _) | (_, Some(Self::Moment | Self::Span)) => {
                        None
                    }
                    (left, right) => left.or(right),
                }
            }
        }
    }
}
