//! An answer without what differs from one answer to the next anyway: times, ids of requests, and the address itself.

use std::collections::BTreeMap;

use crate::exchange::Exchange;

/// Fields that say nothing about the resource.
const PASSING: [&str; 8] = [
    "date",
    "age",
    "set-cookie",
    "content-length",
    "expires",
    "connection",
    "keep-alive",
    "server-timing",
];

/// What stays of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Likeness {
    fields: BTreeMap<String, Vec<String>>,
    content: String,
}

/// What stays of the answer in an exchange; nothing where there is none.
pub(crate) fn of(exchange: &Exchange) -> Option<Likeness> {
    let answer = exchange.answer()?;
    let path = exchange.request.target.split('?').next();
    let path = path.unwrap_or_default();
    let id = path.rsplit('/').next().unwrap_or_default();
    let plain = |text: &str| masked(text, path, id);
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in answer.fields.iter() {
        let name = name.to_ascii_lowercase();
        if !PASSING.contains(&name.as_str()) {
            fields.entry(name).or_default().push(plain(value));
        }
    }
    let content = plain(&answer.beginning(crate::html::READ));
    Some(Likeness { fields, content })
}

/// The first thing that differs, in words.
pub(crate) fn difference(one: Option<&Likeness>, other: Option<&Likeness>) -> Option<String> {
    let (one, other) = one.zip(other)?;
    let names = one.fields.keys().chain(other.fields.keys());
    for name in names {
        match (one.fields.get(name), other.fields.get(name)) {
            (Some(_), None) => return Some(format!("only what exists has the field `{name}`")),
            (None, Some(_)) => return Some(format!("only what is missing has the field `{name}`")),
            (one, other) if one != other => return Some(format!("the field `{name}` differs")),
            _ => {}
        }
    }
    if one.content == other.content {
        return None;
    }
    let (one, other) = (one.content.len(), other.content.len());
    Some(if one == other {
        "the content differs".to_owned()
    } else {
        format!("the content differs, {one} octets to {other}")
    })
}

/// The text without the address, and with one sign for the id, each number and each long word with digits.
fn masked(text: &str, path: &str, id: &str) -> String {
    let text = if path.len() > 1 {
        text.replace(path, "*")
    } else {
        text.to_owned()
    };
    let ends = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-';
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(ends) {
        let end = word.trim_end_matches(ends);
        let rest = word.get(end.len()..).unwrap_or_default();
        let digits = end.bytes().filter(u8::is_ascii_digit).count();
        let is_number = digits > 0 && digits == end.len();
        let passes = is_number || (end.len() >= 8 && digits > 0) || (end == id && !id.is_empty());
        out.push_str(if passes { "#" } else { end });
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn what_passes_is_left_out() {
        let text = r#"{"at":1795780800,"id":"0f3d1c77-9be1-4c4e","path":"/orders/77","n":"77"}"#;
        assert_eq!(
            masked(text, "/orders/77", "77"),
            r##"{"at":#,"id":"#","path":"*","n":"#"}"##
        );
        assert_eq!(masked("order not found", "/", ""), "order not found");
    }
}
