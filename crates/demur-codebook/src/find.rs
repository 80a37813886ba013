//! From what a person typed to a page, or to the nearest ones.

use crate::book::{
    check, checks, class, detector, detectors, diagnostic, diagnostics, fault, faults, guide,
    status, statuses, step, steps,
};
use crate::lookup::{Page, Subject, lookup};
use crate::pages::StatusPage;

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

/// Finds the page for a status code, its guide (`404 guide`), a class such as `4xx`, two codes, a step id, a name such as `not found` (old names
/// too), a fault code, a diagnostic, a detector, a check, or the path of a page as in the `type` of a problem; `checks` and `detectors` are the lists of them. `forbidden` is the status; the row and the
/// fault code of the same name are found by their paths, `errors/forbidden` and `faults/forbidden`, and so are a detector and a check that have
/// the name of something else.
pub fn find(query: &str) -> Found {
    let query = query.trim().to_lowercase();
    if let Ok(code) = query.parse::<u16>() {
        return by_code(code);
    }
    let by_codes = by_class(&query).or_else(|| by_two_codes(&query));
    if let Some(subject) = by_codes.or_else(|| by_guide(&query)) {
        return Found::Page(subject.into());
    }
    let found = by_path(&query).or_else(|| by_word(&query).map(Page::from));
    // `checks` is the list of all checks, and so on.
    match found.or_else(|| lookup(&format!("{query}/"))) {
        Some(page) => Found::Page(page),
        None => Found::Nothing {
            nearest: nearest(&fold(&query, '-')),
            note: None,
        },
    }
}

fn by_class(query: &str) -> Option<Subject> {
    class(query.strip_suffix("xx")?.parse().ok()?).map(Subject::Class)
}

fn by_guide(query: &str) -> Option<Subject> {
    let code = query.strip_suffix("guide")?.trim().parse().ok()?;
    Some(Subject::Guide(status(code)?, guide(code)?))
}

/// `400 422`, `400-422`, `400 or 422`, `400 vs 422`.
fn by_two_codes(query: &str) -> Option<Subject> {
    let words = query.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words
        .filter(|word| !matches!(*word, "" | "or" | "vs" | "and"))
        .collect();
    match words.as_slice() {
        [one, other] => Subject::pair(one.parse().ok()?, other.parse().ok()?),
        _ => None,
    }
}

fn by_path(query: &str) -> Option<Page> {
    let path = query.split_once("/.demur/").map_or(query, |(_, path)| path);
    if path.contains('/') || path.is_empty() {
        lookup(path)
    } else {
        None
    }
}

fn by_word(query: &str) -> Option<Subject> {
    let kebab = fold(query, '-');
    // `not-found` is the row and `not found` the status; a single word is both, and people mean the status.
    let is_one_word = !query.contains('-');
    let named = by_name(&kebab).filter(|_| is_one_word);
    named
        .map(Subject::Status)
        .or_else(|| step(query).map(Subject::Step))
        .or_else(|| by_name(&kebab).map(Subject::Status))
        .or_else(|| fault(&fold(query, '_')).map(Subject::Fault))
        .or_else(|| step(&kebab).map(Subject::Step))
        .or_else(|| diagnostic(&kebab).map(Subject::Diagnostic))
        .or_else(|| detector(&kebab).map(Subject::Detector))
        .or_else(|| check(&kebab).map(Subject::Check))
}

fn by_code(code: u16) -> Found {
    if let Some(page) = status(code) {
        return Found::Page(Subject::Status(page).into());
    }
    let note = if (100..=599).contains(&code) {
        let class = code / 100 * 100;
        format!("{code} is not registered; a client treats it as {class} (RFC 9110 §15)")
    } else {
        format!("{code} is not a status code: they run from 100 to 599 (RFC 9110 §15)")
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

/// The status of a name, old names included.
pub(crate) fn by_name(kebab: &str) -> Option<&'static StatusPage> {
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
        .chain(faults().map(|page| page.code.to_owned()))
        .chain(diagnostics().map(|page| page.code.to_owned()))
        .chain(detectors().map(|page| page.id.to_owned()))
        .chain(checks().map(|page| page.id.to_owned()));
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
