//! The examples of the pages of diagnostics: what is labelled wrong is reported under the code of the page, and what is
//! labelled right is not.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its premises fail"
)]

use std::path::Path;
use std::process::Command;

use demur_codebook::diagnostics;
use demur_testkit::{Folder, program};

/// The fences of a section that are whole files: name and text.
fn files(markdown: &str, heading: &str) -> Vec<(String, String)> {
    let section = markdown
        .split(&format!("## {heading}\n"))
        .nth(1)
        .unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut files = Vec::new();
    for fence in section.split("```").skip(1).step_by(2) {
        let body = fence.split_once('\n').map_or("", |(_, body)| body);
        let named = body.lines().next().and_then(|line| line.strip_prefix("# "));
        if let Some(name) = named.filter(|name| name.contains('.') && !name.contains(' ')) {
            files.push((name.to_owned(), body.to_owned()));
        }
    }
    files
}

fn check(folder: &Path, file: &str) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command
        .current_dir(folder)
        .args(["check", file, "--format", "json"]);
    command
}

/// The codes that `demur check` reports for some files.
fn reported(files: &[(String, String)]) -> Vec<String> {
    let folder = Folder::new("diagnostics");
    for (name, text) in files {
        folder.write(name, text);
    }
    let first = files
        .first()
        .map(|(name, _)| name.as_str())
        .unwrap_or_default();
    let file = if first.ends_with("csv") {
        // A list is checked with the configuration that names it.
        folder.write("demur.toml", &format!("places = [\"{first}\"]\n"));
        "demur.toml"
    } else {
        first
    };
    let output = demur_testkit::run(&mut check(folder.path(), file), b"");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let all = json["diagnostics"].as_array().unwrap();
    all.iter()
        .map(|one| one["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_page_shows_what_is_reported_and_what_is_not() {
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for page in diagnostics() {
        for (heading, is_expected) in [("Wrong", true), ("Right", false)] {
            let files = files(page.markdown, heading);
            if files.is_empty() {
                continue;
            }
            looked_at += 1;
            let codes = reported(&files);
            if codes.iter().any(|code| code == page.code) != is_expected {
                wrong.push(format!("{}, {heading}: {codes:?}", page.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(looked_at > 130, "only {looked_at} were looked at");
}

#[test]
fn every_code_has_a_page() {
    let registry = include_str!("../../../docs/registry.toml");
    let listed = registry.split("[diagnostics]").nth(1).unwrap();
    let listed = listed.split(']').next().unwrap();
    let mut codes: Vec<&str> = listed.split('"').skip(1).step_by(2).collect();
    codes.sort_unstable();
    let pages: Vec<&str> = diagnostics().map(|page| page.code).collect();
    assert_eq!(pages, codes);
}
