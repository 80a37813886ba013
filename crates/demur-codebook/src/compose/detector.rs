//! The page of a detector, of a diagnostic, and the list of all detectors.

use std::fmt::Write as _;

use super::check::in_an_audit;
use super::text::capital;
use super::{Document, document};
use crate::book::{detector, detectors, diagnostic};
use crate::pages::{DetectorPage, DiagnosticPage, Severity};

/// How traffic is written on these pages.
const EXAMPLES: &str = "\
The examples are traffic, and a test runs them. A line says when, how often, what was asked for, how it was answered, and \
what else the log tells of it. `{1..500}` is any number from 1 to 500, `{a|b}` one of the two; `d2` is the second day; \
`then` is the next request of the same client. Where a line says nothing else, 200 clients with three browsers ask. \
`alert:` is all that is raised: which detector, how urgent, on which routes, and what explains it.
";

/// The page of a detector.
pub(super) fn detector_page(page: &'static DetectorPage) -> Document {
    let mut text = format!(
        "Raised as a **{}**: {}.\n\n{}\n## How to read the examples\n\n{EXAMPLES}",
        page.severity.as_str(),
        page.severity.sentence(),
        page.markdown,
    );
    if let Some(other) = diagnostic(page.id) {
        let _ = write!(
            text,
            "\n## The diagnostic of the same name\n\n[`diagnostics/{}`](/.demur/diagnostics/{}): {}\n",
            other.code, other.code, other.tagline
        );
    }
    text.push_str(&in_an_audit(page.id));
    document("Detector", page.id, page.tagline, text)
}

/// The page of a diagnostic, with the way to the detector of the same name, if there is one.
pub(super) fn diagnostic_page(page: &'static DiagnosticPage) -> Document {
    let mut text = page.markdown.to_owned();
    if let Some(other) = detector(page.code) {
        let _ = write!(
            text,
            "\n## In the traffic\n\nThe detector of the same name is [`demur explain detectors/{}`](/.demur/detectors/{}): {}\n",
            other.id, other.id, other.tagline
        );
    }
    text.push_str(&in_an_audit(page.code));
    document("Diagnostic", page.code, page.tagline, text)
}

/// Every detector, the most urgent first.
pub(super) fn by_severity() -> Document {
    let mut text = String::from(
        "`demur watch` reads access logs and the events of a gateway, learns how each route is usually answered, and raises \
         an alert where that changes. An alert names the routes, since when, how many requests went wrong in place of how \
         many as usual, and what those have in common.\n\n",
    );
    for severity in Severity::ALL {
        let heading = capital(severity.as_str());
        let _ = write!(
            text,
            "## {heading}\n\n{}.\n\n",
            capital(severity.sentence())
        );
        for page in detectors().filter(|page| page.severity == severity) {
            let _ = writeln!(
                text,
                "- [`{}`](/.demur/detectors/{}): {}",
                page.id, page.id, page.tagline
            );
        }
        text.push('\n');
    }
    let _ = write!(text, "## How to read the examples\n\n{EXAMPLES}");
    let tagline =
        "What is wrong with the traffic of a site, and how it is told from what is usual.";
    document("Index", "Detectors", tagline, text)
}
