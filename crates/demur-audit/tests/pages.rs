//! The examples on the pages of the checks: what stands under "Finding" is found, what stands under "Clean" is not.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "tests"
)]

mod example;

use std::fs;
use std::path::Path;

use demur_audit::checks;

/// The doc comment of a check's file.
fn page(id: &str) -> String {
    let name = format!("src/checks/{}.rs", id.replace('-', "_"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
    let source = fs::read_to_string(path).unwrap_or_else(|_| panic!("there is no {name}"));
    let comment = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = comment
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n")
}

/// The blocks of a kind in a section.
fn blocks(page: &str, section: &str, kind: &str) -> Vec<String> {
    let heading = format!("\n# {section}\n");
    let Some(at) = page.find(&heading) else {
        return Vec::new();
    };
    let text = &page[at + heading.len()..];
    let text = text.split("\n# ").next().unwrap_or_default();
    let opening = format!("```{kind}\n");
    let found = text.split(&opening).skip(1);
    let found = found.map(|rest| rest.split("\n```").next().unwrap_or_default());
    found.map(str::to_owned).collect()
}

/// What one check finds in an example, in words.
fn found(id: &str, text: &str) -> Vec<String> {
    let example = example::read(id, text);
    let all = checks::judge(&example.site, &example.run());
    let own = all.iter().filter(|finding| finding.rule == id);
    own.map(|finding| finding.what.clone()).collect()
}

#[test]
fn examples_are_found_and_clean_ones_are_not() {
    let mut wrong = Vec::new();
    for check in checks::ALL {
        let page = page(check.id);
        let (bad, good) = (
            blocks(&page, "Finding", "exchange"),
            blocks(&page, "Clean", "exchange"),
        );
        if bad.is_empty() || good.is_empty() {
            wrong.push(format!("{}: an example is missing", check.id));
        }
        for text in bad {
            if found(check.id, &text).is_empty() {
                wrong.push(format!("{}: nothing is found in:\n{text}", check.id));
            }
        }
        for text in good {
            for what in found(check.id, &text) {
                wrong.push(format!("{}: found \"{what}\" in:\n{text}", check.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_finding_says_what_why_and_what_to_do() {
    for check in checks::ALL {
        for text in blocks(&page(check.id), "Finding", "exchange") {
            let example = example::read(check.id, &text);
            for finding in checks::judge(&example.site, &example.run()) {
                let said = [
                    &finding.what,
                    &finding.why.to_string(),
                    &finding.fix.to_string(),
                ];
                assert!(said.iter().all(|text| text.len() > 10), "{finding:?}");
                assert!(!finding.what.ends_with('.'), "{}", finding.what);
            }
        }
    }
}

#[test]
fn the_catalogue_is_in_its_order_and_each_id_is_there_once() {
    let numbers: Vec<&str> = checks::ALL.iter().map(|check| check.number).collect();
    assert!(numbers.is_sorted() && !numbers.is_empty(), "{numbers:?}");
    let mut ids: Vec<&str> = checks::ALL.iter().map(|check| check.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), checks::ALL.len());
}
