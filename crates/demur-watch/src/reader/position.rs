//! Which file it is, whatever it is called, and how far it has been read.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::xxh3_64;

/// How much of the beginning of a file tells it from others.
pub(super) const HEAD: usize = 1024;

/// How far a file has been read: from here [`Tail::resume`](super::Tail::resume) goes on.
///
/// Kept in the same transaction as what was learned from the lines before it, each line counts exactly once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// The device the file is on.
    pub device: u64,
    /// Its number on that device, which may be used again when the file is deleted.
    pub inode: u64,
    /// When it was made, in nanoseconds since the Unix epoch; 0 where the file system does not know.
    pub created: u64,
    /// Hash of its first bytes.
    pub head: u64,
    /// How many bytes that are, at most 1,024.
    pub head_len: u32,
    /// Behind the last line that was handed out.
    pub offset: u64,
    /// The number of that line.
    pub line: u64,
}

impl Position {
    pub(super) fn new(identity: Identity, head: Head, (offset, line): (u64, u64)) -> Self {
        Self {
            device: identity.device,
            inode: identity.inode,
            created: identity.created,
            head: head.hash,
            head_len: head.len,
            offset,
            line,
        }
    }

    pub(super) fn identity(&self) -> Identity {
        Identity {
            device: self.device,
            inode: self.inode,
            created: self.created,
        }
    }

    pub(super) fn begins(&self) -> Head {
        Head {
            hash: self.head,
            len: self.head_len,
        }
    }
}

/// Which file it is, as long as it exists. Where the system does not number files, the time has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
    created: u64,
}

impl Identity {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let created = metadata.created().ok();
        let created = created.and_then(|created| created.duration_since(UNIX_EPOCH).ok());
        let (device, inode) = numbers(metadata);
        Self {
            device,
            inode,
            created: created.map_or(0, |created| {
                u64::try_from(created.as_nanos()).unwrap_or(u64::MAX)
            }),
        }
    }
}

#[cfg(unix)]
fn numbers(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn numbers(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// The first bytes of a file, which stay the same while it grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Head {
    pub(super) hash: u64,
    pub(super) len: u32,
}

impl Head {
    /// Of a file that begins with these bytes, at most [`HEAD`] of them.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..HEAD).unwrap_or(bytes);
        Self {
            hash: xxh3_64(bytes),
            len: u32::try_from(bytes.len()).unwrap_or_default(),
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(self) -> bool {
        self.len == 0
    }

    /// Whether it will not change any more.
    pub(super) fn is_full(self) -> bool {
        usize::try_from(self.len).is_ok_and(|len| len >= HEAD)
    }

    /// Whether a file that begins with these bytes can be the same.
    pub(super) fn fits(self, bytes: &[u8]) -> bool {
        let len = usize::try_from(self.len).unwrap_or(usize::MAX);
        bytes
            .get(..len)
            .is_some_and(|bytes| len == 0 || xxh3_64(bytes) == self.hash)
    }
}
