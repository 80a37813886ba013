//! Queries, for parameters of every style: `RUSTC_BOOTSTRAP=1 cargo fuzz run query`, with the files of
//! `crates/demur-contract/tests/corpus/query` as a start.
#![no_main]

use std::sync::LazyLock;

use demur_contract::Contract;

#[path = "../../crates/demur-contract/tests/fuzzed/mod.rs"]
#[expect(dead_code, reason = "each target calls some of the functions")]
mod fuzzed;

static CONTRACT: LazyLock<Contract> = LazyLock::new(fuzzed::parameters);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzzed::query(&CONTRACT, bytes);
});
