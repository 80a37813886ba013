//! The page of a step.

use std::fmt::Write as _;

use super::text::{capital, exchange, status_link};
use super::{Document, document};
use crate::book::{statuses, table};
use crate::choose::answers;
use crate::pages::StepPage;

/// The page of a step.
pub(super) fn step_page(page: &'static StepPage) -> Document {
    let mut text = page.markdown.to_owned();
    let answering: Vec<String> = statuses()
        .filter(|status| status.steps.contains(&page.id))
        .map(|status| format!("- {}", status_link(status)))
        .collect();
    if !answering.is_empty() {
        let _ = write!(text, "\n## What it answers\n\n{}\n", answering.join("\n"));
    }
    let _ = write!(text, "\n## What it asks\n\n{}\n\n", page.question);
    for choice in page.choices {
        let _ = writeln!(text, "- {}: {}", choice.status, choice.when);
    }
    for sample in answers(page) {
        let _ = write!(
            text,
            "\n## {}\n\n{}",
            capital(sample.title),
            exchange(sample)
        );
    }
    let rows = table();
    let at = rows
        .iter()
        .position(|row| row.id == page.id)
        .unwrap_or_default();
    let _ = write!(text, "\n## Its place in the table\n\n");
    let before = at.checked_sub(1).and_then(|at| rows.get(at));
    for (word, row) in [("after", before), ("before", rows.get(at + 1))] {
        if let Some(row) = row {
            let _ = writeln!(
                text,
                "- {word} [`{}`](/.demur/errors/{}): {}",
                row.id, row.id, row.tagline
            );
        }
    }
    document("Step", page.id, page.tagline, text)
}
