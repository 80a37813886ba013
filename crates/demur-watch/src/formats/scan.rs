//! A reader that goes over one JSON text from left to right and hands out what is asked for.
//!
//! It is no validator: what nobody asks for only has to end. It keeps no more than a place and a count, however deep
//! the text is nested.

use memchr::{memchr, memchr2};

use super::Unread;

/// A place in a text.
#[derive(Debug)]
pub(super) struct Scan<'l> {
    rest: &'l [u8],
    /// Whether there is a backslash anywhere.
    pub(super) escaped: bool,
}

/// A string without its quotes, or what stands there without any: a number, `true`, `null`, nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scalar<'l> {
    Quoted(&'l [u8]),
    Bare(&'l [u8]),
}

impl<'l> Scan<'l> {
    pub(super) fn new(text: &'l [u8]) -> Self {
        Self {
            rest: text,
            escaped: memchr(b'\\', text).is_some(),
        }
    }

    /// The next byte that is no blank.
    pub(super) fn peek(&mut self) -> Option<u8> {
        match *self.rest {
            [byte @ b'!'..=0xff, ..] => Some(byte),
            _ => self.peek_behind_blanks(),
        }
    }

    /// Most writers put none.
    #[cold]
    fn peek_behind_blanks(&mut self) -> Option<u8> {
        let blanks = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.advance(self.rest.iter().take_while(blanks).count());
        self.rest.first().copied()
    }

    /// Goes over the byte if it comes next.
    pub(super) fn accept(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.advance(1);
        }
        found
    }

    /// Goes over the byte, which has to come next.
    pub(super) fn expect(&mut self, wanted: u8) -> Result<(), Unread> {
        match self.peek() {
            Some(byte) if byte == wanted => {
                self.advance(1);
                Ok(())
            }
            Some(_) => Err(Unread::Json),
            None => Err(Unread::Cut),
        }
    }

    /// The inside of a string, escapes and all.
    pub(super) fn string(&mut self) -> Result<&'l [u8], Unread> {
        self.expect(b'"')?;
        let end = if self.escaped {
            self.end_behind_escapes()
        } else {
            memchr(b'"', self.rest)
        };
        let (inside, _) = end
            .and_then(|end| self.rest.split_at_checked(end))
            .ok_or(Unread::Cut)?;
        self.advance(inside.len() + 1);
        Ok(inside)
    }

    /// A string, or what goes on until a comma or the end of what it stands in.
    pub(super) fn scalar(&mut self) -> Result<Scalar<'l>, Unread> {
        if self.peek() == Some(b'"') {
            return self.string().map(Scalar::Quoted);
        }
        let goes_on = |byte: &&u8| !matches!(byte, b',' | b'}' | b']' | b' ' | b'\t');
        let length = self.rest.iter().take_while(goes_on).count();
        let (bare, rest) = self.rest.split_at_checked(length).ok_or(Unread::Cut)?;
        self.rest = rest;
        Ok(Scalar::Bare(bare))
    }

    /// Goes over one value, whatever it is.
    pub(super) fn skip(&mut self) -> Result<(), Unread> {
        match self.peek() {
            Some(b'{' | b'[') => {
                self.advance(1);
                self.leave()
            }
            _ => self.scalar().map(|_| ()),
        }
    }

    /// Goes over the rest of an object or array that has been entered. Which kind of bracket ends which is not looked
    /// at.
    pub(super) fn leave(&mut self) -> Result<(), Unread> {
        let mut open = 1_usize;
        while open > 0 {
            match self.peek() {
                Some(b'"') => drop(self.string()?),
                Some(b'{' | b'[') => {
                    self.advance(1);
                    open += 1;
                }
                Some(b'}' | b']') => {
                    self.advance(1);
                    open -= 1;
                }
                Some(b',' | b':') => self.advance(1),
                Some(_) => drop(self.scalar()?),
                None => return Err(Unread::Cut),
            }
        }
        Ok(())
    }

    fn end_behind_escapes(&self) -> Option<usize> {
        let mut from = 0;
        loop {
            let place = from + memchr2(b'"', b'\\', self.rest.get(from..)?)?;
            if self.rest.get(place) == Some(&b'"') {
                return Some(place);
            }
            from = place + 2;
        }
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(), Unread>) {
        let mut scan = Scan::new(text.as_bytes());
        let found = scan.skip();
        assert_eq!(found, expected, "{text}");
        if found.is_ok() {
            assert_eq!(scan.peek(), Some(b'!'), "{text}");
        }
    }

    #[test]
    fn values_are_skipped_to_their_end() {
        for text in [
            r#""a" !"#,
            r#""a\"}\\" !"#,
            r#"{"a":{"b":[1,"]}",{}]},"c":null} !"#,
            "[] !",
            "1.5e3 !",
            "true !",
        ] {
            check(text, Ok(()));
        }
    }

    #[test]
    fn values_that_do_not_end_are_told() {
        for text in [r#"""#, r#""a\""#, "{", r#"{"a":["#, r#"[[["a"]]"#] {
            check(text, Err(Unread::Cut));
        }
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = format!("{}{} !", "[".repeat(500_000), "]".repeat(500_000));
        check(&deep, Ok(()));
    }

    #[test]
    fn scalars_may_be_missing() {
        let mut scan = Scan::new(b",1}");
        assert_eq!(scan.scalar(), Ok(Scalar::Bare(b"")));
        assert!(scan.accept(b','));
        assert_eq!(scan.scalar(), Ok(Scalar::Bare(b"1")));
    }
}
