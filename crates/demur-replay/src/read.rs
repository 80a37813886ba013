//! Recordings: HAR files, access logs, and our own events.
//!
//! Lines come from outside and may hold anything. A line is read under a limit, what cannot be read is counted, and
//! the first few are shown, without what stands behind a `?`.

mod access_log;
mod event;
mod har;

use crate::masked;
use crate::recorded::Recorded;

/// The longest line that is read.
const LONGEST_LINE: usize = 1 << 20;

/// The largest HAR file that is read: it is one JSON text, so all of it is in memory at once.
const LARGEST_HAR: usize = 1 << 28;

/// How many unread lines are shown.
const MOST_SHOWN: usize = 5;

/// How a recording is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// HTTP Archive 1.2, one JSON text.
    Har,
    /// Common or combined log format, with anything behind its fields.
    AccessLog,
    /// Our own events, one JSON object a line.
    Events,
}

impl Format {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Har => "har",
            Self::AccessLog => "access-log",
            Self::Events => "events",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Har, Self::AccessLog, Self::Events]
            .into_iter()
            .find(|one| one.as_str() == name)
    }
}

/// What could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// How many lines or entries.
    pub total: u64,
    /// The first few.
    pub first: Vec<UnreadLine>,
}

/// One line or entry that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadLine {
    /// `line` or `entry`.
    pub place: &'static str,
    /// Its number, counted from 1.
    pub number: u64,
    /// Why not.
    pub reason: &'static str,
    /// How it begins.
    pub excerpt: String,
}

impl Unread {
    fn add(&mut self, place: &'static str, number: u64, reason: &'static str, line: &[u8]) {
        self.total += 1;
        if self.first.len() < MOST_SHOWN {
            self.first.push(UnreadLine {
                place,
                number,
                reason,
                excerpt: masked::line(line),
            });
        }
    }
}

/// Tells the format from the beginning of a recording; a few hundred kilobytes are more than enough.
pub fn detect(start: &[u8]) -> Option<Format> {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = start.trim_ascii_start();
    if text.first() != Some(&b'{') {
        let mut lines = text.split(|byte| *byte == b'\n').take(20);
        return lines
            .any(|line| access_log::read(line).is_ok())
            .then_some(Format::AccessLog);
    }
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if event::is_event(first) {
        return Some(Format::Events);
    }
    let rest = text.get(1..).unwrap_or_default().trim_ascii_start();
    rest.starts_with(b"\"log\"").then_some(Format::Har)
}

/// Reads a recording piece by piece.
#[derive(Debug)]
pub struct Reader {
    format: Format,
    /// What came of the line that is not complete yet; all of a HAR file.
    held: Vec<u8>,
    is_too_long: bool,
    line: u64,
    unread: Unread,
}

impl Reader {
    /// A reader at the beginning of a recording.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            held: Vec::new(),
            is_too_long: false,
            line: 0,
            unread: Unread::default(),
        }
    }

    /// Reads on; each request that is complete goes to `take`.
    pub fn feed(&mut self, bytes: &[u8], take: &mut dyn FnMut(Recorded)) {
        match self.format {
            Format::Har => self.hold(bytes, LARGEST_HAR),
            Format::AccessLog | Format::Events => self.feed_lines(bytes, take),
        }
    }

    fn feed_lines(&mut self, bytes: &[u8], take: &mut dyn FnMut(Recorded)) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            if let Some(end) = piece.strip_suffix(b"\n") {
                self.hold(end, LONGEST_LINE);
                self.end_line(take);
            } else {
                self.hold(piece, LONGEST_LINE);
            }
        }
    }

    fn hold(&mut self, bytes: &[u8], limit: usize) {
        if self.held.len() + bytes.len() > limit {
            self.is_too_long = true;
        } else if !self.is_too_long {
            self.held.extend_from_slice(bytes);
        }
    }

    fn end_line(&mut self, take: &mut dyn FnMut(Recorded)) {
        self.line += 1;
        let start = if self.line == 1 {
            &b"\xef\xbb\xbf"[..]
        } else {
            b""
        };
        let line = self.held.strip_prefix(start).unwrap_or(&self.held);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if self.is_too_long {
            self.unread
                .add("line", self.line, "it is longer than 1 MiB", line);
        } else if !line.trim_ascii().is_empty() {
            let read = match self.format {
                Format::Events => event::read(line),
                Format::AccessLog | Format::Har => access_log::read(line),
            };
            match read {
                Ok(recorded) => take(recorded),
                Err(reason) => self.unread.add("line", self.line, reason, line),
            }
        }
        self.held.clear();
        self.is_too_long = false;
    }

    /// Reads what is left, and tells what could not be read.
    pub fn finish(mut self, take: &mut dyn FnMut(Recorded)) -> Unread {
        match self.format {
            Format::Har if self.is_too_long => {
                self.unread
                    .add("entry", 1, "the file is larger than 256 MiB", b"");
            }
            Format::Har => har::read(&self.held, take, &mut self.unread),
            Format::AccessLog | Format::Events if !self.held.is_empty() || self.is_too_long => {
                self.end_line(take);
            }
            Format::AccessLog | Format::Events => {}
        }
        self.unread
    }
}

/// A status as it may stand in a recording. Statuses that were never sent, such as the 499 of nginx, and zeros are
/// none; 101 is one.
fn status(number: u64) -> Option<u16> {
    let status = u16::try_from(number).ok()?;
    ((100..=599).contains(&status) && !matches!(status, 444 | 499)).then_some(status)
}

/// Whether a method and a target can stand in a request line at all. What else may be wrong with them is for the
/// table to say.
fn fit_a_line(method: &str, target: &[u8]) -> bool {
    let fits =
        |bytes: &[u8]| !bytes.is_empty() && !bytes.iter().any(|byte| matches!(byte, b'\r' | b'\n'));
    fits(method.as_bytes()) && fits(target)
}
