//! From the pointers of the engine to entries of the tape, for many pointers in a row.

use std::collections::HashMap;

use crate::tape::{Kind, Tape};
use crate::text;

/// Remembers how far into each array it has walked, so that the faults of a long array
/// do not start from its first item each time.
pub(crate) struct Finder<'t, 'a> {
    tape: &'t Tape<'a>,
    walked: HashMap<u32, (u32, u32)>,
}

impl<'t, 'a> Finder<'t, 'a> {
    pub(crate) fn new(tape: &'t Tape<'a>) -> Self {
        Self {
            tape,
            walked: HashMap::new(),
        }
    }

    /// The value at an RFC 6901 pointer.
    pub(crate) fn find(&mut self, pointer: &str) -> Option<u32> {
        if pointer.is_empty() {
            return Some(0);
        }
        let mut at = 0;
        for token in pointer.strip_prefix('/')?.split('/') {
            at = match self.tape.entry(at).kind {
                Kind::Object => self.tape.member(at, &text::pointer_token(token))?,
                Kind::Array => self.item(at, token.parse().ok()?)?,
                Kind::Null
                | Kind::False
                | Kind::True
                | Kind::Number
                | Kind::String
                | Kind::Key
                | Kind::DroppedKey => return None,
            };
        }
        Some(at)
    }

    fn item(&mut self, array: u32, wanted: u32) -> Option<u32> {
        if wanted >= self.tape.entry(array).size {
            return None;
        }
        let (mut number, mut at) = self
            .walked
            .get(&array)
            .copied()
            .filter(|&(number, _)| number <= wanted)
            .unwrap_or((0, array + 1));
        while number < wanted {
            at = self.tape.entry(at).link;
            number += 1;
        }
        self.walked.insert(array, (number, at));
        Some(at)
    }
}
