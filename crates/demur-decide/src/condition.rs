//! Entity tags in `If-Match` and `If-None-Match` (RFC 9110 §8.8.3, §13.1).

/// Whether a field value is `*` or a list of entity tags.
pub(crate) fn is_condition(value: &[u8]) -> bool {
    value == b"*" || is_tag_list(value)
}

/// A list with commas between the tags; empty elements are allowed in lists a
/// recipient reads (RFC 9110 §5.6.1.2), but one tag there must be.
fn is_tag_list(value: &[u8]) -> bool {
    let mut rest = value;
    let mut tags = 0_usize;
    loop {
        rest = trim(rest);
        match rest {
            [] => return tags > 0,
            [b',', tail @ ..] => rest = tail,
            _ => {
                let Some(tail) = after_tag(rest) else {
                    return false;
                };
                tags += 1;
                match trim(tail) {
                    [] => return true,
                    [b',', tail @ ..] => rest = tail,
                    _ => return false,
                }
            }
        }
    }
}

/// What follows one entity tag.
fn after_tag(text: &[u8]) -> Option<&[u8]> {
    let opaque = text
        .strip_prefix(b"W/")
        .unwrap_or(text)
        .strip_prefix(b"\"")?;
    let end = memchr::memchr(b'"', opaque)?;
    let (tag, rest) = opaque.split_at_checked(end)?;
    // etagc = %x21 / %x23-7E / obs-text
    tag.iter()
        .all(|byte| matches!(byte, 0x21 | 0x23..=0x7E | 0x80..))
        .then_some(())?;
    rest.get(1..)
}

fn trim(text: &[u8]) -> &[u8] {
    text.trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::is_condition;

    fn check(value: &str, expected: bool) {
        assert_eq!(is_condition(value.as_bytes()), expected, "{value}");
    }

    #[test]
    fn tags_and_the_star_are_conditions() {
        for value in [
            "*",
            r#""a""#,
            r#"W/"a""#,
            r#""a", W/"b""#,
            r#"  "a" ,"b""#,
            r#""""#,
            r#","a","#,
        ] {
            check(value, true);
        }
    }

    #[test]
    fn anything_else_is_not() {
        for value in [
            "",
            "abc",
            r#""a"#,
            r#""a" "b""#,
            r#"w/"a""#,
            r#""a b""#,
            r#"*, "a""#,
            ",",
        ] {
            check(value, false);
        }
    }
}
