//! The JSON Schema suite, through our reader, our tape and our options, read from
//! `$DEMUR_TEST_DATA/json-schema-test-suite`.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use demur_schema::{
    Draft, DuplicateKeys, In, JsonLimits, Schema, SchemaOptions, TapeStorage, read_json,
};
use serde_json::Value;

const DRAFTS: [(&str, Draft); 5] = [
    ("draft4", Draft::Draft4),
    ("draft6", Draft::Draft6),
    ("draft7", Draft::Draft7),
    ("draft2019-09", Draft::Draft201909),
    ("draft2020-12", Draft::Draft202012),
];

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn parse(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn remotes(root: &Path) -> Arc<BTreeMap<String, Value>> {
    let folder = root.join("remotes");
    let uri = |path: &Path| {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
        format!("http://localhost:1234/{name}")
    };
    Arc::new(
        json_files(&folder)
            .iter()
            .map(|path| (uri(path), parse(path)))
            .collect(),
    )
}

#[derive(Default)]
struct Tally {
    passed: usize,
    failed: Vec<String>,
}

/// The instances of one case of a file, with their source text, so that numbers arrive as written.
fn run_file(path: &Path, options: &SchemaOptions, tally: &mut Tally) {
    let original = std::fs::read_to_string(path).unwrap();
    let text = without_lone_surrogates(&original);
    let cases: Value = serde_json::from_str(&text).unwrap();
    let mut storage = TapeStorage::default();
    let limits = JsonLimits {
        duplicate_keys: DuplicateKeys::Last,
        ..JsonLimits::default()
    };
    let tape = read_json(text.as_bytes(), &limits, &mut storage).unwrap();
    for (number, case) in cases.as_array().unwrap().iter().enumerate() {
        let name = format!("{}: {}", path.display(), case["description"]);
        let schema = match Schema::compile(&case["schema"], options) {
            Ok(schema) => schema,
            Err(error) => {
                let tests = case["tests"].as_array().unwrap().len();
                tally
                    .failed
                    .extend((0..tests).map(|_| format!("{name}: {error}")));
                continue;
            }
        };
        for (at, test) in case["tests"].as_array().unwrap().iter().enumerate() {
            let start = tape
                .offset_of(&format!("/{number}/tests/{at}/data"))
                .unwrap();
            let mut values =
                serde_json::Deserializer::from_str(&text[start..]).into_iter::<Value>();
            values.next().unwrap().unwrap();
            let data = &original[start..start + values.byte_offset()];
            run_test(&schema, test, data, &name, tally);
        }
    }
}

/// `serde_json` refuses half a surrogate pair even in a test about it. The stand-in has the same
/// length, so that places in the text stay where they are.
fn without_lone_surrogates(text: &str) -> String {
    let mut parts = text.split("\\uD800");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| {
        let paired = part.starts_with("\\uD") || part.starts_with("\\ud");
        text + if paired { "\\uD800" } else { "\\uFFFD" } + part
    })
}

fn run_test(schema: &Schema, test: &Value, data: &str, name: &str, tally: &mut Tally) {
    let mut storage = TapeStorage::default();
    let wanted = test["valid"].as_bool().unwrap();
    let Ok(tape) = read_json(data.as_bytes(), &JsonLimits::default(), &mut storage) else {
        // The only texts that do not get as far as a schema hold half a surrogate pair.
        assert!(!wanted && data.contains("\\uD800"), "{name}: {data}");
        tally.passed += 1;
        return;
    };
    let is = schema.is_valid(&tape);
    let faults = schema.faults(&tape, In::Body, 20);
    if is == wanted && faults.is_empty() == wanted {
        tally.passed += 1;
    } else {
        tally.failed.push(format!(
            "{name}: {}: is {is}, faults {:?}",
            test["description"], faults.list
        ));
    }
}

#[test]
fn every_case_of_the_suite_passes() {
    let Some(data) = std::env::var_os("DEMUR_TEST_DATA") else {
        eprintln!("skipped: DEMUR_TEST_DATA does not name the folder with the JSON Schema suite");
        return;
    };
    let root = PathBuf::from(data).join("json-schema-test-suite");
    let resources = remotes(&root);
    for (folder, draft) in DRAFTS {
        let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
        for path in json_files(&root.join("tests").join(folder)) {
            let inside = path.strip_prefix(root.join("tests").join(folder)).unwrap();
            let part = match inside.components().count() {
                1 => "required",
                2 => "optional",
                _ => "format",
            };
            // The optional part has a file on formats beside the folder.
            let formats = part != "required";
            let resources = Arc::clone(&resources);
            let options = SchemaOptions {
                draft,
                formats,
                resources,
                ..SchemaOptions::default()
            };
            run_file(&path, &options, tallies.entry(part).or_default());
        }
        for (part, tally) in &tallies {
            println!("{folder} {part}: {} passed", tally.passed);
            assert!(
                tally.failed.is_empty(),
                "{folder} {part}: {:#?}",
                tally.failed
            );
            assert!(tally.passed > 90, "{folder} {part}: the folder is complete");
        }
    }
}
