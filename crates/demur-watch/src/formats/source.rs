//! The text of a format, taken out of the directive and the quotes it was copied with.

use super::FormatError;

/// The bytes of a format, and where each of them stood in what the user wrote.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    pub(super) bytes: Vec<u8>,
    places: Vec<usize>,
}

impl Source {
    /// The text as it is.
    pub(super) fn plain(text: &str) -> Self {
        let mut source = Self::default();
        source.extend(0, text);
        source
    }

    /// Every quoted string of the text, put together. nginx lets a format go over many of them.
    pub(super) fn of_strings(text: &str, base: usize) -> Result<Self, FormatError> {
        let mut source = Self::default();
        let mut open: Option<(usize, char)> = None;
        let mut letters = text.char_indices();
        while let Some((at, letter)) = letters.next() {
            let place = base + at;
            match (open, letter) {
                (None, '\'' | '"') => open = Some((place, letter)),
                (None, _) => {}
                (Some((_, quote)), _) if letter == quote => open = None,
                (Some(_), '\\') => source.escape(place, letters.next()),
                (Some(_), _) => source.push(place, letter),
            }
        }
        match open {
            None => Ok(source),
            Some((at, quote)) => Err(FormatError::new(
                at,
                "a quoted text does not end",
                format!("close it with {quote}"),
            )),
        }
    }

    /// The text with the backslashes of a configuration file undone.
    pub(super) fn unescaped(text: &str) -> Self {
        let mut source = Self::default();
        let mut letters = text.char_indices();
        while let Some((at, letter)) = letters.next() {
            if letter == '\\' {
                source.escape(at, letters.next());
            } else {
                source.push(at, letter);
            }
        }
        source
    }

    /// Where a byte stood.
    pub(super) fn place(&self, at: usize) -> usize {
        self.places
            .get(at)
            .or(self.places.last())
            .copied()
            .unwrap_or(0)
    }

    fn escape(&mut self, at: usize, letter: Option<(usize, char)>) {
        match letter.map(|(_, letter)| letter) {
            Some('n') => self.push(at, '\n'),
            Some('t') => self.push(at, '\t'),
            Some('r') => self.push(at, '\r'),
            Some(letter @ ('"' | '\'' | '\\')) => self.push(at, letter),
            Some(letter) => {
                self.push(at, '\\');
                self.push(at + 1, letter);
            }
            None => self.push(at, '\\'),
        }
    }

    fn extend(&mut self, base: usize, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.places.extend((0..text.len()).map(|at| base + at));
    }

    fn push(&mut self, at: usize, letter: char) {
        self.extend(at, letter.encode_utf8(&mut [0; 4]));
    }
}
