//! What may stand where: text of a log is hostile, and each output has its own letters that mean something.
//!
//! Only what several outputs share is here; the letters of one output alone are escaped in its file.

use std::borrow::Cow;

pub use demur_report::{is_unseen, visible};

/// Takes the place of what was cut away.
const CUT: char = '…';

/// Letters that fill no column of their own are counted too, so that a cut text cannot be long all the same.
const LETTERS_PER_COLUMN: usize = 4;

/// The same for bytes that may be no text: what is not UTF-8 is written as `\xHH`.
pub fn visible_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(&visible(chunk.valid()));
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out
}

/// Text between tags, or in an attribute that stands in quotes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in visible(text).chars() {
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

/// A cell of CSV: quoted where RFC 4180 wants it, and never a formula where a spreadsheet opens the file.
pub fn csv(text: &str) -> String {
    let text = visible(text);
    // Also behind blanks, which some programs remove, and in the full width that some keyboards write. `'` is what
    // spreadsheets themselves put before text that looks like a formula.
    let starts_formula = text.trim_start().starts_with(is_formula_letter);
    let text = if starts_formula || text_starts_with_control(&text) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    };
    if text.contains(['"', ',', ';', '\'']) || text.starts_with(' ') || text.ends_with(' ') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.into_owned()
}

/// At most so many columns of a terminal; what is too long ends with `…`. The text has to be visible already.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if fits(text, columns) {
        return Cow::Borrowed(text);
    }
    let mut out = beginning(text.chars(), columns.saturating_sub(1));
    if columns > 0 {
        out.push(CUT);
    }
    Cow::Owned(out)
}

/// The same for paths, whose end tells as much as their beginning: what is too long has its `…` inside.
pub fn cut_inside(text: &str, columns: usize) -> Cow<'_, str> {
    if fits(text, columns) || columns < 8 {
        return cut(text, columns);
    }
    let behind = (columns - 1) * 2 / 5;
    let mut out = beginning(text.chars(), columns - 1 - behind);
    out.push(CUT);
    let end = beginning(text.chars().rev(), behind);
    out.extend(end.chars().rev());
    Cow::Owned(out)
}

/// How many columns of a terminal a text fills.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(columns_of).sum()
}

fn is_formula_letter(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// Whether the text began with a tab or a line end before it was made visible: a program that undoes `\x09` must not
/// find a formula either.
fn text_starts_with_control(text: &str) -> bool {
    ["\\x09", "\\x0a", "\\x0d"]
        .iter()
        .any(|start| text.starts_with(start))
}

fn fits(text: &str, columns: usize) -> bool {
    width(text) <= columns && text.chars().count() <= columns.saturating_mul(LETTERS_PER_COLUMN)
}

fn beginning(letters: impl Iterator<Item = char>, columns: usize) -> String {
    let mut left = columns;
    let mut out = String::new();
    for letter in letters.take(columns.saturating_mul(LETTERS_PER_COLUMN)) {
        let Some(rest) = left.checked_sub(columns_of(letter)) else {
            break;
        };
        left = rest;
        out.push(letter);
    }
    out
}

/// Marks that stand on the letter before them fill no column, letters of East Asia and most pictures two.
fn columns_of(letter: char) -> usize {
    match letter {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{csv, cut, cut_inside, html, visible, visible_bytes, width};

    #[test]
    fn what_steers_is_shown_and_does_nothing() {
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected);
        check("/orders/ü/日本", "/orders/ü/日本");
        check("\u{1b}[2J\u{7f}\r\n\t", "\\x1b[2J\\x7f\\x0d\\x0a\\x09");
        check("\u{9b}31m", "\\u{9b}31m");
        check(
            "a\u{202e}b\u{2066}\u{200f}",
            "a\\u{202e}b\\u{2066}\\u{200f}",
        );
        check(
            "a\u{2028}b\u{200b}\u{feff}",
            "a\\u{2028}b\\u{200b}\\u{feff}",
        );
        check("\u{e0041}", "\\u{e0041}");
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_bytes() {
        assert_eq!(
            visible_bytes(b"\x16\x03\x01a\xff\xc3"),
            "\\x16\\x03\\x01a\\xff\\xc3"
        );
        assert_eq!(visible_bytes("/ü\n".as_bytes()), "/ü\\x0a");
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        let check = |text: &str, expected: &str| assert_eq!(csv(text), expected);
        check("/a/b", "/a/b");
        check("", "");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("+1", "\"'+1\"");
        check("-1", "\"'-1\"");
        check("@SUM(A1)", "\"'@SUM(A1)\"");
        check("  =1", "\"'  =1\"");
        check("＝1", "\"'＝1\"");
        check("\t=1", "\"'\\x09=1\"");
        check("\r=1", "\"'\\x0d=1\"");
        check("a,b", "\"a,b\"");
        check("a\nb", "a\\x0ab");
    }

    #[test]
    fn html_has_no_tag_and_leaves_no_attribute() {
        assert_eq!(
            html("<a b=\"c\" d='e'>&\u{202e}\0"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\\u{202e}\\x00"
        );
    }

    #[test]
    fn a_cut_text_fits_and_says_that_it_is_cut() {
        let check = |text: &str, columns, expected: &str| {
            let found = cut(text, columns);
            assert_eq!(found, expected);
            assert!(width(&found) <= columns);
        };
        check("/orders", 7, "/orders");
        check("/orders", 6, "/orde…");
        check("/日本語", 7, "/日本語");
        check("/日本語", 6, "/日本…");
        check("/日本語", 5, "/日…");
        check("abc", 0, "");
        let marks = "a".to_owned() + &"\u{301}".repeat(1_000);
        assert!(cut(&marks, 10).chars().count() <= 41);
    }

    #[test]
    fn a_path_that_is_cut_keeps_its_end() {
        assert_eq!(
            cut_inside("GET /api/v1/customers/{}/orders", 21),
            "GET /api/v1/…}/orders"
        );
        assert_eq!(cut_inside("/orders", 7), "/orders");
        assert_eq!(cut_inside("/orders", 5), "/ord…");
    }
}
