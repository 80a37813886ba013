//! The pages of the detectors, which are the doc comments at the top of their source files.

use super::doc_comment::{demote_headings, doc_comment, one_line};
use super::toml_page::sections;

/// Every section of a page in its order; the last one may be left out.
const SECTIONS: &[&str] = &[
    "Why it matters",
    "What it looks for",
    "Finding",
    "Clean",
    "What to do",
    "References",
];

/// The severities of alerts, and what they are called in the data.
const SEVERITIES: &[(&str, &str)] = &[("page", "Page"), ("ticket", "Ticket"), ("note", "Note")];

/// One detector page.
pub(super) struct DetectorPage {
    pub(super) id: String,
    /// That of the first alert in the section "Finding".
    pub(super) severity: &'static str,
    pub(super) tagline: String,
    pub(super) markdown: String,
}

/// A file is a detector if its doc comment has sections; the others are helpers.
pub(super) fn is_detector(source: &str) -> bool {
    doc_comment(source).contains("\n# ")
}

/// Reads the page out of a source file.
pub(super) fn read(name: &str, source: &str) -> Result<DetectorPage, Vec<String>> {
    let text = doc_comment(source);
    let (rule, rest) = text.split_once("\n\n").unwrap_or((text.as_str(), ""));
    let id = name.replace('_', "-");
    let tagline = one_line(rule);
    let markdown = format!("{}\n", demote_headings(rest).trim());
    let found: Vec<(&str, String)> = sections(&markdown)
        .into_iter()
        .filter(|(heading, text)| !heading.is_empty() || !text.trim().is_empty())
        .collect();
    let mut complaints = complaints(&tagline, &found);
    let severity = severity(&id, &found);
    if severity.is_none() {
        complaints.push(format!(
            "the first `alert:` of the section \"Finding\" is not one of `{id}` with a severity"
        ));
    }
    match severity {
        Some(severity) if complaints.is_empty() => Ok(DetectorPage {
            id,
            severity,
            tagline,
            markdown,
        }),
        Some(_) | None => Err(complaints),
    }
}

fn complaints(tagline: &str, found: &[(&str, String)]) -> Vec<String> {
    let mut complaints = Vec::new();
    if !tagline.ends_with('.') || tagline.starts_with('#') || tagline.contains(". ") {
        complaints.push("the doc comment does not begin with the rule in one sentence".to_owned());
    }
    let headings: Vec<&str> = found.iter().map(|(heading, _)| *heading).collect();
    let least = SECTIONS.len() - 1;
    if !SECTIONS.starts_with(&headings) || headings.len() < least {
        complaints.push(format!(
            "the sections are {headings:?}, but must be {SECTIONS:?}, the last one if there is something to refer to"
        ));
    }
    for (heading, text) in found {
        if text.trim().is_empty() {
            complaints.push(format!("section \"{heading}\" is empty"));
        }
        let is_example = matches!(*heading, "Finding" | "Clean");
        if is_example && !text.contains("\n```scenario\n") {
            complaints.push(format!("section \"{heading}\" has no scenario"));
        }
    }
    complaints
}

/// What the first expected alert says, if it is one of this detector.
fn severity(id: &str, found: &[(&str, String)]) -> Option<&'static str> {
    let (_, text) = found.iter().find(|(heading, _)| *heading == "Finding")?;
    let alert = text.lines().find_map(|line| line.strip_prefix("alert:"))?;
    let mut words = alert.split_whitespace();
    let detector = words.next()?;
    let severity = words.next()?;
    let known = SEVERITIES.iter().find(|(word, _)| *word == severity);
    known
        .filter(|_| detector == id)
        .map(|(_, variant)| *variant)
}

#[cfg(test)]
mod tests {
    use super::{is_detector, read};

    const GOOD: &str = "//! A rule\n//! in one sentence.\n//!\n//! # Why it matters\n//!\n//! Because.\n//!\n\
        //! # What it looks for\n//!\n//! - Much.\n//!\n//! # Finding\n//!\n//! So.\n//!\n//! ```scenario\n\
        //! alert: one-thing ticket GET /a\n//! ```\n//!\n//! # Clean\n//!\n//! Not so.\n//!\n//! ```scenario\n\
        //! alert: none\n//! ```\n//!\n//! # What to do\n//!\n//! ## Operator\n//!\n//! Mend it.\n";

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let complaints = read("one_thing", source).err().unwrap_or_default();
        assert!(complaints.join("\n").contains(expected), "{complaints:?}");
        assert_eq!(complaints.len(), 1, "{complaints:?}");
    }

    #[test]
    fn the_doc_comment_becomes_the_page() {
        let page = read("one_thing", GOOD).unwrap();
        assert_eq!(page.id, "one-thing");
        assert_eq!(page.severity, "Ticket");
        assert_eq!(page.tagline, "A rule in one sentence.");
        assert!(page.markdown.starts_with("## Why it matters\n\nBecause.\n"));
        assert!(page.markdown.ends_with("### Operator\n\nMend it.\n"));
    }

    #[test]
    fn references_may_follow() {
        let more = format!("{GOOD}//!\n//! # References\n//!\n//! - RFC 9110 §15.5.5\n");
        assert!(read("one_thing", &more).is_ok());
    }

    #[test]
    fn what_is_missing_is_a_complaint() {
        check(
            &GOOD.replace("# Why it matters", "# Why"),
            "the sections are",
        );
        check(
            &GOOD.replace("//! Because.\n", ""),
            "\"Why it matters\" is empty",
        );
        check(
            &GOOD.replacen("```scenario\n//! alert: none\n//! ```\n", "", 1),
            "\"Clean\" has no scenario",
        );
        check(
            &GOOD.replace("one-thing ticket", "other ticket"),
            "first `alert:`",
        );
        check(&GOOD.replace("ticket", "soon"), "first `alert:`");
        check(
            &GOOD.replace("in one sentence.", "in. Two."),
            "one sentence",
        );
    }

    #[test]
    fn helpers_are_no_detectors() {
        assert!(is_detector(GOOD));
        assert!(!is_detector(
            "//! What detectors share.\n//!\n//! More of it.\nuse x;\n"
        ));
    }
}
