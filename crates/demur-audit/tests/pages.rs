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
use example::Example;

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

/// One example of a section: exchanges, the document they are judged by, or both.
struct Shown {
    document: Option<String>,
    exchanges: String,
}

impl Shown {
    fn example(&self, id: &str) -> Example {
        let mut example = example::read(id, &self.exchanges);
        example.site.snapshot = self.document.as_deref().map(example::snapshot);
        example
    }

    fn text(&self) -> String {
        let document = self.document.as_deref().unwrap_or_default();
        format!("{document}\n{}", self.exchanges)
    }
}

/// The examples of a section. A document holds for all exchanges behind it; one without any is an example by itself.
fn examples(page: &str, section: &str) -> Vec<Shown> {
    let heading = format!("\n# {section}\n");
    let Some(at) = page.find(&heading) else {
        return Vec::new();
    };
    let text = &page[at + heading.len()..];
    let text = text.split("\n# ").next().unwrap_or_default();
    let (mut all, mut document, mut used) = (Vec::new(), None, true);
    let alone = |document: &Option<String>| Shown {
        document: document.clone(),
        exchanges: String::new(),
    };
    // Every other part stands between fences.
    for block in text.split("```").skip(1).step_by(2) {
        let (kind, content) = block.split_once('\n').unwrap_or((block, ""));
        match kind {
            "document" => {
                if !used {
                    all.push(alone(&document));
                }
                (document, used) = (Some(content.to_owned()), false);
            }
            "exchange" => {
                used = true;
                all.push(Shown {
                    document: document.clone(),
                    exchanges: content.trim_end().to_owned(),
                });
            }
            _ => {}
        }
    }
    if !used {
        all.push(alone(&document));
    }
    all
}

/// What one check finds in an example, in words.
fn found(id: &str, shown: &Shown) -> Vec<String> {
    let example = shown.example(id);
    let all = checks::judge(checks::ALL, &example.site, &example.run());
    let own = all.iter().filter(|finding| finding.rule == id);
    own.map(|finding| finding.what.clone()).collect()
}

#[test]
fn examples_are_found_and_clean_ones_are_not() {
    let mut wrong = Vec::new();
    for check in checks::ALL {
        let page = page(check.id);
        let (bad, good) = (examples(&page, "Finding"), examples(&page, "Clean"));
        if bad.is_empty() || good.is_empty() {
            wrong.push(format!("{}: an example is missing", check.id));
        }
        for shown in bad {
            if found(check.id, &shown).is_empty() {
                wrong.push(format!(
                    "{}: nothing is found in:\n{}",
                    check.id,
                    shown.text()
                ));
            }
        }
        for shown in good {
            for what in found(check.id, &shown) {
                wrong.push(format!(
                    "{}: found \"{what}\" in:\n{}",
                    check.id,
                    shown.text()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_finding_says_what_why_and_what_to_do() {
    for check in checks::ALL {
        for shown in examples(&page(check.id), "Finding") {
            let example = shown.example(check.id);
            for finding in checks::judge(checks::ALL, &example.site, &example.run()) {
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
