//! Blocks of bytes cut into lines.
//!
//! A block is read into the buffer and handed out as it lies there; only the bytes behind its last newline are carried
//! over to the next block. What a line means is left to the formats, where the bytes come from to the sources.

use memchr::{memchr, memchr_iter, memrchr};

/// The longest line that is handed out, in bytes without its `\n`.
pub const LONGEST_LINE: usize = 1 << 20;
/// What is read at once: little enough that it is still in the machine's cache when it is cut into lines.
const BLOCK: usize = 1 << 17;
/// The beginning of a line up to this length is moved to the start of the buffer, so that the same bytes of memory are
/// used again and again.
const MOVED: usize = 1 << 13;
/// What is kept of a line that is too long.
const SAMPLE: usize = 200;
/// How many such lines are kept.
const SAMPLES: usize = 5;
/// UTF-8 byte order mark, with which some editors and loggers begin a file.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// One line, without its newline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'l> {
    /// Its bytes, without `\n` and `\r\n`, otherwise as they are in the file.
    pub bytes: &'l [u8],
    /// The offset behind it and its newline.
    pub end: u64,
    /// The first line of a file is 1.
    pub number: u64,
}

/// Whole lines that lie behind each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block<'b> {
    /// The lines with their newlines. Only at the end of a file may the last newline be missing.
    pub bytes: &'b [u8],
    /// The offset behind the last line.
    pub end: u64,
    /// The number of the first line.
    pub first: u64,
}

impl<'b> Block<'b> {
    /// The lines, in order.
    pub fn lines(self) -> BlockLines<'b> {
        BlockLines {
            rest: self.bytes,
            end: self.end,
            number: self.first,
        }
    }
}

/// The lines of a block.
#[derive(Debug, Clone)]
pub struct BlockLines<'b> {
    rest: &'b [u8],
    end: u64,
    number: u64,
}

impl<'b> Iterator for BlockLines<'b> {
    type Item = Line<'b>;

    #[inline]
    fn next(&mut self) -> Option<Line<'b>> {
        if self.rest.is_empty() {
            return None;
        }
        let at = memchr(b'\n', self.rest).unwrap_or(self.rest.len());
        let (bytes, rest) = self.rest.split_at_checked(at)?;
        self.rest = rest.get(1..).unwrap_or_default();
        let number = self.number;
        self.number += 1;
        Some(Line {
            bytes: bytes.strip_suffix(b"\r").unwrap_or(bytes),
            // Counted from the end: the beginning may lie in what was cut off when the file was emptied.
            end: self.end.saturating_sub(self.rest.len() as u64),
            number,
        })
    }
}

/// Lines that were skipped because they are longer than [`LONGEST_LINE`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TooLong {
    /// How many.
    pub count: u64,
    /// The first few of them: the number of the line and its first 200 bytes.
    pub samples: Vec<(u64, Vec<u8>)>,
}

impl TooLong {
    fn add(&mut self, number: u64, line: &[u8]) {
        self.count += 1;
        if self.samples.len() < SAMPLES {
            let sample = line.get(..SAMPLE).unwrap_or(line);
            self.samples.push((number, sample.to_vec()));
        }
    }

    /// Adds what another reader of the same input skipped.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        let room = SAMPLES.saturating_sub(self.samples.len());
        self.samples
            .extend(other.samples.iter().take(room).cloned());
    }
}

/// Cuts what is read into lines.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    buffer: Vec<u8>,
    /// The first byte that was not handed out.
    start: usize,
    /// Behind the last whole line.
    whole: usize,
    /// Behind the last byte that was read.
    end: usize,
    /// The offset of `end` in the file.
    offset: u64,
    /// Lines of the file before `start`.
    number: u64,
    /// Where the line begins that is too long and has not ended yet.
    skipping: Option<u64>,
    too_long: TooLong,
}

impl Lines {
    /// For a file from the given offset on, before which there are that many lines.
    pub fn starting_at(offset: u64, number: u64) -> Self {
        Self {
            offset,
            number,
            ..Self::default()
        }
    }

    /// Reads once, at most 128 KiB, unless whole lines still wait to be taken. Says how many bytes came; 0 is the end.
    pub fn fill<E>(
        &mut self,
        read: impl FnOnce(&mut [u8]) -> Result<usize, E>,
    ) -> Result<usize, E> {
        if self.has_block() {
            return Ok(self.whole - self.start);
        }
        self.make_room();
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        let most = room.len().min(BLOCK);
        let room = room.get_mut(..most).unwrap_or_default();
        let count = read(room)?.min(most);
        let new = self.end;
        self.end += count;
        self.offset += count as u64;
        self.find_lines(new);
        Ok(count)
    }

    /// Whether there is a whole line.
    pub fn has_block(&self) -> bool {
        self.whole > self.start
    }

    /// All whole lines that were read and not yet handed out.
    pub fn block(&mut self) -> Option<Block<'_>> {
        let whole = self.whole;
        self.has_block().then(|| self.take(whole))
    }

    /// What is left when nothing follows: a line without a newline.
    pub fn finish(&mut self) -> Option<Block<'_>> {
        if self.skipping.take().is_some() {
            self.number += 1;
        }
        let end = self.end;
        (end > self.start).then(|| self.take(end))
    }

    /// The beginning of a line whose newline has not been read.
    pub fn held(&self) -> &[u8] {
        self.buffer.get(self.whole..self.end).unwrap_or_default()
    }

    /// All that was read and not handed out.
    pub(super) fn waiting(&self) -> &[u8] {
        self.buffer.get(self.start..self.whole).unwrap_or_default()
    }

    /// Where to go on when everything that was handed out has been kept: the offset, and the lines before it.
    pub fn checkpoint(&self) -> (u64, u64) {
        let held = (self.end - self.start) as u64;
        let offset = self.offset.saturating_sub(held);
        (self.skipping.unwrap_or(offset), self.number)
    }

    /// The file begins anew. The beginning of a line is kept: its writer goes on where it was.
    pub(super) fn restart(&mut self) {
        self.offset = 0;
        self.number = 0;
        self.skipping = self.skipping.map(|_| 0);
    }

    /// Lines that were skipped.
    pub fn too_long(&self) -> &TooLong {
        &self.too_long
    }

    /// Gives the buffer back, when nothing more will come.
    pub(super) fn release(&mut self) {
        self.buffer = Vec::new();
        (self.start, self.whole, self.end) = (0, 0, 0);
    }

    fn make_room(&mut self) {
        if self.buffer.is_empty() {
            self.buffer = vec![0; LONGEST_LINE + BLOCK];
        }
        let is_little = self.end - self.start <= MOVED;
        if self.start > 0 && (is_little || self.buffer.len() - self.end < BLOCK) {
            self.buffer.copy_within(self.start..self.end, 0);
            self.whole -= self.start;
            self.end -= self.start;
            self.start = 0;
        }
    }

    /// Finds out where the last whole line ends, and drops lines that are too long, after bytes from `new` on came.
    fn find_lines(&mut self, new: usize) {
        let mut from = new;
        if self.skipping.is_some() || new > self.start {
            let came = self.buffer.get(new..self.end).unwrap_or_default();
            if let Some(at) = memchr(b'\n', came) {
                from = self.end_first_line(new + at);
            }
        }
        if self.skipping.is_some() {
            (self.start, self.whole, self.end) = (0, 0, 0);
            return;
        }
        let came = self.buffer.get(from..self.end).unwrap_or_default();
        if let Some(at) = memrchr(b'\n', came) {
            self.whole = from + at + 1;
        }
        if self.end - self.whole > LONGEST_LINE {
            self.skip();
        }
    }

    /// The first line ends at this newline. Where the search goes on: at the newline, or behind it if the line is dropped.
    fn end_first_line(&mut self, newline: usize) -> usize {
        if self.skipping.take().is_none() {
            let line = self.buffer.get(self.start..newline).unwrap_or_default();
            if line.len() <= LONGEST_LINE {
                return newline;
            }
            self.too_long.add(self.number + 1, line);
        }
        self.number += 1;
        (self.start, self.whole) = (newline + 1, newline + 1);
        newline + 1
    }

    /// What is held has become too long before its newline came.
    fn skip(&mut self) {
        let held = self.buffer.get(self.whole..self.end).unwrap_or_default();
        let ready = self.buffer.get(self.start..self.whole).unwrap_or_default();
        let before = self.number + memchr_iter(b'\n', ready).count() as u64;
        self.too_long.add(before + 1, held);
        self.skipping = Some(self.offset.saturating_sub(held.len() as u64));
        self.end = self.whole;
    }

    fn take(&mut self, until: usize) -> Block<'_> {
        let behind = (self.end - until) as u64;
        let mut bytes = self.buffer.get(self.start..until).unwrap_or_default();
        // When a line is being skipped, what follows the block is no longer in the buffer.
        let end = self.skipping.unwrap_or(self.offset.saturating_sub(behind));
        let first = self.number + 1;
        self.start = until;
        self.whole = until;
        let newlines = memchr_iter(b'\n', bytes).count() as u64;
        self.number += newlines + u64::from(bytes.last() != Some(&b'\n'));
        if end == bytes.len() as u64 {
            bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
        }
        Block { bytes, end, first }
    }
}
