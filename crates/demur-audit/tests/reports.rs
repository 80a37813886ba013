//! What leaves an audit, with hostile text in every place of it.

#![expect(clippy::expect_used, reason = "tests")]

mod report;

use std::path::Path;
use std::process::Command;

use demur_audit::reports::{Format, text};
use demur_audit::{Report, checks};
use report::{HOSTILE, clean, hostile};
use serde_json::Value;

/// Writes an output where the tests of other tools look for it.
fn kept(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("the folder of the tests can be written to");
    path.display().to_string()
}

#[test]
fn outputs_are_as_they_were() {
    let report = hostile();
    for format in Format::ALL {
        if format == Format::Sarif || format == Format::Html {
            // Too long to be read; the tests below look at what they have to hold.
            continue;
        }
        let name = format!("hostile_{}", format.as_str());
        insta::assert_snapshot!(name, format.write(&report));
    }
    insta::assert_snapshot!("clean_text", text(&clean(), 80, false));
}

/// No output has a letter that steers, nor the secrets of the report.
#[test]
fn nothing_steers_and_no_secret_is_told() {
    let report = hostile();
    for format in Format::ALL {
        let written = format.write(&report);
        let steers = |letter: char| {
            (letter.is_control() && letter != '\n') || matches!(letter, '\u{202e}' | '\u{ffff}')
        };
        let found: Vec<char> = written.chars().filter(|letter| steers(*letter)).collect();
        assert!(found.is_empty(), "{format:?}: {found:?}");
        assert!(
            !written.contains("secret;") && !written.contains("sid=secret"),
            "{format:?}"
        );
        assert!(!written.contains("me:secret@"), "{format:?}");
        assert!(
            written.ends_with('\n') || format == Format::Html,
            "{format:?}"
        );
    }
}

#[test]
fn text_is_as_wide_as_the_terminal_and_coloured_only_when_asked() {
    let mut report = hostile();
    // Addresses, lines for a shell and words without a space stay in one piece.
    report
        .findings
        .retain(|one| one.finding.rule == "head-differs-from-get");
    report.stopped = None;
    report.notes.clear();
    for width in [60, 80, 120] {
        let written = text(&report, width, false);
        for line in written.lines().filter(|line| !line.contains("https://")) {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
    assert!(!text(&report, 80, false).contains('\u{1b}'));
    let coloured = text(&report, 80, true);
    assert!(coloured.contains("\u{1b}[1;31mMUST\u{1b}[0m"));
}

#[test]
fn json_and_its_lines_say_the_same() {
    let report = hostile();
    let whole: Value = serde_json::from_str(&Format::Json.write(&report)).expect("JSON");
    let findings = whole["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), report.findings.len());
    let lines = Format::Ndjson.write(&report);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert_eq!(lines.len(), findings.len() + 1);
    assert_eq!(&lines[..findings.len()], findings.as_slice());
    assert_eq!(lines[findings.len()]["counts"], whole["counts"]);
    let hostile = findings
        .iter()
        .find(|one| one["status"] == 401)
        .expect("the hostile one");
    assert_eq!(hostile["why"], format!("so it is {HOSTILE}"));
}

#[test]
fn sarif_has_a_rule_for_each_check_and_a_place_for_each_result() {
    let report = hostile();
    let log: Value = serde_json::from_str(&Format::Sarif.write(&report)).expect("JSON");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), checks::ALL.len());
    let results = run["results"].as_array().expect("results");
    assert_eq!(
        results.len(),
        report.findings.len() + report.suppressed.len()
    );
    for result in results {
        let number = result["ruleIndex"]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok());
        assert_eq!(rules[number.expect("a number")]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].is_string(), "{result}");
        assert!(place["region"]["startLine"].is_u64());
        assert_eq!(
            result["partialFingerprints"]["demurAudit/v1"]
                .as_str()
                .map(str::len),
            Some(64)
        );
        assert_eq!(result["baselineState"], "new");
    }
    let in_document = results
        .iter()
        .find(|one| one["message"]["text"] == "the document declares no 401.");
    let place = &in_document.expect("a result")["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "api/%3Copen%3E%20api.yaml"
    );
    assert_eq!(place["region"]["startLine"], 12);
    let accepted = results
        .iter()
        .filter(|one| one["suppressions"].is_array())
        .count();
    assert_eq!(accepted, 1);
    kept("audit-hostile.sarif", &Format::Sarif.write(&report));
    kept("audit-clean.sarif", &Format::Sarif.write(&clean()));
    let mut linked = hostile();
    linked.docs_url = Some("https://api.example".to_owned());
    let log: Value = serde_json::from_str(&Format::Sarif.write(&linked)).expect("JSON");
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
    let expected = format!("https://api.example/.demur/checks/{}", checks::ALL[0].id);
    assert_eq!(rule["helpUri"], expected);
    kept("audit-linked.sarif", &Format::Sarif.write(&linked));
}

/// A reader of other people's takes the test results apart.
#[test]
fn junit_is_xml_and_its_sums_are_right() {
    const SCRIPT: &str = "import sys, xml.etree.ElementTree as tree\n\
        root = tree.parse(sys.argv[1]).getroot()\n\
        cases = root.findall('.//testcase')\n\
        failures = root.findall('.//failure')\n\
        skipped = root.findall('.//skipped')\n\
        assert len(cases) == int(root.get('tests')), len(cases)\n\
        assert len(failures) == int(root.get('failures')), len(failures)\n\
        assert len(skipped) == int(root.get('skipped')), len(skipped)\n\
        names = [(case.get('classname'), case.get('name')) for case in cases]\n\
        assert len(names) == len(set(names)), names\n\
        print(len(cases), len(failures), len(skipped))\n";
    let counts = |name: &str, report: &Report| {
        let file = kept(name, &Format::Junit.write(report));
        let told = Command::new("python3")
            .args(["-c", SCRIPT, &file])
            .output()
            .expect("python3 runs");
        assert!(
            told.status.success(),
            "{}",
            String::from_utf8_lossy(&told.stderr)
        );
        String::from_utf8_lossy(&told.stdout).trim().to_owned()
    };
    // 15 products and the hostile one fail, advice does not, one is accepted.
    assert_eq!(counts("audit-hostile.xml", &hostile()), "19 16 1");
    assert_eq!(counts("audit-clean.xml", &clean()), "2 0 0");
}

#[test]
fn html_carries_everything_and_loads_nothing() {
    let written = Format::Html.write(&hostile());
    let lower = written.to_lowercase();
    for banned in [
        "<script",
        "<img",
        "<link",
        "<iframe",
        " style=",
        " onerror",
        "javascript:",
        "url(",
    ] {
        assert!(!lower.contains(banned), "{banned}");
    }
    assert!(written.contains("default-src 'none'; style-src 'sha256-"));
    assert!(written.contains("&lt;script&gt;"));
    kept("audit-hostile.html", &written);
    kept("audit-clean.html", &Format::Html.write(&clean()));
}

/// Each line for a shell is one word for each word that was meant: a shell that counts them runs nothing else.
#[test]
fn no_line_for_a_shell_runs_what_a_server_said() {
    let report = hostile();
    for one in &report.findings {
        for exchange in &one.finding.exchanges {
            let line = demur_audit::reports::curl(exchange);
            if exchange.request.raw.is_some() {
                continue;
            }
            let script =
                format!("curl() {{ printf '%s\\n' \"$#\"; cat > /dev/null; }}; {line} < /dev/null");
            let told = Command::new("sh")
                .args(["-c", &script])
                .output()
                .expect("a shell runs");
            assert!(
                told.status.success() && told.stderr.is_empty(),
                "{line}\n{told:?}"
            );
        }
    }
}
