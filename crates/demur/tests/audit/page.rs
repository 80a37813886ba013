//! `docs/audit.md` and the program say the same.

use std::path::{Path, PathBuf};

use demur_testkit::{program, result};

/// What stands around the help on the page.
const BEGIN: &str = "<!-- options: written from `demur audit --help` -->\n";
const END: &str = "<!-- /options -->\n";

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/audit.md")
}

fn help() -> String {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    result(command.args(["audit", "--help"]), b"", 0)
}

/// The page before the help, the help, and what follows.
fn parts(page: &str) -> (&str, &str, &str) {
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (options, after) = rest.split_once(END).unwrap();
    (before, options, after)
}

#[test]
fn the_options_of_the_audit_are_current() {
    let page = std::fs::read_to_string(file()).unwrap();
    let (before, options, after) = parts(&page);
    let current = format!("```text\n{}\n```\n", help().trim_end());
    if std::env::var_os("DEMUR_WRITE_OPTIONS").is_some() {
        let page = format!("{before}{BEGIN}{current}{END}{after}");
        return std::fs::write(file(), page).unwrap();
    }
    assert_eq!(
        options, current,
        "run `DEMUR_WRITE_OPTIONS=1 cargo test -p demur --test audit options`"
    );
}

#[test]
fn the_page_of_the_audit_names_no_option_that_is_none() {
    let page = std::fs::read_to_string(file()).unwrap();
    let (before, _, after) = parts(&page);
    let help = help();
    let known: Vec<&str> = words(&help).collect();
    // `demur explain`, `demur demo` and `demur serve` have these, and the generator of Express one.
    let others = ["--role", "--audit", "--upstream", "--view"];
    let unknown: Vec<&str> = words(before)
        .chain(words(after))
        .filter(|word| !known.contains(word) && !others.contains(word))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The names of options in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    text.split(move |letter| !is_part(letter))
        .filter(|word| word.len() > 3 && word.starts_with("--") && !word.starts_with("---"))
}
