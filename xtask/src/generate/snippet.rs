//! How servers and clients send or handle a status: pieces of code that tests run.

use super::toml_page::{Keys, whole};

/// The platforms whose snippets are run by tests.
pub(super) const RUN: &[&str] = &[
    "curl", "fetch", "nginx", "apache", "caddy", "express", "axum", "fastapi",
];

/// One piece of code.
pub(super) struct Snippet {
    pub(super) status: u16,
    pub(super) platform: String,
    pub(super) does: String,
    pub(super) code: String,
    pub(super) request: String,
    pub(super) fields: Vec<String>,
    pub(super) output: String,
    pub(super) warning: String,
    pub(super) is_run: bool,
}

/// Reads the snippets of one status.
pub(super) fn read(name: &str, text: &str) -> Result<Vec<Snippet>, Vec<String>> {
    let mut keys = whole(text)?;
    let snippets = keys.tables("snippet", snippet);
    let mut complaints = keys.finish();
    for snippet in &snippets {
        let platform = &snippet.platform;
        if snippet.status.to_string() != name {
            complaints.push(format!("{platform}: `status` is not the name of the file"));
        }
        if snippet.is_run != RUN.contains(&platform.as_str()) {
            complaints.push(format!(
                "{platform}: `run` must be false, and only for platforms that no test runs"
            ));
        }
    }
    if complaints.is_empty() {
        Ok(snippets)
    } else {
        Err(complaints)
    }
}

fn snippet(keys: &mut Keys) -> Snippet {
    Snippet {
        status: keys.code("status"),
        platform: keys.text("platform"),
        does: keys.text("does"),
        code: keys.text("code"),
        request: keys.optional_text("request"),
        fields: keys.texts("fields"),
        output: keys.optional_text("output"),
        warning: keys.text("warning"),
        is_run: keys.flag("run", true),
    }
}
