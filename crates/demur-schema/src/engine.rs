//! Lets the schema engine walk the tape. The engine is the `jsonschema` crate; this is its view
//! of our values, with a meter that ends the walk when it costs too much.

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, Node, NodeIdentity, Object};
use serde_json::Value;

use crate::equal;
use crate::number::Number;
use crate::tape::{Entry, Items, Kind, Members, Tape};
use crate::text;

/// The representation, as a type.
pub(crate) struct OnTape;

/// A member name with its hash.
pub(crate) struct Name {
    text: Box<str>,
    hash: u32,
}

/// One value: on the tape, or a member name that is being checked as if it were a value.
#[derive(Clone, Copy)]
pub(crate) enum At<'a> {
    Tape(&'a Tape<'a>, u32),
    Name(&'a str),
}

/// What [`Node::to_value`] gives for a fault that was found after the walk had been ended,
/// when containers seemed to be empty.
pub(crate) const TOO_LATE: Value = Value::Bool(true);

impl<'a> At<'a> {
    fn entry(&self) -> Option<(&'a Tape<'a>, u32, Entry)> {
        match *self {
            Self::Tape(tape, index) => Some((tape, index, tape.entry(index))),
            Self::Name(_) => None,
        }
    }

    fn of_kind(&self, kind: Kind) -> Option<(&'a Tape<'a>, u32, Entry)> {
        self.entry().filter(|(_, _, entry)| entry.kind == kind)
    }
}

impl Json for OnTape {
    type Node<'a> = At<'a>;
    type PreparedKey = Name;
    type StringBuffer = ();

    // A look-up walks the names of the object, which is what a pass over the members does once.
    const KEYS_PER_LOOKUP: usize = 4;

    fn prepare_key(key: &str) -> Name {
        Name {
            text: key.into(),
            hash: text::hash(key.as_bytes()),
        }
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(At<'_>) -> T) -> T {
        f(At::Name(string))
    }
}

impl<'a> Node<'a, OnTape> for At<'a> {
    type Object = Container<'a>;
    type Array = Container<'a>;
    type Number = Number<'a>;

    #[inline]
    fn as_object(&self) -> Option<Container<'a>> {
        let (tape, index, entry) = self.of_kind(Kind::Object)?;
        Some(Container {
            tape,
            index,
            size: entry.size,
        })
    }

    #[inline]
    fn as_array(&self) -> Option<Container<'a>> {
        let (tape, index, entry) = self.of_kind(Kind::Array)?;
        Some(Container {
            tape,
            index,
            size: entry.size,
        })
    }

    #[inline]
    fn as_string(&self) -> Option<Cow<'a, str>> {
        match *self {
            Self::Name(name) => Some(Cow::Borrowed(name)),
            Self::Tape(tape, index) => {
                let entry = tape.entry(index);
                if entry.kind != Kind::String {
                    return None;
                }
                tape.meter.spend(1 + u64::from(entry.size / 64));
                Some(tape.string(entry))
            }
        }
    }

    fn as_number(&self) -> Option<Number<'a>> {
        let (tape, _, entry) = self.of_kind(Kind::Number)?;
        Some(Number {
            text: tape.raw(entry),
            decimal: entry.mark,
        })
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.entry()?.2.kind {
            Kind::True => Some(true),
            Kind::False => Some(false),
            Kind::Null
            | Kind::Number
            | Kind::String
            | Kind::Key
            | Kind::DroppedKey
            | Kind::Array
            | Kind::Object => None,
        }
    }

    fn is_null(&self) -> bool {
        self.of_kind(Kind::Null).is_some()
    }

    fn is_number(&self) -> bool {
        self.of_kind(Kind::Number).is_some()
    }

    fn is_string(&self) -> bool {
        self.entry()
            .is_none_or(|(_, _, entry)| entry.kind == Kind::String)
    }

    fn json_type(&self) -> JsonType {
        let Some((_, _, entry)) = self.entry() else {
            return JsonType::String;
        };
        match entry.kind {
            Kind::Null => JsonType::Null,
            Kind::False | Kind::True => JsonType::Boolean,
            Kind::Number => JsonType::Number,
            Kind::String | Kind::Key | Kind::DroppedKey => JsonType::String,
            Kind::Array => JsonType::Array,
            Kind::Object => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match *self {
            Self::Tape(tape, index) => equal::to_value(tape, index, expected),
            Self::Name(name) => expected.as_str() == Some(name),
        }
    }

    /// The engine puts this into its errors. Ours never hold a value of the request, and copying
    /// a large value into each of many errors would be a way to exhaust the memory.
    fn to_value(&self) -> Cow<'a, Value> {
        match *self {
            Self::Tape(tape, _) if !tape.meter.goes_on() => Cow::Owned(TOO_LATE),
            Self::Tape(tape, _) => {
                tape.meter.count_error();
                Cow::Owned(Value::Null)
            }
            Self::Name(name) => Cow::Owned(Value::from(name)),
        }
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match *self {
            Self::Tape(tape, index) => {
                NodeIdentity::tagged(std::ptr::from_ref(tape) as usize, index)
            }
            Self::Name(name) => NodeIdentity::tagged(name.as_ptr() as usize, u32::MAX),
        })
    }
}

/// An array or an object.
#[derive(Clone, Copy)]
pub(crate) struct Container<'a> {
    tape: &'a Tape<'a>,
    index: u32,
    size: u32,
}

impl<'a> Object<'a, OnTape> for Container<'a> {
    type Node = At<'a>;
    type MemberName = Cow<'a, str>;
    type MembersIter = EngineMembers<'a>;

    fn len(&self) -> usize {
        self.size as usize
    }

    #[inline]
    fn get(&self, key: &Name) -> Option<At<'a>> {
        self.tape.meter.spend(1 + u64::from(self.size / 8));
        if !self.tape.meter.goes_on() {
            return None;
        }
        let found = self.tape.member_hashed(self.index, &key.text, key.hash)?;
        Some(At::Tape(self.tape, found))
    }

    fn members(&self) -> EngineMembers<'a> {
        EngineMembers(self.tape.members(self.index), self.tape)
    }
}

impl<'a> Array<'a, OnTape> for Container<'a> {
    type Node = At<'a>;
    type ElementsIter = EngineItems<'a>;

    fn len(&self) -> usize {
        self.size as usize
    }

    fn elements(&self) -> EngineItems<'a> {
        EngineItems(self.tape.items(self.index), self.tape)
    }

    fn is_unique(&self) -> bool {
        equal::all_differ(self.tape, self.index)
    }
}

/// The members of an object, until the meter has run out.
pub(crate) struct EngineMembers<'a>(Members<'a>, &'a Tape<'a>);

impl<'a> Iterator for EngineMembers<'a> {
    type Item = (Cow<'a, str>, At<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.1.meter.spend(1);
        if !self.1.meter.goes_on() {
            return None;
        }
        let (key, value) = self.0.next()?;
        Some((self.1.string(self.1.entry(key)), At::Tape(self.1, value)))
    }
}

/// The items of an array, until the meter has run out.
pub(crate) struct EngineItems<'a>(Items<'a>, &'a Tape<'a>);

impl<'a> Iterator for EngineItems<'a> {
    type Item = At<'a>;

    #[inline]
    fn next(&mut self) -> Option<At<'a>> {
        self.1.meter.spend(1);
        if !self.1.meter.goes_on() {
            return None;
        }
        self.0.next().map(|item| At::Tape(self.1, item))
    }
}
