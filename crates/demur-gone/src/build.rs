//! Compiles entries to an [`Index`]; two entries for one path are found on the way.

use std::collections::HashMap;
use std::ops::Range;

use crate::defect::{Defect, DefectKind, Defects};
use crate::entry::{Entry, Fate};
use crate::hash::HashKey;
use crate::index::{Index, Owner, Pattern, Span, Terms};
use crate::place::{self, Shape};
use crate::sieve::Sieve;
use crate::table::{Inserted, Table};

/// A request is held against the patterns of one stem one after the other.
const MOST_PATTERNS: usize = 64;

/// Which entry each position of an index came from; needed only while it is checked.
#[derive(Debug, Default)]
pub(crate) struct Owners {
    exact: Vec<u32>,
    prefixes: Vec<u32>,
    patterns: Vec<u32>,
}

impl Owners {
    /// The number of the entry that was found.
    pub(crate) fn entry(&self, owner: Owner) -> Option<usize> {
        let number = match owner {
            Owner::Exact(at) => self.exact.get(at),
            Owner::Prefix(at) => self.prefixes.get(at),
            Owner::Pattern(at) => self.patterns.get(at),
        };
        usize::try_from(*number?).ok()
    }
}

/// Compiles those entries that `is_wanted` picks.
pub(crate) fn index(
    entries: &[Entry],
    is_wanted: impl Fn(&Entry) -> bool,
    defects: &mut Defects,
) -> Option<(Index, Owners)> {
    let wanted: Vec<_> = entries
        .iter()
        .zip(0_u32..)
        .filter(|(entry, _)| is_wanted(entry))
        .collect();
    let mut build = Build::new(&wanted);
    let (mut patterns, plain): (Vec<_>, Vec<_>) = wanted
        .iter()
        .copied()
        .partition(|(entry, _)| entry.shape == Shape::Pattern);
    for (entry, number) in plain {
        match build.insert(entry, number)? {
            Inserted::New(_) => {}
            Inserted::Known(first) => defects.push(duplicate(entry, entries.get(first)?)),
            Inserted::Full => {
                defects.push(too_large(entry));
                return None;
            }
        }
    }
    let (stems, groups) = build.patterns(&mut patterns, defects)?;
    build.owners.patterns = patterns.iter().map(|(_, number)| *number).collect();
    let wild: Vec<_> = wanted
        .iter()
        .map(|(entry, _)| *entry)
        .filter(|entry| entry.shape != Shape::Exact)
        .collect();
    let (sieve, depths) = build.sieve(&wild)?;
    let index = Index {
        key: build.key,
        arena: build.arena.into_boxed_str(),
        exact: build.exact,
        prefixes: build.prefixes,
        stems,
        sieve,
        depths,
        groups: groups.into_boxed_slice(),
        patterns: build.patterns.into_boxed_slice(),
        terms: build.terms.into_boxed_slice(),
    };
    Some((index, build.owners))
}

pub(crate) fn duplicate(entry: &Entry, first: &Entry) -> Defect {
    let message = format!("`{}` is listed already, in {}", entry.path, first.position);
    Defect::new(DefectKind::DuplicatePlace, &entry.position, message)
        .hint("keep one of the two entries")
}

pub(crate) fn too_large(entry: &Entry) -> Defect {
    let message = "the lists are larger than the four gigabytes that the index can hold";
    Defect::new(DefectKind::TooLarge, &entry.position, message)
        .hint("write prefixes or patterns for what belongs together")
}

struct Build<'a> {
    key: HashKey,
    arena: String,
    exact: Table,
    prefixes: Table,
    owners: Owners,
    terms: Vec<Terms>,
    numbers: HashMap<Terms, u32>,
    texts: HashMap<&'a str, Span>,
    patterns: Vec<Pattern>,
}

impl<'a> Build<'a> {
    fn new(entries: &[(&'a Entry, u32)]) -> Self {
        let count = |shape| {
            entries
                .iter()
                .filter(|(entry, _)| entry.shape == shape)
                .count()
        };
        let octets = entries
            .iter()
            .map(|(entry, _)| entry.path.len() + entry.target().map_or(0, str::len))
            .sum();
        let exact = Table::for_count(count(Shape::Exact));
        let prefixes = Table::for_count(count(Shape::Prefix));
        let owners = Owners {
            exact: vec![0; exact.slots()],
            prefixes: vec![0; prefixes.slots()],
            patterns: Vec::new(),
        };
        Self {
            key: HashKey::random(),
            arena: String::with_capacity(octets),
            exact,
            prefixes,
            owners,
            terms: Vec::new(),
            numbers: HashMap::new(),
            texts: HashMap::new(),
            patterns: Vec::new(),
        }
    }

    /// Takes in an exact entry or a prefix; `Known` tells the number of the entry that was first.
    fn insert(&mut self, entry: &'a Entry, number: u32) -> Option<Inserted> {
        let terms = self.terms(entry)?;
        let to = entry.target().unwrap_or_default();
        let (inserted, known) = if entry.shape == Shape::Prefix {
            let stem = place::stem(&entry.path);
            let hash = self.key.hash(stem);
            let inserted = self
                .prefixes
                .insert(&mut self.arena, hash, (stem, to), terms);
            (inserted, &mut self.owners.prefixes)
        } else {
            let hash = self.key.hash(&entry.path);
            let inserted = self
                .exact
                .insert(&mut self.arena, hash, (&entry.path, to), terms);
            (inserted, &mut self.owners.exact)
        };
        Some(match inserted {
            Inserted::New(at) => {
                *known.get_mut(at)? = number;
                inserted
            }
            Inserted::Known(at) => Inserted::Known(usize::try_from(*known.get(at)?).ok()?),
            Inserted::Full => inserted,
        })
    }

    /// The number of what an entry says; entries that say the same share one.
    fn terms(&mut self, entry: &'a Entry) -> Option<u32> {
        let mut text = |text: &'a Option<Box<str>>| match text.as_deref() {
            Some(text) => self.text(text).map(Some),
            None => Some(None),
        };
        let terms = match &entry.fate {
            Fate::Gone => Terms::Gone {
                since: entry.since,
                reason: text(&entry.reason)?,
                max_age: entry.max_age,
            },
            Fate::Moved { permanence, .. } => Terms::Moved {
                permanence: *permanence,
                max_age: entry.max_age,
            },
            Fate::Withheld { blocked_by } => Terms::Withheld {
                blocked_by: text(blocked_by)?,
                reason: text(&entry.reason)?,
            },
        };
        let next = u32::try_from(self.terms.len()).ok()?;
        let number = *self.numbers.entry(terms).or_insert(next);
        if number == next {
            self.terms.push(terms);
        }
        Some(number)
    }

    fn text(&mut self, text: &'a str) -> Option<Span> {
        if let Some(span) = self.texts.get(text) {
            return Some(*span);
        }
        let span = self.push(text)?;
        self.texts.insert(text, span);
        Some(span)
    }

    fn push(&mut self, text: &str) -> Option<Span> {
        let at = u32::try_from(self.arena.len()).ok()?;
        self.arena.push_str(text);
        Some(Span {
            at,
            length: u32::try_from(text.len()).ok()?,
        })
    }

    /// Sorts the patterns into the order in which they are tried, and groups them by stem.
    fn patterns(
        &mut self,
        patterns: &mut [(&'a Entry, u32)],
        defects: &mut Defects,
    ) -> Option<(Table, Vec<Range<u32>>)> {
        patterns.sort_by(|(one, _), (other, _)| {
            let stems = place::stem(&one.path).cmp(place::stem(&other.path));
            stems.then_with(|| place::by_specificity(&one.path, &other.path))
        });
        let mut stems = Table::for_count(patterns.len());
        let mut groups = Vec::new();
        for group in patterns
            .chunk_by(|(one, _), (other, _)| place::stem(&one.path) == place::stem(&other.path))
        {
            let (first, _) = group.first()?;
            if group.len() > MOST_PATTERNS {
                let topmost = group
                    .iter()
                    .min_by_key(|(_, number)| *number)
                    .map_or(*first, |(entry, _)| *entry);
                defects.push(many_patterns(topmost, group.len()));
            }
            let start = u32::try_from(self.patterns.len()).ok()?;
            for (entry, _) in group {
                let pattern = Pattern {
                    text: self.push(&entry.path)?,
                    to: self.push(entry.target().unwrap_or_default())?,
                    terms: self.terms(entry)?,
                };
                self.patterns.push(pattern);
            }
            let number = u32::try_from(groups.len()).ok()?;
            groups.push(start..u32::try_from(self.patterns.len()).ok()?);
            let stem = place::stem(&first.path);
            stems.insert(&mut self.arena, self.key.hash(stem), (stem, ""), number);
        }
        Some((stems, groups))
    }

    /// The stems of prefixes and patterns, for a quick look; and how deep they are.
    fn sieve(&self, wild: &[&Entry]) -> Option<(Sieve, u32)> {
        let mut sieve = Sieve::for_count(wild.len());
        let mut depths = 0;
        for entry in wild {
            let stem = place::stem(&entry.path);
            sieve.insert(self.key.hash(stem));
            let shift = u32::try_from(stem.matches('/').count())
                .ok()?
                .checked_sub(1)?;
            depths |= 1_u32.checked_shl(shift)?;
        }
        Some((sieve, depths))
    }
}

fn many_patterns(first: &Entry, count: usize) -> Defect {
    let stem = place::stem(&first.path);
    let message = format!(
        "{count} patterns begin with `{stem}`; a request is held against {MOST_PATTERNS} at most"
    );
    Defect::new(DefectKind::BadPlace, &first.position, message)
        .hint("list the paths themselves: exact entries cost the same however many there are")
}
