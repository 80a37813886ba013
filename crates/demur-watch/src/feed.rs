//! One input: where its lines come from, how far it is, and when its next line was written.
//!
//! Several inputs are taken in the order of the time of their lines, whatever order they were named in: the one whose
//! next line is the oldest goes on until another one's is older. A line whose time is far from those around it does not
//! hold up its input, as one wrong clock moves nothing elsewhere either.

use std::sync::mpsc::{Receiver, TryRecvError};

use crate::clock::{AHEAD, LATENESS};
use crate::formats::{Parser, named};
use crate::reader::{Polled, ReadError, Source, Tail, TooLong};
use crate::report::Input;
use crate::session::{InputError, Log, count_skipped, count_unread};
use crate::store::Kept;
use crate::watch::Watch;

/// Bytes in which a format must show.
const BEGINNING: usize = 256 * 1024;

/// Bytes that are looked through for a line that agrees with the one before it.
const FARTHEST: usize = 4 << 20;

/// Where the lines of an input come from.
pub enum Origin {
    /// A file that is read once, from beginning to end.
    Whole(Box<Source>),
    /// A file that grows.
    Growing(Box<Tail>),
    /// What somebody else reads, because it comes when it comes.
    Sent(Receiver<Sent>),
    /// There is nothing more.
    Over,
}

/// What somebody else read.
pub type Sent = Result<Piece, ReadError>;

/// Whole lines, and how many were skipped so far.
#[derive(Debug, Default)]
pub struct Piece {
    /// The lines.
    pub bytes: Vec<u8>,
    /// All lines of the input that were skipped.
    pub too_long: TooLong,
}

/// When the next line was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nobody has looked yet.
    Ask,
    /// Then.
    At(u64),
    /// There is none for now.
    Quiet,
    /// There will be none.
    Over,
}

/// What asking brought beside lines.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    pub(crate) blocks: usize,
    pub(crate) notices: Vec<String>,
    pub(crate) failures: Vec<ReadError>,
}

/// One input.
pub(crate) struct Feed {
    name: String,
    origin: Origin,
    log: Option<Log>,
    /// What is known from before, until the first line comes.
    kept: Option<Kept>,
    /// Lines that were read; those before `at` have been taken.
    bytes: Vec<u8>,
    at: usize,
    moments: Moments,
    pub(crate) next: Next,
    skipped: TooLong,
    too_long: TooLong,
    /// Bytes that were read.
    pub(crate) read: u64,
    /// How often in a row there was nothing new.
    pub(crate) quiet: u32,
    complaint: Option<String>,
}

/// What a block could be had of.
enum Pulled {
    Lines,
    Notice(String),
    Quiet,
    Over,
}

impl Feed {
    pub(crate) fn new(name: String, origin: Origin, kept: Option<Kept>) -> Self {
        let (bytes, last) = match &kept {
            Some(kept) => (kept.waiting.clone(), kept.last),
            None => (Vec::new(), 0),
        };
        Self {
            name,
            next: match origin {
                Origin::Over => Next::Over,
                Origin::Whole(_) | Origin::Growing(_) | Origin::Sent(_) => Next::Ask,
            },
            origin,
            log: None,
            kept,
            bytes,
            at: 0,
            moments: Moments {
                last,
                previous: last,
            },
            skipped: TooLong::default(),
            too_long: TooLong::default(),
            read: 0,
            quiet: 0,
            complaint: None,
        }
    }

    /// A file that is read once. Its beginning is looked at, and then it is closed until it is its turn.
    pub(crate) fn whole(
        mut source: Source,
        format: Option<&(String, Parser)>,
        heard: &mut Heard,
    ) -> Result<Self, InputError> {
        let name = source.name.clone();
        let start = match source.first_lines() {
            Ok(start) => start,
            Err(failure) => {
                heard.failures.push(failure);
                return Ok(Self::new(name, Origin::Over, None));
            }
        };
        let mut feed = Self::new(name, Origin::Whole(Box::new(source)), None);
        if start.is_empty() {
            // There is nothing in it, or no line is short enough.
            return Ok(feed);
        }
        let log = Log::new(&feed.name, format, &start);
        let log = log.ok_or_else(|| InputError::Unknown(feed.name.clone()))?;
        // One that tells no time at once is the first, so that what it holds is counted.
        feed.next = Next::At(first_moment(&log, &start).unwrap_or(0));
        feed.log = Some(log);
        Ok(feed)
    }

    /// Looks for the next line, reading on if need be; `is_last` if nobody will ask again.
    pub(crate) fn ask(
        &mut self,
        format: Option<&(String, Parser)>,
        is_last: bool,
        heard: &mut Heard,
    ) -> Result<(), InputError> {
        self.next = self.look(false);
        while self.next == Next::Ask {
            let pulled = self.pull(heard);
            self.count_skipped();
            let is_end = match pulled {
                Pulled::Notice(notice) => {
                    heard.notices.push(notice);
                    continue;
                }
                Pulled::Lines => {
                    heard.blocks += 1;
                    self.quiet = 0;
                    false
                }
                Pulled::Quiet => {
                    self.quiet = self.quiet.saturating_add(1);
                    true
                }
                Pulled::Over => {
                    self.origin = Origin::Over;
                    true
                }
            };
            let ends = matches!(self.origin, Origin::Over) || (is_last && is_end);
            self.recognise(format, ends)?;
            self.next = self.look(is_end);
        }
        Ok(())
    }

    /// Looks once more at what is there, when nothing will be read any more.
    pub(crate) fn ask_no_more(&mut self, format: Option<&(String, Parser)>) {
        // What is written in no known format is counted in `input`.
        let _ = self.recognise(format, false);
        self.next = self.look(true);
    }

    /// Takes lines up to the first that is newer than `until`; `each` hears of every one.
    pub(crate) fn take(&mut self, until: u64, watch: &mut Watch, each: &mut dyn FnMut(&Watch)) {
        let Some(log) = &mut self.log else {
            self.next = Next::Ask;
            return;
        };
        while let Some((line, behind)) = line_at(&self.bytes, self.at) {
            match log.parser().read(line) {
                Ok(record) => {
                    let is_far = self.moments.is_far(record.at);
                    let second = if is_far {
                        moment_from(log.parser(), &self.bytes, behind)
                    } else {
                        None
                    };
                    let is_wild =
                        is_far && second.is_none_or(|second| disagrees(second, record.at));
                    if record.at > until && (!is_wild || second.is_none()) {
                        self.next = if is_far && second.is_none() {
                            Next::Ask
                        } else {
                            Next::At(record.at)
                        };
                        return;
                    }
                    self.moments.note(record.at, is_wild);
                    log.count();
                    watch.add(&record);
                    each(watch);
                }
                Err(reason) => log.unread(line, reason.as_str()),
            }
            self.at = behind;
        }
        self.next = Next::Ask;
    }

    /// The newest moment of its lines, but for single ones far ahead.
    pub(crate) fn newest(&self) -> u64 {
        self.moments.last
    }

    /// Whether it will bring nothing more.
    pub(crate) fn is_over(&self) -> bool {
        self.next == Next::Over
    }

    /// Whether it comes when it comes.
    pub(crate) fn is_sent(&self) -> bool {
        matches!(self.origin, Origin::Sent(_))
    }

    /// Whether there are lines that were read and not taken.
    pub(crate) fn has_lines(&self) -> bool {
        self.at < self.bytes.len()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What reports say of it.
    pub(crate) fn input(&self) -> Input {
        let mut input = self.known();
        if self.log.is_none() {
            let waiting = self.bytes.get(self.at..).unwrap_or_default();
            for line in waiting.split(|byte| *byte == b'\n') {
                let reason = "it is written in no format that is known here";
                count_unread(&mut input, line, reason);
            }
            if input.format.is_empty() && input.lines == 0 {
                "nothing".clone_into(&mut input.format);
            }
        }
        input
    }

    /// What is known but for lines that wait.
    fn known(&self) -> Input {
        if let Some(log) = &self.log {
            return log.input().clone();
        }
        let mut input = match &self.kept {
            Some(kept) => kept.input(),
            None => Input {
                name: self.name.clone(),
                ..Input::default()
            },
        };
        count_skipped(&mut input, &self.too_long);
        input
    }

    /// What is to be kept of it.
    pub(crate) fn keep(&mut self) -> Kept {
        self.count_skipped();
        let input = self.known();
        Kept {
            name: self.name.clone(),
            position: match &self.origin {
                Origin::Growing(tail) => tail.position(),
                Origin::Whole(_) | Origin::Sent(_) | Origin::Over => None,
            },
            format: input.format,
            fits: input.fits,
            lines: input.lines,
            unread: input.unread,
            samples: input.samples,
            waiting: self.bytes.get(self.at..).unwrap_or_default().to_vec(),
            last: self.moments.last,
        }
    }

    /// Reads lines whose end had not come: nothing follows. What is to be kept has been taken before.
    pub(crate) fn finish(&mut self) {
        self.forget_taken();
        if let Origin::Growing(tail) = &mut self.origin {
            while let Some(block) = tail.finish() {
                end_line(&mut self.bytes);
                self.bytes.extend_from_slice(block.bytes);
            }
        }
        self.count_skipped();
    }

    /// How it is written, once enough of it is there.
    fn recognise(
        &mut self,
        format: Option<&(String, Parser)>,
        is_end: bool,
    ) -> Result<(), InputError> {
        let has_some = self.has_lines() || (is_end && self.too_long.count > 0);
        if self.log.is_some() || !has_some {
            return Ok(());
        }
        let start = self.bytes.get(self.at..).unwrap_or_default();
        self.log = open_log(&self.name, self.kept.as_ref(), format, start);
        if self.log.is_none() && (is_end || start.len() > BEGINNING) {
            return Err(InputError::Unknown(self.name.clone()));
        }
        self.count_skipped();
        Ok(())
    }

    /// When the next line was written that can be read; those before it are counted.
    fn look(&mut self, is_end: bool) -> Next {
        let none = match (&self.origin, is_end) {
            (Origin::Over, _) => Next::Over,
            (Origin::Whole(_) | Origin::Growing(_) | Origin::Sent(_), true) => Next::Quiet,
            (Origin::Whole(_) | Origin::Growing(_) | Origin::Sent(_), false) => Next::Ask,
        };
        let Some(log) = &mut self.log else {
            return none;
        };
        while let Some((line, behind)) = line_at(&self.bytes, self.at) {
            let at = match log.parser().read(line) {
                Ok(record) => record.at,
                Err(reason) => {
                    log.unread(line, reason.as_str());
                    self.at = behind;
                    continue;
                }
            };
            if !self.moments.is_far(at) {
                return Next::At(at);
            }
            let is_end = is_end || self.bytes.len() - self.at > FARTHEST;
            return match moment_from(log.parser(), &self.bytes, behind) {
                Some(second) if disagrees(second, at) => Next::At(self.moments.instead(second)),
                None if !is_end && none == Next::Ask => Next::Ask,
                Some(_) | None => Next::At(at),
            };
        }
        none
    }

    fn pull(&mut self, heard: &mut Heard) -> Pulled {
        self.forget_taken();
        let (before, bytes) = (self.bytes.len(), &mut self.bytes);
        let pulled = match &mut self.origin {
            Origin::Over => Ok(Pulled::Over),
            Origin::Whole(source) => match source.next_block() {
                Ok(Some(block)) => {
                    bytes.extend_from_slice(block.bytes);
                    self.read = block.end;
                    Ok(Pulled::Lines)
                }
                Ok(None) => Ok(Pulled::Over),
                Err(failure) => Err(failure),
            },
            Origin::Sent(receiver) => match receiver.try_recv() {
                Ok(Ok(piece)) => {
                    bytes.extend_from_slice(&piece.bytes);
                    self.too_long = piece.too_long;
                    Ok(Pulled::Lines)
                }
                Ok(Err(failure)) => Err(failure),
                Err(TryRecvError::Empty) => Ok(Pulled::Quiet),
                Err(TryRecvError::Disconnected) => Ok(Pulled::Over),
            },
            Origin::Growing(tail) => match tail.poll() {
                Ok(Polled::Lines(block)) => {
                    bytes.extend_from_slice(block.bytes);
                    self.complaint = None;
                    Ok(Pulled::Lines)
                }
                Ok(Polled::Notice(notice)) => {
                    Ok(Pulled::Notice(format!("`{}`: {notice}", self.name)))
                }
                Ok(Polled::Quiet) => Ok(Pulled::Quiet),
                Err(failure) => Err(failure),
            },
        };
        // Only the last line of a file may have no end, and whatever follows is another line.
        if self.bytes.len() > before {
            end_line(&mut self.bytes);
        }
        pulled.unwrap_or_else(|failure| self.fail(failure, heard))
    }

    /// What cannot be read: a file that grows is tried again and again, and the failure is told once.
    fn fail(&mut self, failure: ReadError, heard: &mut Heard) -> Pulled {
        if !matches!(self.origin, Origin::Growing(_)) {
            heard.failures.push(failure);
            return Pulled::Over;
        }
        let complaint = failure.to_string();
        if self.complaint.as_ref() != Some(&complaint) {
            self.complaint = Some(complaint);
            heard.failures.push(failure);
        }
        Pulled::Quiet
    }

    /// Gives back the room of what has been taken.
    fn forget_taken(&mut self) {
        if self.has_lines() {
            self.bytes.drain(..self.at);
        } else {
            self.bytes = Vec::new();
        }
        self.at = 0;
    }

    /// Counts lines that the reader skipped since the last time.
    fn count_skipped(&mut self) {
        let all = match &self.origin {
            Origin::Whole(source) => source.too_long().clone(),
            Origin::Growing(tail) => tail.too_long(),
            Origin::Sent(_) | Origin::Over => self.too_long.clone(),
        };
        if let (Some(log), true) = (&mut self.log, all.count > self.skipped.count) {
            let known = self.skipped.samples.len();
            log.skipped(&TooLong {
                count: all.count - self.skipped.count,
                samples: all.samples.get(known..).unwrap_or_default().to_vec(),
            });
            self.skipped = all.clone();
        }
        self.too_long = all;
    }
}

/// Whose turn it is, and until which moment: until that of the next line of another one.
pub(crate) fn turn(feeds: &[Feed]) -> Option<(usize, u64)> {
    let moment = |feed: &Feed| match feed.next {
        Next::At(at) => Some(at),
        Next::Ask | Next::Quiet | Next::Over => None,
    };
    let known = feeds.iter().enumerate();
    let known = known.filter_map(|(place, feed)| Some((moment(feed)?, place)));
    let (_, place) = known.min()?;
    let others = feeds
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != place);
    let until = others.filter_map(|(_, feed)| moment(feed)).min();
    Some((place, until.unwrap_or(u64::MAX)))
}

/// The times of the lines that were taken.
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    /// The newest, but for single ones far ahead.
    last: u64,
    /// Of the last line, whatever it was.
    previous: u64,
}

impl Moments {
    /// Whether a line of this moment has to be looked at twice: it is far ahead, and the line before it was not.
    fn is_far(self, at: u64) -> bool {
        let agrees = self.previous > self.last && !disagrees(at, self.previous);
        !agrees && (self.last == 0 || at > self.last.saturating_add(AHEAD))
    }

    fn note(&mut self, at: u64, is_wild: bool) {
        self.previous = at;
        if !is_wild {
            self.last = self.last.max(at);
        }
    }

    /// The moment of a line whose own is not to be believed; `second` is that of the line after it.
    fn instead(self, second: u64) -> u64 {
        if self.last == 0 { second } else { self.last }
    }
}

/// Whether a line is so much older than the one before it that that one was far ahead.
fn disagrees(second: u64, first: u64) -> bool {
    second.saturating_add(LATENESS) < first
}

/// When the first line of a beginning was written.
fn first_moment(log: &Log, start: &[u8]) -> Option<u64> {
    let mut at = 0;
    while let Some((line, behind)) = line_at(start, at) {
        if let Ok(record) = log.parser().read(line) {
            let second = moment_from(log.parser(), start, behind);
            let second = second.filter(|second| disagrees(*second, record.at));
            return Some(second.unwrap_or(record.at));
        }
        at = behind;
    }
    None
}

/// When the next line behind this place was written that can be read.
fn moment_from(parser: &Parser, bytes: &[u8], mut at: usize) -> Option<u64> {
    while let Some((line, behind)) = line_at(bytes, at) {
        if let Ok(record) = parser.read(line) {
            return Some(record.at);
        }
        at = behind;
    }
    None
}

/// The line that begins at a place, and where the one behind it does.
fn line_at(bytes: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or(rest);
    let behind = (at + end + 1).min(bytes.len());
    Some((line.strip_suffix(b"\r").unwrap_or(line), behind))
}

fn end_line(bytes: &mut Vec<u8>) {
    if bytes.last().is_some_and(|last| *last != b'\n') {
        bytes.push(b'\n');
    }
}

/// The log of a file whose first lines these are, which goes on from what was known.
fn open_log(
    name: &str,
    kept: Option<&Kept>,
    format: Option<&(String, Parser)>,
    start: &[u8],
) -> Option<Log> {
    let known = kept.and_then(|kept| Some((kept.format.clone(), named(&kept.format)?)));
    let mut log = Log::new(name, format.or(known.as_ref()), start)?;
    if let Some(kept) = kept {
        log.resume(&kept.input());
    }
    Some(log)
}
