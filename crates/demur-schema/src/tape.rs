//! The tape: a JSON text as one flat list of small entries, without a tree.
//! Reading is `reader.rs`; how the schema engine walks it is `engine.rs`.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Ordering;

use crate::fault::Position;
use crate::text;

/// What one entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    False,
    True,
    Number,
    String,
    /// Name of the member whose value is the next entry.
    Key,
    /// Name of a member that a later one of the same name replaces.
    DroppedKey,
    Array,
    Object,
}

/// One value or member name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// First byte of the content; for strings and names, the one after the quote.
    pub(crate) start: u32,
    /// Bytes of content; for arrays and objects, how many items or members.
    pub(crate) size: u32,
    /// Values: index of the entry after this one and everything in it. Names: their hash.
    pub(crate) link: u32,
    pub(crate) kind: Kind,
    /// Strings and names: there are escapes. Numbers: there is a fraction or an exponent.
    /// Objects: the names have an index.
    pub(crate) mark: bool,
}

/// The memory a tape lives in, kept between texts so that reading does not allocate.
#[derive(Debug, Default)]
pub struct TapeStorage {
    pub(crate) entries: Vec<Entry>,
    /// Hash and entry of each name of the wide objects, sorted within each object.
    pub(crate) names: Vec<u64>,
    /// Entry of a wide object and where its names start in `names`; sorted.
    pub(crate) wide: Vec<(u32, u32)>,
}

impl TapeStorage {
    /// Gives memory back where one large text has left more than `entries` behind.
    pub fn trim(&mut self, entries: usize) {
        self.entries.clear();
        self.names.clear();
        self.wide.clear();
        self.entries.shrink_to(entries);
        self.names.shrink_to(entries);
        self.wide.shrink_to(entries);
    }
}

/// A JSON text that has been read.
#[derive(Debug)]
pub struct Tape<'a> {
    pub(crate) text: &'a str,
    pub(crate) entries: &'a [Entry],
    names: &'a [u64],
    wide: &'a [(u32, u32)],
    pub(crate) meter: Meter,
}

/// Counts work while a schema is applied, and stops the walk when there was too much of it.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    steps: Cell<u64>,
    errors: Cell<usize>,
    /// Entry whose string a pattern could not be matched against within its steps.
    pub(crate) pattern: Cell<Option<u32>>,
}

impl Meter {
    pub(crate) fn start(&self, steps: u64, errors: usize) {
        self.steps.set(steps);
        self.errors.set(errors);
        self.pattern.set(None);
    }

    pub(crate) fn spend(&self, steps: u64) {
        self.steps.set(self.steps.get().saturating_sub(steps));
    }

    /// Called for every fault the engine finds. The walk ends after the last one allowed.
    pub(crate) fn count_error(&self) {
        self.errors.set(self.errors.get().saturating_sub(1));
    }

    /// Whether containers still show what is in them.
    pub(crate) fn goes_on(&self) -> bool {
        self.steps.get() > 0 && self.errors.get() > 0
    }

    pub(crate) fn out_of_steps(&self) -> bool {
        self.steps.get() == 0
    }

    pub(crate) fn out_of_errors(&self) -> bool {
        self.errors.get() == 0
    }
}

const NOTHING: Entry = Entry {
    start: 0,
    size: 0,
    link: u32::MAX,
    kind: Kind::Null,
    mark: false,
};

impl<'a> Tape<'a> {
    pub(crate) fn new(text: &'a str, storage: &'a TapeStorage) -> Self {
        Self {
            text,
            entries: &storage.entries,
            names: &storage.names,
            wide: &storage.wide,
            meter: Meter::default(),
        }
    }

    /// The text this tape was read from.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many values and member names there are.
    pub fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// Byte offset of the value at an RFC 6901 pointer.
    pub fn offset_of(&self, pointer: &str) -> Option<usize> {
        let entry = self.entry(self.find(pointer)?);
        let quote = usize::from(entry.kind == Kind::String);
        Some((entry.start as usize).saturating_sub(quote))
    }

    /// Line, column and byte of the value at an RFC 6901 pointer.
    pub fn position_of(&self, pointer: &str) -> Option<Position> {
        Some(Position::of(self.text.as_bytes(), self.offset_of(pointer)?))
    }

    /// The string at an RFC 6901 pointer, if there is one.
    pub fn string_at(&self, pointer: &str) -> Option<Cow<'a, str>> {
        let entry = self.entry(self.find(pointer)?);
        (entry.kind == Kind::String).then(|| self.string(entry))
    }

    pub(crate) fn entry(&self, index: u32) -> Entry {
        self.entries.get(index as usize).copied().unwrap_or(NOTHING)
    }

    /// The bytes of an entry as they are written, for scalars and names.
    pub(crate) fn raw(&self, entry: Entry) -> &'a str {
        let start = entry.start as usize;
        self.text
            .get(start..start + entry.size as usize)
            .unwrap_or_default()
    }

    /// A string or name with its escapes resolved.
    pub(crate) fn string(&self, entry: Entry) -> Cow<'a, str> {
        let raw = self.raw(entry);
        if entry.mark {
            Cow::Owned(text::unescape(raw))
        } else {
            Cow::Borrowed(raw)
        }
    }

    /// The value that an RFC 6901 pointer leads to.
    pub(crate) fn find(&self, pointer: &str) -> Option<u32> {
        if pointer.is_empty() {
            return (!self.entries.is_empty()).then_some(0);
        }
        pointer
            .strip_prefix('/')?
            .split('/')
            .try_fold(0, |at, token| {
                let entry = self.entry(at);
                match entry.kind {
                    Kind::Object => self.member(at, &text::pointer_token(token)),
                    Kind::Array => {
                        let index: u32 = token.parse().ok()?;
                        (index < entry.size)
                            .then(|| (0..index).fold(at + 1, |item, _| self.entry(item).link))
                    }
                    Kind::Null
                    | Kind::False
                    | Kind::True
                    | Kind::Number
                    | Kind::String
                    | Kind::Key
                    | Kind::DroppedKey => None,
                }
            })
    }

    /// The value of the member `name` of the object at `index`.
    pub(crate) fn member(&self, index: u32, name: &str) -> Option<u32> {
        self.member_hashed(index, name, text::hash(name.as_bytes()))
    }

    /// As [`Tape::member`], for a name whose hash is known.
    pub(crate) fn member_hashed(&self, index: u32, name: &str, hash: u32) -> Option<u32> {
        let object = self.entry(index);
        if object.mark {
            return self.wide_member(index, object.size, name, hash);
        }
        let mut at = index + 1;
        while at < object.link {
            let key = self.entry(at);
            if key.link == hash && key.kind == Kind::Key && self.is_name(key, name) {
                return Some(at + 1);
            }
            at = self.entry(at + 1).link;
        }
        None
    }

    fn is_name(&self, key: Entry, name: &str) -> bool {
        let raw = self.raw(key);
        if key.mark {
            text::unescape(raw) == name
        } else {
            raw == name
        }
    }

    fn wide_member(&self, index: u32, size: u32, name: &str, hash: u32) -> Option<u32> {
        let at = self
            .wide
            .binary_search_by_key(&index, |&(object, _)| object)
            .ok()?;
        let from = self.wide.get(at)?.1 as usize;
        let names = self.names.get(from..from + size as usize)?;
        let found = names
            .binary_search_by(|&packed| {
                let key = self.entry(entry_of(packed));
                key.link
                    .cmp(&hash)
                    .then_with(|| compare(self.text, key, name))
            })
            .ok()?;
        Some(entry_of(*names.get(found)?) + 1)
    }
}

/// The entry in a packed pair of hash and entry.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the lower half is the entry"
)]
pub(crate) const fn entry_of(packed: u64) -> u32 {
    packed as u32
}

/// Compares a name of the text with another one.
pub(crate) fn compare(text: &str, key: Entry, name: &str) -> Ordering {
    let start = key.start as usize;
    let raw = text
        .get(start..start + key.size as usize)
        .unwrap_or_default();
    if key.mark {
        text::unescape(raw).as_str().cmp(name)
    } else {
        raw.cmp(name)
    }
}

/// Walks the items of an array.
#[derive(Clone)]
pub(crate) struct Items<'a> {
    entries: &'a [Entry],
    at: u32,
    end: u32,
}

impl Iterator for Items<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.at >= self.end {
            return None;
        }
        let item = self.at;
        self.at = self.entries.get(item as usize)?.link;
        Some(item)
    }
}

/// Walks the members of an object: entry of the name, entry of the value.
#[derive(Clone)]
pub(crate) struct Members<'a>(Items<'a>);

impl Iterator for Members<'_> {
    type Item = (u32, u32);

    #[inline]
    fn next(&mut self) -> Option<(u32, u32)> {
        while self.0.at < self.0.end {
            let key = self.0.at;
            let entry = self.0.entries.get(key as usize)?;
            self.0.at = self.0.entries.get(key as usize + 1)?.link;
            if entry.kind == Kind::Key {
                return Some((key, key + 1));
            }
        }
        None
    }
}

impl<'a> Tape<'a> {
    /// The items of the array at `index`.
    pub(crate) fn items(&self, index: u32) -> Items<'a> {
        Items {
            entries: self.entries,
            at: index + 1,
            end: self.entry(index).link,
        }
    }

    /// The members of the object at `index`.
    pub(crate) fn members(&self, index: u32) -> Members<'a> {
        Members(self.items(index))
    }
}
