//! The path that was probably meant.

/// The longest path that is compared.
const LONGEST: usize = 200;

/// The nearest of the paths that are there: the one with the most in common, if that is most of it.
pub(crate) fn nearest<'p>(path: &[u8], live: &[&'p [u8]]) -> Option<&'p [u8]> {
    if path.len() > LONGEST {
        return None;
    }
    let best = live
        .iter()
        .filter(|other| other.len() <= LONGEST && **other != path);
    let best = best.map(|other| (likeness(path, other), *other));
    // Of equally near ones the first, which is asked for most.
    let best = best.fold(None, |best: Option<(f64, &[u8])>, one| match best {
        Some(known) if known.0 >= one.0 => Some(known),
        _ => Some(one),
    });
    best.filter(|(likeness, _)| *likeness >= 0.6)
        .map(|(_, path)| path)
}

/// From 0, nothing in common, to 1, the same but for case and a trailing slash: the last segments say what is meant,
/// and the segments before say where.
fn likeness(one: &[u8], other: &[u8]) -> f64 {
    let (one, other) = (normal(one), normal(other));
    if one == other {
        return 1.0;
    }
    let (head, tail) = split(&one);
    let (other_head, other_tail) = split(&other);
    if tail.is_empty() || other_tail.is_empty() {
        return 0.0;
    }
    // A cheap bound before the dear distance.
    let longer = tail.len().max(other_tail.len());
    if tail.len().abs_diff(other_tail.len()) * 2 > longer {
        return 0.0;
    }
    let tails = strsim::normalized_damerau_levenshtein(tail, other_tail);
    if tails < 0.6 {
        return 0.0;
    }
    let heads = strsim::normalized_damerau_levenshtein(head, other_head);
    0.7 * tails + 0.3 * heads
}

fn normal(path: &[u8]) -> String {
    let text = String::from_utf8_lossy(path).to_lowercase();
    text.trim_end_matches('/').to_owned()
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn check(path: &str, live: &[&str], expected: Option<&str>) {
        let live: Vec<&[u8]> = live.iter().map(|path| path.as_bytes()).collect();
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
