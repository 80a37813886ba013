//! The texts that diagnostics point into: from a byte to line and column.

use std::collections::BTreeMap;

use crate::diagnostic::Span;

/// A place in a text as people count: from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Character within the line, from 1.
    pub column: usize,
}

/// The texts of the files that diagnostics name, each with the beginnings of its lines.
#[derive(Debug, Default)]
pub struct Sources(BTreeMap<String, Text>);

#[derive(Debug)]
struct Text {
    text: String,
    starts: Vec<usize>,
}

/// One line of a text, without its line break.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    pub(crate) number: usize,
    pub(crate) start: usize,
    pub(crate) text: &'a str,
}

impl Sources {
    /// Adds the text of a file under the name that its diagnostics use. A text that is not UTF-8
    /// has positions nobody could show, so it is left out.
    pub fn add(&mut self, file: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        if let Ok(text) = String::from_utf8(bytes.into()) {
            let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let starts = std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect();
            self.0.insert(file.into(), Text { text, starts });
        }
    }

    /// Line and column of a byte of a file; `None` where the text is not known or too short.
    pub fn line_column(&self, file: &str, byte: usize) -> Option<LineColumn> {
        let line = self.line(file, byte)?;
        let before = line.text.get(..byte - line.start).unwrap_or(line.text);
        Some(LineColumn {
            line: line.number,
            column: before.chars().count() + 1,
        })
    }

    /// The bytes of a line, counted from 1, without its line break.
    pub fn line_span(&self, file: &str, number: usize) -> Option<Span> {
        let start = *self.0.get(file)?.starts.get(number.checked_sub(1)?)?;
        let line = self.line(file, start)?;
        Some(Span {
            start,
            end: start + line.text.len(),
        })
    }

    /// The line that holds a byte; the end of the text belongs to the last line.
    pub(crate) fn line(&self, file: &str, byte: usize) -> Option<Line<'_>> {
        let Text { text, starts } = self.0.get(file)?;
        let number = starts.partition_point(|start| *start <= byte);
        let start = *starts.get(number.checked_sub(1)?)?;
        let end = starts.get(number).copied().unwrap_or(text.len());
        let line = text.get(start..end)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        (byte <= text.len()).then_some(Line {
            number,
            start,
            text: line,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{LineColumn, Sources};

    #[track_caller]
    fn check(text: &str, byte: usize, expected: Option<(usize, usize)>) {
        let mut sources = Sources::default();
        sources.add("f", text);
        let expected = expected.map(|(line, column)| LineColumn { line, column });
        assert_eq!(
            sources.line_column("f", byte),
            expected,
            "byte {byte} of {text:?}"
        );
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        check("a\nbc\n", 0, Some((1, 1)));
        check("a\nbc\n", 2, Some((2, 1)));
        check("a\nbc\n", 3, Some((2, 2)));
        check("a\r\nbc", 3, Some((2, 1)));
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        check("häß: x", 7, Some((1, 6)));
    }

    #[test]
    fn the_end_of_the_text_is_a_place_and_nothing_behind_it() {
        check("", 0, Some((1, 1)));
        check("a\n", 2, Some((2, 1)));
        check("a\n", 3, None);
    }
}
