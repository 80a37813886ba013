//! The page of a check of the audit, and the list of all checks.

use std::fmt::Write as _;

use super::{Document, document};
use crate::book::{checks, detector, diagnostic, fault, step};
use crate::find::by_name;
use crate::pages::{CheckMode, CheckPage, CheckSeverity};

/// How exchanges are written on these pages.
const EXAMPLES: &str = "\
The examples are exchanges, and a test runs them. Each is a request and the answer that came, and `---` stands between two \
of them. Lines before a request say what the wire does not: `for:` names the purpose of a request that the check sends \
itself; without it, the request is one that anybody sends. `as:` says who asks, `about:` what it is about, `expected:` \
what should be answered and why, `site:` what was said about the site before, `failure:` that no answer came. A \
document in YAML is the one that the exchanges below it are judged by; one without any is judged by itself.
";

/// The groups of the catalogue, by the beginning of their numbers.
const GROUPS: [(&str, &str, &str); 5] = [
    ("A1", "One answer", "What an answer shows by itself."),
    (
        "A2",
        "Answers to requests sent for it",
        "What only shows when the server is asked for it.",
    ),
    ("A3", "Caches", "What caches may do with the answer."),
    ("A4", "Content", "What the content of an answer says."),
    (
        "A",
        "The document and the site",
        "What the document declares, and what crawlers are told.",
    ),
];

/// The page of a check.
pub(super) fn check_page(page: &'static CheckPage) -> Document {
    let mut text = format!(
        "Most findings weigh **{}**: {}. Mode **{}**: {}.\n\n{}\n## How to read the examples\n\n{EXAMPLES}",
        page.severity.as_str(),
        page.severity.sentence(),
        page.mode.as_str(),
        page.mode.sentence(),
        page.markdown,
    );
    text.push_str(&namesakes(page.id));
    document("Check", page.id, page.tagline, text)
}

/// Where to find what else has this name.
fn namesakes(id: &str) -> String {
    let status = by_name(id).map(|page| (format!("status/{}", page.code), page.tagline));
    let others = [
        step(id).map(|page| ("errors", page.tagline)),
        fault(&id.replace('-', "_")).map(|page| ("faults", page.tagline)),
        diagnostic(id).map(|page| ("diagnostics", page.tagline)),
        detector(id).map(|page| ("detectors", page.tagline)),
    ];
    let others = others.into_iter().flatten();
    let others = others.map(|(folder, tagline)| (format!("{folder}/{id}"), tagline));
    let mut text = String::new();
    for (path, tagline) in status.into_iter().chain(others) {
        if text.is_empty() {
            text.push_str("\n## Of the same name\n\n");
        }
        let _ = writeln!(text, "- [`{path}`](/.demur/{path}): {tagline}");
    }
    text
}

/// The way from another page to the check of the same name, if there is one.
pub(super) fn in_an_audit(id: &str) -> String {
    crate::book::check(id).map_or_else(String::new, |page| {
        format!(
            "\n## In an audit\n\nThe check of the same name is [`demur explain checks/{id}`](/.demur/checks/{id}): {}\n",
            page.tagline
        )
    })
}

/// Every check, in the order of the catalogue.
pub(super) fn by_number() -> Document {
    let mut text = String::from(
        "`demur audit` looks at how a server answers, and asks for what it needs to know. A finding names the answer, what is \
         wrong with it and why, and how to see it again.\n\n",
    );
    for severity in CheckSeverity::ALL {
        let _ = writeln!(text, "- **{}**: {}", severity.as_str(), severity.sentence());
    }
    let mut pages: Vec<&CheckPage> = checks().collect();
    pages.sort_by_key(|page| page.number);
    for (beginning, heading, sentence) in GROUPS {
        let is_of_group = |page: &&CheckPage| page.number.starts_with(beginning);
        let (of_group, rest): (Vec<_>, Vec<_>) = pages.into_iter().partition(is_of_group);
        pages = rest;
        if of_group.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {heading}\n\n{sentence}\n\n");
        for page in of_group {
            let _ = writeln!(
                text,
                "- [`{}`](/.demur/checks/{}) ({}): {}",
                page.id,
                page.id,
                said(page),
                page.tagline
            );
        }
    }
    let _ = write!(text, "\n## How to read the examples\n\n{EXAMPLES}");
    let tagline = "What can be wrong with how a server answers, and how it is seen from outside.";
    document("Index", "Checks", tagline, text)
}

/// Weight and mode, as far as they are not the usual.
fn said(page: &CheckPage) -> String {
    let severity = page.severity.as_str();
    match page.mode {
        CheckMode::Passive => severity.to_owned(),
        mode @ (CheckMode::Safe
        | CheckMode::Unsafe
        | CheckMode::Raw
        | CheckMode::Identities
        | CheckMode::Document) => format!("{severity}, {}", mode.as_str()),
    }
}
