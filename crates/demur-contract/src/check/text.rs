//! Texts with a grammar: addresses, regular expressions, runtime names.

/// Whether the text has only characters that a URI reference may have (RFC 3986 §2), or
/// characters beyond ASCII, which an IRI may have.
pub(super) fn is_uri_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_allowed = |byte: u8| {
        byte.is_ascii_alphanumeric() || byte >= 0x80 || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
    };
    let broken = |at: usize| !matches!(bytes.get(at + 1..at + 3), Some(pair) if pair.iter().all(u8::is_ascii_hexdigit));
    bytes.iter().all(|byte| is_allowed(*byte))
        && !bytes
            .iter()
            .enumerate()
            .any(|(at, byte)| *byte == b'%' && broken(at))
}

/// Whether the text looks like an address: something on both sides of one `@`.
pub(super) fn is_email(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.contains([' ', '@', '\t']);
    text.rsplit_once('@')
        .is_some_and(|(local, domain)| is_part(local) && is_part(domain))
}

/// Whether the pattern can be compiled. Look-around and back-references are legal in ECMA-262 and
/// unknown to the engine used here; they are left to the compilation of the schema.
pub(super) fn is_pattern(text: &str) -> bool {
    const BEYOND: &[&str] = &["(?=", "(?!", "(?<", "\\k", "\\c", "[^]", "[]", "\\/", "\\-"];
    if BEYOND.iter().any(|mark| text.contains(mark)) || has_back_reference(text) {
        return true;
    }
    !matches!(regex::Regex::new(text), Err(regex::Error::Syntax(_)))
}

fn has_back_reference(text: &str) -> bool {
    text.as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [b'\\', b'1'..=b'9']))
}

/// The names in braces of a server's address.
pub(super) fn variables(url: &str) -> impl Iterator<Item = &str> {
    url.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
}
