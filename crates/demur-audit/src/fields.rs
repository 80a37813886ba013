//! Header fields in the order they came; names are compared without regard to case (RFC 9110 §5.1).

use serde::{Deserialize, Serialize};

/// Header fields as they came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The value of the first field of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let named = self.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value)
    }

    /// The values of all fields of this name.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let named = self
            .0
            .iter()
            .filter(move |(own, _)| own.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str())
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The elements of a comma-separated field over all its lines, without empty ones. Commas in quoted strings do not
    /// separate (RFC 9110 §5.6.1, §5.6.4).
    pub fn list(&self, name: &str) -> Vec<String> {
        self.all(name).flat_map(elements).collect()
    }

    /// Whether a directive such as `no-store` stands in a comma-separated field, with or without an argument.
    pub fn directive(&self, name: &str, directive: &str) -> Option<String> {
        self.list(name).into_iter().find_map(|element| {
            let (word, value) = element.split_once('=').unwrap_or((&element, ""));
            word.trim()
                .eq_ignore_ascii_case(directive)
                .then(|| value.trim().trim_matches('"').to_owned())
        })
    }

    /// Every field and its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The elements of one value.
fn elements(value: &str) -> Vec<String> {
    let (mut all, mut one) = (Vec::new(), String::new());
    let (mut quoted, mut escaped) = (false, false);
    for letter in value.chars() {
        if letter == ',' && !quoted {
            all.push(std::mem::take(&mut one));
            continue;
        }
        quoted ^= letter == '"' && !escaped;
        escaped = quoted && letter == '\\' && !escaped;
        one.push(letter);
    }
    all.push(one);
    let trimmed = all.iter().map(|one| one.trim().to_owned());
    trimmed.filter(|one| !one.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn lists_are_split_outside_of_quotes() {
        let fields = Fields(vec![
            ("Allow".to_owned(), "GET, , HEAD".to_owned()),
            ("allow".to_owned(), "PUT".to_owned()),
            ("X".to_owned(), r#""a,\"b", c"#.to_owned()),
        ]);
        assert_eq!(fields.list("ALLOW"), ["GET", "HEAD", "PUT"]);
        assert_eq!(fields.list("x"), [r#""a,\"b""#, "c"]);
    }

    #[test]
    fn a_directive_may_have_an_argument() {
        let value = "public, Max-Age=\"60\"".to_owned();
        let fields = Fields(vec![("Cache-Control".to_owned(), value)]);
        assert_eq!(
            fields.directive("cache-control", "max-age").as_deref(),
            Some("60")
        );
        assert_eq!(
            fields.directive("cache-control", "public").as_deref(),
            Some("")
        );
        assert_eq!(fields.directive("cache-control", "no-store"), None);
    }
}
