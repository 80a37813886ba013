//! Bytes into lines.

use std::io::{self, Read};

use proptest::prelude::*;

use super::super::{Block, LONGEST_LINE, Lines};

/// All lines with their ends and numbers, however the input is cut into reads.
fn cut(input: &[u8], reads: &[usize]) -> (Vec<(Vec<u8>, u64, u64)>, Lines) {
    let (mut lines, mut rest, mut found) = (Lines::default(), input, Vec::new());
    let mut reads = reads.iter().cycle();
    loop {
        let most = *reads.next().unwrap();
        let read = lines.fill(|room| {
            let most = room.len().min(most);
            rest.read(&mut room[..most])
        });
        let is_over = matches!(read, Ok::<_, io::Error>(0));
        let block = if is_over {
            lines.finish()
        } else {
            lines.block()
        };
        let block = block.into_iter().flat_map(Block::lines);
        found.extend(block.map(|line| (line.bytes.to_vec(), line.end, line.number)));
        if is_over {
            return (found, lines);
        }
    }
}

fn check(input: &[u8], expected: &[&[u8]]) {
    for read in [1, 2, 3, 7, usize::MAX] {
        let (found, _) = cut(input, &[read]);
        let found: Vec<_> = found.iter().map(|(line, ..)| line.as_slice()).collect();
        assert_eq!(found, expected, "in pieces of {read}");
    }
}

#[test]
fn lines_end_with_newlines_of_both_kinds() {
    check(b"", &[]);
    check(b"\n", &[b""]);
    check(b"a\nb\n", &[b"a", b"b"]);
    check(b"a\r\n\r\nb\r\n", &[b"a", b"", b"b"]);
    check(b"a\rb\n\r\r\n", &[b"a\rb", b"\r"]);
}

#[test]
fn the_last_line_needs_no_newline() {
    check(b"a\nb", &[b"a", b"b"]);
    check(b"a\nb\r", &[b"a", b"b"]);
    check(b"a", &[b"a"]);
}

#[test]
fn bytes_that_are_no_utf8_are_left_alone() {
    check(b"\xff\x00\xfe\n\xc3\x28\n", &[b"\xff\x00\xfe", b"\xc3\x28"]);
}

#[test]
fn a_byte_order_mark_is_skipped_at_the_start_only() {
    check(b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n", &[b"a", b"\xef\xbb\xbfb"]);
    check(b"\xef\xbb\xbf\na\n", &[b"", b"a"]);
    check(b"\xef\xbb\n", &[b"\xef\xbb"]);
    let (found, _) = cut(b"\xef\xbb\xbfa\nb\n", &[usize::MAX]);
    let ends: Vec<_> = found.iter().map(|(_, end, _)| *end).collect();
    assert_eq!(ends, [5, 7]);
}

#[test]
fn a_line_that_is_too_long_is_skipped_and_counted() {
    let mut input = b"before\n".to_vec();
    input.extend(vec![b'x'; 10 << 20]);
    input.extend(b"\nbehind\n");
    let (found, lines) = cut(&input, &[usize::MAX]);
    let end = input.len() as u64;
    assert_eq!(
        found,
        [(b"before".to_vec(), 7, 1), (b"behind".to_vec(), end, 3)]
    );
    assert_eq!(lines.too_long().count, 1);
    assert_eq!(lines.too_long().samples, [(2, vec![b'x'; 200])]);
    assert!(lines.held().is_empty());
}

#[test]
fn the_longest_line_is_handed_out_and_one_byte_more_is_not() {
    for read in [usize::MAX, 1000, LONGEST_LINE, LONGEST_LINE + 1] {
        for (length, is_read) in [(LONGEST_LINE, true), (LONGEST_LINE + 1, false)] {
            for end in [&b"\n"[..], b""] {
                let mut input = b"a\n".to_vec();
                input.extend(vec![b'x'; length]);
                input.extend(end);
                let (found, lines) = cut(&input, &[read]);
                assert_eq!(found.len(), 1 + usize::from(is_read), "{read} {length}");
                assert_eq!(lines.too_long().count, u64::from(!is_read));
            }
        }
    }
}

#[test]
fn a_checkpoint_lies_before_the_line_that_is_being_skipped() {
    let mut lines = Lines::default();
    let mut input = &[&b"a\n"[..], &vec![b'x'; 4 << 20]].concat()[..];
    while lines.fill(|room| input.read(room)).unwrap() > 0 {
        lines.block();
    }
    assert_eq!(lines.checkpoint(), (2, 1));
    assert_eq!(lines.too_long().count, 1);
}

proptest! {
    #[test]
    fn pieces_do_not_matter(
        lines in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..40),
        reads in prop::collection::vec(1..90_usize, 1..20),
        is_whole: bool,
    ) {
        let mut input = lines.join(&b'\n');
        if is_whole {
            input.push(b'\n');
        }
        let (found, _) = cut(&input, &reads);
        let body = input.strip_suffix(b"\n").unwrap_or(&input);
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let mut expected: Vec<_> = body
            .split(|byte| *byte == b'\n')
            .map(|line| line.strip_suffix(b"\r").unwrap_or(line).to_vec())
            .collect();
        if input.is_empty() {
            expected.clear();
        }
        let texts: Vec<_> = found.iter().map(|(line, ..)| line.clone()).collect();
        prop_assert_eq!(texts, expected);
        for (index, (line, end, number)) in found.iter().enumerate() {
            prop_assert_eq!(*number, index as u64 + 1);
            let until = &input[..usize::try_from(*end).unwrap()];
            let until = until.strip_suffix(b"\n").unwrap_or(until);
            let until = until.strip_suffix(b"\r").unwrap_or(until);
            prop_assert!(until.ends_with(line));
        }
    }
}
