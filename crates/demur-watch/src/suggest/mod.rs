//! What a report suggests to do: which missing paths have a new place, which may be gone, what to audit, whom to keep out.
//!
//! Suggestions are for the owner to look at. A move is suggested only where one page is clearly the other; everything
//! else is a question. Whether a list as a whole can be served is judged by whoever reads lists.

mod block;
mod evidence;
mod kin;
mod listed;
mod places;
mod routes;
mod urls;

pub use block::{Blocklist, blocklist};
pub use places::{HEADER, line, open, places, remarks};
pub use urls::urls;

use std::collections::{BTreeMap, BTreeSet};

use crate::report::Report;
use evidence::Missing;
use kin::Kinship;
use listed::{is_home, listed};
use routes::Known;

/// More paths than these with one target are a blanket: visitors do not find there what they came for.
const MOST_TO_ONE: usize = 5;

/// Everything that is suggested for paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// One for each path, most frequent first.
    pub list: Vec<Suggestion>,
    /// Paths that were asked for too seldom.
    pub seldom: u64,
    /// Paths that no list can hold: with control characters, without an ending escape, not in UTF-8.
    pub unwritable: u64,
    /// Requests for paths that the report counts and does not name.
    pub unnamed: u64,
}

/// What to do about one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The path: a single `/`, and then only what a URI may hold.
    pub path: String,
    /// How often it was asked for and not there.
    pub hits: u64,
    /// When it last was there, in seconds since the Unix epoch.
    pub live_until: Option<u64>,
    /// Pages that link to it.
    pub referrers: Vec<String>,
    /// What to do.
    pub fate: Fate,
}

/// What to do about a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Send it on to a path of the same site that is there.
    Moved {
        /// That path; as harmless as the path itself.
        to: String,
    },
    /// Only the owner can tell.
    Question {
        /// The path that may be meant, if it is fit to be a target.
        nearest: Option<String>,
        /// Why only the owner can tell.
        doubt: Doubt,
    },
}

/// Why only the owner can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing that is there is near.
    NothingNear,
    /// What is near has another number: another version, year or id.
    OtherNumber,
    /// What is near is something else of the same kind.
    OtherMember,
    /// What is near is not near enough.
    Unclear,
    /// What is near is missing as well.
    TargetMissing,
    /// What is near is near to so many other paths.
    Crowd(usize),
    /// Nobody met a 404 there since this moment, in seconds since the Unix epoch.
    Over(u64),
    /// Whoever reads lists does not take it.
    Refused(String),
}

impl Suggestion {
    /// Makes a move a question, since a list with it cannot be served.
    pub fn refuse(&mut self, why: &str) {
        self.fate = Fate::Question {
            nearest: None,
            doubt: Doubt::Refused(why.to_owned()),
        };
    }

    /// Where it is to go.
    pub fn target(&self) -> Option<&str> {
        match &self.fate {
            Fate::Moved { to } => Some(to),
            Fate::Question { .. } => None,
        }
    }

    /// Where it is to go, or may go.
    pub fn nearest(&self) -> Option<&str> {
        match &self.fate {
            Fate::Moved { to } => Some(to),
            Fate::Question { nearest, .. } => nearest.as_deref(),
        }
    }
}

/// What to do about the paths that are missing.
///
/// Without `min_hits` the evidence says how often a path must have been asked for.
pub fn suggest(report: &Report, min_hits: Option<u64>) -> Suggestions {
    let (missing, unwritable) = evidence::gather(report);
    let known = Known::new(report);
    let names: BTreeSet<&str> = missing.iter().map(|one| one.path.as_str()).collect();
    let mut suggestions = Suggestions {
        unwritable,
        unnamed: evidence::unnamed(report),
        ..Suggestions::default()
    };
    for one in missing.iter().filter(|one| one.is_wanted()) {
        let fate = fate(one, &names, &known);
        if one.hits < min_hits.unwrap_or_else(|| one.floor(&fate)) {
            suggestions.seldom += 1;
            continue;
        }
        suggestions.list.push(Suggestion {
            path: one.path.clone(),
            hits: one.hits,
            live_until: one.live_until,
            referrers: one.referrers.clone(),
            fate,
        });
    }
    suggestions.list.sort_by(|one, other| {
        let by_hits = other.hits.cmp(&one.hits);
        by_hits.then_with(|| one.path.cmp(&other.path))
    });
    thin_crowds(&mut suggestions.list);
    suggestions
}

fn fate(one: &Missing, missing: &BTreeSet<&str>, known: &Known<'_>) -> Fate {
    let is_there = |to: &String| !missing.contains(to.as_str());
    let nearest = one.nearest.as_deref().and_then(listed);
    let doubt = if nearest.as_ref().is_none_or(is_there) {
        Doubt::NothingNear
    } else {
        Doubt::TargetMissing
    };
    let nearest = nearest.filter(is_there);
    let nearest = nearest.or_else(|| known.nearest(&one.path, missing));
    let over = || {
        let until = one.live_until?;
        known.over(&one.path, until).map(Doubt::Over)
    };
    let Some(to) = nearest.filter(|to| listed::is_target(to) && !is_home(to)) else {
        return question(None, over().unwrap_or(doubt));
    };
    let doubt = over().or_else(|| match kin::kinship(one, &to, known) {
        Kinship::Same => None,
        Kinship::OtherNumber => Some(Doubt::OtherNumber),
        Kinship::OtherMember => Some(Doubt::OtherMember),
        Kinship::Unclear => Some(Doubt::Unclear),
    });
    match doubt {
        None => Fate::Moved { to },
        Some(doubt) => question(Some(to), doubt),
    }
}

fn question(nearest: Option<String>, doubt: Doubt) -> Fate {
    Fate::Question { nearest, doubt }
}

/// Many paths with one target become questions.
fn thin_crowds(list: &mut [Suggestion]) {
    let mut sources: BTreeMap<String, usize> = BTreeMap::new();
    for to in list.iter().filter_map(Suggestion::target) {
        *sources.entry(to.to_owned()).or_default() += 1;
    }
    for one in list {
        let crowd = one.target().and_then(|to| sources.get(to)).copied();
        if let (Fate::Moved { to }, Some(crowd)) = (&one.fate, crowd)
            && crowd > MOST_TO_ONE
        {
            one.fate = question(Some(to.clone()), Doubt::Crowd(crowd));
        }
    }
}

#[cfg(test)]
mod tests;
