//! From pieces of text to JSON, by the types that the schema lets through.

use std::borrow::Cow;

use serde_json::Value;

use super::collect::Given;
use super::types::{Shape, Types};

/// The types of scalars in the order in which they are tried.
const ORDER: [Types; 5] = [
    Types::INTEGER,
    Types::NUMBER,
    Types::BOOLEAN,
    Types::NULL,
    Types::STRING,
];

/// The texts that `text` can stand for, the most specific type first; none if it fits no type.
/// Without any word on types a text is a string first.
pub(super) fn candidates(text: &str, types: Types) -> Vec<String> {
    if types == Types::ANY {
        let mut all = vec![quoted(text)];
        all.extend(ORDER.into_iter().take(4).find_map(|one| as_type(text, one)));
        return all;
    }
    let mut all = ORDER
        .into_iter()
        .filter(|one| types.has(*one))
        .filter_map(|one| as_type(text, one))
        .collect::<Vec<_>>();
    all.dedup();
    all
}

fn as_type(text: &str, one: Types) -> Option<String> {
    match one {
        Types::INTEGER => is_integer(text).then(|| text.to_owned()),
        Types::NUMBER => is_number(text).then(|| text.to_owned()),
        Types::BOOLEAN => matches!(text, "true" | "false").then(|| text.to_owned()),
        Types::NULL => matches!(text, "null" | "").then(|| "null".to_owned()),
        _ => Some(quoted(text)),
    }
}

/// JSON's integers: no sign but `-`, no leading zero, no exponent.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits.len() == 1 || !digits.starts_with('0'))
}

fn is_number(text: &str) -> bool {
    // A fraction keeps huge exponents out of the reader's limits only if it is one.
    crate::tree::is_json_number(text)
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// What the whole parameter can stand for; `Err` names the types of a piece that fits none.
pub(super) fn to_json(given: &Given<'_>, shape: &Shape) -> Result<Vec<String>, (Types, String)> {
    match given {
        Given::Scalar(text) => {
            let all = candidates(text, shape.own);
            if all.is_empty() {
                Err((shape.own, String::new()))
            } else {
                Ok(all)
            }
        }
        Given::List(items) => Ok(vec![list(items, shape.items)?]),
        Given::Members(members) => {
            let mut out: Vec<(&str, Vec<Cow<'_, str>>)> = Vec::new();
            for (key, value) in members {
                match out.iter_mut().find(|(name, _)| *name == key) {
                    Some((_, values)) => values.push(value.clone()),
                    None => out.push((key, vec![value.clone()])),
                }
            }
            let members: Result<Vec<String>, _> = out
                .iter()
                .map(|(key, values)| member(key, values, shape.member(key)))
                .collect();
            Ok(vec![format!("{{{}}}", members?.join(","))])
        }
    }
}

fn member(key: &str, values: &[Cow<'_, str>], types: Types) -> Result<String, (Types, String)> {
    let name = quoted(key);
    if types != Types::ANY && types.has(Types::ARRAY) {
        return Ok(format!("{name}:{}", list(values, Types::ANY)?));
    }
    let text = values.last().map_or("", AsRef::as_ref);
    let first = candidates(text, types).into_iter().next();
    let json = first.ok_or_else(|| (types, format!("`{key}` ")))?;
    Ok(format!("{name}:{json}"))
}

fn list(items: &[Cow<'_, str>], types: Types) -> Result<String, (Types, String)> {
    let mut out = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        let first = candidates(item, types).into_iter().next();
        out.push(first.ok_or_else(|| (types, format!("item {} ", place + 1)))?);
    }
    Ok(format!("[{}]", out.join(",")))
}

/// The types in words: `an integer`, `a number or null`.
pub(super) fn in_words(types: Types) -> String {
    let all = [
        (Types::STRING, "a string"),
        (Types::NUMBER, "a number"),
        (Types::INTEGER, "an integer"),
        (Types::BOOLEAN, "`true` or `false`"),
        (Types::NULL, "null"),
        (Types::ARRAY, "a list"),
        (Types::OBJECT, "an object"),
    ];
    let words: Vec<&str> = all
        .into_iter()
        .filter(|(one, _)| types.has(*one))
        .filter(|(one, _)| *one != Types::INTEGER || !types.has(Types::NUMBER))
        .map(|(_, word)| word)
        .collect();
    words.join(" or ")
}
