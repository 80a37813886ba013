//! Every file of `tests/corpus/` goes through the function that its fuzz target calls.

use std::fs;
use std::path::Path;

use demur_http1::{Limits, Parsed, RequestHead, parse_request};

use crate::fuzzed;

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
    assert!(found.len() >= 10, "the corpus of `{folder}` is there");
    found
}

/// A file that is named after a rule must break that rule, and `valid-*` none.
#[test]
fn heads_of_the_corpus_break_the_rule_they_are_named_after() {
    for (name, bytes) in files("head") {
        fuzzed::head(&bytes);
        let mut head = RequestHead::new();
        let found = match parse_request(&bytes, &Limits::default(), &mut head) {
            Parsed::Complete => "valid",
            Parsed::Partial => "partial",
            Parsed::Fault(fault) => fault.rule.id(),
        };
        let label = name.split("--").next().unwrap_or_default();
        assert_eq!(found, label, "{name}");
    }
}

#[test]
fn chunked_bodies_of_the_corpus_read_alike_over_any_split() {
    for (name, bytes) in files("chunked") {
        assert!(!bytes.is_empty(), "{name}");
        fuzzed::chunked(&bytes);
    }
}
