//! A node as a plain JSON value.

use serde_json::{Map, Number, Value};

use super::{Kind, Node};

impl Node<'_> {
    /// The whole subtree as a JSON value. Of duplicate keys the last one counts.
    pub fn to_value(self) -> Value {
        match self.kind() {
            Kind::Null => Value::Null,
            Kind::Bool => Value::Bool(self.as_bool().unwrap_or(false)),
            Kind::Number => number(self.text()),
            Kind::String => Value::String(self.text().to_owned()),
            Kind::Array => Value::Array(self.items().map(Node::to_value).collect()),
            Kind::Object => {
                let members = self
                    .entries()
                    .map(|entry| (entry.name().to_owned(), entry.value.to_value()));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

fn number(text: &str) -> Value {
    text.parse::<Number>().map_or(Value::Null, Value::Number)
}
