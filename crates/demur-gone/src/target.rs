//! The target of a move: a path of this site or an `http` or `https` URL, either with captures filled in.
//!
//! The origin is always written out in the list. Nothing that a request brings can be part of it: captures begin after the
//! first slash of the path, and what was filled in is looked at once more before it is sent.

use std::borrow::Cow;

use crate::defect::DefectKind;
use crate::octets::{self, Part};
use crate::place::{self, Captures, MOST_OCTETS, Segment, Unfit};

/// The normal form of a target as somebody wrote it for a place in its normal form.
pub(crate) fn parse(written: &str, place: &str) -> Result<Box<str>, Unfit> {
    if let Err(message) = place::check_octets(written) {
        return Err(bad(format!(
            "the target `{}` {message}",
            written.escape_debug()
        )));
    }
    let (mut text, tail) = origin(written)?;
    let (before, fragment) = split_at(tail, '#');
    let (path, query) = split_at(before, '?');
    if octets::has_dot_segment(&octets::normal(path)) {
        return Err(bad(format!(
            "the target `{written}` has `.` or `..` as a segment"
        ))
        .hint("write where it leads"));
    }
    push_path(&mut text, path, place)?;
    for (part, mark) in [(query, '?'), (fragment, '#')] {
        if let Some(part) = part {
            text.push(mark);
            push_template(&mut text, part, Part::Query, place)?;
        }
    }
    if !begins_safely(&text) {
        return Err(open(format!(
            "clients could read the target `{written}` as the name of another host"
        )));
    }
    if text.len() > MOST_OCTETS {
        return Err(bad(format!(
            "the target is {} octets long; the most is {MOST_OCTETS}",
            text.len()
        )));
    }
    Ok(text.into_boxed_str())
}

fn split_at(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

/// The origin in lower case (empty for a path), and what follows it.
fn origin(written: &str) -> Result<(String, &str), Unfit> {
    if written.starts_with("//") {
        return Err(open(format!(
            "the target `{written}` names a host without a scheme"
        ))
        .hint(format!("write `https:{written}` if that host is meant")));
    }
    if written.starts_with('/') {
        return Ok((String::new(), written));
    }
    let Some((scheme, behind)) = written.split_once("://") else {
        return Err(bad(format!(
            "the target `{written}` is neither a path nor an `http` or `https` URL"
        ))
        .hint("begin a path of this site with `/`"));
    };
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(bad(format!(
            "the target `{written}` has another scheme than `http` or `https`"
        )));
    }
    let end = behind.find(['/', '?', '#']).unwrap_or(behind.len());
    let (authority, tail) = behind.split_at_checked(end).unwrap_or((behind, ""));
    check_authority(written, authority)?;
    Ok((
        format!("{scheme}://{}", authority.to_ascii_lowercase()),
        tail,
    ))
}

fn check_authority(written: &str, authority: &str) -> Result<(), Unfit> {
    if authority.contains(['{', '}', '*']) {
        return Err(open(format!(
            "the host of the target `{written}` would come from the request"
        ))
        .hint("write the host out, and one entry for each host"));
    }
    if authority.contains('@') {
        return Err(open(format!(
            "the target `{written}` has a user before the host"
        )));
    }
    let (host, port) = match authority.strip_prefix('[') {
        Some(behind) => behind.split_once(']').unwrap_or(("", "")),
        None => authority
            .split_at_checked(authority.find(':').unwrap_or(authority.len()))
            .unwrap_or((authority, "")),
    };
    let is_address = authority.starts_with('[') && host.parse::<std::net::Ipv6Addr>().is_ok();
    let is_name = !host.is_empty()
        && host
            .bytes()
            .all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.'));
    let is_port = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.parse::<u16>().is_ok());
    if (is_address || is_name) && is_port {
        return Ok(());
    }
    Err(
        bad(format!("the host `{authority}` of the target is no host"))
            .hint("write names in other alphabets as `xn--…`"),
    )
}

fn push_path(text: &mut String, path: &str, place: &str) -> Result<(), Unfit> {
    let has_rest = place.ends_with("/*");
    let (head, rest) = match path.strip_suffix("/*") {
        Some(head) => (head, "/*"),
        None => (path, ""),
    };
    if head.contains('*') || (!rest.is_empty() && !has_rest) {
        return Err(bad(format!(
            "`*` in the target `{path}` stands for nothing in the path `{place}`"
        ))
        .hint("`/old/*` may move to `/new/*`; write `%2A` for the character itself"));
    }
    if path.is_empty() {
        text.push('/');
        return Ok(());
    }
    push_template(text, head, Part::Path, place)?;
    text.push_str(rest);
    Ok(())
}

fn push_template(text: &mut String, written: &str, part: Part, place: &str) -> Result<(), Unfit> {
    let mut pieces = written.split('{');
    push_literal(text, pieces.next().unwrap_or_default(), part)?;
    for piece in pieces {
        let (name, literal) = piece.split_once('}').ok_or_else(|| unpaired(written))?;
        let is_known = place::segments(place).any(|segment| match segment {
            Segment::Capture { name: known, .. } => known == name,
            Segment::Literal(_) | Segment::Rest => false,
        });
        if !is_known {
            return Err(
                bad(format!("the path `{place}` has no capture `{{{name}}}`"))
                    .hint(known_captures(place)),
            );
        }
        text.push_str(&format!("{{{name}}}"));
        push_literal(text, literal, part)?;
    }
    Ok(())
}

fn push_literal(text: &mut String, literal: &str, part: Part) -> Result<(), Unfit> {
    if literal.contains('}') {
        return Err(unpaired(literal));
    }
    let mut encoded = String::with_capacity(literal.len());
    octets::push_encoded(&mut encoded, &octets::normal(literal), part);
    // In a query `*` is a character like others; escaped, it is not taken for the rest.
    text.push_str(&encoded.replace('*', "%2A"));
    Ok(())
}

fn known_captures(place: &str) -> String {
    let names: Vec<_> = place::segments(place)
        .filter_map(|segment| match segment {
            Segment::Capture { name, .. } => Some(format!("`{{{name}}}`")),
            Segment::Literal(_) | Segment::Rest => None,
        })
        .collect();
    if names.is_empty() {
        return "write the target without captures; `%7B` and `%7D` are the characters themselves"
            .to_owned();
    }
    format!("it has {}", names.join(", "))
}

fn unpaired(written: &str) -> Unfit {
    bad(format!(
        "the braces of the target `{written}` do not pair up"
    ))
    .hint("write `%7B` and `%7D` for the characters themselves")
}

fn bad(message: impl Into<String>) -> Unfit {
    Unfit::new(DefectKind::BadTarget, message)
}

fn open(message: impl Into<String>) -> Unfit {
    Unfit::new(DefectKind::OpenRedirect, message)
}

/// Whether the target has captures, or `*`.
pub(crate) fn is_template(text: &str) -> bool {
    text.contains(['{', '*'])
}

/// The path of a target on this site, without query and fragment; none where the target is a URL.
pub(crate) fn own_path(text: &str) -> Option<&str> {
    text.starts_with('/').then(|| path(text))
}

/// The path of a target, wherever it is.
pub(crate) fn path(text: &str) -> &str {
    let end = text.find(['?', '#']).unwrap_or(text.len());
    let whole = text.get(..end).unwrap_or(text);
    let Some((_, behind)) = whole.split_once("://") else {
        return whole;
    };
    behind
        .find('/')
        .and_then(|slash| behind.get(slash..))
        .unwrap_or("/")
}

/// The query of a target.
pub(crate) fn query(text: &str) -> Option<&str> {
    let (before, _) = split_at(text, '#');
    split_at(before, '?').1
}

/// The Location for one request, or none where what the request brings would lead astray.
pub(crate) fn fill<'a>(
    text: &'a str,
    captures: &Captures<'_>,
    query: Option<&str>,
) -> Option<Cow<'a, str>> {
    if !is_template(text) {
        return Some(with_query(Cow::Borrowed(text), query));
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut left = text;
    while let Some(at) = left.find(['{', '*']) {
        let (literal, behind) = left.split_at_checked(at)?;
        out.push_str(literal);
        if let Some(after) = behind.strip_prefix('*') {
            push_rest(&mut out, captures.rest?)?;
            left = after;
        } else {
            let (name, after) = behind.get(1..)?.split_once('}')?;
            let (_, value) = captures.named.iter().find(|(known, _)| *known == name)?;
            push_capture(&mut out, value)?;
            left = after;
        }
    }
    out.push_str(left);
    (begins_safely(&out) && !octets::has_dot_segment(path(&out)))
        .then(|| with_query(Cow::Owned(out), query))
}

fn push_capture(out: &mut String, value: &str) -> Option<()> {
    let part = if out.contains(['?', '#']) {
        Part::Value
    } else {
        Part::Path
    };
    if value.contains('/') || !octets::is_harmless(value) {
        return None;
    }
    octets::push_encoded(out, value, part);
    Some(())
}

fn push_rest(out: &mut String, value: &str) -> Option<()> {
    if !octets::is_harmless(value) {
        return None;
    }
    octets::push_encoded(out, value, Part::Path);
    Some(())
}

/// Whether a Location cannot be taken for the name of another host: `//host`, `/\host`, and the escapes of both, which
/// some servers decode before they look.
fn begins_safely(location: &str) -> bool {
    let Some(behind) = location.strip_prefix('/') else {
        return location.starts_with("http://") || location.starts_with("https://");
    };
    !["/", "\\", "%2F", "%5C"]
        .iter()
        .any(|start| behind.starts_with(start))
}

/// The query of the request goes along, unless the target has its own.
///
/// A query with an escaped control character stays behind: the page is found without it, and no line end travels on.
fn with_query<'a>(location: Cow<'a, str>, query: Option<&str>) -> Cow<'a, str> {
    let Some(query) = query.filter(|query| !query.is_empty() && octets::is_harmless(query)) else {
        return location;
    };
    let (before, fragment) = split_at(&location, '#');
    if before.contains('?') {
        return location;
    }
    let mut out = String::with_capacity(location.len() + query.len() + 1);
    out.push_str(before);
    out.push('?');
    octets::push_encoded(&mut out, query, Part::Query);
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(written: &str, place: &str) -> Result<String, DefectKind> {
        parse(written, place)
            .map(String::from)
            .map_err(|unfit| unfit.kind)
    }

    #[test]
    fn targets_have_one_spelling() {
        assert_eq!(
            normal("HTTPS://Www.Example", "/a").as_deref(),
            Ok("https://www.example/")
        );
        assert_eq!(
            normal("http://h:8080/ü?a=b c#d", "/a").as_deref(),
            Ok("http://h:8080/%C3%BC?a=b%20c#d")
        );
        assert_eq!(
            normal("https://[::1]/x", "/a").as_deref(),
            Ok("https://[::1]/x")
        );
        assert_eq!(normal("/s?q=*", "/a").as_deref(), Ok("/s?q=%2A"));
    }

    #[test]
    fn a_target_that_a_request_could_point_elsewhere_is_refused() {
        for written in [
            "//evil.example",
            "https://{x}/",
            "https://{x}.example/",
            "https://a@b/",
            "/%2fevil",
            "/%5Cevil",
        ] {
            assert_eq!(
                normal(written, "/a/{x}"),
                Err(DefectKind::OpenRedirect),
                "{written}"
            );
        }
        for written in [
            "",
            "a",
            "ftp://a/",
            "javascript:alert(1)",
            "https:a",
            "https:///a",
            "https://ü/",
            "https://a:x/",
            "/\\evil",
            "/a/../b",
            "/a%0d",
            "/{y}",
            "/{x",
            "/x}",
            "/a*",
            "/a/*",
            "/*/a",
        ] {
            assert_eq!(
                normal(written, "/a/{x}"),
                Err(DefectKind::BadTarget),
                "{written}"
            );
        }
    }

    fn filled(place: &str, text: &str, path: &str, query: Option<&str>) -> Option<String> {
        let found = place::captures(place, path)?;
        fill(text, &found, query).map(Cow::into_owned)
    }

    #[test]
    fn captures_are_filled_in_and_cannot_leave_their_place() {
        let check = |text, path, expected: Option<&str>| {
            assert_eq!(
                filled("/a/{x}", text, path, None).as_deref(),
                expected,
                "{text} {path}"
            );
        };
        check("/b/{x}", "/a/c", Some("/b/c"));
        check("/b/{x}?y={x}", "/a/c&d", Some("/b/c&d?y=c%26d"));
        check("/b/{x}", "/a/ü\"", Some("/b/%C3%BC%22"));
        check("/b/{x}", "/a/..", None);
        check("/b/{x}", "/a/%0D%0ASet-Cookie:x", None);
        check("/{x}", "/a/%2Fevil.example", None);
        check("/{x}", "/a/\\evil.example", None);
    }

    #[test]
    fn the_rest_cannot_name_a_host() {
        assert_eq!(filled("/old/*", "/*", "/old//evil.example", None), None);
        assert_eq!(
            filled("/old/*", "/*", "/old/a/b", None).as_deref(),
            Some("/a/b")
        );
        assert_eq!(filled("/old/*", "/new/*", "/old/../../x", None), None);
    }

    #[test]
    fn the_query_goes_along_unless_the_target_has_its_own() {
        let check = |text: &str, query, expected| {
            assert_eq!(
                fill(text, &Captures::default(), query).as_deref(),
                Some(expected)
            );
        };
        check("/b", Some("x=1"), "/b?x=1");
        check("/b#c", Some("x=1"), "/b?x=1#c");
        check("/b?y=2", Some("x=1"), "/b?y=2");
        check("/b", Some("x=%0d%0a"), "/b");
        check("/b", Some("x=\"<#"), "/b?x=%22%3C%23");
        check("/b", Some(""), "/b");
    }
}
