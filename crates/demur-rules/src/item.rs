//! The values a rule works with. Those of the body are borrowed from it.

use std::ops::Deref;
use std::rc::Rc;

use serde_json::Value;

use crate::judge::Why;

/// A value.
#[derive(Debug, Clone)]
pub(crate) enum Item<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(Text<'a>),
    List(List<'a>),
    Map(Map<'a>),
    /// Nanoseconds since 1970.
    Moment(i128),
    /// Nanoseconds.
    Span(i128),
}

/// A text of the body or the rule, or a new one.
#[derive(Debug, Clone)]
pub(crate) enum Text<'a> {
    Of(&'a str),
    Made(Rc<str>),
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Of(text) => text,
            Self::Made(text) => text,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) enum List<'a> {
    Of(&'a [Value]),
    Made(Rc<[Item<'a>]>),
}

impl List<'_> {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Of(items) => items.len(),
            Self::Made(items) => items.len(),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Map<'a> {
    Of(&'a serde_json::Map<String, Value>),
    Made(Rc<[(Item<'a>, Item<'a>)]>),
}

impl Map<'_> {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Of(members) => members.len(),
            Self::Made(members) => members.len(),
        }
    }
}

impl<'a> Item<'a> {
    /// The truth value, where it is one.
    pub(crate) fn truth(&self) -> Result<bool, Why> {
        if let Self::Bool(truth) = self {
            Ok(*truth)
        } else {
            Err(Why::Type)
        }
    }

    pub(crate) fn as_text(&self) -> Result<&Text<'a>, Why> {
        if let Self::Text(text) = self {
            Ok(text)
        } else {
            Err(Why::Type)
        }
    }

    pub(crate) fn as_list(&self) -> Result<&List<'a>, Why> {
        if let Self::List(list) = self {
            Ok(list)
        } else {
            Err(Why::Type)
        }
    }

    pub(crate) fn made(text: &str) -> Self {
        Self::Text(Text::Made(text.into()))
    }

    pub(crate) fn list(items: Vec<Self>) -> Self {
        Self::List(List::Made(items.into()))
    }
}

/// 2^53: below, a double holds every integer. It is itself what 2^53 + 1 is rounded to.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// 2^63, the first whole number that is no `int` any more.
const TOO_LARGE: f64 = 9_223_372_036_854_775_808.0;

/// Digits of the first number that is no `int`.
const LONG: usize = 19;

/// A number of the body. `is_exact` is asked whether large numbers are spelled so that a double holds them.
pub(crate) fn number<'a>(
    number: &serde_json::Number,
    is_exact: impl FnOnce() -> bool,
) -> Result<Item<'a>, Why> {
    if let Some(whole) = number.as_i64() {
        return Ok(Item::Int(whole));
    }
    let double = number.as_f64().ok_or(Why::Inexact)?;
    if double.abs() >= TOO_LARGE {
        return is_exact()
            .then_some(Item::Double(double))
            .ok_or(Why::Inexact);
    }
    let whole = (double.fract() == 0.0 && double.abs() < EXACT)
        .then(|| truncate(double))
        .flatten();
    Ok(whole.map_or(Item::Double(double), Item::Int))
}

/// Whether no integer of a JSON text is longer than a double is sure to hold.
pub(crate) fn has_no_long_integer(text: &str) -> bool {
    let mut rest = text.as_bytes().iter().copied();
    let mut digits = 0_usize;
    let mut is_whole = true;
    while let Some(byte) = rest.next() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'.' | b'e' | b'E' if digits > 0 => is_whole = false,
            b'+' | b'-' if digits > 0 => {}
            _ if digits >= LONG && is_whole => return false,
            _ => (digits, is_whole) = (0, true),
        }
        if byte == b'"' {
            skip_string(&mut rest);
        }
    }
    digits < LONG || !is_whole
}

fn skip_string(rest: &mut impl Iterator<Item = u8>) {
    while let Some(byte) = rest.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                rest.next();
            }
            _ => {}
        }
    }
}

/// A double without its fraction, if an `int` holds it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the range has been looked at before"
)]
pub(crate) fn truncate(double: f64) -> Option<i64> {
    (-TOO_LARGE..TOO_LARGE)
        .contains(&double)
        .then_some(double as i64)
}

/// The double that is the same number as an `int`, if there is one.
#[expect(
    clippy::cast_precision_loss,
    reason = "what was lost is looked for afterwards"
)]
pub(crate) fn exact_double(whole: i64) -> Option<f64> {
    let double = whole as f64;
    (truncate(double) == Some(whole)).then_some(double)
}

/// The double that is nearest to an `int`.
#[expect(
    clippy::cast_precision_loss,
    reason = "the nearest is what is asked for"
)]
pub(crate) fn nearest_double(whole: i64) -> f64 {
    whole as f64
}
