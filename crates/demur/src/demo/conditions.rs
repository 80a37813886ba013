//! Conditional requests and ranges (RFC 9110 §13 and §14), as far as a shop
//! with strong entity tags needs them.

use std::ops::Range;

use demur_http1::KnownField;

use super::answer::{Answer, Call};

/// The entity tag of a version.
pub(super) fn etag(version: u64) -> String {
    format!("\"v{version}\"")
}

/// The answer to a change that was made for another version.
pub(super) fn lost_update(call: &Call<'_>, version: u64) -> Option<Answer> {
    let condition = call.field(KnownField::IfMatch)?;
    (!names(condition, &etag(version))).then(|| {
        Answer::problem(
            412,
            "Somebody changed it since you looked; look again and repeat your change",
        )
        .field("ETag", etag(version))
    })
}

/// The answer to a reader who has this version already.
pub(super) fn unchanged(call: &Call<'_>, version: u64) -> Option<Answer> {
    let condition = call.field(KnownField::IfNoneMatch)?;
    names(condition, &etag(version)).then(|| Answer::empty(304).field("ETag", etag(version)))
}

fn names(condition: &str, etag: &str) -> bool {
    let mut tags = condition.split(',').map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// What part of a body a call asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Some(Range<usize>),
    Outside,
}

/// The part of `length` bytes that a `Range` value names. What is not one range
/// of bytes is ignored (RFC 9110 §14.2).
pub(super) fn part(range: Option<&str>, length: usize) -> Part {
    let spec = range.and_then(|value| value.strip_prefix("bytes="));
    let Some((first, last)) = spec.and_then(|spec| spec.split_once('-')) else {
        return Part::Whole;
    };
    let last_byte = length.saturating_sub(1);
    match (first.parse::<usize>(), last.parse::<usize>()) {
        (Err(_), Ok(count)) if first.is_empty() => {
            within(length.saturating_sub(count), last_byte, length)
        }
        (Ok(first), Err(_)) if last.is_empty() => within(first, last_byte, length),
        (Ok(first), Ok(last)) if first <= last => within(first, last.min(last_byte), length),
        _ => Part::Whole,
    }
}

fn within(first: usize, last: usize, length: usize) -> Part {
    if first >= length {
        return Part::Outside;
    }
    Part::Some(first..last + 1)
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[track_caller]
    fn check(range: &str, expected: &Part) {
        assert_eq!(&part(Some(range), 10), expected, "{range}");
    }

    #[test]
    fn one_range_of_bytes_is_a_part() {
        check("bytes=0-3", &Part::Some(0..4));
        check("bytes=4-", &Part::Some(4..10));
        check("bytes=-3", &Part::Some(7..10));
        check("bytes=-99", &Part::Some(0..10));
        check("bytes=8-99", &Part::Some(8..10));
    }

    #[test]
    fn a_range_behind_the_end_is_outside() {
        check("bytes=10-", &Part::Outside);
        check("bytes=99-100", &Part::Outside);
        check("bytes=-0", &Part::Outside);
    }

    #[test]
    fn what_is_no_single_range_is_ignored() {
        for range in [
            "bytes=3-1",
            "bytes=0-1,4-5",
            "bytes=-",
            "lines=1-2",
            "bytes=a-b",
        ] {
            check(range, &Part::Whole);
        }
        assert_eq!(part(None, 10), Part::Whole);
    }
}
