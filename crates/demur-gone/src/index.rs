//! The compiled form of many entries, and the order in which they are asked.
//!
//! An exact entry wins. Otherwise the more specific one does: segment by segment from the left, a literal before a capture
//! and a capture before the rest. So the longest literal beginning (the stem) is tried first; under one stem the patterns
//! come before the prefix.

use std::ops::Range;

use crate::date::Date;
use crate::entry::Permanence;
use crate::hash::HashKey;
use crate::octets;
use crate::place::{self, Captures};
use crate::sieve::Sieve;
use crate::table::{Slot, Table};

/// Stems have at most this many slashes; a request is held against one of each depth.
pub(crate) const MOST_DEPTH: usize = 16;

/// A text in the arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) at: u32,
    pub(crate) length: u32,
}

/// Everything an entry says beside its path and its target. Entries that say the same share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Terms {
    Gone {
        since: Option<Date>,
        reason: Option<Span>,
        max_age: Option<u32>,
    },
    Moved {
        permanence: Permanence,
        max_age: Option<u32>,
    },
    Withheld {
        blocked_by: Option<Span>,
        reason: Option<Span>,
    },
}

/// A pattern, in the order in which the patterns of its stem are tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern {
    pub(crate) text: Span,
    pub(crate) to: Span,
    pub(crate) terms: u32,
}

/// Which entry was found; the number is the position in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    Exact(usize),
    Prefix(usize),
    Pattern(usize),
}

/// One entry that speaks of a path.
#[derive(Debug, Clone)]
pub(crate) struct Hit<'a> {
    /// The place as it is listed.
    pub(crate) place: &'a str,
    pub(crate) to: &'a str,
    pub(crate) terms: Terms,
    pub(crate) owner: Owner,
}

/// Many entries, compiled.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) key: HashKey,
    pub(crate) arena: Box<str>,
    pub(crate) exact: Table,
    /// Keyed by the prefix with its slash.
    pub(crate) prefixes: Table,
    /// Keyed by the stem of patterns; the note is a number in `groups`.
    pub(crate) stems: Table,
    /// The hashes of all stems.
    pub(crate) sieve: Sieve,
    /// How deep stems are: bit `n` stands for `n + 1` slashes.
    pub(crate) depths: u32,
    pub(crate) groups: Box<[Range<u32>]>,
    pub(crate) patterns: Box<[Pattern]>,
    pub(crate) terms: Box<[Terms]>,
}

impl Index {
    /// The entry that speaks of a path in its normal form.
    pub(crate) fn find(&self, path: &str) -> Option<Hit<'_>> {
        if self.is_empty() {
            return None;
        }
        if let Some((slot, at)) = self.exact.find(&self.arena, self.key.hash(path), path) {
            return self.hit(slot, Owner::Exact(at));
        }
        if self.depths == 0 {
            None
        } else {
            self.find_wild(path)
        }
    }

    /// The position of an exact entry.
    pub(crate) fn find_exact(&self, path: &str) -> Option<Owner> {
        let (_, at) = self.exact.find(&self.arena, self.key.hash(path), path)?;
        Some(Owner::Exact(at))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The captures of a hit; an exact entry has none.
    pub(crate) fn captures<'a>(hit: &'a Hit<'_>, path: &'a str) -> Option<Captures<'a>> {
        match hit.owner {
            Owner::Exact(_) => Some(Captures::default()),
            Owner::Prefix(_) => Some(Captures {
                named: Vec::new(),
                rest: Some(path.strip_prefix(hit.place)?),
            }),
            Owner::Pattern(_) => place::captures(hit.place, path),
        }
    }

    pub(crate) fn text(&self, span: Span) -> &str {
        let range = usize::try_from(span.at)
            .ok()
            .zip(usize::try_from(span.length).ok());
        range
            .and_then(|(start, length)| self.arena.get(start..start + length))
            .unwrap_or_default()
    }

    pub(crate) fn memory(&self) -> usize {
        [&self.exact, &self.prefixes, &self.stems]
            .map(Table::memory)
            .iter()
            .sum::<usize>()
            + self.arena.len()
            + self.sieve.memory()
            + size_of_val(&*self.groups)
            + size_of_val(&*self.patterns)
            + size_of_val(&*self.terms)
    }

    fn hit(&self, slot: Slot, owner: Owner) -> Option<Hit<'_>> {
        Some(Hit {
            place: slot.key(&self.arena),
            to: slot.value(&self.arena),
            terms: *self.terms.get(usize::try_from(slot.note).ok()?)?,
            owner,
        })
    }

    /// Tries the stems of a path from the longest to the shortest, and only those of a depth that occurs.
    fn find_wild(&self, path: &str) -> Option<Hit<'_>> {
        let slashes = slashes(path);
        let mut left = self.depths;
        while let Some(bit) = left.checked_ilog2() {
            left &= !(1 << bit);
            let Some(slash) = slashes.get(usize::try_from(bit).ok()?).copied().flatten() else {
                continue;
            };
            let stem = path.get(..=slash)?;
            let hash = self.key.hash(stem);
            if !self.sieve.may_contain(hash) {
                continue;
            }
            // A path that climbs out of a prefix is not below it, whatever it looks like.
            if let Some(hit) = self.find_below(hash, stem, path) {
                return Some(hit).filter(|_| !octets::has_dot_segment(path));
            }
        }
        None
    }

    fn find_below(&self, hash: u64, stem: &str, path: &str) -> Option<Hit<'_>> {
        self.find_pattern(hash, stem, path).or_else(|| {
            let (slot, at) = self.prefixes.find(&self.arena, hash, stem)?;
            self.hit(slot, Owner::Prefix(at))
        })
    }

    fn find_pattern(&self, hash: u64, stem: &str, path: &str) -> Option<Hit<'_>> {
        let (slot, _) = self.stems.find(&self.arena, hash, stem)?;
        let group = self.groups.get(usize::try_from(slot.note).ok()?)?;
        let range = usize::try_from(group.start).ok()?..usize::try_from(group.end).ok()?;
        let start = range.start;
        for (offset, pattern) in self.patterns.get(range)?.iter().enumerate() {
            let place = self.text(pattern.text);
            if place::captures(place, path).is_some() {
                return Some(Hit {
                    place,
                    to: self.text(pattern.to),
                    terms: *self.terms.get(usize::try_from(pattern.terms).ok()?)?,
                    owner: Owner::Pattern(start + offset),
                });
            }
        }
        None
    }
}

/// Where the first slashes of a path are.
fn slashes(path: &str) -> [Option<usize>; MOST_DEPTH] {
    let mut slashes = [None; MOST_DEPTH];
    for (slash, at) in slashes
        .iter_mut()
        .zip(memchr::memchr_iter(b'/', path.as_bytes()))
    {
        *slash = Some(at);
    }
    slashes
}
