//! The configuration that the words of a transcript add up to.

use std::path::Path;

use serde_json::{Map, Value};

/// What a runner arranges itself, since no configuration can.
pub const CIRCUMSTANCES: [&str; 6] = [
    "overloaded",
    "spent",
    "head-stalls",
    "body-stalls",
    "upstream-refuses",
    "upstream-stalls",
];

/// Keys whose values are file names, which start at the folder of their file, wherever they stand.
const FILES: [&str; 6] = [
    "spec",
    "problem_template",
    "places",
    "keys_file",
    "client_secret_file",
    "file",
];

/// The configuration files of these words, laid over each other from left to right.
///
/// # Panics
///
/// If a word is neither a file of the folder nor a circumstance, or a file cannot be read.
pub fn configuration(folder: &Path, words: &[String]) -> Map<String, Value> {
    let mut whole = Map::new();
    for word in words {
        let file = folder.join(format!("{word}.toml"));
        if !file.exists() {
            assert!(
                CIRCUMSTANCES.contains(&word.as_str()),
                "`setup: {word}` is no circumstance, and {} does not exist",
                file.display()
            );
            continue;
        }
        let text = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut table: Map<String, Value> =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        anchor_files(&mut table, folder);
        lay_over(&mut whole, table);
    }
    whole
}

fn anchor_files(table: &mut Map<String, Value>, folder: &Path) {
    for (key, value) in table {
        match value {
            names if FILES.contains(&key.as_str()) => anchor(names, folder),
            Value::Object(table) => anchor_files(table, folder),
            Value::Array(items) => {
                let tables = items.iter_mut().filter_map(Value::as_object_mut);
                tables.for_each(|table| anchor_files(table, folder));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Makes file names absolute.
fn anchor(names: &mut Value, folder: &Path) {
    match names {
        Value::String(name) => *name = folder.join(&name).display().to_string(),
        Value::Array(items) => items.iter_mut().for_each(|item| anchor(item, folder)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {}
    }
}

/// Tables are merged, everything else is replaced.
fn lay_over(below: &mut Map<String, Value>, above: Map<String, Value>) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(Value::Object(old)), Value::Object(new)) => lay_over(old, new),
            (_, value) => drop(below.insert(key, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::lay_over;

    fn table(value: Value) -> Map<String, Value> {
        let Value::Object(table) = value else {
            panic!("no table: {value}")
        };
        table
    }

    #[test]
    fn tables_are_merged_and_the_last_word_wins() {
        let mut whole = table(json!({"a": 1, "limits": {"body": 1, "head": 2}}));
        lay_over(
            &mut whole,
            table(json!({"a": 3, "limits": {"body": 4}, "b": [5]})),
        );
        let expected = json!({"a": 3, "limits": {"body": 4, "head": 2}, "b": [5]});
        assert_eq!(Value::Object(whole), expected);
    }
}
