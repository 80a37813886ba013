//! A tree of values from the tape, for the places where a tree is wanted: defaults of parameters,
//! tests, tools. Requests are checked without one.

use serde_json::{Map, Number, Value};

use crate::find::Finder;
use crate::tape::{Entry, Kind, Tape};

impl Tape<'_> {
    /// The whole text as a tree. Numbers beyond 64 bits become the nearest double.
    pub fn to_value(&self) -> Value {
        value(self, 0)
    }

    /// The value at an RFC 6901 pointer as a tree.
    pub fn value_at(&self, pointer: &str) -> Option<Value> {
        Finder::new(self)
            .find(pointer)
            .map(|index| value(self, index))
    }
}

/// The recursion is bounded by the depth limit of the reader.
fn value(tape: &Tape<'_>, index: u32) -> Value {
    let entry = tape.entry(index);
    match entry.kind {
        Kind::Null => Value::Null,
        Kind::False => Value::Bool(false),
        Kind::True => Value::Bool(true),
        Kind::Number => number(tape, entry),
        Kind::String | Kind::Key | Kind::DroppedKey => {
            Value::String(tape.string(entry).into_owned())
        }
        Kind::Array => Value::Array(tape.items(index).map(|item| value(tape, item)).collect()),
        Kind::Object => Value::Object(
            tape.members(index)
                .map(|(key, member)| {
                    (
                        tape.string(tape.entry(key)).into_owned(),
                        value(tape, member),
                    )
                })
                .collect::<Map<_, _>>(),
        ),
    }
}

fn number(tape: &Tape<'_>, entry: Entry) -> Value {
    let text = tape.raw(entry);
    // `-0` is not the integer 0: the sign would be lost.
    if !entry.mark && text != "-0" {
        if let Ok(integer) = text.parse::<u64>() {
            return Value::from(integer);
        }
        if let Ok(integer) = text.parse::<i64>() {
            return Value::from(integer);
        }
    }
    text.parse()
        .ok()
        .and_then(Number::from_f64)
        .map_or(Value::Null, Value::Number)
}
