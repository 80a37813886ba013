//! Turns the pages of `codebook/` and the doc comments of the steps into the static data of
//! `demur-codebook`, after checking them. All faults of all pages are reported at once.

use std::fs;
use std::path::{Path, PathBuf};

mod emit;
mod fault;
mod links;
mod status;
mod step;
mod toml_page;

use fault::FaultPage;
use status::StatusPage;
use step::StepPage;

/// Where the data goes, seen from the root of the workspace.
const TARGET: &str = "crates/demur-codebook/src/generated.rs";

/// Everything that was read.
#[derive(Default)]
struct Book {
    statuses: Vec<StatusPage>,
    steps: Vec<StepPage>,
    faults: Vec<FaultPage>,
}

/// The files to write, with their paths below `root`, or every fault found, one a line.
pub(crate) fn run(root: &Path) -> Result<Vec<(PathBuf, String)>, String> {
    let mut complaints = Vec::new();
    let mut book = read(root, &mut complaints);
    status::check_sets(&book.statuses, &mut complaints);
    links::resolve(&mut book, &mut complaints);
    if complaints.is_empty() {
        Ok(vec![(root.join(TARGET), emit::file(&book))])
    } else {
        Err(complaints.join("\n"))
    }
}

fn read(root: &Path, complaints: &mut Vec<String>) -> Book {
    let mut book = Book::default();
    for (name, text) in files(root, "codebook/status", "md", complaints) {
        book.statuses
            .extend(keep(status::read(&name, &text), &name, complaints));
    }
    for (name, text) in files(root, "codebook/fault", "md", complaints) {
        book.faults
            .extend(keep(fault::read(&name, &text), &name, complaints));
    }
    for (folder, upstream) in [("steps", false), ("upstream", true)] {
        let folder = format!("crates/demur-decide/src/{folder}");
        for (name, text) in files(root, &folder, "rs", complaints) {
            if step::is_row(&text) {
                book.steps
                    .extend(keep(step::read(&name, &text, upstream), &name, complaints));
            }
        }
    }
    book.statuses.sort_by_key(|page| page.code);
    book.faults.sort_by(|a, b| a.code.cmp(&b.code));
    book.steps.sort_by(|a, b| a.id.cmp(&b.id));
    book
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
