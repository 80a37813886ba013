//! One small model of a configuration file, whatever language it was written in: values that know
//! where they stand.

use demur_report::{Diagnostic, Severity, Span};
use serde_json::Value as Json;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) span: Span,
    pub(crate) content: Content,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    /// Something JSON does not know, by name.
    Other(&'static str),
    List(Vec<Item>),
    Table(Vec<Entry>),
}

/// A member of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) item: Item,
}

impl Item {
    /// The name of its kind, with an article.
    pub(crate) fn found(&self) -> &'static str {
        match &self.content {
            Content::Null => "nothing",
            Content::Bool(_) => "a boolean",
            Content::Integer(_) => "an integer",
            Content::Float(_) => "a fraction",
            Content::Text(_) => "a string",
            Content::Other(name) => name,
            Content::List(_) => "a list",
            Content::Table(_) => "a table",
        }
    }

    /// The string, if it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Content::Text(text) = &self.content {
            Some(text)
        } else {
            None
        }
    }

    /// The values of a list, or the one value that stands in its place.
    pub(crate) fn items(&self) -> &[Self] {
        if let Content::List(items) = &self.content {
            items
        } else {
            std::slice::from_ref(self)
        }
    }

    /// The value without its places.
    pub(crate) fn to_json(&self) -> Json {
        match &self.content {
            Content::Null | Content::Other(_) => Json::Null,
            Content::Bool(value) => Json::from(*value),
            Content::Integer(number) => Json::from(*number),
            Content::Float(number) => Json::from(*number),
            Content::Text(text) => Json::from(text.as_str()),
            Content::List(items) => Json::Array(items.iter().map(Self::to_json).collect()),
            Content::Table(entries) => entries
                .iter()
                .map(|entry| (entry.key.clone(), entry.item.to_json()))
                .collect(),
        }
    }
}

/// Where faults of one file go.
#[derive(Debug)]
pub(crate) struct Faults {
    file: String,
    pub(crate) list: Vec<Diagnostic>,
}

impl Faults {
    pub(crate) fn of(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            list: Vec::new(),
        }
    }

    /// Adds an error at a place of the file.
    pub(crate) fn push(
        &mut self,
        code: &'static str,
        span: Span,
        message: String,
        hint: Option<String>,
    ) {
        self.list.push(Diagnostic {
            code,
            severity: Severity::Error,
            message,
            file: self.file.clone(),
            span: Some(span),
            pointer: None,
            hint,
        });
    }
}
