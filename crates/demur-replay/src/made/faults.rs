//! Requests with one fault each.

use demur_contract::Parameter;
use serde_json::{Value, json};

use super::{Fault, Making};
use crate::diff::bodies::{self, json_rule};
use crate::diff::probes;
use crate::draft::{Draft, as_query, encoded, media_type, written};
use crate::recorded::Content;
use crate::sample::{Case, count, type_of, with_definitions};

/// The most bodies that do not fit their schema.
const MOST_BODIES: usize = 8;

const NO_TYPE: &str = "application/x-no-such-type";
const NO_CODING: &str = "x-no-such-coding";

impl Making<'_, '_> {
    pub(super) fn body(&mut self) {
        let Some(rule) = &self.operation.body else {
            return;
        };
        let start = self.start.clone();
        if rule.required {
            let without = Draft {
                media_type: None,
                content: Content::None,
                ..start.clone()
            };
            let words = "without a body".to_owned();
            self.add_refused(Fault::BodyMissing, words, &without, &["body-missing"]);
        }
        if start.content == Content::None {
            return;
        }
        let odd = Draft {
            media_type: Some(NO_TYPE.to_owned()),
            ..start.clone()
        };
        let words = format!("with a body of `{NO_TYPE}`");
        self.add_refused(Fault::MediaType, words, &odd, &["media-type"]);
        let mut coded = start.clone();
        coded
            .fields
            .push(("Content-Encoding".to_owned(), NO_CODING.to_owned()));
        let words = format!("with a body in the coding `{NO_CODING}`");
        self.add_refused(Fault::Coding, words, &coded, &["content-coding"]);
        self.json_body(&start);
    }

    fn json_body(&mut self, start: &Draft) {
        let Some(rule) = self.operation.body.as_ref().and_then(json_rule) else {
            return;
        };
        let Content::Sized(content) = &start.content else {
            return;
        };
        if start.media_type.as_deref() != Some(&media_type(rule)) {
            return;
        }
        let Ok(base) = serde_json::from_slice::<Value>(content) else {
            return;
        };
        let with = |content: Vec<u8>| Draft {
            content: Content::Sized(content),
            ..start.clone()
        };
        let words = "with a body that is no JSON".to_owned();
        let broken = with(b"{\"".to_vec());
        self.add_refused(Fault::BodySyntax, words, &broken, &["body-syntax"]);
        // First what is missing, then one of another type, then what is past its borders.
        let mut variants = bodies::variants(rule, base);
        variants.sort_by_key(|(words, _)| {
            let order = [words.ends_with("missing"), words.contains("that is no ")];
            order.iter().position(|is| *is).unwrap_or(2)
        });
        let mut typed = false;
        let mut left = MOST_BODIES;
        for (words, value) in variants {
            let is_typed = words.contains("that is no ");
            if left == 0 || (is_typed && typed) {
                continue;
            }
            let draft = with(value.to_string().into_bytes());
            if self.add_refused(
                Fault::BodySchema,
                format!("with {words}"),
                &draft,
                &["body-schema"],
            ) {
                typed |= is_typed;
                left -= 1;
            }
        }
    }

    pub(super) fn parameters(&mut self) {
        let start = self.start.clone();
        let all = &self.operation.parameters;
        for one in &all.path {
            let name = &one.parameter.name;
            for (words, value) in borders(&one.parameter) {
                let mut draft = start.clone();
                draft.set_path(name, &encoded(&written(&value)));
                let words = format!("with a path parameter `{name}` {words}");
                if self.add_refused(Fault::PathParameter, words, &draft, &["path-parameter"]) {
                    break;
                }
            }
        }
        for one in &all.query {
            self.query(&start, one);
        }
        for one in &all.header {
            let set = |value: Option<&Value>| {
                let mut draft = start.clone();
                let is_it = |name: &String| name.eq_ignore_ascii_case(&one.name);
                draft.fields.retain(|(name, _)| !is_it(name));
                draft
                    .fields
                    .extend(value.map(|value| (one.name.clone(), written(value))));
                draft
            };
            self.parameter("header field", one, &set);
        }
    }

    fn query(&mut self, start: &Draft, one: &Parameter) {
        let set = |value: Option<&Value>| {
            let mut draft = start.clone();
            draft.query.retain(|(name, _)| *name != encoded(&one.name));
            let pairs = value.map(|value| as_query(&one.name, value));
            draft.query.extend(pairs.unwrap_or_default());
            draft
        };
        self.parameter("query parameter", one, &set);
        let value = crate::draft::value(one.schema.as_deref(), crate::sample::Extent::Required);
        let value = one.example.clone().unwrap_or(value);
        if !value.is_array() && !value.is_object() {
            let mut twice = set(Some(&value));
            twice.query.extend(as_query(&one.name, &value));
            let words = format!("with the query parameter `{}` twice", one.name);
            self.add_refused(Fault::Repeated, words, &twice, &["parameters"]);
        }
    }

    fn parameter(&mut self, kind: &str, one: &Parameter, set: &dyn Fn(Option<&Value>) -> Draft) {
        let name = &one.name;
        if one.required {
            let words = format!("without the {kind} `{name}`");
            self.add_refused(Fault::Parameter, words, &set(None), &["parameters"]);
        }
        for (words, value) in borders(one) {
            let words = format!("with a {kind} `{name}` {words}");
            if self.add_refused(Fault::Parameter, words, &set(Some(&value)), &["parameters"]) {
                break;
            }
        }
    }

    /// The same path with an id in its place that fits and names nothing.
    pub(super) fn absent(&mut self) {
        let Some(last) = self.operation.parameters.path.last() else {
            return;
        };
        let parameter = &last.parameter;
        for (words, value) in absent(parameter, self.known.nonsense) {
            let mut draft = self.start.clone();
            draft.set_path(&parameter.name, &encoded(&written(&value)));
            if draft.path == self.start.path {
                continue;
            }
            let words = format!("with a path parameter `{}` {words}", parameter.name);
            let made = self.make(Fault::Absent, words, &draft, super::Shown::Valid);
            if made.answer == crate::Answer::Forwarded {
                self.out.push(made);
                break;
            }
        }
    }
}

/// Values that fit a parameter, and that nothing has for its name.
fn absent(parameter: &Parameter, nonsense: &str) -> Vec<Case> {
    let words = || "that names nothing".to_owned();
    let schema = parameter.schema.as_ref().map(|schema| schema.to_value());
    let schema = schema.unwrap_or_else(|| json!({"type": "string"}));
    let keywords = with_definitions(&schema, &schema);
    if keywords.contains_key("enum") || keywords.contains_key("const") {
        return Vec::new();
    }
    let values = match type_of(&keywords) {
        // The largest first that most databases can take, then a smaller one.
        "integer" | "number" => vec![json!(2_147_480_969), json!(987_631), json!(9_763)],
        "string" => texts(&keywords, nonsense),
        _ => Vec::new(),
    };
    values.into_iter().map(|value| (words(), value)).collect()
}

fn texts(schema: &serde_json::Map<String, Value>, nonsense: &str) -> Vec<Value> {
    let cut = |length: u64| -> String {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        nonsense.chars().cycle().take(length.min(64)).collect()
    };
    let least = count(schema, "minLength").unwrap_or(1);
    let most = count(schema, "maxLength").unwrap_or(64);
    let digits: String = nonsense
        .bytes()
        .map(|byte| char::from(b'0' + byte % 10))
        .collect();
    let hexadecimal: String = nonsense
        .bytes()
        .filter_map(|byte| char::from_digit(u32::from(byte) % 16, 16))
        .chain("0123456789abcdef0123456789abcdef".chars())
        .collect();
    let part = |from: usize, length: usize| -> String {
        hexadecimal.chars().skip(from).take(length).collect()
    };
    let uuid = format!(
        "{}-{}-4{}-9{}-{}",
        part(0, 8),
        part(8, 4),
        part(12, 3),
        part(15, 3),
        part(18, 12)
    );
    // The table says which of them fit.
    [
        uuid.clone(),
        cut(least.max(24).min(most)),
        digits.clone(),
        cut(least).to_ascii_uppercase(),
        digits.chars().take(4).collect(),
    ]
    .into_iter()
    .filter(|text| schema.get("format").and_then(Value::as_str) == Some("uuid") || *text != uuid)
    .map(Value::from)
    .collect()
}

/// Values that do not fit. In a path, a query and a field everything is text, so that nothing is "no string" there.
fn borders(parameter: &Parameter) -> impl Iterator<Item = Case> {
    let all = probes::borders(parameter).into_iter();
    all.filter(|(words, _)| !words.starts_with("that is no string"))
}
