//! The classes of status codes.

use super::outline::{self, cited};
use super::sources::Sources;
use super::toml_page::{sections, split};

/// One class.
pub(super) struct ClassPage {
    pub(super) class: u16,
    pub(super) name: String,
    pub(super) tagline: String,
    pub(super) markdown: String,
    pub(super) sources: Vec<String>,
}

/// Reads one class.
pub(super) fn read(name: &str, text: &str, sources: &Sources) -> Result<ClassPage, Vec<String>> {
    let (mut keys, body) = split(text)?;
    let class = keys.class("class");
    let title = keys.text("name");
    let tagline = keys.text("tagline");
    let mut complaints = keys.finish();
    if format!("{class}xx") != name {
        complaints.push("`class` is not the name of the file".to_owned());
    }
    check_body(body, sources, &mut complaints);
    if !complaints.is_empty() {
        return Err(complaints);
    }
    Ok(ClassPage {
        class,
        name: title,
        tagline,
        markdown: format!("{}\n", body.trim()),
        sources: sources.cited(body),
    })
}

/// An introduction with its sources, and at least two essays.
fn check_body(body: &str, sources: &Sources, complaints: &mut Vec<String>) {
    let introduction = body.split("\n## ").next().unwrap_or_default();
    outline::check(introduction, &[cited("")], sources, complaints);
    let essays = sections(body);
    if essays.len() < 3 {
        complaints.push("there must be at least two essays".to_owned());
    }
    for (heading, text) in essays.iter().skip(1) {
        if text.trim().is_empty() {
            complaints.push(format!("the essay \"{heading}\" is empty"));
        }
    }
}
