//! Walks a document by the table and collects everything that is wrong.

use std::collections::HashMap;

use demur_report::{Diagnostic, Severity};
use demur_schema::suggest;

use super::places;
use super::table::{Field, In, Kind, Object, Other, Shape};
use super::text;
use crate::documents::{Astray, Documents, Place};
use crate::extract::Version;
use crate::tree::{Entry, Kind as NodeKind, Node};

/// Where checking stops: nobody reads more, and a hostile document must not fill the memory.
const MOST: usize = 1000;

/// One walk over all documents.
pub(super) struct Walk<'d> {
    pub(super) documents: &'d Documents,
    pub(super) version: Version,
    pub(super) found: Vec<Diagnostic>,
    /// `operationId`s and where they stand.
    pub(super) operation_ids: HashMap<&'d str, Place>,
    /// `operationId`s that links speak of.
    pub(super) linked_ids: Vec<(&'d str, Place)>,
    /// For every node of every file, the kinds it has been checked as.
    seen: Vec<Vec<u64>>,
    /// Targets of `$ref`s that are still to be checked.
    waiting: Vec<(Place, Shape)>,
}

impl<'d> Walk<'d> {
    pub(super) fn new(documents: &'d Documents, version: Version) -> Self {
        Self {
            documents,
            version,
            found: Vec::new(),
            operation_ids: HashMap::new(),
            linked_ids: Vec::new(),
            seen: documents.sizes().map(|size| vec![0; size]).collect(),
            waiting: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, root: Place) {
        self.object(root, Kind::Document);
        while let Some((place, shape)) = self.waiting.pop() {
            self.value(place, shape);
        }
    }

    /// The node at `place`.
    pub(super) fn node(&self, place: Place) -> Node<'d> {
        self.documents.node(place)
    }

    /// What stands at `place` or where the `$ref` there leads.
    pub(super) fn target(&self, place: Place) -> Option<(Place, Node<'d>)> {
        let target = self.documents.target(place).ok()?;
        Some((target, self.documents.node(target)))
    }

    pub(super) fn error(&mut self, place: Place, code: &'static str, message: impl Into<String>) {
        self.report(place, Severity::Error, code, message, None);
    }

    pub(super) fn report(
        &mut self,
        place: Place,
        severity: Severity,
        code: &'static str,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        if self.found.len() < MOST {
            let fault = places::diagnostic(self.documents, place, severity, code, message);
            self.found.push(Diagnostic { hint, ..fault });
        }
    }

    fn value(&mut self, place: Place, shape: Shape) {
        let node = self.node(place);
        match shape {
            Shape::Any => {}
            Shape::Text => self.expect(place, NodeKind::String, "a string"),
            Shape::Bool => self.expect(place, NodeKind::Bool, "`true` or `false`"),
            Shape::Number => self.expect(place, NodeKind::Number, "a number"),
            Shape::Count => {
                if node.as_u64().is_none() {
                    self.wrong_type(place, "a whole number that is not negative");
                }
            }
            Shape::Uri => self.text_of(place, "a URI", "invalid-uri", text::is_uri_reference),
            Shape::Email => {
                self.text_of(place, "an e-mail address", "invalid-email", text::is_email);
            }
            Shape::Pattern => {
                let what = "a regular expression of ECMA-262";
                self.text_of(place, what, "invalid-pattern", text::is_pattern);
            }
            Shape::OneOf(words) => self.one_of(place, words),
            Shape::Object(kind) => self.object(place, kind),
            Shape::Linked(kind) => self.linked(place, kind),
            Shape::Schema => self.schema(place),
            Shape::BoolOrSchema => {
                if node.kind() != NodeKind::Bool {
                    self.schema(place);
                }
            }
            Shape::List(items) => self.list(place, *items),
            Shape::Map(values) => self.map(place, *values),
            Shape::Types => self.types(place),
            Shape::Names => self.names(place),
        }
    }

    fn expect(&mut self, place: Place, kind: NodeKind, what: &str) {
        if self.node(place).kind() != kind {
            self.wrong_type(place, what);
        }
    }

    fn wrong_type(&mut self, place: Place, what: &str) {
        let node = self.node(place);
        let is = node.kind().as_str();
        let quote = match (node.kind(), what) {
            (NodeKind::Number | NodeKind::Bool, "a string") => Some("put it in quotes".to_owned()),
            (NodeKind::String, "`true` or `false`") => Some("take the quotes away".to_owned()),
            _ => None,
        };
        self.report(
            place,
            Severity::Error,
            "wrong-type",
            format!("must be {what}, is {is}"),
            quote,
        );
    }

    fn text_of(&mut self, place: Place, what: &str, code: &'static str, is: fn(&str) -> bool) {
        match self.node(place).as_str() {
            None => self.wrong_type(place, "a string"),
            Some(text) if !is(text) => self.error(place, code, format!("`{text}` is not {what}")),
            Some(_) => {}
        }
    }

    fn one_of(&mut self, place: Place, words: &'static [&'static str]) {
        let Some(text) = self.node(place).as_str() else {
            return self.wrong_type(place, "a string");
        };
        if !words.contains(&text) {
            let message = format!("`{text}` is not one of {}", words.join(", "));
            let hint =
                suggest(text, words.iter().copied()).map(|word| format!("did you mean `{word}`?"));
            self.report(place, Severity::Error, "unknown-value", message, hint);
        }
    }

    fn list(&mut self, place: Place, items: Shape) {
        self.expect(place, NodeKind::Array, "an array");
        for item in self.node(place).items() {
            self.value(place.of(item), items);
        }
    }

    fn map(&mut self, place: Place, values: Shape) {
        self.expect(place, NodeKind::Object, "an object");
        for entry in self.node(place).entries() {
            self.value(place.of(entry.value), values);
        }
    }

    fn names(&mut self, place: Place) {
        self.list(place, Shape::Text);
        let items: Vec<Node<'d>> = self.node(place).items().collect();
        let is_list = self.node(place).kind() == NodeKind::Array;
        if is_list && items.is_empty() && self.version == Version::V30 {
            self.report(
                place,
                Severity::Error,
                "empty-list",
                "must name at least one",
                None,
            );
        }
        for (number, item) in items.iter().enumerate() {
            let before = items.iter().take(number);
            if before.into_iter().any(|other| other.text() == item.text()) {
                let message = format!("`{}` is named twice", item.text());
                self.error(place.of(*item), "duplicate-name", message);
            }
        }
    }

    fn types(&mut self, place: Place) {
        const TYPES: &[&str] = &[
            "string", "number", "integer", "boolean", "array", "object", "null",
        ];
        if self.node(place).kind() == NodeKind::Array {
            self.names(place);
            for item in self.node(place).items() {
                self.one_of(place.of(item), TYPES);
            }
        } else {
            self.one_of(place, TYPES);
        }
    }

    fn schema(&mut self, place: Place) {
        match (self.version, self.node(place).kind()) {
            (Version::V31, NodeKind::Bool) => {}
            (Version::V31, _) => {
                self.object(place, Kind::Schema31);
                if let Some(reference) = self.node(place).get("$ref") {
                    self.reference(place, place.of(reference), Shape::Schema);
                }
            }
            (Version::V30, _) => self.linked(place, Kind::Schema30),
        }
    }

    /// An object, or a `$ref` to one.
    fn linked(&mut self, place: Place, kind: Kind) {
        let node = self.node(place);
        let Some(reference) = node.get("$ref") else {
            return self.object(place, kind);
        };
        let shape = Shape::Linked(kind);
        if matches!(kind, Kind::PathItem) {
            // A path item is an object with a `$ref` among its fields, not a Reference Object.
            self.object(place, kind);
        } else if matches!(kind, Kind::Schema30) {
            self.ignored_siblings(place, node);
        }
        self.reference(place, place.of(reference), shape);
    }

    /// `OpenAPI` 3.0 ignores what stands beside a `$ref`; say so where it looks like a rule.
    fn ignored_siblings(&mut self, place: Place, node: Node<'d>) {
        const REMARKS: &[&str] = &[
            "$ref",
            "title",
            "description",
            "summary",
            "example",
            "default",
            "deprecated",
            "externalDocs",
            "readOnly",
            "writeOnly",
            "xml",
        ];
        for entry in node.entries() {
            if !REMARKS.contains(&entry.name()) && !entry.name().starts_with("x-") {
                let message = format!(
                    "`{}` beside `$ref` has no effect in OpenAPI 3.0",
                    entry.name()
                );
                let hint = Some("put both into an `allOf`".to_owned());
                let at = place.of(entry.key);
                self.report(at, Severity::Warning, "ref-sibling", message, hint);
            }
        }
    }

    fn reference(&mut self, from: Place, at: Place, shape: Shape) {
        let Some(text) = self.node(at).as_str() else {
            return self.wrong_type(at, "a string");
        };
        let astray = match self.documents.resolve(from, text) {
            Ok(target) if self.documents.target(from).is_err() => {
                let _ = target;
                Astray::Circle
            }
            Ok(target) => return self.waiting.push((target, shape)),
            Err(astray) => astray,
        };
        let (code, message) = match astray {
            Astray::Remote => (
                "remote-ref",
                format!("`{text}` is not fetched from the network"),
            ),
            Astray::Malformed => ("broken-ref", format!("`{text}` is not a valid reference")),
            Astray::Unreadable(reason) => (
                "unreadable-ref",
                format!("the file of `{text}` cannot be used: {reason}"),
            ),
            Astray::NoSuchNode => ("broken-ref", format!("`{text}` leads nowhere")),
            Astray::Circle => ("ref-circle", format!("`{text}` leads back to itself")),
        };
        let hint = match code {
            "remote-ref" => Some("keep a copy beside the document and refer to that".to_owned()),
            "broken-ref" => self.nearest(from, text),
            _ => None,
        };
        self.report(at, Severity::Error, code, message, hint);
    }

    /// The member that the last token of a broken `$ref` was probably meant to name.
    fn nearest(&self, from: Place, text: &str) -> Option<String> {
        let (parent, last) = text.rsplit_once('/')?;
        let parent = if parent.ends_with('#') || parent.contains("#/") {
            parent
        } else {
            return None;
        };
        let place = self.documents.resolve(from, parent).ok()?;
        let names = self.node(place).entries().map(|entry| entry.name());
        suggest(last, names).map(|name| format!("did you mean `{parent}/{name}`?"))
    }

    pub(super) fn object(&mut self, place: Place, kind: Kind) {
        if !self.is_first_visit(place, kind) {
            return;
        }
        let node = self.node(place);
        let object = kind.object();
        if node.kind() != NodeKind::Object {
            return self.wrong_type(place, &format!("an object ({})", object.name));
        }
        for entry in node.entries() {
            self.member(place, kind, object, entry);
        }
        let is_link = node.get("$ref").is_some();
        for field in object.fields {
            let is_required = field.required.is(self.version) && !is_link;
            if is_required && node.get(field.name).is_none() {
                let message = format!("`{}` is missing in this {}", field.name, object.name);
                self.error(place, "missing-field", message);
            }
        }
        for rule in object.rules {
            rule(self, place, node);
        }
    }

    fn is_first_visit(&mut self, place: Place, kind: Kind) -> bool {
        let file = self.seen.get_mut(place.file as usize);
        let Some(seen) = file.and_then(|file| file.get_mut(place.index as usize)) else {
            return false;
        };
        let is_first = *seen & kind.bit() == 0;
        *seen |= kind.bit();
        is_first
    }

    fn member(&mut self, place: Place, kind: Kind, object: &'static Object, entry: Entry<'d>) {
        let name = entry.name();
        let field = object.fields.iter().find(|field| field.name == name);
        let value = place.of(entry.value);
        match (field, &object.other) {
            (Some(field), _) if field.allowed.is(self.version) => self.value(value, field.shape),
            (Some(field), _) => self.other_version(place.of(entry.key), object, field),
            (None, Other::Named(shape)) => {
                // A security scheme may be called `x-…`, a path may not.
                if !name.starts_with("x-") || matches!(kind, Kind::Security) {
                    self.value(value, *shape);
                }
            }
            (None, Other::Ignored) => self.maybe_misspelt(place.of(entry.key), object, name),
            (None, Other::Refused) => {
                let is_link = name == "$ref" && matches!(kind, Kind::PathItem);
                if !name.starts_with("x-") && !is_link {
                    self.unknown(place.of(entry.key), object, name);
                }
            }
        }
    }

    fn other_version(&mut self, place: Place, object: &Object, field: &Field) {
        let other = if matches!(field.allowed, In::Only31) {
            "3.1"
        } else {
            "3.0"
        };
        let message = format!(
            "`{}` in a {} exists in OpenAPI {other} only",
            field.name, object.name
        );
        self.error(place, "other-version", message);
    }

    fn unknown(&mut self, place: Place, object: &Object, name: &str) {
        let message = format!("`{name}` is not a field of the {}", object.name);
        let known = object
            .fields
            .iter()
            .filter(|field| field.allowed.is(self.version));
        let hint = suggest(name, known.map(|field| field.name))
            .map(|known| format!("did you mean `{known}`?"))
            .or_else(|| super::hints::of_unknown(object.name, name).map(str::to_owned));
        self.report(place, Severity::Error, "unknown-field", message, hint);
    }

    /// JSON Schema ignores unknown keywords, so that a slip of the pen switches a rule off.
    fn maybe_misspelt(&mut self, place: Place, object: &Object, name: &str) {
        if name.starts_with("x-") || name.len() < 4 {
            return;
        }
        let hint = match name {
            "nullable" => Some("use `type: [..., \"null\"]` in OpenAPI 3.1".to_owned()),
            _ => suggest(name, object.fields.iter().map(|field| field.name))
                .map(|known| format!("did you mean `{known}`?")),
        };
        if hint.is_some() {
            let message = format!("`{name}` is not a keyword and has no effect");
            self.report(place, Severity::Warning, "unknown-keyword", message, hint);
        }
    }
}
