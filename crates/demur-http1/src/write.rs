//! Writing heads and chunks. Nothing is appended unless the whole line is well-formed, so that no value, wherever
//! it came from, can end a line or begin another one.

use crate::bytes::{is_space, target_end, token_end, value_end};

/// Why a line was not written. The output is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// Empty, or not a token.
    #[error("the method is not a token")]
    Method,
    /// Empty, or with a byte a target must not hold.
    #[error("the request target holds a byte that cannot be sent")]
    Target,
    /// Not between 100 and 599.
    #[error("the status code is not between 100 and 599")]
    Status,
    /// With a control character.
    #[error("the reason phrase holds a control character")]
    Reason,
    /// Empty, or not a token.
    #[error("the field name is not a token")]
    FieldName,
    /// With a control character, or with whitespace at an end.
    #[error("the field value holds a control character or surrounding whitespace")]
    FieldValue,
}

/// The interim response that asks for the body.
pub const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// Appends `METHOD target HTTP/1.1`.
pub fn write_request_line(out: &mut Vec<u8>, method: &str, target: &str) -> Result<(), WriteError> {
    if !is_whole(token_end(method.as_bytes(), 0), method.as_bytes()) {
        return Err(WriteError::Method);
    }
    if !is_whole(target_end(target.as_bytes(), 0), target.as_bytes()) {
        return Err(WriteError::Target);
    }
    append(
        out,
        &[method.as_bytes(), b" ", target.as_bytes(), b" HTTP/1.1\r\n"],
    );
    Ok(())
}

/// Appends `HTTP/1.1 status reason`.
pub fn write_status_line(out: &mut Vec<u8>, status: u16, reason: &str) -> Result<(), WriteError> {
    if !(100..=599).contains(&status) {
        return Err(WriteError::Status);
    }
    if value_end(reason.as_bytes(), 0) != reason.len() {
        return Err(WriteError::Reason);
    }
    out.extend_from_slice(b"HTTP/1.1 ");
    write_number(out, u64::from(status));
    append(out, &[b" ", reason.as_bytes(), b"\r\n"]);
    Ok(())
}

/// Appends `name: value`.
pub fn write_field(out: &mut Vec<u8>, name: &[u8], value: &[u8]) -> Result<(), WriteError> {
    if !is_whole(token_end(name, 0), name) {
        return Err(WriteError::FieldName);
    }
    let padded = |byte: Option<&u8>| byte.copied().is_some_and(is_space);
    if value_end(value, 0) != value.len() || padded(value.first()) || padded(value.last()) {
        return Err(WriteError::FieldValue);
    }
    append(out, &[name, b": ", value, b"\r\n"]);
    Ok(())
}

/// Appends `Content-Length: length`.
pub fn write_content_length(out: &mut Vec<u8>, length: u64) {
    out.extend_from_slice(b"Content-Length: ");
    write_number(out, length);
    out.extend_from_slice(b"\r\n");
}

/// Appends `Transfer-Encoding: chunked`.
pub fn write_chunked(out: &mut Vec<u8>) {
    out.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
}

/// Appends the empty line that ends a head.
pub fn write_head_end(out: &mut Vec<u8>) {
    out.extend_from_slice(b"\r\n");
}

/// Appends one chunk with its data; nothing for no data, since an empty chunk would end the body.
pub fn write_chunk(out: &mut Vec<u8>, data: &[u8]) {
    if !data.is_empty() {
        write_chunk_size(out, data.len());
        append(out, &[data, b"\r\n"]);
    }
}

/// Appends the size line of a chunk whose data, and a CR LF behind it, the caller sends itself.
fn write_chunk_size(out: &mut Vec<u8>, size: usize) {
    let digits = (usize::BITS - size.leading_zeros()).div_ceil(4).max(1);
    for place in (0..digits).rev() {
        let digit = u32::try_from((size >> (4 * place)) & 0xf).unwrap_or_default();
        out.extend(char::from_digit(digit, 16).and_then(|c| u8::try_from(c).ok()));
    }
    out.extend_from_slice(b"\r\n");
}

/// Appends the chunk that ends a body, without trailers.
pub fn write_last_chunk(out: &mut Vec<u8>) {
    out.extend_from_slice(b"0\r\n\r\n");
}

fn write_number(out: &mut Vec<u8>, number: u64) {
    let mut digits = [0; 20];
    let (mut rest, mut start) = (number, digits.len());
    for place in digits.iter_mut().rev() {
        let [digit, ..] = (rest % 10).to_le_bytes();
        *place = b'0' + digit;
        rest /= 10;
        start -= 1;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(start..).unwrap_or_default());
}

fn is_whole(end: usize, bytes: &[u8]) -> bool {
    !bytes.is_empty() && end == bytes.len()
}

fn append(out: &mut Vec<u8>, parts: &[&[u8]]) {
    out.reserve(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        out.extend_from_slice(part);
    }
}
