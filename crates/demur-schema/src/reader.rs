//! The JSON reader: RFC 8259 to the letter, one pass, no recursion, onto the tape of `tape.rs`.
//!
//! It finds *that* and *where* a text is wrong; `syntax.rs` says what and how to put it right.

use crate::fault::Fault;
use crate::names;
use crate::scan;
use crate::syntax;
use crate::tape::{Entry, Kind, Tape, TapeStorage};

/// What to do with an object that has the same name twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DuplicateKeys {
    /// A fault: two readers could understand the object differently (RFC 8259 §4).
    #[default]
    Refuse,
    /// The last member of the name counts, the others are dropped.
    Last,
}

/// Limits of the reader that do not come from the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonLimits {
    /// How deep arrays and objects may be nested; above 512 counts as 512.
    pub depth: u16,
    /// What to do with repeated names.
    pub duplicate_keys: DuplicateKeys,
    /// How many characters a number may have.
    pub number_length: u16,
}

impl Default for JsonLimits {
    fn default() -> Self {
        Self {
            depth: 64,
            duplicate_keys: DuplicateKeys::Refuse,
            number_length: 1000,
        }
    }
}

/// The schema engine recurses along the nesting of the text, so there is a depth nobody can lift.
const DEEPEST: u32 = 512;

/// Reads a JSON text onto a tape, or says what is wrong with it.
///
/// Time and memory are linear in the length of the text (with the logarithm of the number of
/// members for objects of more than a few).
pub fn read_json<'a>(
    bytes: &'a [u8],
    limits: &JsonLimits,
    storage: &'a mut TapeStorage,
) -> Result<Tape<'a>, Box<Fault>> {
    storage.entries.clear();
    storage.names.clear();
    storage.wide.clear();
    let text = std::str::from_utf8(bytes)
        .map_err(|error| syntax::invalid_utf8(bytes, error.valid_up_to()))?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(syntax::too_long());
    }
    match read(text, *limits, storage) {
        Ok(()) => {
            storage.wide.sort_unstable();
            Ok(Tape::new(text, storage))
        }
        Err(broken) => Err(syntax::fault(text, broken, storage, *limits)),
    }
}

/// What the reader wanted at a place where it found something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Value,
    /// A value or the end of the array.
    FirstItem,
    /// A name or the end of the object.
    FirstName,
    Name,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
    End,
}

/// The rule that is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    Unexpected(Wanted),
    UnclosedString,
    ControlCharacter,
    Escape,
    Surrogate,
    LeadingZero,
    Digit,
    NumberTooLong,
    NumberTooLarge,
    Depth,
    /// A repeated name; the place is that of the later one.
    Duplicate,
}

/// A broken rule and the byte where it shows. Small, so that results travel in registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) rule: Rule,
    pub(crate) at: u32,
}

pub(crate) type Step = Result<usize, Broken>;

#[cold]
pub(crate) const fn broken(rule: Rule, at: usize) -> Broken {
    Broken {
        rule,
        at: small(at),
    }
}

/// What is read around the value at hand.
#[derive(Clone, Copy)]
struct Around {
    /// Entry of the innermost open array or object.
    open: u32,
    in_object: bool,
    depth: u32,
}

fn read(text: &str, limits: JsonLimits, storage: &mut TapeStorage) -> Result<(), Broken> {
    let bytes = text.as_bytes();
    let deepest = u32::from(limits.depth).min(DEEPEST);
    let mut around = Around {
        open: 0,
        in_object: false,
        depth: 0,
    };
    let mut at = scan::blanks(bytes, 0);
    let mut wanted = Wanted::Value;
    loop {
        let byte = bytes.get(at).copied().unwrap_or(0);
        // One turn of this loop reads one value, or the start of one.
        if byte == b'"' {
            at = string(bytes, at, storage)?;
        } else if byte == b'{' || byte == b'[' {
            if around.depth == deepest {
                return Err(broken(Rule::Depth, at));
            }
            let in_object = byte == b'{';
            let open = push_open(storage, at, in_object, around.open);
            around = Around {
                open,
                in_object,
                depth: around.depth + 1,
            };
            at = scan::blanks(bytes, at + 1);
            let next = bytes.get(at).copied().unwrap_or(0);
            if in_object && next != b'}' {
                at = name(bytes, at, Wanted::FirstName, storage)?;
                wanted = Wanted::Value;
                continue;
            }
            if !in_object && next != b']' {
                wanted = Wanted::FirstItem;
                continue;
            }
            // Empty: the loop below closes it.
        } else if byte.is_ascii_digit() || byte == b'-' {
            at = number(bytes, at, limits, storage)?;
        } else {
            at = word(bytes, at, wanted, storage)?;
        }
        match after_value(bytes, at, &mut around, limits, storage)? {
            Some(next) => at = next,
            None => return Ok(()),
        }
        wanted = Wanted::Value;
    }
}

/// Goes on behind a value: closes what ends here, and finds the start of the next value.
/// `None` at the end of the text.
#[inline]
fn after_value(
    bytes: &[u8],
    mut at: usize,
    around: &mut Around,
    limits: JsonLimits,
    storage: &mut TapeStorage,
) -> Result<Option<usize>, Broken> {
    loop {
        at = scan::blanks(bytes, at);
        if around.depth == 0 {
            return if at == bytes.len() {
                Ok(None)
            } else {
                Err(broken(Rule::Unexpected(Wanted::End), at))
            };
        }
        let byte = bytes.get(at).copied().unwrap_or(0);
        if byte == b',' {
            if let Some(open) = storage.entries.get_mut(around.open as usize) {
                open.size += 1;
            }
            at = scan::blanks(bytes, at + 1);
            if around.in_object {
                at = name(bytes, at, Wanted::Name, storage)?;
            }
            return Ok(Some(at));
        }
        let close = if around.in_object { b'}' } else { b']' };
        if byte != close {
            let wanted = if around.in_object {
                Wanted::CommaOrBrace
            } else {
                Wanted::CommaOrBracket
            };
            return Err(broken(Rule::Unexpected(wanted), at));
        }
        at += 1;
        let parent = close_container(storage, around.open);
        if around.in_object {
            names::check(storage, around.open, bytes, limits.duplicate_keys)?;
        }
        let in_object = storage
            .entries
            .get(parent as usize)
            .is_some_and(|entry| entry.kind == Kind::Object);
        *around = Around {
            open: parent,
            in_object,
            depth: around.depth - 1,
        };
    }
}

fn here(storage: &TapeStorage) -> u32 {
    // There are never more entries than bytes.
    small(storage.entries.len())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "texts above 4 GiB are refused at the start"
)]
const fn small(at: usize) -> u32 {
    at as u32
}

/// Starts an array or object. While it is open, `link` is the entry of the one around it.
#[inline]
fn push_open(storage: &mut TapeStorage, at: usize, in_object: bool, parent: u32) -> u32 {
    let index = here(storage);
    let kind = if in_object { Kind::Object } else { Kind::Array };
    storage.entries.push(Entry {
        start: small(at),
        size: 0,
        link: parent,
        kind,
        mark: false,
    });
    index
}

/// Ends an array or object and returns the entry of the one around it.
#[inline]
fn close_container(storage: &mut TapeStorage, open: u32) -> u32 {
    let end = here(storage);
    let Some(entry) = storage.entries.get_mut(open as usize) else {
        return 0;
    };
    let parent = entry.link;
    entry.link = end;
    entry.size += u32::from(end > open + 1);
    parent
}

#[inline]
fn push_scalar(storage: &mut TapeStorage, start: usize, end: usize, kind: Kind, mark: bool) {
    let link = here(storage) + 1;
    storage.entries.push(Entry {
        start: small(start),
        size: small(end - start),
        link,
        kind,
        mark,
    });
}

/// Reads the string whose opening quote is at `at`.
#[inline]
fn string(bytes: &[u8], at: usize, storage: &mut TapeStorage) -> Step {
    let start = at + 1;
    let end = scan::plain(bytes, start);
    if bytes.get(end) != Some(&b'"') {
        let end = rest_of_string(bytes, at, end)?;
        push_scalar(storage, start, end, Kind::String, true);
        return Ok(end + 1);
    }
    push_scalar(storage, start, end, Kind::String, false);
    Ok(end + 1)
}

/// Goes on where a string has an escape, or is broken; returns the place of its closing quote.
/// Apart from the common case, which would be slower for holding this code.
#[cold]
#[inline(never)]
fn rest_of_string(bytes: &[u8], at: usize, mut end: usize) -> Step {
    loop {
        match bytes.get(end) {
            Some(b'"') => return Ok(end),
            Some(b'\\') => end = scan::plain(bytes, scan::escape(bytes, end)?),
            Some(_) => return Err(broken(Rule::ControlCharacter, end)),
            None => return Err(broken(Rule::UnclosedString, at)),
        }
    }
}

/// Reads a member name and the colon, up to the start of the value.
#[inline]
fn name(bytes: &[u8], at: usize, wanted: Wanted, storage: &mut TapeStorage) -> Step {
    if bytes.get(at) != Some(&b'"') {
        return Err(broken(Rule::Unexpected(wanted), at));
    }
    let start = at + 1;
    let mut end = scan::plain(bytes, start);
    let escapes = bytes.get(end) != Some(&b'"');
    if escapes {
        end = rest_of_string(bytes, at, end)?;
    }
    storage.entries.push(Entry {
        start: small(start),
        size: small(end - start),
        link: names::hash(bytes, start, end, escapes),
        kind: Kind::Key,
        mark: escapes,
    });
    let colon = scan::blanks(bytes, end + 1);
    if bytes.get(colon) != Some(&b':') {
        return Err(broken(Rule::Unexpected(Wanted::Colon), colon));
    }
    Ok(scan::blanks(bytes, colon + 1))
}

/// Reads a number (RFC 8259 §6).
#[inline]
fn number(bytes: &[u8], at: usize, limits: JsonLimits, storage: &mut TapeStorage) -> Step {
    let first = at + usize::from(bytes.get(at) == Some(&b'-'));
    let mut end = scan::digits(bytes, first);
    if end == first {
        return Err(broken(Rule::Digit, first));
    }
    if end > first + 1 && bytes.get(first) == Some(&b'0') {
        return Err(broken(Rule::LeadingZero, first));
    }
    let mut decimal = false;
    if bytes.get(end) == Some(&b'.') {
        decimal = true;
        end = some_digits(bytes, end + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        decimal = true;
        let sign = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        end = some_digits(bytes, end + 1 + usize::from(sign))?;
    }
    // Twenty characters hold every integer of 64 bits; only the rest can be out of range.
    if decimal || end - at > 20 {
        scan::magnitude(bytes, at, end, limits.number_length)?;
    }
    push_scalar(storage, at, end, Kind::Number, decimal);
    Ok(end)
}

fn some_digits(bytes: &[u8], at: usize) -> Step {
    let end = scan::digits(bytes, at);
    if end == at {
        Err(broken(Rule::Digit, at))
    } else {
        Ok(end)
    }
}

/// Reads `true`, `false` or `null`.
#[inline]
fn word(bytes: &[u8], at: usize, wanted: Wanted, storage: &mut TapeStorage) -> Step {
    let rest = bytes.get(at..).unwrap_or_default();
    let (kind, length) = if rest.starts_with(b"true") {
        (Kind::True, 4)
    } else if rest.starts_with(b"null") {
        (Kind::Null, 4)
    } else if rest.starts_with(b"false") {
        (Kind::False, 5)
    } else {
        return Err(broken(Rule::Unexpected(wanted), at));
    };
    push_scalar(storage, at, at + length, kind, false);
    Ok(at + length)
}
