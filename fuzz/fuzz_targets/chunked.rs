//! Chunked bodies: `RUSTC_BOOTSTRAP=1 cargo fuzz run chunked`, with the files of
//! `crates/demur-http1/tests/corpus/chunked` as a start.
#![no_main]

#[path = "../../crates/demur-http1/tests/wire/fuzzed.rs"]
#[expect(dead_code, reason = "each target calls one of the functions")]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::chunked(bytes));
