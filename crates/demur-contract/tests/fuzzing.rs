//! Every file of `tests/corpus/` goes through the function that its fuzz target calls, whole, cut short and
//! altered.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail by panicking"
)]

mod fuzzed;

use std::fs;
use std::path::Path;

use demur_contract::check;
use demur_report::Severity;

/// At most this many places of one file are cut and altered.
const PLACES: usize = 60;

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut found: Vec<(String, Vec<u8>)> = fs::read_dir(path)
        .expect("the corpus is part of the crate")
        .map(|entry| entry.expect("a readable entry"))
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("a readable file");
            (entry.file_name().to_string_lossy().into_owned(), bytes)
        })
        .collect();
    found.sort();
    assert!(found.len() >= 8, "the corpus of `{folder}` is there");
    found
}

/// The text as it is, its beginnings, and the text with one byte replaced.
fn neighbours(bytes: &[u8], replacements: &[u8], mut judge: impl FnMut(&[u8])) {
    judge(bytes);
    for at in (0..bytes.len()).step_by(1.max(bytes.len() / PLACES)) {
        judge(&bytes[..at]);
        for replacement in replacements {
            let mut altered = bytes.to_vec();
            altered[at] = *replacement;
            judge(&altered);
        }
    }
}

/// A file is named after its first error, and `valid--*` has none.
#[test]
fn documents_of_the_corpus_and_their_neighbours_never_panic() {
    for (name, bytes) in files("document") {
        let faults = check(&name, bytes.clone(), &|_| Err("no files".to_owned()));
        let error = faults
            .iter()
            .find(|fault| fault.severity == Severity::Error);
        let found = error.map_or("valid", |error| error.code);
        let label = name.split("--").next().unwrap_or_default();
        assert_eq!(found, label, "{name}: {faults:?}");
        neighbours(&bytes, b"\"{:-*", fuzzed::document);
    }
}

/// A file is named after the code of its first fault, and `valid--*` has none.
#[test]
fn queries_of_the_corpus_and_their_neighbours_are_judged_alike_in_every_spelling() {
    let contract = fuzzed::parameters();
    for (name, bytes) in files("query") {
        let faults = fuzzed::query(&contract, &bytes);
        let found = faults.first().map_or("valid", |fault| fault.code.as_str());
        let label = name.split("--").next().unwrap_or_default();
        assert_eq!(found, label, "{name}: {faults:?}");
        neighbours(&bytes, b"&=%+,[0", |bytes| {
            fuzzed::query(&contract, bytes);
        });
    }
}
