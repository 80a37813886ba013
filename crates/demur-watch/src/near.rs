//! The path that was probably meant.

use crate::engine::series::count;

/// The longest path that is compared.
const LONGEST: usize = 200;

/// How much of the last segments must be the same.
const LEAST: f64 = 0.6;

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
    let best = live.iter().filter(|other| other.path != path);
    let best = best.map(|other| (likeness(&normal, &other.normal), other.path));
    // Of equally near ones the first, which is asked for most.
    let best = best.fold(None, |best: Option<(f64, &[u8])>, one| match best {
        Some(known) if known.0 >= one.0 => Some(known),
        _ => Some(one),
    });
    best.filter(|(likeness, _)| *likeness >= LEAST)
        .map(|(_, path)| path)
}

/// From 0, nothing in common, to 1, the same but for case and a trailing slash: the last segments say what is meant,
/// and the segments before say where.
fn likeness(one: &Normal, other: &Normal) -> f64 {
    if one.text == other.text {
        return 1.0;
    }
    let (head, tail) = one.split();
    let (other_head, other_tail) = other.split();
    if tail.is_empty() || other_tail.is_empty() {
        return 0.0;
    }
    if one.bound(other) < LEAST {
        return 0.0;
    }
    let tails = strsim::normalized_damerau_levenshtein(tail, other_tail);
    if tails < LEAST {
        return 0.0;
    }
    let heads = strsim::normalized_damerau_levenshtein(head, other_head);
    0.7 * tails + 0.3 * heads
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
