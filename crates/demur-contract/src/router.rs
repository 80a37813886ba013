//! From a raw path to the resource it names.
//!
//! A trie over the segments of the path. At each level a literal comes before a mixed segment
//! such as `{base}...{head}`, and that before a plain parameter; where the first choice leads
//! nowhere the next one is tried. The path is split on `/` before anything is decoded, so that
//! `%2F` never makes a segment.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::template::{Segment, Template, normalised};

/// Most parameters in one template.
pub const MOST_CAPTURES: usize = 16;

/// Where the parameters of a path stand in it, in the order of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Captures {
    spans: [(u32, u32); MOST_CAPTURES],
    count: u8,
}

impl Captures {
    /// How many parameters the template has.
    pub fn len(&self) -> usize {
        usize::from(self.count)
    }

    /// Whether the template has no parameters.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The bytes of the parameter with this number.
    pub fn range(&self, number: usize) -> Option<Range<usize>> {
        let (start, end) = self.spans.get(..self.len())?.get(number)?;
        Some(*start as usize..*end as usize)
    }

    /// The raw text of the parameter with this number, still percent-encoded.
    pub fn get<'p>(&self, path: &'p str, number: usize) -> Option<&'p str> {
        path.get(self.range(number)?)
    }

    fn push(&mut self, start: usize, end: usize) {
        let place = usize::from(self.count);
        if let (Some(slot), Ok(start), Ok(end)) = (
            self.spans.get_mut(place),
            u32::try_from(start),
            u32::try_from(end),
        ) {
            *slot = (start, end);
            self.count += 1;
        }
    }

    fn truncate(&mut self, count: u8) {
        self.count = count;
    }
}

type Table = HashMap<Box<str>, u32, BuildHasherDefault<SegmentHasher>>;

/// The trie. Values are the caller's numbers of resources.
#[derive(Debug)]
pub(crate) struct Router {
    levels: Vec<Level>,
}

#[derive(Debug, Default)]
struct Level {
    literals: Literals,
    /// The most literal text first.
    mixed: Vec<(Segment, u32)>,
    parameter: Option<u32>,
    resource: Option<u32>,
}

/// Literal segments: a list while there are few of them, which is most levels of most contracts,
/// and a table as soon as there are many.
#[derive(Debug, Default)]
struct Literals {
    few: Vec<(Box<str>, u32)>,
    many: Table,
}

impl Literals {
    const FEW: usize = 4;

    fn get(&self, text: &str) -> Option<u32> {
        if self.many.is_empty() {
            let mut few = self.few.iter();
            return few
                .find(|(literal, _)| &**literal == text)
                .map(|(_, next)| *next);
        }
        self.many.get(text).copied()
    }

    fn get_or_insert(&mut self, text: &str, fresh: u32) -> u32 {
        if let Some(next) = self.get(text) {
            return next;
        }
        if self.few.len() < Self::FEW && self.many.is_empty() {
            self.few.push((text.into(), fresh));
        } else {
            self.many.extend(self.few.drain(..));
            self.many.insert(text.into(), fresh);
        }
        fresh
    }
}

impl Router {
    pub(crate) fn new() -> Self {
        Self {
            levels: vec![Level::default()],
        }
    }

    /// Adds a template; the number of the resource that has its place already, if there is one.
    pub(crate) fn insert(&mut self, template: &Template, resource: u32) -> Option<u32> {
        let mut at = 0;
        for segment in &template.segments {
            at = self.descend(at, segment);
        }
        let level = self.levels.get_mut(at as usize)?;
        if level.resource.is_some() {
            return level.resource;
        }
        level.resource = Some(resource);
        None
    }

    fn descend(&mut self, at: u32, segment: &Segment) -> u32 {
        let fresh = u32::try_from(self.levels.len()).unwrap_or(u32::MAX);
        let Some(level) = self.levels.get_mut(at as usize) else {
            return at;
        };
        let next = match segment {
            Segment::Literal(text) => level.literals.get_or_insert(text, fresh),
            Segment::Parameter(_) => *level.parameter.get_or_insert(fresh),
            Segment::Mixed { .. } => {
                let mut known = level.mixed.iter();
                let known = known.find(|(other, _)| other.is_same_shape(segment));
                known.map_or(fresh, |(_, next)| *next)
            }
        };
        if next == fresh {
            if matches!(segment, Segment::Mixed { .. }) {
                level.mixed.push((segment.clone(), fresh));
                level
                    .mixed
                    .sort_by_key(|(one, _)| std::cmp::Reverse(one.literal_length()));
            }
            self.levels.push(Level::default());
        }
        next
    }

    /// The resource that `path` names; its parameters are added to `captures`.
    pub(crate) fn route(&self, path: &str, captures: &mut Captures) -> Option<u32> {
        let first = path.strip_prefix('/')?;
        let start = path.len() - first.len();
        self.walk(self.levels.first()?, path, start, captures)
    }

    /// `start` is the first byte of the next segment. The depth is bounded by that of the trie,
    /// and every level of the trie has one way leading to it, so that it is visited once at most.
    fn walk(
        &self,
        level: &Level,
        path: &str,
        start: usize,
        captures: &mut Captures,
    ) -> Option<u32> {
        let bytes = path.as_bytes().get(start..)?;
        let mut has_escape = false;
        let mut length = bytes.len();
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'/' {
                length = at;
                break;
            }
            has_escape |= *byte == b'%';
        }
        let end = start + length;
        let raw = path.get(start..end)?;
        let is_last = end == path.len();
        let literal = if has_escape {
            normalised(raw)
        } else {
            Cow::Borrowed(raw)
        };
        if let Some(next) = level.literals.get(&literal) {
            let found = self.enter(next, path, end, is_last, captures);
            if found.is_some() {
                return found;
            }
        }
        let count = captures.count;
        for (segment, next) in &level.mixed {
            if segment.matches(raw, |from, to| captures.push(start + from, start + to)) {
                let found = self.enter(*next, path, end, is_last, captures);
                if found.is_some() {
                    return found;
                }
            }
            captures.truncate(count);
        }
        let next = level.parameter.filter(|_| !raw.is_empty())?;
        captures.push(start, end);
        let found = self.enter(next, path, end, is_last, captures);
        if found.is_none() {
            captures.truncate(count);
        }
        found
    }

    fn enter(
        &self,
        next: u32,
        path: &str,
        end: usize,
        is_last: bool,
        captures: &mut Captures,
    ) -> Option<u32> {
        let level = self.levels.get(next as usize)?;
        if is_last {
            level.resource
        } else {
            self.walk(level, path, end + 1, captures)
        }
    }
}

/// Hashes a segment eight bytes at a time. The keys are those of the contract, so nobody
/// outside can choose them to collide.
#[derive(Default)]
struct SegmentHasher(u64);

impl SegmentHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for SegmentHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(rest) {
                *to = *from;
            }
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }

    fn finish(&self) -> u64 {
        // The table takes its buckets from the low bits and its tags from the high ones.
        self.0 ^ (self.0 >> 32)
    }
}
