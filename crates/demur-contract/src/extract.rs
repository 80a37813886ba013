//! One schema of the document as a self-contained JSON Schema (2020-12).
//!
//! Everything it refers to comes along under `$defs`. Schemas of `OpenAPI` 3.0 are rewritten:
//! `nullable` into a type, boolean bounds into numeric ones, siblings of `$ref` dropped, `readOnly`
//! properties no longer required, since what is checked is what clients send.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::documents::{Documents, Place};
use crate::tree::{Kind, Node};

/// Which rules the schemas of a document follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V30,
    V31,
}

/// How many schemas are looked into for the `readOnly` properties of one; `allOf` may be recursive.
const READ_ONLY_BUDGET: usize = 200;

/// What the value of a keyword is made of.
enum Holds {
    Schema,
    SchemaList,
    SchemaMap,
    Data,
}

fn holds(keyword: &str, version: Version) -> Holds {
    match keyword {
        "items" | "not" | "additionalProperties" => Holds::Schema,
        "allOf" | "anyOf" | "oneOf" => Holds::SchemaList,
        "properties" => Holds::SchemaMap,
        _ if version == Version::V30 => Holds::Data,
        "additionalItems"
        | "contains"
        | "contentSchema"
        | "else"
        | "if"
        | "propertyNames"
        | "then"
        | "unevaluatedItems"
        | "unevaluatedProperties" => Holds::Schema,
        "prefixItems" => Holds::SchemaList,
        "$defs" | "definitions" | "dependentSchemas" | "patternProperties" => Holds::SchemaMap,
        _ => Holds::Data,
    }
}

/// The schema at `place` with everything it needs.
pub(crate) fn extract(documents: &Documents, place: Place, version: Version) -> Value {
    let mut extraction = Extraction {
        documents,
        version,
        names: HashMap::new(),
        taken: HashSet::new(),
        waiting: Vec::new(),
    };
    let mut root = extraction.schema(place, &HashSet::new());
    let mut definitions = Map::new();
    while let Some((place, name)) = extraction.waiting.pop() {
        let schema = extraction.schema(place, &HashSet::new());
        definitions.insert(name, schema);
    }
    if !definitions.is_empty() {
        if let Value::Bool(_) = root {
            return root;
        }
        if let Value::Object(members) = &mut root {
            members.insert("$defs".to_owned(), Value::Object(definitions));
        }
    }
    root
}

struct Extraction<'d> {
    documents: &'d Documents,
    version: Version,
    names: HashMap<Place, String>,
    taken: HashSet<String>,
    waiting: Vec<(Place, String)>,
}

impl Extraction<'_> {
    /// `optional` holds properties that a schema around this one made optional.
    fn schema(&mut self, place: Place, optional: &HashSet<String>) -> Value {
        let node = self.documents.node(place);
        if node.kind() != Kind::Object {
            return node.to_value();
        }
        let reference = node.get("$ref").or_else(|| node.get("$dynamicRef"));
        let reference = reference.and_then(Node::as_str);
        if let (Version::V30, Some(reference)) = (self.version, reference) {
            return Value::Object(Map::from_iter([self.reference(place, reference)]));
        }
        let mut optional = optional.clone();
        if self.version == Version::V30 {
            self.collect_read_only(place, &mut optional, &mut { READ_ONLY_BUDGET });
        }
        let mut members = Map::new();
        for entry in node.entries() {
            let value_place = place.of(entry.value);
            match entry.name() {
                // Definitions move to the root as they are referred to; identities with them.
                "$id" | "$anchor" | "$dynamicAnchor" | "$schema" | "$defs" | "definitions" => {}
                "$ref" | "$dynamicRef" => members.extend(
                    entry
                        .value
                        .as_str()
                        .map(|reference| self.reference(place, reference)),
                ),
                "required" => self.required(entry.value, &optional, &mut members),
                "discriminator" => {
                    let rewritten = self.discriminator(value_place);
                    members.insert("discriminator".to_owned(), rewritten);
                }
                name if self.version == Version::V30 && is_rewritten(name) => {}
                name => {
                    let value = self.keyword(name, value_place, &optional);
                    members.insert(name.to_owned(), value);
                }
            }
        }
        if self.version == Version::V30 {
            rewrite(node, &mut members);
        }
        Value::Object(members)
    }

    fn keyword(&mut self, name: &str, place: Place, optional: &HashSet<String>) -> Value {
        let node = self.documents.node(place);
        let unrelated = HashSet::new();
        match (holds(name, self.version), node.kind()) {
            (Holds::Schema, _) => self.schema(place, &unrelated),
            (Holds::SchemaList, Kind::Array) => {
                // Branches of `allOf` speak about the same object.
                let optional = if name == "allOf" {
                    optional
                } else {
                    &unrelated
                };
                let items = node
                    .items()
                    .map(|item| self.schema(place.of(item), optional));
                Value::Array(items.collect())
            }
            (Holds::SchemaMap, Kind::Object) => {
                let members = node.entries().map(|entry| {
                    (
                        entry.name().to_owned(),
                        self.schema(place.of(entry.value), &unrelated),
                    )
                });
                Value::Object(members.collect())
            }
            (Holds::SchemaList | Holds::SchemaMap | Holds::Data, _) => node.to_value(),
        }
    }

    fn required(
        &self,
        node: Node<'_>,
        optional: &HashSet<String>,
        members: &mut Map<String, Value>,
    ) {
        if self.version == Version::V31 || optional.is_empty() {
            members.insert("required".to_owned(), node.to_value());
            return;
        }
        let names = node.items().filter_map(Node::as_str);
        let names: Vec<Value> = names
            .filter(|name| !optional.contains(*name))
            .map(Value::from)
            .collect();
        if !names.is_empty() {
            members.insert("required".to_owned(), Value::Array(names));
        }
    }

    /// Properties that are `readOnly` and so not required of a request, from the schema and its `allOf` branches.
    fn collect_read_only(&self, place: Place, optional: &mut HashSet<String>, budget: &mut usize) {
        let target = self.documents.target(place).ok();
        let Some((target, rest)) = target.zip(budget.checked_sub(1)) else {
            return;
        };
        *budget = rest;
        let node = self.documents.node(target);
        for entry in node.get("properties").into_iter().flat_map(Node::entries) {
            let Ok(property) = self.documents.target(target.of(entry.value)) else {
                continue;
            };
            if self
                .documents
                .node(property)
                .get("readOnly")
                .and_then(Node::as_bool)
                == Some(true)
            {
                optional.insert(entry.name().to_owned());
            }
        }
        for branch in node.get("allOf").into_iter().flat_map(Node::items) {
            self.collect_read_only(target.of(branch), optional, budget);
        }
    }

    fn reference(&mut self, from: Place, reference: &str) -> (String, Value) {
        let target = match self.documents.resolve(from, reference) {
            Ok(place) => Value::String(format!("#/$defs/{}", self.name(place, reference))),
            // The checker has reported it; compiling the schema fails on it again.
            Err(_) => Value::String(reference.to_owned()),
        };
        ("$ref".to_owned(), target)
    }

    /// The mapping of a discriminator with references that lead into `$defs`.
    fn discriminator(&mut self, place: Place) -> Value {
        let node = self.documents.node(place);
        let mut value = node.to_value();
        for entry in node.get("mapping").into_iter().flat_map(Node::entries) {
            let Some(text) = entry.value.as_str() else {
                continue;
            };
            let by_name = format!("#/components/schemas/{text}");
            let target = [by_name.as_str(), text]
                .into_iter()
                .find(|reference| self.documents.resolve(place, reference).is_ok());
            if let Some(reference) = target {
                let (_, rewritten) = self.reference(place, reference);
                if let Some(slot) = value
                    .pointer_mut("/mapping")
                    .and_then(|map| map.get_mut(entry.name()))
                {
                    *slot = rewritten;
                }
            }
        }
        value
    }

    /// A name under `$defs` for the schema at `place`.
    fn name(&mut self, place: Place, reference: &str) -> String {
        if let Some(name) = self.names.get(&place) {
            return name.clone();
        }
        let last = reference.rsplit(['/', '#']).next().unwrap_or("");
        let plain: String = last
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || "-_.".contains(c) {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        let mut name = plain.clone();
        let mut count = 1;
        while !self.taken.insert(name.clone()) {
            count += 1;
            name = format!("{plain}~{count}").replace('~', "-");
        }
        self.names.insert(place, name.clone());
        self.waiting.push((place, name.clone()));
        name
    }
}

/// Keywords of 3.0 that `rewrite` says in the words of 2020-12.
fn is_rewritten(keyword: &str) -> bool {
    matches!(
        keyword,
        "type" | "nullable" | "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"
    ) || matches!(
        keyword,
        "example" | "xml" | "externalDocs" | "readOnly" | "writeOnly"
    )
}

fn rewrite(node: Node<'_>, members: &mut Map<String, Value>) {
    let nullable = node.get("nullable").and_then(Node::as_bool) == Some(true);
    if let Some(name) = node.get("type").and_then(Node::as_str) {
        // `nullable` counts only where `type` stands beside it; an `enum` still applies.
        let value = if nullable {
            Value::Array(vec![Value::from(name), Value::from("null")])
        } else {
            Value::from(name)
        };
        members.insert("type".to_owned(), value);
    }
    for (bound, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        let Some(value) = node.get(bound).filter(|value| value.kind() == Kind::Number) else {
            continue;
        };
        let is_exclusive = node.get(exclusive).and_then(Node::as_bool) == Some(true);
        let keyword = if is_exclusive { exclusive } else { bound };
        members.insert(keyword.to_owned(), value.to_value());
    }
    for mark in ["readOnly", "writeOnly"] {
        if let Some(value) = node.get(mark) {
            members.insert(mark.to_owned(), value.to_value());
        }
    }
}
