//! Documents of others: the good ones have no error, each bad one has an error with a place.
//!
//! The documents are found by `DEMUR_TEST_DATA`; without it these tests say so and pass.

#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "helpers of tests fail by panicking, and say what they skipped"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use demur_contract::check;
use demur_report::{Diagnostic, Severity};

/// Files that cannot do what their folder says, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "mermade/3.0/pass/fiendish/ref-encoding2.yaml",
        "Swagger 2.0",
    ),
    (
        "mermade/3.0/pass/fiendish/ref-encoding3.yaml",
        "a `+` in a fragment is a plus sign (RFC 3986), not the blank that is meant",
    ),
    (
        "mermade/3.0/pass/gluecon/example1_from_._Different_requestbody.md.yaml",
        "Swagger 2.0",
    ),
    (
        "mermade/3.0/pass/gluecon/example1_from_._Different_servers.md.yaml",
        "Swagger 2.0",
    ),
    (
        "mermade/3.0/pass/resolution/twolevel/index.yaml",
        "Swagger 2.0",
    ),
    (
        "mermade/3.0/pass/resolution/twolevel/subdir1/subdir2/ok.yaml",
        "a fragment that others refer to",
    ),
    (
        "mermade/3.0/pass/resolution/twolevel/subdir1/test.yaml",
        "a fragment that others refer to",
    ),
    (
        "mermade/3.0/pass/server_enum_empty.yaml",
        "3.0 requires `paths`, which is missing",
    ),
    (
        "mermade/3.0/pass/server_enum_unknown.yaml",
        "3.0 requires `paths`, which is missing",
    ),
    (
        "mermade/3.0/pass/swagger2openapi/fart.openapi.yaml",
        "empty file",
    ),
    (
        "mermade/3.0/pass/swagger2openapi/swagger.json",
        "empty file",
    ),
    (
        "mermade/3.0/pass/swagger2openapi/swagger.yaml",
        "Swagger 2.0",
    ),
    (
        "mermade/3.0/pass/swagger2openapi/test-oas3.yaml",
        "empty file",
    ),
    (
        "mermade/3.0/pass/swagger2openapi/test-openapi.json",
        "empty file",
    ),
    ("mermade/3.0/pass/swagger2openapi/test.json", "empty file"),
    ("mermade/3.0/pass/swagger2openapi/test.oas3", "empty file"),
    ("mermade/3.0/pass/swagger2openapi/test.yaml", "empty file"),
];

fn data() -> Option<PathBuf> {
    let data = std::env::var_os("DEMUR_TEST_DATA").map(PathBuf::from);
    if data.is_none() {
        eprintln!("skipped: DEMUR_TEST_DATA is not set");
    }
    Some(data?.join("openapi"))
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or("");
        if path.is_dir() {
            found.extend(documents(&path));
        } else if matches!(ending, "json" | "yaml" | "yml" | "oas3") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn faults(path: &Path) -> Vec<Diagnostic> {
    let bytes = std::fs::read(path).expect("a file");
    let read = |name: &str| std::fs::read(name).map_err(|error| error.to_string());
    check(path.to_str().expect("a name"), bytes, &read)
}

fn exception(root: &Path, path: &Path) -> Option<&'static str> {
    let name = path
        .strip_prefix(root)
        .expect("below the root")
        .to_str()
        .expect("a name");
    EXCEPTIONS
        .iter()
        .find(|(file, _)| *file == name)
        .map(|(_, reason)| *reason)
}

fn describe(path: &Path, faults: &[Diagnostic]) -> String {
    let lines = faults.iter().map(|fault| {
        format!(
            "    {} {} {:?} {}",
            fault.severity, fault.code, fault.pointer, fault.message
        )
    });
    format!(
        "{}\n{}\n",
        path.display(),
        lines.collect::<Vec<_>>().join("\n")
    )
}

fn check_good(folders: &[&str]) {
    let Some(root) = data() else { return };
    let mut wrong = String::new();
    let mut count = 0;
    for path in folders
        .iter()
        .flat_map(|folder| documents(&root.join(folder)))
    {
        let mut faults = faults(&path);
        faults.retain(|fault| fault.severity == Severity::Error);
        if exception(&root, &path).is_some() {
            assert!(
                !faults.is_empty(),
                "{} is no exception any more",
                path.display()
            );
            continue;
        }
        count += 1;
        if !faults.is_empty() {
            wrong.push_str(&describe(&path, &faults));
        }
    }
    assert!(wrong.is_empty(), "good documents with errors:\n{wrong}");
    assert!(count > 0);
}

fn check_bad(folders: &[&str]) {
    let Some(root) = data() else { return };
    let mut wrong = String::new();
    let mut count = 0;
    for path in folders
        .iter()
        .flat_map(|folder| documents(&root.join(folder)))
    {
        let faults = faults(&path);
        let has_error = faults
            .iter()
            .any(|fault| fault.severity == Severity::Error && fault.span.is_some());
        if exception(&root, &path).is_some() {
            assert!(!has_error, "{} is no exception any more", path.display());
            continue;
        }
        count += 1;
        if !has_error {
            wrong.push_str(&describe(&path, &faults));
        }
    }
    assert!(wrong.is_empty(), "bad documents without an error:\n{wrong}");
    assert!(count > 0);
}

#[test]
fn good_documents_of_3_0_have_no_error() {
    check_good(&["oai-3.0", "mermade/3.0/pass"]);
}

#[test]
fn good_documents_of_3_1_have_no_error() {
    check_good(&["mermade/3.1/pass"]);
}

#[test]
fn bad_documents_of_3_0_have_an_error_with_a_place() {
    check_bad(&["mermade/3.0/fail"]);
}

#[test]
fn bad_documents_of_3_1_have_an_error_with_a_place() {
    check_bad(&["mermade/3.1/fail"]);
}

#[test]
fn an_alias_bomb_is_answered_quickly() {
    let Some(root) = data() else { return };
    let started = Instant::now();
    let faults = faults(&root.join("mermade/3.0/malicious/yamlbomb.yaml"));
    assert!(started.elapsed().as_secs() < 1);
    assert!(
        faults.iter().any(|fault| fault.code == "alias-cycle"),
        "{faults:?}"
    );
}
