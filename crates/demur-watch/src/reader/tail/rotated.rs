//! Files that had the name of the followed one before, found beside it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::super::contents::Contents;
use super::super::position::{Identity, Position};
use super::names;

/// How many entries of a directory are looked at.
const ENTRIES: usize = 65_536;

/// With fewer bytes, the beginning of a file says too little to find it by.
const TELLING: u32 = 64;

/// A file in the directory of the followed one.
struct Sibling {
    name: String,
    path: PathBuf,
    identity: Identity,
}

/// The content that was read, found again.
pub(super) struct Found {
    /// Standing where the reader stopped.
    pub(super) contents: Contents,
    pub(super) path: PathBuf,
    /// The original is still there, with another content: this is the copy that was made before it was emptied.
    pub(super) is_copy: bool,
}

/// Files that were followed in between.
pub(super) struct Chain {
    /// Oldest first.
    pub(super) files: Vec<(PathBuf, Identity)>,
    pub(super) is_complete: bool,
}

/// Looks for what was read up to this position, under the followed name and beside it.
pub(super) fn find(followed: &Path, position: &Position) -> Option<Found> {
    let mut siblings = siblings(followed);
    let stem = stem(followed);
    // The same file, then a plain copy of it; rotated files have numbers in their names.
    siblings.sort_by_cached_key(|sibling| {
        let numbered = sibling
            .name
            .contains(|letter: char| letter.is_ascii_digit());
        (
            sibling.identity != position.identity(),
            !numbered,
            sibling.name.clone(),
        )
    });
    let is_there = |sibling: &Sibling| sibling.identity == position.identity();
    let may_be = |sibling: &&Sibling| {
        is_there(sibling) || (position.head_len >= TELLING && sibling.name.starts_with(&stem))
    };
    let (sibling, contents) = siblings.iter().filter(may_be).find_map(|sibling| {
        let file = File::open(&sibling.path).ok()?;
        let mut contents = Contents::open(file, &sibling.path).ok()?;
        let is_it = contents.seek(position.begins(), position.offset).ok()?;
        is_it.then_some((sibling, contents))
    })?;
    Some(Found {
        contents,
        path: sibling.path.clone(),
        is_copy: !is_there(sibling) && siblings.iter().any(is_there),
    })
}

/// Which files had the followed name after this one.
pub(super) fn behind(followed: &Path, last: &Position) -> Chain {
    let siblings = siblings(followed);
    let is_there = siblings
        .iter()
        .find(|sibling| sibling.identity == last.identity());
    let name = is_there
        .map(|sibling| sibling.name.clone())
        .or_else(|| find(followed, last).map(|found| file_name(&found.path)));
    let Some(name) = name else {
        // It was deleted, or moved to where its successors would not be either.
        return Chain {
            files: Vec::new(),
            is_complete: true,
        };
    };
    let target = fs::canonicalize(followed).unwrap_or_else(|_| followed.to_owned());
    let current = file_name(&target);
    let names: Vec<_> = siblings
        .iter()
        .map(|sibling| sibling.name.as_str())
        .collect();
    let between = names::between(&name, &current, &names);
    let find = |name: &str| siblings.iter().find(|sibling| sibling.name == name);
    Chain {
        files: between
            .names
            .into_iter()
            .filter_map(|name| find(name).map(|sibling| (sibling.path.clone(), sibling.identity)))
            .collect(),
        is_complete: between.is_complete,
    }
}

/// The regular files in the directories of the name and of what it points to.
fn siblings(followed: &Path) -> Vec<Sibling> {
    let target = fs::canonicalize(followed).ok();
    let mut folders: Vec<_> = [Some(followed), target.as_deref()]
        .into_iter()
        .flatten()
        .filter_map(Path::parent)
        .map(|folder| match folder {
            empty if empty.as_os_str().is_empty() => Path::new("."),
            folder => folder,
        })
        .filter_map(|folder| fs::canonicalize(folder).ok())
        .collect();
    folders.dedup();
    let entries = folders.iter().flat_map(fs::read_dir).flatten().flatten();
    entries
        .take(ENTRIES)
        .filter_map(|entry| {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some(Sibling {
                name: entry.file_name().to_string_lossy().into_owned(),
                path: entry.path(),
                identity: Identity::of(&metadata),
            })
        })
        .collect()
}

/// What the names of all rotations of a file begin with: `access` of `access.log`, `access-20240131.log`.
fn stem(followed: &Path) -> String {
    let name = file_name(followed);
    let stem: String = name
        .chars()
        .take_while(|letter| letter.is_alphabetic() || *letter == '_')
        .collect();
    if stem.is_empty() { name } else { stem }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
