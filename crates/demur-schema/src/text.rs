//! Small operations on the text of a JSON string: escapes, hashes, pointers.

use std::borrow::Cow;

/// Resolves the escapes of a string that has been read; it is known to be well formed.
pub(crate) fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(rest.get(..at).unwrap_or_default());
        let (character, used) = escape(rest.get(at..).unwrap_or_default());
        out.push(character);
        rest = rest.get(at + used..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The character that the escape at the start of `text` stands for, and how long the escape is.
fn escape(text: &str) -> (char, usize) {
    match text.as_bytes().get(1) {
        Some(b'u') => {
            let high = hex(text, 2);
            if (0xD800..0xDC00).contains(&high) {
                let low = hex(text, 8).wrapping_sub(0xDC00) & 0x3FF;
                let code = 0x1_0000 + ((high - 0xD800) << 10) + low;
                return (
                    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
                    12,
                );
            }
            (
                char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER),
                6,
            )
        }
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(&other) => (char::from(other), 2),
        None => (char::REPLACEMENT_CHARACTER, 1),
    }
}

fn hex(text: &str, at: usize) -> u32 {
    text.get(at..at + 4)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .unwrap_or(0)
}

/// A quick, unkeyed hash of a name. It only sorts out names that differ:
/// equality is always decided by the bytes, so colliding names cost nothing but a comparison.
#[inline]
pub(crate) fn hash(name: &[u8]) -> u32 {
    let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
    let (first, last) =
        if let (Some(first), Some(last)) = (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (u32::from_le_bytes(*first), u32::from_le_bytes(*last))
        } else {
            let mut bytes = [0; 4];
            for (to, from) in bytes.iter_mut().zip(name) {
                *to = *from;
            }
            (u32::from_le_bytes(bytes), 0)
        };
    (first ^ last.rotate_left(15) ^ length).wrapping_mul(0x9E37_79B1)
}

/// One token of an RFC 6901 pointer, with `~1` and `~0` resolved.
pub(crate) fn pointer_token(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// Appends a member name to an RFC 6901 pointer.
pub(crate) fn push_token(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// `pointer` with one more token.
pub(crate) fn child(pointer: &str, name: &str) -> String {
    let mut child = pointer.to_owned();
    push_token(&mut child, name);
    child
}
