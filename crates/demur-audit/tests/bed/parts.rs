//! Instances of the checks about ranges and conditions; the right server has a file that knows both.

use super::passive::{one, refused};
use super::server::{Asked, Reply};
use super::{Instance, Side, allowed};

const CONTENT: &str = "abcdefgh";

/// A file that is also sent in parts, and as unchanged.
fn file(asked: &Asked) -> Reply {
    let fields = [
        ("Accept-Ranges", "bytes"),
        ("Cache-Control", "max-age=60"),
        ("Content-Type", "text/plain"),
        ("ETag", "\"7\""),
    ];
    if !matches!(asked.method.as_str(), "GET" | "HEAD") {
        return allowed(asked, &fields, CONTENT);
    }
    let tags = asked.field("If-None-Match").unwrap_or_default();
    if tags.contains("\"7\"") || tags == "*" {
        let kept = [fields[1], fields[3]];
        return Reply::new(asked, 304, &kept, "");
    }
    let wanted = asked.field("If-Match").unwrap_or("*");
    if wanted != "*" && !wanted.contains("\"7\"") {
        return refused(asked, 412, &[], "It is another one by now.");
    }
    match asked
        .field("Range")
        .filter(|_| asked.method == "GET")
        .map(range)
    {
        Some(Some((first, last))) if first <= last => {
            let told = format!("bytes {first}-{last}/{}", CONTENT.len());
            let mut all = fields.to_vec();
            all.push(("Content-Range", &told));
            Reply::new(
                asked,
                206,
                &all,
                CONTENT.get(first..=last).unwrap_or_default(),
            )
        }
        Some(Some(_)) => {
            let told = format!("bytes */{}", CONTENT.len());
            refused(
                asked,
                416,
                &[("Content-Range", &told)],
                "There is not so much.",
            )
        }
        Some(None) | None => Reply::new(asked, 200, &fields, CONTENT),
    }
}

/// First and last of a single range of bytes; the first is behind the last where there are none. Nothing for a range
/// that is ignored.
fn range(value: &str) -> Option<(usize, usize)> {
    let (from, to) = value.strip_prefix("bytes=")?.split_once('-')?;
    let end = CONTENT.len() - 1;
    match (from.parse::<usize>(), to.parse::<usize>()) {
        (Ok(from), Ok(to)) if from > to => None,
        (Ok(from), _) if from > end => Some((1, 0)),
        (Ok(from), Ok(to)) => Some((from, to.min(end))),
        (Ok(from), Err(_)) if to.is_empty() => Some((from, end)),
        (Err(_), Ok(0)) => Some((1, 0)),
        (Err(_), Ok(count)) => Some((CONTENT.len().saturating_sub(count), end)),
        _ => None,
    }
}

pub(crate) fn instances() -> Vec<Instance> {
    vec![
        one(
            "unsatisfied-range-without-length",
            "no-length",
            |asked, side| match side {
                Side::Wrong => refused(asked, 416, &[], "There is not so much."),
                Side::Right => file(asked),
            },
        ),
        one(
            "unsatisfied-range-without-length",
            "no-range",
            |asked, side| match side {
                Side::Wrong => {
                    let told = ("Content-Range", "bytes 0-7/8");
                    refused(asked, 416, &[told], "There is not so much.")
                }
                Side::Right => file(asked),
            },
        ),
        one(
            "partial-content",
            "page-of-a-list",
            |asked, side| match side {
                Side::Wrong => Reply::new(asked, 206, &[("Content-Type", "text/plain")], "abcd"),
                Side::Right => file(asked),
            },
        ),
        one("partial-content", "unasked", |asked, side| match side {
            Side::Wrong => Reply::new(asked, 206, &[("Content-Range", "bytes 0-3/8")], "abcd"),
            Side::Right => file(asked),
        }),
        one("not-modified", "unasked", |asked, side| match side {
            Side::Wrong => Reply::new(asked, 304, &[("ETag", "\"7\"")], ""),
            Side::Right => file(asked),
        }),
        one("not-modified", "with-type", |asked, side| match side {
            Side::Wrong => {
                let fields = [("ETag", "\"7\""), ("Content-Type", "text/plain")];
                Reply::new(asked, 304, &fields, "")
            }
            Side::Right => file(asked),
        }),
    ]
}
