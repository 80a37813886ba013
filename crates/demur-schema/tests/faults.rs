//! What people are told: codes, pointers, wording, hints, and which alternative was meant.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use demur_schema::{Fault, In, JsonLimits, Schema, SchemaOptions, TapeStorage, read_json};
use serde_json::{Value, json};

fn faults(schema: &Value, body: &str) -> Vec<Fault> {
    let schema = Schema::compile(schema, &SchemaOptions::default()).unwrap();
    let mut storage = TapeStorage::default();
    let tape = read_json(body.as_bytes(), &JsonLimits::default(), &mut storage).unwrap();
    let faults = schema.faults(&tape, In::Body, 20);
    assert_eq!(schema.is_valid(&tape), faults.is_empty());
    faults.list
}

/// Each fault as `pointer code: detail | hint | expected`.
#[track_caller]
fn check(schema: &Value, body: &str, expected: &[&str]) {
    let shown: Vec<String> = faults(schema, body)
        .into_iter()
        .map(|fault| {
            let mut line = format!(
                "{} {}: {}",
                fault.pointer.unwrap(),
                fault.code,
                fault.detail
            );
            if let Some(hint) = fault.hint {
                line += &format!(" | {hint}");
            }
            if let Some(expected) = fault.expected {
                line += &format!(" | {expected}");
            }
            line
        })
        .collect();
    assert_eq!(shown, expected);
}

/// The same for one property `p`, with its schema and its value.
#[track_caller]
fn check_value(schema: impl Into<Value>, value: &str, expected: &str) {
    check(
        &json!({"properties": {"p": schema.into()}}),
        &format!("{{\"p\": {value}}}"),
        &[expected],
    );
}

#[test]
fn an_invalid_address_and_an_age_below_the_minimum_are_two_faults() {
    let schema = json!({
        "type": "object",
        "properties": {
            "email": {"type": "string", "format": "email"},
            "age": {"type": "integer", "minimum": 18}
        }
    });
    check(
        &schema,
        r#"{"email": "not-an-email", "age": 15}"#,
        &[
            "/email format: must be an e-mail address | an e-mail address has an `@` | \"email\"",
            "/age minimum: must be at least 18 | 18",
        ],
    );
}

#[test]
fn a_value_that_fits_has_no_faults() {
    check(
        &json!({"type": "object", "required": ["a"]}),
        r#"{"a": 1}"#,
        &[],
    );
}

#[test]
fn a_missing_member_has_the_pointer_it_would_have() {
    check(
        &json!({"required": ["a/b"]}),
        "{}",
        &["/a~1b required: `a/b` is missing"],
    );
}

#[test]
fn types_come_with_the_conversion_that_is_needed() {
    check_value(
        json!({"type": "integer"}),
        "\"2\"",
        "/p type: must be an integer | send the number without quotes | \"integer\"",
    );
    check_value(
        json!({"type": "integer"}),
        "1.5",
        "/p type: must be an integer | send a whole number | \"integer\"",
    );
    check_value(
        json!({"type": "boolean"}),
        "\"true\"",
        "/p type: must be a boolean | send `true` or `false` without quotes | \"boolean\"",
    );
    check_value(
        json!({"type": "string"}),
        "5",
        "/p type: must be a string | put the number in quotes | \"string\"",
    );
    check_value(
        json!({"type": "array", "items": {"type": "string"}}),
        "\"a\"",
        "/p type: must be an array | send an array, even for one value | \"array\"",
    );
    check_value(
        json!({"type": "string"}),
        "null",
        "/p type: must be a string | `null` is not allowed here; \
         leave the member out if there is no value | \"string\"",
    );
    check_value(
        json!({"type": "object"}),
        "[{}]",
        "/p type: must be an object | send the object itself, not an array with it | \"object\"",
    );
    check_value(
        json!({"type": ["string", "integer"]}),
        "true",
        "/p type: must be an integer or a string | put the value in quotes | \
         [\"integer\",\"string\"]",
    );
}

#[test]
fn enumerations_suggest_the_word_that_was_meant() {
    check_value(
        json!({"enum": ["notice", "warning", "failure"]}),
        "\"warnign\"",
        "/p enum: must be one of `notice`, `warning`, `failure` | did you mean `warning`? | \
         [\"notice\",\"warning\",\"failure\"]",
    );
    check_value(
        json!({"enum": [1, 2]}),
        "\"2\"",
        "/p enum: must be one of 1, 2 | send the value without quotes | [1,2]",
    );
    check_value(json!({"const": "x"}), "1", "/p const: must be `x` | \"x\"");
}

#[test]
fn numbers_say_their_limit() {
    check_value(
        json!({"maximum": 9}),
        "10",
        "/p maximum: must be at most 9 | 9",
    );
    check_value(
        json!({"exclusiveMinimum": 0}),
        "0",
        "/p minimum: must be greater than 0 | 0",
    );
    check_value(
        json!({"multipleOf": 0.5}),
        "0.7",
        "/p multiple_of: must be a multiple of 0.5 | 0.5",
    );
}

#[test]
fn lengths_say_by_how_much() {
    check_value(
        json!({"maxLength": 3}),
        "\"grüße\"",
        "/p too_long: must have at most 3 characters | remove 2 characters | 3",
    );
    check_value(
        json!({"minLength": 1}),
        "\"\"",
        "/p too_short: must not be empty | 1",
    );
    check_value(
        json!({"maxItems": 1}),
        "[1,2]",
        "/p too_many_items: must have at most 1 item | remove 1 item | 1",
    );
    check_value(
        json!({"minItems": 2}),
        "[]",
        "/p too_few_items: must have at least 2 items | 2",
    );
    check_value(
        json!({"minProperties": 1}),
        "{}",
        "/p too_few_items: must have at least 1 member | 1",
    );
    check_value(
        json!({"uniqueItems": true}),
        "[1, 1.0]",
        "/p duplicate_items: the items must all differ",
    );
}

#[test]
fn dates_and_formats_say_what_lacks() {
    let date_time = "must be a date and time such as `2030-01-31T23:59:00Z`";
    let cases = [
        (
            "\"2024-05-01T10:00:00\"",
            "add the time zone, such as `Z` or `+02:00`",
        ),
        ("\"2024-05-01 10:00:00Z\"", "separate date and time by `T`"),
        (
            "\"2024-05-01\"",
            "add the time and its zone, such as `T00:00:00Z`",
        ),
        (
            "\"1714557600\"",
            "send a date and time, not a number of seconds",
        ),
        ("\" 2024-05-01T10:00:00Z\"", "remove the blank at its start"),
    ];
    for (value, hint) in cases {
        let expected = format!("/p format: {date_time} | {hint} | \"date-time\"");
        check_value(json!({"format": "date-time"}), value, &expected);
    }
    check_value(
        json!({"format": "uri"}),
        "\"www.example.com\"",
        "/p format: must be an absolute URI such as `https://example.com/a` | \
         start with the scheme, such as `https://` | \"uri\"",
    );
}

#[test]
fn patterns_have_a_name_where_the_schema_gives_one() {
    check_value(
        json!({"pattern": "^[A-Z]{2}$"}),
        "\"DE \"",
        "/p pattern: must match the pattern `^[A-Z]{2}$` | remove the blank at its end | \
         \"^[A-Z]{2}$\"",
    );
    check_value(
        json!({"pattern": "^[A-Z]{2}$", "x-pattern-name": "a country code"}),
        "\"x\"",
        "/p pattern: must be a country code | \"^[A-Z]{2}$\"",
    );
}

#[test]
fn unknown_properties_are_explained() {
    let closed =
        |properties: Value| json!({"properties": properties, "additionalProperties": false});
    check(
        &closed(json!({"email": {}, "age": {}})),
        r#"{"emial": 1, "age": 2, "zzzzzz": 3}"#,
        &[
            "/emial unknown_property: this property is not declared | did you mean `email`?",
            "/zzzzzz unknown_property: this property is not declared",
        ],
    );
    check(
        &closed(json!({"output": {"properties": {"title": {}}}})),
        r#"{"title": 1}"#,
        &["/title unknown_property: this property is not declared | it belongs in `/output`"],
    );
    let nested = json!({
        "properties": {"name": {}, "output": {"$ref": "#/$defs/Output"}},
        "$defs": {"Output": {"properties": {"a": {}}, "additionalProperties": false}}
    });
    check(
        &nested,
        r#"{"output": {"name": 1}}"#,
        &[
            "/output/name unknown_property: this property is not declared | \
           it belongs one level up, at the top",
        ],
    );
}

#[test]
fn a_misspelt_required_property_is_one_fault() {
    let schema = json!({
        "properties": {"customer_id": {}, "note": {}},
        "required": ["customer_id"],
        "additionalProperties": false
    });
    check(
        &schema,
        r#"{"custmer_id": 1}"#,
        &[
            "/custmer_id unknown_property: this property is not declared, and `customer_id` is \
           missing | rename it to `customer_id`",
        ],
    );
}

#[test]
fn combinations_have_codes_of_their_own() {
    check_value(
        json!({"not": {"title": "a reserved name", "const": "x"}}),
        "\"x\"",
        "/p forbidden: must not be: a reserved name",
    );
    check_value(json!(false), "1", "/p forbidden: this must not be there");
    check(
        &json!({"dependentRequired": {"a": ["b"]}}),
        r#"{"a": 1}"#,
        &["/b dependency: `b` is missing, which another member needs"],
    );
    check_value(
        json!({"contains": {"type": "string"}}),
        "[1]",
        "/p too_few_items: at least 1 item of the kind in `contains` must be there",
    );
    check_value(
        json!({"propertyNames": {"maxLength": 2}}),
        r#"{"long": 1}"#,
        "/p/long unknown_property: the name of this member must have at most 2 characters",
    );
    check_value(
        json!({"prefixItems": [{}], "items": false}),
        "[1, 2]",
        "/p/1 too_many_items: there are more items than the schema allows",
    );
}

#[test]
fn the_schema_can_bring_its_own_words() {
    check_value(
        json!({"minimum": 18, "type": "integer", "x-demur-error": {
            "minimum": {"message": "you must be of age", "hint": "ask a parent"}
        }}),
        "3",
        "/p minimum: you must be of age | ask a parent | 18",
    );
}

fn pets() -> Value {
    json!({
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}},
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "$defs": {
            "Cat": {"type": "object", "required": ["kind", "lives"], "properties": {
                "kind": {"type": "string"}, "lives": {"type": "integer"}}},
            "Dog": {"type": "object", "required": ["kind", "barks"], "properties": {
                "kind": {"type": "string"}, "barks": {"type": "boolean"}}}
        }
    })
}

#[test]
fn a_discriminator_chooses_the_alternative() {
    check(
        &pets(),
        r#"{"kind": "cat", "lives": "9"}"#,
        &["/lives type: must be an integer | send the number without quotes | \"integer\""],
    );
    check(
        &pets(),
        r#"{"kind": "dgo"}"#,
        &["/kind enum: must be one of `cat`, `dog` | did you mean `dog`? | [\"cat\",\"dog\"]"],
    );
    check(
        &pets(),
        "{}",
        &[
            "/kind required: `kind` is missing, which says what kind of object this is | \
           [\"cat\",\"dog\"]",
        ],
    );
}

#[test]
fn a_constant_property_chooses_the_alternative() {
    let branch = |tag: &str, name: &str| json!({"required": ["t"], "properties": {"t": {"const": tag}, name: {"type": "integer"}}});
    let schema = json!({"oneOf": [branch("a", "x"), branch("b", "y")]});
    check(
        &schema,
        r#"{"t": "b", "y": true}"#,
        &["/y type: must be an integer | \"integer\""],
    );
    check(
        &schema,
        r#"{"t": "c"}"#,
        &["/t enum: must be one of `a`, `b` | [\"a\",\"b\"]"],
    );
}

#[test]
fn the_type_chooses_the_alternative() {
    let schema = json!({"oneOf": [
        {"type": "string", "maxLength": 2},
        {"type": "object", "required": ["id"]}
    ]});
    check(&schema, "{}", &["/id required: `id` is missing"]);
    check(
        &schema,
        "5",
        &[
            " type: must be an object or a string | put the number in quotes | \
           [\"object\",\"string\"]",
        ],
    );
}

#[test]
fn null_is_not_spoken_of_as_an_alternative() {
    check_value(
        json!({"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        "\"x\"",
        "/p type: must be an integer or null | [\"integer\",\"null\"]",
    );
    check_value(
        json!({"anyOf": [{"type": "integer", "minimum": 3}, {"type": "null"}]}),
        "1",
        "/p minimum: must be at least 3 | 3",
    );
}

#[test]
fn alternatives_that_are_constants_are_one_list() {
    check_value(
        json!({"oneOf": [{"const": "red"}, {"const": "green"}, {"enum": ["blue"]}]}),
        "\"gren\"",
        "/p enum: must be one of `red`, `green`, `blue` | did you mean `green`? | \
         [\"red\",\"green\",\"blue\"]",
    );
}

#[test]
fn a_choice_of_members_names_them() {
    check(
        &json!({"anyOf": [{"required": ["email"]}, {"required": ["phone", "country"]}]}),
        "{}",
        &[" no_branch_matched: must have `email` or `phone` with `country`"],
    );
}

#[test]
fn the_nearest_alternative_is_told() {
    let schema = json!({"oneOf": [
        {"title": "Card", "type": "object", "required": ["number", "expiry"], "additionalProperties": false,
         "properties": {"number": {"type": "string"}, "expiry": {"type": "string"}}},
        {"title": "Transfer", "type": "object", "required": ["iban"], "additionalProperties": false,
         "properties": {"iban": {"type": "string"}}}
    ]});
    check(
        &schema,
        r#"{"number": "4"}"#,
        &["/expiry required: `expiry` is missing"],
    );
    check(
        &json!({"oneOf": [{"title": "A", "minimum": 5}, {"title": "B", "minimum": 6}]}),
        "1",
        &[" no_branch_matched: must be `A` or `B`"],
    );
}

#[test]
fn several_alternatives_that_fit_are_named() {
    check(
        &json!({"oneOf": [{"title": "A", "type": "integer"}, {"title": "B", "minimum": 1}]}),
        "1",
        &[" multiple_branches_matched: fits `A` and `B`, but only one may"],
    );
}

#[test]
fn values_of_the_request_are_never_repeated() {
    let schema = json!({
        "properties": {
            "a": {"type": "integer"}, "b": {"enum": ["x"]}, "c": {"format": "email"},
            "d": {"pattern": "^a$"}, "e": {"maxLength": 1}, "f": {"const": 1},
            "g": {"oneOf": [{"type": "integer"}, {"type": "boolean"}]},
            "h": {"contains": {"type": "integer"}}, "i": {"not": {"type": "string"}},
            "j": {"prefixItems": [true], "items": false},
            "k": {"uniqueItems": true}
        }
    });
    let secret = "hunter2secret";
    let body = format!(
        r#"{{"a":"{secret}","b":"{secret}","c":"{secret}","d":"{secret}","e":"{secret}",
            "f":"{secret}","g":"{secret}","h":["{secret}"],"i":"{secret}",
            "j":["{secret}","{secret}"],"k":["{secret}","{secret}"]}}"#
    );
    let faults = faults(&schema, &body);
    assert_eq!(faults.len(), 11);
    assert!(!format!("{faults:?}").contains(secret));
}

#[test]
fn faults_stand_in_document_order_and_once_each() {
    let schema = json!({
        "properties": {"a": {"type": "integer"}, "z": {"type": "integer"}},
        "allOf": [{"properties": {"z": {"type": "integer"}}}]
    });
    check(
        &schema,
        r#"{"z": true, "a": true}"#,
        &[
            "/z type: must be an integer | \"integer\"",
            "/a type: must be an integer | \"integer\"",
        ],
    );
}
