//! Descriptions as JSON and as YAML: `RUSTC_BOOTSTRAP=1 cargo fuzz run document`, with the files of
//! `crates/demur-contract/tests/corpus/document` as a start.
#![no_main]

#[path = "../../crates/demur-contract/tests/fuzzed/mod.rs"]
#[expect(dead_code, reason = "each target calls one of the functions")]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::document(bytes));
