//! Which bytes behind a head are its body (RFC 9112 §6).

use crate::fault::WireRule;
use crate::fields::{FieldSpan, Fields};
use crate::known::KnownField;
use crate::lists::Elements;
use crate::scan::{Scan, Span, field_fault};
use crate::version::Version;

/// How the end of a request body is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Framing {
    /// There is no body.
    #[default]
    None,
    /// `Content-Length`; a number beyond `u64` is `u64::MAX`, so that it is over any limit.
    Length(u64),
    /// `Transfer-Encoding: chunked`
    Chunked,
}

pub(crate) fn of_request(buf: &[u8], fields: &Fields, version: Version) -> Scan<Framing> {
    let coding = fields.first(KnownField::TransferEncoding);
    let length = fields.first(KnownField::ContentLength);
    match (coding, length) {
        (None, None) => Ok(Framing::None),
        (None, Some(_)) => content_length(buf, fields).map(Framing::Length),
        (Some(coding), Some(_)) => field_fault(
            WireRule::LengthAndTransferEncoding,
            coding.name.start(),
            coding.name,
        ),
        (Some(coding), None) if version.is_http_10() => field_fault(
            WireRule::TransferEncodingVersion,
            coding.name.start(),
            coding.name,
        ),
        (Some(_), None) => transfer_encoding(buf, fields).map(|()| Framing::Chunked),
    }
}

/// The one `Content-Length` of a head that has at least one.
pub(crate) fn content_length(buf: &[u8], fields: &Fields) -> Scan<u64> {
    let mut all = fields.all(KnownField::ContentLength);
    let Some(field) = all.next() else {
        return Ok(0);
    };
    if let Some(second) = all.next() {
        return field_fault(
            WireRule::ContentLengthRepeated,
            second.name.start(),
            second.name,
        );
    }
    let value = field.value.of(buf);
    let refuse = |rule, at: usize| field_fault(rule, field.value.start() + at, field.name);
    if let Some(comma) = value.iter().position(|b| *b == b',') {
        return refuse(WireRule::ContentLengthList, comma);
    }
    if value.is_empty() {
        return refuse(WireRule::ContentLengthSyntax, 0);
    }
    let mut length = 0_u64;
    for (at, byte) in value.iter().enumerate() {
        if !byte.is_ascii_digit() {
            return refuse(WireRule::ContentLengthSyntax, at);
        }
        length = length
            .saturating_mul(10)
            .saturating_add(u64::from(byte - b'0'));
    }
    Ok(length)
}

/// What one element of `Transfer-Encoding` is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coding {
    Chunked,
    /// Registered, and it may stand before `chunked`, but it is not implemented here.
    Compression,
    Unknown,
}

/// Accepts `chunked` and nothing else; names what is wrong with everything else.
pub(crate) fn transfer_encoding(buf: &[u8], fields: &Fields) -> Scan<()> {
    let mut last = None;
    let (mut chunked, mut unknown, mut total) = (0_usize, 0_usize, 0_usize);
    let mut first_field = None;
    for field in fields.all(KnownField::TransferEncoding) {
        first_field.get_or_insert(field);
        for element in Elements::new(field.value.of(buf)) {
            let coding = coding(element, field)?;
            chunked += usize::from(coding == Coding::Chunked);
            unknown += usize::from(coding == Coding::Unknown);
            total += 1;
            last = Some(coding);
        }
    }
    let rule = match last {
        Some(Coding::Chunked) if total == 1 => return Ok(()),
        _ if chunked > 1 => WireRule::ChunkedRepeated,
        Some(Coding::Chunked) => WireRule::TransferCodingUnknown,
        _ if chunked == 0 && unknown > 0 => WireRule::TransferCodingUnknown,
        _ => WireRule::ChunkedNotLast,
    };
    let (at, name) = first_field.map_or((0, Span::default()), |f| (f.value.start(), f.name));
    field_fault(rule, at, name)
}

fn coding(element: &[u8], field: &FieldSpan) -> Scan<Coding> {
    let refuse = |rule| field_fault(rule, field.value.start(), field.name);
    if element.is_empty() {
        return refuse(WireRule::TransferEncodingEmpty);
    }
    let name_end = crate::bytes::token_end(element, 0);
    let (name, parameters) = element.split_at_checked(name_end).unwrap_or((element, b""));
    let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
    let has_parameters = match crate::bytes::trimmed(parameters) {
        [] => false,
        [b';', ..] if !name.is_empty() => true,
        _ => return refuse(WireRule::TransferEncodingSyntax),
    };
    if is("chunked") {
        // RFC 9112 §7.1: `chunked` defines no parameters, and their presence is an error.
        return if has_parameters {
            refuse(WireRule::TransferEncodingSyntax)
        } else {
            Ok(Coding::Chunked)
        };
    }
    let compressions = ["gzip", "x-gzip", "deflate", "compress", "x-compress"];
    Ok(if compressions.iter().any(|known| is(known)) {
        Coding::Compression
    } else {
        Coding::Unknown
    })
}
