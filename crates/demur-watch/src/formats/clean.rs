//! The quick way through lines of `combined` that have nothing odd about them, which are nearly all.
//!
//! It reads what [`Program`] reads, or nothing; then the program has to. Tests hold the two against each other.

use std::borrow::Cow;

use memchr::memchr;

use super::field::{Field, Value};
use super::program::Program;
use super::time::{COMMON_TIME, Clock};
use crate::record::{Record, Text, without_query};

/// What the program must consist of: each field and the text behind it.
const STEPS: [(Field, &[u8]); 9] = [
    (Field::Client, b" "),
    (Field::Skip, b" "),
    (Field::Principal, b" ["),
    (Field::At, b"] \""),
    (Field::Request, b"\" "),
    (Field::Status, b" "),
    (Field::Bytes, b" \""),
    (Field::Referrer, b"\" \""),
    (Field::Agent, b"\""),
];

/// More digits than these are not counted here.
const DIGITS: usize = 18;

/// Whether the format is `combined`.
pub(super) fn is_combined(program: &Program) -> bool {
    let steps = program.steps.iter().map(|step| (step.field, &*step.after));
    program.start.is_empty() && steps.eq(STEPS)
}

/// What a line tells, if there is no escape in it, nobody has a name, and every quote stands where it belongs.
pub(super) fn read<'l>(line: &'l [u8], open: bool, clock: &Clock) -> Option<Record<'l>> {
    if memchr(b'\\', line).is_some() {
        return None;
    }
    let (client, rest) = until(b' ', line)?;
    let (time, rest) = rest
        .strip_prefix(b"- - [")?
        .split_first_chunk::<COMMON_TIME>()?;
    let (request, rest) = until(b'"', rest.strip_prefix(b"] \"")?)?;
    let (status, rest) = status(rest)?;
    let (bytes, rest) = bytes(rest)?;
    let (referrer, rest) = until(b'"', rest)?;
    let (agent, rest) = until(b'"', rest.strip_prefix(b" \"")?)?;
    let is_end = rest.is_empty() || (open && is_one_more(referrer, agent, rest));
    if !is_end {
        return None;
    }
    let mut record = Record {
        at: clock.common(time)?,
        client: text(client),
        status,
        bytes,
        referrer: text(without_query(referrer)),
        agent: text(agent),
        ..Record::default()
    };
    Value {
        raw: request,
        escaped: false,
    }
    .request(&mut record);
    Some(record)
}

/// One more field in quotes, as nginx has it in the configuration that it comes with. A value that begins with a blank
/// could be what stands behind a quote, and is not for this quick way.
fn is_one_more(referrer: &[u8], agent: &[u8], rest: &[u8]) -> bool {
    let Some(more) = rest.strip_prefix(b" \"") else {
        return false;
    };
    let has_blank = [referrer, agent, more]
        .iter()
        .any(|text| text.starts_with(b" "));
    !has_blank && until(b'"', more).is_some_and(|(_, rest)| rest.is_empty())
}

/// What stands before a byte, and behind it.
fn until(end: u8, text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (value, rest) = text.split_at_checked(memchr(end, text)?)?;
    Some((value, rest.get(1..)?))
}

/// ` 404 `.
fn status(text: &[u8]) -> Option<(u16, &[u8])> {
    match text {
        [
            b' ',
            a @ b'0'..=b'9',
            b @ b'0'..=b'9',
            c @ b'0'..=b'9',
            b' ',
            rest @ ..,
        ] => {
            let digit = |byte: &u8| u16::from(byte - b'0');
            Some((digit(a) * 100 + digit(b) * 10 + digit(c), rest))
        }
        _ => None,
    }
}

/// `153 "`.
fn bytes(text: &[u8]) -> Option<(u64, &[u8])> {
    if let [b'-', b' ', b'"', rest @ ..] = text {
        return Some((0, rest));
    }
    let (mut value, mut rest) = (0_u64, text);
    for count in 0..=DIGITS {
        match rest {
            [digit @ b'0'..=b'9', behind @ ..] if count < DIGITS => {
                value = value * 10 + u64::from(digit - b'0');
                rest = behind;
            }
            [b' ', b'"', behind @ ..] if count > 0 => return Some((value, behind)),
            _ => return None,
        }
    }
    None
}

fn text(raw: &[u8]) -> Text<'_> {
    Cow::Borrowed(if raw == b"-" { b"" } else { raw })
}
