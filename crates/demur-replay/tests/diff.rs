//! Two documents of a small shop, asked about every operation of both.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use demur_contract::{CompileOptions, Contract};
use demur_decide::{Policy, Snapshot};
use demur_replay::diff::{Kind, Presence, Report, diff, json, text};
use demur_replay::trusting;

fn snapshot(name: &str) -> Snapshot {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name);
    compiled(&std::fs::read_to_string(file).unwrap())
}

fn compiled(document: &str) -> Snapshot {
    let nothing = |_: &str| Err("there are no other files".to_owned());
    let contract = Contract::compile(
        "a.yaml",
        document.into(),
        &nothing,
        &CompileOptions::default(),
    );
    trusting(Snapshot::of(vec![contract.unwrap()], Policy::default()))
}

/// A document with one operation.
fn operation(path: &str, method: &str, rest: &str) -> Snapshot {
    compiled(&format!(
        "openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\npaths: {{'{path}': {{{method}: {{responses: {{'200': {{description: ok}}}}{rest}}}}}}}\n"
    ))
}

#[track_caller]
fn check(old: &Snapshot, new: &Snapshot, expected: &[(Kind, &str)]) -> Report {
    let report = diff(old, new);
    let asked = report
        .findings
        .iter()
        .filter(|finding| finding.before != finding.after);
    let asked: Vec<(Kind, &str)> = asked
        .flat_map(|finding| {
            finding
                .asked
                .iter()
                .map(|asked| (finding.kind, asked.as_str()))
        })
        .collect();
    assert_eq!(asked, expected);
    report
}

#[test]
fn a_new_document_is_told_for_people() {
    insta::assert_snapshot!(text(&diff(&snapshot("old.yaml"), &snapshot("new.yaml"))));
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let report = check(&snapshot("old.yaml"), &snapshot("old.yaml"), &[]);
    assert_eq!(
        (report.findings, report.unprobed, report.operations),
        (vec![], vec![], 5)
    );
    assert!(report.probes > 50, "{}", report.probes);
}

#[test]
fn a_report_for_programs_says_the_same() {
    let report = diff(&snapshot("old.yaml"), &snapshot("new.yaml"));
    let json = json(&report);
    assert_eq!(
        json["findings"].as_array().unwrap().len(),
        report.findings.len()
    );
    assert_eq!(
        json["breaking"].as_u64().unwrap(),
        report.count(Kind::Breaking) as u64
    );
}

#[test]
fn a_parameter_that_becomes_required_breaks() {
    let parameter = |required: bool| {
        let rest = format!(
            ", parameters: [{{name: b, in: query, required: {required}, schema: {{type: integer}}}}]"
        );
        operation("/a", "get", &rest)
    };
    check(
        &parameter(false),
        &parameter(true),
        &[(Kind::Breaking, "query parameter `b` missing")],
    );
    check(
        &parameter(true),
        &parameter(false),
        &[(Kind::Widening, "query parameter `b` missing")],
    );
}

#[test]
fn a_border_that_moves_is_found_from_both_sides() {
    let body = |most: u32| {
        let schema = format!(
            "{{type: object, required: [c], properties: {{c: {{type: integer, maximum: {most}}}}}}}"
        );
        let rest = format!(
            ", requestBody: {{required: true, content: {{application/json: {{schema: {schema}}}}}}}"
        );
        operation("/a", "post", &rest)
    };
    check(
        &body(9),
        &body(5),
        &[
            (Kind::Breaking, "body member `/c` of its maximum 9"),
            (Kind::Breaking, "body member `/c` of 6, beside its maximum"),
        ],
    );
    let report = diff(&body(5), &body(9));
    assert_eq!(
        (report.count(Kind::Breaking), report.count(Kind::Widening)),
        (0, 1)
    );
}

#[test]
fn credentials_and_rights_that_are_asked_for_anew_break() {
    let open = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}\npaths: {/a: {get: {SECURITY responses: {'200': {description: ok}}}}}\n";
    let closed = compiled(&open.replace("SECURITY", "security: [{key: []}],"));
    let role = compiled(&open.replace("SECURITY", "security: [{key: [admin]}],"));
    let open = compiled(&open.replace("SECURITY", ""));
    let report = diff(&open, &closed);
    assert!(report.count(Kind::Breaking) > 0, "{report:?}");
    let report = diff(&closed, &role);
    assert_eq!(
        report.findings[0].after.step().unwrap().as_str(),
        "forbidden"
    );
}

#[test]
fn operations_that_go_and_come_are_told_as_one() {
    let (old, new) = (operation("/a", "get", ""), operation("/b", "get", ""));
    let report = diff(&old, &new);
    let told: Vec<(Kind, Presence, &str)> = report
        .findings
        .iter()
        .map(|one| (one.kind, one.presence, one.operation.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Kind::Breaking, Presence::Removed, "GET /a"),
            (Kind::Widening, Presence::Added, "GET /b")
        ]
    );
}

#[test]
fn a_parameter_of_a_path_may_get_another_name() {
    let path = |name: &str| {
        let rest = format!(
            ", parameters: [{{name: {name}, in: path, required: true, schema: {{type: string}}}}]"
        );
        operation(&format!("/a/{{{name}}}"), "get", &rest)
    };
    check(&path("b"), &path("c"), &[]);
}

#[test]
fn another_contact_changes_texts_alone() {
    let (old, mut new) = (snapshot("old.yaml"), snapshot("old.yaml"));
    new.policy.contact = Some("https://shop.example/help".to_owned());
    let report = check(&old, &new, &[]);
    assert!(report.count(Kind::Neutral) > 0);
    assert_eq!(
        report.count(Kind::Breaking) + report.count(Kind::Widening),
        0
    );
}

#[test]
fn a_limit_of_the_policy_is_tried_between_the_two() {
    let (old, mut new) = (snapshot("old.yaml"), snapshot("old.yaml"));
    new.policy.body.0 = 1_000;
    check(&old, &new, &[(Kind::Breaking, "a body of 1001 octets")]);
}

#[test]
fn an_operation_closed_to_everybody_is_unprobed() {
    let mut closed = snapshot("old.yaml");
    closed.policy.verified.clear();
    let report = diff(&closed, &closed);
    let names: Vec<&str> = report
        .unprobed
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["GET /orders/{id}", "POST /orders"]);
}

#[test]
fn a_real_document_of_many_operations_does_not_differ_from_itself() {
    let Some(folder) = std::env::var_os("DEMUR_TEST_DATA") else {
        eprintln!("skipped: DEMUR_TEST_DATA does not name the folder with GitHub's document");
        return;
    };
    let file = Path::new(&folder).join("openapi/api.github.com.json.xz");
    let Ok(output) = std::process::Command::new("xz")
        .arg("-dc")
        .arg(file)
        .output()
    else {
        eprintln!("skipped: there is no `xz` to unpack the document");
        return;
    };
    let snapshot = compiled(&String::from_utf8(output.stdout).unwrap());
    let report = diff(&snapshot, &snapshot);
    assert_eq!(report.findings, []);
    eprintln!(
        "{} operations, {} requests, {} unprobed",
        report.operations,
        report.probes,
        report.unprobed.len()
    );
    assert!(
        report.operations > 1_000 && report.unprobed.len() * 20 < report.operations,
        "{:?}",
        report.unprobed
    );
}
