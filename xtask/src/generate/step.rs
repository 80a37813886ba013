//! The pages of the steps, which are the doc comments at the top of their source files.

use super::toml_page::sections;

/// One step page.
pub(super) struct StepPage {
    pub(super) id: String,
    pub(super) upstream: bool,
    pub(super) tagline: String,
    pub(super) markdown: String,
}

/// A file is a row of a table if it has the function that every row has; the others are helpers.
pub(super) fn is_row(source: &str) -> bool {
    source.contains("\npub(crate) fn objects(") || source.contains("\npub(super) fn objects(")
}

/// Reads the page out of a source file.
pub(super) fn read(name: &str, source: &str, upstream: bool) -> Result<StepPage, Vec<String>> {
    let text = doc_comment(source);
    let (rule, rest) = text.split_once("\n\n").unwrap_or((text.as_str(), ""));
    let tagline = rule.split_whitespace().collect::<Vec<&str>>().join(" ");
    let markdown = format!("{}\n", demote_headings(rest).trim());
    let complaints = complaints(&tagline, &markdown, upstream);
    if complaints.is_empty() {
        Ok(StepPage {
            id: name.replace('_', "-"),
            upstream,
            tagline,
            markdown,
        })
    } else {
        Err(complaints)
    }
}

fn complaints(tagline: &str, markdown: &str, upstream: bool) -> Vec<String> {
    let mut complaints = Vec::new();
    if tagline.is_empty() || tagline.starts_with('#') {
        complaints.push("the doc comment does not begin with the rule in one sentence".to_owned());
    }
    let found = sections(markdown);
    let wanted: &[&str] = if upstream {
        &["Why it matters", "References"]
    } else {
        &["Why it matters", "Wrong", "Right", "References"]
    };
    for heading in wanted {
        if !found
            .iter()
            .any(|(name, text)| name == heading && !text.trim().is_empty())
        {
            complaints.push(format!(
                "the doc comment has no section \"{heading}\", or it is empty"
            ));
        }
    }
    complaints
}

/// The `//!` lines at the top, without their marks.
fn doc_comment(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
        .collect();
    lines.join("\n").trim().to_owned()
}

/// `# Why` becomes `## Why`, since the title of the page is above it; code is left alone.
fn demote_headings(text: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        if !fenced && line.starts_with("# ") {
            out.push('#');
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::read;

    const GOOD: &str = "//! A rule\n//! in one sentence.\n//!\n//! # Why it matters\n//!\n//! Because.\n//!\n\
        //! # Wrong\n//!\n//! ```http\n//! # no heading\n//! ```\n//!\n//! # Right\n//!\n//! So.\n//!\n\
        //! # References\n//!\n//! - RFC 9110 §15.5\n\nuse std::fmt;\n";

    #[test]
    fn the_doc_comment_becomes_the_page() {
        let page = read("body_schema", GOOD, false).unwrap();
        assert_eq!(page.id, "body-schema");
        assert_eq!(page.tagline, "A rule in one sentence.");
        assert!(page.markdown.starts_with("## Why it matters\n\nBecause.\n"));
        assert!(page.markdown.contains("```http\n# no heading\n```"));
        assert!(page.markdown.ends_with("- RFC 9110 §15.5\n"));
    }

    #[test]
    fn a_missing_section_is_a_complaint() {
        let source = GOOD.replace("# References", "");
        assert_eq!(
            read("x", &source, false).err().map(|list| list.len()),
            Some(1)
        );
    }
}
