//! One rule of a robots.txt, and how its pattern is compared (RFC 9309 §2.2.2 and §2.2.3).

use std::fmt::Write as _;

/// What it says about the targets that it matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) allow: bool,
    /// Octets of the pattern: the longer, the more specific.
    pub(super) length: usize,
    /// What a target begins with.
    start: String,
    /// What follows in this order, after any text each.
    rest: Vec<String>,
    /// Whether the target ends with it.
    to_the_end: bool,
}

impl Rule {
    /// `*` is any text, `$` at the end the end.
    pub(super) fn of(allow: bool, pattern: &str) -> Self {
        let (inner, to_the_end) = match pattern.strip_suffix('$') {
            Some(inner) => (inner, true),
            None => (pattern, false),
        };
        let inner = comparable(inner, Text::Pattern);
        let mut parts = inner.split('*').map(str::to_owned);
        Self {
            allow,
            length: inner.len() + usize::from(to_the_end),
            start: parts.next().unwrap_or_default(),
            rest: parts.collect(),
            to_the_end,
        }
    }

    /// Whether it is about a target, one that was made comparable.
    pub(super) fn matches(&self, target: &str) -> bool {
        let Some(mut left) = target.strip_prefix(self.start.as_str()) else {
            return false;
        };
        for (at, part) in self.rest.iter().enumerate() {
            if self.to_the_end && at + 1 == self.rest.len() {
                return left.ends_with(part.as_str());
            }
            let found = left.find(part.as_str());
            match found.and_then(|found| left.get(found + part.len()..)) {
                Some(after) => left = after,
                None => return false,
            }
        }
        !self.to_the_end || left.is_empty()
    }
}

/// What is made comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// A path and query as they are sent.
    Target,
    /// A pattern without the `$` at its end; `*` keeps its meaning.
    Pattern,
}

/// A text in which each octet is written in one way only: those beyond ASCII and the signs that mean something in patterns
/// as `%` and two hexadecimal digits in upper case, unreserved ones as they are.
pub(super) fn comparable(text: &str, of: Text) -> String {
    let mut written = String::with_capacity(text.len());
    let mut left = text.as_bytes();
    while let [first, after @ ..] = left {
        left = after;
        let escaped = (*first == b'%').then(|| escaped(after)).flatten();
        if let Some(octet) = escaped {
            left = after.get(2..).unwrap_or_default();
            if octet.is_ascii_alphanumeric() || b"-._~".contains(&octet) {
                written.push(char::from(octet));
            } else {
                let _ = write!(written, "%{octet:02X}");
            }
        } else if !first.is_ascii() || *first == b'$' || (*first == b'*' && of == Text::Target) {
            let _ = write!(written, "%{first:02X}");
        } else {
            written.push(char::from(*first));
        }
    }
    written
}

/// The octet that two hexadecimal digits are.
fn escaped(after: &[u8]) -> Option<u8> {
    let [high, low, ..] = after else {
        return None;
    };
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Rule, Text, comparable};

    fn matches(pattern: &str, target: &str) -> bool {
        Rule::of(false, pattern).matches(&comparable(target, Text::Target))
    }

    #[test]
    fn octets_are_compared_however_they_are_written() {
        assert!(matches("/f\u{f6}", "/f%C3%B6/x"));
        assert!(matches("/f%c3%b6", "/f%C3%B6"));
        assert!(matches("/%7Eme", "/~me"));
        assert!(matches("/~me", "/%7eme"));
        assert!(matches("/100%", "/100%"));
        assert!(matches("/%zz", "/%zz"));
        // A slash in a segment is none between two.
        assert!(!matches("/a/b", "/a%2Fb"));
    }

    #[test]
    fn signs_of_patterns_that_are_escaped_mean_themselves() {
        assert!(matches("/file-%2a.html", "/file-*.html"));
        assert!(matches("/file-%2a.html", "/file-%2A.html"));
        assert!(!matches("/file-%2a.html", "/file-x.html"));
        assert!(matches("/a$b", "/a$b"));
        assert!(matches("/price-%24", "/price-$/x"));
        assert!(matches("/*.php$", "/a/b.php") && !matches("/*.php$", "/a.php?x"));
    }
}
