//! Likely cures. They look at the value, but never repeat it: they name words of the schema only.

use jsonschema::JsonType;
use serde_json::Value;

use crate::site::Site;
use crate::suggest::suggest;
use crate::tape::{Entry, Kind, Tape};

/// A cure for a value of the wrong type.
pub(crate) fn for_type(
    tape: &Tape<'_>,
    index: u32,
    wanted: &[JsonType],
    site: Option<Site<'_>>,
) -> Option<String> {
    let entry = tape.entry(index);
    let wants = |one: JsonType| wanted.contains(&one);
    let hint = match entry.kind {
        Kind::Null => "`null` is not allowed here; leave the member out if there is no value",
        Kind::True | Kind::False if wants(JsonType::String) => "put the value in quotes",
        Kind::Number if wants(JsonType::Integer) => "send a whole number",
        Kind::Number if wants(JsonType::String) => "put the number in quotes",
        Kind::Number if wants(JsonType::Boolean) && is_zero_or_one(tape, entry) => {
            "send `true` or `false`"
        }
        Kind::String => return for_text(&tape.string(entry), wanted, site),
        Kind::Array if wants(JsonType::Object) && entry.size == 1 => {
            "send the object itself, not an array with it"
        }
        Kind::Array if entry.size == 1 => "send the value itself, not an array with it",
        Kind::Object if wants(JsonType::Array) && takes_item(site, "object") => {
            "send an array, even for one object"
        }
        Kind::Number | Kind::True | Kind::False if wants(JsonType::Array) => {
            return in_array(site, entry);
        }
        Kind::True
        | Kind::False
        | Kind::Number
        | Kind::Key
        | Kind::DroppedKey
        | Kind::Array
        | Kind::Object => return None,
    };
    Some(hint.to_owned())
}

fn for_text(text: &str, wanted: &[JsonType], site: Option<Site<'_>>) -> Option<String> {
    let wants = |one: JsonType| wanted.contains(&one);
    let number = text.parse::<f64>().is_ok_and(f64::is_finite)
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let whole = text.parse::<i128>().is_ok();
    let hint = if wants(JsonType::Number) && number || wants(JsonType::Integer) && whole {
        "send the number without quotes"
    } else if wants(JsonType::Boolean) && matches!(text, "true" | "false") {
        "send `true` or `false` without quotes"
    } else if wants(JsonType::Null) && text == "null" {
        "send `null` without quotes"
    } else if text.starts_with(['{', '[']) && (wants(JsonType::Object) || wants(JsonType::Array)) {
        "send the JSON itself, not a string with it"
    } else if wants(JsonType::Array) && takes_item(site, "string") {
        "send an array, even for one value"
    } else {
        return None;
    };
    Some(hint.to_owned())
}

fn in_array(site: Option<Site<'_>>, entry: Entry) -> Option<String> {
    let item = if entry.kind == Kind::Number {
        "number"
    } else {
        "boolean"
    };
    takes_item(site, item).then(|| "send an array, even for one value".to_owned())
}

/// Whether an array of the schema could hold a value of the type.
fn takes_item(site: Option<Site<'_>>, one: &str) -> bool {
    let Some(site) = site else { return true };
    let Some(items) = site.get("items") else {
        return true;
    };
    let types = site.inside(items).types();
    types.is_empty() || types.contains(&one) || one == "number" && types.contains(&"integer")
}

fn is_zero_or_one(tape: &Tape<'_>, entry: Entry) -> bool {
    matches!(tape.raw(entry), "0" | "1")
}

/// A cure for a value that is not one of the listed ones.
pub(crate) fn for_enum(tape: &Tape<'_>, index: u32, options: &[Value]) -> Option<String> {
    let entry = tape.entry(index);
    match entry.kind {
        Kind::String => {
            let text = tape.string(entry);
            let words = options.iter().filter_map(Value::as_str);
            if let Some(word) = suggest(&text, words) {
                return Some(format!("did you mean `{word}`?"));
            }
            let unquoted = options
                .iter()
                .any(|option| !option.is_string() && *option.to_string() == *text);
            unquoted.then(|| "send the value without quotes".to_owned())
        }
        Kind::Number | Kind::True | Kind::False => {
            let raw = if entry.kind == Kind::Number {
                tape.raw(entry)
            } else if entry.kind == Kind::True {
                "true"
            } else {
                "false"
            };
            options
                .iter()
                .any(|option| option.as_str() == Some(raw))
                .then(|| "put the value in quotes".to_owned())
        }
        Kind::Null | Kind::Key | Kind::DroppedKey | Kind::Array | Kind::Object => None,
    }
}

/// A cure for a string that does not follow its format.
pub(crate) fn for_format(text: &str, format: &str) -> Option<String> {
    if let Some(blanks) = for_blanks(text) {
        return Some(blanks);
    }
    let hint = match format {
        "date-time" => return for_date_time(text),
        "date" if is_date(text.get(..10).unwrap_or_default()) => "send the date without the time",
        "time" if text.len() == 8 && !text.contains(['Z', 'z', '+', '-']) => {
            "add the time zone, such as `Z` or `+02:00`"
        }
        "uri" | "iri" if text.starts_with("www.") || text.starts_with("//") => {
            "start with the scheme, such as `https://`"
        }
        "uri" | "iri" if text.starts_with('/') => {
            "send the whole address with its scheme, such as `https://`"
        }
        "uuid" if text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            "write it with hyphens: 8-4-4-4-12"
        }
        "uuid" if text.starts_with('{') => "leave the braces out",
        "email" | "idn-email" if !text.contains('@') => "an e-mail address has an `@`",
        _ => return None,
    };
    Some(hint.to_owned())
}

fn for_date_time(text: &str) -> Option<String> {
    let hint = if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        "send a date and time, not a number of seconds"
    } else if !is_date(text.get(..10)?) {
        return None;
    } else if text.len() == 10 {
        "add the time and its zone, such as `T00:00:00Z`"
    } else if text.as_bytes().get(10) == Some(&b' ') {
        "separate date and time by `T`"
    } else if !text.get(11..)?.contains(['Z', 'z', '+', '-']) {
        "add the time zone, such as `Z` or `+02:00`"
    } else {
        return None;
    };
    Some(hint.to_owned())
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// A cure for blanks around a string.
pub(crate) fn for_blanks(text: &str) -> Option<String> {
    let start = text.starts_with(char::is_whitespace);
    let end = text.ends_with(char::is_whitespace);
    let hint = match (start, end) {
        (true, true) => "remove the blanks around it",
        (true, false) => "remove the blank at its start",
        (false, true) => "remove the blank at its end",
        (false, false) => return None,
    };
    Some(hint.to_owned())
}

/// A cure for a number beyond a limit: by how much a count is off.
pub(crate) fn surplus(is: u64, most: u64, one: &str, many: &str) -> Option<String> {
    let over = is.checked_sub(most).filter(|&over| over > 0)?;
    Some(format!("remove {}", crate::words::count(over, one, many)))
}

/// A cure for a property that is not declared: another name, or another place.
pub(crate) fn for_unknown(
    tape: &Tape<'_>,
    object: u32,
    pointer: &str,
    name: &str,
    site: Site<'_>,
    above: Option<(&str, Site<'_>)>,
) -> (Option<String>, Option<String>) {
    let declared = site.declared();
    let absent = declared
        .iter()
        .map(|&(known, _)| known)
        .filter(|known| tape.member(object, known).is_none());
    if let Some(meant) = suggest(name, absent) {
        return (
            Some(format!("did you mean `{meant}`?")),
            Some(meant.to_owned()),
        );
    }
    let below = declared.iter().find(|(_, property)| {
        property
            .resolved()
            .properties()
            .is_some_and(|properties| properties.contains_key(name))
    });
    if let Some((known, _)) = below {
        return (
            Some(format!(
                "it belongs in `{}`",
                crate::text::child(pointer, known)
            )),
            None,
        );
    }
    let up = above.filter(|(_, site)| site.declared().iter().any(|&(known, _)| known == name));
    let hint = up.map(|(place, _)| {
        if place.is_empty() {
            "it belongs one level up, at the top".to_owned()
        } else {
            format!("it belongs one level up, in `{place}`")
        }
    });
    (hint, None)
}
