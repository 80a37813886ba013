//! Servers of their own for rules that are about a whole site: each answers wrongly in one point, or rightly in all.

use std::sync::Arc;

use crate::bed::server::{Asked, Continue, Handler, Reply, Server};
use crate::bed::{Side, missing, page, wire};

/// A server that is an instance of one rule.
pub(crate) struct Whole {
    pub(crate) rule: &'static str,
    pub(crate) name: &'static str,
    /// A word of the finding, where a rule has several kinds.
    pub(crate) says: &'static str,
    wrong: fn(&Asked) -> Reply,
    right: fn(&Asked) -> Reply,
    interim: Continue,
}

/// Paths that are configured as gone.
pub(crate) const GONE: [&str; 1] = ["/gone"];

/// Resources that are given to every audit.
pub(crate) const GIVEN: [&str; 4] = ["/", "/about", "/shop/cart", "/v1/things"];

const NO_STORE: [(&str, &str); 1] = [("Cache-Control", "no-store")];

impl Whole {
    pub(crate) fn start(&self, side: Side) -> Server {
        let (answer, interim) = match side {
            Side::Wrong => (self.wrong, self.interim),
            Side::Right => (self.right, Continue::Sent),
        };
        let handler: Handler = Arc::new(answer);
        Server::start_with(handler, interim)
    }
}

const SERVER: Whole = Whole {
    rule: "",
    name: "",
    says: "",
    wrong: right,
    right,
    interim: Continue::Sent,
};

pub(crate) fn servers() -> Vec<Whole> {
    [expectations(), octets(), hosts(), paths(), tombs(), files()]
        .into_iter()
        .flatten()
        .collect()
}

/// The right server.
fn right(asked: &Asked) -> Reply {
    wire::refusal(asked).unwrap_or_else(|| resource(asked, asked.path()))
}

fn resource(asked: &Asked, path: &str) -> Reply {
    match path {
        "/" => page(asked, "<li>Welcome</li>"),
        "/about" => page(asked, "<li>About us</li>"),
        "/shop/cart" => page(asked, "<li>Your cart</li>"),
        "/v1/things" => page(asked, "<li>Things</li>"),
        "/gone" => {
            let fields = [
                ("Cache-Control", "max-age=3600"),
                ("Content-Type", "application/problem+json"),
            ];
            let text = "{\"type\":\"about:blank\",\"title\":\"Gone\",\"status\":410}";
            Reply::new(asked, 410, &fields, text)
        }
        _ => missing(asked),
    }
}

fn expectations() -> Vec<Whole> {
    vec![
        Whole {
            rule: "expectation",
            name: "refused-as-bad",
            says: "nobody knows gets 400",
            wrong: |asked| match asked.field("Expect") {
                Some("demur-nothing") => Reply::new(asked, 400, &NO_STORE, ""),
                _ => right(asked),
            },
            ..SERVER
        },
        Whole {
            rule: "expectation",
            name: "withheld",
            says: "neither a 100",
            interim: Continue::Withheld,
            ..SERVER
        },
    ]
}

fn octets() -> Vec<Whole> {
    vec![
        Whole {
            rule: "malformed-request",
            name: "lenient",
            says: "without `Host` is served",
            wrong: |asked| resource(asked, asked.path()),
            ..SERVER
        },
        Whole {
            rule: "malformed-request",
            name: "open-behind-two-lengths",
            says: "leaves the connection open",
            wrong: |asked| match asked.field("Transfer-Encoding") {
                Some("chunked") => resource(asked, asked.path()),
                _ => right(asked),
            },
            ..SERVER
        },
        Whole {
            rule: "malformed-request",
            name: "open-behind-no-number",
            says: "is no number leaves the connection open",
            wrong: |asked| match asked.field("Content-Length") {
                Some("2x") => Reply::new(asked, 400, &NO_STORE, ""),
                _ => right(asked),
            },
            ..SERVER
        },
        Whole {
            rule: "malformed-request",
            name: "silent",
            says: "get no answer",
            wrong: |asked| match wire::refusal(asked) {
                Some(_) => Reply::raw(""),
                None => right(asked),
            },
            ..SERVER
        },
        Whole {
            rule: "malformed-request",
            name: "another-status",
            says: "refused with 403, and not with 400",
            wrong: |asked| match wire::refusal(asked) {
                Some(_) => Reply::new(asked, 403, &NO_STORE, ""),
                None => right(asked),
            },
            ..SERVER
        },
        Whole {
            rule: "malformed-request",
            name: "failing",
            says: "makes the server fail",
            wrong: |asked| match wire::refusal(asked) {
                Some(_) => Reply::new(asked, 500, &NO_STORE, ""),
                None => right(asked),
            },
            ..SERVER
        },
    ]
}

const OTHER: &str = "demur-audit.invalid";

fn hosts() -> Vec<Whole> {
    vec![
        Whole {
            rule: "wrong-authority",
            name: "any-host",
            says: "the same content",
            wrong: |asked| match asked.field("Host") {
                Some(OTHER) => resource(asked, asked.path()),
                _ => right(asked),
            },
            ..SERVER
        },
        Whole {
            rule: "wrong-authority",
            name: "echoed",
            says: "comes back in the content",
            wrong: |asked| match asked.field("Host") {
                Some(OTHER) => page(
                    asked,
                    "<li><a href=\"http://demur-audit.invalid/\">Home</a></li>",
                ),
                _ => right(asked),
            },
            ..SERVER
        },
        Whole {
            rule: "wrong-authority",
            name: "no-absolute-form",
            says: "with scheme and host gets 404",
            wrong: |asked| {
                if asked.target.starts_with("http:") {
                    return missing(asked);
                }
                right(asked)
            },
            ..SERVER
        },
        Whole {
            rule: "wrong-authority",
            name: "host-decides",
            says: "`Host` decides",
            wrong: |asked| {
                let is_own = asked.field("Host").is_some_and(|host| host != OTHER);
                if asked.target.starts_with("http:") && is_own {
                    return resource(asked, asked.path());
                }
                right(asked)
            },
            ..SERVER
        },
    ]
}

fn paths() -> Vec<Whole> {
    let server = |name, says, wrong| Whole {
        rule: "path-variants",
        name,
        says,
        wrong,
        ..SERVER
    };
    vec![
        server("slash", "trailing slash get", |asked| {
            spelled(asked, &|path| path.trim_end_matches('/').to_owned())
        }),
        server("case", "in the other case get", |asked| {
            spelled(asked, &str::to_ascii_lowercase)
        }),
        server("double", "with a doubled slash get", |asked| {
            spelled(asked, &|path| path.replace("//", "/"))
        }),
        server("version", "a version that does not exist", |asked| {
            spelled(asked, &|path| path.replace("v987", "v1"))
        }),
        server("encoded", "with an encoded slash get a 500", |asked| {
            if asked.path().contains("%2F") {
                return Reply::new(asked, 500, &NO_STORE, "");
            }
            right(asked)
        }),
    ]
}

/// A server that mends paths.
fn spelled(asked: &Asked, mend: &dyn Fn(&str) -> String) -> Reply {
    let mended = mend(asked.path());
    let path = if mended.is_empty() { "/" } else { &mended };
    wire::refusal(asked).unwrap_or_else(|| resource(asked, path))
}

fn tombs() -> Vec<Whole> {
    let server = |name, says, wrong| Whole {
        rule: "tombstone",
        name,
        says,
        wrong,
        ..SERVER
    };
    vec![
        server("alive", "answered with 200", |asked| {
            at(asked, "/gone", |asked| page(asked, "<li>Old</li>"))
        }),
        server("moved", "redirected with 302", |asked| {
            let fields = [("Location", "/"), ("Cache-Control", "no-store")];
            at(asked, "/gone", move |asked| {
                Reply::new(asked, 302, &fields, "")
            })
        }),
        server("missing", "gets 404", |asked| at(asked, "/gone", missing)),
        Whole {
            right: |asked| with_sitemap(asked, "/about"),
            ..server("sitemap", "a sitemap lists this address", |asked| {
                with_sitemap(asked, "/nowhere")
            })
        },
    ]
}

/// The right server, but for one path.
fn at(asked: &Asked, path: &str, answer: impl Fn(&Asked) -> Reply) -> Reply {
    match wire::refusal(asked) {
        None if asked.path() == path => answer(asked),
        _ => right(asked),
    }
}

fn with_sitemap(asked: &Asked, listed: &str) -> Reply {
    let host = asked.field("Host").unwrap_or_default();
    let robots = format!("User-agent: *\nDisallow:\nSitemap: http://{host}/sitemap.xml\n");
    let text = [
        ("Content-Type", "text/plain"),
        ("Cache-Control", "no-cache"),
    ];
    let xml = [
        ("Content-Type", "application/xml"),
        ("Cache-Control", "no-cache"),
    ];
    let sitemap = format!(
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>http://{host}{listed}</loc></url></urlset>"
    );
    match (wire::refusal(asked), asked.path()) {
        (None, "/robots.txt") => crate::bed::allowed(asked, &text, &robots),
        (None, "/sitemap.xml") => crate::bed::allowed(asked, &xml, &sitemap),
        _ => right(asked),
    }
}

fn files() -> Vec<Whole> {
    let server = |name, says, wrong| Whole {
        rule: "crawler-files",
        name,
        says,
        wrong,
        ..SERVER
    };
    vec![
        server("failing", "gets 500", |asked| {
            at(asked, "/robots.txt", |asked| {
                Reply::new(asked, 500, &NO_STORE, "")
            })
        }),
        server("forbidden", "allows everything", |asked| {
            at(asked, "/robots.txt", |asked| {
                Reply::new(asked, 403, &NO_STORE, "")
            })
        }),
        server("page", "a page of HTML", |asked| {
            at(asked, "/robots.txt", |asked| {
                page(asked, "<li>Welcome</li>")
            })
        }),
        server(
            "redirected",
            "redirected more than 5 times",
            |asked| match asked.path().strip_prefix("/robots") {
                Some(rest) if wire::refusal(asked).is_none() => {
                    let hop = rest.trim_end_matches(".txt").len() + 1;
                    let next = format!("/robots{}.txt", "s".repeat(hop));
                    let fields = [("Location", next.as_str()), ("Cache-Control", "no-store")];
                    Reply::new(asked, 302, &fields, "")
                }
                _ => right(asked),
            },
        ),
        Whole {
            right: |asked| with_sitemap(asked, "/about"),
            ..server("sitemap", "names this sitemap", |asked| {
                if asked.path() == "/sitemap.xml" {
                    return missing(asked);
                }
                with_sitemap(asked, "/about")
            })
        },
    ]
}
