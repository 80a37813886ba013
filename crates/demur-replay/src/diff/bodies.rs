//! Bodies that differ in one member from one that fits its schema.

use demur_contract::{BodyKind, BodyRule, MediaRule};
use serde_json::{Map, Value, json};

use crate::sample::{Case, cases, plain, required, type_of, with_definitions, wrong_type};

/// How deep members are looked for.
const DEEPEST: usize = 3;

/// The most bodies of one operation.
const MOST: usize = 200;

/// The rule for JSON.
pub(crate) fn json_rule(rule: &BodyRule) -> Option<&MediaRule> {
    let mut rules = rule.media_types.iter();
    rules.find(|rule| rule.kind == BodyKind::Json && rule.schema.is_some())
}

/// The bodies; `base` fits.
pub(crate) fn variants(rule: &MediaRule, base: Value) -> Vec<Case> {
    let Some(schema) = &rule.schema else {
        return Vec::new();
    };
    let root = schema.to_value();
    let mut walk = Walk {
        base,
        root: &root,
        out: Vec::new(),
    };
    if let Value::Object(members) = &walk.base {
        let mut members = members.clone();
        members.insert("no_such_member".to_owned(), json!("a"));
        walk.out.push((
            "a body member that is not declared".to_owned(),
            Value::Object(members),
        ));
    }
    let keywords = plain(&root, &root);
    if let Some((words, value)) = wrong_type(&keywords) {
        walk.out.push((format!("a body {words}"), value));
    }
    walk.members(&keywords, "", 0);
    walk.out
}

struct Walk<'w> {
    root: &'w Value,
    base: Value,
    out: Vec<Case>,
}

impl Walk<'_> {
    fn members(&mut self, schema: &Map<String, Value>, pointer: &str, depth: usize) {
        if depth >= DEEPEST || self.out.len() >= MOST {
            return;
        }
        if type_of(schema) == "array" {
            if let Some(items) = schema.get("items") {
                self.member(items, &format!("{pointer}/0"), depth);
            }
            return;
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        let required = required(schema);
        for (name, property) in properties.into_iter().flatten() {
            let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            let is_required = required.contains(&name.as_str());
            let exists = self.base.pointer(&pointer).is_some();
            if is_required && exists {
                self.without(&pointer, name);
            }
            self.member(property, &pointer, depth);
        }
    }

    fn member(&mut self, schema: &Value, pointer: &str, depth: usize) {
        let keywords = with_definitions(self.root, schema);
        let is_nullable = match keywords.get("type") {
            Some(Value::Array(names)) => names.contains(&json!("null")),
            Some(_) => false,
            None => true,
        };
        let null = (!is_nullable).then(|| ("of null".to_owned(), Value::Null));
        for (words, value) in wrong_type(&keywords)
            .into_iter()
            .chain(null)
            .chain(cases(&keywords))
        {
            self.with(pointer, &words, value);
        }
        self.members(&keywords, pointer, depth + 1);
    }

    fn with(&mut self, pointer: &str, words: &str, value: Value) {
        let mut body = self.base.clone();
        if let Some(place) = body.pointer_mut(pointer).filter(|_| self.out.len() < MOST) {
            *place = value;
            self.out
                .push((format!("body member `{pointer}` {words}"), body));
        }
    }

    fn without(&mut self, pointer: &str, name: &str) {
        let mut body = self.base.clone();
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        if let Some(Value::Object(members)) = body.pointer_mut(parent) {
            members.remove(name);
            self.out
                .push((format!("body member `{pointer}` missing"), body));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Walk;
    use crate::sample::{Extent, plain, sample};

    #[test]
    fn each_member_is_left_out_and_given_another_type() {
        let root = json!({
            "type": "object", "required": ["a"],
            "properties": {"a": {"type": "object", "required": ["b/c"], "properties": {"b/c": {"type": "integer"}}}},
        });
        let mut walk = Walk {
            base: sample(&root, Extent::Everything),
            root: &root,
            out: Vec::new(),
        };
        walk.members(&plain(&root, &root), "", 0);
        let words: Vec<&str> = walk.out.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(
            words,
            [
                "body member `/a` missing",
                "body member `/a` that is no object",
                "body member `/a` of null",
                "body member `/a/b~1c` missing",
                "body member `/a/b~1c` that is no integer",
                "body member `/a/b~1c` of null",
                "body member `/a/b~1c` with a fraction",
            ]
        );
        let bodies: Vec<&Value> = walk.out.iter().map(|(_, body)| body).collect();
        assert_eq!(bodies[3], &json!({"a": {}}));
        assert_eq!(bodies[5], &json!({"a": {"b/c": null}}));
    }
}
