//! Instances of the checks that send nothing: each is found out by a plain visit.

use super::server::{Asked, Reply};
use super::{Instance, Side, allowed, missing, page};

/// An instance whose path is all there is of it.
pub(super) const fn one(
    rule: &'static str,
    name: &'static str,
    answer: fn(&Asked, Side) -> Reply,
) -> Instance {
    Instance {
        rule,
        name,
        entry: "",
        answer,
    }
}

pub(crate) fn instances() -> Vec<Instance> {
    let groups = [
        credentials(),
        methods(),
        media_types(),
        redirects(),
        bare(),
        legal(),
        statuses(),
        stored(),
    ];
    groups.into_iter().flatten().collect()
}

const BASIC: (&str, &str) = ("WWW-Authenticate", "Basic realm=\"shop\"");

/// A refusal that nobody can object to: in the form that is asked for, and not to be stored.
pub(super) fn refused(asked: &Asked, status: u16, fields: &[(&str, &str)], text: &str) -> Reply {
    let wants_html = asked
        .field("Accept")
        .is_some_and(|accept| accept.contains("text/html"));
    let media_type = if wants_html {
        "text/html; charset=utf-8"
    } else {
        "application/problem+json"
    };
    let mut all = vec![("Content-Type", media_type), ("Vary", "Accept")];
    if !fields.iter().any(|(name, _)| *name == "Cache-Control") {
        all.push(("Cache-Control", "no-store"));
    }
    all.extend(fields);
    let content = if wants_html {
        format!(
            "<!doctype html><html lang=\"en\"><meta name=\"robots\" content=\"noindex\"><title>Refused</title><main><h1>Refused</h1><p>{text} Go to the <a href=\"/\">home page</a> or <a href=\"/search\">search</a>.</p></main></html>"
        )
    } else {
        format!("{{\"type\":\"/problems/{status}\",\"title\":\"{text}\",\"status\":{status}}}")
    };
    Reply::new(asked, status, &all, &content)
}

fn login(asked: &Asked) -> Reply {
    refused(asked, 401, &[BASIC], "Log in first.")
}

fn credentials() -> Vec<Instance> {
    vec![
        one(
            "unauthorized-without-challenge",
            "unquoted",
            |asked, side| match side {
                Side::Wrong => {
                    let field = ("WWW-Authenticate", "Basic realm=my shop");
                    refused(asked, 401, &[field], "Log in first.")
                }
                Side::Right => login(asked),
            },
        ),
        one(
            "proxy-authentication-required",
            "no-challenge",
            |asked, side| match side {
                Side::Wrong => refused(asked, 407, &[], "Log in first."),
                Side::Right => login(asked),
            },
        ),
        one(
            "proxy-authentication-required",
            "no-proxy",
            |asked, side| match side {
                Side::Wrong => {
                    let field = ("Proxy-Authenticate", "Basic realm=\"shop\"");
                    refused(asked, 407, &[field], "Log in first.")
                }
                Side::Right => login(asked),
            },
        ),
        one("shared-cache-leak", "forbidden", |asked, side| {
            let stored = ("Cache-Control", "public, max-age=600");
            refused(asked, 403, wrong_only(side, &[stored]), "Not for you.")
        }),
        one("shared-cache-leak", "unauthorized", |asked, side| {
            let stored = ("Cache-Control", "s-maxage=600");
            match side {
                Side::Wrong => refused(asked, 401, &[BASIC, stored], "Log in first."),
                Side::Right => login(asked),
            }
        }),
    ]
}

/// Fields that only the wrong server sends.
fn wrong_only<'f>(
    side: Side,
    fields: &'f [(&'static str, &'static str)],
) -> &'f [(&'static str, &'static str)] {
    match side {
        Side::Wrong => fields,
        Side::Right => &[],
    }
}

/// Takes POST only, and says so in `Allow`, or in what is put in its place.
fn only_post(asked: &Asked, allow: Option<&str>) -> Reply {
    let fields: Vec<_> = allow.map(|value| ("Allow", value)).into_iter().collect();
    match asked.method.as_str() {
        "POST" => login(asked),
        "OPTIONS" => Reply::new(asked, 204, &fields, ""),
        "GET" | "HEAD" | "PUT" | "PATCH" | "DELETE" | "TRACE" => {
            refused(asked, 405, &fields, "Only POST is taken here.")
        }
        _ => refused(asked, 501, &[], "No such method is known here."),
    }
}

fn methods() -> Vec<Instance> {
    const RIGHT: Option<&str> = Some("OPTIONS, POST");
    vec![
        one(
            "method-not-allowed-without-allow",
            "missing",
            |asked, side| only_post(asked, RIGHT.filter(|_| side == Side::Right)),
        ),
        one(
            "method-not-allowed-without-allow",
            "refused",
            |asked, side| match side {
                Side::Wrong => only_post(asked, Some("GET, HEAD, OPTIONS, POST")),
                Side::Right => only_post(asked, RIGHT),
            },
        ),
        one(
            "upgrade-required-without-upgrade",
            "missing",
            |asked, side| {
                upgrade(
                    asked,
                    match side {
                        Side::Wrong => &[],
                        Side::Right => &[("Upgrade", "websocket"), ("Connection", "upgrade")],
                    },
                )
            },
        ),
        one(
            "upgrade-required-without-upgrade",
            "no-connection",
            |asked, side| {
                upgrade(
                    asked,
                    match side {
                        Side::Wrong => &[("Upgrade", "websocket")],
                        Side::Right => &[("Upgrade", "websocket"), ("Connection", "upgrade")],
                    },
                )
            },
        ),
    ]
}

fn media_types() -> Vec<Instance> {
    vec![
        one(
            "unsupported-media-type-fields",
            "upload",
            |asked, side| match side {
                Side::Wrong => refused(
                    asked,
                    415,
                    &[("Accept-Encoding", "gzip")],
                    "No such type is taken.",
                ),
                Side::Right => page(asked, ""),
            },
        ),
        one(
            "unsupported-media-type-fields",
            "import",
            |asked, side| match side {
                Side::Wrong => {
                    let fields = [("Accept", "text/csv"), ("Accept-Encoding", "identity")];
                    refused(asked, 415, &fields, "No such type is taken.")
                }
                Side::Right => page(asked, ""),
            },
        ),
    ]
}

fn upgrade(asked: &Asked, fields: &[(&str, &str)]) -> Reply {
    refused(asked, 426, fields, "This is spoken to by another protocol.")
}

/// A redirect with its reason in the content.
fn to(asked: &Asked, status: u16, location: &str, lifetime: &str) -> Reply {
    let fields = [("Location", location), ("Cache-Control", lifetime)];
    match asked.method.as_str() {
        "GET" | "HEAD" => Reply::new(asked, status, &fields, ""),
        _ => allowed(asked, &[], ""),
    }
}

/// What is behind the path of the instance.
fn rest(asked: &Asked) -> &str {
    let mut parts = asked.path().splitn(4, '/');
    parts.nth(3).unwrap_or_default()
}

const HOUR: &str = "max-age=3600";

fn redirects() -> Vec<Instance> {
    let beginning_at = |entry, name, answer| Instance {
        rule: "redirect",
        name,
        entry,
        answer,
    };
    vec![
        one("redirect", "nowhere", |asked, side| {
            match (rest(asked), side) {
                ("", Side::Wrong) => Reply::new(asked, 302, &[("Cache-Control", "no-store")], ""),
                ("", Side::Right) => to(asked, 302, "/redirect/nowhere/new", "no-store"),
                ("new", _) => page(asked, "new"),
                _ => missing(asked),
            }
        }),
        beginning_at("/a", "circle", |asked, side| match (rest(asked), side) {
            ("a", _) => to(asked, 302, "b", "no-store"),
            ("b", Side::Wrong) => to(asked, 302, "/redirect/circle/a", "no-store"),
            ("b", Side::Right) => page(asked, "here"),
            _ => missing(asked),
        }),
        beginning_at("/1", "chain", |asked, side| match (rest(asked), side) {
            ("1", Side::Right) | ("6", Side::Wrong) => to(asked, 301, "7", HOUR),
            ("1", _) => to(asked, 301, "2", HOUR),
            ("2", Side::Wrong) => to(asked, 301, "3", HOUR),
            ("3", Side::Wrong) => to(asked, 301, "4", HOUR),
            ("4", Side::Wrong) => to(asked, 301, "5", HOUR),
            ("5", Side::Wrong) => to(asked, 301, "6", HOUR),
            ("7", _) => page(asked, "here"),
            _ => missing(asked),
        }),
        one("redirect", "forever", |asked, side| {
            match (rest(asked), side) {
                ("", Side::Wrong) => to(
                    asked,
                    301,
                    "/redirect/forever/new",
                    "max-age=315360000, immutable",
                ),
                ("", Side::Right) => to(asked, 301, "/redirect/forever/new", HOUR),
                ("new", _) => page(asked, "new"),
                _ => missing(asked),
            }
        }),
    ]
}

/// A head as it is, to GET and HEAD, and what follows it to GET.
fn octets(asked: &Asked, head: &str, rest: &str) -> Reply {
    let rest = if asked.method == "GET" { rest } else { "" };
    let date = "Date: Fri, 27 Nov 2026 12:00:00 GMT";
    Reply::raw(format!(
        "HTTP/1.1 {}\r\n\r\n{rest}",
        head.replace("DATE", date)
    ))
}

fn bare() -> Vec<Instance> {
    vec![
        one(
            "content-where-none-may-be",
            "length",
            |asked, side| match side {
                Side::Wrong => octets(asked, "204 Status\r\nDATE\r\nContent-Length: 0", ""),
                Side::Right => empty(asked),
            },
        ),
        one(
            "content-where-none-may-be",
            "chunks",
            |asked, side| match side {
                Side::Wrong => octets(
                    asked,
                    "204 Status\r\nDATE\r\nTransfer-Encoding: chunked",
                    "",
                ),
                Side::Right => empty(asked),
            },
        ),
        one(
            "content-where-none-may-be",
            "content",
            |asked, side| match side {
                Side::Wrong => octets(asked, "204 Status\r\nDATE", "{\"deleted\":true}"),
                Side::Right => empty(asked),
            },
        ),
        one(
            "content-where-none-may-be",
            "reset",
            |asked, side| match side {
                Side::Wrong => Reply::new(asked, 205, &[("Content-Type", "text/plain")], "again"),
                Side::Right => empty(asked),
            },
        ),
        one("no-date", "page", |asked, side| match side {
            Side::Wrong => octets(asked, "200 Status\r\nContent-Type: text/plain", "here"),
            Side::Right => page(asked, ""),
        }),
        one("no-date", "missing", |asked, side| match side {
            Side::Wrong => octets(asked, "404 Status\r\nCache-Control: no-cache", "nothing"),
            Side::Right => missing(asked),
        }),
    ]
}

fn empty(asked: &Asked) -> Reply {
    match asked.method.as_str() {
        "GET" | "HEAD" => Reply::new(asked, 204, &[], ""),
        _ => allowed(asked, &[], ""),
    }
}

const DEMAND: &str =
    "Taken down by the order 7/2026 of the court of Springfield about this leaflet.";

fn legal() -> Vec<Instance> {
    const WHO: (&str, &str) = ("Link", "<https://shop.example/legal>; rel=\"blocked-by\"");
    vec![
        one(
            "legal-block-without-authority",
            "nobody",
            |asked, side| match side {
                Side::Wrong => refused(asked, 451, &[], DEMAND),
                Side::Right => refused(asked, 451, &[WHO], DEMAND),
            },
        ),
        one(
            "legal-block-without-authority",
            "no-reason",
            |asked, side| match side {
                Side::Wrong => Reply::new(asked, 451, &[WHO, ("Cache-Control", "no-store")], ""),
                Side::Right => refused(asked, 451, &[WHO], DEMAND),
            },
        ),
    ]
}

fn statuses() -> Vec<Instance> {
    vec![
        one("retry-after", "silent", |asked, side| match side {
            Side::Wrong => refused(asked, 429, &[], "Slow down."),
            Side::Right => page(asked, ""),
        }),
        one("retry-after", "words", |asked, side| match side {
            Side::Wrong => refused(asked, 503, &[("Retry-After", "soon")], "Come again."),
            Side::Right => page(asked, ""),
        }),
        one("retry-after", "over", |asked, side| match side {
            Side::Wrong => {
                let over = ("Retry-After", "Fri, 27 Nov 2026 11:00:00 GMT");
                refused(asked, 413, &[over], "Too much at the moment.")
            }
            Side::Right => page(asked, ""),
        }),
        one("unregistered-status", "own", |asked, side| match side {
            Side::Wrong => refused(asked, 420, &[], "Calm down."),
            Side::Right => page(asked, ""),
        }),
        one(
            "unregistered-status",
            "reserved",
            |asked, side| match side {
                Side::Wrong => refused(asked, 418, &[], "This is a teapot."),
                Side::Right => page(asked, ""),
            },
        ),
        one("unregistered-status", "none", |asked, side| match side {
            Side::Wrong => refused(asked, 799, &[], "This is beyond everything."),
            Side::Right => page(asked, ""),
        }),
        one(
            "status-of-another-role",
            "network",
            |asked, side| match side {
                Side::Wrong => refused(asked, 511, &[], "Log in first."),
                Side::Right => login(asked),
            },
        ),
        one(
            "status-of-another-role",
            "misdirected",
            |asked, side| match side {
                Side::Wrong => refused(asked, 421, &[], "Not here."),
                Side::Right => page(asked, ""),
            },
        ),
    ]
}

fn stored() -> Vec<Instance> {
    const MINUTE: (&str, &str) = ("Cache-Control", "max-age=60");
    const PUBLIC: (&str, &str) = ("Cache-Control", "public");
    const HIT: (&str, &str) = ("Cache-Status", "edge; hit; ttl=100");
    vec![
        one("must-not-be-stored", "precondition", |asked, side| {
            refused(
                asked,
                428,
                wrong_only(side, &[MINUTE]),
                "Say which version you mean.",
            )
        }),
        one("must-not-be-stored", "fields", |asked, side| {
            refused(
                asked,
                431,
                wrong_only(side, &[PUBLIC]),
                "The field Cookie is too large.",
            )
        }),
        one("error-cached", "lifetime", |asked, side| {
            refused(
                asked,
                400,
                wrong_only(side, &[MINUTE]),
                "This cannot be read.",
            )
        }),
        one("error-cached", "hit", |asked, side| {
            refused(
                asked,
                409,
                wrong_only(side, &[HIT]),
                "There is one already.",
            )
        }),
        one("heuristic-freshness", "missing", |asked, side| match side {
            Side::Wrong => Reply::new(asked, 404, &[("Content-Type", "text/plain")], "nothing"),
            Side::Right => missing(asked),
        }),
        one("heuristic-freshness", "gone", |asked, side| match side {
            Side::Wrong => Reply::new(asked, 410, &[("Content-Type", "text/plain")], "gone"),
            Side::Right => {
                let day = ("Cache-Control", "max-age=86400");
                refused(asked, 410, &[day], "This is gone for good.")
            }
        }),
    ]
}
