//! One spelling for every path: which octets may stand where, and how the others are escaped.
//!
//! RFC 3986 §6.2.2: escapes of unreserved characters are decoded and the digits of all others are upper case. Nothing
//! else is changed; dot segments and empty segments stay what they are.

use std::borrow::Cow;

/// The part of a URI an octet is written into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A path, slashes included.
    Path,
    /// One value inside a query, where `&`, `=` and `+` would end it or change it.
    Value,
    /// A whole query or fragment.
    Query,
}

/// Whether an octet may be written as it is.
pub(crate) fn is_plain(octet: u8, part: Part) -> bool {
    match octet {
        b'A'..=b'Z'
        | b'a'..=b'z'
        | b'0'..=b'9'
        | b'-'
        | b'.'
        | b'_'
        | b'~'
        | b'!'
        | b'$'
        | b'\''
        | b'('
        | b')'
        | b'*'
        | b','
        | b':'
        | b'@'
        | b'/' => true,
        b'&' | b'=' | b'+' | b';' => part != Part::Value,
        b'?' => part != Part::Path,
        // RFC 3986 §3.4 has no brackets in a query, but every browser sends `a[]=1`, and so do we.
        b'[' | b']' => part == Part::Query,
        _ => false,
    }
}

/// The normal form of the path of a request; borrowed where there is no `%`.
pub(crate) fn normal(path: &str) -> Cow<'_, str> {
    if memchr::memchr(b'%', path.as_bytes()).is_none() {
        return Cow::Borrowed(path);
    }
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        rest = if let Some((octet, tail)) = escape(after) {
            push_escape(&mut out, octet);
            tail
        } else {
            out.push('%');
            after
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The octet whose two digits `text` begins with, and what follows them.
pub(crate) fn escape(text: &str) -> Option<(u8, &str)> {
    let octets = text.as_bytes();
    let high = char::from(*octets.first()?).to_digit(16)?;
    let low = char::from(*octets.get(1)?).to_digit(16)?;
    Some((u8::try_from(high * 16 + low).ok()?, text.get(2..)?))
}

fn push_escape(out: &mut String, octet: u8) {
    if octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.' | b'_' | b'~') {
        out.push(char::from(octet));
    } else {
        push_escaped(out, octet);
    }
}

/// `text` with every octet escaped that may not stand there; escapes are left alone.
pub(crate) fn push_encoded(out: &mut String, text: &str, part: Part) {
    for octet in text.bytes() {
        if is_plain(octet, part) || octet == b'%' {
            out.push(char::from(octet));
        } else {
            push_escaped(out, octet);
        }
    }
}

fn push_escaped(out: &mut String, octet: u8) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    out.push('%');
    out.extend(DIGITS.get(usize::from(octet >> 4)));
    out.extend(DIGITS.get(usize::from(octet & 15)));
}

/// Whether there is no control character, and every `%` begins an escape that hides none.
///
/// `%0D%0A` is harmless in a field value, but some clients and servers decode before they look.
pub(crate) fn is_harmless(text: &str) -> bool {
    !text.bytes().any(|octet| octet.is_ascii_control())
        && text
            .split('%')
            .skip(1)
            .all(|after| escape(after).is_some_and(|(octet, _)| !octet.is_ascii_control()))
}

/// Whether a path holds `.` or `..` as a segment; `path` is in its normal form.
pub(crate) fn has_dot_segment(path: &str) -> bool {
    memchr::memchr(b'.', path.as_bytes()).is_some()
        && path.split('/').any(|segment| matches!(segment, "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_letters_are_decoded_and_others_written_in_upper_case() {
        assert_eq!(normal("/%61b%2fc%c3%bc"), "/ab%2Fc%C3%BC");
    }

    #[test]
    fn a_path_without_escapes_is_borrowed() {
        assert!(matches!(normal("/a/b"), Cow::Borrowed("/a/b")));
    }

    #[test]
    fn a_percent_sign_that_begins_no_escape_is_left_alone() {
        assert_eq!(normal("/%zz%4"), "/%zz%4");
    }

    #[test]
    fn an_escape_is_decoded_once_only() {
        assert_eq!(normal("/%2561"), "/%2561");
    }

    #[test]
    fn hidden_line_ends_are_seen() {
        assert!(!is_harmless("a%0d%0ab"));
        assert!(!is_harmless("a%"));
        assert!(is_harmless("a%2Fb"));
    }
}
