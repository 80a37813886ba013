//! What must come back, and where it differs.

use serde_json::Value;

/// The expectations of a transcript.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// The status; nothing where the request is forwarded.
    pub status: Option<u16>,
    present: Vec<(String, Option<String>)>,
    absent: Vec<String>,
    json: Vec<Value>,
    contains: Vec<String>,
    lacks: Vec<String>,
}

/// An answer, as far as expectations can be about it.
#[derive(Debug, Clone)]
pub struct Received {
    /// The status.
    pub status: u16,
    /// The fields.
    pub fields: Vec<(String, String)>,
    /// The content.
    pub body: Vec<u8>,
}

impl Received {
    /// The first value of a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        let mut named = self
            .fields
            .iter()
            .filter(|(field, _)| field.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }
}

impl Expected {
    /// Adds a line: a status, `name: value`, `name`, `!name`, `json …`,
    /// `contains …` or `lacks …`.
    pub(crate) fn add(&mut self, rule: &str) -> Result<(), String> {
        if let Ok(status) = rule.trim().parse() {
            self.status = Some(status);
        } else if let Some(json) = rule.strip_prefix("json ") {
            self.json
                .push(serde_json::from_str(json).map_err(|error| format!("`{json}`: {error}"))?);
        } else if let Some(text) = rule.strip_prefix("contains ") {
            self.contains.push(text.to_owned());
        } else if let Some(text) = rule.strip_prefix("lacks ") {
            self.lacks.push(text.to_owned());
        } else if let Some(name) = rule.strip_prefix('!') {
            self.absent.push(name.to_owned());
        } else if let Some((name, value)) = rule.split_once(": ") {
            self.present.push((name.to_owned(), Some(value.to_owned())));
        } else {
            self.present.push((rule.to_owned(), None));
        }
        Ok(())
    }
}

/// Where an answer differs from what was expected; empty if it does not.
pub fn mismatches(expected: &Expected, received: &Received) -> Vec<String> {
    let mut differences = Vec::new();
    if expected
        .status
        .is_some_and(|status| status != received.status)
    {
        differences.push(format!(
            "status {} instead of {:?}",
            received.status, expected.status
        ));
    }
    let values = |name: &str| -> Vec<&str> {
        let named = received
            .fields
            .iter()
            .filter(|(field, _)| field.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str()).collect()
    };
    for (name, value) in &expected.present {
        let found = values(name);
        let fits = value
            .as_ref()
            .map_or(!found.is_empty(), |value| found.contains(&value.as_str()));
        if !fits {
            differences.push(format!("field `{name}` is {found:?} instead of {value:?}"));
        }
    }
    for name in expected
        .absent
        .iter()
        .filter(|name| !values(name).is_empty())
    {
        differences.push(format!("field `{name}` must not be there"));
    }
    let text = String::from_utf8_lossy(&received.body);
    differences.extend(
        expected
            .contains
            .iter()
            .filter(|part| !text.contains(*part))
            .map(|part| format!("the body lacks `{part}`")),
    );
    differences.extend(
        expected
            .lacks
            .iter()
            .filter(|part| text.contains(*part))
            .map(|part| format!("the body holds `{part}`")),
    );
    for json in &expected.json {
        match serde_json::from_slice::<Value>(&received.body) {
            Ok(body) => subset(json, &body, "", &mut differences),
            Err(error) => differences.push(format!("the body is no JSON: {error}")),
        }
    }
    differences
}

/// Every member of `expected` must be in `found`; arrays must have as many items.
fn subset(expected: &Value, found: &Value, at: &str, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(members), Value::Object(others)) => {
            for (name, member) in members {
                match others.get(name) {
                    Some(other) => subset(member, other, &format!("{at}/{name}"), differences),
                    None => differences.push(format!("`{at}/{name}` is missing")),
                }
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (number, (item, other)) in items.iter().zip(others).enumerate() {
                subset(item, other, &format!("{at}/{number}"), differences);
            }
        }
        _ if expected == found => {}
        _ => differences.push(format!("`{at}` is {found} instead of {expected}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Expected, Received, mismatches};

    fn check(rules: &[&str], wanted: usize) {
        let mut expected = Expected::default();
        for rule in rules {
            expected.add(rule).unwrap();
        }
        let received = Received {
            status: 404,
            fields: vec![("Allow".to_owned(), "GET, HEAD".to_owned())],
            body: br#"{"status":404,"errors":[{"code":"type","x":1}]}"#.to_vec(),
        };
        let found = mismatches(&expected, &received);
        assert_eq!(found.len(), wanted, "{found:?}");
    }

    #[test]
    fn what_fits_has_no_mismatch() {
        check(
            &[
                "404",
                "allow",
                "allow: GET, HEAD",
                "!vary",
                r#"json {"errors":[{"code":"type"}]}"#,
                "contains type",
            ],
            0,
        );
    }

    #[test]
    fn what_differs_is_named() {
        check(
            &[
                "400",
                "vary",
                "allow: GET",
                "!allow",
                r#"json {"errors":[]}"#,
                "contains enum",
                "lacks type",
            ],
            7,
        );
    }
}
