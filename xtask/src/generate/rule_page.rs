//! What the pages of detectors and of checks have in common: a rule in one sentence, and the same sections with examples
//! that a test runs.

use super::doc_comment::{demote_headings, doc_comment, one_line};
use super::toml_page::sections;

/// Every section of a page in its order.
const SECTIONS: &[&str] = &[
    "Why it matters",
    "What it looks for",
    "Finding",
    "Clean",
    "What to do",
    "References",
];

/// How the pages of one kind differ from the others.
pub(super) struct Kind {
    /// The languages of the fences in "Finding" and "Clean"; one of them has to be there.
    pub(super) examples: &'static [&'static str],
    /// Whether the section "References" may be left out.
    pub(super) may_refer_to_nothing: bool,
}

/// What stands in the doc comment of one file.
pub(super) struct RulePage {
    pub(super) id: String,
    pub(super) tagline: String,
    pub(super) markdown: String,
    /// What is wrong with it.
    pub(super) complaints: Vec<String>,
}

/// A file is a rule if its doc comment has sections; the others are helpers.
pub(super) fn is_rule(source: &str) -> bool {
    doc_comment(source).contains("\n# ")
}

/// Reads the page out of a source file.
pub(super) fn read(name: &str, source: &str, kind: &Kind) -> RulePage {
    let text = doc_comment(source);
    let (rule, rest) = text.split_once("\n\n").unwrap_or((text.as_str(), ""));
    let tagline = one_line(rule);
    let markdown = format!("{}\n", demote_headings(rest).trim());
    let complaints = complaints(&tagline, &markdown, kind);
    RulePage {
        id: name.replace('_', "-"),
        tagline,
        markdown,
        complaints,
    }
}

/// The text of one section.
pub(super) fn section(markdown: &str, wanted: &str) -> String {
    let mut all = sections(markdown).into_iter();
    let found = all.find(|(heading, _)| *heading == wanted);
    found.map_or_else(String::new, |(_, text)| text)
}

fn complaints(tagline: &str, markdown: &str, kind: &Kind) -> Vec<String> {
    let found: Vec<(&str, String)> = sections(markdown)
        .into_iter()
        .filter(|(heading, text)| !heading.is_empty() || !text.trim().is_empty())
        .collect();
    let mut complaints = Vec::new();
    if !tagline.ends_with('.') || tagline.starts_with('#') || tagline.contains(". ") {
        complaints.push("the doc comment does not begin with the rule in one sentence".to_owned());
    }
    let headings: Vec<&str> = found.iter().map(|(heading, _)| *heading).collect();
    let least = SECTIONS.len() - usize::from(kind.may_refer_to_nothing);
    if !SECTIONS.starts_with(&headings) || headings.len() < least {
        let optional = if kind.may_refer_to_nothing {
            ", the last one if there is something to refer to"
        } else {
            ""
        };
        complaints.push(format!(
            "the sections are {headings:?}, but must be {SECTIONS:?}{optional}"
        ));
    }
    for (heading, text) in &found {
        if text.trim().is_empty() {
            complaints.push(format!("section \"{heading}\" is empty"));
        }
        let is_example = matches!(*heading, "Finding" | "Clean");
        let has = |language: &&str| text.contains(&format!("\n```{language}\n"));
        if is_example && !kind.examples.iter().any(has) {
            let wanted = kind.examples.join(" and no ");
            complaints.push(format!("section \"{heading}\" has no {wanted}"));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_rule, read};

    const GOOD: &str = "//! A rule\n//! in one sentence.\n//!\n//! # Why it matters\n//!\n//! Because.\n//!\n\
        //! # What it looks for\n//!\n//! - Much.\n//!\n//! # Finding\n//!\n//! So.\n//!\n//! ```example\n\
        //! one\n//! ```\n//!\n//! # Clean\n//!\n//! Not so.\n//!\n//! ```example\n\
        //! other\n//! ```\n//!\n//! # What to do\n//!\n//! ## Operator\n//!\n//! Mend it.\n";

    const KIND: Kind = Kind {
        examples: &["example"],
        may_refer_to_nothing: true,
    };

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let complaints = read("one_thing", source, &KIND).complaints;
        assert!(complaints.join("\n").contains(expected), "{complaints:?}");
        assert_eq!(complaints.len(), 1, "{complaints:?}");
    }

    #[test]
    fn the_doc_comment_becomes_the_page() {
        let page = read("one_thing", GOOD, &KIND);
        assert!(page.complaints.is_empty(), "{:?}", page.complaints);
        assert_eq!(page.id, "one-thing");
        assert_eq!(page.tagline, "A rule in one sentence.");
        assert!(page.markdown.starts_with("## Why it matters\n\nBecause.\n"));
        assert!(page.markdown.ends_with("### Operator\n\nMend it.\n"));
    }

    #[test]
    fn references_may_follow_or_must() {
        let more = format!("{GOOD}//!\n//! # References\n//!\n//! - RFC 9110 §15.5.5\n");
        assert!(read("one_thing", &more, &KIND).complaints.is_empty());
        let strict = Kind {
            may_refer_to_nothing: false,
            ..KIND
        };
        assert!(read("one_thing", &more, &strict).complaints.is_empty());
        assert_eq!(read("one_thing", GOOD, &strict).complaints.len(), 1);
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
            &GOOD.replacen("```example\n//! other\n//! ```\n", "", 1),
            "\"Clean\" has no example",
        );
        check(
            &GOOD.replace("in one sentence.", "in. Two."),
            "one sentence",
        );
    }

    #[test]
    fn helpers_are_no_rules() {
        assert!(is_rule(GOOD));
        assert!(!is_rule(
            "//! What rules share.\n//!\n//! More of it.\nuse x;\n"
        ));
    }
}
