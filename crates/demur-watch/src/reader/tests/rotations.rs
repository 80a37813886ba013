//! Whatever happens to a file: every line once, in order.

use std::fs::{self, File};
use std::io::Write as _;

use proptest::prelude::*;

use super::super::position::Identity;
use super::super::{Polled, Position, Tail};
use super::folder::{Folder, append};
use super::{drain, lines_of, text};

const LOG: &str = "access.log";
/// A content of which less is known cannot be told from another.
const TELLING: u64 = 64;

/// How files are rotated: a folder knows one way only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Rename,
    Copy,
}

#[derive(Debug, Clone)]
enum Act {
    /// Writes the next bytes, wherever the writer stands.
    Append(usize),
    /// Rotates. Where files are renamed, the writer goes over to the new one when it has ended its line.
    Rotate,
    /// As before, but it is the writer that makes the new file.
    RotateAway,
    /// Packs the oldest rotated file, if nobody writes to it.
    Pack,
    Delete,
    Poll(u8),
    Stop,
    Start,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        8 => (1..150_usize).prop_map(Act::Append),
        3 => Just(Act::Rotate),
        1 => Just(Act::RotateAway),
        1 => Just(Act::Pack),
        1 => Just(Act::Delete),
        8 => (1..9_u8).prop_map(Act::Poll),
        2 => Just(Act::Stop),
        2 => Just(Act::Start),
    ];
    prop::collection::vec(act, 1..80)
}

/// The writer, the program that rotates, and the reader.
struct World {
    folder: Folder,
    way: Way,
    writer: File,
    /// All that is ever written, and how much of it has been.
    stream: Vec<u8>,
    written: usize,
    must_reopen: bool,
    /// The writer has, or had, a file without a name, which the reader may not have read.
    is_deleted: bool,
    /// Keeps the numbers of deleted files from being used again within the grain of the clock.
    graves: Vec<File>,
    tail: Result<Tail, Position>,
    read: Vec<String>,
}

impl World {
    fn new(way: Way) -> Self {
        let folder = Folder::new();
        let mut random = 7_u64;
        let mut stream = String::new();
        for number in 0..400 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let length = usize::try_from(random >> 58).unwrap();
            let text = "-".repeat(length);
            stream.push_str(&format!("{random:016x} {number} {text}\n"));
        }
        let path = folder.write(LOG, "");
        let mut world = Self {
            writer: append(&path),
            tail: Ok(Tail::new(&path)),
            folder,
            way,
            stream: stream.into_bytes(),
            written: 0,
            must_reopen: false,
            is_deleted: false,
            graves: Vec::new(),
            read: Vec::new(),
        };
        world.poll(1);
        world
    }

    fn act(&mut self, act: &Act) {
        match (act, self.way) {
            (Act::Append(count), _) => self.append(*count),
            (Act::Rotate, Way::Rename) => self.rotate(true),
            (Act::RotateAway, Way::Rename) => self.rotate(false),
            (Act::Rotate | Act::RotateAway, Way::Copy) => self.copy_and_cut(),
            (Act::Pack, _) => self.pack(),
            (Act::Delete, Way::Rename) => self.delete(),
            (Act::Delete, Way::Copy) => {}
            (Act::Poll(count), _) => self.poll(*count),
            (Act::Stop, _) => self.stop(),
            (Act::Start, _) => self.start(),
        }
    }

    fn append(&mut self, count: usize) {
        let until = (self.written + count).min(self.stream.len());
        while self.written < until {
            let piece = &self.stream[self.written..until];
            let line = piece.iter().position(|byte| *byte == b'\n');
            let length = match line {
                Some(at) if self.must_reopen => at + 1,
                Some(_) | None => piece.len(),
            };
            if self.must_reopen && self.is_at_boundary() {
                self.writer = append(&self.folder.path(LOG));
                self.must_reopen = false;
                continue;
            }
            self.writer.write_all(&piece[..length]).unwrap();
            self.written += length;
        }
    }

    fn is_at_boundary(&self) -> bool {
        self.stream[..self.written]
            .last()
            .is_none_or(|byte| *byte == b'\n')
    }

    /// Renames all rotated files to the next number.
    fn shift(&self) {
        for number in (1..90).rev() {
            for ending in ["", ".gz"] {
                let from = format!("{LOG}.{number}{ending}");
                if self.folder.path(&from).exists() {
                    let next = number + 1;
                    self.folder.rename(&from, &format!("{LOG}.{next}{ending}"));
                }
            }
        }
    }

    fn rotate(&mut self, creates: bool) {
        if !self.folder.path(LOG).exists() {
            return;
        }
        self.shift();
        self.folder.rename(LOG, "access.log.1");
        if creates {
            self.folder.write(LOG, "");
        }
        self.must_reopen = true;
    }

    fn copy_and_cut(&mut self) {
        let size = fs::metadata(self.folder.path(LOG)).unwrap().len();
        if size < TELLING {
            return;
        }
        self.drain();
        // The rest was not seen by the reader.
        self.append(usize::try_from(size % 50).unwrap());
        self.shift();
        self.folder.copy_and_cut(LOG, "access.log.1");
    }

    fn pack(&mut self) {
        // A file of which nothing is known when it is packed is not found again.
        self.poll(1);
        let writer = Identity::of(&self.writer.metadata().unwrap());
        let plain = (1..90).rev().map(|number| format!("{LOG}.{number}"));
        let Some(oldest) = plain
            .into_iter()
            .find(|name| self.folder.path(name).exists())
        else {
            return;
        };
        let metadata = fs::metadata(self.folder.path(&oldest)).unwrap();
        if Identity::of(&metadata) != writer && metadata.len() >= TELLING {
            self.graves.push(append(&self.folder.path(&oldest)));
            self.folder.pack(&oldest);
        }
    }

    fn delete(&mut self) {
        if self.tail.is_err() || !self.folder.path(LOG).exists() {
            return;
        }
        self.drain();
        self.graves.push(append(&self.folder.path(LOG)));
        self.folder.remove(LOG);
        self.folder.write(LOG, "");
        self.must_reopen = true;
        self.is_deleted = true;
        self.poll(3);
    }

    fn poll(&mut self, count: u8) {
        let Ok(tail) = &mut self.tail else {
            return;
        };
        for _ in 0..count {
            if let Polled::Lines(block) = tail.poll().unwrap() {
                self.read.extend(lines_of(block).into_iter().map(text));
            }
        }
    }

    /// Until no file is left that waits for its turn.
    fn drain(&mut self) {
        let Ok(tail) = &mut self.tail else {
            return;
        };
        loop {
            let before = tail.position();
            self.read.extend(drain(tail).0);
            if tail.position() == before {
                return;
            }
        }
    }

    fn stop(&mut self) {
        if self.is_deleted {
            if self.must_reopen {
                return;
            }
            self.drain();
            self.is_deleted = false;
        }
        let position = self.tail.as_ref().ok().and_then(Tail::position);
        let is_telling = |position: &Position| u64::from(position.head_len) >= TELLING;
        if let Some(position) = position.filter(is_telling) {
            self.tail = Err(position);
        }
    }

    fn start(&mut self) {
        if let Err(position) = &self.tail {
            let tail = Tail::resume(&self.folder.path(LOG), position);
            self.tail = Ok(tail);
        }
    }

    /// Ends the line, reads all, and says what was written.
    fn end(&mut self) -> Vec<String> {
        let rest = &self.stream[self.written..];
        let rest = rest.iter().position(|byte| *byte == b'\n');
        if !self.is_at_boundary() {
            self.append(rest.map_or(0, |at| at + 1));
        }
        self.start();
        self.drain();
        let written = &self.stream[..self.written];
        let lines = String::from_utf8(written.to_vec()).unwrap();
        lines.lines().map(str::to_owned).collect()
    }
}

fn check(way: Way, acts: &[Act]) {
    let mut world = World::new(way);
    for act in acts {
        world.act(act);
    }
    let expected = world.end();
    assert_eq!(world.read, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_line_is_lost_or_doubled_when_files_are_renamed(acts in acts()) {
        check(Way::Rename, &acts);
    }

    #[test]
    fn no_line_is_lost_or_doubled_when_files_are_copied_and_emptied(acts in acts()) {
        check(Way::Copy, &acts);
    }
}
