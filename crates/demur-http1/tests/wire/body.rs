//! Bodies: lengths, chunks, extensions, trailers, limits, and every split of the bytes.

use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, Framing, ResponseFraming, WireFault, WireRule,
};

use crate::common::show;

/// What a body came to: its data, and how many bytes were used up or which rule was broken where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) data: Vec<u8>,
    pub(crate) end: End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum End {
    /// The body ended after this many bytes.
    Done(usize),
    Unfinished,
    Fault(WireRule, usize),
}

/// Feeds the pieces one after the other, each in a buffer of its own.
pub(crate) fn read<'a>(
    mut reader: BodyReader,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> Outcome {
    let mut data = Vec::new();
    let mut used = 0;
    for piece in pieces {
        let mut at = 0;
        loop {
            let before = at;
            match reader.next(piece, &mut at) {
                BodyEvent::Data(range) => {
                    assert!(!range.is_empty() && range.start >= before && range.end == at);
                    data.extend_from_slice(&piece[range]);
                }
                BodyEvent::NeedMore => {
                    assert_eq!(
                        at,
                        piece.len(),
                        "all bytes are used before more are asked for"
                    );
                    used += piece.len();
                    break;
                }
                BodyEvent::End => {
                    assert!(reader.is_done());
                    return Outcome {
                        data,
                        end: End::Done(used + at),
                    };
                }
                BodyEvent::Fault(fault) => {
                    assert_eq!(reader.next(piece, &mut at), BodyEvent::Fault(fault.clone()));
                    let WireFault { rule, offset, .. } = fault;
                    return Outcome {
                        data,
                        end: End::Fault(rule, offset),
                    };
                }
            }
        }
    }
    Outcome {
        data,
        end: End::Unfinished,
    }
}

pub(crate) fn chunked(limit: u64) -> BodyReader {
    BodyReader::of_request(Framing::Chunked, ByteLimit(limit))
}

/// Whole, byte by byte, and cut once at every place.
fn check(reader: &BodyReader, bytes: &[u8], data: &[u8], end: &End) {
    let expected = Outcome {
        data: data.to_vec(),
        end: end.clone(),
    };
    assert_eq!(read(reader.clone(), [bytes]), expected, "{}", show(bytes));
    assert_eq!(
        read(reader.clone(), bytes.chunks(1)),
        expected,
        "byte by byte: {}",
        show(bytes)
    );
    for cut in 0..bytes.len().min(200) {
        let (first, second) = bytes.split_at(cut);
        assert_eq!(
            read(reader.clone(), [first, second]),
            expected,
            "cut at {cut}: {}",
            show(bytes)
        );
    }
}

fn check_chunked(body: impl AsRef<[u8]>, data: &str) {
    let body = body.as_ref();
    let bytes = [body, b"GET / HTTP/1.1\r\n"].concat();
    check(
        &chunked(1000),
        &bytes,
        data.as_bytes(),
        &End::Done(body.len()),
    );
}

fn check_fault(body: impl AsRef<[u8]>, data: &str, rule: WireRule, offset: usize) {
    check(
        &chunked(1000),
        body.as_ref(),
        data.as_bytes(),
        &End::Fault(rule, offset),
    );
}

#[test]
fn chunks_are_joined_and_the_next_request_is_left_alone() {
    check_chunked("0\r\n\r\n", "");
    check_chunked("5\r\nhello\r\n0\r\n\r\n", "hello");
    check_chunked(
        "3\r\nabc\r\n0000A\r\n0123456789\r\n000\r\n\r\n",
        "abc0123456789",
    );
    check_chunked("00000000000000a\r\n0123456789\r\n0\r\n\r\n", "0123456789");
    check_chunked("4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n");
}

#[test]
fn extensions_are_checked_and_dropped() {
    check_chunked("1;a\r\nx\r\n0;last\r\n\r\n", "x");
    check_chunked("1;a=b;c=\"d;e\\\"f\"\r\nx\r\n0\r\n\r\n", "x");
    check_chunked("1 ; a = b\t;\tc = \"\"\r\nx\r\n0\r\n\r\n", "x");
    for (line, offset) in [
        ("1;\r\n", 2),
        ("1; \r\n", 3),
        ("1 \r\n", 2),
        ("1;a=\r\n", 4),
        ("1;a \r\n", 4),
        ("1;a=b \r\n", 6),
        ("1;a=b c\r\n", 6),
        ("1;a b\r\n", 4),
        ("1;=b\r\n", 2),
        ("1;a=\"b\r\n\"\r\n", 6),
        ("1;a=\"b\\\r\n", 7),
        ("1;a=\"b\"c\r\n", 7),
        ("1;a\0\r\n", 3),
        ("1;a\u{e9}\r\n", 3),
    ] {
        check_fault(
            format!("{line}x\r\n0\r\n\r\n"),
            "",
            WireRule::ChunkExtension,
            offset,
        );
    }
    check_fault("1;a\nx\r\n", "", WireRule::ChunkLineEnd, 3);
    check_fault("1;a\rx\r\n", "", WireRule::ChunkLineEnd, 4);
}

#[test]
fn extensions_are_bounded_over_the_whole_body() {
    let long = format!("1;{}", "a".repeat(5000));
    let reader = chunked(1_000_000);
    let end = End::Fault(WireRule::ChunkExtensionTooLarge, 2 + 4096);
    check(&reader, long.as_bytes(), b"", &end);
    let chunk = format!("1;{}\r\nx\r\n", "a".repeat(99));
    let many = chunk.repeat(100);
    let outcome = read(reader, [many.as_bytes()]);
    assert_eq!(outcome.data.len(), 40);
    assert!(matches!(
        outcome.end,
        End::Fault(WireRule::ChunkExtensionTooLarge, _)
    ));
}

#[test]
fn chunk_sizes_are_hexadecimal_digits() {
    for (body, offset) in [
        ("\r\n", 0),
        ("g\r\n", 0),
        ("-1\r\n", 0),
        ("+1\r\n", 0),
        ("0x1\r\n", 1),
        (" 1\r\n", 0),
        ("1_0\r\n", 1),
        ("1,\r\n", 1),
        ("\u{0}1\r\n", 0),
    ] {
        check_fault(body, "", WireRule::ChunkSizeSyntax, offset);
    }
    check_fault("5\nhello\n0\n\n", "", WireRule::ChunkLineEnd, 1);
    check_fault("5\rhello", "", WireRule::ChunkLineEnd, 2);
    check_fault("00000000000000001\r\n", "", WireRule::ChunkSizeDigits, 16);
    check_fault("FFFFFFFFFFFFFFFFF\r\n", "", WireRule::ChunkSizeDigits, 16);
}

#[test]
fn chunk_data_is_followed_by_cr_lf() {
    check_fault("3\r\nabcd\r\n0\r\n\r\n", "abc", WireRule::ChunkDataEnd, 6);
    check_fault("3\r\nabc\n0\r\n\r\n", "abc", WireRule::ChunkDataEnd, 6);
    check_fault("3\r\nabc\rx", "abc", WireRule::ChunkDataEnd, 7);
    check_fault("3\r\nabc0\r\n\r\n", "abc", WireRule::ChunkDataEnd, 6);
}

#[test]
fn trailers_are_checked_bounded_and_dropped() {
    check_chunked("0\r\nA: b\r\nX-Y:\r\n\r\n", "");
    check_chunked("0\r\nContent-Length: 5\r\nHost: evil\r\n\r\n", "");
    for (trailer, offset) in [
        ("A\r\n", 1),
        (": b\r\n", 0),
        ("A : b\r\n", 1),
        ("A: b\n", 4),
        ("A: b\rx\r\n", 5),
        ("A: \0\r\n", 3),
        ("A: b\r\n c\r\n", 6),
        ("\nA: b\r\n", 0),
        ("\rA", 1),
        ("\u{e9}: b\r\n", 0),
    ] {
        check_fault(
            format!("0\r\n{trailer}\r\n"),
            "",
            WireRule::TrailerSyntax,
            3 + offset,
        );
    }
    let long = format!("0\r\n{}", "A: b\r\n".repeat(2000));
    check_fault(long, "", WireRule::TrailerTooLarge, 3 + 8192);
}

#[test]
fn data_is_counted_against_the_limit_before_it_arrives() {
    let too_large = |offset| End::Fault(WireRule::BodyTooLarge, offset);
    check(
        &chunked(4),
        b"4\r\nabcd\r\n0\r\n\r\n",
        b"abcd",
        &End::Done(14),
    );
    check(&chunked(4), b"5\r\n", b"", &too_large(1));
    check(&chunked(4), b"3\r\nabc\r\n2;a\r\n", b"abc", &too_large(9));
    check(
        &chunked(u64::MAX - 1),
        b"FFFFFFFFFFFFFFFF\r\n",
        b"",
        &too_large(16),
    );
    let length = |framing| BodyReader::of_request(framing, ByteLimit(4));
    check(&length(Framing::Length(5)), b"abcde", b"", &too_large(0));
    check(&length(Framing::Length(u64::MAX)), b"x", b"", &too_large(0));
    let until_close = BodyReader::of_response(ResponseFraming::UntilClose, ByteLimit(4));
    check(&until_close, b"abcde", b"abcd", &too_large(4));
    check(&until_close, b"abcd", b"abcd", &End::Unfinished);
}

#[test]
fn a_length_takes_exactly_its_bytes() {
    let reader = |framing| BodyReader::of_request(framing, ByteLimit(100));
    check(&reader(Framing::None), b"GET", b"", &End::Done(0));
    check(&reader(Framing::Length(0)), b"GET", b"", &End::Done(0));
    check(
        &reader(Framing::Length(5)),
        b"helloGET",
        b"hello",
        &End::Done(5),
    );
    check(
        &reader(Framing::Length(5)),
        b"hel",
        b"hel",
        &End::Unfinished,
    );
    let response = BodyReader::of_response(ResponseFraming::Length(2), ByteLimit(100));
    check(&response, b"okHTTP", b"ok", &End::Done(2));
}

/// Reads the bytes, then lets the peer close.
fn check_close(mut reader: BodyReader, bytes: &[u8], expected: &BodyEvent) {
    let mut at = 0;
    while let BodyEvent::Data(_) = reader.next(bytes, &mut at) {}
    assert_eq!(&reader.close(), expected, "{}", show(bytes));
    assert_eq!(&reader.close(), expected, "the second answer is the first");
}

#[test]
fn closing_early_is_a_fault_unless_the_body_lasts_until_then() {
    let incomplete = |offset| BodyEvent::Fault(WireFault::new(WireRule::BodyIncomplete, offset));
    check_close(chunked(100), b"5\r\nhel", &incomplete(6));
    check_close(chunked(100), b"5\r\nhello\r\n0\r\n", &incomplete(13));
    check_close(chunked(100), b"0\r\n\r\n", &BodyEvent::End);
    let length = BodyReader::of_request(Framing::Length(5), ByteLimit(100));
    check_close(length, b"hel", &incomplete(3));
    let until_close = BodyReader::of_response(ResponseFraming::UntilClose, ByteLimit(100));
    check_close(until_close, b"hel", &BodyEvent::End);
    let broken = BodyEvent::Fault(WireFault::new(WireRule::ChunkSizeSyntax, 0));
    check_close(chunked(100), b"x", &broken);
}
