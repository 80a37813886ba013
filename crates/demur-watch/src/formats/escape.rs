//! Escapes undone: those of nginx, Apache and JSON.
//!
//! One reader does for all three, because none of them leaves a backslash of the client alone: what begins with
//! one is an escape in the language of whoever wrote the line.

use std::borrow::Cow;

use memchr::memchr;

use crate::record::Text;

/// The text behind its escapes; `escaped` says whether the line has a backslash anywhere.
pub(super) fn text(raw: &[u8], escaped: bool) -> Text<'_> {
    if escaped && memchr(b'\\', raw).is_some() {
        Cow::Owned(undo(raw))
    } else {
        Cow::Borrowed(raw)
    }
}

/// Whether the byte at `place` stands behind an odd number of backslashes.
pub(super) fn is_escaped(text: &[u8], place: usize) -> bool {
    let before = text.get(..place).unwrap_or_default();
    let plain = before.iter().rev().take_while(|byte| **byte == b'\\');
    plain.count() % 2 == 1
}

/// Never longer than what it is made of.
fn undo(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, escape)) =
        memchr(b'\\', rest).and_then(|place| rest.split_at_checked(place))
    {
        out.extend_from_slice(plain);
        rest = one(escape, &mut out);
    }
    out.extend_from_slice(rest);
    out
}

/// Writes what one escape stands for and returns what is behind it. An unknown one stands for itself.
fn one<'l>(escape: &'l [u8], out: &mut Vec<u8>) -> &'l [u8] {
    match escape {
        [_, b'x', digits @ ..] => numbered(escape, hex::<2>(digits), out),
        [_, b'u', digits @ ..] => unicode(escape, digits, out),
        [_, letter, rest @ ..] => match plain(*letter) {
            Some(byte) => {
                out.push(byte);
                rest
            }
            None => itself(escape, out),
        },
        _ => itself(escape, out),
    }
}

fn plain(letter: u8) -> Option<u8> {
    match letter {
        b'"' | b'\\' | b'/' | b'\'' => Some(letter),
        b'n' => Some(b'\n'),
        b'r' => Some(b'\r'),
        b't' => Some(b'\t'),
        b'b' => Some(0x08),
        b'f' => Some(0x0c),
        b'v' => Some(0x0b),
        _ => None,
    }
}

fn itself<'l>(escape: &'l [u8], out: &mut Vec<u8>) -> &'l [u8] {
    out.push(b'\\');
    escape.get(1..).unwrap_or_default()
}

fn numbered<'l>(escape: &'l [u8], read: Option<(u16, &'l [u8])>, out: &mut Vec<u8>) -> &'l [u8] {
    match read.and_then(|(value, rest)| Some((u8::try_from(value).ok()?, rest))) {
        Some((byte, rest)) => {
            out.push(byte);
            rest
        }
        None => itself(escape, out),
    }
}

/// UTF-16, as JSON has it: half a pair becomes the replacement character.
fn unicode<'l>(escape: &'l [u8], digits: &'l [u8], out: &mut Vec<u8>) -> &'l [u8] {
    let Some((first, mut rest)) = hex::<4>(digits) else {
        return itself(escape, out);
    };
    let mut units = [first, 0];
    let mut length = 1;
    if let (0xd800..=0xdbff, [b'\\', b'u', digits @ ..]) = (first, rest)
        && let Some((second @ 0xdc00..=0xdfff, behind)) = hex::<4>(digits)
    {
        units = [first, second];
        (length, rest) = (2, behind);
    }
    for read in char::decode_utf16(units.into_iter().take(length)) {
        let letter = read.unwrap_or(char::REPLACEMENT_CHARACTER);
        out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
    rest
}

/// A number of `N` hexadecimal digits, and what is behind it.
fn hex<const N: usize>(text: &[u8]) -> Option<(u16, &[u8])> {
    let (digits, rest) = text.split_first_chunk::<N>()?;
    let value = digits.iter().try_fold(0_u16, |value, digit| {
        let digit = u16::try_from(char::from(*digit).to_digit(16)?).ok()?;
        Some(value << 4 | digit)
    })?;
    Some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &[u8], expected: &[u8]) {
        assert_eq!(text(raw, true).as_ref(), expected, "{}", raw.escape_ascii());
    }

    #[test]
    fn nginx_writes_every_odd_byte_in_hexadecimal() {
        check(br"a\x22b\x5Cx41\x00\xFF", b"a\"b\\x41\x00\xff");
    }

    #[test]
    fn apache_has_letters_for_some() {
        check(br#"\"\\x41\n\t\v\b\xe4"#, b"\"\\x41\n\t\x0b\x08\xe4");
    }

    #[test]
    fn json_has_utf_16() {
        check(br"\u00fc\ud83d\ude00\/", "ü😀/".as_bytes());
        check(br"\ud83d!", "\u{fffd}!".as_bytes());
        check(br"\ud83d\u0041", "\u{fffd}A".as_bytes());
    }

    #[test]
    fn what_is_no_escape_stands_for_itself() {
        check(br"\q\x4\xZZ\u12\", br"\q\x4\xZZ\u12\");
    }

    #[test]
    fn text_without_escapes_is_borrowed() {
        assert!(matches!(text(b"abc", true), Cow::Borrowed(_)));
    }
}
