//! What the content of an answer has to fit.
//!
//! The schemas of a contract are read for requests: what is `readOnly` is not required there. Of an answer, what is
//! `writeOnly` is not required either; so the same schema says a little less about answers than it might.

use std::sync::Arc;

use demur_schema::{In, JsonLimits, Schema, SchemaError, SchemaOptions, TapeStorage, read_json};
use serde_json::{Map, Value};

use crate::lazy::LazySchema;

/// How deep schemas are looked into for what is `writeOnly`.
const DEEPEST: usize = 64;

/// The schema of an answer's content; compiled whenever it is needed.
#[derive(Debug)]
pub struct AnswerSchema {
    schema: Arc<LazySchema>,
}

impl AnswerSchema {
    pub(crate) fn new(schema: Arc<LazySchema>) -> Self {
        Self { schema }
    }

    /// What is wrong with the content, at most `most` of it: where, and the rule that is broken, never a value.
    /// An error where the schema itself cannot be used: then nobody knows.
    pub fn faults(&self, content: &[u8], most: usize) -> Result<Vec<String>, SchemaError> {
        // Not kept: those of a large document take more room than the document, and each is asked for a few times.
        let mut schema = self.schema.to_value();
        relax(&mut schema, DEEPEST);
        let schema = Schema::compile(&schema, &SchemaOptions::default())?;
        let mut storage = TapeStorage::default();
        Ok(
            match read_json(content, &JsonLimits::default(), &mut storage) {
                Err(fault) => vec![format!("the content is no JSON: {}", fault.detail)],
                Ok(tape) => {
                    let faults = schema.faults(&tape, In::Body, most);
                    let told = faults.list.into_iter().map(|fault| {
                        let place = fault.pointer.unwrap_or_default();
                        let place = if place.is_empty() { "/" } else { &place };
                        format!("`{place}`: {}", fault.detail)
                    });
                    told.collect()
                }
            },
        )
    }
}

/// What is `writeOnly` is no longer required.
fn relax(schema: &mut Value, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| relax(item, depth)),
        Value::Object(members) => {
            let hidden = hidden(members);
            if let Some(Value::Array(names)) = members.get_mut("required") {
                names.retain(|name| {
                    !name
                        .as_str()
                        .is_some_and(|name| hidden.contains(&name.to_owned()))
                });
            }
            members.values_mut().for_each(|member| relax(member, depth));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn hidden(schema: &Map<String, Value>) -> Vec<String> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let hidden = properties.into_iter().flatten();
    let hidden =
        hidden.filter(|(_, property)| property.get("writeOnly") == Some(&Value::Bool(true)));
    hidden.map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use crate::{CompileOptions, Contract};

    const DOCUMENT: &str = r"
openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /users:
    get:
      parameters:
        - {name: page, in: query, schema: {type: integer, default: 2}}
        - {name: sort, in: query, example: name, schema: {type: string}}
      responses:
        '200':
          description: all
          headers: {ETag: {schema: {type: string}}}
          content:
            application/json:
              schema:
                type: object
                required: [name, secret]
                properties: {name: {type: string}, secret: {type: string, writeOnly: true}}
";

    fn contract() -> Contract {
        let read = |_: &str| Err("no other file".to_owned());
        let options = CompileOptions::default();
        Contract::compile("a.yaml", DOCUMENT.into(), &read, &options).expect("a contract")
    }

    #[test]
    fn an_answer_needs_nothing_that_is_only_written() {
        let contract = contract();
        let operation = contract.operations().first().expect("an operation");
        let rule = operation.response(200).expect("an answer");
        let schema = rule
            .schema("application/json; charset=utf-8")
            .expect("a schema");
        let count = |content: &[u8]| schema.faults(content, 3).expect("a sound schema").len();
        assert_eq!(count(br#"{"name":"a"}"#), 0);
        assert_eq!(count(b"{}"), 1);
        assert_eq!(count(b"{"), 1);
        assert!(rule.has_field("etag") && !rule.has_field("Age"));
        assert!(rule.schema("text/html").is_none());
    }

    #[test]
    fn examples_and_defaults_of_parameters_are_kept() {
        let contract = contract();
        let operation = contract.operations().first().expect("an operation");
        let examples = operation
            .parameters
            .query
            .iter()
            .map(|one| one.example.clone());
        let examples: Vec<_> = examples.flatten().collect();
        assert_eq!(examples, [serde_json::json!(2), serde_json::json!("name")]);
    }
}
