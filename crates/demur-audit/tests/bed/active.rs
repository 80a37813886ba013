//! Instances of the checks that send requests of their own to one resource.

use super::server::{Asked, Reply};
use super::{Instance, Side, allowed, missing};

const TEXT: [(&str, &str); 2] = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-cache"),
];
const NO_STORE: [(&str, &str); 1] = [("Cache-Control", "no-store")];

const TAG: &str = "\"7\"";
const DATE: &str = "Thu, 26 Nov 2026 12:00:00 GMT";

pub(crate) fn instances() -> Vec<Instance> {
    [methods(), conditions(), negotiation(), ranges()]
        .into_iter()
        .flatten()
        .collect()
}

fn instance(rule: &'static str, name: &'static str, answer: fn(&Asked, Side) -> Reply) -> Instance {
    Instance {
        rule,
        name,
        entry: "",
        answer,
    }
}

fn methods() -> Vec<Instance> {
    vec![
        instance("unknown-method", "as-get", |asked, side| {
            unknown(asked, side, |asked| Reply::new(asked, 200, &TEXT, "here"))
        }),
        instance("unknown-method", "not-found", |asked, side| {
            unknown(asked, side, |asked| Reply::new(asked, 404, &NO_STORE, ""))
        }),
        instance("unknown-method", "failing", |asked, side| {
            unknown(asked, side, |asked| Reply::new(asked, 500, &NO_STORE, ""))
        }),
        instance("unknown-method", "not-allowed", |asked, side| {
            let fields = [
                ("Allow", "GET, HEAD, OPTIONS"),
                ("Cache-Control", "no-store"),
            ];
            unknown(asked, side, move |asked| {
                Reply::new(asked, 405, &fields, "")
            })
        }),
    ]
}

fn unknown(asked: &Asked, side: Side, wrong: impl Fn(&Asked) -> Reply) -> Reply {
    match (asked.method.as_str(), side) {
        ("DEMURXYZ", Side::Wrong) => wrong(asked),
        _ => allowed(asked, &TEXT, "here"),
    }
}

fn conditions() -> Vec<Instance> {
    vec![
        Instance {
            entry: "/one",
            ..instance("condition-on-missing", "text", |asked, side| {
                conditional_missing(asked, side)
            })
        },
        Instance {
            entry: "/deep/one",
            ..instance("condition-on-missing", "deep", |asked, side| {
                conditional_missing(asked, side)
            })
        },
        instance("condition-ignored", "same-tag", |asked, side| {
            match asked.field("If-None-Match") {
                Some(_) if side == Side::Wrong => tagged(asked),
                _ => conditional(asked),
            }
        }),
        instance(
            "condition-ignored",
            "other-tag",
            |asked, side| match asked.field("If-None-Match") {
                Some(_) if side == Side::Wrong => not_modified(asked),
                _ => conditional(asked),
            },
        ),
        instance("condition-ignored", "if-match", |asked, side| {
            match asked.field("If-Match") {
                Some(_) if side == Side::Wrong => tagged(asked),
                _ => conditional(asked),
            }
        }),
        instance("condition-ignored", "since", |asked, side| {
            let is_same = asked.field("If-Modified-Since") == Some(DATE);
            let fields = [TEXT[0], TEXT[1], ("Last-Modified", DATE)];
            if is_same && side == Side::Right {
                return Reply::new(asked, 304, &[TEXT[1]], "");
            }
            allowed(asked, &fields, "here")
        }),
    ]
}

fn conditional_missing(asked: &Asked, side: Side) -> Reply {
    let is_there = asked.path().ends_with("/one") && !asked.path().contains("//");
    if is_there {
        return allowed(asked, &TEXT, "here");
    }
    if side == Side::Wrong && asked.field("If-Match").is_some() {
        return Reply::new(asked, 412, &NO_STORE, "");
    }
    missing(asked)
}

fn tagged(asked: &Asked) -> Reply {
    allowed(asked, &[TEXT[0], TEXT[1], ("ETag", TAG)], "here")
}

fn not_modified(asked: &Asked) -> Reply {
    Reply::new(asked, 304, &[TEXT[1], ("ETag", TAG)], "")
}

/// A resource that evaluates its conditions, where the method is one of its own.
fn conditional(asked: &Asked) -> Reply {
    let names = |field: &str| asked.field(field).map(|value| value.contains(TAG));
    let is_read = matches!(asked.method.as_str(), "GET" | "HEAD");
    match (names("If-Match"), names("If-None-Match")) {
        (Some(false), _) if is_read => Reply::new(asked, 412, &NO_STORE, ""),
        (_, Some(true)) if is_read => not_modified(asked),
        _ => tagged(asked),
    }
}

fn negotiation() -> Vec<Instance> {
    vec![
        instance("accept-ignored", "failing", |asked, side| {
            choosy(asked, side, |asked| Reply::new(asked, 500, &NO_STORE, ""))
        }),
        instance("accept-ignored", "not-found", |asked, side| {
            choosy(asked, side, |asked| Reply::new(asked, 404, &NO_STORE, ""))
        }),
        instance("accept-ignored", "without-list", |asked, side| {
            choosy(asked, side, |asked| Reply::new(asked, 406, &NO_STORE, ""))
        }),
    ]
}

fn choosy(asked: &Asked, side: Side, wrong: impl Fn(&Asked) -> Reply) -> Reply {
    let is_odd = asked
        .field("Accept")
        .is_some_and(|accept| accept.contains("demur"));
    if is_odd && side == Side::Wrong {
        return wrong(asked);
    }
    allowed(asked, &TEXT, "here")
}

const WHOLE: &str = "abcdefgh";

fn ranges() -> Vec<Instance> {
    vec![
        instance("range-handling", "other-part", |asked, side| {
            let wrong = |asked: &Asked| part(asked, "bytes 0-0/8", WHOLE);
            ranged(asked, side, "bytes=0-0", wrong)
        }),
        instance("range-handling", "behind-the-end", |asked, side| {
            let wrong = |asked: &Asked| part(asked, "bytes 0-7/8", WHOLE);
            ranged(asked, side, "bytes=99999999999-", wrong)
        }),
        instance("range-handling", "failing", |asked, side| {
            let wrong = |asked: &Asked| Reply::new(asked, 500, &NO_STORE, "");
            ranged(asked, side, "bytes=99999999999-", wrong)
        }),
        instance("range-handling", "unknown-unit", |asked, side| {
            let wrong = |asked: &Asked| {
                let fields = [NO_STORE[0], ("Content-Range", "bytes */8")];
                Reply::new(asked, 416, &fields, "")
            };
            ranged(asked, side, "demurs=0-1", wrong)
        }),
    ]
}

/// A resource with parts: the first octet, and 416 for what is behind the end.
fn ranged(asked: &Asked, side: Side, range: &str, wrong: impl Fn(&Asked) -> Reply) -> Reply {
    let fields = [TEXT[0], TEXT[1], ("Accept-Ranges", "bytes")];
    let is_get = asked.method == "GET";
    match asked.field("Range").filter(|_| is_get) {
        Some(asked_for) if asked_for == range && side == Side::Wrong => wrong(asked),
        Some("bytes=0-0") => part(asked, "bytes 0-0/8", "a"),
        Some("bytes=99999999999-") => {
            let fields = [NO_STORE[0], ("Content-Range", "bytes */8")];
            Reply::new(asked, 416, &fields, "")
        }
        _ => allowed(asked, &fields, WHOLE),
    }
}

fn part(asked: &Asked, range: &str, content: &str) -> Reply {
    let fields = [TEXT[0], TEXT[1], ("Content-Range", range)];
    Reply::new(asked, 206, &fields, content)
}
