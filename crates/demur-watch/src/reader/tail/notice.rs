//! What happens to a followed file, in words and numbers.

use std::fmt;
use std::path::PathBuf;

/// Something that happened to a followed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// There is no file of this name; it is waited for.
    Missing,
    /// Another file has got the name.
    Rotated,
    /// The file was emptied.
    Emptied {
        /// The copy from which the rest of the old content is read.
        copy: Option<PathBuf>,
    },
    /// Lines may be missing, because a file that was not read to its end is no longer there.
    Gap,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "the file is not there; waiting for it"),
            Self::Rotated => write!(f, "a new file has the name; the old one is read first"),
            Self::Emptied { copy: Some(copy) } => write!(
                f,
                "the file was emptied; the rest of what it held is read from `{}`",
                copy.display()
            ),
            Self::Emptied { copy: None } => write!(
                f,
                "the file was emptied and is read from its start; lines written just before may be missing"
            ),
            Self::Gap => write!(
                f,
                "lines may be missing: a file that was not read to its end is gone, packed in an unknown way or damaged"
            ),
        }
    }
}

/// How often something happened to a followed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Another file got the name.
    pub rotated: u64,
    /// The file was emptied.
    pub emptied: u64,
    /// Lines may be missing.
    pub gaps: u64,
}

impl Counts {
    pub(super) fn add(&mut self, notice: &Notice) {
        match notice {
            Notice::Missing => {}
            Notice::Rotated => self.rotated += 1,
            Notice::Emptied { .. } => self.emptied += 1,
            Notice::Gap => self.gaps += 1,
        }
    }
}
