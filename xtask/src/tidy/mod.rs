//! Rules about the source that no compiler knows. Each is one file and one test
//! that lists everything it found.

mod arrows;
mod audit;
mod capabilities;
mod generated;
mod ids;
mod links;
mod registry;
mod source;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files git knows or would add, below the root.
fn files() -> Vec<PathBuf> {
    let root = crate::root();
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root)
        .output()
        .expect("git lists the files");
    let text = String::from_utf8(output.stdout).expect("file names are UTF-8");
    let mut files: Vec<_> = text
        .lines()
        .map(|name| root.join(name))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    assert!(files.len() > 50, "git listed only {} files", files.len());
    files
}

fn rust_files() -> Vec<(String, String)> {
    files()
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .map(|file| (name(file), read(file)))
        .collect()
}

fn name(file: &Path) -> String {
    let root = crate::root();
    file.strip_prefix(&root)
        .unwrap_or(file)
        .display()
        .to_string()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Fails with everything that was found, one a line.
fn report(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}
