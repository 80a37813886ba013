//! Which files there are: the one that has the name now, and those that had it in between.

use std::fs;
use std::io;

use super::super::error::ReadError;
use super::super::position::{Identity, Position};
use super::next::Next;
use super::rotated::{self, Chain};
use super::{Notice, Tail};

/// How many files may wait to be read.
const WAITING: usize = 256;
/// While the file is missing, its directory is looked through once in so many looks.
const SELDOM: u32 = 5;
/// How often files are looked for that are renamed while they are.
const TRIES: usize = 3;

impl Tail {
    /// Sees which file has the name now, and opens it if it is a new one.
    pub(super) fn look(&mut self) -> Result<(), ReadError> {
        let metadata = match fs::metadata(&self.path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.miss(),
            Err(error) => return Err(ReadError::opening(&self.path, error)),
        };
        self.missed = 0;
        if self.knows(Identity::of(&metadata)) {
            return Ok(());
        }
        let next = match Next::open(&self.path) {
            Err(ReadError::Missing { .. }) => return self.miss(),
            next => next?,
        };
        if self.knows(next.identity) {
            return Ok(());
        }
        if let Some(last) = self.last()? {
            self.notice(Notice::Rotated);
            self.look_behind(&last, Some(next.identity), None);
        }
        self.wait(next);
        Ok(())
    }

    /// Nothing has the name. What had it until now may be waiting beside it.
    fn miss(&mut self) -> Result<(), ReadError> {
        if self.missed == 0 {
            self.notice(Notice::Missing);
        }
        self.missed = self.missed.saturating_add(1);
        if self.missed % SELDOM != 1 {
            return Ok(());
        }
        if let Some(last) = self.last()? {
            self.look_behind(&last, None, None);
        }
        Ok(())
    }

    /// The newest file that is known.
    fn last(&mut self) -> Result<Option<Position>, ReadError> {
        match self.queue.back_mut() {
            Some(waiting) => waiting.mark().map(Some),
            None => Ok(self.current.as_ref().map(|current| current.contents.mark())),
        }
    }

    /// Lets all files wait that had the name after this one and before the newest.
    ///
    /// If this one is a copy, so are they, except the file that was copied.
    pub(super) fn look_behind(
        &mut self,
        last: &Position,
        newest: Option<Identity>,
        copy_of: Option<Identity>,
    ) {
        for _ in 0..TRIES {
            let chain = rotated::behind(&self.path, last);
            let Some(files) = self.open_chain(&chain, newest) else {
                continue;
            };
            // Where nothing is behind it yet, something still may come.
            let is_complete = chain.is_complete || (files.is_empty() && newest.is_none());
            if !is_complete || files.len() < chain.files.len() {
                self.notice(Notice::Gap);
            }
            for mut file in files.into_iter().flatten() {
                file.copy_of = copy_of.filter(|original| file.identity != *original);
                self.wait(file);
            }
            return;
        }
        self.notice(Notice::Gap);
    }

    /// Opens the files of a chain. None if one of them was renamed meanwhile; without those that cannot be opened.
    fn open_chain(&self, chain: &Chain, newest: Option<Identity>) -> Option<Vec<Option<Next>>> {
        let mut files = Vec::new();
        for (path, identity) in &chain.files {
            match Next::open(path) {
                Ok(file) if file.identity != *identity => return None,
                Ok(file) => {
                    let is_known = self.knows(file.identity) || newest == Some(file.identity);
                    files.push((!is_known).then_some(file));
                }
                Err(ReadError::Missing { .. }) => return None,
                Err(_) => {}
            }
        }
        Some(files)
    }

    fn wait(&mut self, next: Next) {
        if self.queue.len() >= WAITING {
            self.queue.pop_front();
            self.notice(Notice::Gap);
        }
        self.queue.push_back(next);
    }

    fn knows(&self, identity: Identity) -> bool {
        let current = self.current.as_ref();
        current.is_some_and(|current| current.contents.identity() == identity)
            || self.queue.iter().any(|next| next.identity == identity)
            || self.late.iter().any(|late| late.file.identity == identity)
    }
}
