//! A contract from a list of routes with plain JSON Schemas, without an `OpenAPI` document.
//!
//! The routes are written into a document of their own, and that takes the usual way.

use demur_report::Diagnostic;
use serde_json::{Map, Value, json};

use crate::contract::{CompileOptions, Contract};
use crate::template::Template;

/// One route with the schemas of what it takes.
#[derive(Debug, Clone, Default)]
pub struct RouteSpec {
    /// The method, in upper or lower case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The schema of a JSON body, which is then required.
    pub body: Option<Value>,
    /// The query parameters.
    pub query: Vec<QuerySpec>,
}

/// One query parameter of a [`RouteSpec`].
#[derive(Debug, Clone)]
pub struct QuerySpec {
    /// Its name.
    pub name: String,
    /// Whether a request without it is wrong.
    pub required: bool,
    /// The schema of its value.
    pub schema: Value,
}

impl Contract {
    /// A contract of these routes. `title` names it in pages and logs; faults speak of the
    /// document that was made from the routes, under the name `routes`.
    pub fn from_routes(
        title: &str,
        routes: &[RouteSpec],
        options: &CompileOptions,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut paths = Map::new();
        let mut schemas = Map::new();
        for (number, route) in routes.iter().enumerate() {
            let operation = operation(number, route, &mut schemas);
            let item = paths.entry(route.path.clone()).or_insert_with(|| json!({}));
            if let Value::Object(item) = item {
                item.insert(route.method.to_ascii_lowercase(), operation);
            }
        }
        let document = json!({
            "openapi": "3.1.0",
            "info": { "title": title, "version": "" },
            "paths": paths,
            "components": { "schemas": schemas },
        });
        let read = |_: &str| Err("routes refer to no files".to_owned());
        Self::compile("routes", document.to_string().into_bytes(), &read, options)
    }
}

fn operation(number: usize, route: &RouteSpec, schemas: &mut Map<String, Value>) -> Value {
    let mut place = |part: String, schema: &Value| {
        let name = format!("route{number}.{part}");
        let here = format!("#/components/schemas/{name}");
        schemas.insert(name, moved(schema, &here));
        json!({ "$ref": here })
    };
    let mut parameters = Vec::new();
    if let Ok(template) = Template::parse(&route.path) {
        parameters.extend(template.names().map(|name| {
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
        }));
    }
    for (position, query) in route.query.iter().enumerate() {
        let schema = place(format!("query{position}"), &query.schema);
        parameters.push(json!({
            "name": query.name, "in": "query", "required": query.required, "schema": schema,
        }));
    }
    let mut operation = json!({ "parameters": parameters });
    if let (Some(schema), Value::Object(members)) = (&route.body, &mut operation) {
        let schema = place("body".to_owned(), schema);
        let content = json!({ "application/json": { "schema": schema } });
        members.insert(
            "requestBody".to_owned(),
            json!({ "required": true, "content": content }),
        );
    }
    operation
}

/// The schema with its references to itself, `#…`, leading to where it stands now.
fn moved(schema: &Value, here: &str) -> Value {
    match schema {
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = match (name.as_str(), value.as_str()) {
                    ("$ref", Some(text)) if text == "#" || text.starts_with("#/") => {
                        Value::from(text.replacen('#', here, 1))
                    }
                    _ => moved(value, here),
                };
                (name.clone(), value)
            });
            Value::Object(members.collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| moved(item, here)).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema.clone(),
    }
}
