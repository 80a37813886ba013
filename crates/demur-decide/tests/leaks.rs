//! What leaks is found, and what does not leak passes. A file of `leaks/leaky`
//! begins its name with the kind that has to be found in it.

#![expect(clippy::unwrap_used, reason = "a test stops where its premises fail")]

use std::fs;
use std::path::Path;

use demur_decide::upstream::{Leak, leak};

#[track_caller]
fn check(folder: &str, at_least: usize, expected: impl Fn(&str) -> Option<Leak>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/leaks")
        .join(folder);
    let mut seen = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let found = leak(&fs::read(entry.path()).unwrap());
        seen += 1;
        if found != expected(&name) {
            wrong.push(format!("{name}: found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen >= at_least, "only {seen} files");
}

#[test]
fn leaks_are_found_with_their_kind() {
    check("leaky", 100, |name| {
        let (kind, _) = name.split_once('.').unwrap();
        Leak::ALL.into_iter().find(|leak| leak.as_str() == kind)
    });
}

#[test]
fn harmless_texts_pass() {
    check("harmless", 20, |_| None);
}
