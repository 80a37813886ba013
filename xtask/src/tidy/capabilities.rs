//! `docs/capabilities.md` names tests and pages that exist.

use super::{read, report, rust_files};

#[test]
fn every_capability_is_open_or_names_what_shows_it() {
    let root = crate::root();
    let table = read(&root.join("docs/capabilities.md"));
    let sources: String = rust_files().into_iter().map(|(_, text)| text).collect();
    let (mut rows, mut found) = (0_usize, Vec::new());
    for line in table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| number"))
    {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        rows += 1;
        assert_eq!(
            cells.first().and_then(|cell| cell.parse().ok()),
            Some(rows),
            "rows are numbered: {line}"
        );
        let Some(shown) = cells.get(2).filter(|cell| **cell != "open") else {
            continue;
        };
        let names: Vec<_> = shown.split('`').skip(1).step_by(2).collect();
        if names.is_empty() {
            found.push(format!(
                "{rows}: neither `open` nor the name of a test or page"
            ));
        }
        for name in names {
            let is_file = name.contains('/') && root.join(name).exists();
            let is_test = !name.contains('/') && sources.contains(&format!("fn {name}("));
            if !is_file && !is_test {
                found.push(format!("{rows}: `{name}` is neither a file nor a test"));
            }
        }
    }
    assert_eq!(rows, 194, "the table has a row for each capability");
    report("capabilities shown by nothing", &found);
}
