//! Applies rules to a body.

use std::collections::BTreeSet;
use std::fmt;

use demur_schema::Tape;
use serde_json::{Map, Value};

use crate::eval::Machine;
use crate::item::Item;
use crate::rule::Rule;

/// How much work all rules of a request may take together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Steps, as the documentation of the crate counts them.
    pub steps: u64,
}

impl Default for Budget {
    /// Enough for a few operations on each of some ten thousand items: some twenty milliseconds over a body of 1 MiB.
    fn default() -> Self {
        Self { steps: 200_000 }
    }
}

/// What the rules say of a body.
#[derive(Debug, Clone, Default)]
pub struct Judgement<'r> {
    /// The rules that it breaks, in their order.
    pub violations: Vec<&'r Rule>,
    /// Why rules could not be checked, each in its turn. A body with one of these has not been found good.
    pub unchecked: Vec<Why>,
}

/// Why a rule could not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// It takes more steps than allowed.
    Budget,
    /// A member that it needs is missing.
    NoSuchMember,
    /// A list has no item of that number, or none at all.
    NoSuchItem,
    /// A value has a type that the operation is not for.
    Type,
    /// A result is too large or too small.
    Overflow,
    /// An integer is divided by zero.
    DivisionByZero,
    /// A number cannot be represented exactly.
    Inexact,
    /// A text is no timestamp, duration or number.
    Unreadable,
    /// The result is neither true nor false.
    NotBool,
}

impl Why {
    /// The word for logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::NoSuchMember => "no_such_member",
            Self::NoSuchItem => "no_such_item",
            Self::Type => "type",
            Self::Overflow => "overflow",
            Self::DivisionByZero => "division_by_zero",
            Self::Inexact => "inexact",
            Self::Unreadable => "unreadable",
            Self::NotBool => "not_bool",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Budget => "Checking it would take more steps than allowed",
            Self::NoSuchMember => "A member that it needs is missing",
            Self::NoSuchItem => "An item that it needs is missing",
            Self::Type => "A value has another type than it needs",
            Self::Overflow => "A result is out of range",
            Self::DivisionByZero => "An integer is divided by zero",
            Self::Inexact => "A number has too many digits to be used exactly",
            Self::Unreadable => "A text is no timestamp, duration or number",
            Self::NotBool => "The result is neither true nor false",
        })
    }
}

/// Applies rules to a body. The budget is for all of them together.
pub fn judge<'r>(rules: &'r [Rule], body: &Tape<'_>, budget: Budget) -> Judgement<'r> {
    let mut judgement = Judgement::default();
    if rules.is_empty() {
        return judgement;
    }
    let Some(steps) = budget.steps.checked_sub(reading(body)) else {
        judgement.unchecked = vec![Why::Budget; rules.len()];
        return judgement;
    };
    let value = needed(rules, body);
    let mut machine = Machine::new(&value, body.text(), steps);
    for rule in rules {
        match machine.run(&rule.expr) {
            Ok(Item::Bool(true)) => {}
            Ok(Item::Bool(false)) => judgement.violations.push(rule),
            Ok(_) => judgement.unchecked.push(Why::NotBool),
            Err(why) => judgement.unchecked.push(why),
        }
    }
    judgement
}

/// What it costs to copy what the rules look at, as if that were all of the body.
fn reading(body: &Tape<'_>) -> u64 {
    u64::try_from(body.entry_count() / 8 + body.text().len() / 128).unwrap_or(u64::MAX)
}

/// What the rules look at, copied once for all of them: the whole body, or those of its members that they name.
fn needed(rules: &[Rule], body: &Tape<'_>) -> Value {
    let members: Option<Vec<_>> = rules.iter().map(|rule| rule.members.as_ref()).collect();
    match members {
        Some(members) if body.text().trim_start().starts_with('{') => {
            let names: BTreeSet<_> = members.into_iter().flatten().collect();
            let found = names.into_iter().filter_map(|name| {
                let token = name.replace('~', "~0").replace('/', "~1");
                Some((name.clone(), body.value_at(&format!("/{token}"))?))
            });
            Value::Object(found.collect::<Map<_, _>>())
        }
        _ => body.to_value(),
    }
}
