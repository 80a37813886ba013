//! `docs/registry.toml` says what the code says.

use std::collections::BTreeSet;
use std::time::Duration;

use demur_decide::pipeline::{ACCESS_PUBLIC, BODY, GATE, HEAD, WIRE};
use demur_decide::{Row, upstream};
use demur_report::Event;
use demur_schema::FaultCode;
use toml::{Table, Value};

use super::{read, rust_files};

fn registry() -> Table {
    read(&crate::root().join("docs/registry.toml"))
        .parse()
        .expect("the registry is TOML")
}

fn rows(rows: &[Row]) -> Vec<(String, Vec<u16>)> {
    rows.iter()
        .map(|row| (row.id.as_str().to_owned(), row.statuses.to_vec()))
        .collect()
}

fn written(registry: &Table, stage: &str) -> Vec<(String, Vec<u16>)> {
    let table = registry["steps"][stage].as_table().expect("a stage");
    let mut rows: Vec<_> = table
        .iter()
        .map(|(id, statuses)| (id.clone(), numbers(statuses)))
        .collect();
    rows.sort();
    rows
}

fn numbers(value: &Value) -> Vec<u16> {
    let numbers = value.as_array().expect("a list of statuses").iter();
    numbers
        .map(|number| u16::try_from(number.as_integer().expect("a status")).expect("a status"))
        .collect()
}

fn words(registry: &Table, table: &str, key: &str) -> Vec<String> {
    let words = registry[table][key].as_array().expect("a list").iter();
    words
        .map(|word| word.as_str().expect("a word").to_owned())
        .collect()
}

fn check(stage: &str, mut in_code: Vec<(String, Vec<u16>)>) {
    in_code.sort();
    assert_eq!(
        in_code,
        written(&registry(), stage),
        "stage `{stage}`: the code (left) and the registry differ"
    );
}

#[test]
fn the_rows_are_those_of_the_registry() {
    let wire = WIRE
        .iter()
        .map(|row| (row.id.as_str().to_owned(), vec![row.status]))
        .collect();
    check("wire", wire);
    check("gate", rows(GATE));
    check("access", rows(ACCESS_PUBLIC));
    check("head", rows(HEAD));
    check("body", rows(BODY));
    let failed = upstream::FAILED
        .iter()
        .map(|row| (row.id.as_str().to_owned(), vec![row.status]));
    let contract = ("response-contract".to_owned(), vec![502]);
    let normalised = ("response-normalised".to_owned(), Vec::new());
    check("upstream", failed.chain([contract, normalised]).collect());
}

#[test]
fn the_fault_codes_are_those_of_the_registry() {
    let in_code: Vec<_> = FaultCode::ALL
        .iter()
        .map(|code| code.as_str().to_owned())
        .collect();
    assert_eq!(in_code, words(&registry(), "faults", "codes"));
}

/// `docs/configuration.md` is written from the option table, and a test of the binary holds the two together.
#[test]
fn the_configuration_keys_are_those_of_the_registry() {
    let reference = read(&crate::root().join("docs/configuration.md"));
    let headings = reference
        .lines()
        .filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`'));
    let in_code: Vec<_> = headings.map(str::to_owned).collect();
    assert_eq!(in_code, words(&registry(), "configuration", "keys"));
    let tables = registry()["configuration"]["tables"].clone();
    let mut in_code = tables_in(&reference);
    let reader = read(&crate::root().join("crates/demur/src/config/sections.rs"));
    in_code.insert("route".to_owned(), keys_in_code(&reader, "route").into());
    assert_eq!(Value::Table(in_code), tables);
}

/// The keys of each list of tables in the reference.
fn tables_in(reference: &str) -> Table {
    let parts = reference.split("\n## `[[").skip(1);
    let described = parts.filter_map(|part| {
        let (name, rest) = part.split_once("]]`")?;
        let rest = rest.split("\n## ").next()?;
        let keys = rest.lines().filter_map(|line| {
            let (key, _) = line.strip_prefix("- `")?.split_once("`: ")?;
            Some(Value::from(key))
        });
        Some((name.to_owned(), Value::Array(keys.collect())))
    });
    described.collect()
}

/// The keys that the reader names where it meets one that the table does not have.
fn keys_in_code(reader: &str, table: &str) -> Vec<String> {
    let end = format!("\"{table}\",");
    let mut calls = reader
        .split("unknown(")
        .filter_map(|call| call.split("faults").next());
    let rest = calls.find_map(|call| call.split_once(&end));
    let list = rest.and_then(|(_, rest)| rest.split(['[', ']']).nth(1));
    quoted(list.expect("the reader lists the keys of the table"))
        .map(str::to_owned)
        .collect()
}

/// The id of a detector is the name of its file, whose doc comment is its page.
#[test]
fn the_detectors_are_those_of_the_registry() {
    let written = set(&registry(), "detectors");
    assert_eq!(rules_in("crates/demur-watch/src/detectors/"), written);
    let pages = demur_codebook::detectors().map(|page| page.id.to_owned());
    assert_eq!(pages.collect::<BTreeSet<_>>(), written);
}

/// The same of a check; besides, the page says what its row says, which the generator reads from the source.
#[test]
fn the_checks_are_those_of_the_registry() {
    let written = set(&registry(), "checks");
    assert_eq!(rules_in("crates/demur-audit/src/checks/"), written);
    let rows = demur_audit::checks::ALL.iter().map(|check| {
        let (severity, mode) = (check.severity.as_str(), check.mode.as_str());
        (check.id, check.number, severity, mode)
    });
    let pages = demur_codebook::checks().map(|page| {
        let (severity, mode) = (page.severity.as_str(), page.mode.as_str());
        (page.id, page.number, severity, mode)
    });
    let rows: BTreeSet<_> = rows.collect();
    assert_eq!(rows, pages.collect::<BTreeSet<_>>());
    let in_code: BTreeSet<_> = rows.iter().map(|row| row.0.to_owned()).collect();
    assert_eq!(in_code, written);
}

fn set(registry: &Table, table: &str) -> BTreeSet<String> {
    words(registry, table, "ids").into_iter().collect()
}

/// The ids of the modules of a folder whose doc comment is a page.
fn rules_in(folder: &str) -> BTreeSet<String> {
    let files = rust_files();
    let source = |name: &str| {
        let named = files.iter().find(|(file, _)| file == name);
        named.map_or("", |(_, text)| text.as_str())
    };
    let modules = source(&format!("{folder}mod.rs"));
    modules
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .filter(|name| source(&format!("{folder}{name}.rs")).contains("\n//! # "))
        .map(|name| name.replace('_', "-"))
        .collect()
}

#[test]
fn the_diagnostic_codes_are_those_of_the_registry() {
    let written: BTreeSet<_> = words(&registry(), "diagnostics", "codes")
        .into_iter()
        .collect();
    let in_code: BTreeSet<_> = rust_files()
        .into_iter()
        .filter(|(name, _)| writes_diagnostics(name))
        .flat_map(|(_, text)| codes(&text))
        .collect();
    assert_eq!(in_code, written);
}

fn writes_diagnostics(file: &str) -> bool {
    const FOLDERS: [&str; 3] = [
        "crates/demur-contract/src/",
        "crates/demur/src/assemble/",
        "crates/demur/src/config/",
    ];
    const FILES: [&str; 3] = [
        "crates/demur-gone/src/defect.rs",
        "crates/demur/src/assemble.rs",
        "crates/demur/src/reading.rs",
    ];
    (FOLDERS.iter().any(|folder| file.starts_with(folder)) || FILES.contains(&file))
        && !file.ends_with("/tests.rs")
}

/// The kebab-case words of a source. A code has a hyphen, but for the one of a broken syntax.
fn codes(source: &str) -> Vec<String> {
    let source = source
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let lines = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let words = lines.flat_map(quoted).filter(|word| {
        let is_kebab = word.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        let is_name_of_http_or_openapi = word.starts_with("x-") || *word == "content-type";
        *word == "syntax" || (is_kebab && word.contains('-') && !is_name_of_http_or_openapi)
    });
    words.map(str::to_owned).collect()
}

/// What stands in quotes, each on one line.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// Every member is given here, so that a new one breaks this test before it reaches anybody.
#[test]
fn the_members_of_an_event_are_those_of_the_registry() {
    let event = Event {
        at: Duration::ZERO,
        id: "a",
        host: Some(b"a"),
        method: Some("GET"),
        path: Some("/"),
        route: Some("/"),
        operation: Some("a"),
        status: Some(200),
        step: Some("a"),
        reason: Some("a"),
        conceals: Some("a"),
        mode: Some("shadow"),
        shadow: &["a"],
        upstream_status: Some(200),
        bytes_in: 0,
        bytes_out: 0,
        duration: Duration::ZERO,
        client: Some("::1"),
        principal: Some("a"),
        referrer: Some(b"/a"),
        agent: Some(b"a"),
        unchecked: &["a"],
        trace: Some("a"),
    };
    let mut line = Vec::new();
    event.write_line(&mut line);
    let line: Table = serde_json::from_slice(&line).expect("an event is a line of JSON");
    let written: BTreeSet<_> = words(&registry(), "event", "members").into_iter().collect();
    assert_eq!(line.keys().cloned().collect::<BTreeSet<_>>(), written);
}

/// Two codes are of others: `findings` waits for the first command that has some, and `interrupted` is what a
/// shell makes of SIGINT.
#[test]
fn the_exit_codes_are_those_of_the_registry() {
    let source = read(&crate::root().join("crates/demur/src/exit.rs"));
    let arms = source.lines().filter_map(|line| {
        let (name, number) = line.trim().strip_prefix("Exit::")?.split_once(" => ")?;
        let number = number.trim_end_matches(',').parse().ok()?;
        Some((name.to_lowercase(), Value::Integer(number)))
    });
    let mut in_code: Table = arms.collect();
    assert!(in_code.len() >= 4, "the arms were found: {in_code:?}");
    in_code.insert("findings".to_owned(), Value::Integer(1));
    in_code.insert("interrupted".to_owned(), Value::Integer(130));
    assert_eq!(Value::Table(in_code), registry()["exit"]);
}
