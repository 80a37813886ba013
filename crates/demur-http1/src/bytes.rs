//! Byte classes and the scanning loops over them.

/// RFC 9110 §5.6.2 `tchar`.
const TOKEN: u8 = 1;
/// Field value bytes: RFC 9110 §5.5, SP and HTAB included.
const VALUE: u8 = 2;
/// Visible ASCII without `#`: the bytes a target may hold here.
const TARGET: u8 = 4;
/// RFC 3986 `unreserved` and `sub-delims`: the bytes of a registered name besides percent-encoding.
const REG_NAME: u8 = 8;

static CLASSES: [u8; 256] = classes();

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated while compiling, where a wrong index is a compile error"
)]
const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
        let b = byte as u8;
        let alphanumeric = b.is_ascii_alphanumeric();
        if alphanumeric || is_one_of(b, b"!#$%&'*+-.^_`|~") {
            table[byte] |= TOKEN;
        }
        if b == b'\t' || (b >= 0x20 && b != 0x7f) {
            table[byte] |= VALUE;
        }
        if b.is_ascii_graphic() && b != b'#' {
            table[byte] |= TARGET;
        }
        if alphanumeric || is_one_of(b, b"-._~!$&'()*+,;=") {
            table[byte] |= REG_NAME;
        }
        byte += 1;
    }
    table
}

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated while compiling, where a wrong index is a compile error"
)]
const fn is_one_of(byte: u8, set: &[u8]) -> bool {
    let mut at = 0;
    while at < set.len() {
        if set[at] == byte {
            return true;
        }
        at += 1;
    }
    false
}

fn is(byte: u8, class: u8) -> bool {
    CLASSES
        .get(usize::from(byte))
        .is_some_and(|c| c & class != 0)
}

pub(crate) fn is_token(byte: u8) -> bool {
    is(byte, TOKEN)
}

pub(crate) fn is_value(byte: u8) -> bool {
    is(byte, VALUE)
}

pub(crate) fn is_reg_name(byte: u8) -> bool {
    is(byte, REG_NAME)
}

pub(crate) fn is_space(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// The offset of the first byte at or after `from` that is not in the class, or the end of `buf`.
fn run_end(buf: &[u8], from: usize, class: u8) -> usize {
    let rest = buf.get(from..).unwrap_or_default();
    rest.iter()
        .position(|b| !is(*b, class))
        .map_or(buf.len(), |n| from + n)
}

pub(crate) fn token_end(buf: &[u8], from: usize) -> usize {
    run_end(buf, from, TOKEN)
}

pub(crate) fn target_end(buf: &[u8], from: usize) -> usize {
    run_end(buf, from, TARGET)
}

/// Like [`token_end`] for field values, sixteen bytes at a time.
pub(crate) fn value_end(buf: &[u8], from: usize) -> usize {
    let mut rest = buf.get(from..).unwrap_or_default();
    while let Some((block, tail)) = rest.split_first_chunk::<16>() {
        if may_hold_control(block)
            && let Some(n) = block.iter().position(|b| !is_value(*b))
        {
            return buf.len() - rest.len() + n;
        }
        rest = tail;
    }
    let done = buf.len() - rest.len();
    rest.iter()
        .position(|b| !is_value(*b))
        .map_or(buf.len(), |n| done + n)
}

/// No early exit, so that the compiler turns the loop into vector instructions.
fn may_hold_control(block: &[u8; 16]) -> bool {
    let found = block.iter().fold(0, |found, b| {
        found | u8::from(*b < 0x20) | u8::from(*b == 0x7f)
    });
    found != 0
}

/// `bytes` without spaces and tabs at both ends.
pub(crate) fn trimmed(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = bytes {
        bytes = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}

/// ASCII text; the callers have checked the bytes, anything else reads as empty.
pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_scan_agrees_with_the_table_at_every_position() {
        for byte in 0..=255_u8 {
            for at in 0..40 {
                let mut buf = vec![b'a'; 40];
                buf[3] = b'\t';
                buf[at] = byte;
                let expected = if is_value(byte) { 40 } else { at };
                assert_eq!(value_end(&buf, 0), expected, "{byte:#x} at {at}");
            }
        }
    }

    #[test]
    fn token_bytes_are_those_of_the_rfc() {
        let count = (0..=255_u8).filter(|b| is_token(*b)).count();
        assert_eq!(count, 26 * 2 + 10 + 15);
        assert!(!is_token(b':') && !is_token(b' ') && !is_token(0x80));
    }
}
