//! The pages of fault codes and of diagnostics.

use super::toml_page::{sections, split};

const SECTIONS: &[&str] = &["", "Wrong", "Right", "What to change"];

/// A page about one thing that can be wrong.
pub(super) struct FaultPage {
    pub(super) code: String,
    pub(super) tagline: String,
    pub(super) markdown: String,
}

/// Reads one page.
pub(super) fn read(name: &str, text: &str) -> Result<FaultPage, Vec<String>> {
    let (mut keys, body) = split(text)?;
    let code = keys.text("code");
    let tagline = keys.text("tagline");
    let mut complaints = keys.finish();
    if code != name {
        complaints.push(format!(
            "`code` is `{code}`, which is not the name of the file"
        ));
    }
    let found = sections(body);
    let headings: Vec<&str> = found.iter().map(|(heading, _)| *heading).collect();
    if headings != SECTIONS {
        complaints.push(format!(
            "the sections are {headings:?}, but must be {SECTIONS:?}"
        ));
    }
    for (heading, text) in &found {
        if text.trim().is_empty() {
            complaints.push(format!("section \"{heading}\" is empty"));
        }
    }
    let markdown = format!("{}\n", body.trim());
    if complaints.is_empty() {
        Ok(FaultPage {
            code,
            tagline,
            markdown,
        })
    } else {
        Err(complaints)
    }
}
