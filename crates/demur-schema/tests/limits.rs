//! Bounds on the work that a body can cause, and compiling without any I/O.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use demur_schema::{
    FaultCode, Faults, In, JsonLimits, Schema, SchemaOptions, TapeStorage, read_json,
};
use serde_json::{Value, json};

fn run(schema: &Value, options: &SchemaOptions, body: &str) -> (bool, Faults) {
    let schema = Schema::compile(schema, options).unwrap();
    let mut storage = TapeStorage::default();
    let limits = JsonLimits {
        depth: 512,
        ..JsonLimits::default()
    };
    let tape = read_json(body.as_bytes(), &limits, &mut storage).unwrap();
    (schema.is_valid(&tape), schema.faults(&tape, In::Body, 20))
}

fn codes(faults: &Faults) -> Vec<(&str, FaultCode)> {
    faults
        .list
        .iter()
        .map(|fault| (fault.pointer.as_deref().unwrap(), fault.code))
        .collect()
}

#[test]
fn patterns_with_look_around_are_matched() {
    let schema = json!({"properties": {"p": {"pattern": "^(?=.*\\d)[a-z\\d]+$"}}});
    let options = SchemaOptions::default();
    assert!(run(&schema, &options, r#"{"p": "abc1"}"#).0);
    let (valid, faults) = run(&schema, &options, r#"{"p": "abc"}"#);
    assert!(!valid);
    assert_eq!(codes(&faults), [("/p", FaultCode::Pattern)]);
}

const SLOW: &str = "^(?:(a+)\\1?)+b$";

#[test]
fn a_match_that_takes_too_long_is_a_fault_of_its_own() {
    let schema = json!({"properties": {"q": {"pattern": SLOW}}});
    let body = format!("{{\"q\": \"{}\"}}", "a".repeat(200));
    let (valid, faults) = run(&schema, &SchemaOptions::default(), &body);
    assert!(!valid);
    assert_eq!(codes(&faults), [("/q", FaultCode::PatternBudget)]);
}

#[test]
fn a_match_that_takes_too_long_does_not_pass_by_negation() {
    let schema =
        json!({"properties": {"q": {"items": {"not": {"type": "string", "pattern": SLOW}}}}});
    let body = format!("{{\"q\": [1, \"{}\"]}}", "a".repeat(200));
    let (valid, faults) = run(&schema, &SchemaOptions::default(), &body);
    assert!(!valid);
    assert_eq!(codes(&faults), [("/q/1", FaultCode::PatternBudget)]);
}

/// A schema that tries two ways at every level, the first in vain.
fn doubling() -> Value {
    json!({"$ref": "#/$defs/node", "$defs": {"node": {"anyOf": [
        {"properties": {"n": {"$ref": "#/$defs/node"}, "x": {"type": "string"}}, "required": ["x", "n"]},
        {"properties": {"n": {"$ref": "#/$defs/other"}, "x": {"type": "integer"}}, "required": ["x", "n"]},
        {"type": "null"}
    ]}, "other": {"oneOf": [
        {"properties": {"n": {"$ref": "#/$defs/node"}}, "required": ["n", "y"]},
        {"properties": {"n": {"$ref": "#/$defs/other"}}, "required": ["n", "z"]},
        {"type": "null"}
    ]}}})
}

#[test]
fn too_much_work_is_a_fault_and_no_pass() {
    let body = "{\"x\": true, \"n\": ".repeat(60) + "null" + &"}".repeat(60);
    let options = SchemaOptions {
        steps: 50,
        steps_per_byte: 0,
        ..SchemaOptions::default()
    };
    let (valid, faults) = run(&doubling(), &options, &body);
    assert!(!valid);
    assert_eq!(codes(&faults), [("", FaultCode::TooComplex)]);
}

#[test]
fn a_long_array_of_wrong_items_is_cut_off() {
    let body = format!("[{}]", vec!["\"x\""; 100_000].join(","));
    let schema = json!({"items": {"type": "integer"}});
    let (valid, faults) = run(&schema, &SchemaOptions::default(), &body);
    assert!(!valid && faults.truncated);
    assert_eq!((faults.list.len(), faults.total), (20, Faults::COUNTED));
    assert_eq!(faults.list[19].pointer.as_deref(), Some("/19"));
}

#[test]
fn what_lies_behind_the_cut_is_not_told_wrongly() {
    // Seen from behind the cut, `must` would seem to be missing.
    let items = vec!["\"x\""; 2000].join(",");
    let body = format!("{{\"a\": [{items}], \"b\": {{\"must\": 1}}, \"c\": [1]}}");
    let schema = json!({"properties": {
        "a": {"items": {"type": "integer"}}, "b": {"required": ["must"]}, "c": {"minItems": 1}
    }});
    let (_, faults) = run(&schema, &SchemaOptions::default(), &body);
    assert!(faults.truncated);
    assert!(
        faults
            .list
            .iter()
            .all(|fault| fault.code == FaultCode::Type)
    );
}

#[test]
fn alternatives_with_endless_faults_still_give_one() {
    let items = vec!["\"x\""; 3000].join(",");
    let schema = json!({"oneOf": [
        {"items": {"type": "integer"}}, {"items": {"type": "boolean"}}
    ]});
    let (valid, faults) = run(&schema, &SchemaOptions::default(), &format!("[{items}]"));
    assert!(!valid);
    assert_eq!(codes(&faults), [("", FaultCode::NoBranchMatched)]);
}

#[test]
fn only_as_many_faults_are_listed_as_asked_for() {
    let schema = Schema::compile(
        &json!({"required": ["a", "b", "c"]}),
        &SchemaOptions::default(),
    );
    let mut storage = TapeStorage::default();
    let tape = read_json(b"{}", &JsonLimits::default(), &mut storage).unwrap();
    let faults = schema.unwrap().faults(&tape, In::Query, 2);
    assert_eq!(
        (faults.list.len(), faults.total, faults.truncated),
        (2, 3, true)
    );
    assert_eq!(faults.list[0].location, In::Query);
}

#[test]
fn nesting_as_deep_as_the_reader_allows_is_walked() {
    let schema = json!({"properties": {"n": {"$ref": "#"}}, "required": ["n"], "type": "object"});
    let body = "{\"n\": ".repeat(511) + "{}" + &"}".repeat(511);
    let (valid, faults) = run(&schema, &SchemaOptions::default(), &body);
    assert!(!valid);
    assert_eq!(faults.list[0].code, FaultCode::Required);
}

#[test]
fn wide_objects_are_looked_up_by_an_index() {
    let mut body = String::from("{");
    for number in 0..500 {
        write!(body, "\"name{number}\": {number},").unwrap();
    }
    body += "\"last\": \"x\"}";
    let schema = json!({
        "properties": {"name250": {"maximum": 3}, "last": {"type": "integer"}},
        "required": ["name0", "none"]
    });
    let (_, faults) = run(&schema, &SchemaOptions::default(), &body);
    assert_eq!(
        codes(&faults),
        [
            ("/none", FaultCode::Required),
            ("/name250", FaultCode::Maximum),
            ("/last", FaultCode::Type)
        ]
    );
}

#[test]
fn unknown_documents_are_an_error_and_never_fetched() {
    let schema = json!({"properties": {"a": {"$ref": "https://example.com/a.json"}}});
    let error = Schema::compile(&schema, &SchemaOptions::default()).unwrap_err();
    assert!(
        error.detail.contains("https://example.com/a.json"),
        "{error}"
    );
}

#[test]
fn documents_of_the_caller_are_found_and_their_rules_explained() {
    let other =
        json!({"$defs": {"A": {"properties": {"colour": {}}, "additionalProperties": false}}});
    let resources = Arc::new(BTreeMap::from([(
        "https://example.com/a.json".to_owned(),
        other,
    )]));
    let options = SchemaOptions {
        resources,
        ..SchemaOptions::default()
    };
    let schema = json!({"$ref": "https://example.com/a.json#/$defs/A"});
    let (valid, faults) = run(&schema, &options, r#"{"color": 1}"#);
    assert!(!valid);
    assert_eq!(
        faults.list[0].hint.as_deref(),
        Some("did you mean `colour`?")
    );
}

#[test]
fn a_schema_that_is_none_is_an_error() {
    let error = Schema::compile(&json!({"type": 5}), &SchemaOptions::default()).unwrap_err();
    assert!(!error.detail.is_empty());
    assert!(Schema::compile(&json!({"pattern": "("}), &SchemaOptions::default()).is_err());
}

#[test]
fn formats_can_be_remarks() {
    let options = SchemaOptions {
        formats: false,
        ..SchemaOptions::default()
    };
    assert!(run(&json!({"format": "email"}), &options, "\"x\"").0);
}

#[test]
fn whole_numbers_are_compared_exactly() {
    let schema = json!({"maximum": 9_007_199_254_740_992_u64});
    assert!(!run(&schema, &SchemaOptions::default(), "9007199254740993").0);
    assert!(run(&schema, &SchemaOptions::default(), "9007199254740992").0);
    assert!(
        !run(
            &json!({"exclusiveMinimum": 0}),
            &SchemaOptions::default(),
            "0e-400"
        )
        .0
    );
    assert!(
        run(
            &json!({"exclusiveMinimum": 0}),
            &SchemaOptions::default(),
            "1e-400"
        )
        .0
    );
    assert!(
        run(
            &json!({"type": "integer"}),
            &SchemaOptions::default(),
            "1.50e1"
        )
        .0
    );
    assert!(
        !run(
            &json!({"type": "integer"}),
            &SchemaOptions::default(),
            "1.55e1"
        )
        .0
    );
    assert!(
        run(
            &json!({"type": "integer"}),
            &SchemaOptions::default(),
            "1200e-2"
        )
        .0
    );
}
