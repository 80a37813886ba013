//! JSON texts against `serde_json`: `RUSTC_BOOTSTRAP=1 cargo fuzz run json`. A small corpus is in
//! `crates/demur-schema/tests/properties.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| demur_schema::fuzz_reader(bytes));
