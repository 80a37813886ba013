//! Values that fit a schema, and values that just do not.
//!
//! The schemas of a contract are self-contained, with what they refer to under `$defs`. What is made up here need not
//! be right in every case: whoever uses it asks the table what it thinks of it.

use std::cell::Cell;

use serde_json::{Map, Value, json};

use crate::pattern;

/// How deep schemas are followed.
const DEEPEST: usize = 12;

/// How many schemas are followed for one value: a document may have each of them refer to many others.
const MOST_SCHEMAS: u32 = 5_000;

/// The longest text and the longest list that are made up.
const LONGEST: u64 = 1_000;

/// How much of an object is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What is required.
    Required,
    /// Every property.
    Everything,
}

/// A value that fits `schema`.
pub(crate) fn sample(schema: &Value, extent: Extent) -> Value {
    Sampler::new(schema, extent).value(schema, 0)
}

/// The keywords of a schema, with `$ref`, `allOf` and the first of `anyOf` and `oneOf` merged in.
pub(crate) fn plain(root: &Value, schema: &Value) -> Map<String, Value> {
    let mut out = Map::new();
    merge(root, schema, &mut out, (0, &Cell::new(MOST_SCHEMAS)));
    out
}

/// The same with the definitions of the whole, so that its parts can be followed too.
pub(crate) fn with_definitions(root: &Value, schema: &Value) -> Map<String, Value> {
    let mut out = plain(root, schema);
    if let Some(definitions) = root.get("$defs") {
        out.insert("$defs".to_owned(), definitions.clone());
    }
    out
}

fn merge(
    root: &Value,
    schema: &Value,
    out: &mut Map<String, Value>,
    (depth, left): (usize, &Cell<u32>),
) {
    let Some(members) = schema
        .as_object()
        .filter(|_| depth < DEEPEST && left.get() > 0)
    else {
        return;
    };
    left.set(left.get() - 1);
    if let Some(target) = members
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|link| follow(root, link))
    {
        merge(root, target, out, (depth + 1, left));
    }
    for all in members
        .get("allOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        merge(root, all, out, (depth + 1, left));
    }
    for keyword in ["oneOf", "anyOf"] {
        let choices = members
            .get(keyword)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let mut choices = choices.filter(|choice| choice.get("type") != Some(&json!("null")));
        if let Some(first) = choices.next() {
            merge(root, first, out, (depth + 1, left));
        }
    }
    for (name, value) in members {
        match (name.as_str(), out.get_mut(name), value) {
            ("$ref" | "$defs" | "allOf" | "anyOf" | "oneOf", _, _) => {}
            ("properties", Some(Value::Object(known)), Value::Object(more)) => {
                known.extend(more.clone());
            }
            ("required", Some(Value::Array(known)), Value::Array(more)) => {
                known.extend(more.iter().cloned());
            }
            _ => {
                out.insert(name.clone(), value.clone());
            }
        }
    }
}

fn follow<'v>(root: &'v Value, link: &str) -> Option<&'v Value> {
    root.pointer(link.strip_prefix('#')?)
}

/// The first type that is not null; from the other keywords where there is none.
pub(crate) fn type_of(schema: &Map<String, Value>) -> &str {
    let named = match schema.get("type") {
        Some(Value::String(name)) => Some(name.as_str()),
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .find(|name| *name != "null"),
        _ => None,
    };
    let has = |keyword: &str| schema.contains_key(keyword);
    named.unwrap_or(if has("properties") || has("required") {
        "object"
    } else if has("items") {
        "array"
    } else if has("minimum") || has("maximum") || has("multipleOf") {
        "number"
    } else {
        "string"
    })
}

pub(crate) fn required(schema: &Map<String, Value>) -> Vec<&str> {
    let names = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let mut names: Vec<&str> = names.filter_map(Value::as_str).collect();
    names.dedup();
    names
}

pub(crate) fn count(schema: &Map<String, Value>, keyword: &str) -> Option<u64> {
    schema.get(keyword).and_then(Value::as_u64)
}

struct Sampler<'s> {
    root: &'s Value,
    extent: Extent,
    left: Cell<u32>,
}

impl<'s> Sampler<'s> {
    fn new(root: &'s Value, extent: Extent) -> Self {
        let left = Cell::new(MOST_SCHEMAS);
        Self { root, extent, left }
    }

    fn value(&self, schema: &Value, depth: usize) -> Value {
        let Some(left) = self.left.get().checked_sub(1) else {
            return Value::Null;
        };
        self.left.set(left);
        let schema = plain(self.root, schema);
        if let Some(only) = schema.get("const") {
            return only.clone();
        }
        if let Some(first) = schema
            .get("enum")
            .and_then(Value::as_array)
            .and_then(|list| list.first())
        {
            return first.clone();
        }
        match type_of(&schema) {
            "object" => self.object(&schema, depth),
            "array" => self.array(&schema, depth),
            "integer" | "number" => number(&schema),
            "boolean" => Value::Bool(true),
            "null" => Value::Null,
            _ => Value::String(text(&schema)),
        }
    }

    fn object(&self, schema: &Map<String, Value>, depth: usize) -> Value {
        let nothing = Map::new();
        let properties = schema
            .get("properties")
            .and_then(Value::as_object)
            .unwrap_or(&nothing);
        let required = required(schema);
        let mut out = Map::new();
        for name in &required {
            let value = properties.get(*name).filter(|_| depth < DEEPEST);
            let value = value.map_or_else(|| json!("a"), |schema| self.value(schema, depth + 1));
            out.insert((*name).to_owned(), value);
        }
        // Optional members may be recursive, so they end sooner.
        if self.extent == Extent::Everything && depth < 3 {
            for (name, schema) in properties
                .iter()
                .filter(|(name, _)| !required.contains(&name.as_str()))
            {
                if schema.get("readOnly") != Some(&Value::Bool(true)) {
                    out.insert(name.clone(), self.value(schema, depth + 1));
                }
            }
        }
        Value::Object(out)
    }

    fn array(&self, schema: &Map<String, Value>, depth: usize) -> Value {
        let least = count(schema, "minItems").unwrap_or(0);
        let wanted = match self.extent {
            Extent::Required => least,
            Extent::Everything => least.max(1).min(count(schema, "maxItems").unwrap_or(1)),
        };
        let items = schema.get("items").filter(|_| depth < DEEPEST);
        let before = self.left.get();
        let item = items.map_or_else(|| json!("a"), |items| self.value(items, depth + 1));
        // Copies cost what the first one did, or lists of lists would grow without end.
        let cost = u64::from(before - self.left.get()).max(1);
        let affordable = u64::from(self.left.get()) / cost + 1;
        let wanted = wanted.min(LONGEST).min(affordable);
        let copies = u32::try_from(cost * wanted.saturating_sub(1)).unwrap_or(u32::MAX);
        self.left.set(self.left.get().saturating_sub(copies));
        Value::Array((0..wanted).map(|_| item.clone()).collect())
    }
}

/// A number as near to 1 as the bounds allow.
fn number(schema: &Map<String, Value>) -> Value {
    let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_f64);
    let least = bound("minimum").or_else(|| bound("exclusiveMinimum").map(|bound| bound + 1.0));
    let most = bound("maximum").or_else(|| bound("exclusiveMaximum").map(|bound| bound - 1.0));
    let mut value = 1.0_f64;
    value = value.min(most.unwrap_or(value));
    value = value.max(least.unwrap_or(value));
    if let Some(step) = bound("multipleOf").filter(|step| *step > 0.0) {
        value = (value / step).ceil() * step;
    }
    numeral(value)
}

/// A whole number is written as one.
pub(crate) fn numeral(value: f64) -> Value {
    let text = format!("{value}");
    text.parse::<i64>()
        .map_or_else(|_| json!(value), Value::from)
}

fn text(schema: &Map<String, Value>) -> String {
    let given = ["default", "example"]
        .into_iter()
        .filter_map(|name| schema.get(name));
    let mut given = given.chain(schema.get("examples").and_then(|list| list.get(0)));
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        let example = given.find_map(Value::as_str);
        return pattern::example(pattern)
            .or(example.map(str::to_owned))
            .unwrap_or_default();
    }
    let known = match schema
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or_default()
    {
        "date" => "2026-01-31",
        "date-time" => "2026-01-31T12:00:00Z",
        "time" => "12:00:00Z",
        "duration" => "P1D",
        "uuid" => "6f1d1c1e-0b5c-4f7e-9a53-3b1d7f0a2c11",
        "email" | "idn-email" => "a@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "iri" | "url" | "uri-reference" => "https://example.com/",
        "regex" => "a",
        "json-pointer" => "/a",
        "byte" => "YQ==",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    letters(
        count(schema, "minLength")
            .unwrap_or(1)
            .max(1)
            .min(count(schema, "maxLength").unwrap_or(LONGEST)),
    )
}

/// So many letters.
pub(crate) fn letters(number: u64) -> String {
    "a".repeat(usize::try_from(number.min(LONGEST + 1)).unwrap_or(0))
}

/// A value beside what a schema draws as its border, and what is particular about it, such as "more than its
/// maximum 100".
pub(crate) type Case = (String, Value);

/// The borders of a schema: what stands on them and what lies just beyond.
pub(crate) fn cases(schema: &Map<String, Value>) -> Vec<Case> {
    let mut out = Vec::new();
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        let few = values.iter().take(20);
        out.extend(few.map(|value| (format!("of {value}"), value.clone())));
        out.push((
            "that is none of its values".to_owned(),
            json!("no-such-value"),
        ));
        return out;
    }
    match type_of(schema) {
        "integer" => {
            numbers(schema, &mut out);
            out.push(("with a fraction".to_owned(), json!(1.5)));
        }
        "number" => numbers(schema, &mut out),
        "array" => lists(schema, &mut out),
        "string" => texts(schema, &mut out),
        _ => {}
    }
    out
}

fn numbers(schema: &Map<String, Value>, out: &mut Vec<Case>) {
    let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_f64);
    for (keyword, beyond, words) in [
        ("minimum", -1.0, "minimum"),
        ("maximum", 1.0, "maximum"),
        ("exclusiveMinimum", 1.0, "exclusive minimum"),
        ("exclusiveMaximum", -1.0, "exclusive maximum"),
    ] {
        if let Some(bound) = bound(keyword) {
            let number = numeral(bound);
            out.push((format!("of its {words} {number}"), number));
            let past = numeral(bound + beyond);
            out.push((format!("of {past}, beside its {words}"), past));
        }
    }
}

fn lists(schema: &Map<String, Value>, out: &mut Vec<Case>) {
    let root = Value::Object(schema.clone());
    let item = schema
        .get("items")
        .map_or(json!("a"), |items| sample_in(&root, items));
    // Of large items a list this long would be a large text.
    if item.to_string().len() > 1_000 {
        return;
    }
    let list = |length: u64| Value::Array((0..length).map(|_| item.clone()).collect());
    sizes(schema, ["minItems", "maxItems"], "items", list, out);
}

fn sample_in(root: &Value, schema: &Value) -> Value {
    let extent = Extent::Required;
    Sampler::new(root, extent).value(schema, 0)
}

fn texts(schema: &Map<String, Value>, out: &mut Vec<Case>) {
    if schema.contains_key("pattern") {
        out.push(("that does not fit its pattern".to_owned(), json!("!!")));
        return;
    }
    if let Some(format) = schema.get("format").and_then(Value::as_str) {
        out.push((format!("that is no `{format}`"), json!("!!")));
        return;
    }
    let text = |length: u64| Value::String(letters(length));
    sizes(schema, ["minLength", "maxLength"], "letters", text, out);
}

fn sizes(
    schema: &Map<String, Value>,
    [least, most]: [&str; 2],
    unit: &str,
    make: impl Fn(u64) -> Value,
    out: &mut Vec<Case>,
) {
    let mut add =
        |length: u64, words: &str| out.push((format!("of {length} {unit}, {words}"), make(length)));
    if let Some(least) = count(schema, least).filter(|least| (1..=LONGEST).contains(least)) {
        add(least, "its least");
        add(least - 1, "less than its least");
    }
    if let Some(most) = count(schema, most).filter(|most| *most <= LONGEST) {
        add(most, "its most");
        add(most + 1, "more than its most");
    }
}

/// A value of a type that the schema does not name.
pub(crate) fn wrong_type(schema: &Map<String, Value>) -> Option<Case> {
    let names: Vec<&str> = match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let is = |name: &str| names.contains(&name);
    let value = if !is("boolean") {
        json!(true)
    } else if !is("string") {
        json!("no-such-value")
    } else {
        return None;
    };
    Some((format!("that is no {}", names.join(" and no ")), value))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Extent, cases, plain, sample, with_definitions};

    #[track_caller]
    fn check(schema: &Value, expected: &Value) {
        assert_eq!(sample(schema, Extent::Required), *expected, "{schema}");
    }

    #[test]
    fn a_sample_fits_its_schema() {
        check(&json!({"type": "integer", "minimum": 18}), &json!(18));
        check(
            &json!({"type": "number", "maximum": -2, "multipleOf": 2}),
            &json!(-2),
        );
        check(
            &json!({"type": ["null", "string"], "minLength": 3}),
            &json!("aaa"),
        );
        check(
            &json!({"type": "string", "pattern": "^\\d{2}$"}),
            &json!("00"),
        );
        check(&json!({"enum": ["b", "a"]}), &json!("b"));
        check(
            &json!({"type": "array", "minItems": 2, "items": {"type": "boolean"}}),
            &json!([true, true]),
        );
        check(
            &json!({
                "allOf": [{"$ref": "#/$defs/a"}, {"required": ["c"], "properties": {"c": {"const": 1}}}],
                "$defs": {"a": {"type": "object", "required": ["b"], "properties": {"b": {"type": "integer"}, "d": {}}}},
            }),
            &json!({"b": 1, "c": 1}),
        );
    }

    #[test]
    fn a_schema_that_refers_to_itself_comes_to_an_end() {
        let schema = json!({
            "$ref": "#/$defs/a",
            "$defs": {"a": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/$defs/a"}}}},
        });
        assert!(sample(&schema, Extent::Everything).is_object());
        let loops = json!({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}});
        assert!(plain(&loops, &loops).is_empty());
    }

    /// Each of these refers to the next ones twice or more.
    #[test]
    fn schemas_that_branch_without_end_come_to_one() {
        let many: Vec<Value> = (0..20).map(|_| json!({"$ref": "#/$defs/a"})).collect();
        let all = json!({"allOf": many, "$defs": {"a": {"allOf": many}}});
        assert!(plain(&all, &all).is_empty());
        let names: Vec<String> = (0..20).map(|number| number.to_string()).collect();
        let members: serde_json::Map<String, Value> = names.iter().cloned().zip(many).collect();
        let one = json!({"type": "object", "required": names, "properties": members});
        let wide = json!({"$ref": "#/$defs/a", "$defs": {"a": one}});
        assert!(sample(&wide, Extent::Required).to_string().len() < 1_000_000);
        let list = json!({"type": "array", "minItems": 900, "items": {"$ref": "#/$defs/a"}});
        let long = json!({"$ref": "#/$defs/a", "$defs": {"a": list}});
        assert!(sample(&long, Extent::Required).to_string().len() < 1_000_000);
        let keywords = with_definitions(&long, &long);
        assert!(cases(&keywords).len() < 10);
    }

    #[test]
    fn borders_are_tried_on_both_sides() {
        let schema = json!({"type": "integer", "maximum": 100});
        let cases = cases(&plain(&schema, &schema));
        let values: Vec<&Value> = cases.iter().map(|(_, value)| value).collect();
        assert_eq!(values, [&json!(100), &json!(101), &json!(1.5)]);
    }
}
