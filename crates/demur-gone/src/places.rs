//! What the gateway asks: is this path gone, moved or withheld?

use std::borrow::Cow;
use std::collections::HashMap;

use crate::build::{self, Owners};
use crate::date::Date;
use crate::defect::{Defect, Defects};
use crate::entry::{Entry, Permanence};
use crate::index::{Hit, Index, Terms};
use crate::place::{self, Shape};
use crate::{blanket, chains, octets, target};

/// What became of a path. The status is chosen by whoever asks: it depends on the method as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'a> {
    /// RFC 9110 §15.5.11.
    Gone {
        /// The day from which on it is so.
        since: Option<Date>,
        /// The reason, for people.
        reason: Option<&'a str>,
        /// For how many seconds the answer may be kept.
        max_age: Option<u32>,
    },
    /// RFC 9110 §15.4.
    Moved {
        /// The value of `Location`.
        to: Cow<'a, str>,
        /// Whether it is for good.
        permanence: Permanence,
        /// For how many seconds the answer may be kept.
        max_age: Option<u32>,
    },
}

/// RFC 7725: a path that may not be served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withheld<'a> {
    /// The URL of who implements the block (RFC 7725 §4).
    pub blocked_by: Option<&'a str>,
    /// The reason, for people.
    pub reason: Option<&'a str>,
}

/// Captures that lead through more entries than these lead nowhere.
const MOST_HOPS: usize = 8;

/// All the lists together, compiled and immutable.
#[derive(Debug, Default)]
pub struct Places {
    listed: Index,
    withheld: Index,
    len: usize,
}

impl Places {
    /// Compiles entries, or says everything that is wrong with them as a whole.
    pub fn compile(entries: &[Entry]) -> Result<Self, Vec<Defect>> {
        let mut defects = Defects::default();
        let places = compile(entries, &mut defects);
        match places {
            Some(places) if defects.is_empty() => Ok(places),
            Some(_) => Err(defects.into_vec()),
            None => {
                if let Some(entry) = entries.first().filter(|_| defects.is_empty()) {
                    defects.push(build::too_large(entry));
                }
                Err(defects.into_vec())
            }
        }
    }

    /// Whether the path of a request is gone or has moved.
    ///
    /// `path` is the path as it was sent. There is no answer where a `Location` would have to be filled with something
    /// that leads astray: an escaped line end, `..`, or the beginning of a host. Where captures lead to another entry, the
    /// answer is that entry's, so that nobody is sent on twice.
    pub fn find(&self, path: &str, query: Option<&str>) -> Option<Found<'_>> {
        let path = octets::normal(path);
        let hit = self.listed.find(&path)?;
        let is_filled = target::is_template(hit.to);
        let found = self.answer(&hit, &path, query)?;
        if is_filled {
            self.follow(found)
        } else {
            Some(found)
        }
    }

    /// Whether the path of a request is withheld for legal reasons.
    pub fn find_withheld(&self, path: &str) -> Option<Withheld<'_>> {
        // Most gateways withhold nothing, and every request asks.
        if self.withheld.is_empty() {
            return None;
        }
        match self.withheld.find(&octets::normal(path))?.terms {
            Terms::Withheld { blocked_by, reason } => Some(Withheld {
                blocked_by: blocked_by.map(|url| self.withheld.text(url)),
                reason: reason.map(|reason| self.withheld.text(reason)),
            }),
            Terms::Gone { .. } | Terms::Moved { .. } => None,
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The octets of memory that the lists take.
    pub fn memory(&self) -> usize {
        size_of::<Self>() + self.listed.memory() + self.withheld.memory()
    }
}

impl Places {
    fn answer<'a>(&'a self, hit: &Hit<'a>, path: &str, query: Option<&str>) -> Option<Found<'a>> {
        match hit.terms {
            Terms::Gone {
                since,
                reason,
                max_age,
            } => Some(Found::Gone {
                since,
                reason: reason.map(|reason| self.listed.text(reason)),
                max_age,
            }),
            Terms::Moved {
                permanence,
                max_age,
            } => {
                let captures = Index::captures(hit, path)?;
                let to = target::fill(hit.to, &captures, query)?;
                Some(Found::Moved {
                    to,
                    permanence,
                    max_age,
                })
            }
            Terms::Withheld { .. } => None,
        }
    }

    /// Goes on from a target that was filled in to where it ends; there is no answer if that takes too long.
    fn follow<'a>(&'a self, mut found: Found<'a>) -> Option<Found<'a>> {
        for _ in 0..MOST_HOPS {
            let Found::Moved {
                to,
                permanence,
                max_age,
            } = &found
            else {
                return Some(found);
            };
            let path = target::own_path(to).unwrap_or_default();
            let Some(hit) = self.listed.find(path) else {
                return Some(found);
            };
            let next = self.answer(&hit, path, target::query(to))?;
            found = joined(*permanence, *max_age, next);
        }
        None
    }
}

/// Two moves are for good if both are, and may be kept as long as both may be.
fn joined(first: Permanence, first_age: Option<u32>, next: Found<'_>) -> Found<'_> {
    match next {
        Found::Gone { .. } => next,
        Found::Moved {
            to,
            permanence,
            max_age,
        } => Found::Moved {
            to,
            permanence: match first {
                Permanence::Permanent => permanence,
                Permanence::Temporary => first,
            },
            max_age: first_age.min(max_age).or(first_age).or(max_age),
        },
    }
}

fn compile(entries: &[Entry], defects: &mut Defects) -> Option<Places> {
    let (listed, owners) = build::index(entries, |entry| !entry.is_withheld(), defects)?;
    let (withheld, _) = build::index(entries, Entry::is_withheld, defects)?;
    duplicates(entries, &listed, &owners, defects);
    chains::check(entries, &listed, &owners, defects);
    blanket::check(entries, defects);
    Some(Places {
        listed,
        withheld,
        len: entries.len(),
    })
}

/// The duplicates that the tables do not see: patterns that differ in the names of captures, and paths that are withheld
/// and something else as well.
fn duplicates(entries: &[Entry], listed: &Index, owners: &Owners, defects: &mut Defects) {
    let mut outlines: HashMap<String, &Entry> = HashMap::new();
    for entry in entries {
        match entry.shape {
            Shape::Exact => {
                let owner = listed
                    .find_exact(&entry.path)
                    .filter(|_| entry.is_withheld());
                let first = owner.and_then(|owner| entries.get(owners.entry(owner)?));
                if let Some(first) = first {
                    defects.push(build::duplicate(entry, first));
                }
            }
            Shape::Prefix | Shape::Pattern => {
                let first = *outlines.entry(place::outline(&entry.path)).or_insert(entry);
                // Two prefixes of one table have been reported by the table.
                let is_told =
                    entry.shape == Shape::Prefix && first.is_withheld() == entry.is_withheld();
                if !std::ptr::eq(first, entry) && !is_told {
                    defects.push(build::duplicate(entry, first));
                }
            }
        }
    }
}
