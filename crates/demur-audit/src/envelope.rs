//! JSON that says that something went wrong.

use serde_json::{Map, Value};

/// How an object says that something went wrong, such as "`success` is false". One that holds more than that, such as a job
/// that failed, is there and says so rightly.
pub(crate) fn failure(value: &Value) -> Option<String> {
    let members = value.as_object().filter(|members| is_envelope(members))?;
    let no = ["success", "ok"].into_iter();
    let mut no = no.filter(|name| members.get(*name) == Some(&Value::Bool(false)));
    if let Some(name) = no.next() {
        return Some(format!("`{name}` is false"));
    }
    if let Some((name, number)) = status(members)
        && (400..600).contains(&number)
    {
        return Some(format!("`{name}` is {number}"));
    }
    let mut errors = ["error", "errors", "fault"].into_iter();
    let error = errors.find(|name| members.get(*name).is_some_and(says_something))?;
    Some(format!("`{error}` is there"))
}

/// Whether an object has the status of something missing in it.
pub(crate) fn is_missing(value: &Value) -> bool {
    let members = value.as_object().filter(|members| is_envelope(members));
    let status = members.and_then(status).map(|(_, number)| number);
    matches!(status, Some(404 | 410))
}

/// The status that an object says it has. A `code` is one only beside a text, since other things have codes too.
fn status(members: &Map<String, Value>) -> Option<(&'static str, u64)> {
    let names = ["status", "statusCode", "status_code"].into_iter();
    let texts = ["message", "msg", "error", "errors"].iter();
    let has_text = texts
        .filter_map(|name| members.get(*name))
        .any(says_something);
    let names = names.chain(has_text.then_some("code"));
    let mut numbers = names.filter_map(|name| Some((name, number(members.get(name)?)?)));
    numbers.next()
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Whether the value of an error is one.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Number(_) => false,
        Value::Bool(is) => *is,
        Value::String(text) => !text.is_empty() && !text.eq_ignore_ascii_case("none"),
        Value::Array(all) => !all.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}

/// Whether there is nothing but what is said of an error. `data` beside `errors` is GraphQL, which has its own rules.
fn is_envelope(members: &Map<String, Value>) -> bool {
    let is_graph = members.contains_key("data") && members.contains_key("errors");
    let known = members.iter().all(|(name, value)| {
        let name = name.to_lowercase().replace(['_', '-'], "");
        value.is_null() || KNOWN.contains(&name.as_str())
    });
    known && !is_graph
}

#[rustfmt::skip]
const KNOWN: [&str; 29] = [
    "error", "errors", "fault", "success", "ok", "message", "messages", "msg", "code", "status", "statuscode", "title", "type",
    "detail", "details", "description", "errordescription", "errorcode", "reason", "instance", "path", "timestamp", "time",
    "requestid", "traceid", "correlationid", "id", "documentationurl", "data",
];

#[cfg(test)]
mod tests {
    use super::{failure, is_missing};

    fn check(text: &str, expected: Option<&str>) {
        let value = serde_json::from_str(text).expect("JSON");
        assert_eq!(failure(&value).as_deref(), expected, "{text}");
    }

    #[test]
    fn failures_are_told_from_data_about_failures() {
        check(r#"{"error":"no such item"}"#, Some("`error` is there"));
        check(
            r#"{"success":false,"data":null}"#,
            Some("`success` is false"),
        );
        check(
            r#"{"statusCode":404,"message":"x"}"#,
            Some("`statusCode` is 404"),
        );
        check(r#"{"code":"404","msg":"x"}"#, Some("`code` is 404"));
        check(r#"{"errors":[],"items":[]}"#, None);
        check(r#"{"error":null}"#, None);
        check(
            r#"{"job":7,"status":"failed","error":"file not found"}"#,
            None,
        );
        check(r#"{"data":null,"errors":[{"message":"x"}]}"#, None);
        check(r#"{"jsonrpc":"2.0","error":{"code":-32601},"id":1}"#, None);
        check(r#"{"code":415,"description":"San Francisco"}"#, None);
        check("[]", None);
    }

    #[test]
    fn what_is_missing_has_its_status() {
        assert!(is_missing(
            &serde_json::json!({"status": 404, "path": "/x"})
        ));
        assert!(!is_missing(
            &serde_json::json!({"status": 404, "name": "lamp"})
        ));
    }
}
