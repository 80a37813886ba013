//! Small documents with one fault each, and what is said about it.

#![expect(
    clippy::indexing_slicing,
    reason = "helpers of tests fail by panicking, and say what they skipped"
)]

use demur_contract::check;
use demur_report::Diagnostic;

const INFO: &str = "info: {title: T, version: '1'}\n";

fn faults_of(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let read = |name: &str| {
        let file = files.iter().find(|(file, _)| *file == name);
        file.map(|(_, text)| text.as_bytes().to_vec())
            .ok_or_else(|| "no such file".to_owned())
    };
    let (name, text) = files[0];
    check(name, text.as_bytes().to_vec(), &read)
}

fn brief(faults: &[Diagnostic]) -> Vec<String> {
    let pointer = |fault: &Diagnostic| fault.pointer.clone().unwrap_or_default();
    faults
        .iter()
        .map(|fault| format!("{} {} {}", fault.severity, fault.code, pointer(fault)))
        .collect()
}

/// `expected` is `severity code pointer`, one for each fault.
fn check_document(text: &str, expected: &[&str]) {
    assert_eq!(brief(&faults_of(&[("api.yaml", text)])), expected, "{text}");
}

fn check_3_0(rest: &str, expected: &[&str]) {
    check_document(&format!("openapi: 3.0.3\n{INFO}{rest}"), expected);
}

fn check_3_1(rest: &str, expected: &[&str]) {
    check_document(&format!("openapi: 3.1.0\n{INFO}{rest}"), expected);
}

/// A schema under `components`, in `OpenAPI` 3.0.
fn check_schema(schema: &str, expected: &[&str]) {
    check_3_0(
        &format!("paths: {{}}\ncomponents: {{schemas: {{S: {schema}}}}}\n"),
        expected,
    );
}

fn check_schema_3_1(schema: &str, expected: &[&str]) {
    check_3_1(
        &format!("components: {{schemas: {{S: {schema}}}}}\n"),
        expected,
    );
}

/// An operation on `/a/{id}` whose parameters are these.
fn check_parameters(parameters: &str, expected: &[&str]) {
    let operation =
        format!("{{parameters: {parameters}, responses: {{'200': {{description: d}}}}}}");
    check_3_0(
        &format!("paths: {{'/a/{{id}}': {{get: {operation}}}}}\n"),
        expected,
    );
}

const ID: &str = "{name: id, in: path, required: true, schema: {type: string}}";

#[test]
fn sound_documents_have_no_faults() {
    check_3_0("paths: {}\n", &[]);
    check_3_1("components: {}\n", &[]);
    check_parameters(&format!("[{ID}]"), &[]);
    check_3_0(
        "paths: {/: {get: {responses: {200: {description: d}}}}}\n",
        &[],
    );
}

#[test]
fn other_versions_get_one_clear_fault() {
    check_document(
        "swagger: '2.0'\ninfo: {}\n",
        &["error openapi-version /swagger"],
    );
    check_document("openapi: 3.2.0\n", &["error openapi-version /openapi"]);
    check_document("openapi: 3.0\n", &["error openapi-version /openapi"]);
    check_document("a: b\n", &["error openapi-version "]);
}

#[test]
fn unknown_fields_come_with_the_one_that_was_meant() {
    let faults = faults_of(&[(
        "api.yaml",
        "openapi: 3.0.3\ninfo: {titel: T, version: '1'}\npaths: {}\n",
    )]);
    let codes = brief(&faults);
    assert_eq!(
        codes,
        [
            "error missing-field /info",
            "error unknown-field /info/titel"
        ]
    );
    assert_eq!(faults[1].hint.as_deref(), Some("did you mean `title`?"));
    let span = faults[1].span.expect("a place");
    assert_eq!((span.start, span.end), (22, 27));
}

#[test]
fn all_faults_are_reported_at_once_in_document_order() {
    check_document(
        "openapi: 3.0.3\ninfo: {title: 1}\npaths: {x: {}}\nservers: {}\n",
        &[
            "error missing-field /info",
            "error wrong-type /info/title",
            "error path-template /paths/x",
            "error wrong-type /servers",
        ],
    );
}

#[test]
fn fields_of_the_other_version_are_named() {
    check_3_0(
        "paths: {}\nwebhooks: {}\n",
        &["error other-version /webhooks"],
    );
    check_3_1("tags: []\n", &["error missing-field "]);
}

#[test]
fn schemas_of_3_0_follow_their_own_rules() {
    check_schema("{type: string, nullable: true, pattern: '^a'}", &[]);
    check_schema(
        "{type: [string, 'null']}",
        &["error wrong-type /components/schemas/S/type"],
    );
    check_schema(
        "{type: array}",
        &["error missing-field /components/schemas/S"],
    );
    check_schema(
        "{type: int}",
        &["error unknown-value /components/schemas/S/type"],
    );
    check_schema(
        "{const: 1}",
        &["error unknown-field /components/schemas/S/const"],
    );
    check_schema(
        "{exclusiveMinimum: 3}",
        &["error wrong-type /components/schemas/S/exclusiveMinimum"],
    );
    check_schema(
        "{required: true}",
        &["error wrong-type /components/schemas/S/required"],
    );
    check_schema(
        "{required: [a, a]}",
        &["error duplicate-name /components/schemas/S/required/1"],
    );
    check_schema(
        "{pattern: '['}",
        &["error invalid-pattern /components/schemas/S/pattern"],
    );
    check_schema("{pattern: '^(?!x)'}", &[]);
    check_schema(
        "{minLength: -1}",
        &["error wrong-type /components/schemas/S/minLength"],
    );
    check_schema(
        "{minimum: 2, maximum: 1}",
        &["warning impossible-bounds /components/schemas/S"],
    );
}

#[test]
fn schemas_of_3_1_follow_json_schema() {
    check_schema_3_1(
        "{type: [string, 'null'], exclusiveMinimum: 3, anything: 1}",
        &[],
    );
    check_schema_3_1("true", &[]);
    check_schema_3_1(
        "{exclusiveMinimum: true}",
        &["error wrong-type /components/schemas/S/exclusiveMinimum"],
    );
    check_schema_3_1(
        "{nullable: true}",
        &["warning unknown-keyword /components/schemas/S/nullable"],
    );
    check_schema_3_1(
        "{requierd: [a]}",
        &["warning unknown-keyword /components/schemas/S/requierd"],
    );
}

#[test]
fn references_lead_somewhere() {
    check_schema(
        "{$ref: '#/components/schemas/T'}",
        &["error broken-ref /components/schemas/S/$ref"],
    );
    check_schema(
        "{$ref: 'http://x.example/a'}",
        &["error remote-ref /components/schemas/S/$ref"],
    );
    check_schema(
        "{$ref: 'b.yaml'}",
        &["error unreadable-ref /components/schemas/S/$ref"],
    );
    check_schema(
        "{$ref: 3}",
        &["error wrong-type /components/schemas/S/$ref"],
    );
    check_schema(
        "{$ref: '#/components/schemas/S'}",
        &["error ref-circle /components/schemas/S/$ref"],
    );
    check_schema(
        "{type: object, properties: {next: {$ref: '#/components/schemas/S'}}}",
        &[],
    );
}

#[test]
fn faults_in_other_files_carry_their_name() {
    let root = format!("openapi: 3.0.3\n{INFO}paths: {{/: {{$ref: 'more/paths.yaml#/root'}}}}\n");
    let faults = faults_of(&[
        ("api/main.yaml", &root),
        (
            "api/more/paths.yaml",
            "root: {get: {responses: {'200': {$ref: '../answers.json#/ok'}}}}\n",
        ),
        ("api/answers.json", r#"{"ok": {"descriptoin": "fine"}}"#),
    ]);
    let places: Vec<_> = faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.code))
        .collect();
    let file = "api/answers.json";
    assert_eq!(places, [(file, "missing-field"), (file, "unknown-field")]);
}

#[test]
fn path_parameters_and_templates_agree() {
    let get = "/paths/~1a~1{id}/get/parameters";
    check_parameters("[]", &["error undeclared-path-parameter /paths/~1a~1{id}"]);
    check_parameters(
        &format!("[{ID}, {{name: x, in: path, required: true, schema: {{}}}}]"),
        &[&format!("error unused-path-parameter {get}/1")],
    );
    check_parameters(
        &format!("[{ID}, {ID}]"),
        &[&format!("error duplicate-parameter {get}/1")],
    );
    check_parameters(
        "[{name: id, in: path, schema: {}}]",
        &[&format!("error path-parameter-optional {get}/0")],
    );
    check_parameters(
        &format!("[{ID}, {{name: q, in: query}}]"),
        &[&format!("error missing-field {get}/1")],
    );
    check_parameters(
        &format!("[{ID}, {{name: q, in: query, schema: {{}}, content: {{a/b: {{}}}}}}]"),
        &[&format!("error exclusive-fields {get}/1")],
    );
    check_parameters(
        &format!("[{ID}, {{name: q, in: query, style: simple, schema: {{}}}}]"),
        &[&format!("error parameter-style {get}/1/style")],
    );
    check_parameters(
        &format!("[{ID}, {{name: q, in: body, schema: {{}}}}]"),
        &[&format!("error unknown-value {get}/1/in")],
    );
}

#[test]
fn templates_that_meet_are_reported() {
    check_3_1(
        "paths: {'/a/{x}': {}, '/a/{y}': {}}\n",
        &["warning identical-paths /paths/~1a~1{y}"],
    );
    check_3_1(
        "paths: {'/{x}/me': {}, '/a/{y}': {}}\n",
        &["note ambiguous-paths /paths/~1a~1{y}"],
    );
    check_3_1("paths: {'/a/{x}': {}, '/a/b': {}}\n", &[]);
    check_3_1(
        "paths: {'/{x}/{x}': {}}\n",
        &["error path-template /paths/~1{x}~1{x}"],
    );
    check_3_1("paths: {'/{x': {}}\n", &["error path-template /paths/~1{x"]);
    check_3_1(
        "paths: {'/{x}?y=1': {}}\n",
        &["error path-template /paths/~1{x}?y=1"],
    );
}

#[test]
fn names_that_are_used_are_declared() {
    check_3_1(
        "components: {}\nsecurity: [{key: []}]\n",
        &["error unknown-security-scheme /security/0/key"],
    );
    check_3_1(
        "components: {schemas: {'a b': {}}}\n",
        &["error component-name /components/schemas/a b"],
    );
    check_3_1(
        "components: {links: {l: {operationId: gone}}}\n",
        &["error unknown-operation /components/links/l/operationId"],
    );
    check_3_1(
        "components: {}\nservers: [{url: 'https://{host}/'}]\n",
        &["error undeclared-variable /servers/0/url"],
    );
}

#[test]
fn hostile_documents_end_quickly() {
    let many = "  - 1\n".repeat(5000);
    let faults = faults_of(&[(
        "api.yaml",
        &format!("openapi: 3.1.0\n{INFO}components: {{}}\ntags:\n{many}"),
    )]);
    assert_eq!(faults.len(), 1000);
}
