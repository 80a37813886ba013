//! Tags and text of a page, one after the other. Each octet is looked at a bounded number of times, whatever the page.

use super::references::resolved;

/// The most attributes of a tag that are kept.
const ATTRIBUTES: usize = 64;

/// The most tokens and attributes of a page that are read: many more than a page has that somebody wrote.
const MOST: usize = 50_000;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// What stands between tags; references in it are not yet resolved.
    Text(&'t str),
    /// The beginning of an element.
    Open(Tag),
    /// Its end, in lower case.
    Close(String),
}

/// The beginning of an element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// Names in lower case, and values with references resolved.
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, trimmed; an attribute without a value has an empty one.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let mut all = self.attributes.iter();
        let found = all.find(|(own, _)| own == name)?;
        Some(found.1.trim().to_owned())
    }

    /// Whether an attribute has this value, in any case.
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.value(name)
            .is_some_and(|own| own.eq_ignore_ascii_case(value))
    }
}

/// The tokens of a page.
pub(super) fn tokens(rest: &str) -> Tokens<'_> {
    Tokens {
        rest,
        raw: None,
        left: MOST,
    }
}

pub(super) struct Tokens<'t> {
    rest: &'t str,
    /// An element whose content is no mark-up, once it was opened.
    raw: Option<&'static str>,
    /// How many tokens and attributes may still come.
    left: usize,
}

/// Elements whose content ends at their own end tag and nowhere else. What stands in a title is shown.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "iframe", "xmp"];

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        // Comments cost as much as what they stand between, so that each look at the page counts.
        self.left = self.left.checked_sub(1)?;
        if let Some(name) = self.raw.take() {
            let end = end_of_raw(self.rest, name);
            let text = self.take(end);
            if name == "title" && !text.is_empty() {
                return Some(Token::Text(text));
            }
        }
        loop {
            let at = self.rest.find('<').unwrap_or(self.rest.len());
            if at > 0 {
                return Some(Token::Text(self.take(at)));
            }
            if self.rest.is_empty() {
                return None;
            }
            match self.tag() {
                Some(Token::Text("")) => self.left = self.left.checked_sub(1)?,
                Some(token) => return Some(token),
                // A `<` that begins no tag is text.
                None => return Some(Token::Text(self.take(1))),
            }
        }
    }
}

impl<'t> Tokens<'t> {
    /// The next octets, which are taken away.
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// What begins with `<`: an empty text for what says nothing, such as a comment.
    fn tag(&mut self) -> Option<Token<'t>> {
        let inner = self.rest.get(1..)?;
        if inner.starts_with("!--") {
            let end = self.rest.find("-->").map_or(self.rest.len(), |at| at + 3);
            self.take(end);
            return Some(Token::Text(""));
        }
        let first = inner.bytes().next()?;
        if matches!(first, b'!' | b'?') {
            let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
            self.take(end);
            return Some(Token::Text(""));
        }
        let named = inner.strip_prefix('/').unwrap_or(inner);
        if !named.bytes().next()?.is_ascii_alphabetic() {
            return None;
        }
        let is_end = first == b'/';
        let (tag, length) = read_tag(named);
        self.take(1 + usize::from(is_end) + length);
        if is_end {
            return Some(Token::Close(tag.name));
        }
        self.left = self.left.saturating_sub(tag.attributes.len());
        self.raw = RAW.into_iter().find(|name| *name == tag.name);
        Some(Token::Open(tag))
    }
}

/// Where the content of a raw element ends.
fn end_of_raw(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
        let start = from + at;
        let word = text.get(start + 2..start + 2 + name.len());
        if word.is_some_and(|word| word.eq_ignore_ascii_case(name)) {
            return start;
        }
        from = start + 2;
    }
    text.len()
}

/// A tag from its name on, and how many octets it has with its `>`.
fn read_tag(text: &str) -> (Tag, usize) {
    let is_end = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/');
    let (name, mut rest) = split_at(text, is_end);
    let mut tag = Tag {
        name: name.to_ascii_lowercase(),
        attributes: Vec::new(),
    };
    loop {
        rest =
            rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if let Some(behind) = rest.strip_prefix('>') {
            return (tag, text.len() - behind.len());
        }
        if rest.is_empty() {
            return (tag, text.len());
        }
        if tag.attributes.len() >= ATTRIBUTES {
            rest = behind_attributes(rest);
            continue;
        }
        // A `=` that stands first belongs to the name.
        let (first, tail) = split_at(rest, |letter| letter != '=');
        let (name, behind) = split_at(tail, |letter| is_end(letter) || letter == '=');
        let (value, behind) = value(behind);
        let name = format!("{first}{name}").to_ascii_lowercase();
        tag.attributes.push((name, resolved(value).into_owned()));
        rest = behind;
    }
}

/// The end of a tag with more attributes than anybody reads.
fn behind_attributes(text: &str) -> &str {
    split_at(text, |letter| letter == '>').1
}

/// The value behind the name of an attribute, and what follows.
fn value(text: &str) -> (&str, &str) {
    let Some(behind) = text.trim_ascii_start().strip_prefix('=') else {
        return ("", text);
    };
    let behind = behind.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = behind.strip_prefix(quote) {
            return quoted
                .split_once(quote)
                .unwrap_or_else(|| split_at(quoted, |letter| letter == '>'));
        }
    }
    split_at(behind, |letter| {
        letter.is_ascii_whitespace() || letter == '>'
    })
}

/// Splits before the first letter that is such a one.
fn split_at(text: &str, is: impl Fn(char) -> bool) -> (&str, &str) {
    let at = text.find(is).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ATTRIBUTES, MOST, Token, tokens};

    fn check(text: &str, expected: &[&str]) {
        let shown = tokens(text).map(|token| match token {
            Token::Text(text) => text.to_owned(),
            Token::Open(tag) => format!("<{} {:?}>", tag.name, tag.attributes),
            Token::Close(name) => format!("</{name}>"),
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn broken_pages_are_read_somehow() {
        check("a < b", &["a ", "<", " b"]);
        check("<p", &["<p []>"]);
        check("<p class", &["<p [(\"class\", \"\")]>"]);
        check("<a href=\"x>y", &["<a [(\"href\", \"x\")]>", "y"]);
        check(
            "<a b=1 c>d</A >",
            &["<a [(\"b\", \"1\"), (\"c\", \"\")]>", "d", "</a>"],
        );
        check("<a title='>'>d", &["<a [(\"title\", \">\")]>", "d"]);
        check(
            "<script>if (a<b) '</p>'</SCRIPT>x",
            &["<script []>", "</script>", "x"],
        );
        check("<title>a<b></title>", &["<title []>", "a<b>", "</title>"]);
        check("<!-- x", &[]);
        check("<br/>", &["<br []>"]);
        check("</", &["<", "/"]);
    }

    #[test]
    fn what_is_read_of_a_page_has_an_end() {
        for piece in [
            "<p>a </p>",
            "<p>",
            "<",
            "<!---->",
            "<a b c d e f g h>",
            "<title></title>",
        ] {
            let page = piece.repeat(200_000);
            let mut all = tokens(&page);
            let read = all.by_ref().map(|token| match token {
                Token::Open(tag) => 1 + tag.attributes.len(),
                Token::Text(_) | Token::Close(_) => 1,
            });
            let read: usize = read.sum();
            assert!(read <= MOST + ATTRIBUTES, "{piece}: {read}");
            assert_eq!(all.next(), None, "{piece}");
        }
        assert_eq!(tokens(&"<!---->".repeat(MOST)).count(), 0);
    }

    proptest! {
        #[test]
        fn every_text_ends(text in "[<>/!a\"'= -]{0,60}|.{0,60}") {
            prop_assert!(tokens(&text).count() <= text.len());
        }
    }
}
