//! `docs/registry.toml` says what the code says.

use demur_decide::pipeline::{ACCESS_PUBLIC, BODY, GATE, HEAD, WIRE};
use demur_decide::{Row, upstream};
use demur_schema::FaultCode;
use toml::{Table, Value};

use super::read;

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
