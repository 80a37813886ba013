//! Writing JSON text. Problems are small and their members are known, so a tree
//! of values would only be in the way.

/// An object that is being written.
#[derive(Debug)]
pub(crate) struct Object {
    text: String,
}

impl Object {
    pub(crate) fn new() -> Self {
        let mut text = String::with_capacity(256);
        text.push('{');
        Self { text }
    }

    pub(crate) fn string(&mut self, name: &str, value: &str) -> &mut Self {
        self.key(name);
        push_string(&mut self.text, value);
        self
    }

    pub(crate) fn optional(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.string(name, value);
        }
        self
    }

    /// A value that is JSON text already: a number, a literal, an array, an object.
    pub(crate) fn raw(&mut self, name: &str, json: &str) -> &mut Self {
        self.key(name);
        self.text.push_str(json);
        self
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.push('}');
        self.text
    }

    fn key(&mut self, name: &str) {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        push_string(&mut self.text, name);
        self.text.push(':');
    }
}

/// An array of JSON texts.
pub(crate) fn array(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// Appends a JSON string. `<` is escaped too, so that the text can never be
/// taken for markup.
fn push_string(out: &mut String, value: &str) {
    out.reserve(value.len() + 2);
    out.push('"');
    // Nearly all of what is written here needs no look at single characters.
    if value.bytes().all(is_plain) {
        out.push_str(value);
        out.push('"');
        return;
    }
    let mut plain = 0;
    for (at, character) in value
        .char_indices()
        .filter(|(_, character)| needs_escape(*character))
    {
        out.push_str(value.get(plain..at).unwrap_or_default());
        plain = at + character.len_utf8();
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => out.push_str(&format!("\\u{:04x}", u32::from(character))),
        }
    }
    out.push_str(value.get(plain..).unwrap_or_default());
    out.push('"');
}

/// ASCII that stands for itself.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\' | b'<')
}

fn needs_escape(character: char) -> bool {
    matches!(character, '"' | '\\' | '<' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::Object;

    #[test]
    fn strings_are_escaped() {
        let mut object = Object::new();
        object
            .string("a", "\"\\\n\u{1}<script>\u{2028}")
            .raw("n", "1");
        assert_eq!(
            object.finish(),
            "{\"a\":\"\\\"\\\\\\n\\u0001\\u003cscript>\\u2028\",\"n\":1}"
        );
    }
}
