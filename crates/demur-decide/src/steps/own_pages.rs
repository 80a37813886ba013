//! Requests for `/.demur/…` are answered by demur itself.
//!
//! # Question
//!
//! Does the request ask for a page of the gateway itself?
//!
//! - 200: there is such a page
//! - 404: there is none
//! - 405: it asks with another method than GET and HEAD
//!
//! # Why it matters
//!
//! Every problem links to the page that explains it, so the pages must be where the problems are: behind the same address,
//! in every scope, whatever the document says. They are read with GET and HEAD; nothing under `/.demur/` is ever forwarded.
//!
//! # Wrong
//!
//! ```http
//! POST /.demur/status/404 HTTP/1.1
//! Host: api.example
//! Content-Length: 0
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # References
//!
//! - RFC 9110 §15.5.5
//! - RFC 9110 §15.5.6
//! - RFC 9457 §3.1.1

use demur_codebook::{Links, PageFormat};

use crate::facts::Facts;
use crate::negotiate::{self, Wanted};
use crate::status::Status;
use crate::table::Objection;
use crate::verdict::{Answer, Refusal};

const ALLOW: &str = "GET, HEAD";

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Objection> {
    answered(facts.path.strip_prefix("/.demur")?, facts)
}

#[cold]
fn answered(path: &str, facts: &Facts<'_>) -> Option<Objection> {
    let name = match path.strip_prefix('/') {
        Some(name) => name,
        None if path.is_empty() => "",
        None => return None,
    };
    if !matches!(facts.method, "GET" | "HEAD") {
        let refusal = Refusal::new(
            Status::METHOD_NOT_ALLOWED,
            "Pages of demur can be read, and nothing else",
        )
        .field("Allow", ALLOW);
        return Some(Objection::Refuse(refusal));
    }
    if matches!(name, "live" | "ready") {
        return Some(Objection::Answer(health()));
    }
    Some(page(name, facts))
}

fn health() -> Answer {
    Answer::page("text/plain; charset=utf-8", b"ok\n".to_vec()).field("Cache-Control", "no-store")
}

fn page(name: &str, facts: &Facts<'_>) -> Objection {
    let Some(found) = demur_codebook::lookup(name) else {
        let refusal = Refusal::new(Status::NOT_FOUND, "There is no such page here")
            .hint("the list of all pages is at `/.demur/`");
        return Objection::Refuse(refusal);
    };
    let format = found.format.unwrap_or_else(|| preferred(facts));
    let text = demur_codebook::render(&found, format, &Links::default());
    let answer = Answer::page(demur_codebook::content_type(format), text.into_bytes())
        .field("Cache-Control", "max-age=300")
        .field("Content-Security-Policy", demur_codebook::csp(&found))
        .field("Vary", "Accept");
    Objection::Answer(answer)
}

fn preferred(facts: &Facts<'_>) -> PageFormat {
    match negotiate::wanted(facts.accept().as_deref()) {
        Wanted::Html => PageFormat::Html,
        Wanted::Text => PageFormat::Text,
        Wanted::Markdown => PageFormat::Markdown,
        Wanted::Json => PageFormat::Json,
    }
}
