//! What is generated is up to date.

use super::{name, read, report};

#[test]
fn generated_files_are_up_to_date() {
    let files = crate::generate::run(&crate::root()).unwrap_or_else(|faults| panic!("{faults}"));
    let stale: Vec<_> = files
        .iter()
        .filter(|(path, text)| read(path) != *text)
        .map(|(path, _)| format!("{} (run `cargo xtask generate`)", name(path)))
        .collect();
    report("stale files", &stale);
}
