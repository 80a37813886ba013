//! What every source file keeps to.

use super::{report, rust_files};

/// Lines a file may have; tables of data and generated text are exempt.
const MOST_LINES: usize = 600;
const DATA: &str = "crates/demur-codebook/src/generated/";

#[test]
fn files_are_short_enough_to_read() {
    let long: Vec<_> = rust_files()
        .into_iter()
        .filter(|(name, text)| !name.starts_with(DATA) && text.lines().count() >= MOST_LINES)
        .map(|(name, text)| format!("{name}: {} lines", text.lines().count()))
        .collect();
    report("files must stay below 600 lines", &long);
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<_> = rust_files()
        .into_iter()
        .filter(|(name, text)| !name.contains("/tests/") && !text.starts_with("//!"))
        .map(|(name, _)| name)
        .collect();
    report("a module begins with `//!`", &silent);
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let open: Vec<_> = rust_files()
        .into_iter()
        .filter(|(name, _)| name.ends_with("src/lib.rs") || name.ends_with("src/main.rs"))
        .filter(|(_, text)| !text.contains("#![forbid(unsafe_code)]"))
        .map(|(name, _)| name)
        .collect();
    report("a crate root forbids unsafe code", &open);
}

#[test]
fn nothing_is_ignored_stubbed_or_slept_over() {
    // In two parts each, so that this file does not find itself.
    let banned = [
        concat!("#[ig", "nore"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("thread::sl", "eep"),
        concat!("time::sl", "eep("),
    ];
    let found: Vec<_> = rust_files()
        .into_iter()
        .flat_map(|(name, text)| {
            let lines: Vec<_> = text
                .lines()
                .enumerate()
                .filter(|(_, line)| banned.iter().any(|word| line.contains(word)))
                .map(|(number, line)| format!("{name}:{}: {}", number + 1, line.trim()))
                .collect();
            lines
        })
        .collect();
    report("no ignored test, no stub, no sleep", &found);
}

#[test]
fn only_rows_pick_a_status() {
    // The constants of `Status` are where a status is picked.
    let strangers: Vec<_> = rust_files()
        .into_iter()
        .filter(|(name, _)| name.starts_with("crates/"))
        .filter(|(name, _)| {
            !name.starts_with("crates/demur-decide/src/steps/")
                && !name.starts_with("crates/demur-decide/src/upstream/")
                && !name.ends_with("demur-decide/src/status.rs")
        })
        .flat_map(|(name, text)| {
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines: Vec<_> = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .filter(|line| line.contains("Refusal::new(") || line.contains("Status::kept("))
                .map(|line| format!("{name}: {}", line.trim()))
                .collect();
            lines
        })
        .filter(|line| !line.contains("fn new("))
        .collect();
    report(
        "a status is picked in a row of a table and nowhere else",
        &strangers,
    );
}
