//! Equality of values in the sense of JSON Schema: numbers by value, objects without order.
//! The recursion is bounded by the depth limit of the reader.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};

use serde_json::Value;

use crate::number::{Canonical, Number, canonical};
use crate::tape::{Entry, Kind, Tape};

/// Whether the value at `index` equals one of the schema.
pub(crate) fn to_value(tape: &Tape<'_>, index: u32, expected: &Value) -> bool {
    let entry = tape.entry(index);
    match (entry.kind, expected) {
        (Kind::Null, Value::Null) => true,
        (Kind::True, Value::Bool(expected)) => *expected,
        (Kind::False, Value::Bool(expected)) => !*expected,
        (Kind::Number, Value::Number(expected)) => number(tape, entry).canonical() == of(expected),
        (Kind::String, Value::String(expected)) => {
            if entry.mark {
                tape.string(entry) == *expected
            } else {
                tape.raw(entry) == expected
            }
        }
        (Kind::Array, Value::Array(expected)) => {
            entry.size as usize == expected.len()
                && tape
                    .items(index)
                    .zip(expected)
                    .all(|(item, expected)| to_value(tape, item, expected))
        }
        (Kind::Object, Value::Object(expected)) => {
            entry.size as usize == expected.len()
                && expected.iter().all(|(name, expected)| {
                    tape.member(index, name)
                        .is_some_and(|member| to_value(tape, member, expected))
                })
        }
        _ => false,
    }
}

/// Whether two values of the tape are equal.
pub(crate) fn same(tape: &Tape<'_>, left: u32, right: u32) -> bool {
    let (one, other) = (tape.entry(left), tape.entry(right));
    tape.meter.spend(1);
    if one.kind != other.kind {
        return false;
    }
    match one.kind {
        Kind::Null | Kind::False | Kind::True => true,
        Kind::Number => number(tape, one).canonical() == number(tape, other).canonical(),
        Kind::String | Kind::Key | Kind::DroppedKey => {
            if one.mark || other.mark {
                tape.string(one) == tape.string(other)
            } else {
                tape.raw(one) == tape.raw(other)
            }
        }
        Kind::Array => {
            one.size == other.size
                && tape
                    .items(left)
                    .zip(tape.items(right))
                    .all(|(a, b)| same(tape, a, b))
        }
        Kind::Object => {
            one.size == other.size
                && tape.members(left).all(|(key, value)| {
                    let name = tape.string(tape.entry(key));
                    tape.member(right, &name)
                        .is_some_and(|found| same(tape, value, found))
                })
        }
    }
}

/// Whether all items of an array differ.
pub(crate) fn all_differ(tape: &Tape<'_>, array: u32) -> bool {
    let size = tape.entry(array).size;
    tape.meter.spend(u64::from(tape.entry(array).link - array));
    if size <= 8 {
        let mut items = tape.items(array);
        while let Some(item) = items.next() {
            if items.clone().any(|other| same(tape, item, other)) {
                return false;
            }
        }
        return true;
    }
    // Keyed, so that nobody can prepare items that collide.
    let state = RandomState::new();
    let mut hashes: Vec<(u64, u32)> = tape
        .items(array)
        .map(|item| (hash(tape, item, &state), item))
        .collect();
    hashes.sort_unstable();
    hashes.chunk_by(|left, right| left.0 == right.0).all(|run| {
        let mut rest = run.iter();
        while let Some(&(_, item)) = rest.next() {
            if rest.clone().any(|&(_, other)| same(tape, item, other)) {
                return false;
            }
        }
        true
    })
}

fn hash(tape: &Tape<'_>, index: u32, state: &RandomState) -> u64 {
    let entry = tape.entry(index);
    let mut hasher = state.build_hasher();
    match entry.kind {
        Kind::Null => 0_u8.hash(&mut hasher),
        Kind::False => 1_u8.hash(&mut hasher),
        Kind::True => 2_u8.hash(&mut hasher),
        Kind::Number => number(tape, entry).canonical().hash(&mut hasher),
        Kind::String | Kind::Key | Kind::DroppedKey => tape.string(entry).hash(&mut hasher),
        Kind::Array => {
            entry.size.hash(&mut hasher);
            for item in tape.items(index) {
                hash(tape, item, state).hash(&mut hasher);
            }
        }
        Kind::Object => {
            // The order of members does not count.
            let mut all = 0_u64;
            for (key, value) in tape.members(index) {
                let member = (hash(tape, key, state), hash(tape, value, state));
                all = all.wrapping_add(state.hash_one(member));
            }
            all.hash(&mut hasher);
        }
    }
    hasher.finish()
}

fn number<'a>(tape: &Tape<'a>, entry: Entry) -> Number<'a> {
    Number {
        text: tape.raw(entry),
        decimal: entry.mark,
    }
}

fn of(number: &serde_json::Number) -> Canonical {
    if let Some(integer) = number.as_u64() {
        Canonical::Integer(i128::from(integer))
    } else if let Some(integer) = number.as_i64() {
        Canonical::Integer(i128::from(integer))
    } else {
        canonical(number.as_f64().unwrap_or(f64::NAN))
    }
}
