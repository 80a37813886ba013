//! Puts a page together as one Markdown document; every format is made from it.

use std::fmt::Write as _;

use crate::lookup::Subject;
use crate::pages::{FaultPage, StatusPage, StepPage, Table};
use crate::{faults, statuses, steps};

/// A page as one document.
pub(crate) struct Document {
    /// `404 Not Found`.
    pub(crate) title: String,
    /// One sentence.
    pub(crate) tagline: String,
    /// The text below title and tagline.
    pub(crate) markdown: String,
}

/// Builds the document of a page.
pub(crate) fn compose(subject: Subject) -> Document {
    match subject {
        Subject::Home => home(),
        Subject::Statuses => status_index(),
        Subject::Steps => step_index(),
        Subject::Faults => fault_index(),
        Subject::Style => document("Style sheet", "The style of these pages.", String::new()),
        Subject::Status(page) => status_page(page),
        Subject::Step(page) => step_page(page),
        Subject::Fault(page) => fault_page(page),
    }
}

fn document(title: &str, tagline: &str, markdown: String) -> Document {
    Document {
        title: title.to_owned(),
        tagline: tagline.to_owned(),
        markdown,
    }
}

fn status_page(page: &StatusPage) -> Document {
    let mut text = String::from("## At a glance\n\n");
    let defined: Vec<String> = page
        .defined
        .iter()
        .map(|clause| format!("{} §{}", clause.doc, clause.section))
        .collect();
    push(&mut text, "Defined in", &defined.join(", "));
    if page.registry != crate::Registry::Registered {
        push(&mut text, "Registry", page.registry.as_str());
    }
    push(&mut text, "Caches", page.storable.sentence());
    if !page.cache_default.is_empty() {
        push(
            &mut text,
            "The gateway sends",
            &format!("`Cache-Control: {}`", page.cache_default),
        );
    }
    push(&mut text, "Retry", page.retry_condition);
    for alias in page.aliases {
        push(
            &mut text,
            "Also met as",
            &format!("\"{}\" ({})", alias.text, alias.by),
        );
    }
    let rows: Vec<String> = page
        .steps
        .iter()
        .map(|id| format!("[`{id}`](/.demur/errors/{id})"))
        .collect();
    if !rows.is_empty() {
        push(
            &mut text,
            "Steps of the gateway that answer it",
            &rows.join(", "),
        );
    }
    text.push('\n');
    text.push_str(page.markdown);
    document(&format!("{} {}", page.code, page.name), page.tagline, text)
}

fn step_page(page: &StepPage) -> Document {
    let mut text = page.markdown.to_owned();
    let answering: Vec<String> = statuses()
        .filter(|status| status.steps.contains(&page.id))
        .map(|status| {
            format!(
                "- [{} {}](/.demur/status/{})",
                status.code, status.name, status.code
            )
        })
        .collect();
    if !answering.is_empty() {
        let _ = write!(text, "\n## What it answers\n\n{}\n", answering.join("\n"));
    }
    document(page.id, page.tagline, text)
}

fn fault_page(page: &FaultPage) -> Document {
    document(page.code, page.tagline, page.markdown.to_owned())
}

fn push(text: &mut String, label: &str, value: &str) {
    let _ = writeln!(text, "- **{label}:** {value}");
}

fn home() -> Document {
    let text = format!(
        "This gateway checks requests against the published description of the API, and says why it \
         refuses one. An error that it sends links to a page here.\n\n\
         ## If you came here from an error\n\n\
         - The `type` of the error names the step that refused the request; its page says what the rule \
         is and shows a request that passes.\n\
         - `errors`, if present, lists every fault with its place and a code; each code has a page.\n\
         - `status` has a page that says what the status means, whether to try again, and what caches do.\n\n\
         ## All pages\n\n\
         - [Statuses](/.demur/status/): {} pages\n\
         - [Steps](/.demur/errors/): {} pages\n\
         - [Fault codes](/.demur/faults/): {} pages\n\n\
         Each page is also there as data: add `.json`, `.md` or `.txt` to its address.\n",
        statuses().len(),
        steps().len(),
        faults().len(),
    );
    document(
        "About the errors of this server",
        "What each error means and what to do about it.",
        text,
    )
}

fn status_index() -> Document {
    let classes = [
        (2, "Success"),
        (3, "Redirection"),
        (4, "The request is at fault"),
        (5, "The server is at fault"),
    ];
    let mut text = String::new();
    for (class, heading) in classes {
        let _ = write!(text, "## {class}xx: {heading}\n\n");
        for page in statuses().filter(|page| page.code / 100 == class) {
            let (code, name) = (page.code, page.name);
            let _ = writeln!(
                text,
                "- [{code} {name}](/.demur/status/{code}): {}",
                page.tagline
            );
        }
        text.push('\n');
    }
    document("Statuses", "Every status code that has a page here.", text)
}

fn step_index() -> Document {
    let mut text = String::new();
    for (table, heading) in [
        (Table::Request, "The request"),
        (Table::Upstream, "The upstream"),
    ] {
        let rows: Vec<&StepPage> = steps().filter(|page| page.table == table).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = write!(text, "## {heading}\n\n");
        for page in rows {
            let _ = writeln!(
                text,
                "- [`{}`](/.demur/errors/{}): {}",
                page.id, page.id, page.tagline
            );
        }
        text.push('\n');
    }
    let tagline = "Every rule by which the gateway refuses a request, or replaces an answer.";
    document("Steps", tagline, text)
}

fn fault_index() -> Document {
    let mut text = String::new();
    for page in faults() {
        let _ = writeln!(
            text,
            "- [`{}`](/.demur/faults/{}): {}",
            page.code, page.code, page.tagline
        );
    }
    document(
        "Fault codes",
        "The codes that name what is wrong with one value of a request.",
        text,
    )
}
