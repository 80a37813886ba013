//! Which language a client prefers (RFC 9110 §12.5.4), by lookup (RFC 4647 §3.4).

use super::Language;
use crate::negotiate::weight;

/// How well a page suits a client; later is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// Its language was not asked for, and not refused.
    Unasked,
    /// It names no language, so that it is for everybody.
    Everybody,
    /// Its language was asked for: with which weight, and how closely.
    Asked(u16, Precision),
}

/// How well a page in this language suits; nothing where the client refuses it.
pub(crate) fn rank(page: Option<&Language>, accept: Option<&str>) -> Option<Rank> {
    match (page, accept) {
        (None, _) => Some(Rank::Everybody),
        (Some(_), None) => Some(Rank::Unasked),
        (Some(language), Some(accept)) => match quality(language.as_str(), accept)? {
            (_, 0) => None,
            (Precision::Any, _) => Some(Rank::Unasked),
            (precision, quality) => Some(Rank::Asked(quality, precision)),
        },
    }
}

/// How closely a range names a tag; later is closer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precision {
    /// `*`
    Any,
    /// `de` for a page in `de-AT`
    Wider,
    /// `de-AT` for a page in `de`, found by lookup
    Narrower,
    /// The tag itself.
    Exact,
}

/// What the closest range says of a tag, in thousandths.
fn quality(tag: &str, accept: &str) -> Option<(Precision, u16)> {
    let ranges = accept.split(',').filter_map(|element| {
        let mut parts = element.split(';');
        let precision = precision(parts.next()?.trim(), tag)?;
        Some((precision, parts.find_map(weight).unwrap_or(1000)))
    });
    ranges.max()
}

fn precision(range: &str, tag: &str) -> Option<Precision> {
    if range == "*" {
        Some(Precision::Any)
    } else if range.eq_ignore_ascii_case(tag) {
        Some(Precision::Exact)
    } else if is_below(range, tag) {
        Some(Precision::Narrower)
    } else if is_below(tag, range) {
        Some(Precision::Wider)
    } else {
        None
    }
}

/// Whether a tag begins with another and goes on behind a hyphen.
fn is_below(tag: &str, above: &str) -> bool {
    let (start, rest) = tag.split_at_checked(above.len()).unwrap_or(("", ""));
    !above.is_empty() && start.eq_ignore_ascii_case(above) && rest.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::rank;
    use crate::page::Language;

    /// The language of those on offer that suits best.
    #[track_caller]
    fn check(accept: Option<&str>, offered: &[&str], expected: Option<&str>) {
        let ranked = offered.iter().filter_map(|tag| {
            let language = Language::parse(tag);
            rank(language.as_ref(), accept).map(|rank| (rank, *tag))
        });
        let best = ranked.reduce(|best, other| if other.0 > best.0 { other } else { best });
        assert_eq!(best.map(|(_, tag)| tag), expected, "{accept:?}");
    }

    #[test]
    fn a_range_finds_its_tag_a_wider_one_and_a_narrower_one() {
        check(Some("de"), &["fr", "de"], Some("de"));
        check(Some("DE-ch"), &["fr", "de"], Some("de"));
        check(Some("de"), &["fr", "de-AT"], Some("de-AT"));
        check(Some("de-AT"), &["de", "de-AT"], Some("de-AT"));
        check(Some("deu"), &["de"], None);
    }

    #[test]
    fn the_closest_range_decides_and_zero_refuses() {
        check(Some("de;q=0, de-CH"), &["de"], None);
        check(Some("*, de;q=0"), &["de", "fr"], Some("fr"));
        check(Some("fr;q=0.9, de;q=0.8"), &["de", "fr"], Some("fr"));
    }

    #[test]
    fn a_page_without_a_language_is_for_whoever_asked_for_none() {
        check(None, &["de", "-"], Some("-"));
        check(Some("*"), &["de", "-"], Some("-"));
        check(Some("en"), &["de", "-"], Some("-"));
        check(Some("de;q=0.1"), &["-", "de"], Some("de"));
        check(None, &["de", "fr"], Some("de"));
    }
}
