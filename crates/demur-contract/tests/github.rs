//! GitHub's description, 13 MB and 811 paths, as a gateway would use it.
//!
//! The document is found by `DEMUR_TEST_DATA` and unpacked with `xz`; without either of them these
//! tests say so and pass.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::format_push_string,
    reason = "helpers of tests fail by panicking, and say what they skipped"
)]

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Instant;

use demur_contract::{CompileOptions, Contract, Routed};
use demur_report::Severity;
use demur_schema::{Fault, FaultCode, In, JsonLimits, TapeStorage, read_json};

fn document() -> Option<Vec<u8>> {
    let Some(data) = std::env::var_os("DEMUR_TEST_DATA") else {
        eprintln!("skipped: DEMUR_TEST_DATA is not set");
        return None;
    };
    let file = PathBuf::from(data).join("openapi/api.github.com.json.xz");
    let Ok(unpacked) = Command::new("xz").arg("-dc").arg(file).output() else {
        eprintln!("skipped: xz cannot be run");
        return None;
    };
    assert!(unpacked.status.success());
    Some(unpacked.stdout)
}

fn contract() -> Option<&'static Contract> {
    static CONTRACT: OnceLock<Option<Contract>> = OnceLock::new();
    let load = || {
        let document = document()?;
        let started = Instant::now();
        let read = |_: &str| Err("no other files".to_owned());
        let contract =
            Contract::compile("github.json", document, &read, &CompileOptions::default());
        let contract = contract.unwrap_or_else(|faults| {
            let lines = faults
                .iter()
                .filter(|fault| fault.severity == Severity::Error)
                .map(|fault| format!("{} {:?} {}", fault.code, fault.pointer, fault.message));
            panic!("{}", lines.collect::<Vec<_>>().join("\n"));
        });
        eprintln!("read, checked and compiled in {:?}", started.elapsed());
        Some(contract)
    };
    CONTRACT.get_or_init(load).as_ref()
}

/// The template with a value for every parameter.
fn filled(template: &str) -> String {
    let mut path = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').expect("a closed brace");
        path.push_str(before);
        path.push_str(&format!("v-{}", name.len()));
        rest = after;
    }
    path + rest
}

#[test]
fn every_path_leads_to_itself() {
    let Some(contract) = contract() else { return };
    let mut count = 0;
    for operation in contract.operations() {
        let path = filled(&operation.template);
        let Routed::Found(route) = contract.route(&path) else {
            panic!("{path} is lost")
        };
        let found = route.operation(&operation.method).expect("the method");
        assert_eq!(found.id, operation.id, "{path}");
        let names = operation.template.matches('{').count();
        assert_eq!(route.captures.len(), names);
        count += 1;
    }
    assert_eq!(count, 1223);
    // Two templates are there twice with different names, and are merged.
    assert_eq!(contract.resources().len(), 809);
}

#[test]
fn identical_templates_are_a_warning() {
    let Some(contract) = contract() else { return };
    let count = |code: &str| {
        contract
            .warnings()
            .iter()
            .filter(|one| one.code == code)
            .count()
    };
    assert_eq!(count("identical-paths"), 2);
    assert!(
        contract
            .warnings()
            .iter()
            .all(|one| one.severity != Severity::Error)
    );
}

fn body_faults(contract: &Contract, method: &str, path: &str, body: &str) -> Vec<Fault> {
    let Routed::Found(route) = contract.route(path) else {
        panic!("{path} is lost")
    };
    let operation = route.operation(method).expect("the method");
    let rule = operation.body.as_ref().expect("a body");
    let media = rule
        .media_type("application/json; charset=utf-8")
        .expect("JSON");
    let schema = media
        .schema
        .as_ref()
        .expect("a schema")
        .compiled()
        .expect("a sound schema");
    let mut storage = TapeStorage::default();
    let tape = read_json(body.as_bytes(), &JsonLimits::default(), &mut storage).expect("JSON");
    schema.faults(&tape, In::Body, 20).list
}

#[test]
fn a_wrong_annotation_level_is_named_with_what_is_allowed() {
    let Some(contract) = contract() else { return };
    let body = |level: &str| {
        format!(
            r#"{{"name": "lint", "head_sha": "abc", "output": {{"title": "t", "summary": "s",
            "annotations": [{{"path": "a.rs", "start_line": 1, "end_line": 2,
            "annotation_level": "{level}", "message": "m"}}]}}}}"#
        )
    };
    let path = "/repos/octocat/hello/check-runs";
    assert_eq!(body_faults(contract, "POST", path, &body("warning")), []);
    let faults = body_faults(contract, "POST", path, &body("warn"));
    let [fault] = faults.as_slice() else {
        panic!("{faults:?}")
    };
    assert_eq!(
        fault.pointer.as_deref(),
        Some("/output/annotations/0/annotation_level")
    );
    assert_eq!(fault.code, FaultCode::Enum);
    let expected = fault.expected.as_deref().expect("the allowed values");
    for level in ["notice", "warning", "failure"] {
        assert!(expected.contains(level), "{expected}");
    }
}

#[test]
fn query_parameters_are_checked_by_their_type() {
    let Some(contract) = contract() else { return };
    let Routed::Found(route) = contract.route("/repos/o/r/issues") else {
        panic!("lost")
    };
    let operation = route.operation("GET").expect("GET");
    assert_eq!(
        operation.query_faults("per_page=5&state=open&what=ever"),
        []
    );
    let faults = operation.query_faults("per_page=many&state=opne&per_page=");
    let codes: Vec<_> = faults
        .iter()
        .map(|fault| (fault.name.as_deref(), fault.code))
        .collect();
    assert!(
        codes.contains(&(Some("state"), FaultCode::Enum)),
        "{codes:?}"
    );
    assert!(
        codes.contains(&(Some("per_page"), FaultCode::DuplicateParameter)),
        "{codes:?}"
    );
}

#[test]
fn every_schema_compiles() {
    let Some(contract) = contract() else { return };
    let started = Instant::now();
    let broken = contract.compile_all();
    eprintln!("all schemas compiled in {:?}", started.elapsed());
    assert_eq!(broken, []);
}

#[test]
fn a_route_is_found_quickly() {
    let Some(contract) = contract() else { return };
    let paths: Vec<String> = contract
        .operations()
        .iter()
        .map(|one| filled(&one.template))
        .collect();
    let rounds = 20;
    let started = Instant::now();
    let mut found = 0;
    for _ in 0..rounds {
        for path in &paths {
            found += usize::from(matches!(contract.route(path), Routed::Found(_)));
        }
    }
    assert_eq!(found, paths.len() * rounds);
    eprintln!(
        "{} ns for a route",
        started.elapsed().as_nanos() / found as u128
    );
}
