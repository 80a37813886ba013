//! Apache `LogFormat` strings: `%h %l %u %t "%r" %>s %b`.
//!
//! A whole `LogFormat` directive does as well, with its quotes, its backslashes and its name.

use super::FormatError;
use super::field::Field;
use super::layout::{Piece, Variable, build};
use super::number::Unit;
use super::program::Program;
use super::source::Source;

/// What is read of the directives without an argument. Of those that tell the same, the first is read.
const LETTERS: &[(u8, Field)] = &[
    (b'h', Field::Client),
    (b'a', Field::Client),
    (b'u', Field::Principal),
    (b'V', Field::Host),
    (b'v', Field::Host),
    (b'r', Field::Request),
    (b'm', Field::Method),
    (b'U', Field::Path),
    (b'q', Field::Query),
    (b's', Field::Status),
    (b'B', Field::Bytes),
    (b'b', Field::Bytes),
    (b'O', Field::Bytes),
    (b'D', Field::Duration(Unit::Micros)),
    (b'T', Field::Duration(Unit::Seconds)),
    (b'p', Field::Port),
];

/// Directives that tell nothing we need.
const SKIPPED: &[u8] = b"AfHIkKlLPRSXCein^o";

/// What makes a directive.
struct Directive<'s> {
    argument: Option<&'s [u8]>,
    /// `i` for a header of the request, and so on; `^` for those of three letters, such as `^ti`.
    letter: u8,
    length: usize,
}

/// Makes a program of a format. `open` says whether more fields may follow.
pub(super) fn compile(text: &str, open: bool) -> Result<Program, FormatError> {
    let source = unwrapped(text)?;
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(byte) = source.bytes.get(at) {
        let behind = source.bytes.get(at + 1..).unwrap_or_default();
        at += match (byte, behind.first()) {
            (b'%', Some(b'%')) => {
                pieces.push(Piece::Literal(b"%".to_vec()));
                2
            }
            (b'%', _) => directive(behind, source.place(at), &mut pieces)? + 1,
            (byte, _) => {
                pieces.push(Piece::Literal(vec![*byte]));
                1
            }
        };
    }
    build(pieces, open)
}

/// Whether the text has directives of Apache in it.
pub(super) fn is_like(text: &str) -> bool {
    text.match_indices('%').any(|(at, _)| {
        let behind = text.as_bytes().get(at + 1..).unwrap_or_default();
        matches!(
            behind.first(),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'{' | b'>' | b'<' | b'!')
        )
    })
}

/// `LogFormat "…" name`, or what is between the quotes.
fn unwrapped(text: &str) -> Result<Source, FormatError> {
    let start = text.trim_start();
    let base = text.len() - start.len();
    match start.strip_prefix("LogFormat") {
        Some(strings) => Source::of_strings(strings, base + "LogFormat".len()),
        None => Ok(Source::unescaped(text.trim_end_matches(['\n', '\r']))),
    }
}

/// Adds what a directive stands for and says how many bytes it has.
fn directive(behind: &[u8], at: usize, pieces: &mut Vec<Piece>) -> Result<usize, FormatError> {
    let parts = parts(behind).ok_or_else(|| {
        FormatError::new(
            at,
            "`%` begins no directive",
            "write `%%` for a percent sign",
        )
    })?;
    let name = behind.get(..parts.length).unwrap_or_default();
    let name = format!("%{}", String::from_utf8_lossy(name));
    let variable = |(field, rank): (Field, usize), width| {
        Piece::Variable(Variable {
            field,
            name: name.clone(),
            at,
            rank,
            width,
            is_list: false,
        })
    };
    match (parts.argument, parts.letter) {
        (None, b't') => pieces.extend([
            Piece::Literal(b"[".to_vec()),
            variable((Field::At, 0), Some(26)),
            Piece::Literal(b"]".to_vec()),
        ]),
        (Some(format), b't') => {
            let width = time_width(format, at, &name)?;
            pieces.push(variable((Field::At, 1), width));
        }
        (argument, letter) => {
            let field = field_of(argument, letter).ok_or_else(|| unknown(at, &name))?;
            pieces.push(variable(field, None));
        }
    }
    Ok(parts.length)
}

/// Modifiers, conditions on the status, an argument in braces, and the letter.
fn parts(behind: &[u8]) -> Option<Directive<'_>> {
    let is_condition = |byte: &&u8| matches!(byte, b'!' | b',' | b'0'..=b'9' | b'<' | b'>');
    let skipped = behind.iter().take_while(is_condition).count();
    let rest = behind.get(skipped..)?;
    let (argument, rest) = match rest {
        [b'{', inside @ ..] => {
            let end = inside.iter().position(|byte| *byte == b'}')?;
            (inside.get(..end), inside.get(end + 1..)?)
        }
        rest => (None, rest),
    };
    // Conditions may stand behind the argument too.
    let more = rest.iter().take_while(is_condition).count();
    let (letter, letters) = match rest.get(more..)? {
        [
            b'^',
            b'a'..=b'z' | b'A'..=b'Z',
            b'a'..=b'z' | b'A'..=b'Z',
            ..,
        ] => (b'^', 3),
        [letter, ..] if letter.is_ascii_alphabetic() => (*letter, 1),
        _ => return None,
    };
    let braces = argument.map_or(0, |argument| argument.len() + 2);
    let length = skipped + braces + more + letters;
    Some(Directive {
        argument,
        letter,
        length,
    })
}

/// The field and its rank.
fn field_of(argument: Option<&[u8]>, letter: u8) -> Option<(Field, usize)> {
    let plain = LETTERS.iter().position(|(known, _)| *known == letter);
    let rank = plain.unwrap_or(LETTERS.len());
    let field = match (argument, letter) {
        (Some(name), b'i') => header(name),
        (Some(b"us"), b'T') => Field::Duration(Unit::Micros),
        (Some(b"ms"), b'T') => Field::Duration(Unit::Millis),
        (Some(b"s"), b'T') => Field::Duration(Unit::Seconds),
        (Some(_), b'T') => return None,
        // The peer of the connection, which may be a proxy.
        (Some(b"c"), b'a' | b'h') => return Some((Field::Client, LETTERS.len())),
        (Some(_), b'p') => Field::Port,
        (None, _) if plain.is_some() => LETTERS.get(rank)?.1,
        _ if SKIPPED.contains(&letter) => Field::Skip,
        _ => return None,
    };
    Some((field, rank))
}

fn header(name: &[u8]) -> Field {
    match name.to_ascii_lowercase().as_slice() {
        b"user-agent" => Field::Agent,
        b"referer" => Field::Referrer,
        b"host" => Field::Host,
        _ => Field::Skip,
    }
}

/// How long a time of such a format is, where that is always the same.
fn time_width(format: &[u8], at: usize, name: &str) -> Result<Option<usize>, FormatError> {
    let format = format.strip_prefix(b"begin:").unwrap_or(format);
    let format = format.strip_prefix(b"end:").unwrap_or(format);
    match format {
        b"sec" | b"msec" | b"usec" | b"%s" => Ok(None),
        b"%d/%b/%Y:%H:%M:%S %z" | b"%d/%b/%Y:%T %z" => Ok(Some(26)),
        b"%Y-%m-%dT%H:%M:%S%z" | b"%FT%T%z" | b"%Y-%m-%dT%T%z" => Ok(Some(24)),
        b"%Y-%m-%dT%H:%M:%SZ" | b"%FT%TZ" | b"%Y-%m-%dT%TZ" => Ok(Some(20)),
        _ => Err(FormatError::new(
            at,
            format!("`{name}` is a time that cannot be read"),
            "use `%t`, `%{sec}t`, `%{msec}t`, `%{usec}t` or `%{%Y-%m-%dT%H:%M:%S%z}t`",
        )),
    }
}

fn unknown(at: usize, name: &str) -> FormatError {
    FormatError::new(
        at,
        format!("`{name}` is no directive of `mod_log_config`"),
        "look at the letter behind `%`; `%%` stands for a percent sign",
    )
}
