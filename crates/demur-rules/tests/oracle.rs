//! The interpreter of the `cel` crate, asked the same: where both know an operation, they agree.

#![expect(clippy::unwrap_used, reason = "a test stops where its premises fail")]

mod common;

use cel::{Context, Program, Value};
use common::verdict;

/// As far as both have the same language: no `sum` and the like, no arithmetic between an int and a double.
const SAME: [&str; 44] = [
    "self.i == 3",
    "self.i != 3.0",
    "self.d > self.i",
    "self.i >= self.d || self.i < self.d",
    "self.i / 2 == 1 && self.i % 2 == 1",
    "-self.i / 2 == -1 && -self.i % 2 == -1",
    "self.i * self.i + self.i - 1 == 11",
    "self.d * self.d > 6.0",
    "self.t == 'abc' && self.t < 'abd' && self.t > 'Z'",
    "self.t + 'd' == 'abcd'",
    "self.t.size() == 3 && size(self.t) == 3 && 'é'.size() == 1",
    "self.t.contains('b') && self.t.startsWith('a') && self.t.endsWith('c')",
    "self.l.size() == 3",
    "self.l[0] == 1 && self.l[2.0] == 3",
    "self.l[3] == 1",
    "self.l['a'] == 1",
    "self.l == [1, 2, 3]",
    "self.l == [1.0, 2.0, 3.0]",
    "self.l == [1, 2]",
    "self.l + [4] == [1, 2, 3, 4]",
    "2 in self.l && !(5 in self.l) && 2.0 in self.l",
    "'a' in self.m && !('z' in self.m)",
    "self.m.a == 1 && self.m['a'] == 1",
    "self.m == {'a': 1, 'b': {'c': [true, null]}}",
    "self.m.b.c[0]",
    "has(self.m.b) && !has(self.m.z) && has(self.m.b.c)",
    "has(self.z.a)",
    "self.m.z == 1",
    "self.l.all(x, x > 0) && !self.l.all(x, x > 1)",
    "self.l.exists(x, x == 2) && !self.l.exists(x, x == 9)",
    "self.l.exists_one(x, x > 2) && !self.l.exists_one(x, x > 1)",
    "self.l.map(x, x * 2) == [2, 4, 6]",
    "self.l.map(x, x > 1, x * 2) == [4, 6]",
    "self.l.filter(x, x % 2 == 1) == [1, 3]",
    "self.m.all(k, k == 'a' || k == 'b')",
    "self.l.all(x, self.l.exists(y, y == x))",
    "self.n == null && self.n != 0",
    "self.n > 1",
    "self.b ? self.i == 3 : self.i == 4",
    "self.i ? true : false",
    "self.b && self.i",
    "self.z == 1 || self.b",
    "int('12') == 12 && int(2.9) == 2 && double(2) == 2.0 && string(2) == '2' && self.b",
    "self.l.all(x, x > 'a')",
];

const BODY: &str =
    r#"{"i":3,"d":2.5,"t":"abc","b":true,"n":null,"l":[1,2,3],"m":{"a":1,"b":{"c":[true,null]}}}"#;

fn convert(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(truth) => Value::Bool(*truth),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(whole) => Value::Int(whole),
            None => Value::Float(number.as_f64().unwrap()),
        },
        serde_json::Value::String(text) => Value::from(text.as_str()),
        serde_json::Value::Array(items) => {
            Value::from(items.iter().map(convert).collect::<Vec<_>>())
        }
        serde_json::Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.as_str(), convert(value)));
            Value::from(members.collect::<std::collections::HashMap<_, _>>())
        }
    }
}

fn asked(rule: &str) -> &'static str {
    let mut context = Context::default();
    let body: serde_json::Value = serde_json::from_str(BODY).unwrap();
    context.add_variable_from_value("self", convert(&body));
    match Program::compile(rule).unwrap().execute(&context) {
        Ok(Value::Bool(true)) => "good",
        Ok(Value::Bool(false)) => "bad",
        Ok(_) | Err(_) => "unchecked",
    }
}

#[test]
fn the_interpreter_of_the_parsers_crate_agrees() {
    for rule in SAME {
        let ours = match verdict(rule, BODY) {
            found @ ("good" | "bad") => found,
            _ => "unchecked",
        };
        assert_eq!(ours, asked(rule), "{rule}");
    }
}
