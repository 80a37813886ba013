//! One path that is followed, whatever file has its name.
//!
//! - **Renamed and created again, or a symlink that points elsewhere:** the old file is read until it has been quiet
//!   for a while and the new one has lines. Then the new one is read from its start, and the old one stays open for
//!   some minutes, for writers that have not noticed. Files that came and went between two looks are found by name.
//! - **Copied and emptied (`copytruncate`):** the file is read from its start again. What was not yet read of the old
//!   content is read from the copy, if there is one beside the file. What the rotating program itself loses, between
//!   its copy and its cut, is in no file and cannot be read. Nor can it be seen that a file was filled and emptied
//!   between two looks, before anything of it was read.
//! - **Deleted, or not there yet:** it is waited for.
//! - **The run was interrupted:** [`Tail::resume`] looks for the file by its number and by the hash of its beginning,
//!   also packed, and reads the rest of it and of all files after it. If it is not found, a [`Notice`] says so. Lines
//!   that a slow writer adds to an old file after its successor is being read are not part of the position: those that
//!   come while nobody reads are lost.
//!
//! Nothing here waits: whoever follows calls [`Tail::poll`] again and again, and rests when it is told to.

mod looking;
mod names;
mod next;
mod notice;
mod reading;
mod rotated;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::contents::Contents;
use super::error::ReadError;
use super::lines::{Block, Lines, TooLong};
use super::position::{Identity, Position};
use next::{Late, Next};
pub use notice::{Counts, Notice};

/// A path that is followed.
pub struct Tail {
    path: PathBuf,
    current: Option<Current>,
    /// Of the current file.
    lines: Lines,
    /// Newer files, oldest first.
    queue: VecDeque<Next>,
    /// Older files that may still be written to.
    late: Vec<Late>,
    notices: VecDeque<Notice>,
    counts: Counts,
    /// Where the line begins that began in a content which is no longer there, and has not ended yet.
    carried: Option<Position>,
    /// Where the run ended.
    ended: Option<Position>,
    /// How often in a row the current file had nothing new.
    quiet: u32,
    /// How often one with lines has waited for it.
    waited: u32,
    /// How often in a row there was no file.
    missed: u32,
    /// Of files that are closed.
    too_long: TooLong,
}

/// The file that is read.
struct Current {
    contents: Contents,
    /// It is a copy of this file, made before that was emptied: what follows in that continues it.
    copy_of: Option<Identity>,
}

/// What came of a look.
#[derive(Debug)]
pub enum Polled<'t> {
    /// New lines. Look again at once.
    Lines(Block<'t>),
    /// Something that whoever runs this may want to know. Look again at once.
    Notice(Notice),
    /// Nothing new. Rest for a moment.
    Quiet,
}

/// What is to be handed out.
enum Step {
    Lines,
    /// The last line of a file that has none after it, whether it has a newline or not.
    Last,
    Late(usize),
    Notice(Notice),
    Quiet,
}

/// The start of the file that has a name now.
fn start_of(path: &Path) -> Option<Position> {
    let contents = Contents::open(std::fs::File::open(path).ok()?, path).ok()?;
    Some(Position::new(contents.identity(), contents.head(), (0, 0)))
}

impl Tail {
    /// From the start of the file that has this name now, or will have it.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            current: None,
            lines: Lines::default(),
            queue: VecDeque::new(),
            late: Vec::new(),
            notices: VecDeque::new(),
            counts: Counts::default(),
            carried: None,
            ended: None,
            quiet: 0,
            waited: 0,
            missed: 0,
            too_long: TooLong::default(),
        }
    }

    /// From where an earlier run stopped, also if that file has been renamed, copied or packed since.
    pub fn resume(path: &Path, position: &Position) -> Self {
        let mut tail = Self::new(path);
        let Some(found) = rotated::find(path, position) else {
            tail.notice(Notice::Gap);
            return tail;
        };
        tail.lines = Lines::starting_at(position.offset, position.line);
        let mark = found.contents.mark();
        let copy_of = found.is_copy.then(|| position.identity());
        tail.current = Some(Current {
            contents: found.contents,
            copy_of,
        });
        tail.look_behind(&mark, None, copy_of);
        tail
    }

    /// Reads what is new, at most one block of it.
    ///
    /// After an error it can be called again: what can be read will be.
    pub fn poll(&mut self) -> Result<Polled<'_>, ReadError> {
        let block = match self.advance()? {
            Step::Notice(notice) => return Ok(Polled::Notice(notice)),
            Step::Quiet => None,
            Step::Lines => {
                self.carried = None;
                self.lines.block()
            }
            Step::Last => {
                self.carried = None;
                self.lines.finish()
            }
            Step::Late(index) => self.late.get_mut(index).and_then(Late::take),
        };
        Ok(block.map_or(Polled::Quiet, Polled::Lines))
    }

    /// At the end of the run, what was held back because its newline had not come: call it until there is nothing.
    ///
    /// The position stays before these lines, so that a later run reads them whole.
    pub fn finish(&mut self) -> Option<Block<'_>> {
        self.ended = self.position();
        match self.late.iter().position(Late::holds_something) {
            Some(index) => self.late.get_mut(index).and_then(Late::finish),
            None => self.lines.finish(),
        }
    }

    /// Behind the last line that was handed out; before the first look, the start of the file that has the name now, so
    /// that a run which ends before it reads anything can be gone on from too. None as long as there is no file.
    pub fn position(&self) -> Option<Position> {
        let here = || {
            let current = self.current.as_ref()?;
            let own = current.contents.identity();
            let identity = current.copy_of.unwrap_or(own);
            let head = current.contents.head();
            Some(Position::new(identity, head, self.lines.checkpoint()))
        };
        let untouched = self.lines.checkpoint() == (0, 0) && self.queue.is_empty();
        let start = || untouched.then(|| start_of(&self.path)).flatten();
        self.ended.or(self.carried).or_else(here).or_else(start)
    }

    /// How often what happened to the file.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Lines that were skipped.
    pub fn too_long(&self) -> TooLong {
        let mut too_long = self.too_long.clone();
        too_long.merge(self.lines.too_long());
        for late in &self.late {
            too_long.merge(late.too_long());
        }
        too_long
    }

    fn notice(&mut self, notice: Notice) {
        self.counts.add(&notice);
        self.notices.push_back(notice);
    }
}
