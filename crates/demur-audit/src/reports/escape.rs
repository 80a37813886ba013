//! What may stand where: what a server answers is hostile, and each output has its own letters that mean something.

use std::borrow::Cow;

/// Takes the place of what was cut away.
const CUT: char = '…';

/// One line that steers nothing: controls, line ends, letters that turn the direction of writing and letters that
/// cannot be seen are written as `\xHH` or `\u{…}`. A backslash of the text itself stays as it is.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
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

/// Several lines, each of them visible. A carriage return before a line end is part of it.
pub(super) fn visible_lines(text: &str) -> String {
    let lines = text.split('\n');
    let lines = lines.map(|line| visible(line.strip_suffix('\r').unwrap_or(line)));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a letter does something, or cannot be seen at all, or is none.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// JSON in which what cannot be seen is escaped: such letters stand inside of strings only.
pub(crate) fn json(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    for letter in written.chars() {
        if letter == '\n' || !is_unseen(letter) {
            out.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

/// Text between tags of XML or HTML, or in an attribute that stands in quotes. What XML 1.0 forbids is written out.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in visible_lines(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

/// At most so many letters; what is too long ends with `…`.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    if text.chars().count() <= most {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().take(most.saturating_sub(1));
    Cow::Owned(kept.chain([CUT]).collect())
}

/// `1 finding`, `2 findings`.
pub(super) fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, json, visible, visible_lines, xml};

    #[test]
    fn what_steers_is_shown_and_does_nothing() {
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected);
        check("/orders/ü/日本", "/orders/ü/日本");
        check("\u{1b}[2J\u{7f}\r\n\t", "\\x1b[2J\\x7f\\x0d\\x0a\\x09");
        check("\u{9b}31m", "\\u{9b}31m");
        check("a\u{202e}b\u{2028}", "a\\u{202e}b\\u{2028}");
        check("\u{ffff}\u{e0041}", "\\u{ffff}\\u{e0041}");
        assert_eq!(visible_lines("a\r\nb\u{1b}\nc\rd"), "a\nb\\x1b\nc\\x0dd");
    }

    #[test]
    fn xml_has_no_tag_and_nothing_that_xml_forbids() {
        assert_eq!(
            xml("<a b=\"c\" d='e'>&\0\u{fffe}]]>"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\\x00\\u{fffe}]]&gt;"
        );
    }

    #[test]
    fn json_stays_the_same_and_can_be_seen() {
        let value = serde_json::json!({ "a": "\u{202e}\u{1b}\u{e0041}ü\n" });
        let written = json(&value.to_string());
        assert!(
            written.contains("\\u202e") && written.contains("\\udb40\\udc41"),
            "{written}"
        );
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&written).unwrap(),
            value
        );
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "ab…");
    }
}
