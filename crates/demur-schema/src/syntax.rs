//! Says what is wrong with a text that is not JSON, where, and how to put it right.
//! Never repeats what the text contains.

use crate::fault::{Fault, FaultCode, Position};
use crate::reader::{Broken, JsonLimits, Rule, Wanted};
use crate::tape::{Kind, TapeStorage};
use crate::text;

/// The fault for bytes that are not UTF-8 (RFC 8259 §8.1).
#[cold]
pub(crate) fn invalid_utf8(bytes: &[u8], at: usize) -> Box<Fault> {
    let sixteen = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let hint = if sixteen {
        "the text looks like UTF-16; JSON is sent as UTF-8"
    } else {
        "save or encode the text as UTF-8"
    };
    let fault = Fault::in_body("", FaultCode::InvalidUtf8, "the body is not valid UTF-8");
    placed(fault.with_hint(hint), bytes, at)
}

/// The fault for texts whose offsets do not fit the tape.
#[cold]
pub(crate) fn too_long() -> Box<Fault> {
    Box::new(Fault::in_body(
        "",
        FaultCode::TooComplex,
        "the body is too long to be checked",
    ))
}

/// The fault for a broken rule.
#[cold]
pub(crate) fn fault(
    text: &str,
    broken: Broken,
    storage: &TapeStorage,
    limits: JsonLimits,
) -> Box<Fault> {
    let bytes = text.as_bytes();
    let (code, detail, hint) = words(bytes, broken, limits);
    let mut fault = Fault::in_body("", code, detail);
    fault.hint = hint.map(str::to_owned);
    fault.pointer = (broken.rule == Rule::Duplicate).then(|| {
        let repeated = storage
            .entries
            .iter()
            .rposition(|entry| entry.kind == Kind::Key && entry.start == broken.at + 1);
        pointer_to(
            text,
            storage,
            repeated.and_then(|at| u32::try_from(at).ok()).unwrap_or(0),
        )
    });
    placed(fault, bytes, broken.at as usize)
}

type Words = (FaultCode, String, Option<&'static str>);

fn words(bytes: &[u8], broken: Broken, limits: JsonLimits) -> Words {
    let at = broken.at as usize;
    match broken.rule {
        Rule::Unexpected(wanted) => unexpected(bytes, at, wanted),
        Rule::UnclosedString => malformed("a string is not closed", "add the closing `\"`"),
        Rule::ControlCharacter => malformed(
            "a string contains a control character",
            match bytes.get(at) {
                Some(b'\n') => "write a line break inside a string as `\\n`",
                Some(b'\t') => "write a tab inside a string as `\\t`",
                _ => "write control characters as `\\u` and four hex digits",
            },
        ),
        Rule::Escape => malformed(
            "a string contains an escape that JSON does not have",
            "write a backslash itself as `\\\\`",
        ),
        Rule::Surrogate => malformed(
            "a string contains half of a surrogate pair",
            "write both halves as `\\uXXXX\\uXXXX`, or the character itself",
        ),
        Rule::LeadingZero => malformed(
            "a number starts with a superfluous zero",
            "remove the zero, or send a string if the zeros matter",
        ),
        Rule::Digit => digit(bytes, at),
        Rule::NumberTooLong => (
            FaultCode::NumberOutOfRange,
            format!("a number has more than {} characters", limits.number_length),
            Some("send it as a string"),
        ),
        Rule::NumberTooLarge => (
            FaultCode::NumberOutOfRange,
            "a number is larger than 1.8e308".to_owned(),
            Some("send it as a string"),
        ),
        Rule::Depth => (
            FaultCode::TooDeep,
            format!(
                "arrays and objects are nested deeper than {} levels",
                limits.depth.min(512)
            ),
            None,
        ),
        Rule::Duplicate => (
            FaultCode::DuplicateKey,
            "the object already has a member of this name".to_owned(),
            Some("send each name once"),
        ),
    }
}

fn malformed(detail: &str, hint: &'static str) -> Words {
    (FaultCode::MalformedJson, detail.to_owned(), Some(hint))
}

fn placed(mut fault: Fault, bytes: &[u8], at: usize) -> Box<Fault> {
    fault.position = Some(Position::of(bytes, at));
    if fault.code == FaultCode::InvalidUtf8 {
        fault.pointer = None;
    }
    Box::new(fault)
}

fn digit(bytes: &[u8], at: usize) -> Words {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    match before {
        Some(b'.') => malformed(
            "digits must follow the decimal point",
            "write `1.0`, or `1`",
        ),
        Some(b'-') if matches!(bytes.get(at), Some(b'I' | b'N')) => not_a_number(),
        Some(b'-') => malformed(
            "digits must follow the minus sign",
            "write a number such as `-1`",
        ),
        _ => malformed(
            "digits must follow the exponent",
            "write a number such as `1e3`",
        ),
    }
}

fn not_a_number() -> Words {
    malformed(
        "JSON has no NaN and no infinity",
        "send `null` or a string in its place",
    )
}

fn unexpected(bytes: &[u8], at: usize, wanted: Wanted) -> Words {
    let rest = bytes.get(at..).unwrap_or_default();
    let Some(&byte) = rest.first() else {
        return ended(bytes, wanted);
    };
    let blank = |byte: &&u8| matches!(**byte, b' ' | b'\n' | b'\r' | b'\t');
    let before = bytes
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|byte| !blank(byte));
    if rest.starts_with("\u{feff}".as_bytes()) {
        return malformed(
            "the body starts with a byte order mark",
            "send it without the mark",
        );
    }
    if rest.starts_with(b"//") || rest.starts_with(b"/*") || byte == b'#' {
        return malformed("JSON has no comments", "remove the comment");
    }
    if byte == b'\'' {
        return malformed(
            "strings and names need double quotes",
            "replace `'` by `\"`",
        );
    }
    if matches!(byte, b'}' | b']') && before == Some(&b',') {
        return malformed(
            "a comma stands before the closing bracket",
            "remove the trailing comma",
        );
    }
    match wanted {
        Wanted::Value | Wanted::FirstItem => value(rest),
        Wanted::FirstName | Wanted::Name => name(byte),
        Wanted::Colon => malformed(
            "a `:` must follow the name of a member",
            if byte == b'=' {
                "replace `=` by `:`"
            } else {
                "write members as `\"name\": value`"
            },
        ),
        Wanted::CommaOrBrace | Wanted::CommaOrBracket => separator(byte, wanted),
        Wanted::End => malformed(
            "there is more text after the end of the JSON value",
            if byte == b'}' || byte == b']' {
                "remove the superfluous closing bracket"
            } else {
                "send one value; several belong in an array"
            },
        ),
    }
}

fn ended(bytes: &[u8], wanted: Wanted) -> Words {
    let blank = bytes.iter().all(u8::is_ascii_whitespace);
    match wanted {
        Wanted::Value if blank => malformed("the body is empty", "send a JSON value"),
        Wanted::FirstName | Wanted::Name | Wanted::CommaOrBrace | Wanted::Colon => {
            malformed("the text ends inside an object", "add the missing `}`")
        }
        Wanted::FirstItem | Wanted::CommaOrBracket => {
            malformed("the text ends inside an array", "add the missing `]`")
        }
        Wanted::Value | Wanted::End => malformed(
            "the text ends where a value is expected",
            "send the whole text",
        ),
    }
}

fn value(rest: &[u8]) -> Words {
    let word: Vec<u8> = rest
        .iter()
        .take(12)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .copied()
        .collect();
    let detail = "a value is expected here";
    match (rest.first(), word.to_ascii_lowercase().as_slice()) {
        (_, b"nan" | b"infinity" | b"inf") => not_a_number(),
        (_, b"true" | b"false" | b"null") => {
            malformed(detail, "`true`, `false` and `null` are lower case")
        }
        (_, b"none" | b"undefined" | b"nil") => malformed(detail, "write `null`"),
        (Some(b'.'), _) => malformed(detail, "write a zero before the decimal point"),
        (Some(b'+'), _) => malformed(detail, "remove the plus sign"),
        (Some(b','), _) => malformed(detail, "remove the superfluous comma"),
        (Some(b'}' | b']'), _) => malformed(detail, "add the value, or remove the bracket"),
        (Some(b'<'), _) => malformed(detail, "the text looks like XML or HTML, not JSON"),
        (Some(first), _) if first.is_ascii_alphabetic() => {
            malformed(detail, "put strings in double quotes")
        }
        _ => (FaultCode::MalformedJson, detail.to_owned(), None),
    }
}

fn name(byte: u8) -> Words {
    let detail = "the name of a member is expected here";
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' | b'0'..=b'9' | b'-' => {
            malformed(detail, "put names in double quotes")
        }
        b',' => malformed(detail, "remove the superfluous comma"),
        b']' => malformed(detail, "close the object with `}`"),
        _ => malformed(detail, "write members as `\"name\": value`"),
    }
}

fn separator(byte: u8, wanted: Wanted) -> Words {
    let (detail, closed) = if wanted == Wanted::CommaOrBrace {
        ("a `,` or `}` is expected here", "close the object with `}`")
    } else {
        ("a `,` or `]` is expected here", "close the array with `]`")
    };
    match byte {
        b'"' | b'{' | b'[' => malformed(detail, "a comma is missing before this"),
        b'}' | b']' => malformed(detail, closed),
        b'x' | b'X' | b'o' | b'b' => malformed(detail, "numbers are written in decimal digits"),
        b';' => malformed(detail, "replace `;` by `,`"),
        b':' => malformed(detail, "members with names belong in `{` and `}`"),
        _ => (FaultCode::MalformedJson, detail.to_owned(), None),
    }
}

/// RFC 6901 pointer to the member whose name is at `target`.
/// The containers around it may still be open.
fn pointer_to(text: &str, storage: &TapeStorage, target: u32) -> String {
    let mut pointer = String::new();
    let mut at = 0;
    'down: while let Some(container) = storage.entries.get(at as usize) {
        let in_object = container.kind == Kind::Object;
        let mut next = at + 1;
        let mut index = 0;
        while next <= target {
            let key = next;
            let value = if in_object { next + 1 } else { next };
            let Some(entry) = storage.entries.get(value as usize) else {
                break;
            };
            let open = matches!(entry.kind, Kind::Array | Kind::Object);
            // An open container links to the one around it, which comes before.
            let end = if entry.link > value {
                entry.link
            } else {
                u32::MAX
            };
            if key == target || (open && target < end) {
                push(&mut pointer, text, storage, key, in_object, index);
                if key == target {
                    return pointer;
                }
                at = value;
                continue 'down;
            }
            next = entry.link;
            index += 1;
        }
        break;
    }
    pointer
}

fn push(
    pointer: &mut String,
    all: &str,
    storage: &TapeStorage,
    key: u32,
    in_object: bool,
    index: u32,
) {
    if !in_object {
        text::push_token(pointer, &index.to_string());
        return;
    }
    let Some(entry) = storage.entries.get(key as usize) else {
        return;
    };
    let start = entry.start as usize;
    let raw = all
        .get(start..start + entry.size as usize)
        .unwrap_or_default();
    if entry.mark {
        text::push_token(pointer, &text::unescape(raw));
    } else {
        text::push_token(pointer, raw);
    }
}
