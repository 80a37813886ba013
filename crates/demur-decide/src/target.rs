//! Whether a raw path and query can be read in one way only.

/// Why a target is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TargetFault {
    /// `%` without two hexadecimal digits.
    Escape,
    /// An encoded control character, NUL among them.
    Control,
    /// Escapes that do not decode to UTF-8.
    Utf8,
    /// An encoded slash inside a segment.
    Slash,
    /// A backslash, which some servers take for a slash.
    Backslash,
    /// A segment `.` or `..`, encoded or not, also beside an encoded slash or before a semicolon.
    DotSegment,
}

impl TargetFault {
    pub(crate) fn explain(self) -> &'static str {
        match self {
            Self::Escape => {
                "A `%` in the target is not followed by two hexadecimal digits (RFC 3986 §2.1)"
            }
            Self::Control => "The target holds an encoded control character",
            Self::Utf8 => "The escapes in the path do not decode to UTF-8",
            Self::Slash => "A path segment holds an encoded slash, which servers read differently",
            Self::Backslash => "The path holds a backslash, which servers read differently",
            Self::DotSegment => {
                "The path holds a `.` or `..` segment, which servers resolve differently"
            }
        }
    }
}

/// Looks for what two readers could read in two ways. `keep_slash` allows `%2F`.
pub(crate) fn fault(path: &str, query: Option<&str>, keep_slash: bool) -> Option<TargetFault> {
    if !is_plain(path) {
        let mut faults = path
            .split('/')
            .filter_map(|segment| segment_fault(segment, keep_slash));
        if let Some(fault) = faults.next() {
            return Some(fault);
        }
    }
    // A query may hold anything that is properly escaped; what it means is the
    // operation's business.
    let query = query.unwrap_or_default();
    (has_escape(query) && decode(query).is_none()).then_some(TargetFault::Escape)
}

/// Up to here a loop is done before a search for many octets at once has begun.
const SHORT: usize = 16;

/// Whether a path needs no closer look.
fn is_plain(path: &str) -> bool {
    let is_odd = |byte| matches!(byte, b'%' | b'\\' | b'.');
    if path.len() <= SHORT {
        !path.bytes().any(is_odd)
    } else {
        memchr::memchr3(b'%', b'\\', b'.', path.as_bytes()).is_none()
    }
}

fn has_escape(query: &str) -> bool {
    if query.len() <= SHORT {
        query.bytes().any(|byte| byte == b'%')
    } else {
        memchr::memchr(b'%', query.as_bytes()).is_some()
    }
}

fn segment_fault(segment: &str, keep_slash: bool) -> Option<TargetFault> {
    let Some(bytes) = decode(segment) else {
        return Some(TargetFault::Escape);
    };
    if bytes.iter().any(u8::is_ascii_control) {
        return Some(TargetFault::Control);
    }
    if bytes.contains(&b'\\') {
        return Some(TargetFault::Backslash);
    }
    if bytes.contains(&b'/') && !keep_slash {
        return Some(TargetFault::Slash);
    }
    if holds_dots(&bytes) {
        return Some(TargetFault::DotSegment);
    }
    std::str::from_utf8(&bytes)
        .is_err()
        .then_some(TargetFault::Utf8)
}

/// Whether a reader that takes a kept `%2F` for a slash, or drops what follows a semicolon, finds a segment
/// `.` or `..`.
fn holds_dots(segment: &[u8]) -> bool {
    segment.split(|byte| *byte == b'/').any(|part| {
        let name = part.split(|byte| *byte == b';').next();
        matches!(name, Some(b"." | b".."))
    })
}

/// Decodes percent-encoding; nothing if an escape is broken.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let byte = if byte == b'%' {
            hex(bytes.next()?)? << 4 | hex(bytes.next()?)?
        } else {
            byte
        };
        decoded.push(byte);
    }
    Some(decoded)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{SHORT, TargetFault, fault};

    fn check(path: &str, expected: Option<TargetFault>) {
        assert_eq!(fault(path, None, false), expected, "{path}");
    }

    #[test]
    fn plain_paths_pass() {
        for path in ["/", "/a/b.c", "/a.b/...", "/caf%C3%A9", "/a%20b", "/a;b=c"] {
            check(path, None);
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_a_fault() {
        check("/%zz", Some(TargetFault::Escape));
        check("/a%2", Some(TargetFault::Escape));
        check("/%00", Some(TargetFault::Control));
        check("/%ff", Some(TargetFault::Utf8));
        check("/%c0%af", Some(TargetFault::Utf8));
        check("/a%2Fb", Some(TargetFault::Slash));
        check("/a%5cb", Some(TargetFault::Backslash));
        check("/a\\b", Some(TargetFault::Backslash));
        check("/a/../b", Some(TargetFault::DotSegment));
        check("/a/%2e%2E/b", Some(TargetFault::DotSegment));
        check("/./b", Some(TargetFault::DotSegment));
        check("/a/..;/b", Some(TargetFault::DotSegment));
        check("/a/%2e.;x=1/b", Some(TargetFault::DotSegment));
        check("/a/..%3b/b", Some(TargetFault::DotSegment));
    }

    #[test]
    fn a_fault_is_found_whatever_the_length() {
        for length in 0..2 * SHORT {
            let letters = "a".repeat(length);
            check(&format!("/{letters}"), None);
            check(&format!("/{letters}\\"), Some(TargetFault::Backslash));
            check(&format!("/{letters}/.."), Some(TargetFault::DotSegment));
            check(&format!("/{letters}%"), Some(TargetFault::Escape));
            assert_eq!(fault("/", Some(&letters), false), None);
            let broken = format!("{letters}%");
            assert_eq!(fault("/", Some(&broken), false), Some(TargetFault::Escape));
        }
    }

    #[test]
    fn an_encoded_slash_can_be_kept() {
        assert_eq!(fault("/a%2Fb", None, true), None);
        assert_eq!(fault("/a%2F..b", None, true), None);
    }

    #[test]
    fn dots_beside_a_kept_slash_are_still_a_fault() {
        for path in ["/a/..%2Fb", "/a/%2e%2e%2fb", "/a/b%2f..", "/a/b%2F.%2Fc"] {
            let found = fault(path, None, true);
            assert_eq!(found, Some(TargetFault::DotSegment), "{path}");
        }
    }

    #[test]
    fn a_double_encoded_path_stays_single_decoded() {
        check("/%252e%252e/%2500", None);
    }

    #[test]
    fn a_broken_escape_in_the_query_is_a_fault() {
        assert_eq!(fault("/", Some("q=100%"), false), Some(TargetFault::Escape));
        assert_eq!(fault("/", Some("q=%FF"), false), None);
    }
}
