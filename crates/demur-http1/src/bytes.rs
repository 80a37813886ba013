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

pub(crate) fn is_space(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// The offset of the first byte at or after `from` that is not in the class, or the end of `buf`.
fn run_end(buf: &[u8], from: usize, class: u8) -> usize {
    let mut rest = buf.get(from..).unwrap_or_default();
    // Four at a time, and only the block with the end in it byte by byte.
    while let Some((block, tail)) = rest.split_first_chunk::<4>()
        && block.iter().all(|b| is(*b, class))
    {
        rest = tail;
    }
    let done = buf.len() - rest.len();
    rest.iter()
        .position(|b| !is(*b, class))
        .map_or(buf.len(), |n| done + n)
}

pub(crate) fn token_end(buf: &[u8], from: usize) -> usize {
    run_end(buf, from, TOKEN)
}

pub(crate) fn reg_name_end(buf: &[u8], from: usize) -> usize {
    run_end(buf, from, REG_NAME)
}

/// The offset of the first colon, space or control character: where a field name ends, if it is one at all.
pub(crate) fn name_end(buf: &[u8]) -> usize {
    let mut rest = buf;
    while let Some((block, tail)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*block);
        let stops = below(word, 0x21) | equal(word, b':');
        if stops != 0 {
            return buf.len() - rest.len() + first(stops);
        }
        rest = tail;
    }
    let found = rest.iter().position(|b| *b < 0x21 || *b == b':');
    found.map_or(buf.len(), |n| buf.len() - rest.len() + n)
}

/// Like [`token_end`] for targets, eight bytes at a time.
pub(crate) fn target_end(buf: &[u8], from: usize) -> usize {
    let mut rest = buf.get(from..).unwrap_or_default();
    while let Some((block, tail)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*block);
        let stops = below(word, 0x21) | equal(word, 0x7f) | equal(word, b'#') | (word & HIGH);
        if stops != 0 {
            return buf.len() - rest.len() + first(stops);
        }
        rest = tail;
    }
    run_end(buf, buf.len() - rest.len(), TARGET)
}

/// Like [`token_end`] for field values, eight bytes at a time.
pub(crate) fn value_end(buf: &[u8], from: usize) -> usize {
    let mut rest = buf.get(from..).unwrap_or_default();
    while let Some((block, tail)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*block);
        let stops = below(word, 0x20) | equal(word, 0x7f);
        if stops == 0 {
            rest = tail;
            continue;
        }
        match rest.split_at_checked(first(stops)) {
            // A tab is a control character that may stand in a value.
            Some((_, [b'\t', after @ ..])) => rest = after,
            _ => return buf.len() - rest.len() + first(stops),
        }
    }
    run_end(buf, buf.len() - rest.len(), VALUE)
}

/// The lowest bit of every byte of a word, and the highest.
const LOW: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = LOW << 7;

/// The high bit of every byte below `limit` (at most 0x80) is set. Bytes behind the first such byte may be marked
/// wrongly, because the subtraction borrows from them; the first mark is always right.
fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(LOW * u64::from(limit)) & !word & HIGH
}

/// The same for the bytes that are `byte`.
fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ (LOW * u64::from(byte)), 1)
}

/// Which byte carries the first mark, counted in the order of the buffer.
fn first(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

/// Whether `name` is `known`, which consists of lower-case letters, digits and hyphens, in any case.
///
/// Of these only letters have the bit 0x40; where `known` has it, the bit 0x20 beside it is the case and does
/// not count. So eight bytes can be compared as one word.
pub(crate) fn same_name(name: &[u8], known: &[u8]) -> bool {
    if name.len() != known.len() {
        return false;
    }
    let (mut a, mut b) = (name, known);
    while let (Some((x, a_tail)), Some((y, b_tail))) =
        (a.split_first_chunk::<8>(), b.split_first_chunk::<8>())
    {
        if !same_word(u64::from_le_bytes(*x), u64::from_le_bytes(*y)) {
            return false;
        }
        (a, b) = (a_tail, b_tail);
    }
    match (name.last_chunk::<8>(), known.last_chunk::<8>()) {
        (Some(x), Some(y)) => same_word(u64::from_le_bytes(*x), u64::from_le_bytes(*y)),
        _ => same_short(name, known),
    }
}

/// The same for names of less than eight bytes: two halves that may overlap.
fn same_short(name: &[u8], known: &[u8]) -> bool {
    let halves = |bytes: &[u8]| {
        let (first, last) = (bytes.first_chunk::<4>()?, bytes.last_chunk::<4>()?);
        Some(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32)
    };
    match (halves(name), halves(known)) {
        (Some(x), Some(y)) => same_word(x, y),
        _ => name.eq_ignore_ascii_case(known),
    }
}

fn same_word(word: u64, known: u64) -> bool {
    let case = (known & (LOW << 6)) >> 1;
    (word ^ known) & !case == 0
}

/// The length of `value` without the spaces and tabs at its end.
pub(crate) fn trimmed_end(mut value: &[u8]) -> usize {
    while let [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value.len()
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
    fn target_scan_agrees_with_the_table_at_every_position() {
        for byte in 0..=255_u8 {
            for at in 0..40 {
                let mut buf = vec![b'a'; 40];
                buf[at] = byte;
                let expected = if is(byte, TARGET) { 40 } else { at };
                assert_eq!(target_end(&buf, 0), expected, "{byte:#x} at {at}");
            }
        }
    }

    #[test]
    fn two_stops_next_to_each_other_are_told_apart() {
        for (first, second) in (0..=255_u8).flat_map(|a| (0..=255_u8).map(move |b| (a, b))) {
            let buf = [b'a', b'a', first, second, b'a', b'a', b'a', b'a', b'a'];
            assert_eq!(
                value_end(&buf, 0),
                run_end(&buf, 0, VALUE),
                "{first} {second}"
            );
            assert_eq!(
                target_end(&buf, 0),
                run_end(&buf, 0, TARGET),
                "{first} {second}"
            );
        }
    }

    #[test]
    fn names_of_every_length_are_compared_to_their_last_byte() {
        for letter in [b'k', b'-', b'7', b'z'] {
            for length in 0..40 {
                let known = vec![letter; length];
                assert!(same_name(&known.to_ascii_uppercase(), &known));
                for at in 0..length {
                    for byte in 0..=255_u8 {
                        let mut name = known.clone();
                        name[at] = byte;
                        assert_eq!(
                            same_name(&name, &known),
                            byte.eq_ignore_ascii_case(&letter),
                            "{byte} at {at}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_name_ends_at_a_colon_a_space_or_a_control_character() {
        for length in 0..20 {
            for byte in 0..=255_u8 {
                let mut buf = vec![b'n'; length];
                buf.extend([byte, b'x', b':']);
                let ends = byte == b':' || byte <= b' ';
                assert_eq!(name_end(&buf), length + usize::from(!ends) * 2, "{byte}");
            }
            assert_eq!(name_end(&vec![b'n'; length]), length);
        }
    }

    #[test]
    fn token_bytes_are_those_of_the_rfc() {
        let count = (0..=255_u8).filter(|b| is_token(*b)).count();
        assert_eq!(count, 26 * 2 + 10 + 15);
        assert!(!is_token(b':') && !is_token(b' ') && !is_token(0x80));
    }
}
