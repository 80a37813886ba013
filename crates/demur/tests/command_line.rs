//! The command line as people and scripts meet it: the real binary, its streams and exit codes.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use demur_testkit::{Folder, program};

/// The program in `folder`.
fn demur(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command.current_dir(folder).args(arguments);
    command
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

#[track_caller]
fn result(arguments: &[&str], code: i32) -> String {
    demur_testkit::result(&mut demur(&data(), arguments), b"", code)
}

#[track_caller]
fn talk(arguments: &[&str], code: i32) -> String {
    demur_testkit::talk(&mut demur(&data(), arguments), b"", code)
}

#[test]
fn help_lists_every_command_with_examples() {
    insta::assert_snapshot!(result(&["--help"], 0));
}

#[test]
fn every_command_explains_itself() {
    for name in ["serve", "check", "try", "explain", "completions", "man"] {
        let text = result(&[name, "--help"], 0);
        insta::assert_snapshot!(format!("help_{name}"), text);
        assert!(text.contains("Examples:"), "{name}");
    }
}

#[test]
fn a_bad_configuration_shows_all_faults_at_once() {
    insta::assert_snapshot!(result(&["check", "bad.toml"], 2));
}

#[test]
fn faults_are_json_where_that_is_asked_for() {
    let text = result(&["check", "bad.toml", "--format", "json"], 2);
    insta::assert_snapshot!(text);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["diagnostics"].as_array().unwrap().len(), 9);
}

#[test]
fn a_bad_document_shows_all_faults_at_once() {
    insta::assert_snapshot!(result(&["check", "broken.yaml"], 2));
}

#[test]
fn a_good_document_has_no_faults() {
    assert_eq!(result(&["check", "petstore.yaml"], 0), "no faults\n");
}

#[test]
fn a_file_that_is_not_there_is_a_fault() {
    let text = result(&["check", "nowhere.yaml"], 2);
    assert!(
        text.contains("error[unreadable-file]: the file cannot be read: no such file or directory"),
        "{text}"
    );
}

#[test]
fn the_printed_configuration_is_complete() {
    insta::assert_snapshot!(result(
        &["serve", "--spec", "petstore.yaml", "--print-config"],
        0
    ));
}

#[test]
fn a_trial_names_the_row_that_stopped_the_request() {
    let body = ["-H", "Content-Type: application/json", "-d", "{\"age\": 7}"];
    let arguments = [
        &["try", "--spec", "petstore.yaml", "POST", "/pets"],
        &body[..],
    ]
    .concat();
    let text = result(&arguments, 0);
    assert!(text.contains("  pass  media-type\n"), "{text}");
    assert!(text.contains("  STOP  body-schema\n"), "{text}");
    assert!(
        text.contains("\nstopped at: body-schema\nstatus: 422 Unprocessable Content\n"),
        "{text}"
    );
    assert!(text.contains("\"pointer\":\"/name\""), "{text}");
}

#[test]
fn a_trial_says_what_only_the_operator_may_know() {
    let config = "../../../../tests/setups/vault.toml";
    let key = "X-Api-Key: key-of-the-reader";
    let text = result(
        &["try", "--config", config, "PUT", "/doors/front", "-H", key],
        0,
    );
    assert!(
        text.contains("\nreason: no-role, which the client does not see\nstatus: 403 Forbidden\n"),
        "{text}"
    );
    assert!(!text.contains("key-of-the-reader"), "{text}");
}

#[test]
fn a_trial_says_when_nothing_objects() {
    let text = result(&["try", "--spec", "petstore.yaml", "GET", "/pets/7"], 0);
    assert!(
        text.ends_with("stopped at: nothing, the request would be forwarded\n"),
        "{text}"
    );
}

#[test]
fn a_trial_is_json_where_that_is_asked_for() {
    let text = result(
        &[
            "try",
            "--spec",
            "petstore.yaml",
            "PATCH",
            "/pets",
            "--format",
            "json",
        ],
        0,
    );
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["stopped_at"], "method-not-allowed");
    assert_eq!(json["status"], 405);
    let allow = json["answer"]["fields"]
        .as_array()
        .unwrap()
        .iter()
        .find(|field| field[0] == "Allow");
    assert_eq!(allow.unwrap()[1], "GET, HEAD, OPTIONS, POST");
}

#[test]
fn a_trial_obeys_the_options_of_the_gateway() {
    let trial = |option: &[&str]| {
        let request = [
            "-H",
            "Content-Type: application/json",
            "-d",
            "{}",
            "POST",
            "/pets",
            "--format",
            "json",
        ];
        let text = result(
            &[&["try", "--spec", "petstore.yaml"], option, &request[..]].concat(),
            0,
        );
        serde_json::from_str::<serde_json::Value>(&text).unwrap()["status"].as_u64()
    };
    assert_eq!(trial(&[]), Some(422));
    assert_eq!(trial(&["--validation-status", "400"]), Some(400));
    assert_eq!(trial(&["--limit-body", "1B"]), Some(413));
    assert_eq!(trial(&["--base-path", "/v2"]), Some(404));
}

#[test]
fn a_trial_needs_a_document_and_a_request() {
    let text = talk(&["try", "GET", "/pets"], 2);
    assert_eq!(
        text,
        "error: there is no document to decide by\nhint: name one: `--spec openapi.yaml`\n"
    );
    let text = talk(&["try", "--spec", "petstore.yaml"], 2);
    assert!(text.starts_with("error: there is no request"), "{text}");
}

#[test]
fn explain_finds_pages_and_near_ones() {
    assert!(result(&["explain", "404"], 0).starts_with("404 Not Found"));
    assert!(result(&["explain", "not", "found", "--format", "md"], 0).starts_with("# 404"));
    let json: serde_json::Value =
        serde_json::from_str(&result(&["explain", "404", "--format", "json"], 0)).unwrap();
    assert!(json.is_object());
    let text = talk(&["explain", "bdy-schema"], 2);
    assert_eq!(
        text,
        "error: nothing is known about `bdy-schema`\nhint: try `demur explain body-schema`\n"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = demur(&data(), &["explain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}

#[test]
fn a_wrong_flag_is_a_usage_error_with_a_suggestion() {
    let text = talk(&["try", "--spce", "petstore.yaml", "GET", "/"], 2);
    assert!(
        text.contains("a similar argument exists: '--spec'"),
        "{text}"
    );
    talk(&["sevre"], 2);
}

#[test]
fn completions_and_manual_pages_know_the_options() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            result(&["completions", shell], 0).contains("limit-body"),
            "{shell}"
        );
    }
    assert!(result(&["man"], 0).contains(".TH demur 1"));
    let folder = Folder::new("man");
    let output = demur(&data(), &["man", folder.path().to_str().unwrap()]).output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    let page = std::fs::read_to_string(folder.path().join("demur-try.1")).unwrap();
    assert!(page.contains("limit\\-body"), "{page}");
}

#[test]
fn the_reference_of_options_is_current() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/configuration.md");
    let committed = std::fs::read_to_string(page).unwrap_or_default();
    let current = result(&["configuration"], 0);
    assert_eq!(
        committed, current,
        "run `cargo run -- configuration > docs/configuration.md`"
    );
}

#[test]
fn a_configuration_file_of_the_directory_is_taken() {
    let folder = Folder::new("usual");
    folder.write("demur.toml", "realm = \"from the file\"\n");
    let mut command = demur(folder.path(), &["serve", "--print-config"]);
    let text = demur_testkit::result(&mut command, b"", 0);
    assert!(text.contains("realm = \"from the file\"\n"), "{text}");
}

#[test]
fn a_route_needs_no_openapi_document() {
    let folder = Folder::new("routes");
    let config = "[[route]]\nmethod = \"POST\"\npath = \"/orders/{id}\"\nbody = \"order.json\"\n\
                  [[route]]\nmethod = \"PUT\"\npath = \"/orders/{id}\"\nbody = { type = \"object\", minProperties = 1 }\n";
    folder.write("demur.toml", config);
    folder.write(
        "order.json",
        "{\"type\": \"object\", \"required\": [\"sku\"]}",
    );
    let stop = |method: &str, body: &str| {
        let content = [
            "-H",
            "Content-Type: application/json",
            "-d",
            body,
            "--format",
            "json",
        ];
        let arguments = [&["try", method, "/orders/7"], &content[..]].concat();
        let output = demur(folder.path(), &arguments).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let talk = String::from_utf8(output.stderr).unwrap();
        let json: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("{talk}"));
        json["stopped_at"].as_str().map(str::to_owned)
    };
    assert_eq!(stop("POST", "{}").as_deref(), Some("body-schema"));
    assert_eq!(stop("POST", "{\"sku\": 1}"), None);
    assert_eq!(stop("PUT", "{}").as_deref(), Some("body-schema"));
    assert_eq!(stop("PATCH", "{}").as_deref(), Some("method-not-allowed"));
}

#[test]
fn what_would_hold_for_nothing_is_told() {
    insta::assert_snapshot!(result(&["check", "holds-for-nothing.toml"], 2));
}
