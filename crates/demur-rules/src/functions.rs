//! The functions that rules may call, and what they do.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::eval::{Found, Machine};
use crate::expr::{Arithmetic, Function};
use crate::item::{Item, List, Text, nearest_double, truncate};
use crate::judge::Why;
use crate::kind::Kind;
use crate::{moment, operators};

/// A function as it is written.
pub(crate) struct Signature {
    pub(crate) name: &'static str,
    pub(crate) function: Function,
    pub(crate) style: Style,
    /// Values it takes, the one before the point included.
    pub(crate) arity: usize,
    pub(crate) result: Option<Kind>,
}

/// How a function may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `int(x)`
    Global,
    /// `x.trim()`
    Method,
    Either,
}

const fn row(
    name: &'static str,
    function: Function,
    style: Style,
    arity: usize,
    result: Option<Kind>,
) -> Signature {
    Signature {
        name,
        function,
        style,
        arity,
        result,
    }
}

/// All of them.
pub(crate) const FUNCTIONS: [Signature; 17] = [
    row("size", Function::Size, Style::Either, 1, Some(Kind::Number)),
    row(
        "contains",
        Function::Contains,
        Style::Method,
        2,
        Some(Kind::Bool),
    ),
    row(
        "startsWith",
        Function::StartsWith,
        Style::Method,
        2,
        Some(Kind::Bool),
    ),
    row(
        "endsWith",
        Function::EndsWith,
        Style::Method,
        2,
        Some(Kind::Bool),
    ),
    row(
        "lowerAscii",
        Function::LowerAscii,
        Style::Method,
        1,
        Some(Kind::Text),
    ),
    row(
        "upperAscii",
        Function::UpperAscii,
        Style::Method,
        1,
        Some(Kind::Text),
    ),
    row("trim", Function::Trim, Style::Method, 1, Some(Kind::Text)),
    row("int", Function::Int, Style::Global, 1, Some(Kind::Number)),
    row(
        "double",
        Function::Double,
        Style::Global,
        1,
        Some(Kind::Number),
    ),
    row("string", Function::Text, Style::Global, 1, Some(Kind::Text)),
    row(
        "timestamp",
        Function::Timestamp,
        Style::Global,
        1,
        Some(Kind::Moment),
    ),
    row(
        "duration",
        Function::Duration,
        Style::Global,
        1,
        Some(Kind::Span),
    ),
    row("sum", Function::Sum, Style::Method, 1, None),
    row("min", Function::Min, Style::Method, 1, None),
    row("max", Function::Max, Style::Method, 1, None),
    row(
        "isSorted",
        Function::IsSorted,
        Style::Method,
        1,
        Some(Kind::Bool),
    ),
    row(
        "distinct",
        Function::Distinct,
        Style::Method,
        1,
        Some(Kind::List),
    ),
];

/// Calls a function. How many values it is given has been checked before.
pub(crate) fn call<'a>(
    machine: &mut Machine<'a>,
    function: Function,
    values: &[Item<'a>],
) -> Found<'a> {
    let [first, rest @ ..] = values else {
        return Err(Why::Type);
    };
    match function {
        Function::Size => size(machine, first),
        Function::Contains => text_test(machine, first, rest, |text, part| text.contains(part)),
        Function::StartsWith => {
            text_test(machine, first, rest, |text, part| text.starts_with(part))
        }
        Function::EndsWith => text_test(machine, first, rest, |text, part| text.ends_with(part)),
        Function::LowerAscii => text_change(machine, first, str::to_ascii_lowercase),
        Function::UpperAscii => text_change(machine, first, str::to_ascii_uppercase),
        Function::Trim => text_change(machine, first, |text| text.trim().to_owned()),
        Function::Int => int(first),
        Function::Double => double(first),
        Function::Text => text(first),
        Function::Timestamp if matches!(first, Item::Moment(_)) => Ok(first.clone()),
        Function::Timestamp => read(first.as_text()?, moment::read_moment).map(Item::Moment),
        Function::Duration if matches!(first, Item::Span(_)) => Ok(first.clone()),
        Function::Duration => read(first.as_text()?, moment::read_span).map(Item::Span),
        Function::Sum => sum(machine, first.as_list()?),
        Function::Min => extreme(machine, first.as_list()?, Ordering::Less),
        Function::Max => extreme(machine, first.as_list()?, Ordering::Greater),
        Function::IsSorted => is_sorted(machine, first.as_list()?),
        Function::Distinct => distinct(machine, first.as_list()?),
    }
}

fn size<'a>(machine: &mut Machine<'a>, item: &Item<'a>) -> Found<'a> {
    let size = match item {
        Item::Text(text) => {
            machine.spend_text(text.len())?;
            text.chars().count()
        }
        Item::List(list) => list.len(),
        Item::Map(map) => map.len(),
        Item::Null
        | Item::Bool(_)
        | Item::Int(_)
        | Item::Double(_)
        | Item::Moment(_)
        | Item::Span(_) => {
            return Err(Why::Type);
        }
    };
    i64::try_from(size)
        .map(Item::Int)
        .map_err(|_| Why::Overflow)
}

fn text_test<'a>(
    machine: &mut Machine<'a>,
    first: &Item<'a>,
    rest: &[Item<'a>],
    check: fn(&str, &str) -> bool,
) -> Found<'a> {
    let (Item::Text(text), [Item::Text(part)]) = (first, rest) else {
        return Err(Why::Type);
    };
    machine.spend_text(text.len() + part.len())?;
    Ok(Item::Bool(check(text, part)))
}

fn text_change<'a>(
    machine: &mut Machine<'a>,
    item: &Item<'a>,
    change: fn(&str) -> String,
) -> Found<'a> {
    let text = item.as_text()?;
    machine.spend_text(text.len())?;
    Ok(Item::made(&change(text)))
}

/// Reads a short text. What is longer is none of these, and not worth the work.
fn read<T>(text: &Text<'_>, reader: impl FnOnce(&str) -> Option<T>) -> Result<T, Why> {
    (text.len() <= 64)
        .then(|| reader(text))
        .flatten()
        .ok_or(Why::Unreadable)
}

fn int<'a>(item: &Item<'a>) -> Found<'a> {
    match item {
        Item::Int(number) => Ok(Item::Int(*number)),
        // CEL leaves out both ends of the range.
        Item::Double(number) => truncate(*number)
            .filter(|whole| *whole != i64::MIN)
            .map(Item::Int)
            .ok_or(Why::Overflow),
        Item::Text(text) => read(text, |text| text.parse().ok()).map(Item::Int),
        Item::Moment(nanos) => i64::try_from(nanos.div_euclid(1_000_000_000))
            .map(Item::Int)
            .map_err(|_| Why::Overflow),
        Item::Null | Item::Bool(_) | Item::List(_) | Item::Map(_) | Item::Span(_) => Err(Why::Type),
    }
}

fn double<'a>(item: &Item<'a>) -> Found<'a> {
    match item {
        Item::Int(number) => Ok(Item::Double(nearest_double(*number))),
        Item::Double(number) => Ok(Item::Double(*number)),
        Item::Text(text) => read(text, |text| text.parse().ok()).map(Item::Double),
        Item::Null
        | Item::Bool(_)
        | Item::List(_)
        | Item::Map(_)
        | Item::Moment(_)
        | Item::Span(_) => Err(Why::Type),
    }
}

fn text<'a>(item: &Item<'a>) -> Found<'a> {
    match item {
        Item::Bool(truth) => Ok(Item::made(if *truth { "true" } else { "false" })),
        Item::Int(number) => Ok(Item::made(&number.to_string())),
        Item::Double(number) => Ok(Item::made(&number.to_string())),
        Item::Text(_) => Ok(item.clone()),
        Item::Null | Item::List(_) | Item::Map(_) | Item::Moment(_) | Item::Span(_) => {
            Err(Why::Type)
        }
    }
}

/// The sum of the items; 0 for none.
fn sum<'a>(machine: &mut Machine<'a>, list: &List<'a>) -> Found<'a> {
    let mut total = None;
    for number in 0..list.len() {
        let item = machine.nth(list, number)?;
        if !matches!(item, Item::Int(_) | Item::Double(_) | Item::Span(_)) {
            return Err(Why::Type);
        }
        total = Some(match total {
            None => item,
            Some(total) => operators::arithmetic(machine, Arithmetic::Add, &total, &item)?,
        });
    }
    Ok(total.unwrap_or(Item::Int(0)))
}

fn extreme<'a>(machine: &mut Machine<'a>, list: &List<'a>, wanted: Ordering) -> Found<'a> {
    let mut best = machine.nth(list, 0)?;
    for number in 1..list.len() {
        let item = machine.nth(list, number)?;
        if operators::order(machine, &item, &best)? == wanted {
            best = item;
        }
    }
    Ok(best)
}

fn is_sorted<'a>(machine: &mut Machine<'a>, list: &List<'a>) -> Found<'a> {
    for number in 1..list.len() {
        let (before, after) = (machine.nth(list, number - 1)?, machine.nth(list, number)?);
        if operators::order(machine, &before, &after)?.is_gt() {
            return Ok(Item::Bool(false));
        }
    }
    Ok(Item::Bool(true))
}

/// The items without those that were there before.
fn distinct<'a>(machine: &mut Machine<'a>, list: &List<'a>) -> Found<'a> {
    let mut seen = HashSet::new();
    let mut others: Vec<Item<'a>> = Vec::new();
    let mut found = Vec::new();
    for number in 0..list.len() {
        let item = machine.nth(list, number)?;
        let is_new = if let Some(simple) = simple(&item) {
            machine.spend_text(item.as_text().map_or(0, |text| text.len()))?;
            seen.insert(simple)
        } else {
            let is_new = !is_among(machine, &others, &item)?;
            if is_new {
                others.push(item.clone());
            }
            is_new
        };
        if is_new {
            found.push(item);
        }
    }
    Ok(Item::list(found))
}

/// Whether one of some values is equal to another; those after the first one that is are not looked at.
fn is_among<'a>(
    machine: &mut Machine<'a>,
    values: &[Item<'a>],
    wanted: &Item<'a>,
) -> Result<bool, Why> {
    for value in values {
        if operators::equal(machine, value, wanted)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A value that is the same if and only if it is equal.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Simple {
    Null,
    Bool(bool),
    Int(i64),
    Double(u64),
    Text(String),
}

fn simple(item: &Item<'_>) -> Option<Simple> {
    match item {
        Item::Null => Some(Simple::Null),
        Item::Bool(truth) => Some(Simple::Bool(*truth)),
        Item::Int(number) => Some(Simple::Int(*number)),
        Item::Double(number) if number.fract() == 0.0 => {
            Some(truncate(*number).map_or(Simple::Double(number.to_bits()), Simple::Int))
        }
        // What is no number is equal to nothing, not even to itself.
        Item::Double(number) if number.is_nan() => None,
        Item::Double(number) => Some(Simple::Double(number.to_bits())),
        Item::Text(text) => Some(Simple::Text((**text).to_owned())),
        Item::List(_) | Item::Map(_) | Item::Moment(_) | Item::Span(_) => None,
    }
}
