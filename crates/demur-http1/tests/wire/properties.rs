//! Properties: what is written is read back, splits do not matter, and nothing panics.

use demur_http1::{
    BodyReader, ByteLimit, Framing, Limits, Parsed, RequestHead, ResponseHead, parse_request,
    parse_response, write_chunk, write_chunked, write_content_length, write_field, write_head_end,
    write_last_chunk, write_request_line,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::body::{End, chunked, read};
use crate::common::parse;
use crate::{fuzzed, model};

fn method() -> impl Strategy<Value = String> {
    "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}"
        .prop_filter("CONNECT has targets of its own", |m| m != "CONNECT")
}

fn target() -> impl Strategy<Value = String> {
    "/[!-\"$->@-~]{0,60}(\\?[!-\"$-~]{0,60})?"
}

/// Names that mean nothing to the codec.
fn field() -> impl Strategy<Value = (String, Vec<u8>)> {
    let value = "[!-~\u{80}-\u{ff}]([\t -~\u{80}-\u{ff}]{0,60}[!-~])?|";
    (
        "X-[!#$%&'*+.^_`|~0-9A-Za-z-]{1,30}",
        value.prop_map(String::into_bytes),
    )
}

fn framing() -> impl Strategy<Value = Framing> {
    prop_oneof![
        Just(Framing::None),
        any::<u64>().prop_map(Framing::Length),
        Just(Framing::Chunked)
    ]
}

type Parts = (String, String, Vec<(String, Vec<u8>)>, Framing);

fn parts() -> impl Strategy<Value = Parts> {
    (method(), target(), vec(field(), 0..12), framing())
}

fn write(parts: &Parts) -> Vec<u8> {
    let (method, target, fields, framing) = parts;
    let mut out = Vec::new();
    write_request_line(&mut out, method, target).expect("a good line");
    for (name, value) in fields {
        write_field(&mut out, name.as_bytes(), value).expect("a good field");
    }
    write_field(&mut out, b"Host", b"example.org:8080").expect("a good field");
    match framing {
        Framing::None => {}
        Framing::Length(length) => write_content_length(&mut out, *length),
        Framing::Chunked => write_chunked(&mut out),
    }
    write_head_end(&mut out);
    out
}

/// Bytes that matter to the grammar, and some that do not.
fn any_byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        select(b"\r\n\t :;,/*?#@[]%\"\\=0159afHTP.\0\x7f\x80\xff\x16\x03".to_vec()),
        any::<u8>()
    ]
}

#[derive(Debug, Clone)]
enum Edit {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index),
    Cut(Index),
    Repeat(Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any::<Index>(), any_byte()).prop_map(|(at, byte)| Edit::Replace(at, byte)),
        (any::<Index>(), any_byte()).prop_map(|(at, byte)| Edit::Insert(at, byte)),
        any::<Index>().prop_map(Edit::Remove),
        any::<Index>().prop_map(Edit::Cut),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Edit::Repeat(from, to)),
    ]
}

fn apply_all(bytes: &mut Vec<u8>, edits: &[Edit]) {
    for edit in edits {
        apply(bytes, edit);
    }
}

fn write_chunks(bytes: &mut Vec<u8>, chunks: &[Vec<u8>]) {
    for chunk in chunks {
        write_chunk(bytes, chunk);
    }
}

fn apply(bytes: &mut Vec<u8>, edit: &Edit) {
    if bytes.is_empty() {
        return;
    }
    match edit {
        Edit::Replace(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Edit::Insert(at, byte) => bytes.insert(at.index(bytes.len()), *byte),
        Edit::Remove(at) => {
            bytes.remove(at.index(bytes.len()));
        }
        Edit::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Edit::Repeat(from, to) => {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            bytes.extend_from_within(from.min(to)..from.max(to));
        }
    }
}

/// A second reader of heads, written for clarity: it splits into lines first and knows no limits.
fn lines_of(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")?;
    let mut rest = &bytes[..end + 2];
    let mut lines = Vec::new();
    while let Some(at) = rest.windows(2).position(|w| w == b"\r\n") {
        lines.push(&rest[..at]);
        rest = &rest[at + 2..];
    }
    Some(lines)
}

proptest! {
    #[test]
    fn a_written_request_is_read_back(parts in parts()) {
        let bytes = write(&parts);
        let (outcome, head) = parse(&bytes);
        prop_assert_eq!(outcome, Parsed::Complete);
        prop_assert_eq!(head.len(), bytes.len());
        let view = head.view(&bytes);
        let (method, target, fields, framing) = parts;
        prop_assert_eq!(view.method(), method);
        prop_assert_eq!(view.target(), &target);
        let query = view.query().map(|q| format!("?{q}")).unwrap_or_default();
        prop_assert_eq!(format!("{}{query}", view.path()), target);
        prop_assert_eq!(view.framing(), framing);
        let read: Vec<_> = view.fields().take(fields.len()).map(|f| (f.name().to_owned(), f.value().to_vec())).collect();
        prop_assert_eq!(read, fields);
    }

    #[test]
    fn a_complete_head_has_the_lines_a_plain_reader_sees(parts in parts(), edits in vec(edit(), 0..3)) {
        let mut bytes = write(&parts);
        apply_all(&mut bytes, &edits);
        let (outcome, head) = parse(&bytes);
        if outcome == Parsed::Complete {
            let skipped = if bytes.starts_with(b"\r\n") { 2 } else { 0 };
            let lines = lines_of(&bytes[skipped..]).expect("a complete head has an end");
            let view = head.view(&bytes);
            let line = format!("{} {} HTTP/1.{}", view.method(), view.target(), view.version().minor());
            prop_assert_eq!(lines[0], line.as_bytes());
            prop_assert_eq!(lines.len() - 1, view.field_count());
            for (field, line) in view.fields().zip(&lines[1..]) {
                let colon = line.iter().position(|b| *b == b':').expect("a colon");
                prop_assert_eq!(field.name_bytes(), &line[..colon]);
                let value = line[colon + 1..].trim_ascii_start().trim_ascii_end();
                prop_assert_eq!(field.value(), value);
            }
        }
    }

    #[test]
    fn mutated_heads_never_panic_and_splits_do_not_matter(parts in parts(), edits in vec(edit(), 1..6)) {
        let mut bytes = write(&parts);
        apply_all(&mut bytes, &edits);
        fuzzed::head(&bytes);
    }

    #[test]
    fn random_bytes_never_panic_and_splits_do_not_matter(bytes in vec(any_byte(), 0..200)) {
        fuzzed::head(&bytes);
        let mut head = ResponseHead::new();
        let response = [b"HTTP/1.1 200 ", &bytes[..]].concat();
        let outcome = parse_response(&response, &Limits::default(), "GET", &mut head);
        prop_assert_eq!(outcome == Parsed::Complete, !head.is_empty());
    }

    #[test]
    fn small_limits_never_panic_and_bound_what_is_partial(
        parts in parts(), target in 0..80_u64, field in 0..80_u64, head_limit in 0..400_u64, fields in 0..12_u16,
    ) {
        let limits = Limits {
            target: ByteLimit(target),
            field: ByteLimit(field),
            head: ByteLimit(head_limit),
            fields: demur_http1::FieldCount(fields),
            ..Limits::default()
        };
        let bytes = write(&parts);
        let mut head = RequestHead::new();
        let outcome = parse_request(&bytes, &limits, &mut head);
        prop_assert_ne!(&outcome, &Parsed::Partial, "the bytes hold a whole head");
        for end in 0..bytes.len() {
            let early = parse_request(&bytes[..end], &limits, &mut head);
            prop_assert!(early == Parsed::Partial || early == outcome);
            prop_assert!(early != Parsed::Partial || end < usize::try_from(head_limit).unwrap_or(0));
        }
    }

    #[test]
    fn written_chunks_are_read_back_over_any_split(
        chunks in vec(vec(any::<u8>(), 1..40), 0..8), cuts in vec(any::<Index>(), 0..6),
    ) {
        let mut bytes = Vec::new();
        write_chunks(&mut bytes, &chunks);
        write_last_chunk(&mut bytes);
        let outcome = read(chunked(1000), split(&bytes, &cuts));
        prop_assert_eq!(outcome.data, chunks.concat());
        prop_assert_eq!(outcome.end, End::Done(bytes.len()));
    }

    #[test]
    fn mutated_chunks_end_alike_over_any_split(
        chunks in vec(vec(any::<u8>(), 1..20), 0..4), edits in vec(edit(), 0..4), cuts in vec(any::<Index>(), 0..6),
    ) {
        let mut bytes = Vec::new();
        write_chunks(&mut bytes, &chunks);
        bytes.extend_from_slice(b"1;a=\"b\"\r\nx\r\n0\r\nA: b\r\n\r\n");
        apply_all(&mut bytes, &edits);
        let whole = read(chunked(60), [&bytes[..]]);
        prop_assert_eq!(&read(chunked(60), split(&bytes, &cuts)), &whole);
        prop_assert_eq!(&read(chunked(60), bytes.chunks(1)), &whole);
        prop_assert!(whole.data.len() <= 60);
        let valid = model::read_chunked(&bytes, 60);
        prop_assert_eq!(matches!(whole.end, End::Done(_)), valid.is_some());
        if let Some((data, used)) = valid {
            prop_assert_eq!((whole.data, whole.end), (data, End::Done(used)));
        }
    }

    #[test]
    fn lengths_are_exact_over_any_split(
        bytes in vec(any::<u8>(), 0..60), length in 0..80_u64, cuts in vec(any::<Index>(), 0..6),
    ) {
        let reader = BodyReader::of_request(Framing::Length(length), ByteLimit(100));
        let outcome = read(reader, split(&bytes, &cuts).chain([&b""[..]]));
        let length = usize::try_from(length).expect("a small number");
        prop_assert_eq!(&outcome.data[..], &bytes[..length.min(bytes.len())]);
        let expected = if length <= bytes.len() { End::Done(length) } else { End::Unfinished };
        prop_assert_eq!(outcome.end, expected);
    }
}

fn split<'a>(bytes: &'a [u8], cuts: &[Index]) -> impl Iterator<Item = &'a [u8]> + use<'a> {
    let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
    at.extend([0, bytes.len()]);
    at.sort_unstable();
    let pairs: Vec<(usize, usize)> = at.windows(2).map(|w| (w[0], w[1])).collect();
    pairs.into_iter().map(move |(from, to)| &bytes[from..to])
}
