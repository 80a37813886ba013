//! The path of an entry: one path, everything below one, or a pattern with captures.
//!
//! What is kept is the normal form: `{` and `}` stand only around captures and `*` only for the rest, because everything
//! else that is written so is refused or escaped. Later code relies on that.

use std::cmp::{Ordering, Reverse};

use crate::defect::DefectKind;
use crate::index::MOST_DEPTH;
use crate::octets::{self, Part};

/// Which paths an entry speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `/old/page`: this path and no other.
    Exact,
    /// `/old/*`: everything below `/old/`, that path included.
    Prefix,
    /// `/blog/{year}/{slug}`: one segment for each capture.
    Pattern,
}

/// One segment of a place in its normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment<'a> {
    Literal(&'a str),
    Capture {
        before: &'a str,
        name: &'a str,
        after: &'a str,
    },
    Rest,
}

/// Why a text is no place or no target.
#[derive(Debug)]
pub(crate) struct Unfit {
    pub(crate) kind: DefectKind,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl Unfit {
    pub(crate) fn new(kind: DefectKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hint: None,
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Longer paths than these are no addresses of pages, and the index counts octets in 16 bits.
pub(crate) const MOST_OCTETS: usize = 8192;
/// Other servers number groups with one digit, and the rest is one more.
const MOST_CAPTURES: usize = 8;

/// The normal form of a path as somebody wrote it, and its shape.
pub(crate) fn parse(written: &str) -> Result<(Box<str>, Shape), Unfit> {
    check_outline(written)?;
    let mut text = String::with_capacity(written.len());
    let mut names = Vec::new();
    let mut shape = Shape::Exact;
    let mut segments = written.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        text.push('/');
        if segment == "*" && segments.peek().is_none() {
            text.push('*');
            shape = if names.is_empty() {
                Shape::Prefix
            } else {
                Shape::Pattern
            };
        } else if let Some(name) = push_segment(&mut text, segment)? {
            check_capture(name, &names, text.matches('/').count())?;
            names.push(name);
            shape = Shape::Pattern;
        }
    }
    check_size(&text, shape)?;
    Ok((text.into_boxed_str(), shape))
}

fn check_outline(written: &str) -> Result<(), Unfit> {
    if !written.starts_with('/') {
        return Err(bad(format!(
            "the path `{}` does not begin with `/`",
            written.escape_debug()
        ))
        .hint("write the path alone, without scheme and host"));
    }
    if written.contains(['?', '#']) {
        return Err(bad(format!(
            "the path `{}` has a query or a fragment",
            written.escape_debug()
        ))
        .hint("entries are matched by path alone; write `%3F` or `%23` for the character itself"));
    }
    if written.contains("//") {
        return Err(bad(format!(
            "the path `{}` has an empty segment",
            written.escape_debug()
        )));
    }
    check_octets(written)
        .map_err(|message| bad(format!("the path `{}` {message}", written.escape_debug())))?;
    if octets::has_dot_segment(&octets::normal(written)) {
        return Err(
            bad(format!("the path `{written}` has `.` or `..` as a segment"))
                .hint("clients take such segments out before they send a request"),
        );
    }
    Ok(())
}

/// What no path and no target may contain.
pub(crate) fn check_octets(text: &str) -> Result<(), &'static str> {
    if text.chars().any(char::is_control) {
        return Err("has a control character");
    }
    if text.contains('\\') {
        return Err("has a `\\`, which browsers read as `/`");
    }
    if text
        .split('%')
        .skip(1)
        .any(|after| octets::escape(after).is_none())
    {
        return Err("has a `%` that begins no escape; a literal one is written `%25`");
    }
    if !octets::is_harmless(text) {
        return Err("has an escaped control character");
    }
    Ok(())
}

fn check_size(text: &str, shape: Shape) -> Result<(), Unfit> {
    if text.len() > MOST_OCTETS {
        return Err(bad(format!(
            "the path is {} octets long; the most is {MOST_OCTETS}",
            text.len()
        )));
    }
    if shape != Shape::Exact && stem(text).matches('/').count() > MOST_DEPTH {
        return Err(bad(format!(
            "the path `{text}` has more than {MOST_DEPTH} segments before the first that is not literal"
        )));
    }
    Ok(())
}

/// Writes the normal form of one segment; returns the name of its capture.
fn push_segment<'a>(text: &mut String, segment: &'a str) -> Result<Option<&'a str>, Unfit> {
    if segment.contains('*') {
        return Err(bad(format!("`*` in the segment `{segment}` is not the whole of the last segment"))
            .hint("write `/old/*` for everything below, `{name}` for one segment, or `%2A` for the character itself"));
    }
    let Some((before, behind)) = segment.split_once('{') else {
        if segment.contains('}') {
            return Err(unpaired(segment));
        }
        push_literal(text, segment);
        return Ok(None);
    };
    let (name, after) = behind.split_once('}').ok_or_else(|| unpaired(segment))?;
    if before.contains('}') || after.contains('}') || name.contains('{') {
        return Err(unpaired(segment));
    }
    if after.contains('{') {
        return Err(bad(format!("the segment `{segment}` has two captures"))
            .hint("one capture for the whole segment; a target cannot tell them apart either"));
    }
    push_literal(text, before);
    text.push_str(&format!("{{{name}}}"));
    push_literal(text, after);
    Ok(Some(name))
}

fn push_literal(text: &mut String, literal: &str) {
    octets::push_encoded(text, &octets::normal(literal), Part::Path);
}

fn check_capture(name: &str, names: &[&str], depth: usize) -> Result<(), Unfit> {
    if !is_name(name) {
        return Err(bad(format!("`{{{name}}}` is no capture")).hint(
            "a name is made of lower-case letters, digits and `_`, and begins with a letter",
        ));
    }
    if depth < 2 {
        return Err(bad("the first segment of a pattern is a capture, so that every request would be held against it")
            .hint("begin with a literal segment, as in `/blog/{slug}`, or write `/*`"));
    }
    if names.contains(&name) {
        return Err(bad(format!("the capture `{{{name}}}` occurs twice")));
    }
    if names.len() >= MOST_CAPTURES {
        return Err(bad(format!(
            "the pattern has more than {MOST_CAPTURES} captures"
        )));
    }
    Ok(())
}

pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|octet| octet.is_ascii_lowercase() || octet.is_ascii_digit() || octet == b'_')
}

fn unpaired(segment: &str) -> Unfit {
    bad(format!(
        "the braces of the segment `{segment}` do not pair up"
    ))
    .hint("write `%7B` and `%7D` for the characters themselves")
}

fn bad(message: impl Into<String>) -> Unfit {
    Unfit::new(DefectKind::BadPlace, message)
}

/// The leading literal segments of a prefix or pattern, with the slash behind them.
pub(crate) fn stem(text: &str) -> &str {
    let literal = text.split(['{', '*']).next().unwrap_or(text);
    let end = literal.rfind('/').map_or(0, |slash| slash + 1);
    literal.get(..end).unwrap_or(literal)
}

/// One segment of a place in its normal form.
pub(crate) fn segment(text: &str) -> Segment<'_> {
    if text == "*" {
        return Segment::Rest;
    }
    let parts = text.split_once('{').and_then(|(before, behind)| {
        behind
            .split_once('}')
            .map(|(name, after)| (before, name, after))
    });
    match parts {
        Some((before, name, after)) => Segment::Capture {
            before,
            name,
            after,
        },
        None => Segment::Literal(text),
    }
}

/// The segments of a place in its normal form.
pub(crate) fn segments(text: &str) -> impl Iterator<Item = Segment<'_>> {
    text.split('/').skip(1).map(segment)
}

/// What stands in for the captures of one match; `rest` is what `*` matched.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Captures<'a> {
    pub(crate) named: Vec<(&'a str, &'a str)>,
    pub(crate) rest: Option<&'a str>,
}

/// Holds a path against a prefix or pattern; both are in their normal form.
pub(crate) fn captures<'a>(pattern: &'a str, path: &'a str) -> Option<Captures<'a>> {
    let mut found = Captures::default();
    let mut left = path.strip_prefix('/');
    for segment in segments(pattern) {
        let remaining = left?;
        let (here, next) = match remaining.split_once('/') {
            Some((here, next)) => (here, Some(next)),
            None => (remaining, None),
        };
        match segment {
            Segment::Rest => {
                found.rest = Some(remaining);
                return Some(found);
            }
            Segment::Literal(literal) if literal == here => {}
            Segment::Literal(_) => return None,
            Segment::Capture {
                before,
                name,
                after,
            } => {
                let value = here.strip_prefix(before)?.strip_suffix(after)?;
                // The octets of an affix must not be read out of the middle of an escape.
                if value.is_empty() || !octets::is_harmless(value) {
                    return None;
                }
                found.named.push((name, value));
            }
        }
        left = next;
    }
    left.is_none().then_some(found)
}

/// The more specific of two places comes first: segment by segment, a literal before a capture with literal ends, that
/// before a whole segment, and that before the rest.
pub(crate) fn by_specificity(one: &str, other: &str) -> Ordering {
    let ranks = |text| segments(text).map(rank).collect::<Vec<_>>();
    ranks(one)
        .cmp(&ranks(other))
        // What agrees so far has no path in common, or is one place with other names.
        .then_with(|| one.cmp(other))
}

fn rank(segment: Segment<'_>) -> (u8, Reverse<usize>, Reverse<usize>) {
    match segment {
        Segment::Literal(_) => (0, Reverse(0), Reverse(0)),
        Segment::Capture { before, after, .. } => (1, Reverse(before.len()), Reverse(after.len())),
        Segment::Rest => (2, Reverse(0), Reverse(0)),
    }
}

/// The place with the names of its captures left out: two places with the same outline match the same paths.
pub(crate) fn outline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for segment in segments(text) {
        out.push('/');
        match segment {
            Segment::Literal(literal) => out.push_str(literal),
            Segment::Capture { before, after, .. } => out.extend([before, "{}", after]),
            Segment::Rest => out.push('*'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(written: &str) -> Option<(String, Shape)> {
        parse(written)
            .ok()
            .map(|(text, shape)| (text.into_string(), shape))
    }

    #[test]
    fn places_have_one_spelling() {
        assert_eq!(normal("/%6fld"), Some(("/old".to_owned(), Shape::Exact)));
        assert_eq!(
            normal("/über uns"),
            Some(("/%C3%BCber%20uns".to_owned(), Shape::Exact))
        );
        assert_eq!(normal("/old/*"), Some(("/old/*".to_owned(), Shape::Prefix)));
        assert_eq!(normal("/*"), Some(("/*".to_owned(), Shape::Prefix)));
        assert_eq!(
            normal("/b/{x}.html"),
            Some(("/b/{x}.html".to_owned(), Shape::Pattern))
        );
        assert_eq!(
            normal("/b/{x}/*"),
            Some(("/b/{x}/*".to_owned(), Shape::Pattern))
        );
        assert_eq!(normal("/"), Some(("/".to_owned(), Shape::Exact)));
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for written in [
            "",
            "old",
            "https://a.example/x",
            "/a?b",
            "/a#b",
            "//a",
            "/a//b",
            "/a//",
            "/a/../b",
            "/%2e%2e/b",
            "/a\\b",
            "/a%",
            "/a%0a",
            "/a\nb",
            "/a*",
            "/*/b",
            "/{x}",
            "/{x}/b",
            "/b/{X}",
            "/b/{}",
            "/b/{x",
            "/b/x}",
            "/b/{x}{y}",
            "/b/{x}/{x}",
            "/b/{{x}}",
        ] {
            assert_eq!(normal(written), None, "{written}");
        }
    }

    #[test]
    fn captures_stay_in_their_segment() {
        let found = captures("/blog/{year}/{slug}.html", "/blog/2020/a.html").expect("a match");
        assert_eq!(found.named, [("year", "2020"), ("slug", "a")]);
        assert_eq!(captures("/blog/{year}/{slug}", "/blog/2020"), None);
        assert_eq!(captures("/blog/{year}/{slug}", "/blog/2020/a/b"), None);
        assert_eq!(captures("/blog/{year}/{slug}", "/blog//a"), None);
        let found = captures("/old/*", "/old/a/b").expect("a match");
        assert_eq!(found.rest, Some("a/b"));
        assert_eq!(captures("/old/*", "/old"), None);
        assert_eq!(
            captures("/old/*", "/old/").and_then(|found| found.rest),
            Some("")
        );
    }

    #[test]
    fn the_more_specific_place_comes_first() {
        let mut places = ["/b/*", "/b/{x}", "/b/a{x}", "/b/{x}/c", "/b/c/*"];
        places.sort_by(|one, other| by_specificity(one, other));
        assert_eq!(places, ["/b/c/*", "/b/a{x}", "/b/{x}", "/b/{x}/c", "/b/*"]);
    }
}
