//! Which crate may know which.

use std::process::Command;

use serde_json::Value;

use super::report;

/// Everything a crate of ours may depend on among our crates; nothing else may.
const ARROWS: [(&str, &[&str]); 19] = [
    ("demur-codebook", &[]),
    ("demur-http1", &[]),
    ("demur-schema", &[]),
    ("demur-report", &[]),
    ("demur-gone", &[]),
    ("demur-limit", &[]),
    ("demur-identity", &["demur-schema"]),
    ("demur-client", &["demur-codebook"]),
    ("demur-rules", &["demur-schema"]),
    (
        "demur-contract",
        &["demur-report", "demur-rules", "demur-schema"],
    ),
    (
        "demur-decide",
        &[
            "demur-codebook",
            "demur-contract",
            "demur-gone",
            "demur-http1",
            "demur-rules",
            "demur-schema",
        ],
    ),
    (
        "demur-replay",
        &[
            "demur-contract",
            "demur-decide",
            "demur-http1",
            "demur-report",
        ],
    ),
    (
        "demur-tower",
        &[
            "demur-contract",
            "demur-decide",
            "demur-http1",
            "demur-report",
            "demur-schema",
        ],
    ),
    (
        "demur-serve",
        &[
            "demur-contract",
            "demur-decide",
            "demur-http1",
            "demur-identity",
            "demur-limit",
            "demur-report",
            "demur-schema",
        ],
    ),
    (
        "demur-audit",
        &[
            "demur-codebook",
            "demur-contract",
            "demur-decide",
            "demur-http1",
            "demur-replay",
            "demur-report",
        ],
    ),
    ("demur-testkit", &[]),
    ("demur-watch", &["demur-report"]),
    ("demur-lab", &["demur-report", "demur-watch"]),
    (
        "demur",
        &[
            "demur-audit",
            "demur-codebook",
            "demur-contract",
            "demur-decide",
            "demur-gone",
            "demur-http1",
            "demur-identity",
            "demur-replay",
            "demur-report",
            "demur-schema",
            "demur-serve",
            "demur-watch",
        ],
    ),
];

/// Crates without I/O, clock or environment.
const PURE: [&str; 10] = [
    "demur-codebook",
    "demur-http1",
    "demur-schema",
    "demur-report",
    "demur-contract",
    "demur-decide",
    "demur-gone",
    "demur-limit",
    "demur-replay",
    "demur-rules",
];

/// What a pure crate must not even be able to reach.
const IMPURE: [&str; 6] = ["tokio", "mio", "socket2", "hyper", "reqwest", "async-std"];

#[test]
fn crates_depend_only_on_what_they_may_know() {
    let metadata = metadata();
    let mut found = Vec::new();
    for package in packages(&metadata) {
        let name = text(package, "name");
        let Some((_, allowed)) = ARROWS.iter().find(|(one, _)| *one == name) else {
            if name != "xtask" {
                found.push(format!("{name} is not in the table of arrows"));
            }
            continue;
        };
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let other = text(dependency, "name");
            let is_ours = other == "demur" || other.starts_with("demur-");
            if is_ours && dependency["kind"].is_null() && !allowed.contains(&other) {
                found.push(format!("{name} -> {other}"));
            }
        }
    }
    report("arrows that are not drawn", &found);
}

#[test]
fn pure_crates_cannot_reach_io() {
    let mut found = Vec::new();
    for name in PURE {
        let tree = Command::new(env!("CARGO"))
            .args([
                "tree",
                "--offline",
                "--package",
                name,
                "--edges",
                "normal",
                "--prefix",
                "none",
            ])
            .current_dir(crate::root())
            .output()
            .expect("cargo draws the tree");
        let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
        assert!(tree.starts_with(name), "no tree for {name}");
        let reached = tree
            .lines()
            .filter_map(|line| line.split(' ').next())
            .filter(|one| IMPURE.contains(one));
        found.extend(reached.map(|one| format!("{name} reaches {one}")));
    }
    report("pure crates do no I/O", &found);
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--offline",
            "--no-deps",
            "--format-version",
            "1",
        ])
        .current_dir(crate::root())
        .output()
        .expect("cargo describes the workspace");
    serde_json::from_slice(&output.stdout).expect("metadata is JSON")
}

fn packages(metadata: &Value) -> &Vec<Value> {
    metadata["packages"].as_array().expect("packages")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("a string")
}
