//! The wording of rules. Only words of the schema occur in it, never values of the request.

use jsonschema::JsonType;
use jsonschema::error::TypeKind;
use serde_json::Value;

/// Longer JSON texts of the schema are not repeated in a fault.
const LONGEST: usize = 1000;

/// "must be an integer", "must be a string or null".
pub(crate) fn must_be(types: &[JsonType]) -> String {
    format!(
        "must be {}",
        either(
            &types
                .iter()
                .map(|&one| with_article(one).to_owned())
                .collect::<Vec<_>>()
        )
    )
}

/// The types of a `type` error, without `integer` where `number` is there too.
pub(crate) fn types(kind: &TypeKind) -> Vec<JsonType> {
    match kind {
        TypeKind::Single(one) => vec![*one],
        TypeKind::Multiple(set) => set.iter().collect(),
    }
}

/// The types as JSON text.
pub(crate) fn types_json(types: &[JsonType]) -> String {
    let names: Vec<Value> = types.iter().map(|one| Value::from(one.as_str())).collect();
    match names.as_slice() {
        [one] => one.to_string(),
        _ => Value::Array(names).to_string(),
    }
}

const fn with_article(one: JsonType) -> &'static str {
    match one {
        JsonType::Array => "an array",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "an object",
        JsonType::String => "a string",
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// "must be one of …" with the values of an `enum`, if they are few.
pub(crate) fn one_of(options: &Value) -> String {
    let options = options.as_array().map_or(&[][..], Vec::as_slice);
    let words: Vec<String> = options.iter().map(plain).collect();
    let text = words.join(", ");
    match words.len() {
        1 => format!("must be {text}"),
        2..=12 if text.len() <= 200 => format!("must be one of {text}"),
        many => format!("must be one of {many} values"),
    }
}

/// A value of the schema within a sentence.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) if text.len() <= 64 => format!("`{text}`"),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(_) => "a fixed text".to_owned(),
        Value::Array(_) => "a fixed array".to_owned(),
        Value::Object(_) => "a fixed object".to_owned(),
    }
}

/// A value of the schema as JSON text, unless it is long.
pub(crate) fn json(value: &Value) -> Option<String> {
    let text = value.to_string();
    (text.len() <= LONGEST).then_some(text)
}

/// "1 item", "2 items".
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// What a string of the format is, with its article.
pub(crate) fn format_name(format: &str) -> String {
    let known = match format {
        "date-time" => "a date and time such as `2030-01-31T23:59:00Z`",
        "date" => "a date such as `2030-01-31`",
        "time" => "a time such as `23:59:00Z`",
        "duration" => "a duration such as `P3DT4H`",
        "email" | "idn-email" => "an e-mail address",
        "hostname" | "idn-hostname" => "a host name",
        "ipv4" => "an IPv4 address",
        "ipv6" => "an IPv6 address",
        "uri" | "iri" => "an absolute URI such as `https://example.com/a`",
        "uri-reference" | "iri-reference" => "a URI reference",
        "uri-template" => "a URI template",
        "uuid" => "a UUID such as `123e4567-e89b-12d3-a456-426614174000`",
        "json-pointer" => "a JSON pointer",
        "relative-json-pointer" => "a relative JSON pointer",
        "regex" => "a regular expression",
        _ => return format!("of the format `{format}`"),
    };
    known.to_owned()
}
