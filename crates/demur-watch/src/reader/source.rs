//! What a run reads to its end: files and the standard input, plain or packed.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::error::ReadError;
use super::lines::{Block, Lines, TooLong};
use super::packed::{MAGIC, Stream};
use super::position::Identity;

/// The name of the standard input.
const STANDARD_INPUT: &str = "-";
/// What is shown of a source before it is read.
const FIRST_LINES: usize = 256 * 1024;

/// One file, or the standard input, read block by block.
///
/// A file is opened when its first block is asked for, so that thousands can wait for their turn.
pub struct Source {
    /// As the user named it.
    pub name: String,
    path: PathBuf,
    /// Of a regular file. Others can be read once only.
    identity: Option<Identity>,
    state: State,
    lines: Lines,
}

enum State {
    Closed,
    Open(Box<Stream>),
    Done,
}

/// Checks everything that was named, and says all that is wrong with it.
pub fn open_all<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
) -> Result<Vec<Source>, Vec<ReadError>> {
    let (mut sources, mut errors) = (Vec::<Source>::new(), Vec::new());
    for path in paths {
        let source = Source::open(path.as_ref()).and_then(|source| once(&sources, source));
        match source {
            Ok(source) => sources.push(source),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() {
        Ok(sources)
    } else {
        Err(errors)
    }
}

fn once(sources: &[Source], source: Source) -> Result<Source, ReadError> {
    let twin = sources.iter().find(|other| match source.identity {
        Some(_) => other.identity == source.identity,
        None => other.path == source.path,
    });
    match twin {
        Some(other) => Err(ReadError::Twice {
            path: source.path,
            other: other.path.clone(),
        }),
        None => Ok(source),
    }
}

impl Source {
    /// Checks that it can be read. `-` is the standard input.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let mut source = Self {
            name: path.display().to_string(),
            path: path.to_owned(),
            identity: None,
            state: State::Closed,
            lines: Lines::default(),
        };
        if path != Path::new(STANDARD_INPUT) {
            source.identity = source.check()?;
        }
        Ok(source)
    }

    /// The next whole lines; at the end, a last line without a newline.
    ///
    /// An error ends the source. Every line before it has been handed out then.
    pub fn next_block(&mut self) -> Result<Option<Block<'_>>, ReadError> {
        while !self.lines.has_block() {
            if self.read()? == 0 {
                return Ok(self.end());
            }
        }
        Ok(self.lines.block())
    }

    /// The first whole lines, at most 256 KiB of them, for a look at the format and the first moment.
    ///
    /// They are handed out again by [`Source::next_block`]. A regular file is closed until then.
    pub fn first_lines(&mut self) -> Result<Vec<u8>, ReadError> {
        let is_new = matches!(self.state, State::Closed);
        while !self.lines.has_block() && self.read()? > 0 {}
        let lines = match self.lines.waiting() {
            [] => self.lines.held(),
            lines => lines,
        };
        let lines = whole_lines(lines).to_vec();
        if is_new && self.identity.is_some() {
            self.state = State::Closed;
            self.lines = Lines::default();
        }
        Ok(lines)
    }

    /// Lines that were skipped.
    pub fn too_long(&self) -> &TooLong {
        self.lines.too_long()
    }

    fn end(&mut self) -> Option<Block<'_>> {
        if self.lines.held().is_empty() {
            self.lines.release();
        }
        self.lines.finish()
    }

    fn read(&mut self) -> Result<usize, ReadError> {
        let result = self.read_stream();
        match result {
            Ok(0) => self.state = State::Done,
            Ok(_) => {}
            Err(_) => {
                self.state = State::Done;
                self.lines.release();
            }
        }
        result
    }

    fn read_stream(&mut self) -> Result<usize, ReadError> {
        if matches!(self.state, State::Closed) {
            self.state = State::Open(Box::new(self.stream()?));
        }
        let State::Open(stream) = &mut self.state else {
            return Ok(0);
        };
        let read = self.lines.fill(|room| stream.read(room));
        read.map_err(|failure| {
            let unread = self.lines.held().len();
            ReadError::reading(&self.path, stream, failure, unread)
        })
    }

    fn stream(&self) -> Result<Stream, ReadError> {
        let stream = match self.identity {
            None if self.path == Path::new(STANDARD_INPUT) => Stream::open(Box::new(io::stdin())),
            None => Stream::open(Box::new(self.file()?)),
            Some(identity) => {
                let file = self.file()?;
                let metadata = file.metadata().map_err(|error| self.opening(error))?;
                if Identity::of(&metadata) != identity {
                    return Err(ReadError::Replaced {
                        path: self.path.clone(),
                    });
                }
                Stream::open(Box::new(file))
            }
        };
        stream.map_err(|failure| ReadError::sniffing(&self.path, failure))
    }

    /// Which file it is, if it is a regular one.
    fn check(&self) -> Result<Option<Identity>, ReadError> {
        let metadata = fs::metadata(&self.path).map_err(|error| self.opening(error))?;
        if metadata.is_dir() {
            return Err(ReadError::Directory {
                path: self.path.clone(),
            });
        }
        if !metadata.is_file() {
            return Ok(None);
        }
        Stream::open(Box::new(self.file()?.take(MAGIC as u64)))
            .map_err(|failure| ReadError::sniffing(&self.path, failure))?;
        Ok(Some(Identity::of(&metadata)))
    }

    fn file(&self) -> Result<File, ReadError> {
        File::open(&self.path).map_err(|error| self.opening(error))
    }

    fn opening(&self, error: io::Error) -> ReadError {
        ReadError::opening(&self.path, error)
    }
}

fn whole_lines(lines: &[u8]) -> &[u8] {
    let Some(first) = lines.get(..FIRST_LINES) else {
        return lines;
    };
    let end = memchr::memrchr(b'\n', first).map_or(first.len(), |at| at + 1);
    first.get(..end).unwrap_or(first)
}
