//! Moves that lead to another entry, or back to themselves.
//!
//! A client that is sent on twice has waited twice, and search engines give up after a few hops. A move to a place that is
//! gone is worse: the list promises a page and knows that there is none.
//!
//! Templates are followed with made-up captures. Where only certain captures lead to another entry (`/old/*` moves to
//! `/new/*`, and `/new/page` is gone), nothing is wrong with the list; [`crate::Places::find`] goes on to the end itself.

use std::borrow::Cow;

use crate::build::Owners;
use crate::defect::{Defect, DefectKind, Defects};
use crate::entry::{Entry, Fate};
use crate::index::Index;
use crate::place::{self, Captures, Segment, Shape};
use crate::target;

/// What stands in for a capture when a template is followed; unlikely to be part of a list.
const SAMPLE: &str = "0sample0";
const MOST_HOPS: usize = 64;

pub(crate) fn check(entries: &[Entry], index: &Index, owners: &Owners, defects: &mut Defects) {
    let list = List {
        entries,
        index,
        owners,
    };
    for (number, entry) in entries.iter().enumerate() {
        if let Some(defect) = list.follow(number, entry) {
            defects.push(defect);
        }
    }
}

struct List<'a> {
    entries: &'a [Entry],
    index: &'a Index,
    owners: &'a Owners,
}

impl<'a> List<'a> {
    /// The entry that speaks of a path.
    fn entry_for(&self, path: &str) -> Option<(usize, &'a Entry)> {
        let number = self.owners.entry(self.index.find(path)?.owner)?;
        Some((number, self.entries.get(number)?))
    }

    /// Where one move ends, if that is at another entry.
    fn follow(&self, number: usize, entry: &'a Entry) -> Option<Defect> {
        let first = next(entry, &sample(&entry.path))?;
        let mut path = target::own_path(&first)?.to_owned();
        let (second_number, second) = self.entry_for(&path)?;
        let mut seen = vec![number];
        let (mut last_number, mut last) = (second_number, second);
        let mut location = first.into_owned();
        while seen.len() < MOST_HOPS {
            if seen.contains(&last_number) {
                return self.told_once(&seen, last_number, entry, second);
            }
            seen.push(last_number);
            let Some(further) = next(last, &path) else {
                break;
            };
            location = further.into_owned();
            let Some(own) = target::own_path(&location) else {
                break;
            };
            own.clone_into(&mut path);
            match self.entry_for(&path) {
                Some(found) => (last_number, last) = found,
                None => break,
            }
        }
        Some(chain(entry, second, last, &location))
    }

    /// A loop is reported where it begins; the entries that lead into it are reported as chains.
    fn told_once(
        &self,
        seen: &[usize],
        again: usize,
        entry: &Entry,
        second: &Entry,
    ) -> Option<Defect> {
        let from = seen.iter().position(|number| *number == again)?;
        let members = seen.get(from..)?;
        if from > 0 {
            let message = format!(
                "`{}` is moved into a loop of moves, by way of {}",
                entry.path, second.position
            );
            return Some(
                Defect::new(DefectKind::RedirectChain, &entry.position, message)
                    .hint("mend the loop first"),
            );
        }
        if members.iter().min() != Some(&again) {
            return None;
        }
        let names: Vec<_> = members
            .iter()
            .filter_map(|number| self.entries.get(*number))
            .collect();
        Some(looped(entry, &names))
    }
}

fn state(entry: &Entry) -> String {
    match entry.fate {
        Fate::Gone => format!("is gone ({})", entry.position),
        Fate::Moved { .. } => format!("is moved itself ({})", entry.position),
        Fate::Withheld { .. } => format!("is withheld ({})", entry.position),
    }
}

fn chain(entry: &Entry, second: &Entry, last: &Entry, location: &str) -> Defect {
    let to = entry.target().unwrap_or_default();
    let message = format!(
        "`{}` is moved to `{to}`, which {}",
        entry.path,
        state(second)
    );
    let hint = match last.fate {
        Fate::Gone | Fate::Withheld { .. } => {
            format!(
                "list `{}` as gone too, or name a page that exists",
                entry.path
            )
        }
        Fate::Moved { .. } if location.contains(SAMPLE) => {
            let end = last.target().unwrap_or_default();
            format!(
                "write the final target; the chain ends at `{end}` ({})",
                last.position
            )
        }
        Fate::Moved { .. } => format!("write the final target, `{location}`"),
    };
    Defect::new(DefectKind::RedirectChain, &entry.position, message).hint(hint)
}

fn looped(entry: &Entry, members: &[&Entry]) -> Defect {
    let to = entry.target().unwrap_or_default();
    let message = if members.len() == 1 {
        format!("`{}` is moved to `{to}`, which is itself", entry.path)
    } else {
        let way: Vec<_> = members
            .iter()
            .map(|member| format!("`{}`", member.path))
            .collect();
        format!("the moves {} lead round in a circle", way.join(" → "))
    };
    let hint = match entry.shape {
        Shape::Exact => "keep the page that exists out of the list, and move the others to it",
        Shape::Prefix | Shape::Pattern => "a target must not match the path of its own entry",
    };
    Defect::new(DefectKind::RedirectLoop, &entry.position, message).hint(hint)
}

/// Where a move sends a path.
fn next<'a>(entry: &'a Entry, path: &str) -> Option<Cow<'a, str>> {
    let captures = match entry.shape {
        Shape::Exact => Captures::default(),
        Shape::Prefix | Shape::Pattern => place::captures(&entry.path, path)?,
    };
    target::fill(entry.target()?, &captures, None)
}

/// A path that a place stands for.
fn sample(place: &str) -> Cow<'_, str> {
    if !target::is_template(place) {
        return Cow::Borrowed(place);
    }
    let mut out = String::new();
    for segment in place::segments(place) {
        out.push('/');
        match segment {
            Segment::Literal(literal) => out.push_str(literal),
            Segment::Rest => out.push_str(SAMPLE),
            Segment::Capture { before, after, .. } => out.extend([before, SAMPLE, after]),
        }
    }
    Cow::Owned(out)
}
