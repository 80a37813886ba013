//! What one segment of a path is by its looks alone: an id, a name that stays, or a word that only traffic can judge.
//!
//! Whether words vary is for `merge` to find out.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::words;

/// Longer segments are titles or payloads, never the name of a route.
const LONGEST_NAME: usize = 96;

/// What a segment looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Class {
    /// Stays as it is: a version, a language, a file that everybody asks for by name.
    Fixed,
    /// An id, from its first appearance.
    Variable,
    /// Letters and digits, mixed: an id if its neighbours are.
    Mixed,
    /// Names an action or a view, by convention.
    Menu,
    /// Anything else.
    Word,
}

/// A segment, judged.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape<'s> {
    /// What it looks like.
    pub(super) class: Class,
    /// The segment with the parts that vary by their looks taken out.
    pub(super) key: Cow<'s, [u8]>,
    /// The extension without its dot; empty if there is none that is known.
    pub(super) extension: &'s [u8],
}

/// Judges the segment that stands `depth` segments below the root.
pub(super) fn shape(segment: &[u8], depth: usize) -> Shape<'_> {
    if is_digits(segment) {
        return Shape {
            class: Class::Variable,
            key: Cow::Borrowed(segment),
            extension: b"",
        };
    }
    if segment.is_empty() || words::has(words::WELL_KNOWN, segment) {
        return Shape {
            class: Class::Fixed,
            key: Cow::Borrowed(segment),
            extension: b"",
        };
    }
    let (stem, extension) = split_extension(segment);
    let as_is = |class| Shape {
        class,
        key: Cow::Borrowed(segment),
        extension,
    };
    if segment.len() > LONGEST_NAME || is_id(stem) {
        return as_is(Class::Variable);
    }
    if is_version(segment) || (depth < 2 && is_locale(segment)) {
        return as_is(Class::Fixed);
    }
    if let Some(key) = without_parts_that_vary(segment, stem, extension) {
        return Shape {
            class: Class::Word,
            key: Cow::Owned(key),
            extension,
        };
    }
    if words::has(words::MENU, stem) || verb(stem).is_some_and(|next| next.is_ascii_uppercase()) {
        return as_is(Class::Menu);
    }
    as_is(if is_mixed(stem) {
        Class::Mixed
    } else {
        Class::Word
    })
}

/// Whether the segment is an id beyond doubt, which never has a place of its own.
pub(super) fn is_digits(segment: &[u8]) -> bool {
    !segment.is_empty() && segment.iter().all(u8::is_ascii_digit)
}

/// The name and its extension, if the extension is one that files have.
pub(super) fn split_extension(segment: &[u8]) -> (&[u8], &[u8]) {
    let Some((stem, extension)) =
        memchr::memrchr(b'.', segment).and_then(|dot| segment.split_at_checked(dot))
    else {
        return (segment, b"");
    };
    let extension = extension.get(1..).unwrap_or(b"");
    let known = words::has(words::ASSETS, extension) || words::has(words::DOCUMENTS, extension);
    if known && !stem.is_empty() {
        (stem, extension)
    } else {
        (segment, b"")
    }
}

/// Whether the word begins as the names of procedures do: `list-orders`, `find_by_status`.
pub(super) fn is_verb_led(word: &[u8]) -> bool {
    verb(word).is_some_and(|next| b"-_".contains(&next))
}

/// Whether it is written as the title of a thing is, three words or more: `red-winter-shoes`, `red-winter-shoes-7`.
pub(super) fn is_title(word: &[u8]) -> bool {
    let parts = word.split(|byte| matches!(byte, b'-' | b'_'));
    let words = parts.filter(|part| part.len() >= 2 && part.iter().all(u8::is_ascii_lowercase));
    words.count() >= 3 && !is_verb_led(word)
}

/// What comes behind the verb that the word begins with.
fn verb(word: &[u8]) -> Option<u8> {
    let end = word.iter().position(|byte| !byte.is_ascii_lowercase())?;
    let (first, rest) = word.split_at_checked(end)?;
    rest.first()
        .copied()
        .filter(|_| words::has(words::VERBS, first))
}

fn is_id(stem: &[u8]) -> bool {
    is_number(stem)
        || is_uuid(stem)
        || is_hex(stem)
        || is_date(stem)
        || is_ulid(stem)
        || is_random(stem)
        || is_token(stem)
        || is_prefixed(stem)
        || is_address(stem)
        // A client that forgot to fill its template in.
        || stem.iter().any(|byte| b"{}".contains(byte))
}

/// `17`, `-3`, `4,8,15`, `10:05`.
fn is_number(stem: &[u8]) -> bool {
    let digits = stem.strip_prefix(b"-").unwrap_or(stem);
    digits.iter().any(u8::is_ascii_digit)
        && digits
            .iter()
            .all(|byte| byte.is_ascii_digit() || b",:".contains(byte))
}

fn is_uuid(stem: &[u8]) -> bool {
    stem.len() == 36
        && stem.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn is_hex(stem: &[u8]) -> bool {
    stem.len() >= 8 && stem.iter().all(u8::is_ascii_hexdigit) && stem.iter().any(u8::is_ascii_digit)
}

/// `2015-05`, `2015-05-17`, `2015-05-17T10:05:03Z`.
fn is_date(stem: &[u8]) -> bool {
    let digits = |range| {
        stem.get(range)
            .is_some_and(|part: &[u8]| part.iter().all(u8::is_ascii_digit))
    };
    stem.len() <= 35
        && digits(0..4)
        && stem.get(4) == Some(&b'-')
        && digits(5..7)
        && stem
            .iter()
            .all(|byte| byte.is_ascii_digit() || b"-T:Z.+".contains(byte))
}

fn is_ulid(stem: &[u8]) -> bool {
    stem.len() == 26
        && stem
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() && !b"ILOUilou".contains(byte))
        && stem.iter().any(u8::is_ascii_digit)
}

/// Digits that stand where no writer puts them.
fn is_random(stem: &[u8]) -> bool {
    if stem.len() < 12 {
        return false;
    }
    let runs = digit_runs(stem);
    if runs >= 3 && stem.iter().all(u8::is_ascii_alphanumeric) {
        return true;
    }
    stem.len() >= 16
        && runs >= 2
        && stem
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_+=~".contains(byte))
        && stem
            .split(|byte| b"-_".contains(byte))
            .any(|part| part.len() >= 6 && is_jumbled(part))
}

/// A signed token or anything else in the manner of one.
fn is_token(stem: &[u8]) -> bool {
    stem.starts_with(b"eyJ") && stem.len() >= 16
}

/// `cus_9s6XKzkNRiz8i3`.
fn is_prefixed(stem: &[u8]) -> bool {
    let Some((prefix, rest)) = memchr::memchr(b'_', stem).and_then(|at| stem.split_at_checked(at))
    else {
        return false;
    };
    let rest = rest.get(1..).unwrap_or(b"");
    (2..=8).contains(&prefix.len())
        && prefix.iter().all(u8::is_ascii_lowercase)
        && rest.len() >= 8
        && rest.iter().all(u8::is_ascii_alphanumeric)
        && (is_jumbled(rest) || digit_runs(rest) >= 2 || is_number(rest))
}

/// `jo@example.org`.
fn is_address(stem: &[u8]) -> bool {
    memchr::memchr(b'@', stem)
        .is_some_and(|at| at > 0 && stem.iter().skip(at).any(|byte| *byte == b'.'))
}

/// `v1`, `v2.1`, `V3beta1`.
fn is_version(segment: &[u8]) -> bool {
    let mut bytes = segment.iter();
    bytes
        .next()
        .is_some_and(|byte| byte.eq_ignore_ascii_case(&b'v'))
        && bytes.next().is_some_and(u8::is_ascii_digit)
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || *byte == b'.')
}

/// `de`, `de-CH`, `zh_Hans`.
fn is_locale(segment: &[u8]) -> bool {
    let (language, region) = segment.split_at_checked(2).unwrap_or((segment, b""));
    let is_region = matches!(region, [b'-' | b'_', rest @ ..]
        if (2..=4).contains(&rest.len()) && rest.iter().all(u8::is_ascii_alphabetic));
    (region.is_empty() || is_region)
        && language.iter().all(u8::is_ascii_lowercase)
        && words::has(words::LANGUAGES, language)
}

/// Letters and digits in one word, other than a word with a short number in it.
fn is_mixed(stem: &[u8]) -> bool {
    let digits = stem.iter().filter(|byte| byte.is_ascii_digit()).count();
    let trailing = stem
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let is_number_behind = digits == trailing && trailing <= 2;
    stem.iter().all(u8::is_ascii_alphanumeric)
        && digits > 0
        && digits * 6 >= stem.len()
        && !is_number_behind
}

/// `app.3f9a8c21.js` is `app.{}.js`, `cart;jsessionid=17` is `cart;{}`, `@jo` is `@{}`.
fn without_parts_that_vary(segment: &[u8], stem: &[u8], extension: &[u8]) -> Option<Vec<u8>> {
    if segment.len() > 1 && segment.starts_with(b"@") {
        return Some(b"@{}".to_vec());
    }
    if let Some((name, _)) =
        memchr::memchr(b';', segment).and_then(|at| segment.split_at_checked(at))
    {
        return Some([name, b";{}"].concat());
    }
    if let Some(name) = without_uuid(stem) {
        let dot: &[u8] = if extension.is_empty() { b"" } else { b"." };
        return Some([name, b"{}", dot, extension].concat());
    }
    if extension.is_empty() {
        None
    } else {
        without_hashes(stem, extension)
    }
}

fn without_uuid(stem: &[u8]) -> Option<&[u8]> {
    let (name, uuid) = stem.split_at_checked(stem.len().checked_sub(36)?)?;
    is_uuid(uuid).then_some(name)
}

fn without_hashes(stem: &[u8], extension: &[u8]) -> Option<Vec<u8>> {
    let mut key = Vec::with_capacity(stem.len());
    let mut found = false;
    for part in stem.split_inclusive(|byte| b".-_".contains(byte)) {
        let (name, separator) = match part.split_last() {
            Some((last, name)) if b".-_".contains(last) => (name, Some(*last)),
            _ => (part, None),
        };
        let hash = is_build_hash(name);
        found |= hash;
        key.extend_from_slice(if hash { b"{}" } else { name });
        key.extend(separator);
    }
    key.push(b'.');
    key.extend_from_slice(extension);
    found.then_some(key)
}

fn is_build_hash(part: &[u8]) -> bool {
    (is_hex(part) && !is_number(part)) || ((8..=32).contains(&part.len()) && is_jumbled(part))
}

fn is_jumbled(part: &[u8]) -> bool {
    part.iter().all(u8::is_ascii_alphanumeric)
        && part.iter().any(u8::is_ascii_lowercase)
        && part.iter().any(u8::is_ascii_uppercase)
        && part.iter().any(u8::is_ascii_digit)
}

fn digit_runs(stem: &[u8]) -> usize {
    stem.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit())
        .filter(|run| run.first().is_some_and(u8::is_ascii_digit))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(class: Class, segments: &[&str]) {
        for segment in segments {
            assert_eq!(shape(segment.as_bytes(), 0).class, class, "{segment}");
        }
    }

    #[track_caller]
    fn check_key(segment: &str, key: &str) {
        assert_eq!(
            String::from_utf8_lossy(&shape(segment.as_bytes(), 0).key),
            key
        );
    }

    #[test]
    fn ids_are_known_by_their_looks() {
        check(
            Class::Variable,
            &[
                "17",
                "4,8,15",
                "550e8400-e29b-41d4-a716-446655440000",
                "3f9a8c21",
                "123.png",
                "2015-05-17",
                "2015-05-17T10:05:03Z",
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "dBjftJeZ4CVP2mB92K27u",
                "cl9ebqhxk00003b600tymydho",
                "cus_9s6XKzkNRiz8i3",
                "eyJhbGciOiJIUzI1NiJ9.e30.x",
                "jo@example.org",
                "{id}",
            ],
        );
    }

    #[test]
    fn names_of_conventions_stay() {
        check(
            Class::Fixed,
            &[
                "v1",
                "v2.1",
                "v99999999999999999",
                "en",
                "de-CH",
                "robots.txt",
                "index.html",
                "",
            ],
        );
        assert_eq!(shape(b"en", 2).class, Class::Word);
    }

    #[test]
    fn words_are_left_to_traffic() {
        check(
            Class::Word,
            &[
                "orders",
                "my-first-post",
                "oauth2",
                "haha1",
                "jquery-1.7.2.js",
                "UserV2ByAccountId",
                "World_War_2_Timeline",
            ],
        );
        check(Class::Mixed, &["abc123", "123abc", "xyz789abc"]);
        check(Class::Menu, &["me", "search", "export.csv", "getUser"]);
    }

    #[test]
    fn parts_that_vary_are_taken_out_of_names() {
        check_key("app.3f9a8c21.js", "app.{}.js");
        check_key("12.9f8e7d6c.chunk.js", "12.{}.chunk.js");
        check_key("index-BxY7k2Qd.css", "index-{}.css");
        check_key("cart;jsessionid=0A1B", "cart;{}");
        check_key(
            "report-550e8400-e29b-41d4-a716-446655440000.pdf",
            "report-{}.pdf",
        );
        check_key("@jo", "@{}");
    }

    #[test]
    fn procedures_begin_with_a_verb() {
        for (word, expected) in [
            ("get_user", true),
            ("list-orders", true),
            ("getting", false),
            ("list", false),
        ] {
            assert_eq!(is_verb_led(word.as_bytes()), expected, "{word}");
        }
    }
}
