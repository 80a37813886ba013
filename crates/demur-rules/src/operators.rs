//! Comparing and reckoning. Nothing overflows silently, and numbers are compared as numbers.

use std::cmp::Ordering;

use crate::eval::{Found, Machine};
use crate::expr::{Arithmetic, Comparison};
use crate::item::{Item, List, Map, exact_double, truncate};
use crate::judge::Why;
use crate::moment;

pub(crate) fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

/// The order of two values, where their types have one.
pub(crate) fn order(
    machine: &mut Machine<'_>,
    left: &Item<'_>,
    right: &Item<'_>,
) -> Result<Ordering, Why> {
    match (left, right) {
        (Item::Text(left), Item::Text(right)) => {
            machine.spend_text(left.len().min(right.len()))?;
            // The order of the octets of UTF-8 is that of the code points.
            Ok(left.cmp(right))
        }
        (Item::Bool(left), Item::Bool(right)) => Ok(left.cmp(right)),
        (Item::Moment(left), Item::Moment(right)) | (Item::Span(left), Item::Span(right)) => {
            Ok(left.cmp(right))
        }
        _ => numeric(left, right).ok_or(Why::Type),
    }
}

/// The order of two numbers. An int is never rounded for it: 9007199254740993 is more than 9007199254740992.0.
fn numeric(left: &Item<'_>, right: &Item<'_>) -> Option<Ordering> {
    match (left, right) {
        (Item::Int(left), Item::Int(right)) => Some(left.cmp(right)),
        (Item::Double(left), Item::Double(right)) => left.partial_cmp(right),
        (Item::Int(left), Item::Double(right)) => mixed(*left, *right),
        (Item::Double(left), Item::Int(right)) => mixed(*right, *left).map(Ordering::reverse),
        _ => None,
    }
}

fn mixed(int: i64, double: f64) -> Option<Ordering> {
    let Some(whole) = truncate(double) else {
        // Beyond every int, or no number.
        return 0.0_f64.partial_cmp(&double);
    };
    Some(int.cmp(&whole).then(0.0_f64.partial_cmp(&double.fract())?))
}

/// Whether two values are the same. Values of different types are not, but numbers are numbers.
/// The recursion is bounded by the depth of the body and of the expression.
pub(crate) fn equal<'a>(
    machine: &mut Machine<'a>,
    left: &Item<'a>,
    right: &Item<'a>,
) -> Result<bool, Why> {
    machine.spend(1)?;
    Ok(match (left, right) {
        (Item::Null, Item::Null) => true,
        (Item::Bool(left), Item::Bool(right)) => left == right,
        (Item::Text(left), Item::Text(right)) => {
            if left.len() == right.len() {
                machine.spend_text(left.len())?;
            }
            **left == **right
        }
        (Item::Moment(left), Item::Moment(right)) | (Item::Span(left), Item::Span(right)) => {
            left == right
        }
        (Item::List(left), Item::List(right)) => return equal_lists(machine, left, right),
        (Item::Map(left), Item::Map(right)) => return equal_maps(machine, left, right),
        _ => numeric(left, right) == Some(Ordering::Equal),
    })
}

fn equal_lists<'a>(
    machine: &mut Machine<'a>,
    left: &List<'a>,
    right: &List<'a>,
) -> Result<bool, Why> {
    if left.len() != right.len() {
        return Ok(false);
    }
    for number in 0..left.len() {
        let (left, right) = (machine.nth(left, number)?, machine.nth(right, number)?);
        if !equal(machine, &left, &right)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn equal_maps<'a>(machine: &mut Machine<'a>, left: &Map<'a>, right: &Map<'a>) -> Result<bool, Why> {
    if left.len() != right.len() {
        return Ok(false);
    }
    let left = machine.entries(left)?;
    for (key, value) in left {
        let same = match machine.find(&Item::Map(right.clone()), &key)? {
            Some(other) => equal(machine, &value, &other)?,
            None => false,
        };
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(crate) fn negate<'a>(item: &Item<'a>) -> Found<'a> {
    match item {
        Item::Int(number) => number.checked_neg().map(Item::Int).ok_or(Why::Overflow),
        Item::Double(number) => Ok(Item::Double(-number)),
        Item::Span(nanos) => moment::span(-nanos).map(Item::Span),
        Item::Null
        | Item::Bool(_)
        | Item::Text(_)
        | Item::List(_)
        | Item::Map(_)
        | Item::Moment(_) => Err(Why::Type),
    }
}

pub(crate) fn arithmetic<'a>(
    machine: &mut Machine<'a>,
    operation: Arithmetic,
    left: &Item<'a>,
    right: &Item<'a>,
) -> Found<'a> {
    match (left, right) {
        (Item::Int(left), Item::Int(right)) => ints(operation, *left, *right),
        (Item::Double(left), Item::Double(right)) => doubles(operation, *left, *right),
        (Item::Int(left), Item::Double(right)) => {
            doubles(operation, exact_double(*left).ok_or(Why::Inexact)?, *right)
        }
        (Item::Double(left), Item::Int(right)) => {
            doubles(operation, *left, exact_double(*right).ok_or(Why::Inexact)?)
        }
        _ => match operation {
            Arithmetic::Add => add(machine, left, right),
            Arithmetic::Subtract => subtract(left, right),
            Arithmetic::Multiply | Arithmetic::Divide | Arithmetic::Remainder => Err(Why::Type),
        },
    }
}

fn ints<'a>(operation: Arithmetic, left: i64, right: i64) -> Found<'a> {
    let result = match operation {
        Arithmetic::Add => left.checked_add(right),
        Arithmetic::Subtract => left.checked_sub(right),
        Arithmetic::Multiply => left.checked_mul(right),
        Arithmetic::Divide | Arithmetic::Remainder if right == 0 => {
            return Err(Why::DivisionByZero);
        }
        Arithmetic::Divide => left.checked_div(right),
        Arithmetic::Remainder => left.checked_rem(right),
    };
    result.map(Item::Int).ok_or(Why::Overflow)
}

/// Doubles follow IEEE 754: a division by zero has a result.
fn doubles<'a>(operation: Arithmetic, left: f64, right: f64) -> Found<'a> {
    Ok(Item::Double(match operation {
        Arithmetic::Add => left + right,
        Arithmetic::Subtract => left - right,
        Arithmetic::Multiply => left * right,
        Arithmetic::Divide => left / right,
        Arithmetic::Remainder => return Err(Why::Type),
    }))
}

fn add<'a>(machine: &mut Machine<'a>, left: &Item<'a>, right: &Item<'a>) -> Found<'a> {
    match (left, right) {
        (Item::Text(left), Item::Text(right)) => {
            machine.spend_text(left.len() + right.len())?;
            Ok(Item::made(&[&**left, &**right].concat()))
        }
        (Item::List(left), Item::List(right)) => {
            let mut items = Vec::new();
            for list in [left, right] {
                for number in 0..list.len() {
                    items.push(machine.nth(list, number)?);
                }
            }
            Ok(Item::list(items))
        }
        (Item::Moment(left), Item::Span(right)) | (Item::Span(right), Item::Moment(left)) => {
            moment::moment(left + right).map(Item::Moment)
        }
        (Item::Span(left), Item::Span(right)) => moment::span(left + right).map(Item::Span),
        _ => Err(Why::Type),
    }
}

fn subtract<'a>(left: &Item<'a>, right: &Item<'a>) -> Found<'a> {
    match (left, right) {
        (Item::Moment(left), Item::Moment(right)) | (Item::Span(left), Item::Span(right)) => {
            moment::span(left - right).map(Item::Span)
        }
        (Item::Moment(left), Item::Span(right)) => moment::moment(left - right).map(Item::Moment),
        _ => Err(Why::Type),
    }
}
