//! Text from outside, which may hold letters that do something where it is shown.

use std::borrow::Cow;

/// Whether a letter steers what is shown after it, or shows nothing, or nothing that anybody agrees on.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || (letter.is_whitespace() && letter != ' ')
        || matches!(letter,
            // Directions, joiners, fillers, tags.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
            // For private use, and no letters at all.
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..='\u{10ffff}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// One line that steers nothing: controls, line ends, letters that turn the direction of writing and letters that
/// cannot be seen are written as `\xHH` or `\u{…}`. A backslash of the text itself stays as it is.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\0'..='\u{1f}' | '\u{7f}' => out.push_str(&format!("\\x{:02x}", u32::from(letter))),
            _ if is_unseen(letter) => out.push_str(&format!("\\u{{{:x}}}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_steers_or_hides_is_spelt_out() {
        assert_eq!(visible("a\x1b[2J\r\nb"), "a\\x1b[2J\\x0d\\x0ab");
        assert_eq!(visible("a\u{202e}b\u{3164}c"), "a\\u{202e}b\\u{3164}c");
        assert_eq!(visible("/größe/日本/שלום/😀"), "/größe/日本/שלום/😀");
        assert_eq!(visible("grün, \\x1b"), "grün, \\x1b");
    }
}
