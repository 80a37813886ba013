//! Byte scanning, eight bytes at a time: blanks, string contents, digits, escapes.

use crate::reader::{Rule, Step, broken};

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Eight bytes of one kind.
const fn eight(byte: u8) -> u64 {
    LOW * byte as u64
}

/// The first byte from `at` on that is not a blank of RFC 8259 §2.
#[inline]
pub(crate) fn blanks(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(&byte) if byte > b' ' => at,
        _ => many_blanks(bytes, at),
    }
}

fn many_blanks(bytes: &[u8], mut at: usize) -> usize {
    loop {
        // Indentation is spaces, many of them.
        while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
            if u64::from_le_bytes(*chunk) != eight(b' ') {
                break;
            }
            at += 8;
        }
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
    }
}

/// The first byte from `at` on that is a quote, a backslash or a control character.
#[inline]
pub(crate) fn plain(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let quote = (word ^ eight(b'"')).wrapping_sub(LOW);
        let backslash = (word ^ eight(b'\\')).wrapping_sub(LOW);
        let control = word.wrapping_sub(eight(b' '));
        // Each is negative where a byte is sought, unless the byte was not ASCII to begin with.
        // A byte that borrows from its neighbour can mark that neighbour too, but only above
        // a byte that is marked rightly: the lowest mark is always true.
        let marks = (quote | backslash | control) & !word & HIGH;
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' || byte == b'\\' || byte < b' ' {
            break;
        }
        at += 1;
    }
    at
}

/// The first byte from `at` on that is not a digit.
#[inline]
pub(crate) fn digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// The byte behind the escape that starts at `at` (RFC 8259 §7). Surrogates must be in pairs.
pub(crate) fn escape(bytes: &[u8], at: usize) -> Step {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => return Ok(at + 2),
        Some(b'u') => {}
        Some(_) | None => return Err(broken(Rule::Escape, at)),
    }
    let Some(code) = hex(bytes, at + 2) else {
        return Err(broken(Rule::Escape, at));
    };
    match code {
        0xD800..=0xDBFF => {
            let paired = bytes.get(at + 6) == Some(&b'\\') && bytes.get(at + 7) == Some(&b'u');
            match hex(bytes, at + 8) {
                Some(0xDC00..=0xDFFF) if paired => Ok(at + 12),
                _ => Err(broken(Rule::Surrogate, at)),
            }
        }
        0xDC00..=0xDFFF => Err(broken(Rule::Surrogate, at)),
        _ => Ok(at + 6),
    }
}

fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..)?.first_chunk::<4>()?;
    digits.iter().try_fold(0, |code, &digit| {
        Some(code * 16 + char::from(digit).to_digit(16)?)
    })
}

/// Refuses a number that is too long, or too large for the arithmetic of the schema engine.
/// Too small is no fault: the nearest number that is not zero stands in for it.
pub(crate) fn magnitude(bytes: &[u8], at: usize, end: usize, longest: u16) -> Step {
    if end - at > usize::from(longest) {
        return Err(broken(Rule::NumberTooLong, at));
    }
    let text = bytes
        .get(at..end)
        .and_then(|number| std::str::from_utf8(number).ok());
    // Only an exponent or three hundred digits can leave the range of a double.
    let plain = end - at < 300 && !text.is_some_and(|text| text.contains(['e', 'E']));
    if plain
        || text
            .and_then(|text| text.parse::<f64>().ok())
            .is_some_and(f64::is_finite)
    {
        Ok(end)
    } else {
        Err(broken(Rule::NumberTooLarge, at))
    }
}
