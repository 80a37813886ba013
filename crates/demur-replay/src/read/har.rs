//! HTTP Archive 1.2: whole requests, as browsers and proxies export them.

use serde_json::Value;

use super::{Unread, fit_a_line, status};
use crate::compare::carries_credentials;
use crate::recorded::{Body, Content, Head, Known, Recorded};

/// All entries of a file.
pub(crate) fn read(file: &[u8], take: &mut dyn FnMut(Recorded), unread: &mut Unread) {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let Ok(har) = serde_json::from_slice::<Value>(file) else {
        unread.add("entry", 1, "the file is no JSON", b"");
        return;
    };
    let Some(entries) = har.pointer("/log/entries").and_then(Value::as_array) else {
        unread.add("entry", 1, "there is no list `log.entries`", b"");
        return;
    };
    let mut kept = false;
    let mut all = Vec::new();
    for (number, entry) in (1..).zip(entries) {
        match one(entry) {
            Ok(recorded) => {
                kept |= carries_credentials(&recorded.fields);
                all.push(recorded);
            }
            Err(reason) => unread.add("entry", number, reason, b""),
        }
    }
    // Browsers leave credentials out of what they export. A file that holds some was exported with all of them.
    let head = if kept {
        Head::Whole
    } else {
        Head::WithoutCredentials
    };
    for mut recorded in all {
        recorded.known.head = head;
        take(recorded);
    }
}

fn one(entry: &Value) -> Result<Recorded, &'static str> {
    let text = |pointer: &str| entry.pointer(pointer).and_then(Value::as_str);
    let method = text("/request/method").ok_or("there is no `request.method`")?;
    let url = text("/request/url").ok_or("there is no `request.url`")?;
    let (authority, target) = split(url).ok_or("`request.url` is no URL of HTTP")?;
    if !fit_a_line(method, target.as_bytes()) || !is_value(authority) {
        return Err("the request line holds a line break");
    }
    let headers = entry.pointer("/request/headers").and_then(Value::as_array);
    let fields = fields(headers.map(Vec::as_slice).unwrap_or_default(), authority)?;
    let (content, body) = content(entry, &fields);
    let code = entry.pointer("/response/status").and_then(Value::as_u64);
    Ok(Recorded {
        method: method.to_owned(),
        target: target.into_bytes(),
        fields: fields
            .into_iter()
            .filter(|(name, _)| !frames(name))
            .collect(),
        content,
        known: Known {
            head: Head::Whole,
            body,
        },
        client: None,
        status: code.and_then(status),
        step: None,
    })
}

/// Authority and target; a fragment is never sent.
fn split(url: &str) -> Option<(&str, String)> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split('#').next().unwrap_or_default();
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at_checked(at)?;
    let authority = authority.rsplit('@').next().unwrap_or_default();
    let slash = if target.starts_with('/') { "" } else { "/" };
    Some((authority, format!("{slash}{target}")))
}

/// The fields, without the pseudo-fields of HTTP/2, and with a `Host` in any case.
fn fields(list: &[Value], authority: &str) -> Result<Vec<(String, String)>, &'static str> {
    let mut fields = Vec::with_capacity(list.len() + 1);
    for field in list {
        let text = |name: &str| field.get(name).and_then(Value::as_str);
        let (Some(name), Some(value)) = (text("name"), text("value")) else {
            return Err("a header field has no name or no value");
        };
        if name.starts_with(':') {
            continue;
        }
        if !is_value(name) || !is_value(value) {
            return Err("a header field holds a line break");
        }
        fields.push((name.to_owned(), value.to_owned()));
    }
    if !crate::request::has(&fields, "host") {
        fields.insert(0, ("Host".to_owned(), authority.to_owned()));
    }
    Ok(fields)
}

fn is_value(text: &str) -> bool {
    !text.contains(['\r', '\n'])
}

/// Fields that frame the body; they are written anew, as what was recorded may be another text of the same body.
fn frames(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-length") || name.eq_ignore_ascii_case("transfer-encoding")
}

fn content(entry: &Value, fields: &[(String, String)]) -> (Content, Body) {
    let data = entry.pointer("/request/postData");
    let text = data
        .and_then(|data| data.get("text"))
        .and_then(Value::as_str);
    let encoded = data.is_some_and(|data| data.get("encoding").is_some());
    let size = entry.pointer("/request/bodySize").and_then(Value::as_u64);
    let named = |wanted: &str| {
        fields
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
    };
    let length = named("content-length").and_then(|(_, value)| value.trim().parse().ok());
    let is_whole = |text: &str, length: u64| !encoded && (!text.is_empty() || length == 0);
    match (text, length.or(size).unwrap_or(0)) {
        (Some(text), length) if is_whole(text, length) => {
            let body = text.as_bytes().to_vec();
            let content = match named("transfer-encoding") {
                Some(_) => Content::Chunked(body),
                None => Content::Sized(body),
            };
            (content, Body::Whole)
        }
        // Something was sent, and it is not here.
        (_, length) if length > 0 => (Content::Announced(length), Body::Absent),
        (_, _) if named("transfer-encoding").is_some() || data.is_some() => {
            (Content::None, Body::Absent)
        }
        (_, _) => (Content::None, Body::Whole),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{one, read, split};
    use crate::read::Unread;
    use crate::recorded::{Body, Content, Head};

    fn request(method: &str, rest: &Value) -> Value {
        let mut request =
            json!({ "method": method, "url": "https://api.example/a?b#c", "headers": [] });
        for (name, value) in rest.as_object().unwrap() {
            request[name] = value.clone();
        }
        json!({ "request": request, "response": { "status": 200 } })
    }

    #[test]
    fn a_target_is_what_a_browser_sends() {
        for (url, expected) in [
            ("https://a.example", Some(("a.example", "/"))),
            (
                "HTTP://u:p@a.example:8080?b",
                Some(("a.example:8080", "/?b")),
            ),
            ("http://a.example/b?c=/d#e", Some(("a.example", "/b?c=/d"))),
            ("ws://a.example/", None),
            ("/a", None),
        ] {
            let expected = expected.map(|(authority, target)| (authority, target.to_owned()));
            assert_eq!(split(url), expected, "{url}");
        }
    }

    #[test]
    fn a_body_that_was_sent_and_not_recorded_is_absent() {
        for (rest, expected) in [
            (json!({}), (Content::None, Body::Whole)),
            (json!({"bodySize": -1}), (Content::None, Body::Whole)),
            (
                json!({"postData": {"text": "{}"}}),
                (Content::Sized(b"{}".to_vec()), Body::Whole),
            ),
            (
                json!({"bodySize": 9}),
                (Content::Announced(9), Body::Absent),
            ),
            (
                json!({"bodySize": 9, "postData": {"text": ""}}),
                (Content::Announced(9), Body::Absent),
            ),
            (
                json!({"postData": {"params": []}}),
                (Content::None, Body::Absent),
            ),
            (
                json!({"headers": [{"name": "Transfer-Encoding", "value": "chunked"}], "postData": {"text": "a"}}),
                (Content::Chunked(b"a".to_vec()), Body::Whole),
            ),
        ] {
            let recorded = one(&request("POST", &rest)).unwrap();
            assert_eq!((recorded.content, recorded.known.body), expected, "{rest}");
        }
    }

    #[test]
    fn a_field_cannot_smuggle_another_one() {
        let rest = json!({"headers": [{"name": "A", "value": "b\r\nContent-Length: 7"}]});
        assert_eq!(
            one(&request("GET", &rest)),
            Err("a header field holds a line break")
        );
    }

    #[test]
    fn a_file_without_any_credentials_is_one_that_lost_them() {
        let entry = request("GET", &json!({}));
        let with = request(
            "GET",
            &json!({"headers": [{"name": "Cookie", "value": "a=b"}]}),
        );
        for (entries, expected) in [
            (json!([entry]), vec![Head::WithoutCredentials]),
            (json!([entry, with]), vec![Head::Whole, Head::Whole]),
        ] {
            let (mut heads, mut unread) = (Vec::new(), Unread::default());
            let file = json!({ "log": { "entries": entries } }).to_string();
            read(
                file.as_bytes(),
                &mut |recorded| heads.push(recorded.known.head),
                &mut unread,
            );
            assert_eq!((heads, unread.total), (expected, 0));
        }
    }
}
