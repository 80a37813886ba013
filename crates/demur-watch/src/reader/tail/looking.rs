//! Which files there are: the one that has the name now, and those that had it in between.

use std::fs;
use std::io;

use super::super::error::ReadError;
use super::super::position::Identity;
use super::next::Next;
use super::rotated::{self, Chain};
use super::{Notice, Tail};

/// How many files may wait to be read.
const WAITING: usize = 256;
/// How often files are looked for that are renamed while they are.
const TRIES: usize = 3;

impl Tail {
    /// Sees which file has the name now, and opens it if it is a new one.
    pub(super) fn look(&mut self) -> Result<(), ReadError> {
        let next = match fs::metadata(&self.path) {
            Ok(metadata) if self.knows(Identity::of(&metadata)) => None,
            Ok(_) => Some(Next::open(&self.path)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if !self.is_missing {
                    self.is_missing = true;
                    self.notice(Notice::Missing);
                }
                return Ok(());
            }
            Err(error) => return Err(ReadError::opening(&self.path, error)),
        };
        self.is_missing = false;
        let Some(next) = next.filter(|next| !self.knows(next.identity)) else {
            return Ok(());
        };
        let waiting = self.queue.back().map(|last| last.identity);
        let current = self.current.as_ref();
        let last = waiting.or_else(|| current.map(|current| current.contents.identity()));
        if let Some(last) = last {
            self.notice(Notice::Rotated);
            self.look_behind(last, Some(next.identity));
        }
        self.wait(next);
        Ok(())
    }

    /// Lets all files wait that had the name after this one and before the newest.
    pub(super) fn look_behind(&mut self, last: Identity, newest: Option<Identity>) {
        for _ in 0..TRIES {
            let chain = rotated::behind(&self.path, last);
            let Some(files) = self.open_chain(&chain, newest) else {
                continue;
            };
            if !chain.is_complete || files.len() < chain.files.len() {
                self.notice(Notice::Gap);
            }
            let unknown: Vec<_> = files.into_iter().flatten().collect();
            for file in unknown {
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
