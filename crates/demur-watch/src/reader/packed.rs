//! Plain and packed streams: gzip and zstd are told by their first bytes and unpacked as they are read.
//!
//! Memory does not depend on the data: what is unpacked goes into the caller's buffer, and zstd gets a window of at
//! most 128 MiB. What was unpacked before a stream breaks is handed out before the failure is.

use std::io::{self, Read};

use flate2::{Decompress, FlushDecompress, Status};
use zstd::stream::raw::{DParameter, Decoder, InBuffer, Operation, OutBuffer};

/// What is read of a packed stream at once.
const FEED: usize = 64 * 1024;
/// Base-2 logarithm of the largest window of zstd, 128 MiB, and of the window of gzip.
const ZSTD_WINDOW: u32 = 27;
const GZIP_WINDOW: u8 = 15;
/// How many bytes tell what a stream is.
pub(super) const MAGIC: usize = 6;
/// With how many bytes a zstd frame is looked at first.
const ZSTD_HEADER: usize = 5;
const STUCK: &str = "nothing comes of what follows";

/// What packed streams begin with.
const MAGICS: [&[u8]; 5] = [
    &[0x1f, 0x8b],
    &[0x28, 0xb5, 0x2f, 0xfd],
    &[0xfd, b'7', b'z', b'X', b'Z', 0],
    b"BZh9",
    &[0x04, 0x22, 0x4d, 0x18],
];

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
    Zstd,
    /// Known by sight only: the name of the program.
    Foreign(&'static str),
}

impl Packing {
    /// As the first bytes tell.
    pub(super) fn of(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            // The second is a frame to be skipped, with which parallel packers begin.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstd,
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Self::Foreign("xz"),
            [b'B', b'Z', b'h', b'1'..=b'9', ..] => Self::Foreign("bzip2"),
            [0x04, 0x22, 0x4d, 0x18, ..] => Self::Foreign("lz4"),
            _ => Self::Plain,
        }
    }

    /// Whether more bytes would tell more. A pipe is not made to wait for a second line.
    fn may_be_more(head: &[u8]) -> bool {
        match head {
            [0x50..=0x5f] | [0x50..=0x5f, 0x2a] | [0x50..=0x5f, 0x2a, 0x4d] => true,
            head => MAGICS
                .iter()
                .any(|magic| magic.len() > head.len() && magic.starts_with(head)),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Foreign(name) => name,
        }
    }
}

/// Why a stream ends before its end.
#[derive(Debug)]
pub(super) enum Failure {
    Io(io::Error),
    Foreign(&'static str),
    CutOff,
    Damaged(String),
    WindowTooLarge,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Bytes of a file or a pipe, unpacked.
pub(super) struct Stream {
    feed: Feed,
    unpacker: Unpacker,
    packing: Packing,
    made: u64,
    failure: Option<Failure>,
}

impl Stream {
    /// Looks at the first bytes.
    pub(super) fn open(input: Box<dyn Read + Send>) -> Result<Self, Failure> {
        let mut feed = Feed::new(input);
        while Packing::may_be_more(feed.rest()) && feed.refill()? > 0 {}
        let packing = Packing::of(feed.rest());
        let unpacker = match packing {
            Packing::Plain => Unpacker::None,
            Packing::Gzip => Unpacker::Gzip(Gunzip::default()),
            Packing::Zstd => Unpacker::Zstd(Unzstd::new()?),
            Packing::Foreign(format) => return Err(Failure::Foreign(format)),
        };
        Ok(Self {
            feed,
            unpacker,
            packing,
            made: 0,
            failure: None,
        })
    }

    pub(super) fn packing(&self) -> Packing {
        self.packing
    }

    /// Bytes of the file that were used, and bytes of content that were made of them.
    pub(super) fn places(&self) -> (u64, u64) {
        (self.feed.used, self.made)
    }

    /// The next bytes of the content. 0 is the end.
    pub(super) fn read(&mut self, out: &mut [u8]) -> Result<usize, Failure> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let count = match self.unpacker {
            Unpacker::None => self.feed.read(out)?,
            Unpacker::Gzip(_) | Unpacker::Zstd(_) => self.unpack(out)?,
        };
        self.made += count as u64;
        Ok(count)
    }

    /// Fills `out`, or as much of it as can be made without waiting for more input.
    fn unpack(&mut self, out: &mut [u8]) -> Result<usize, Failure> {
        let mut made = 0;
        while made < out.len() {
            if self.feed.is_empty() && !self.feed.ended {
                if made > 0 {
                    break;
                }
                self.feed.refill()?;
            }
            let room = out.get_mut(made..).unwrap_or_default();
            let step = self.unpacker.step(self.feed.rest(), room);
            self.feed.use_up(step.used);
            made += step.made;
            let is_stuck = step.used == 0 && step.made == 0;
            let failure = match step.failure {
                Some(failure) => failure,
                None if !is_stuck => continue,
                None if !self.feed.is_empty() => Failure::Damaged(STUCK.to_owned()),
                None if !self.feed.ended => continue,
                None if self.unpacker.is_between() => break,
                None => Failure::CutOff,
            };
            if made == 0 {
                return Err(failure);
            }
            self.failure = Some(failure);
            break;
        }
        Ok(made)
    }
}

enum Unpacker {
    None,
    Gzip(Gunzip),
    Zstd(Unzstd),
}

impl Unpacker {
    fn step(&mut self, input: &[u8], out: &mut [u8]) -> Step {
        match self {
            Self::None => Step::default(),
            Self::Gzip(gunzip) => gunzip.step(input, out),
            Self::Zstd(unzstd) => unzstd.step(input, out),
        }
    }

    /// Whether the input may end here.
    fn is_between(&self) -> bool {
        match self {
            Self::None => true,
            Self::Gzip(gunzip) => gunzip.member.is_none(),
            Self::Zstd(unzstd) => unzstd.wanted == 0,
        }
    }
}

/// What one step of unpacking did.
#[derive(Default)]
struct Step {
    used: usize,
    made: usize,
    failure: Option<Failure>,
}

/// Members of a gzip file, one after the other.
#[derive(Default)]
struct Gunzip {
    member: Option<Decompress>,
}

impl Gunzip {
    fn step(&mut self, input: &[u8], out: &mut [u8]) -> Step {
        if self.member.is_none() {
            match input {
                [] => return Step::default(),
                // Some writers fill the last block of a tape or a disk with zeros.
                [0, ..] => {
                    let used = input.iter().take_while(|byte| **byte == 0).count();
                    return Step {
                        used,
                        ..Step::default()
                    };
                }
                _ => {}
            }
        }
        let member = self
            .member
            .get_or_insert_with(|| Decompress::new_gzip(GZIP_WINDOW));
        let (used, made) = (member.total_in(), member.total_out());
        let result = member.decompress(input, out, FlushDecompress::None);
        let mut step = Step {
            used: difference(member.total_in(), used),
            made: difference(member.total_out(), made),
            failure: None,
        };
        match result {
            Ok(Status::StreamEnd) => self.member = None,
            Ok(Status::Ok | Status::BufError) => {}
            Err(error) => step.failure = Some(Failure::Damaged(error.to_string())),
        }
        step
    }
}

fn difference(after: u64, before: u64) -> usize {
    usize::try_from(after.saturating_sub(before)).unwrap_or(usize::MAX)
}

/// Frames of a zstd file, one after the other.
struct Unzstd {
    decoder: Decoder<'static>,
    /// How many bytes the decoder asked for; 0 between frames.
    wanted: usize,
}

impl Unzstd {
    fn new() -> io::Result<Self> {
        let mut decoder = Decoder::new()?;
        decoder.set_parameter(DParameter::WindowLogMax(ZSTD_WINDOW))?;
        Ok(Self { decoder, wanted: 0 })
    }

    fn step(&mut self, input: &[u8], out: &mut [u8]) -> Step {
        if self.wanted == 0 && input.is_empty() {
            return Step::default();
        }
        // One block at a time: of the call that fails, nothing that it made can be had.
        let wanted = match self.wanted {
            0 => ZSTD_HEADER,
            wanted => wanted,
        };
        let mut input = InBuffer::around(input.get(..wanted).unwrap_or(input));
        let mut out = OutBuffer::around(out);
        let failure = match self.decoder.run(&mut input, &mut out) {
            Ok(wanted) => {
                self.wanted = wanted;
                None
            }
            Err(error) => Some(zstd_failure(&error)),
        };
        Step {
            used: input.pos(),
            made: out.pos(),
            failure,
        }
    }
}

fn zstd_failure(error: &io::Error) -> Failure {
    let reason = error.to_string();
    if reason.contains("too much memory") {
        Failure::WindowTooLarge
    } else {
        Failure::Damaged(reason)
    }
}

/// The input of a stream, of which some was read ahead.
struct Feed {
    input: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
    /// Bytes that were used of it.
    used: u64,
}

impl Feed {
    fn new(input: Box<dyn Read + Send>) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            from: 0,
            to: 0,
            ended: false,
            used: 0,
        }
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.from..self.to).unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.from == self.to
    }

    fn use_up(&mut self, count: usize) {
        self.from = (self.from + count).min(self.to);
        self.used += count as u64;
    }

    /// Reads once, behind what is there.
    fn refill(&mut self) -> io::Result<usize> {
        if self.buffer.is_empty() {
            self.buffer = vec![0; FEED];
        }
        if self.is_empty() {
            (self.from, self.to) = (0, 0);
        }
        let room = self.buffer.get_mut(self.to..).unwrap_or_default();
        let count = read_once(&mut self.input, room)?;
        self.to += count;
        self.ended = count == 0;
        Ok(count)
    }

    /// What was read ahead, then the input itself, past the buffer.
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = if self.is_empty() {
            read_once(&mut self.input, out)?
        } else {
            let count = self.rest().read(out)?;
            self.from += count;
            count
        };
        self.used += count as u64;
        Ok(count)
    }
}

/// Reads, also when a signal came in between.
pub(super) fn read_once(input: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(out) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
