//! Whose turn it is: the old file to its end, then the next, and between them lines that come late.

use std::mem;

use super::super::contents::{Contents, Growing};
use super::super::error::ReadError;
use super::super::position::Position;
use super::next::{Late, Next};
use super::{Current, Notice, Step, Tail, rotated};

/// How often an old file must have had nothing new, before one with lines is read.
const QUIET: u32 = 5;
/// How often one with lines waits for an old file that is never quiet.
const PATIENCE: u32 = 25;
/// How many old files stay open for late lines.
const LATE: usize = 4;

impl Tail {
    pub(super) fn advance(&mut self) -> Result<Step, ReadError> {
        // Whatever is wrong with the new file, the old one is read first.
        let looked = self.look();
        if let Some(notice) = self.notices.pop_front() {
            return Ok(Step::Notice(notice));
        }
        if let Some(index) = self.read_late()? {
            return Ok(Step::Late(index));
        }
        loop {
            if let Some(step) = self.read_current()? {
                return Ok(step);
            }
            if !self.switch()? {
                break;
            }
        }
        looked?;
        self.rest()?;
        Ok(Step::Quiet)
    }

    fn read_late(&mut self) -> Result<Option<usize>, ReadError> {
        let too_long = &mut self.too_long;
        self.late.retain(|late| {
            let stays = !late.is_over() || late.holds_something();
            if !stays {
                too_long.merge(late.too_long());
            }
            stays
        });
        for (index, late) in self.late.iter_mut().enumerate() {
            match late.read() {
                Ok(true) => return Ok(Some(index)),
                Ok(false) => {}
                Err(error) => {
                    late.close();
                    self.notice(Notice::Gap);
                    return Err(error);
                }
            }
        }
        Ok(None)
    }

    /// Reads until there is something to hand out, or, for now, nothing more to read.
    fn read_current(&mut self) -> Result<Option<Step>, ReadError> {
        while let Some(Current { contents, copy_of }) = &mut self.current {
            if let Contents::Growing(file) = contents
                && !file.is_intact()?
            {
                self.begin_anew()?;
                continue;
            }
            let is_packed = matches!(contents, Contents::Packed(_));
            let ends_here = is_packed && copy_of.is_none();
            match contents.fill(&mut self.lines) {
                Ok(_) if self.lines.has_block() => {
                    self.quiet = 0;
                    return Ok(Some(Step::Lines));
                }
                Ok(0) if ends_here && !self.lines.held().is_empty() => return Ok(Some(Step::Last)),
                Ok(0) => return Ok(None),
                Ok(_) => self.quiet = 0,
                Err(error) => {
                    if is_packed {
                        self.give_up();
                    }
                    return Err(error);
                }
            }
        }
        Ok(None)
    }

    /// A packed file is damaged: what follows it is read nevertheless.
    fn give_up(&mut self) {
        self.current = None;
        self.close_lines();
        self.notice(Notice::Gap);
    }

    fn close_lines(&mut self) {
        let lines = mem::take(&mut self.lines);
        self.too_long.merge(lines.too_long());
    }

    /// The current file has got another content. What was not read of the old one may lie in a copy.
    fn begin_anew(&mut self) -> Result<(), ReadError> {
        let before = self.position();
        let Some(Current {
            contents: Contents::Growing(file),
            ..
        }) = &mut self.current
        else {
            return Ok(());
        };
        let (_, number) = self.lines.checkpoint();
        let read = Position::new(file.identity, file.head(), (file.offset(), number));
        let copy = rotated::find(&self.path, &read).filter(|found| found.is_copy);
        file.restart()?;
        self.notice(Notice::Emptied {
            copy: copy.as_ref().map(|copy| copy.path.clone()),
        });
        match copy {
            Some(copy) => self.read_copy(copy, read),
            None => self.carry(before),
        }
        Ok(())
    }

    /// Reads on in the copy, then in what was copied later, then in the file from its start.
    fn read_copy(&mut self, copy: rotated::Found, read: Position) {
        let mark = copy.contents.mark();
        let copy = Current {
            contents: copy.contents,
            copy_of: Some(read.identity()),
        };
        let waiting = mem::take(&mut self.queue);
        if let Some(Current {
            contents: Contents::Growing(file),
            ..
        }) = self.current.replace(copy)
        {
            let again = Next::again(file, &self.path);
            self.look_behind(&mark, Some(again.identity), Some(read.identity()));
            self.queue.push_back(again);
        }
        let queue = &mut self.queue;
        for next in waiting {
            if !queue.iter().any(|other| other.identity == next.identity) {
                queue.push_back(next);
            }
        }
    }

    /// The line that has begun goes on at the start of what is read now.
    fn carry(&mut self, before: Option<Position>) {
        if !self.lines.held().is_empty() {
            self.carried = before;
        }
        self.lines.restart();
    }

    /// Goes on with the next file, if it is its turn.
    fn switch(&mut self) -> Result<bool, ReadError> {
        if !self.is_done()? {
            return Ok(false);
        }
        let Some(next) = self.queue.pop_front() else {
            return Ok(false);
        };
        self.retire();
        (self.quiet, self.waited) = (0, 0);
        let (path, copy_of) = (next.path.clone(), next.copy_of);
        let contents = match next.contents() {
            Ok(contents) => contents,
            Err(error) => {
                self.notice(Notice::Gap);
                return Err(error);
            }
        };
        if path == self.path && matches!(contents, Contents::Packed(_)) {
            return Err(ReadError::NotFollowed {
                path,
                kind: "packed",
            });
        }
        self.current = Some(Current { contents, copy_of });
        Ok(true)
    }

    /// Whether nothing more is to be expected of the current file.
    fn is_done(&self) -> Result<bool, ReadError> {
        let is_growing = |current: &Current| match current.contents {
            Contents::Growing(_) => current.copy_of.is_none(),
            Contents::Packed(_) => false,
        };
        if !self.current.as_ref().is_some_and(is_growing) {
            return Ok(true);
        }
        let mut with_content = 0;
        for next in &self.queue {
            with_content += u32::from(next.has_content()?);
        }
        // Two files with content: its writers have gone on twice.
        let is_quiet = self.quiet >= QUIET || self.waited >= PATIENCE;
        Ok(with_content > 1 || (with_content == 1 && is_quiet))
    }

    /// Puts the current file away.
    fn retire(&mut self) {
        let before = self.position();
        let Some(current) = self.current.take() else {
            return;
        };
        match current.contents {
            Contents::Growing(_) | Contents::Packed(_) if current.copy_of.is_some() => {
                self.carry(before);
            }
            Contents::Growing(file) => self.keep_late(file),
            Contents::Packed(_) => self.close_lines(),
        }
    }

    fn keep_late(&mut self, file: Growing) {
        let lines = mem::take(&mut self.lines);
        self.late.push(Late::new(file, lines));
        let open = self.late.iter().filter(|late| !late.is_over()).count();
        let oldest = self.late.iter_mut().find(|late| !late.is_over());
        if let Some(oldest) = oldest.filter(|_| open > LATE) {
            oldest.close();
        }
    }

    /// Nothing is new anywhere: one look more.
    fn rest(&mut self) -> Result<(), ReadError> {
        self.quiet = self.quiet.saturating_add(1);
        let mut is_waiting = false;
        for next in &self.queue {
            is_waiting = is_waiting || next.has_content()?;
        }
        self.waited = if is_waiting {
            self.waited.saturating_add(1)
        } else {
            0
        };
        self.late.iter_mut().for_each(Late::looked_at);
        Ok(())
    }
}
