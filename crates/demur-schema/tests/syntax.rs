//! What people are told about a text that is not JSON: where, what, and the cure.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use demur_schema::{DuplicateKeys, JsonLimits, TapeStorage, read_json};
use serde_json::json;

/// The fault as `line:column@byte code: detail | hint`.
#[track_caller]
fn check(text: impl AsRef<[u8]>, expected: &str) {
    let mut storage = TapeStorage::default();
    let fault = read_json(text.as_ref(), &JsonLimits::default(), &mut storage).unwrap_err();
    let place = fault.position.unwrap();
    let mut shown = format!(
        "{}:{}@{} {}: {}",
        place.line, place.column, place.byte, fault.code, fault.detail
    );
    if let Some(hint) = fault.hint {
        shown += &format!(" | {hint}");
    }
    assert_eq!(shown, expected);
}

/// What people send, and what they are told.
const SLIPS: &[(&str, &str)] = &[
    (
        "",
        "1:1@0 malformed_json: the body is empty | send a JSON value",
    ),
    (
        "{\"a\": 1,}",
        "1:9@8 malformed_json: a comma stands before the closing bracket | remove the trailing comma",
    ),
    (
        "[1,\n 2,\n]",
        "3:1@8 malformed_json: a comma stands before the closing bracket | remove the trailing comma",
    ),
    (
        "{'a': 1}",
        "1:2@1 malformed_json: strings and names need double quotes | replace `'` by `\"`",
    ),
    (
        "{a: 1}",
        "1:2@1 malformed_json: the name of a member is expected here | put names in double quotes",
    ),
    (
        "[NaN]",
        "1:2@1 malformed_json: JSON has no NaN and no infinity | send `null` or a string in its place",
    ),
    (
        "[-Infinity]",
        "1:3@2 malformed_json: JSON has no NaN and no infinity | send `null` or a string in its place",
    ),
    (
        "{\"a\": 1 // one\n}",
        "1:9@8 malformed_json: JSON has no comments | remove the comment",
    ),
    (
        "{\"a\": [1, 2",
        "1:12@11 malformed_json: the text ends inside an array | add the missing `]`",
    ),
    (
        "{\"a\": 1",
        "1:8@7 malformed_json: the text ends inside an object | add the missing `}`",
    ),
    (
        "{\"a\": 01}",
        "1:7@6 malformed_json: a number starts with a superfluous zero | remove the zero, or send a string if the zeros matter",
    ),
    (
        "\"a\nb\"",
        "1:3@2 malformed_json: a string contains a control character | write a line break inside a string as `\\n`",
    ),
    (
        "\"abc",
        "1:1@0 malformed_json: a string is not closed | add the closing `\"`",
    ),
    (
        "\"\\x\"",
        "1:2@1 malformed_json: a string contains an escape that JSON does not have | write a backslash itself as `\\\\`",
    ),
    (
        "\"\\ud800\"",
        "1:2@1 malformed_json: a string contains half of a surrogate pair | write both halves as `\\uXXXX\\uXXXX`, or the character itself",
    ),
    (
        "{\"a\" 1}",
        "1:6@5 malformed_json: a `:` must follow the name of a member | write members as `\"name\": value`",
    ),
    (
        "{\"a\": 1 \"b\": 2}",
        "1:9@8 malformed_json: a `,` or `}` is expected here | a comma is missing before this",
    ),
    (
        "[1}",
        "1:3@2 malformed_json: a `,` or `]` is expected here | close the array with `]`",
    ),
    (
        "{} {}",
        "1:4@3 malformed_json: there is more text after the end of the JSON value | send one value; several belong in an array",
    ),
    (
        "{}}",
        "1:3@2 malformed_json: there is more text after the end of the JSON value | remove the superfluous closing bracket",
    ),
    (
        "True",
        "1:1@0 malformed_json: a value is expected here | `true`, `false` and `null` are lower case",
    ),
    (
        "[None]",
        "1:2@1 malformed_json: a value is expected here | write `null`",
    ),
    (
        "[.5]",
        "1:2@1 malformed_json: a value is expected here | write a zero before the decimal point",
    ),
    (
        "[1.]",
        "1:4@3 malformed_json: digits must follow the decimal point | write `1.0`, or `1`",
    ),
    (
        "[0x1F]",
        "1:3@2 malformed_json: a `,` or `]` is expected here | numbers are written in decimal digits",
    ),
    (
        "<a/>",
        "1:1@0 malformed_json: a value is expected here | the text looks like XML or HTML, not JSON",
    ),
    (
        "\u{feff}{}",
        "1:1@0 malformed_json: the body starts with a byte order mark | send it without the mark",
    ),
];

#[test]
fn common_slips_come_with_their_cure() {
    for (text, expected) in SLIPS {
        check(text, expected);
    }
}

#[test]
fn columns_count_characters_and_bytes_count_bytes() {
    check(
        "{\"grüße\": 1,\n\"ä\": x}",
        "2:6@21 malformed_json: a value is expected here | put strings in double quotes",
    );
}

#[test]
fn limits_have_codes_of_their_own() {
    check(
        b"\"\xC3\"",
        "1:2@1 invalid_utf8: the body is not valid UTF-8 | save or encode the text as UTF-8",
    );
    check(
        "1e999",
        "1:1@0 number_out_of_range: a number is larger than 1.8e308 | send it as a string",
    );
    check(
        "1".repeat(1001),
        "1:1@0 number_out_of_range: a number has more than 1000 characters | send it as a string",
    );
    check(
        "[".repeat(65),
        "1:65@64 too_deep: arrays and objects are nested deeper than 64 levels",
    );
    let deepest = "[".repeat(64) + &"]".repeat(64);
    assert!(
        read_json(
            deepest.as_bytes(),
            &JsonLimits::default(),
            &mut TapeStorage::default()
        )
        .is_ok()
    );
}

#[track_caller]
fn check_repeated(text: &str, pointer: &str) {
    let mut storage = TapeStorage::default();
    let fault = read_json(text.as_bytes(), &JsonLimits::default(), &mut storage).unwrap_err();
    assert_eq!(
        (fault.code.as_str(), fault.pointer.as_deref()),
        ("duplicate_key", Some(pointer))
    );
}

#[test]
fn repeated_names_are_found_however_they_are_written() {
    check_repeated(r#"{"a": 1, "b": 2, "a": 3}"#, "/a");
    check_repeated(r#"{"a": 1, "\u0061": 3}"#, "/a");
    check_repeated(r#"{"x": [0, {"k/~": 1, "k/~": 2}]}"#, "/x/1/k~1~0");
    check(
        "{\"a\": 1,\n \"a\": 2}",
        "2:2@10 duplicate_key: the object already has a member of this name | send each name once",
    );
}

fn wide(count: usize, last: &str) -> String {
    let members: Vec<String> = (0..count).map(|at| format!("\"key{at}\": {at}")).collect();
    format!("{{{}, {last}}}", members.join(", "))
}

#[test]
fn repeated_names_are_found_in_wide_objects() {
    check_repeated(&wide(1000, "\"key500\": 0"), "/key500");
    check_repeated(&wide(40, "\"\\u006bey7\": 0"), "/key7");
    // The first repetition in the text is the one that is told.
    check_repeated(&wide(100, "\"key9\": 0, \"key3\": 0"), "/key9");
}

#[test]
fn names_with_the_same_hash_are_different_names() {
    // The hash looks at both ends of a name only.
    let members: Vec<String> = (0..3000)
        .map(|at| format!("\"abcd{at:06}wxyz\": {at}"))
        .collect();
    let text = format!("{{{}}}", members.join(","));
    let mut storage = TapeStorage::default();
    let tape = read_json(text.as_bytes(), &JsonLimits::default(), &mut storage).unwrap();
    assert_eq!(tape.value_at("/abcd001234wxyz"), Some(json!(1234)));
    assert_eq!(tape.value_at("/abcd003000wxyz"), None);
}

#[test]
fn the_last_of_repeated_members_counts_where_that_is_asked_for() {
    let limits = JsonLimits {
        duplicate_keys: DuplicateKeys::Last,
        ..JsonLimits::default()
    };
    let mut storage = TapeStorage::default();
    let text = r#"{"a": 1, "b": 2, "\u0061": 3, "a": 4}"#;
    let tape = read_json(text.as_bytes(), &limits, &mut storage).unwrap();
    assert_eq!(tape.to_value(), json!({"a": 4, "b": 2}));
    assert_eq!(tape.value_at("/a"), Some(json!(4)));
    let text = wide(50, "\"key7\": true, \"key7\": null");
    let tape = read_json(text.as_bytes(), &limits, &mut storage).unwrap();
    assert_eq!(tape.value_at("/key7"), Some(json!(null)));
    assert_eq!(tape.to_value().as_object().unwrap().len(), 50);
}

#[test]
fn pointers_lead_to_places_in_the_text() {
    let text = "{\"a\": [10, {\"b/c\": \"x\"}],\n \"d\": null}";
    let mut storage = TapeStorage::default();
    let tape = read_json(text.as_bytes(), &JsonLimits::default(), &mut storage).unwrap();
    assert_eq!(tape.offset_of(""), Some(0));
    assert_eq!(tape.offset_of("/a/0"), Some(7));
    assert_eq!(tape.offset_of("/a/1/b~1c"), Some(19));
    assert_eq!(tape.string_at("/a/1/b~1c").as_deref(), Some("x"));
    assert_eq!(tape.offset_of("/a/2"), None);
    let place = tape.position_of("/d").unwrap();
    assert_eq!((place.line, place.column, place.byte), (2, 7, 32));
}
