//! The pages of the steps, which are the doc comments at the top of their source files.

use super::doc_comment::{demote_headings, doc_comment, one_line};
use super::toml_page::sections;

/// One step page.
pub(super) struct StepPage {
    pub(super) id: String,
    pub(super) tagline: String,
    /// What is asked of a request; yes means that this row answers.
    pub(super) question: String,
    /// For a row with several statuses: which one when.
    pub(super) choices: Vec<(u16, String)>,
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
    let tagline = one_line(rule);
    let (question, rest) = take_question(rest);
    let (question, choices) = split_question(&question);
    let markdown = format!("{}\n", demote_headings(&rest).trim());
    let mut complaints = complaints(&tagline, &markdown, upstream);
    if !question.ends_with('?') {
        complaints.push("the section \"Question\" does not begin with one question".to_owned());
    }
    if complaints.is_empty() {
        Ok(StepPage {
            id: name.replace('_', "-"),
            tagline,
            question,
            choices,
            markdown,
        })
    } else {
        Err(complaints)
    }
}

/// Takes the section "Question" out of the text.
fn take_question(text: &str) -> (String, String) {
    let (mut question, mut rest) = (String::new(), String::new());
    let mut is_inside = false;
    for line in text.lines() {
        if line.starts_with("# ") {
            is_inside = line == "# Question";
        }
        let part = if is_inside { &mut question } else { &mut rest };
        part.push_str(line);
        part.push('\n');
    }
    (question, rest)
}

/// The question, and the statuses of its list: `- 404: the operation documents no 400`.
fn split_question(section: &str) -> (String, Vec<(u16, String)>) {
    let text = section.trim_start_matches("# Question").trim();
    let (question, list) = text.split_once("\n\n").unwrap_or((text, ""));
    let joined = list.replace("\n  ", " ");
    let items = joined.lines().filter_map(|line| line.strip_prefix("- "));
    let choices = items.filter_map(|item| {
        let (code, when) = item.split_once(": ")?;
        Some((code.parse().ok()?, when.to_owned()))
    });
    (one_line(question), choices.collect())
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

#[cfg(test)]
mod tests {
    use super::read;

    const GOOD: &str = "//! A rule\n//! in one sentence.\n//!\n//! # Question\n//!\n//! Is it\n//! so?\n//!\n//! - 400: one\n//!   way\n//! - 422: another\n//!\n//! # Why it matters\n//!\n//! Because.\n//!\n\
        //! # Wrong\n//!\n//! ```http\n//! # no heading\n//! ```\n//!\n//! # Right\n//!\n//! So.\n//!\n\
        //! # References\n//!\n//! - RFC 9110 §15.5\n\nuse std::fmt;\n";

    #[test]
    fn the_doc_comment_becomes_the_page() {
        let page = read("body_schema", GOOD, false).unwrap();
        assert_eq!(page.id, "body-schema");
        assert_eq!(page.tagline, "A rule in one sentence.");
        assert_eq!(page.question, "Is it so?");
        assert_eq!(
            page.choices,
            [(400, "one way".into()), (422, "another".into())]
        );
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
