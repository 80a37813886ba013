//! A page with TOML front matter: reads the keys one by one, and complains about those left over.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

/// A value of the front matter; dates and floats are not used.
pub(super) enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<Value>),
    Keys(BTreeMap<String, Value>),
    Other,
}

/// A table whose keys are taken out one by one.
pub(super) struct Keys {
    place: String,
    left: BTreeMap<String, Value>,
    pub(super) complaints: Vec<String>,
}

/// Splits a page into its front matter and its body.
pub(super) fn split(text: &str) -> Result<(Keys, &str), Vec<String>> {
    let fault = |message: &str| vec![message.to_owned()];
    let rest = text
        .strip_prefix("+++\n")
        .ok_or_else(|| fault("the first line is not `+++`"))?;
    let (front, body) = rest
        .split_once("\n+++\n")
        .ok_or_else(|| fault("the front matter has no closing `+++` line"))?;
    Ok((whole(front)?, body))
}

/// A file that is TOML from its first line to its last.
pub(super) fn whole(text: &str) -> Result<Keys, Vec<String>> {
    let table = DeTable::parse(text).map_err(|error| vec![error.to_string()])?;
    Ok(Keys {
        place: String::new(),
        left: convert_table(table.get_ref()),
        complaints: Vec::new(),
    })
}

fn convert_table(table: &DeTable<'_>) -> BTreeMap<String, Value> {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), convert(value.get_ref())))
        .collect()
}

fn convert(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => number.as_str().parse().map_or(Value::Other, Value::Number),
        DeValue::Array(list) => {
            Value::List(list.iter().map(|item| convert(item.get_ref())).collect())
        }
        DeValue::Table(table) => Value::Keys(convert_table(table)),
        DeValue::Boolean(yes) => Value::Flag(*yes),
        DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
    }
}

impl Keys {
    fn complain(&mut self, key: &str, message: &str) {
        self.complaints
            .push(format!("`{}{key}` {message}", self.place));
    }

    /// A string that must be there and must not be empty.
    pub(super) fn text(&mut self, key: &str) -> String {
        match self.left.remove(key) {
            Some(Value::Text(text)) if !text.trim().is_empty() => text,
            Some(_) => self.blank(key, "must be a string that is not empty"),
            None => self.blank(key, "is missing"),
        }
    }

    /// A string that may be absent.
    pub(super) fn optional_text(&mut self, key: &str) -> String {
        if self.left.contains_key(key) {
            self.text(key)
        } else {
            String::new()
        }
    }

    fn blank(&mut self, key: &str, message: &str) -> String {
        self.complain(key, message);
        String::new()
    }

    /// Yes or no; `absent` if the key is not there.
    pub(super) fn flag(&mut self, key: &str, absent: bool) -> bool {
        match self.left.remove(key) {
            None => absent,
            Some(Value::Flag(yes)) => yes,
            Some(_) => {
                self.complain(key, "must be `true` or `false`");
                absent
            }
        }
    }

    /// A digit from 1 to 5.
    pub(super) fn class(&mut self, key: &str) -> u16 {
        if let Some(Value::Number(number @ 1..=5)) = self.left.remove(key) {
            return u16::try_from(number).unwrap_or_default();
        }
        self.complain(key, "must be a class from 1 to 5");
        0
    }

    /// A status code.
    pub(super) fn code(&mut self, key: &str) -> u16 {
        let number = self.left.remove(key).and_then(|value| as_code(&value));
        if number.is_none() {
            self.complain(key, "must be a status code");
        }
        number.unwrap_or_default()
    }

    /// A list of status codes; none if absent.
    pub(super) fn codes(&mut self, key: &str) -> Vec<u16> {
        let codes: Option<Vec<u16>> = self.list(key).iter().map(as_code).collect();
        if codes.is_none() {
            self.complain(key, "must be a list of status codes");
        }
        codes.unwrap_or_default()
    }

    /// A list of strings; none if absent.
    pub(super) fn texts(&mut self, key: &str) -> Vec<String> {
        let texts = self.list(key).into_iter().map(|value| match value {
            Value::Text(text) => Some(text),
            Value::Number(_) | Value::Flag(_) | Value::List(_) | Value::Keys(_) | Value::Other => {
                None
            }
        });
        let texts: Option<Vec<String>> = texts.collect();
        if texts.is_none() {
            self.complain(key, "must be a list of strings");
        }
        texts.unwrap_or_default()
    }

    /// One of the words of a list, with what it stands for.
    pub(super) fn word(&mut self, key: &str, words: &[(&str, &'static str)]) -> &'static str {
        let text = self.text(key);
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text) {
            return meaning;
        }
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.complain(key, &format!("must be one of {}", allowed.join(", ")));
        ""
    }

    /// Reads a table.
    pub(super) fn table<T>(&mut self, key: &str, read: impl Fn(&mut Keys) -> T) -> Option<T> {
        if let Some(Value::Keys(keys)) = self.left.remove(key) {
            return Some(self.nested(format!("{key}."), keys, &read));
        }
        self.complain(key, "must be a table");
        None
    }

    /// Reads a list of tables; none if absent.
    pub(super) fn tables<T>(&mut self, key: &str, read: impl Fn(&mut Keys) -> T) -> Vec<T> {
        let mut out = Vec::new();
        for (index, value) in self.list(key).into_iter().enumerate() {
            if let Value::Keys(keys) = value {
                out.push(self.nested(format!("{key}[{index}]."), keys, &read));
            } else {
                self.complain(key, "must be a list of tables");
            }
        }
        out
    }

    fn nested<T>(
        &mut self,
        place: String,
        keys: BTreeMap<String, Value>,
        read: &impl Fn(&mut Keys) -> T,
    ) -> T {
        let mut inner = Keys {
            place,
            left: keys,
            complaints: Vec::new(),
        };
        let value = read(&mut inner);
        self.complaints.extend(inner.finish());
        value
    }

    fn list(&mut self, key: &str) -> Vec<Value> {
        match self.left.remove(key) {
            None => Vec::new(),
            Some(Value::List(list)) => list,
            Some(
                Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::Keys(_) | Value::Other,
            ) => {
                self.complain(key, "must be a list");
                Vec::new()
            }
        }
    }

    /// The complaints, with one for each key that nobody asked for.
    pub(super) fn finish(mut self) -> Vec<String> {
        let unknown: Vec<String> = self.left.keys().cloned().collect();
        for key in unknown {
            self.complain(&key, "is not a known key");
        }
        self.complaints
    }
}

fn as_code(value: &Value) -> Option<u16> {
    let Value::Number(number) = value else {
        return None;
    };
    u16::try_from(*number)
        .ok()
        .filter(|code| (100..=599).contains(code))
}

/// The sections of a body, in order: heading without `## `, and text. What stands before the first
/// heading has the heading "".
pub(super) fn sections(body: &str) -> Vec<(&str, String)> {
    let mut sections = vec![("", String::new())];
    let mut fenced = false;
    for line in body.lines() {
        fenced ^= line.starts_with("```");
        if let Some(heading) = line.strip_prefix("## ").filter(|_| !fenced) {
            sections.push((heading, String::new()));
        } else if let Some((_, text)) = sections.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::{sections, split};

    #[track_caller]
    fn check(front: &str, expected: &[&str]) {
        let page = format!("+++\n{front}\n+++\nbody");
        let (mut keys, _) = split(&page).unwrap();
        keys.code("code");
        keys.word("level", &[("must", "Must")]);
        keys.tables("list", |keys| keys.text("by"));
        assert_eq!(keys.finish(), expected);
    }

    #[test]
    fn known_keys_pass() {
        check(
            "code = 404\nlevel = \"must\"\nlist = [{ by = \"me\" }]",
            &[],
        );
    }

    #[test]
    fn unknown_keys_are_named_with_their_place() {
        check(
            "code = 404\nlevel = \"must\"\ncolour = 1\nlist = [{ by = \"me\", at = \"x\" }]",
            &[
                "`list[0].at` is not a known key",
                "`colour` is not a known key",
            ],
        );
    }

    #[test]
    fn wrong_values_are_all_reported() {
        check(
            "code = 99\nlevel = \"perhaps\"",
            &[
                "`code` must be a status code",
                "`level` must be one of must",
            ],
        );
    }

    #[test]
    fn headings_inside_code_are_no_sections() {
        let found = sections("intro\n## A\n```\n## B\n```\n## C\n");
        let headings: Vec<&str> = found.iter().map(|(heading, _)| *heading).collect();
        assert_eq!(headings, ["", "A", "C"]);
    }

    #[test]
    fn a_page_without_front_matter_is_refused() {
        assert!(split("# Title\n").is_err());
        assert!(split("+++\ncode = 1\n").is_err());
    }
}
