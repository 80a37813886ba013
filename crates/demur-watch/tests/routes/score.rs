//! How well paths are grouped: of all pairs of paths that were put together, and of all that belong together, how many
//! are right.

use std::collections::{BTreeMap, BTreeSet};

use demur_watch::routes::{RouteId, Routes};

/// A grouping, judged: pairs of paths.
#[derive(Default)]
pub(crate) struct Score {
    right: f64,
    found: f64,
    truth: f64,
    /// Routes that have paths of more than one group.
    pub(crate) mixed: Vec<String>,
}

impl Score {
    /// Adds another grouping.
    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.truth += other.truth;
        self.mixed.extend(other.mixed);
    }

    /// Prints the score and asks for at least so much of each number.
    #[track_caller]
    pub(crate) fn check(&self, what: &str, precision: f64, recall: f64, f1: f64) {
        let (precise, recalled) = (self.right / self.found, self.right / self.truth);
        let mean = 2.0 * precise * recalled / (precise + recalled);
        eprintln!("{what}: precision {precise:.4}, recall {recalled:.4}, F1 {mean:.4}");
        assert!(precise >= precision, "{what}: mixed {:?}", self.mixed);
        assert!(recalled >= recall && mean >= f1, "{what}");
    }
}

fn pairs(count: usize) -> f64 {
    let count = f64::from(u32::try_from(count).unwrap());
    count * (count - 1.0) / 2.0
}

fn sum<K>(sets: &BTreeMap<K, BTreeSet<&str>>) -> f64 {
    sets.values().map(|set| pairs(set.len())).sum()
}

/// Judges the routes of paths, each of which comes with the group that it belongs to.
pub(crate) fn score<'p>(
    routes: &mut Routes,
    paths: impl IntoIterator<Item = (&'p str, &'p str)>,
) -> Score {
    let mut truth: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut found: BTreeMap<RouteId, BTreeSet<&str>> = BTreeMap::new();
    let mut both: BTreeMap<(RouteId, &str), BTreeSet<&str>> = BTreeMap::new();
    for (group, path) in paths {
        let id = routes.route(path.as_bytes());
        truth.entry(group).or_default().insert(path);
        found.entry(id).or_default().insert(path);
        both.entry((id, group)).or_default().insert(path);
    }
    let groups = |route: &RouteId| both.keys().filter(|(id, _)| id == route).count();
    let mixed = found
        .keys()
        .filter(|id| groups(id) > 1)
        .map(|id| routes.name(*id).to_owned())
        .collect();
    Score {
        right: sum(&both),
        found: sum(&found),
        truth: sum(&truth),
        mixed,
    }
}
