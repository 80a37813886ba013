//! The contents of a file on disk: plain, and growing, or packed, and finished.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::error::ReadError;
use super::lines::Lines;
use super::packed::{Failure, Packing, Stream, read_once};
use super::position::{HEAD, Head, Identity, Position};

/// How much of a packed file is skipped at once.
const STEP: usize = 64 * 1024;

/// An open file, whatever became of its name.
pub(super) enum Contents {
    Growing(Growing),
    Packed(Box<Packed>),
}

impl Contents {
    /// Looks at the first bytes, and stands at the start.
    pub(super) fn open(file: File, path: &Path) -> Result<Self, ReadError> {
        let growing = Growing::open(file, path)?;
        match growing.packing {
            Packing::Plain => Ok(Self::Growing(growing)),
            Packing::Gzip | Packing::Zstd | Packing::Foreign(_) => {
                Packed::open(growing).map(|packed| Self::Packed(Box::new(packed)))
            }
        }
    }

    pub(super) fn identity(&self) -> Identity {
        match self {
            Self::Growing(growing) => growing.identity,
            Self::Packed(packed) => packed.identity,
        }
    }

    pub(super) fn head(&self) -> Head {
        match self {
            Self::Growing(growing) => growing.head,
            Self::Packed(packed) => Head::of(&packed.first),
        }
    }

    /// Its start.
    pub(super) fn mark(&self) -> Position {
        Position::new(self.identity(), self.head(), (0, 0))
    }

    /// Goes to where the reader of a content with this beginning stopped. False if this is another content.
    pub(super) fn seek(&mut self, head: Head, offset: u64) -> Result<bool, ReadError> {
        match self {
            Self::Growing(growing) => growing.seek(head, offset),
            Self::Packed(packed) => packed.seek(head, offset),
        }
    }

    /// Reads once, at most one block. 0 is the end, for now.
    pub(super) fn fill(&mut self, lines: &mut Lines) -> Result<usize, ReadError> {
        match self {
            Self::Growing(growing) => growing.fill(lines),
            Self::Packed(packed) => {
                let stream = &mut packed.stream;
                let read = lines.fill(|room| stream.read(room));
                read.map_err(|failure| {
                    let unread = lines.held().len();
                    ReadError::reading(&packed.path, stream, failure, unread)
                })
            }
        }
    }
}

/// A plain file, open for as long as something may be written to it.
pub(super) struct Growing {
    file: File,
    path: PathBuf,
    pub(super) identity: Identity,
    packing: Packing,
    head: Head,
    /// How far it has been read.
    read: u64,
}

impl Growing {
    fn open(file: File, path: &Path) -> Result<Self, ReadError> {
        let metadata = file.metadata();
        let metadata = metadata.map_err(|error| ReadError::opening(path, error))?;
        let mut growing = Self {
            file,
            path: path.to_owned(),
            identity: Identity::of(&metadata),
            packing: Packing::Plain,
            head: Head::default(),
            read: 0,
        };
        growing.restart()?;
        Ok(growing)
    }

    pub(super) fn head(&self) -> Head {
        self.head
    }

    /// How far it has been read.
    pub(super) fn offset(&self) -> u64 {
        self.read
    }

    /// How far it can be read.
    pub(super) fn size(&self) -> Result<u64, ReadError> {
        match self.file.metadata() {
            Ok(metadata) => Ok(metadata.len()),
            Err(error) => Err(self.reading(error)),
        }
    }

    /// Goes back to the start, of a file that has got another content.
    pub(super) fn restart(&mut self) -> Result<(), ReadError> {
        let first = self.first_bytes()?;
        self.packing = Packing::of(&first);
        self.head = Head::of(&first);
        self.read = 0;
        Ok(())
    }

    /// Whether the content is still the one that was read. What has been added to the beginning is noted.
    pub(super) fn is_intact(&mut self) -> Result<bool, ReadError> {
        let first = self.first_bytes()?;
        let is_intact = self.size()? >= self.read && self.head.fits(&first);
        if is_intact && !self.head.is_full() {
            self.head = Head::of(&first);
        }
        Ok(is_intact)
    }

    pub(super) fn fill(&mut self, lines: &mut Lines) -> Result<usize, ReadError> {
        let (file, from) = (&mut self.file, self.read);
        let read = lines.fill(|room| {
            file.seek(SeekFrom::Start(from))?;
            read_once(file, room)
        });
        let count = read.map_err(|error| self.reading(error))?;
        self.read += count as u64;
        if count > 0 && !self.head.is_full() {
            // So that a position never lies behind what its head covers, unless the head is full.
            let first = self.first_bytes()?;
            if self.head.fits(&first) {
                self.head = Head::of(&first);
            }
        }
        Ok(count)
    }

    fn seek(&mut self, head: Head, offset: u64) -> Result<bool, ReadError> {
        let fits = head.fits(&self.first_bytes()?) && self.size()? >= offset;
        if fits {
            self.read = offset;
        }
        Ok(fits)
    }

    fn first_bytes(&mut self) -> Result<Vec<u8>, ReadError> {
        first_bytes(&mut self.file).map_err(|error| self.reading(error))
    }

    fn reading(&self, source: io::Error) -> ReadError {
        ReadError::Read {
            path: self.path.clone(),
            offset: self.read,
            source,
        }
    }
}

/// What a head is made of.
pub(super) fn first_bytes(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(HEAD);
    file.seek(SeekFrom::Start(0))?;
    file.take(HEAD as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A packed file. Nothing is added to it any more.
pub(super) struct Packed {
    stream: Stream,
    path: PathBuf,
    identity: Identity,
    /// The first bytes of what is packed.
    first: Vec<u8>,
}

impl Packed {
    fn open(growing: Growing) -> Result<Self, ReadError> {
        let twin = growing.file.try_clone();
        let twin = twin.map_err(|error| growing.reading(error))?;
        let mut stream = rewound(twin, &growing.path)?;
        let mut first = Vec::new();
        take_some(&mut stream, HEAD as u64, |bytes| {
            first.extend_from_slice(bytes);
        })
        .map_err(|failure| ReadError::reading(&growing.path, &stream, failure, 0))?;
        Ok(Self {
            stream: rewound(growing.file, &growing.path)?,
            path: growing.path,
            identity: growing.identity,
            first,
        })
    }

    fn seek(&mut self, head: Head, offset: u64) -> Result<bool, ReadError> {
        if head.is_empty() || !head.fits(&self.first) {
            return Ok(false);
        }
        let skipped = take_some(&mut self.stream, offset, |_| {});
        let skipped =
            skipped.map_err(|failure| ReadError::reading(&self.path, &self.stream, failure, 0))?;
        Ok(skipped == offset)
    }
}

fn rewound(mut file: File, path: &Path) -> Result<Stream, ReadError> {
    let start = file.seek(SeekFrom::Start(0));
    start.map_err(|error| ReadError::opening(path, error))?;
    Stream::open(Box::new(file)).map_err(|failure| ReadError::sniffing(path, failure))
}

/// Reads so many bytes, or all there are, and says how many there were.
fn take_some(stream: &mut Stream, most: u64, mut each: impl FnMut(&[u8])) -> Result<u64, Failure> {
    let mut room = vec![0; STEP];
    let mut taken = 0;
    while taken < most {
        let want = usize::try_from(most - taken).map_or(STEP, |left| left.min(STEP));
        let room = room.get_mut(..want).unwrap_or_default();
        let count = stream.read(room)?;
        if count == 0 {
            break;
        }
        each(room.get(..count).unwrap_or_default());
        taken += count as u64;
    }
    Ok(taken)
}
