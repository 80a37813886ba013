//! Request lines and request targets, also those that no server understood.

use memchr::{memchr, memchr3, memmem, memrchr};

/// The longest method that is believed.
const METHOD_LIMIT: usize = 32;

/// Method and target of a request line, escapes and all. Nothing for what was none: the beginning of a TLS handshake, a
/// bare word, nothing at all.
pub(super) fn line(raw: &[u8]) -> Option<(&[u8], &[u8])> {
    let space = memchr(b' ', raw)?;
    let method = raw.get(..space)?;
    let target = without_protocol(raw.get(space + 1..)?)?;
    (is_method(method) && !target.is_empty()).then_some((method, target))
}

/// A target may have blanks in it, but then the protocol has to say where it ends.
fn without_protocol(rest: &[u8]) -> Option<&[u8]> {
    if let Some((target, b" HTTP/1.1" | b" HTTP/2.0" | b" HTTP/1.0")) = rest.split_last_chunk::<9>()
    {
        return Some(target);
    }
    match memrchr(b' ', rest) {
        Some(last) if rest.get(last + 1..)?.starts_with(b"HTTP/") => rest.get(..last),
        None if rest.starts_with(b"/") || scheme(rest).is_some() => Some(rest),
        Some(_) | None => None,
    }
}

/// A token (RFC 9110 §5.6.2).
fn is_method(text: &[u8]) -> bool {
    let is_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
    (1..=METHOD_LIMIT).contains(&text.len())
        && text
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || is_token(byte))
}

/// Authority, if the target has one, and path with query (RFC 9112 §3.2).
pub(super) fn target(raw: &[u8]) -> (Option<&[u8]>, &[u8]) {
    if raw.starts_with(b"/") {
        return (None, raw);
    }
    let Some(rest) = scheme(raw) else {
        return (None, raw);
    };
    let end = memchr3(b'/', b'?', b'#', rest).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, b""));
    let host = match memrchr(b'@', authority) {
        Some(user) => authority.get(user + 1..).unwrap_or_default(),
        None => authority,
    };
    let path = if path.starts_with(b"/") { path } else { b"/" };
    (Some(host), path)
}

/// What stands behind `scheme://`.
fn scheme(raw: &[u8]) -> Option<&[u8]> {
    let start = raw.get(..raw.len().min(16))?;
    let colon = memmem::find(start, b"://")?;
    let name = raw.get(..colon)?;
    let is_name = name.first()?.is_ascii_alphabetic()
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_name.then(|| raw.get(colon + 3..))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: Option<(&str, &str)>) {
        let expected = expected.map(|(method, target)| (method.as_bytes(), target.as_bytes()));
        assert_eq!(line(raw.as_bytes()), expected, "{raw}");
    }

    fn check_target(raw: &str, host: Option<&str>, path: &str) {
        let expected = (host.map(str::as_bytes), path.as_bytes());
        assert_eq!(target(raw.as_bytes()), expected, "{raw}");
    }

    #[test]
    fn request_lines_have_a_method_and_a_target() {
        check("GET / HTTP/1.1", Some(("GET", "/")));
        check("GET /a b HTTP/1.1", Some(("GET", "/a b")));
        check("GET /a HTTP/1.1 HTTP/1.0", Some(("GET", "/a HTTP/1.1")));
        check("M-SEARCH * HTTP/1.1", Some(("M-SEARCH", "*")));
        check("CONNECT a:443 HTTP/1.1", Some(("CONNECT", "a:443")));
        check("GET / HTTP/3", Some(("GET", "/")));
        check("GET no-slash HTTP/1.1", Some(("GET", "no-slash")));
    }

    #[test]
    fn http_0_9_has_no_protocol() {
        check("GET /", Some(("GET", "/")));
        check("GET http://a/", Some(("GET", "http://a/")));
    }

    #[test]
    fn what_is_no_request_line_is_nothing() {
        for raw in [
            "",
            "-",
            r"\x16\x03\x01\x02\x00\x01\x00",
            r"\x16\x03 \x01 HTTP/1.1",
            "SSH-2.0-Go",
            "MGLNDD_10.0.0.1_80",
            "t3 12.1.2",
            "GET",
            "GET ",
            " / HTTP/1.1",
            "GET  HTTP/1.1",
            "GET /a b",
            "GET\u{7f} / HTTP/1.1",
        ] {
            check(raw, None);
        }
        check(&format!("{} / HTTP/1.1", "A".repeat(33)), None);
    }

    #[test]
    fn absolute_targets_have_a_host() {
        check_target("/a?b", None, "/a?b");
        check_target("*", None, "*");
        check_target("a:443", None, "a:443");
        check_target("http://a.example/b?c", Some("a.example"), "/b?c");
        check_target("HTTPS://a:8443", Some("a:8443"), "/");
        check_target("http://a?b", Some("a"), "/");
        check_target("http://user:secret@a/b", Some("a"), "/b");
        check_target("://a/b", None, "://a/b");
    }
}
