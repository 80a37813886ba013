//! Files before and behind the one that is read: those that wait for their turn, and those that had it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::super::contents::{Contents, Growing, first_bytes};
use super::super::error::ReadError;
use super::super::lines::{Block, Lines, TooLong};
use super::super::position::{Head, Identity, Position};

/// How often an old file is looked at before it is closed: at five looks a second, for five minutes.
const LOOKS: u32 = 1500;

/// A file that is to be read from its start. It is open, so that it can be renamed and deleted meanwhile.
pub(super) struct Next {
    pub(super) identity: Identity,
    pub(super) path: PathBuf,
    /// It is a copy of this file, made before that was emptied.
    pub(super) copy_of: Option<Identity>,
    file: Opened,
}

enum Opened {
    File(File),
    Growing(Growing),
}

impl Next {
    pub(super) fn open(path: &Path) -> Result<Self, ReadError> {
        let opening = |error| ReadError::opening(path, error);
        // To open a named pipe would be to wait for its writer.
        let metadata = fs::metadata(path).map_err(opening)?;
        let kind = if metadata.is_dir() {
            "a directory"
        } else {
            "no regular file"
        };
        if !metadata.is_file() {
            return Err(ReadError::NotFollowed {
                path: path.to_owned(),
                kind,
            });
        }
        let file = File::open(path).map_err(opening)?;
        let metadata = file.metadata().map_err(opening)?;
        Ok(Self {
            identity: Identity::of(&metadata),
            path: path.to_owned(),
            copy_of: None,
            file: Opened::File(file),
        })
    }

    /// A file that has been emptied and is to be read again.
    pub(super) fn again(growing: Growing, path: &Path) -> Self {
        Self {
            identity: growing.identity,
            path: path.to_owned(),
            copy_of: None,
            file: Opened::Growing(growing),
        }
    }

    /// Its start, as it is now.
    pub(super) fn mark(&mut self) -> Result<Position, ReadError> {
        let head = match &mut self.file {
            Opened::Growing(growing) => growing.head(),
            Opened::File(file) => match first_bytes(file) {
                Ok(first) => Head::of(&first),
                Err(error) => return Err(ReadError::opening(&self.path, error)),
            },
        };
        Ok(Position::new(self.identity, head, (0, 0)))
    }

    pub(super) fn has_content(&self) -> Result<bool, ReadError> {
        match &self.file {
            Opened::File(file) => match file.metadata() {
                Ok(metadata) => Ok(metadata.len() > 0),
                Err(error) => Err(ReadError::opening(&self.path, error)),
            },
            Opened::Growing(growing) => growing.size().map(|size| size > 0),
        }
    }

    pub(super) fn contents(self) -> Result<Contents, ReadError> {
        match self.file {
            Opened::File(file) => Contents::open(file, &self.path),
            Opened::Growing(growing) => Ok(Contents::Growing(growing)),
        }
    }
}

/// An old file to which somebody may still write.
pub(super) struct Late {
    pub(super) file: Growing,
    lines: Lines,
    looks: u32,
}

impl Late {
    pub(super) fn new(file: Growing, mut lines: Lines) -> Self {
        if lines.held().is_empty() {
            lines.release();
        }
        Self {
            file,
            lines,
            looks: LOOKS,
        }
    }

    /// Whether there are lines to be taken.
    pub(super) fn read(&mut self) -> Result<bool, ReadError> {
        while self.file.size()? > self.file.offset() {
            if self.file.fill(&mut self.lines)? == 0 || self.lines.has_block() {
                break;
            }
        }
        Ok(self.lines.has_block() || (self.is_over() && self.holds_something()))
    }

    /// Whole lines, or, when it is over, whatever there is.
    pub(super) fn take(&mut self) -> Option<Block<'_>> {
        if self.lines.has_block() {
            self.lines.block()
        } else {
            self.lines.finish()
        }
    }

    pub(super) fn finish(&mut self) -> Option<Block<'_>> {
        self.lines.finish()
    }

    pub(super) fn holds_something(&self) -> bool {
        !self.lines.held().is_empty()
    }

    pub(super) fn looked_at(&mut self) {
        self.looks = self.looks.saturating_sub(1);
    }

    pub(super) fn close(&mut self) {
        self.looks = 0;
    }

    pub(super) fn is_over(&self) -> bool {
        self.looks == 0
    }

    pub(super) fn too_long(&self) -> &TooLong {
        self.lines.too_long()
    }
}
