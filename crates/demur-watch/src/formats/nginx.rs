//! nginx `log_format` strings: `$remote_addr [$time_local] "$request" $status`.
//!
//! A whole `log_format` directive does as well, with its name, its `escape=` and its quotes.

use super::FormatError;
use super::field::Field;
use super::layout::{Piece, Variable, build};
use super::number::Unit;
use super::program::Program;
use super::source::Source;

/// What is read; every other variable is skipped. Of those that tell the same, the first is read: what the client sent
/// before what the server made of it.
const VARIABLES: &[(&str, Field, Option<usize>)] = &[
    ("time_local", Field::At, Some(26)),
    ("time_iso8601", Field::At, Some(25)),
    ("msec", Field::At, None),
    ("remote_addr", Field::Client, None),
    ("remote_user", Field::Principal, None),
    ("host", Field::Host, None),
    ("http_host", Field::Host, None),
    ("server_name", Field::Host, None),
    ("request", Field::Request, None),
    ("request_method", Field::Method, None),
    ("request_uri", Field::Path, None),
    ("uri", Field::Path, None),
    ("document_uri", Field::Path, None),
    ("is_args", Field::Query, None),
    ("args", Field::Query, None),
    ("query_string", Field::Query, None),
    ("status", Field::Status, None),
    ("body_bytes_sent", Field::Bytes, None),
    ("bytes_sent", Field::Bytes, None),
    ("request_time", Field::Duration(Unit::Seconds), None),
    ("http_referer", Field::Referrer, None),
    ("http_user_agent", Field::Agent, None),
    ("upstream_addr", Field::Upstream, None),
    ("upstream_status", Field::UpstreamStatus, None),
    ("server_port", Field::Port, None),
    ("remote_port", Field::Port, None),
];

/// Makes a program of a format.
pub(super) fn compile(text: &str) -> Result<Program, FormatError> {
    let source = unwrapped(text)?;
    let mut pieces = Vec::new();
    let mut literal = Vec::new();
    let mut at = 0;
    while let Some(byte) = source.bytes.get(at) {
        if *byte != b'$' {
            literal.push(*byte);
            at += 1;
            continue;
        }
        let behind = source.bytes.get(at + 1..).unwrap_or_default();
        let (name, length) = name_of(behind).ok_or_else(|| nameless(source.place(at)))?;
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Variable(variable(&name, source.place(at))));
        at += 1 + length;
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    build(pieces, false)
}

/// Whether the text has variables of nginx in it.
pub(super) fn is_like(text: &str) -> bool {
    text.match_indices('$').any(|(at, _)| {
        let behind = text.as_bytes().get(at + 1..).unwrap_or_default();
        matches!(behind.first(), Some(b'a'..=b'z' | b'{'))
    })
}

/// `log_format name escape=json '…' '…';`, only the strings of it, or what is in them.
fn unwrapped(text: &str) -> Result<Source, FormatError> {
    let start = text.trim_start();
    let base = text.len() - start.len();
    if let Some(strings) = start.strip_prefix("log_format") {
        return Source::of_strings(strings, base + "log_format".len());
    }
    if start.starts_with('\'') {
        return Source::of_strings(start, base);
    }
    Ok(Source::plain(text.trim_end_matches(['\n', '\r'])))
}

/// `name` or `{name}`, and how many bytes that takes.
fn name_of(behind: &[u8]) -> Option<(String, usize)> {
    let (inside, braces) = match behind {
        [b'{', inside @ ..] => (inside, 2),
        inside => (inside, 0),
    };
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    let name: Vec<u8> = inside.iter().take_while(is_part).copied().collect();
    let closes = braces == 0 || inside.get(name.len()) == Some(&b'}');
    let length = name.len() + braces;
    let name = String::from_utf8(name).ok()?;
    (closes && !name.is_empty()).then_some((name, length))
}

fn nameless(at: usize) -> FormatError {
    FormatError::new(
        at,
        "`$` begins no variable",
        "write `$name` or `${name}`; nginx has no other use for `$` in a format",
    )
}

fn variable(name: &str, at: usize) -> Variable {
    let found = VARIABLES.iter().position(|(known, _, _)| *known == name);
    let (field, width) = match found.and_then(|rank| VARIABLES.get(rank)) {
        Some((_, field, width)) => (*field, *width),
        None => (Field::Skip, None),
    };
    Variable {
        field,
        name: format!("${name}"),
        at,
        rank: found.unwrap_or(VARIABLES.len()),
        width,
        is_list: name.starts_with("upstream_"),
    }
}
