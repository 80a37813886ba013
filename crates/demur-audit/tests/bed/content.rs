//! Instances of the rules about what errors say.

use super::server::{Asked, Reply};
use super::{Instance, Side, allowed, missing, page};

pub(crate) fn instances() -> Vec<Instance> {
    let mut all = leaks();
    all.extend(forms());
    all.extend(problems());
    all.extend(shapes());
    all.extend(pages());
    all
}

fn instance(rule: &'static str, name: &'static str, answer: fn(&Asked, Side) -> Reply) -> Instance {
    Instance {
        rule,
        name,
        entry: "",
        answer,
    }
}

/// A 404 on the wrong side, and the usual one on the right side.
fn instead(asked: &Asked, side: Side, media_type: &str, body: &str) -> Reply {
    if side == Side::Right {
        return missing(asked);
    }
    let fields = [("Content-Type", media_type), ("Cache-Control", "no-store")];
    Reply::new(asked, 404, &fields, body)
}

fn leaks() -> Vec<Instance> {
    const RULE: &str = "internals-leaked";
    vec![
        instance(RULE, "trace", |asked, side| {
            let body = "{\"title\":\"Error\",\"detail\":\"at shop.Pay.now(Pay.java:17)\\n\\tat shop.Main.main(Main.java:3)\"}";
            instead(asked, side, "application/problem+json", body)
        }),
        instance(RULE, "sql", |asked, side| {
            let body =
                "{\"title\":\"Error\",\"detail\":\"relation \\\"orders\\\" does not exist\"}";
            instead(asked, side, "application/problem+json", body)
        }),
        instance(RULE, "server-page", |asked, side| {
            let body = "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>nginx/1.25.3</center>";
            instead(asked, side, "text/html", body)
        }),
        instance(RULE, "field", |asked, side| {
            let version = if side == Side::Wrong {
                "PHP/8.1.2"
            } else {
                "PHP"
            };
            let fields = [("Content-Type", "text/plain"), ("X-Powered-By", version)];
            allowed(asked, &fields, "here")
        }),
    ]
}

fn forms() -> Vec<Instance> {
    const RULE: &str = "error-body-form";
    let below = |name, entry, answer| Instance {
        rule: RULE,
        name,
        entry,
        answer,
    };
    vec![
        below("html-for-programs", "/items", |asked, side| {
            if asked.path().ends_with("/items") {
                return items(asked);
            }
            instead(
                asked,
                side,
                "text/html",
                "<title>Not found</title><h1>Not found</h1>",
            )
        }),
        below("nothing-for-programs", "/items", |asked, side| {
            if asked.path().ends_with("/items") {
                return items(asked);
            }
            instead(asked, side, "application/json", "")
        }),
        below("json-for-browsers", "/page", |asked, side| {
            if asked.path().ends_with("/page") {
                return page(asked, "");
            }
            instead(
                asked,
                side,
                "application/problem+json",
                "{\"title\":\"Not found\"}",
            )
        }),
    ]
}

fn items(asked: &Asked) -> Reply {
    allowed(
        asked,
        &[("Content-Type", "application/json")],
        "{\"items\":[]}",
    )
}

fn problems() -> Vec<Instance> {
    const RULE: &str = "problem-malformed";
    vec![
        instance(RULE, "other-status", |asked, side| {
            instead(
                asked,
                side,
                "application/problem+json",
                "{\"title\":\"No\",\"status\":400}",
            )
        }),
        instance(RULE, "status-in-quotes", |asked, side| {
            instead(
                asked,
                side,
                "application/problem+json",
                "{\"title\":\"No\",\"status\":\"404\"}",
            )
        }),
        instance(RULE, "type-is-a-sentence", |asked, side| {
            instead(
                asked,
                side,
                "application/problem+json",
                "{\"type\":\"not here\",\"title\":\"No\"}",
            )
        }),
        instance(RULE, "no-object", |asked, side| {
            instead(asked, side, "application/problem+json", "\"not here\"")
        }),
        instance(RULE, "other-media-type", |asked, side| {
            let body = "{\"type\":\"/problems/none\",\"title\":\"No\",\"status\":404}";
            instead(asked, side, "application/json", body)
        }),
    ]
}

fn shapes() -> Vec<Instance> {
    vec![
        instance("several-error-shapes", "codes", |asked, side| {
            instead(
                asked,
                side,
                "application/json",
                "{\"faultCode\":7,\"faultText\":\"none\"}",
            )
        }),
        instance("several-error-shapes", "lists", |asked, side| {
            instead(
                asked,
                side,
                "application/json",
                "{\"problems\":[\"none\"],\"severity\":\"low\"}",
            )
        }),
        instance(
            "error-under-200",
            "success-is-false",
            |asked, side| match side {
                Side::Right => missing(asked),
                Side::Wrong => failure(asked, "{\"success\":false,\"message\":\"none\"}"),
            },
        ),
        instance(
            "error-under-200",
            "status-in-content",
            |asked, side| match side {
                Side::Right => missing(asked),
                Side::Wrong => failure(asked, "{\"status\":404,\"title\":\"none\"}"),
            },
        ),
        instance(
            "error-under-200",
            "error-member",
            |asked, side| match side {
                Side::Right => missing(asked),
                Side::Wrong => failure(asked, "{\"error\":{\"code\":\"none\"}}"),
            },
        ),
    ]
}

fn failure(asked: &Asked, body: &str) -> Reply {
    allowed(asked, &[("Content-Type", "application/json")], body)
}

fn pages() -> Vec<Instance> {
    vec![
        instance("error-page", "bare", |asked, side| {
            let head = if side == Side::Wrong {
                "<html>"
            } else {
                COMPLETE
            };
            error_page(asked, head, "")
        }),
        instance("error-page", "pictures", |asked, side| {
            let picture = if side == Side::Wrong {
                "<img src=\"/a.png\">"
            } else {
                "<img src=\"/a.png\" alt=\"\">"
            };
            error_page(asked, COMPLETE, picture)
        }),
    ]
}

const COMPLETE: &str = "<!doctype html><html lang=\"en\"><title>Not found</title><meta name=\"viewport\" content=\"width=device-width\">\
    <h1>Not found</h1><a href=\"/\">Home</a> <a href=\"/search\">Search</a>";

fn error_page(asked: &Asked, head: &str, more: &str) -> Reply {
    let text = "What you asked for is not here, and nobody knows where it went. ".repeat(10);
    let body = format!("{head}<p>{text}</p>{more}</html>");
    let fields = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", "no-store"),
    ];
    Reply::new(asked, 404, &fields, &body)
}
