//! `docs/capabilities.md` names tests and pages that exist.

use demur_codebook::{Links, PageFormat, Subject, curated, lookup, render};

use super::{read, report, rust_files};

/// The rows that the reference must show.
const OF_THE_REFERENCE: &[std::ops::RangeInclusive<usize>] = &[
    1..=14,
    26..=27,
    40..=40,
    44..=54,
    60..=63,
    65..=68,
    74..=75,
    78..=82,
    85..=85,
    94..=119,
    128..=132,
    134..=144,
    148..=149,
    158..=164,
    168..=168,
    175..=175,
    180..=180,
    182..=182,
    184..=187,
];

#[test]
fn every_capability_is_open_or_names_what_shows_it() {
    let root = crate::root();
    let table = read(&root.join("docs/capabilities.md"));
    let sources: String = rust_files().into_iter().map(|(_, text)| text).collect();
    let (mut rows, mut found) = (0_usize, Vec::new());
    for line in table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| number"))
    {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        rows += 1;
        assert_eq!(
            cells.first().and_then(|cell| cell.parse().ok()),
            Some(rows),
            "rows are numbered: {line}"
        );
        let Some(shown) = cells.get(2).filter(|cell| **cell != "open") else {
            continue;
        };
        let names: Vec<_> = shown.split('`').skip(1).step_by(2).collect();
        if names.is_empty() {
            found.push(format!(
                "{rows}: neither `open` nor the name of a test or page"
            ));
        }
        for name in names {
            if let Some(page) = name.strip_prefix("/.demur/") {
                found.extend(missing(page).map(|what| format!("{rows}: {what}")));
                continue;
            }
            let is_file = name.contains('/') && root.join(name).exists();
            let is_test = !name.contains('/') && sources.contains(&format!("fn {name}("));
            if !is_file && !is_test {
                found.push(format!("{rows}: `{name}` is neither a file nor a test"));
            }
        }
    }
    assert_eq!(rows, 194, "the table has a row for each capability");
    report("capabilities shown by nothing", &found);
}

#[test]
fn every_capability_of_the_reference_is_a_section_of_a_page() {
    let table = read(&crate::root().join("docs/capabilities.md"));
    let mut open = Vec::new();
    for row in OF_THE_REFERENCE.iter().cloned().flatten() {
        let line = table
            .lines()
            .find(|line| line.starts_with(&format!("| {row} | ")));
        if !line.is_some_and(|line| line.contains("`/.demur/")) {
            open.push(row.to_string());
        }
    }
    report("capabilities that no page shows", &open);
}

/// What is wrong with the name of a section: `status/404#means`, or `status/*#means` for all pages of that kind.
fn missing(name: &str) -> impl Iterator<Item = String> {
    let (path, anchor) = name.split_once('#').unwrap_or((name, ""));
    let pages = named(path);
    let none = pages.is_empty().then(|| format!("`{path}` is no page"));
    let anchor = anchor.to_owned();
    let empty = pages
        .into_iter()
        .filter(move |subject| !has_section(*subject, &anchor));
    let name = name.to_owned();
    none.into_iter().chain(
        empty.map(move |subject| format!("`{name}` is not there, or empty, on {}", subject.path())),
    )
}

fn named(path: &str) -> Vec<Subject> {
    let Some((before, after)) = path.split_once('*') else {
        return lookup(path).map(|page| page.subject).into_iter().collect();
    };
    let subjects = curated().map(|page| page.subject);
    let fits = |subject: &Subject| {
        let of_place = subject.path();
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "other kinds are told apart by their paths"
        )]
        let kind = match subject {
            Subject::Status(_) => "status/*",
            Subject::Guide(..) => "status/*/guide",
            Subject::Class(_) => "status/*xx",
            Subject::Pair(..) => "compare/*",
            _ if of_place.starts_with(before) && of_place != before => {
                return of_place.ends_with(after);
            }
            _ => return false,
        };
        kind == path
    };
    subjects.filter(fits).collect()
}

/// Whether the page has a heading with this address and a text below it.
fn has_section(subject: Subject, anchor: &str) -> bool {
    let html = render(&subject.into(), PageFormat::Html, &Links::default());
    let Some((_, rest)) = html.split_once(&format!("id=\"{anchor}\">")) else {
        return false;
    };
    let Some((_, below)) = rest.split_once("</h") else {
        return false;
    };
    // Parts of the section count as its text.
    let below = below.get(2..).unwrap_or_default().trim_start();
    !below.is_empty() && !below.starts_with("<h2") && !below.starts_with("</div>")
}
