//! Comma-separated lists (RFC 9110 §5.6.1).

use crate::bytes::trimmed;

/// The elements of one value, empty ones included; a comma inside a quoted string does not separate.
#[derive(Clone)]
pub(crate) struct Elements<'a> {
    rest: Option<&'a [u8]>,
}

impl<'a> Elements<'a> {
    pub(crate) fn new(value: &'a [u8]) -> Self {
        Self { rest: Some(value) }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest?;
        let Some((element, after)) = split_at_comma(rest) else {
            self.rest = None;
            return Some(trimmed(rest));
        };
        self.rest = Some(after);
        Some(trimmed(element))
    }
}

fn split_at_comma(value: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in value.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                let (element, after) = value.split_at_checked(at)?;
                return Some((element, after.get(1..)?));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &[&str]) {
        let found: Vec<&str> = Elements::new(value.as_bytes())
            .map(crate::bytes::text)
            .collect();
        assert_eq!(found, expected, "{value}");
    }

    #[test]
    fn commas_separate_outside_of_quotes_only() {
        check("a, b ,c", &["a", "b", "c"]);
        check("", &[""]);
        check(",a,", &["", "a", ""]);
        check(r#"x="1,2", y"#, &[r#"x="1,2""#, "y"]);
        check(r#""a\",b", c"#, &[r#""a\",b""#, "c"]);
    }
}
