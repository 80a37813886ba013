//! Turns the pages of `codebook/` and the doc comments of steps, detectors and checks into the static data of
//! `demur-codebook`, after checking them. All faults of all pages are reported at once.

use std::fs;
use std::path::{Path, PathBuf};

mod check;
mod class;
mod detector;
mod doc_comment;
mod emit;
mod fault;
mod guide;
mod links;
mod outline;
mod pair;
mod rule_page;
mod sample;
mod snippet;
mod sources;
mod status;
mod step;
mod table;
mod toml_page;

use check::CheckPage;
use class::ClassPage;
use detector::DetectorPage;
use fault::FaultPage;
use guide::GuidePage;
use pair::PairPage;
use sample::Sample;
use snippet::Snippet;
use sources::Sources;
use status::StatusPage;
use step::StepPage;
use table::TableRow;

/// Where the data goes, seen from the root of the workspace.
const TARGET: &str = "crates/demur-codebook/src/generated";

/// Where a test finds the snippets that only a compiler can read.
const AXUM_APPS: &str = "crates/demur-codebook/tests/snippets/axum_apps.rs";

/// Everything that was read.
#[derive(Default)]
struct Book {
    statuses: Vec<StatusPage>,
    guides: Vec<GuidePage>,
    pairs: Vec<PairPage>,
    classes: Vec<ClassPage>,
    steps: Vec<StepPage>,
    detectors: Vec<DetectorPage>,
    checks: Vec<CheckPage>,
    rows: Vec<TableRow>,
    samples: Vec<Sample>,
    faults: Vec<FaultPage>,
    diagnostics: Vec<FaultPage>,
    snippets: Vec<Snippet>,
    sources: Sources,
}

/// The files to write, with their paths below `root`, or every fault found, one a line.
pub(crate) fn run(root: &Path) -> Result<Vec<(PathBuf, String)>, String> {
    let mut complaints = Vec::new();
    let mut book = read(root, &mut complaints);
    status::check_sets(&book.statuses, &mut complaints);
    links::resolve(&mut book, &mut complaints);
    check_steps(&book, &mut complaints);
    if complaints.is_empty() {
        let files = emit::files(&book).into_iter();
        let files = files.map(|(name, text)| (root.join(TARGET).join(name), text));
        let apps = (root.join(AXUM_APPS), emit::axum_apps(&book.snippets));
        Ok(files.chain([apps]).collect())
    } else {
        Err(complaints.join("\n"))
    }
}

fn read(root: &Path, complaints: &mut Vec<String>) -> Book {
    let sources = sources::read(root, complaints);
    let mut book = Book {
        statuses: pages(root, "status", complaints, |name, text| {
            status::read(name, text, &sources)
        }),
        guides: pages(root, "guide", complaints, |name, text| {
            guide::read(name, text, &sources)
        }),
        pairs: pages(root, "pair", complaints, |name, text| {
            pair::read(name, text, &sources)
        }),
        classes: pages(root, "class", complaints, |name, text| {
            class::read(name, text, &sources)
        }),
        faults: pages(root, "fault", complaints, fault::read),
        diagnostics: pages(root, "diagnostic", complaints, fault::read),
        steps: steps(root, complaints),
        detectors: rules(
            root,
            "crates/demur-watch/src/detectors",
            complaints,
            detector::read,
        ),
        checks: rules(
            root,
            "crates/demur-audit/src/checks",
            complaints,
            check::read,
        ),
        rows: table::read(root, complaints),
        samples: sample::read(root, complaints),
        ..Book::default()
    };
    for (name, text) in files(root, "codebook/snippet", "toml", complaints) {
        let found = keep(
            snippet::read(&name, &text),
            &format!("snippet/{name}"),
            complaints,
        );
        book.snippets.extend(found.unwrap_or_default());
    }
    book.sources = sources;
    book.statuses.sort_by_key(|page| page.code);
    book.guides.sort_by_key(|page| page.code);
    book.pairs.sort_by_key(|page| (page.a, page.b));
    book.classes.sort_by_key(|page| page.class);
    book.faults.sort_by(|a, b| a.code.cmp(&b.code));
    book.diagnostics.sort_by(|a, b| a.code.cmp(&b.code));
    book.steps.sort_by(|a, b| a.id.cmp(&b.id));
    book.detectors.sort_by(|a, b| a.id.cmp(&b.id));
    book.checks.sort_by(|a, b| a.id.cmp(&b.id));
    book.snippets
        .sort_by_key(|snippet| (snippet.status, place_of(&snippet.platform)));
    book
}

/// The order in which platforms are shown: those that tests run come first.
fn place_of(platform: &str) -> (usize, String) {
    let place = snippet::RUN.iter().position(|known| *known == platform);
    (place.unwrap_or(usize::MAX), platform.to_owned())
}

fn pages<T>(
    root: &Path,
    folder: &str,
    complaints: &mut Vec<String>,
    read: impl Fn(&str, &str) -> Result<T, Vec<String>>,
) -> Vec<T> {
    let files = files(root, &format!("codebook/{folder}"), "md", complaints);
    let pages = files
        .iter()
        .filter_map(|(name, text)| keep(read(name, text), &format!("{folder}/{name}"), complaints));
    pages.collect()
}

fn steps(root: &Path, complaints: &mut Vec<String>) -> Vec<StepPage> {
    let mut pages = Vec::new();
    for (folder, upstream) in [("steps", false), ("upstream", true)] {
        let folder = format!("crates/demur-decide/src/{folder}");
        for (name, text) in files(root, &folder, "rs", complaints) {
            if step::is_row(&text) {
                pages.extend(keep(step::read(&name, &text, upstream), &name, complaints));
            }
        }
    }
    pages
}

/// The pages of a folder of detectors or checks.
fn rules<T>(
    root: &Path,
    folder: &str,
    complaints: &mut Vec<String>,
    read: impl Fn(&str, &str) -> Result<T, Vec<String>>,
) -> Vec<T> {
    let files = files(root, folder, "rs", complaints);
    let pages = files
        .iter()
        .filter(|(name, text)| name != "mod" && rule_page::is_rule(text))
        .filter_map(|(name, text)| keep(read(name, text), name, complaints));
    pages.collect()
}

/// Every row of the table has a page, and a row with several statuses says which one when.
fn check_steps(book: &Book, complaints: &mut Vec<String>) {
    for row in &book.rows {
        let Some(page) = book.steps.iter().find(|page| page.id == row.id) else {
            complaints.push(format!("{}: the row has no page", row.id));
            continue;
        };
        let mut told: Vec<u16> = page.choices.iter().map(|(code, _)| *code).collect();
        let mut wanted = if row.statuses.len() > 1 {
            row.statuses.clone()
        } else {
            Vec::new()
        };
        told.sort_unstable();
        wanted.sort_unstable();
        if told != wanted {
            complaints.push(format!(
                "{}: the section \"Question\" tells {told:?} apart, but the row answers {wanted:?}",
                row.id
            ));
        }
    }
}

/// Keeps the page, or the complaints about it.
fn keep<T>(page: Result<T, Vec<String>>, name: &str, complaints: &mut Vec<String>) -> Option<T> {
    match page {
        Ok(page) => Some(page),
        Err(list) => {
            complaints.extend(
                list.into_iter()
                    .map(|complaint| format!("{name}: {complaint}")),
            );
            None
        }
    }
}

/// The files of one folder by name without extension, sorted. A folder that is not there has none.
fn files(
    root: &Path,
    folder: &str,
    extension: &str,
    complaints: &mut Vec<String>,
) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.extension().is_none_or(|actual| actual != extension) {
            continue;
        }
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        match fs::read_to_string(&path) {
            Ok(text) => found.push((name, text)),
            Err(error) => complaints.push(format!("{}: {error}", path.display())),
        }
    }
    found.sort();
    found
}
