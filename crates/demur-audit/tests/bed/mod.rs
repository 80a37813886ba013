//! Two servers with the same resources: one answers each of them wrongly, the other rightly.
//!
//! Each resource stands at `/<rule>/<instance>…` and is an instance of one rule. The page at `/` links to all of them.

mod active;
mod content;
mod general;
mod parts;
mod passive;
pub(crate) mod server;
pub(crate) mod wire;

use std::sync::Arc;

use server::{Asked, Handler, Reply, Server};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Wrong,
    Right,
}

/// One resource, or the tree below one path.
pub(crate) struct Instance {
    /// The id of the check that has to find it.
    pub(crate) rule: &'static str,
    /// A word that names it.
    pub(crate) name: &'static str,
    /// What is linked to: the rest of the path behind `/<rule>/<name>`, mostly nothing.
    pub(crate) entry: &'static str,
    pub(crate) answer: fn(&Asked, Side) -> Reply,
}

impl Instance {
    pub(crate) fn path(&self) -> String {
        format!("/{}/{}", self.rule, self.name)
    }
}

/// Every instance; one list for each group of checks.
pub(crate) fn instances() -> Vec<Instance> {
    [
        // First, since some of its checks look at the first few directories only.
        active::instances(),
        content::instances(),
        general::instances(),
        parts::instances(),
        passive::instances(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Starts one of the two servers.
pub(crate) fn start(side: Side) -> Server {
    let instances = instances();
    let handler: Handler = Arc::new(move |asked| {
        if let Some(refusal) = wire::refusal(asked) {
            return refusal;
        }
        let path = asked.path();
        let mut all = instances.iter();
        let found = all.find(|one| {
            let own = one.path();
            path.strip_prefix(&own)
                .is_some_and(|rest| rest.is_empty() || rest.len() > 1 && rest.starts_with('/'))
        });
        match found {
            Some(instance) => (instance.answer)(asked, side),
            None if path == "/" => page(asked, &home(&instances)),
            None => missing(asked),
        }
    });
    Server::start(handler)
}

fn home(instances: &[Instance]) -> String {
    let links = instances.iter().map(|one| {
        let address = format!("{}{}", one.path(), one.entry);
        format!("<li><a href=\"{address}\">{address}</a></li>")
    });
    links.collect()
}

/// A page that nobody can object to.
pub(crate) fn page(asked: &Asked, content: &str) -> Reply {
    let text = format!(
        "<!doctype html><html lang=\"en\"><title>Shop</title><h1>Shop</h1><ul>{content}</ul></html>"
    );
    allowed(
        asked,
        &[("Content-Type", "text/html; charset=utf-8")],
        &text,
    )
}

/// The right answer to a path that is not there.
pub(crate) fn missing(asked: &Asked) -> Reply {
    let wants_html = asked
        .field("Accept")
        .is_some_and(|accept| accept.contains("text/html"));
    let fields = [
        ("Cache-Control", "no-cache"),
        (
            "Content-Type",
            if wants_html {
                "text/html; charset=utf-8"
            } else {
                "application/problem+json"
            },
        ),
        ("Vary", "Accept"),
    ];
    let text = if wants_html {
        "<!doctype html><html lang=\"en\"><meta name=\"robots\" content=\"noindex\"><title>Not found</title><main><h1>Not found</h1><p>There is nothing here. Go to the <a href=\"/\">home page</a> or <a href=\"/search\">search</a>.</p></main></html>"
    } else {
        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}"
    };
    Reply::new(asked, 404, &fields, text)
}

/// 200 to GET and HEAD, 204 to OPTIONS, and the right refusal of everything else.
pub(crate) fn allowed(asked: &Asked, fields: &[(&str, &str)], body: &str) -> Reply {
    let allow = ("Allow", "GET, HEAD, OPTIONS");
    let known = ["POST", "PUT", "PATCH", "DELETE", "TRACE"];
    match asked.method.as_str() {
        "GET" | "HEAD" => Reply::new(asked, 200, fields, body),
        "OPTIONS" => Reply::new(asked, 204, &[allow], ""),
        method if known.contains(&method) => {
            Reply::new(asked, 405, &[allow, ("Cache-Control", "no-store")], "")
        }
        _ => Reply::new(asked, 501, &[("Cache-Control", "no-store")], ""),
    }
}
