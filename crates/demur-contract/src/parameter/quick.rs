//! Checks of plain scalars that need neither a schema nor an allocation.
//!
//! They only ever say "this is right". Whatever they do not recognise goes to the schema.

use crate::documents::{Documents, Place};
use crate::extract::Version;
use crate::tree::{Kind, Node};

/// A check precompiled from a schema that holds nothing but the keywords below.
#[derive(Debug)]
pub(crate) enum Quick {
    /// The schema says more than can be checked here.
    None,
    /// A string by its length in characters.
    Text { least: u64, most: u64 },
    /// One of these strings.
    OneOf(Vec<Box<str>>),
    /// A whole number between two bounds, both included.
    Whole { least: i64, most: i64 },
    /// `true` or `false`.
    Truth,
}

/// Keywords that say nothing about validity.
const SILENT: &[&str] = &[
    "type",
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "externalDocs",
    "xml",
];

impl Quick {
    pub(crate) fn of(documents: &Documents, place: Place, version: Version) -> Self {
        let Ok(target) = documents.target(place) else {
            return Self::None;
        };
        if version == Version::V31 && target != place && documents.node(place).entries().count() > 1
        {
            return Self::None;
        }
        let node = documents.node(target);
        let Some(name) = node.get("type").and_then(Node::as_str) else {
            return Self::None;
        };
        let only = |keywords: &[&str]| {
            node.entries().all(|entry| {
                let name = entry.name();
                SILENT.contains(&name) || keywords.contains(&name) || name.starts_with("x-")
            })
        };
        let whole = |key: &str, default: i64| match node.get(key) {
            None => Some(default),
            Some(value) => value.number().and_then(|text| text.parse().ok()),
        };
        match name {
            "boolean" if only(&[]) => Self::Truth,
            "integer" if only(&["minimum", "maximum"]) => {
                match (whole("minimum", i64::MIN), whole("maximum", i64::MAX)) {
                    (Some(least), Some(most)) => Self::Whole { least, most },
                    _ => Self::None,
                }
            }
            "string" if only(&["enum"]) && node.get("enum").is_some() => Self::one_of(node),
            "string" if only(&["minLength", "maxLength"]) => {
                let bound = |key: &str, default| node.get(key).map_or(Some(default), Node::as_u64);
                match (bound("minLength", 0), bound("maxLength", u64::MAX)) {
                    (Some(least), Some(most)) => Self::Text { least, most },
                    _ => Self::None,
                }
            }
            _ => Self::None,
        }
    }

    fn one_of(node: Node<'_>) -> Self {
        let values = node.get("enum").into_iter().flat_map(Node::items);
        // Values of another type can never be sent as a string.
        let strings = values.filter(|value| value.kind() == Kind::String);
        Self::OneOf(strings.map(|value| value.text().into()).collect())
    }

    /// Whether `text`, decoded, is certainly right.
    pub(crate) fn accepts(&self, text: &str) -> bool {
        match self {
            Self::None => false,
            Self::Truth => matches!(text, "true" | "false"),
            Self::OneOf(values) => values.iter().any(|value| &**value == text),
            Self::Whole { least, most } => {
                let digits = text.strip_prefix('-').unwrap_or(text);
                let is_plain = digits == "0" || !digits.starts_with(['0', '+', '-']);
                is_plain
                    && text != "-0"
                    && text
                        .parse::<i64>()
                        .is_ok_and(|number| (*least..=*most).contains(&number))
            }
            Self::Text { least, most } => {
                let bytes = text.len() as u64;
                // A character has one to four bytes, which settles most cases.
                if bytes <= *most && bytes >= least.saturating_mul(4) {
                    return true;
                }
                let length = text.chars().count() as u64;
                (*least..=*most).contains(&length)
            }
        }
    }
}
