//! A reader of tags, as strict as the writer is regular: what it cannot read, the report must not contain.

use std::collections::BTreeSet;

/// One tag as it stands.
#[derive(Debug, PartialEq)]
pub(crate) enum Tag {
    Open(String, Vec<(String, String)>),
    /// Without an end of its own.
    Empty(String, Vec<(String, String)>),
    Close(String),
}

impl Tag {
    /// Its name and attributes, unless it is an end.
    pub(crate) fn opened(&self) -> Option<(&str, &[(String, String)])> {
        match self {
            Self::Open(name, attributes) | Self::Empty(name, attributes) => {
                Some((name, attributes))
            }
            Self::Close(_) => None,
        }
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, attributes) = self.opened()?;
        attributes
            .iter()
            .find(|(one, _)| one == name)
            .map(|(_, value)| value.as_str())
    }
}

/// All tags of a document, and its text.
pub(crate) fn tags(html: &str) -> (Vec<Tag>, String) {
    let mut rest = html.strip_prefix("<!doctype html>").unwrap();
    let mut tags = Vec::new();
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag(after);
        // A style sheet is no markup up to its end.
        let is_style = tag.opened().is_some_and(|(name, _)| name == "style");
        rest = if is_style {
            after.split_once("</style>").unwrap().1
        } else {
            after
        };
        if !is_style {
            tags.push(tag);
        }
    }
    text.push_str(rest);
    assert!(!text.contains('>'), "a tag that was not begun");
    (tags, text)
}

fn tag(text: &str) -> (Tag, &str) {
    let (inside, after) = text.split_once('>').unwrap();
    if let Some(name) = inside.strip_prefix('/') {
        return (Tag::Close(word(name)), after);
    }
    let whole = inside.strip_suffix('/');
    let inside = whole.unwrap_or(inside);
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let name = word(&rest[..end]);
        let value;
        (value, rest) = match rest[end..].strip_prefix("=\"") {
            Some(value) => value.split_once('"').unwrap(),
            None => ("", &rest[end..]),
        };
        rest = rest.trim_start();
        attributes.push((name, value.to_owned()));
    }
    let name = word(name);
    let tag = if whole.is_some() || name == "meta" {
        Tag::Empty(name, attributes)
    } else {
        Tag::Open(name, attributes)
    };
    (tag, after)
}

fn word(name: &str) -> String {
    assert!(
        name.chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-'),
        "no name: {name}"
    );
    name.to_owned()
}

/// Fails unless every tag is ended, in order.
pub(crate) fn assert_nested(tags: &[Tag]) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags {
        match tag {
            Tag::Open(name, _) => open.push(name),
            Tag::Empty(..) => {}
            Tag::Close(name) => assert_eq!(open.pop(), Some(name.as_str())),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

/// The names of all elements, and of all attributes.
pub(crate) fn names(tags: &[Tag]) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let mut elements = BTreeSet::new();
    let mut attributes = BTreeSet::new();
    for tag in tags {
        if let Some((name, given)) = tag.opened() {
            elements.insert(name);
            attributes.extend(given.iter().map(|(name, _)| name.as_str()));
        }
    }
    (elements, attributes)
}

/// All values of one attribute.
pub(crate) fn values<'t>(tags: &'t [Tag], name: &str) -> BTreeSet<&'t str> {
    tags.iter().filter_map(|tag| tag.attribute(name)).collect()
}
