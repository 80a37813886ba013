//! Somebody who writes a log in odd pieces and puts it away now and then.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Xorshift: small, and the same everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let limit = u64::try_from(limit.max(1)).unwrap();
        usize::try_from(self.0 % limit).unwrap()
    }
}

/// A log that is being written.
pub(crate) struct Writer<'l> {
    pub(crate) path: PathBuf,
    file: File,
    rest: &'l [u8],
}

impl<'l> Writer<'l> {
    pub(crate) fn new(path: &Path, log: &'l [u8]) -> Self {
        Self {
            path: path.to_owned(),
            file: append(path),
            rest: log,
        }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Writes so many bytes, wherever they end.
    pub(crate) fn write(&mut self, bytes: usize) {
        let (piece, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.file.write_all(piece).unwrap();
        self.rest = rest;
    }

    /// Writes up to the end of a line.
    pub(crate) fn end_line(&mut self) {
        let end = self.rest.iter().position(|byte| *byte == b'\n');
        self.write(end.map_or(0, |end| end + 1));
    }

    /// Gives the file another name and goes on with a new one, as servers do when they are told to; a line that has
    /// begun is ended in the old one.
    pub(crate) fn rotate(&mut self) {
        shift(&self.path);
        fs::rename(&self.path, numbered(&self.path, 1)).unwrap();
        self.end_line();
        self.file = append(&self.path);
    }

    /// Copies the file and empties it, as `copytruncate` does; a line that has begun is ended in the emptied file.
    pub(crate) fn copy_and_cut(&mut self) {
        shift(&self.path);
        fs::copy(&self.path, numbered(&self.path, 1)).unwrap();
        self.file.set_len(0).unwrap();
    }
}

fn append(path: &Path) -> File {
    let mut options = File::options();
    options.create(true).append(true).open(path).unwrap()
}

/// Older files get the next number.
fn shift(path: &Path) {
    let is_there = |number: &u32| numbered(path, *number).exists();
    for number in (1..100)
        .filter(is_there)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        fs::rename(numbered(path, number), numbered(path, number + 1)).unwrap();
    }
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    PathBuf::from(format!("{}.{number}", path.display()))
}
