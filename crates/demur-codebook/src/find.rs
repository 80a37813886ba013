//! From what a person typed to a page, or to the nearest ones.

use crate::lookup::{Page, Subject};
use crate::{fault, faults, phrase, status, statuses, step, steps};

/// How many suggestions are given at most.
const MOST: usize = 3;

/// What [`find`] came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The page that was meant.
    Page(Page),
    /// No page; what comes near, as words that [`find`] would accept, and a remark where one helps.
    Nothing {
        /// The nearest words, best first.
        nearest: Vec<String>,
        /// What can be said without a page.
        note: Option<String>,
    },
}

/// Finds the page for a status code, a step id, a fault code, a name such as `not found`, or an old name.
pub fn find(query: &str) -> Found {
    let query = query.trim().to_lowercase();
    if let Ok(code) = query.parse::<u16>() {
        return by_code(code);
    }
    let kebab = fold(&query, '-');
    let snake = fold(&query, '_');
    let subject = step(&kebab)
        .map(Subject::Step)
        .or_else(|| fault(&snake).map(Subject::Fault))
        .or_else(|| by_name(&kebab).map(Subject::Status));
    match subject {
        Some(subject) => Found::Page(subject.into()),
        None => Found::Nothing {
            nearest: nearest(&kebab),
            note: None,
        },
    }
}

fn by_code(code: u16) -> Found {
    if let Some(page) = status(code) {
        return Found::Page(Subject::Status(page).into());
    }
    let note = match (phrase(code), code) {
        (Some(name), _) => format!("{code} is registered as \"{name}\"; it has no page here yet"),
        (None, 100..=599) => {
            let class = code / 100 * 100;
            format!("{code} is not registered; a client treats it as {class} (RFC 9110 §15)")
        }
        (None, _) => {
            format!("{code} is not a status code: they run from 100 to 599 (RFC 9110 §15)")
        }
    };
    let class = code / 100 * 100;
    let nearest = status(class)
        .map(|page| page.code.to_string())
        .into_iter()
        .collect();
    Found::Nothing {
        nearest,
        note: Some(note),
    }
}

fn by_name(kebab: &str) -> Option<&'static crate::StatusPage> {
    statuses().find(|page| {
        fold(page.name, '-') == kebab
            || page
                .aliases
                .iter()
                .any(|alias| fold(alias.text, '-') == kebab)
    })
}

/// One spelling for `Not Found`, `not-found` and `not_found`.
fn fold(text: &str, joiner: char) -> String {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(&joiner.to_string())
}

fn nearest(kebab: &str) -> Vec<String> {
    let names = statuses().map(|page| fold(page.name, '-'));
    let words = names
        .chain(steps().map(|page| page.id.to_owned()))
        .chain(faults().map(|page| page.code.to_owned()));
    let mut ranked: Vec<(usize, String)> = words
        .map(|word| (strsim::damerau_levenshtein(kebab, &fold(&word, '-')), word))
        .filter(|(distance, word)| {
            *distance <= (word.chars().count() / 3).max(1) || part_of(kebab, word)
        })
        .collect();
    ranked.sort();
    ranked.dedup_by(|a, b| a.1 == b.1);
    ranked
        .into_iter()
        .take(MOST)
        .map(|(_, word)| word)
        .collect()
}

/// Whether what was typed is a good part of the word, as `schema` is of `body-schema`.
fn part_of(kebab: &str, word: &str) -> bool {
    kebab.len() >= 4 && fold(word, '-').contains(kebab)
}
