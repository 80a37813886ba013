//! The path that was probably meant.

use crate::engine::series::count;

/// The longest path that is compared.
const LONGEST: usize = 200;

/// How much of the last segments must be the same, and of all.
const LEAST: f64 = 0.6;

/// How much the last segments count, and what stands before them.
const TAIL: f64 = 0.7;
const HEAD: f64 = 0.3;

/// A path that is there, made ready to be compared.
#[derive(Debug)]
pub(crate) struct Live<'p> {
    path: &'p [u8],
    normal: Normal,
}

/// A path without what makes no difference.
#[derive(Debug)]
struct Normal {
    text: String,
    /// Where the last segment begins.
    tail: usize,
    /// How many characters it has, and a bit for each that is among them.
    length: usize,
    letters: u64,
}

impl<'p> Live<'p> {
    /// Nothing for paths that are too long.
    pub(crate) fn new(path: &'p [u8]) -> Option<Self> {
        (path.len() <= LONGEST).then(|| Self {
            path,
            normal: Normal::new(path),
        })
    }
}

/// The nearest of the paths that are there: the one with the most in common, if that is most of it.
pub(crate) fn nearest<'p>(path: &[u8], live: &[Live<'p>]) -> Option<&'p [u8]> {
    if path.len() > LONGEST {
        return None;
    }
    let normal = Normal::new(path);
    let mut best: Option<(f64, &[u8])> = None;
    for other in live.iter().filter(|other| other.path != path) {
        // Of equally near ones the first stays, which is asked for most.
        let known = best.map_or(0.0, |(likeness, _)| likeness);
        if let Some(likeness) = more_alike(&normal, &other.normal, known) {
            best = Some((likeness, other.path));
        }
    }
    best.filter(|(likeness, _)| *likeness >= LEAST)
        .map(|(_, path)| path)
}

/// How alike two paths are, if that is more than is known: from 0, nothing in common, to 1, the same but for case and a
/// trailing slash. The last segments say what is meant, and the segments before say where.
fn more_alike(one: &Normal, other: &Normal, known: f64) -> Option<f64> {
    // The dear distances are asked for only where they may say more than is known.
    let most = |tails: f64| TAIL * tails + HEAD;
    let may_be_more = |tails: f64| tails >= LEAST && most(tails) > known;
    if one.text == other.text {
        return (known < 1.0).then_some(1.0);
    }
    let (head, tail) = one.split();
    let (other_head, other_tail) = other.split();
    if tail.is_empty() || other_tail.is_empty() || !may_be_more(one.bound(other)) {
        return None;
    }
    let tails = strsim::normalized_damerau_levenshtein(tail, other_tail);
    if !may_be_more(tails) {
        return None;
    }
    let heads = if head == other_head {
        1.0
    } else {
        strsim::normalized_damerau_levenshtein(head, other_head)
    };
    let likeness = TAIL * tails + HEAD * heads;
    (likeness > known).then_some(likeness)
}

impl Normal {
    fn new(path: &[u8]) -> Self {
        let mut text = String::from_utf8_lossy(path).to_lowercase();
        text.truncate(text.trim_end_matches('/').len());
        let tail = text.rfind('/').map_or(0, |slash| slash + 1);
        let characters = || text.get(tail..).unwrap_or_default().chars();
        Self {
            length: characters().count(),
            letters: characters().fold(0, |letters, one| letters | 1_u64 << (u32::from(one) % 64)),
            tail,
            text,
        }
    }

    /// What is before the last slash, and what is behind it.
    fn split(&self) -> (&str, &str) {
        let head = self.text.get(..self.tail.saturating_sub(1));
        let tail = self.text.get(self.tail..);
        (head.unwrap_or_default(), tail.unwrap_or_default())
    }

    /// A cheap bound for what the dear distance makes of the last segments: each character that only one of them has is
    /// one that was taken away, added or changed.
    fn bound(&self, other: &Self) -> f64 {
        let only = |one: &Self, other: &Self| (one.letters & !other.letters).count_ones();
        let changed = only(self, other).max(only(other, self)) as usize;
        let least = changed.max(self.length.abs_diff(other.length));
        let longer = self.length.max(other.length).max(1);
        1.0 - count(least as u64) / count(longer as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::{Live, nearest};

    fn check(path: &str, live: &[&str], expected: Option<&str>) {
        let live: Vec<Live<'_>> = live
            .iter()
            .filter_map(|path| Live::new(path.as_bytes()))
            .collect();
        assert_eq!(
            nearest(path.as_bytes(), &live),
            expected.map(str::as_bytes),
            "{path}"
        );
    }

    #[test]
    fn what_was_probably_meant_is_found() {
        let live = ["/docs/start", "/about", "/blog/2015/geekery", "/docs/setup"];
        check("/About/", &live, Some("/about"));
        check("/docs/v2/start", &live, Some("/docs/start"));
        check("/abuot", &live, Some("/about"));
        check("/wp-login.php", &live, None);
        check("/", &live, None);
    }
}
