//! The home page and the lists.

use std::fmt::Write as _;

use super::text::{class_title, pair_link, status_link};
use super::{Document, document};
use crate::book::{
    checks, class, classes, detectors, diagnostics, faults, guide, guides, pair, pairs, sources,
    status, statuses, steps, table,
};
use crate::choose::STAGES;
use crate::lookup::{Subject, comparisons as compared, curated};
use crate::pages::{Registry, SourceKind, StatusPage};

pub(super) fn home() -> Document {
    let mut text = String::from(
        "Which status is right, what it obliges you to send, what caches, clients and search engines make of it, and how \
         to get rid of it. Written from the specifications and from programs that were run, each statement with its \
         source.\n\n## Start here\n\n\
         - [Choose a status](/.demur/choose/) by answering questions; they are the table by which this gateway decides\n\
         - [Compare two codes](/.demur/compare/): 401 or 403, 404 or 410, 400 or 422\n\
         - [Search](/.demur/search/)\n\n\
         ## The codes\n\n",
    );
    for page in classes() {
        let of_class = statuses().filter(|status| {
            status.code / 100 == page.class && status.registry != Registry::Unregistered
        });
        let codes: Vec<String> = of_class
            .map(|status| format!("[{0}](/.demur/status/{0})", status.code))
            .collect();
        let _ = write!(
            text,
            "### [{}](/.demur/status/{}xx)\n\n{}\n\n{}\n\n",
            class_title(page.class),
            page.class,
            page.tagline,
            codes.join(" "),
        );
    }
    let _ = write!(
        text,
        "\n## If you came here from an error\n\n\
         - The `type` of the error names the step that refused the request; its page says what the rule \
         is and shows a request that passes.\n\
         - `errors`, if present, lists every fault with its place and a code; each code has a page.\n\
         - `status` has a page that says what the status means, whether to try again, and what caches do.\n\n\
         ## All pages\n\n\
         - [Statuses](/.demur/status/): {} pages, {} guides\n\
         - [Comparisons](/.demur/compare/): {} curated, {} in all\n\
         - [Steps](/.demur/errors/): {} pages\n\
         - [Fault codes](/.demur/faults/): {} pages\n\
         - [Diagnostics](/.demur/diagnostics/): {} pages\n\
         - [Detectors](/.demur/detectors/): {} pages\n\
         - [Checks](/.demur/checks/): {} pages\n\
         - [Sources](/.demur/sources/): {} programs and documents\n\n\
         Each page is also there as data: add `.json`, `.md` or `.txt` to its address.\n",
        statuses().len(),
        guides().len(),
        pairs().len(),
        compared().len(),
        steps().len(),
        faults().len(),
        diagnostics().len(),
        detectors().len(),
        checks().len(),
        sources().len(),
    );
    let tagline = "What each status and each error means, and what to do about it.";
    document("", "Every HTTP error, explained", tagline, text)
}

pub(super) fn statuses_by_class() -> Document {
    let mut text = String::new();
    for digit in 1..=5 {
        let _ = write!(text, "## {}\n\n", class_title(digit));
        if class(digit).is_some() {
            let _ = write!(text, "[About the class](/.demur/status/{digit}xx)\n\n");
        }
        for page in statuses().filter(|page| page.code / 100 == digit) {
            let whose = match page.registry {
                Registry::Unregistered => format!(" Not registered: {}.", page.by),
                Registry::Registered
                | Registry::Temporary
                | Registry::Reserved
                | Registry::Obsoleted => String::new(),
            };
            let guide = guide(page.code).map_or_else(String::new, |_| {
                format!(" [Guide](/.demur/status/{}/guide).", page.code)
            });
            let _ = writeln!(
                text,
                "- {}: {}{whose}{guide}",
                status_link(page),
                page.tagline
            );
        }
        text.push('\n');
    }
    document(
        "Index",
        "Statuses",
        "Every status code that has a page here.",
        text,
    )
}

pub(super) fn comparisons() -> Document {
    let mut text = String::from(
        "Curated, with the question that decides. Any other two codes are compared by the same table: \
         `/compare/` and the two codes, the smaller one first.\n\n",
    );
    let mut last = 0;
    for pair in pairs() {
        if pair.a != last {
            last = pair.a;
            let name = status(pair.a).map_or_else(String::new, StatusPage::title);
            let _ = write!(text, "\n## {name}\n\n");
        }
        let _ = writeln!(text, "- {}: {}", pair_link(pair.a, pair.b), pair.question);
    }
    document(
        "Index",
        "Comparisons",
        "Two codes side by side, and the question that decides.",
        text,
    )
}

pub(super) fn steps_by_stage() -> Document {
    let mut text =
        String::from("In the order of the table. The first that objects is the answer.\n\n");
    for (stage, name, question) in STAGES {
        let _ = write!(text, "## {name}\n\n{question}\n\n");
        for page in table().into_iter().filter(|page| page.stage == stage) {
            let _ = writeln!(
                text,
                "- [`{}`](/.demur/errors/{}): {}",
                page.id, page.id, page.tagline
            );
        }
        text.push('\n');
    }
    let tagline = "Every rule by which the gateway refuses a request, or replaces an answer.";
    document("Index", "Steps", tagline, text)
}

pub(super) fn fault_codes() -> Document {
    let mut text = String::new();
    for page in faults() {
        let _ = writeln!(
            text,
            "- [`{}`](/.demur/faults/{}): {}",
            page.code, page.code, page.tagline
        );
    }
    let tagline = "The codes that name what is wrong with one value of a request.";
    document("Index", "Fault codes", tagline, text)
}

pub(super) fn diagnostic_codes() -> Document {
    let mut text = String::new();
    for page in diagnostics() {
        let _ = writeln!(
            text,
            "- [`{}`](/.demur/diagnostics/{}): {}",
            page.code, page.code, page.tagline
        );
    }
    let tagline = "What can be wrong with a document, a list or a configuration.";
    document("Index", "Diagnostics", tagline, text)
}

pub(super) fn cited() -> Document {
    let mut text = String::from("Beside RFCs, which are cited by number and section.\n\n");
    for (kind, heading) in [
        (SourceKind::Program, "Programs"),
        (SourceKind::Document, "Documents"),
    ] {
        let _ = write!(text, "## {heading}\n\n");
        for source in sources().filter(|source| source.kind == kind) {
            let name = if source.url.is_empty() {
                source.id.to_owned()
            } else {
                format!("[{}]({})", source.id, source.url)
            };
            let _ = writeln!(text, "- {name}: {} ({})", source.how, source.checked);
        }
        text.push('\n');
    }
    document(
        "Index",
        "Sources",
        "Where the statements of these pages are from.",
        text,
    )
}

/// Every page but the comparisons nobody wrote about and the places of the tree of questions.
pub(super) fn everything() -> Document {
    let mut text = String::new();
    for (heading, wanted) in [
        ("Statuses", "status/"),
        ("Comparisons", "compare/"),
        ("Steps", "errors/"),
        ("Fault codes", "faults/"),
        ("Diagnostics", "diagnostics/"),
        ("Detectors", "detectors/"),
        ("Checks", "checks/"),
    ] {
        let _ = write!(text, "## {heading}\n\n");
        for subject in curated().map(|page| page.subject) {
            let path = subject.path();
            if path.starts_with(wanted) && path != wanted {
                let _ = writeln!(text, "- [{}](/.demur/{path})", title(subject));
            }
        }
        text.push('\n');
    }
    document(
        "Index",
        "Search",
        "Type a code, a name or words of an error; or read the list.",
        text,
    )
}

/// What a page is called in lists.
pub fn title(subject: Subject) -> String {
    title_and_words(subject).0
}

/// What a page is called in lists, and the words by which it is found besides.
pub(crate) fn title_and_words(subject: Subject) -> (String, String) {
    match subject {
        Subject::Pair(a, b) => {
            let question = pair(a.code, b.code).map_or("", |pair| pair.question);
            (
                format!("{} or {}", a.title(), b.title()),
                question.to_owned(),
            )
        }
        Subject::Status(page) => {
            let aliases: Vec<&str> = page.aliases.iter().map(|alias| alias.text).collect();
            let words = format!("{} {} {}", page.tagline, aliases.join(" "), page.by);
            (page.title(), words.trim_end().to_owned())
        }
        Subject::Guide(page, _) => (
            format!("{}: the guide", page.title()),
            format!("symptoms causes fix {}", page.name),
        ),
        Subject::Class(page) => (class_title(page.class), page.tagline.to_owned()),
        Subject::Step(page) => (page.id.to_owned(), page.tagline.to_owned()),
        Subject::Fault(page) => (page.code.to_owned(), page.tagline.to_owned()),
        Subject::Diagnostic(page) => (page.code.to_owned(), page.tagline.to_owned()),
        Subject::Detector(page) => (page.id.to_owned(), page.tagline.to_owned()),
        Subject::Check(page) => (page.id.to_owned(), page.tagline.to_owned()),
        Subject::Home
        | Subject::Statuses
        | Subject::Pairs
        | Subject::Steps
        | Subject::Faults
        | Subject::Diagnostics
        | Subject::Detectors
        | Subject::Checks
        | Subject::Sources
        | Subject::Search
        | Subject::Style
        | Subject::Script
        | Subject::Index
        | Subject::Choose(_) => (super::compose(subject).title, String::new()),
    }
}
