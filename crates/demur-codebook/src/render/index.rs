//! What the search page searches: title, path, and the words by which a page is found.

use serde_json::json;

use crate::compose::title_and_words;
use crate::links::Links;
use crate::lookup::{Subject, curated};

/// One line for each page: `[title, URL, words]`.
pub(super) fn render(links: &Links) -> String {
    let entries = curated()
        .map(|page| page.subject)
        .filter(|subject| !matches!(subject, Subject::Choose(_) | Subject::Search))
        .map(|subject| {
            let (title, words) = title_and_words(subject);
            json!([title, links.page(subject), words]).to_string()
        });
    format!("[{}]\n", entries.collect::<Vec<String>>().join(",\n"))
}
