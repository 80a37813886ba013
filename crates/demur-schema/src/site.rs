//! Where in the schema a rule stands: following the engine's paths and `$ref`.

use jsonschema::ValidationError;
use serde_json::{Map, Value};

use crate::schema::Schema;
use crate::text;

/// A part of a schema, and the document that local references in it belong to.
#[derive(Clone, Copy)]
pub(crate) struct Site<'s> {
    schema: &'s Schema,
    document: &'s Value,
    pub(crate) here: &'s Value,
}

/// References that lead to references are followed this often.
const HOPS: usize = 8;

impl<'s> Site<'s> {
    pub(crate) fn root(schema: &'s Schema) -> Self {
        Self {
            schema,
            document: schema.source(),
            here: schema.source(),
        }
    }

    /// The schema object that holds the keyword which failed.
    pub(crate) fn of(schema: &'s Schema, error: &ValidationError<'_>) -> Option<Self> {
        let path = error.schema_path().as_str();
        let (parent, keyword) = path.rsplit_once('/')?;
        let outside = error.absolute_keyword_location().and_then(|uri| {
            let base = uri.as_str().split('#').next().unwrap_or_default();
            schema.resource(base)
        });
        let document = outside.unwrap_or(schema.source());
        let here = at(document, parent)?;
        // A path can belong to a document embedded under its own `$id`; then this is not it.
        here.get(keyword)?;
        Some(Self {
            schema,
            document,
            here,
        })
    }

    /// A keyword of this schema.
    pub(crate) fn get(self, keyword: &str) -> Option<&'s Value> {
        self.here.get(keyword)
    }

    /// A schema within this one.
    pub(crate) fn inside(self, here: &'s Value) -> Self {
        Self { here, ..self }
    }

    /// This schema with its `$ref` followed, if it has one.
    pub(crate) fn resolved(self) -> Self {
        let mut site = self;
        for _ in 0..HOPS {
            let Some(next) = site.follow() else { break };
            site = next;
        }
        site
    }

    fn follow(self) -> Option<Self> {
        let reference = self.get("$ref")?.as_str()?;
        let (base, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let document = if base.is_empty() {
            self.document
        } else {
            self.schema.resource(base)?
        };
        let here = at(document, fragment)?;
        Some(Self {
            schema: self.schema,
            document,
            here,
        })
    }

    /// The schemas of `oneOf`, `anyOf` or `allOf`.
    pub(crate) fn branches(self, keyword: &str) -> Vec<Self> {
        let list = self
            .get(keyword)
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        list.iter().map(|here| self.inside(here)).collect()
    }

    /// The declared properties of this schema itself.
    pub(crate) fn properties(self) -> Option<&'s Map<String, Value>> {
        self.get("properties")?.as_object()
    }

    /// The names that `required` lists.
    pub(crate) fn required(self) -> impl Iterator<Item = &'s str> {
        let list = self
            .get("required")
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(Value::as_str)
    }

    /// Every property that this schema declares, also by way of `$ref` and combinations.
    pub(crate) fn declared(self) -> Vec<(&'s str, Self)> {
        let mut found = Vec::new();
        self.declare(4, &mut found);
        found
    }

    fn declare(self, depth: usize, found: &mut Vec<(&'s str, Self)>) {
        // A hint is not worth more than this.
        if found.len() > 500 {
            return;
        }
        let properties = self.properties().into_iter().flatten();
        found.extend(properties.map(|(name, here)| (name.as_str(), self.inside(here))));
        if depth == 0 {
            return;
        }
        if let Some(next) = self.follow() {
            next.declare(depth - 1, found);
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for branch in self.branches(keyword) {
                branch.declare(depth - 1, found);
            }
        }
        for keyword in ["then", "else"] {
            if let Some(here) = self.get(keyword) {
                self.inside(here).declare(depth - 1, found);
            }
        }
    }

    /// The types that this schema allows at its root; empty where it does not say.
    pub(crate) fn types(self) -> Vec<&'s str> {
        let site = self.resolved();
        match site.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
            _ if site.get("properties").is_some() && site.get("required").is_some() => {
                vec!["object"]
            }
            _ => site
                .branches("allOf")
                .into_iter()
                .map(Self::resolved)
                .find_map(|part| part.get("type").and_then(Value::as_str))
                .into_iter()
                .collect(),
        }
    }

    /// What a person would call this schema: its `title`, or the name of the component.
    pub(crate) fn title(self) -> Option<&'s str> {
        let own = self.get("title").or_else(|| self.resolved().get("title"));
        own.and_then(Value::as_str).or_else(|| {
            let reference = self.get("$ref")?.as_str()?;
            reference
                .rsplit('/')
                .next()
                .filter(|name| !name.is_empty() && *name != "#")
        })
    }

    /// The schema that an evaluation path of the engine leads to, through every `$ref`.
    pub(crate) fn along(self, path: &str) -> Option<Self> {
        if path.is_empty() {
            return Some(self);
        }
        path.strip_prefix('/')?
            .split('/')
            .try_fold(self, |site, token| {
                if token == "$ref" {
                    return site.follow();
                }
                let token = text::pointer_token(token);
                let here = match site.here.as_array() {
                    Some(list) => list.get(token.parse::<usize>().ok()?)?,
                    None => site.here.get(&*token)?,
                };
                Some(site.inside(here))
            })
    }
}

/// The part of a document at an RFC 6901 pointer; unlike serde's, it copies only
/// tokens that hold an escape.
fn at<'v>(document: &'v Value, pointer: &str) -> Option<&'v Value> {
    if pointer.is_empty() {
        return Some(document);
    }
    let mut tokens = pointer.strip_prefix('/')?.split('/');
    tokens.try_fold(document, |here, token| match here {
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        Value::Object(members) if token.contains('~') => {
            members.get(&token.replace("~1", "/").replace("~0", "~"))
        }
        Value::Object(members) => members.get(token),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}
