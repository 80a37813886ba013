//! What may stand where: what a server answers is hostile, and each output has its own letters that mean something.

use std::borrow::Cow;

pub(super) use demur_report::{is_unseen, visible};

/// Takes the place of what was cut away.
const CUT: char = '…';

/// Several lines, each of them visible. A carriage return before a line end is part of it.
pub(super) fn visible_lines(text: &str) -> String {
    let lines = text.split('\n');
    let lines = lines.map(|line| visible(line.strip_suffix('\r').unwrap_or(line)));
    lines.collect::<Vec<_>>().join("\n")
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
