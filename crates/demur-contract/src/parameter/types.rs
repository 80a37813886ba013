//! Which types a schema lets through, found without compiling it.

use crate::documents::{Documents, Place};
use crate::extract::Version;
use crate::tree::{Kind, Node};

/// How many schemas are looked into for the types of one. Schemas may be recursive, and a branch
/// that is not looked into counts as one that lets everything through.
const BUDGET: usize = 64;

/// A set of JSON types; `integer` is one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ANY: Self = Self(0x7f);
    pub(crate) const STRING: Self = Self(1);
    pub(crate) const INTEGER: Self = Self(2);
    pub(crate) const NUMBER: Self = Self(4);
    pub(crate) const BOOLEAN: Self = Self(8);
    pub(crate) const NULL: Self = Self(16);
    pub(crate) const ARRAY: Self = Self(32);
    pub(crate) const OBJECT: Self = Self(64);

    /// The set of one type by its name in a schema.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::STRING,
            "integer" => Self::INTEGER,
            "number" => Self(Self::NUMBER.0 | Self::INTEGER.0),
            "boolean" => Self::BOOLEAN,
            "null" => Self::NULL,
            "array" => Self::ARRAY,
            "object" => Self::OBJECT,
            _ => return None,
        })
    }

    /// Whether any type of `other` is in this set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The types that the schema at `place` lets through, as far as its keywords tell.
    pub(crate) fn of(documents: &Documents, place: Place, version: Version) -> Self {
        Self::within(documents, place, version, &mut { BUDGET })
    }

    fn within(documents: &Documents, place: Place, version: Version, budget: &mut usize) -> Self {
        let Some((place, rest)) = documents.target(place).ok().zip(budget.checked_sub(1)) else {
            return Self::ANY;
        };
        *budget = rest;
        let node = documents.node(place);
        let mut types = declared(node, version);
        let mut inner =
            |branch: Node<'_>| Self::within(documents, place.of(branch), version, budget);
        for branch in node.get("allOf").into_iter().flat_map(Node::items) {
            types = types.and(inner(branch));
        }
        for keyword in ["anyOf", "oneOf"] {
            if let Some(branches) = node.get(keyword) {
                types = types.and(branches.items().map(&mut inner).fold(Self::NONE, Self::or));
            }
        }
        if let Some(values) = node.get("enum") {
            types = types.and(values.items().map(of_value).fold(Self::NONE, Self::or));
        }
        if let Some(value) = node.get("const") {
            types = types.and(of_value(value));
        }
        types
    }
}

fn declared(node: Node<'_>, version: Version) -> Types {
    let Some(declared) = node.get("type") else {
        return Types::ANY;
    };
    let names = declared
        .as_str()
        .into_iter()
        .chain(declared.items().filter_map(Node::as_str));
    let types = names.filter_map(Types::named).fold(Types::NONE, Types::or);
    let nullable = node.get("nullable").and_then(Node::as_bool) == Some(true);
    let types = if version == Version::V30 && nullable {
        types.or(Types::NULL)
    } else {
        types
    };
    if types == Types::NONE {
        Types::ANY
    } else {
        types
    }
}

fn of_value(node: Node<'_>) -> Types {
    match node.kind() {
        Kind::Null => Types::NULL,
        Kind::Bool => Types::BOOLEAN,
        Kind::Number => Types(Types::NUMBER.0 | Types::INTEGER.0),
        Kind::String => Types::STRING,
        Kind::Array => Types::ARRAY,
        Kind::Object => Types::OBJECT,
    }
}

/// What a parameter is made of.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) own: Types,
    /// Of the items of a list.
    pub(crate) items: Types,
    /// Of the declared members of an object.
    pub(crate) members: Vec<(String, Types)>,
    /// Of further members; `None` where there may be none, or nothing is said.
    pub(crate) further: Option<Types>,
}

impl Shape {
    pub(crate) fn of(documents: &Documents, place: Place, version: Version) -> Self {
        let mut shape = Self {
            own: Types::of(documents, place, version),
            items: Types::ANY,
            members: Vec::new(),
            further: None,
        };
        shape.collect(documents, place, version, &mut { BUDGET });
        shape
    }

    fn collect(
        &mut self,
        documents: &Documents,
        place: Place,
        version: Version,
        budget: &mut usize,
    ) {
        let Some((place, rest)) = documents.target(place).ok().zip(budget.checked_sub(1)) else {
            return;
        };
        *budget = rest;
        let node = documents.node(place);
        if let Some(items) = node.get("items") {
            self.items = Types::of(documents, place.of(items), version);
        }
        for entry in node.get("properties").into_iter().flat_map(Node::entries) {
            let types = Types::of(documents, place.of(entry.value), version);
            if !self.members.iter().any(|(name, _)| name == entry.name()) {
                self.members.push((entry.name().to_owned(), types));
            }
        }
        match node.get("additionalProperties") {
            Some(further) if further.kind() == Kind::Object => {
                self.further = Some(Types::of(documents, place.of(further), version));
            }
            Some(further) if further.as_bool() == Some(true) => self.further = Some(Types::ANY),
            _ => {}
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for branch in node.get(keyword).into_iter().flat_map(Node::items) {
                self.collect(documents, place.of(branch), version, budget);
            }
        }
    }

    pub(crate) fn member(&self, name: &str) -> Types {
        let declared = self.members.iter().find(|(member, _)| member == name);
        declared
            .map(|(_, types)| *types)
            .or(self.further)
            .unwrap_or(Types::ANY)
    }
}
