//! Why something cannot be read, and what helps.

use std::io;
use std::path::{Path, PathBuf};

use super::packed::{Failure, Packing, Stream};

/// Why a file or a stream cannot be read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing of this name.
    #[error("there is no file `{path}`")]
    Missing {
        /// As it was given.
        path: PathBuf,
    },
    /// A directory was named.
    #[error("`{path}` is a directory")]
    Directory {
        /// As it was given.
        path: PathBuf,
    },
    /// The same file, or the standard input, was named twice.
    #[error("`{path}` is the same file as `{other}`; its lines would be counted twice")]
    Twice {
        /// The second name.
        path: PathBuf,
        /// The first name.
        other: PathBuf,
    },
    /// The system does not open it.
    #[error("`{path}` cannot be opened")]
    Open {
        /// As it was given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system stopped reading it.
    #[error("`{path}` cannot be read after byte {offset}")]
    Read {
        /// As it was given.
        path: PathBuf,
        /// How many bytes of the file were read.
        offset: u64,
        /// What the system says.
        source: io::Error,
    },
    /// Another file has taken its name since the run began.
    #[error("`{path}` was replaced by another file before it was read")]
    Replaced {
        /// As it was given.
        path: PathBuf,
    },
    /// It is packed in a way that we do not unpack.
    #[error("`{path}` is packed with {format}, which is not read here")]
    Foreign {
        /// As it was given.
        path: PathBuf,
        /// Name of the program that packs so.
        format: &'static str,
    },
    /// The packed data end too early.
    #[error(
        "`{path}` breaks off: its {format} data end after {at} bytes, in the middle of a stream{}",
        read_before(*.offset, *.unread)
    )]
    CutOff {
        /// As it was given.
        path: PathBuf,
        /// `gzip` or `zstd`.
        format: &'static str,
        /// Bytes of the file that were read.
        at: u64,
        /// Bytes that were unpacked from them.
        offset: u64,
        /// Of these, the last that are no whole line.
        unread: u64,
    },
    /// The packed data are not what they should be.
    #[error(
        "`{path}` is damaged: its {format} data are wrong at byte {at}, {reason}{}",
        read_before(*.offset, *.unread)
    )]
    Damaged {
        /// As it was given.
        path: PathBuf,
        /// `gzip` or `zstd`.
        format: &'static str,
        /// Bytes of the file that were read.
        at: u64,
        /// Bytes that were unpacked from them.
        offset: u64,
        /// Of these, the last that are no whole line.
        unread: u64,
        /// What the decoder says.
        reason: String,
    },
    /// Unpacking would take more memory than we give.
    #[error("`{path}` needs more than 128 MiB of memory to be unpacked")]
    WindowTooLarge {
        /// As it was given.
        path: PathBuf,
    },
    /// Only a plain file grows line by line.
    #[error("`{path}` is {kind} and cannot be followed")]
    NotFollowed {
        /// As it was given.
        path: PathBuf,
        /// What it is.
        kind: &'static str,
    },
}

fn read_before(offset: u64, unread: u64) -> String {
    let mut text = format!("; {offset} bytes of content were read before that");
    if unread > 0 {
        text.push_str(&format!(
            ", except the last {unread}, which are no whole line"
        ));
    }
    text
}

impl ReadError {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Missing { .. } => Some(
                "check the name; a pattern that fits no file is passed on by the shell as it is"
                    .to_owned(),
            ),
            Self::Directory { path } => Some(format!(
                "name the files in it, as in `{}/*`",
                path.display()
            )),
            Self::Twice { .. } => Some("name it once".to_owned()),
            Self::Open { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => Some(
                "run as a user who may read it; logs often belong to the group `adm`".to_owned(),
            ),
            Self::Open { .. } | Self::Read { .. } => None,
            Self::Replaced { .. } => {
                Some("run it again: the log was rotated in the meantime".to_owned())
            }
            Self::Foreign { path, format } => Some(unpack_with(&format!("{format} -dc"), path)),
            Self::CutOff { .. } => Some(
                "the lines before that were read; copy the file again, or wait until it is written"
                    .to_owned(),
            ),
            Self::Damaged { .. } => {
                Some("the lines before that were read; copy the file again".to_owned())
            }
            Self::WindowTooLarge { path } => Some(unpack_with("zstd -dc --long=31", path)),
            Self::NotFollowed { .. } => {
                Some("read it without following it, or pipe its lines into `-`".to_owned())
            }
        }
    }

    /// What could not be read.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::Directory { path }
            | Self::Twice { path, .. }
            | Self::Open { path, .. }
            | Self::Read { path, .. }
            | Self::Replaced { path }
            | Self::Foreign { path, .. }
            | Self::CutOff { path, .. }
            | Self::Damaged { path, .. }
            | Self::WindowTooLarge { path }
            | Self::NotFollowed { path, .. } => path,
        }
    }

    /// The system did not open it.
    pub(super) fn opening(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        if source.kind() == io::ErrorKind::NotFound {
            Self::Missing { path }
        } else {
            Self::Open { path, source }
        }
    }

    /// The first bytes could not be read, or say that it is not for us.
    pub(super) fn sniffing(path: &Path, failure: Failure) -> Self {
        Self::of(path, Packing::Plain, failure, (0, 0), 0)
    }

    /// The stream stopped, when that many bytes were no whole line yet.
    pub(super) fn reading(path: &Path, stream: &Stream, failure: Failure, unread: usize) -> Self {
        let unread = u64::try_from(unread).unwrap_or(u64::MAX);
        Self::of(path, stream.packing(), failure, stream.places(), unread)
    }

    fn of(
        path: &Path,
        packing: Packing,
        failure: Failure,
        (at, offset): (u64, u64),
        unread: u64,
    ) -> Self {
        let path = path.to_owned();
        let format = packing.name();
        match failure {
            Failure::Io(source) => Self::Read {
                path,
                offset: at,
                source,
            },
            Failure::Foreign(format) => Self::Foreign { path, format },
            Failure::WindowTooLarge => Self::WindowTooLarge { path },
            Failure::CutOff => Self::CutOff {
                path,
                format,
                at,
                offset,
                unread,
            },
            Failure::Damaged(reason) => Self::Damaged {
                path,
                format,
                at,
                offset,
                unread,
                reason,
            },
        }
    }
}

fn unpack_with(command: &str, path: &Path) -> String {
    format!(
        "unpack it first: `{command} '{}' | demur watch -`",
        path.display()
    )
}
