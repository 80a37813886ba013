//! JSON as all outputs write it: the same bytes for the same values, and no letter in it that does something to
//! whoever prints it.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::escape::is_unseen;

/// On one line, without its end.
pub(crate) fn line<T: Serialize>(value: &T) -> String {
    written(value, Layout::default())
}

/// Members of the first two objects, and the items of lists in them, have lines of their own, so that two reports can
/// be compared line by line.
pub(crate) fn lines<T: Serialize>(value: &T) -> String {
    let mut text = written(
        value,
        Layout {
            objects: 2,
            lists: 3,
            ..Layout::default()
        },
    );
    text.push('\n');
    text
}

fn written<T: Serialize>(value: &T, layout: Layout) -> String {
    let mut out = Vec::new();
    // A `Vec` takes everything, and what is written here has neither maps nor anything else that could fail.
    let result = value.serialize(&mut Serializer::with_formatter(&mut out, layout));
    debug_assert!(result.is_ok(), "plain values can be written");
    String::from_utf8(out).unwrap_or_default()
}

/// Where lines are broken, and how text and numbers are written.
#[derive(Debug, Clone, Copy, Default)]
struct Layout {
    /// Objects down to this depth have a line for each member.
    objects: usize,
    /// Lists down to this depth have a line for each item.
    lists: usize,
    depth: usize,
    has_items: bool,
}

impl Layout {
    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_items = false;
        writer.write_all(bracket)
    }

    fn item<W: ?Sized + Write>(
        &self,
        writer: &mut W,
        first: bool,
        deepest: usize,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth <= deepest {
            writer.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        bracket: &[u8],
        deepest: usize,
    ) -> io::Result<()> {
        if self.has_items && self.depth <= deepest {
            writer.write_all(b"\n")?;
        }
        self.depth = self.depth.saturating_sub(1);
        self.has_items = true;
        writer.write_all(bracket)
    }
}

impl Formatter for Layout {
    /// Four decimals: more would differ from machine to machine and tell nobody anything.
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let rounded = (value * 10_000.0).round() / 10_000.0;
        let shown = if rounded.is_finite() { rounded } else { value };
        // No number is written as `-0`.
        write!(writer, "{}", shown + 0.0)
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(letter) = rest.chars().find(|letter| is_unseen(*letter)) {
            let (before, behind) = rest.split_once(letter).unwrap_or((rest, ""));
            writer.write_all(before.as_bytes())?;
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = behind;
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.item(writer, first, self.lists)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_items = true;
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]", self.lists)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.item(writer, first, self.objects)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_items = true;
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}", self.objects)
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::{line, lines};

    #[test]
    fn letters_that_do_something_are_escaped_and_come_back() {
        let text = "\u{1b}[2J\u{7f}\u{9b}\u{2028}\u{202e}\u{e0041}\"\\ü日\u{0}";
        let written = line(&text);
        assert_eq!(
            written,
            "\"\\u001b[2J\\u007f\\u009b\\u2028\\u202e\\udb40\\udc41\\\"\\\\ü日\\u0000\""
        );
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }

    #[test]
    fn numbers_have_four_decimals_at_most() {
        let check = |number: f64, expected: &str| assert_eq!(line(&number), expected);
        check(0.123_456, "0.1235");
        check(3.0, "3");
        check(-0.000_01, "0");
        check(f64::NAN, "null");
        check(1e300, &format!("{}", 1e300));
        check(f64::MAX, &format!("{}", f64::MAX));
    }

    #[test]
    fn only_the_outer_levels_have_lines() {
        #[derive(Serialize)]
        struct Outer {
            list: Vec<Inner>,
            none: [u8; 0],
            inner: Deep,
        }
        #[derive(Serialize)]
        struct Inner {
            a: u8,
            b: [u8; 2],
        }
        #[derive(Serialize)]
        struct Deep {
            rows: Vec<Inner>,
        }
        let row = || vec![Inner { a: 1, b: [1, 2] }];
        let value = Outer {
            list: row(),
            none: [],
            inner: Deep { rows: row() },
        };
        let expected = "{\n\"list\":[\n{\"a\":1,\"b\":[1,2]}\n],\n\"none\":[],\n\"inner\":{\n\"rows\":[\n{\"a\":1,\"b\":[1,2]}\n]\n}\n}\n";
        assert_eq!(lines(&value), expected);
        assert_eq!(line(&value), expected.replace('\n', ""));
    }
}
