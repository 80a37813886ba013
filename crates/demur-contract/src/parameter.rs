//! Parameters: what is declared for one, in a form that is quick to ask.

mod collect;
mod convert;
mod faults;
mod quick;
mod types;

use std::sync::Arc;

use demur_schema::In;
use serde_json::Value;

use crate::documents::{Documents, Place};
use crate::extract::Version;
use crate::lazy::LazySchema;
use crate::model::{BodyKind, MediaRange};
use crate::tree::Node;
use quick::Quick;
use types::Shape;
pub use types::Types;

/// One declared parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name; case matters except in header fields.
    pub name: String,
    /// Path, query, header or cookie.
    pub location: In,
    /// Whether a request without it is wrong.
    pub required: bool,
    /// The document's description.
    pub description: Option<String>,
    /// What the value has to fit, if anything is said.
    pub schema: Option<Arc<LazySchema>>,
    /// A value that the document gives as an example, else the default.
    pub example: Option<Value>,
    reading: Reading,
    quick: Quick,
}

/// How the text of a parameter becomes a value.
#[derive(Debug)]
enum Reading {
    /// By `style` and `explode`.
    Styled {
        style: Style,
        explode: bool,
        shape: Shape,
    },
    /// `content` with a JSON media type.
    Json,
    /// `content` with another media type: not looked into.
    Opaque,
}

/// The ways to write lists and objects into a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b` in paths and header fields.
    Simple,
    /// `.a.b` in paths.
    Label,
    /// `;name=a` in paths.
    Matrix,
    /// `name=a&name=b` in queries and cookies.
    Form,
    /// `name=a%20b`.
    SpaceDelimited,
    /// `name=a|b`.
    PipeDelimited,
    /// `name[key]=a`.
    DeepObject,
}

impl Style {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "simple" => Self::Simple,
            "label" => Self::Label,
            "matrix" => Self::Matrix,
            "form" => Self::Form,
            "spaceDelimited" => Self::SpaceDelimited,
            "pipeDelimited" => Self::PipeDelimited,
            "deepObject" => Self::DeepObject,
            _ => return None,
        })
    }

    /// The styles that a parameter in `location` may have.
    pub(crate) fn allowed(location: &str) -> &'static [&'static str] {
        match location {
            "path" => &["simple", "label", "matrix"],
            "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
            "header" => &["simple"],
            "cookie" => &["form"],
            _ => &[],
        }
    }
}

impl Parameter {
    pub(crate) fn new(
        documents: &Documents,
        place: Place,
        schema: Option<Arc<LazySchema>>,
        media_type: Option<&MediaRange>,
        version: Version,
    ) -> Option<Self> {
        let node = documents.node(place);
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let flag = |key: &str| node.get(key).and_then(Node::as_bool);
        let (location, default) = match text("in")? {
            "path" => (In::Path, Style::Simple),
            "query" => (In::Query, Style::Form),
            "header" => (In::Header, Style::Simple),
            "cookie" => (In::Cookie, Style::Form),
            _ => return None,
        };
        let style = text("style").and_then(Style::parse).unwrap_or(default);
        let explode = flag("explode").unwrap_or(style == Style::Form);
        let reading = match (media_type, &schema) {
            (Some(range), _) if range.kind() == BodyKind::Json => Reading::Json,
            (None, Some(schema)) => Reading::Styled {
                style,
                explode,
                shape: Shape::of(documents, schema.place(), version),
            },
            (Some(_), _) | (None, None) => Reading::Opaque,
        };
        let quick = match (&reading, &schema) {
            (
                Reading::Styled {
                    style: Style::Simple | Style::Form,
                    ..
                },
                Some(schema),
            ) => Quick::of(documents, schema.place(), version),
            _ => Quick::None,
        };
        Some(Self {
            name: text("name")?.to_owned(),
            location,
            required: location == In::Path || flag("required").unwrap_or(false),
            description: text("description").map(str::to_owned),
            example: example(documents, place, schema.as_deref()),
            schema,
            reading,
            quick,
        })
    }
}

/// The example beside the schema comes before the one in it, and examples before the default.
fn example(documents: &Documents, place: Place, schema: Option<&LazySchema>) -> Option<Value> {
    let node = documents.node(place);
    let named = node.get("examples").into_iter().flat_map(Node::entries);
    let mut named = named.filter_map(|entry| entry.value.get("value"));
    let own = node.get("example").or_else(|| named.next());
    let within = || {
        let target = documents.target(schema?.place()).ok()?;
        let schema = documents.node(target);
        let listed = || schema.get("examples").and_then(|list| list.items().next());
        let example = schema.get("example").or_else(listed);
        example.or_else(|| schema.get("default"))
    };
    own.or_else(within).map(Node::to_value)
}
