//! Request heads: `RUSTC_BOOTSTRAP=1 cargo fuzz run head -- -max_len=40000`, with the files of
//! `crates/demur-http1/tests/corpus/head` as a start.
#![no_main]

#[path = "../../crates/demur-http1/tests/wire/fuzzed.rs"]
#[expect(dead_code, reason = "each target calls one of the functions")]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::head(bytes));
