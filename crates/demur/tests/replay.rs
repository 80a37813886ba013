//! `demur replay` and `demur diff` through the real binary: streams, formats and exit codes.

use std::path::{Path, PathBuf};
use std::process::Command;

use demur_testkit::program;

/// The program in the folder of the test data.
fn demur(arguments: &[&str]) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command.current_dir(data()).args(arguments);
    command
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/replay")
}

#[track_caller]
fn result(arguments: &[&str], input: &str, code: i32) -> String {
    demur_testkit::result(&mut demur(arguments), input.as_bytes(), code)
}

#[track_caller]
fn talk(arguments: &[&str], input: &str, code: i32) -> String {
    demur_testkit::talk(&mut demur(arguments), input.as_bytes(), code)
}

const LOG: &str = "\
192.0.2.1 - - [26/Nov/2026:16:00:00 +0000] \"GET /pets?limit=80&key=secret HTTP/1.1\" 200 5\n\
192.0.2.1 - - [26/Nov/2026:16:00:01 +0000] \"GET /pets?limit=10 HTTP/1.1\" 200 5\n\
192.0.2.1 - - [26/Nov/2026:16:00:02 +0000] \"GET /dogs HTTP/1.1\" 404 5\n\
what?password=hunter2\n";

#[test]
fn a_log_on_standard_input_is_replayed_by_a_document() {
    let text = result(&["replay", "-", "--config", "new.yaml"], LOG, 1);
    insta::assert_snapshot!(text);
    assert!(!text.contains("secret") && !text.contains("hunter2"));
}

#[test]
fn a_log_is_replayed_by_two_configurations() {
    let arguments = [
        "replay",
        "-",
        "--config",
        "new.toml",
        "--against",
        "old.toml",
    ];
    insta::assert_snapshot!(result(&arguments, LOG, 1));
}

#[test]
fn what_the_exit_code_fails_on_is_chosen() {
    let replay = |fail_on: &str, config: &str, code: i32| {
        result(
            &["replay", "-", "--config", config, "--fail-on", fail_on],
            LOG,
            code,
        );
    };
    replay("never", "new.yaml", 0);
    replay("breaking", "new.yaml", 1);
    replay("any", "new.yaml", 1);
    replay("breaking", "old.yaml", 0);
    let diff = |fail_on: &str, old: &str, new: &str, code: i32| {
        result(&["diff", old, new, "--fail-on", fail_on], "", code);
    };
    diff("never", "old.yaml", "new.yaml", 0);
    diff("breaking", "old.yaml", "new.yaml", 1);
    diff("any", "old.yaml", "old.yaml", 0);
}

#[test]
fn events_and_har_files_are_known_by_their_beginning() {
    let event = r#"{"v":1,"ts":"2026-11-26T16:00:00.000Z","id":"a","method":"GET","path":"/cats","status":200}"#;
    let har = r#"{"log":{"entries":[{"request":{"method":"GET","url":"https://a.example/cats","headers":[]},"response":{"status":200}}]}}"#;
    for input in [event, har] {
        let text = result(
            &["replay", "-", "--config", "new.yaml", "--format", "json"],
            input,
            1,
        );
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["changes"][0]["after"]["step"], "not-found", "{text}");
        assert_eq!(json["changes"][0]["before"]["status"], 200, "{text}");
    }
}

#[test]
fn two_documents_are_compared() {
    insta::assert_snapshot!(result(&["diff", "old.yaml", "new.yaml"], "", 1));
    let text = result(&["diff", "old.yaml", "new.yaml", "--format", "json"], "", 1);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["breaking"], 1, "{text}");
}

#[test]
fn what_cannot_be_read_is_a_fault_with_a_cure() {
    let unknown = talk(&["replay", "-", "--config", "new.yaml"], "{}\n", 2);
    assert!(
        unknown.contains("hint: name its format: `--recorded-as access-log`"),
        "{unknown}"
    );
    let missing = talk(&["replay", "no-such.log", "--config", "new.yaml"], "", 2);
    assert!(
        missing.contains("`no-such.log` cannot be read"),
        "{missing}"
    );
    let document = talk(&["diff", "old.yaml", "no-such.yaml"], "", 2);
    assert!(document.contains("unreadable-file"), "{document}");
    let lines = result(
        &[
            "replay",
            "-",
            "--config",
            "new.yaml",
            "--recorded-as",
            "events",
        ],
        "{}\n",
        2,
    );
    assert!(
        lines.contains("line 1: it is no event of version 1"),
        "{lines}"
    );
}

#[test]
fn both_commands_explain_themselves() {
    for name in ["replay", "diff"] {
        let text = result(&[name, "--help"], "", 0);
        assert!(
            text.contains("Examples:") && text.contains("Exit codes:"),
            "{text}"
        );
    }
}
