//! What the search page searches: title, path, and the words by which a page is found.

use serde_json::json;

use crate::book::pairs;
use crate::compose::title;
use crate::links::Links;
use crate::lookup::{Subject, all};

/// One line for each page: `[title, URL, words]`.
pub(super) fn render(links: &Links) -> String {
    let written = pairs().filter_map(|pair| Subject::pair(pair.a, pair.b));
    let subjects = all().map(|page| page.subject).chain(written);
    let entries = subjects
        .filter(|subject| !matches!(subject, Subject::Choose(_) | Subject::Search))
        .map(|subject| json!([title(subject), links.page(subject), words(subject)]).to_string());
    format!("[{}]\n", entries.collect::<Vec<String>>().join(",\n"))
}

fn words(subject: Subject) -> String {
    match subject {
        Subject::Status(page) => {
            let aliases: Vec<&str> = page.aliases.iter().map(|alias| alias.text).collect();
            format!("{} {} {}", page.tagline, aliases.join(" "), page.by)
                .trim_end()
                .to_owned()
        }
        Subject::Pair(a, b) => crate::book::pair(a.code, b.code)
            .map_or("", |pair| pair.question)
            .to_owned(),
        Subject::Step(page) => page.tagline.to_owned(),
        Subject::Fault(page) => page.tagline.to_owned(),
        Subject::Diagnostic(page) => page.tagline.to_owned(),
        Subject::Class(page) => page.tagline.to_owned(),
        Subject::Guide(page, _) => format!("symptoms causes fix {}", page.name),
        Subject::Home
        | Subject::Statuses
        | Subject::Pairs
        | Subject::Steps
        | Subject::Faults
        | Subject::Diagnostics
        | Subject::Sources
        | Subject::Search
        | Subject::Style
        | Subject::Script
        | Subject::Index
        | Subject::Choose(_) => String::new(),
    }
}
