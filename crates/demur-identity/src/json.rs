//! JSON as tokens and key sets need it, read by the reader that also reads bodies.

use demur_schema::{JsonLimits, TapeStorage, read_json};

pub(crate) use serde_json::Value as Json;

/// The members of an object, sorted.
pub(crate) type Object = serde_json::Map<String, Json>;

/// The object that the bytes are, from the first to the last.
///
/// A member that occurs twice, however it is escaped, means different things to different readers (RFC 7519 §4 lets
/// us refuse it), and a number beyond all bounds is no number.
pub(crate) fn object(bytes: &[u8]) -> Option<Object> {
    let mut storage = TapeStorage::default();
    let tape = read_json(bytes, &JsonLimits::default(), &mut storage).ok()?;
    match tape.to_value() {
        Json::Object(object) => Some(object),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => None,
    }
}

/// The texts in a list of nothing else; a single text is a list of one.
pub(crate) fn texts(json: &Json) -> Option<Vec<&str>> {
    match json {
        Json::String(text) => Some(vec![text]),
        Json::Array(list) => list.iter().map(Json::as_str).collect(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Object(_) => None,
    }
}

/// A scalar other than `null`, written down.
pub(crate) fn scalar(json: &Json) -> Option<String> {
    match json {
        Json::Bool(_) | Json::Number(_) => Some(json.to_string()),
        Json::String(text) => Some(text.clone()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_read_with_everything_in_it() {
        let object = object(br#"{"a":[1,-2,0.5,"x",true,null],"b":{"c":{}}}"#).unwrap();
        assert!(matches!(&object["a"], Json::Array(list) if list.len() == 6));
        assert!(matches!(&object["b"], Json::Object(inner) if inner.len() == 1));
    }

    #[test]
    fn what_readers_disagree_about_is_refused() {
        let cases: [&[u8]; 12] = [
            br#"{"a":1,"a":1}"#,
            br#"{"a":1,"\u0061":2}"#,
            br#"{"x":{"a":1,"a":1}}"#,
            br#"{"a":1e400}"#,
            br#"{"a":NaN}"#,
            br#"{"a":1}x"#,
            br#"{"a":1,}"#,
            br#"{"a":"\ud800"}"#,
            b"{\"a\":\"\xff\"}",
            b"\xef\xbb\xbf{}",
            b"[]",
            b"",
        ];
        for case in cases {
            assert_eq!(object(case), None, "{}", case.escape_ascii());
        }
    }
}
