//! The JSON parsing suite, read from `$DEMUR_TEST_DATA/json-test-suite/test_parsing`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use demur_schema::{DuplicateKeys, JsonLimits, TapeStorage, read_json};

/// The suite accepts repeated names; we refuse them by default.
const REPEATED: [&str; 2] = [
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
];

/// What the grammar leaves to the implementation, and what we do: `None` is acceptance.
const OPEN: [(&str, Option<&str>); 35] = [
    ("i_number_double_huge_neg_exp.json", None),
    ("i_number_huge_exp.json", Some("number_out_of_range")),
    (
        "i_number_neg_int_huge_exp.json",
        Some("number_out_of_range"),
    ),
    (
        "i_number_pos_double_huge_exp.json",
        Some("number_out_of_range"),
    ),
    (
        "i_number_real_neg_overflow.json",
        Some("number_out_of_range"),
    ),
    (
        "i_number_real_pos_overflow.json",
        Some("number_out_of_range"),
    ),
    ("i_number_real_underflow.json", None),
    ("i_number_too_big_neg_int.json", None),
    ("i_number_too_big_pos_int.json", None),
    ("i_number_very_big_negative_int.json", None),
    (
        "i_object_key_lone_2nd_surrogate.json",
        Some("malformed_json"),
    ),
    (
        "i_string_1st_surrogate_but_2nd_missing.json",
        Some("malformed_json"),
    ),
    (
        "i_string_1st_valid_surrogate_2nd_invalid.json",
        Some("malformed_json"),
    ),
    ("i_string_UTF-16LE_with_BOM.json", Some("invalid_utf8")),
    ("i_string_UTF-8_invalid_sequence.json", Some("invalid_utf8")),
    ("i_string_UTF8_surrogate_U+D800.json", Some("invalid_utf8")),
    (
        "i_string_incomplete_surrogate_and_escape_valid.json",
        Some("malformed_json"),
    ),
    (
        "i_string_incomplete_surrogate_pair.json",
        Some("malformed_json"),
    ),
    (
        "i_string_incomplete_surrogates_escape_valid.json",
        Some("malformed_json"),
    ),
    (
        "i_string_invalid_lonely_surrogate.json",
        Some("malformed_json"),
    ),
    ("i_string_invalid_surrogate.json", Some("malformed_json")),
    ("i_string_invalid_utf-8.json", Some("invalid_utf8")),
    (
        "i_string_inverted_surrogates_U+1D11E.json",
        Some("malformed_json"),
    ),
    ("i_string_iso_latin_1.json", Some("invalid_utf8")),
    (
        "i_string_lone_second_surrogate.json",
        Some("malformed_json"),
    ),
    (
        "i_string_lone_utf8_continuation_byte.json",
        Some("invalid_utf8"),
    ),
    ("i_string_not_in_unicode_range.json", Some("invalid_utf8")),
    (
        "i_string_overlong_sequence_2_bytes.json",
        Some("invalid_utf8"),
    ),
    (
        "i_string_overlong_sequence_6_bytes.json",
        Some("invalid_utf8"),
    ),
    (
        "i_string_overlong_sequence_6_bytes_null.json",
        Some("invalid_utf8"),
    ),
    ("i_string_truncated-utf-8.json", Some("invalid_utf8")),
    ("i_string_utf16BE_no_BOM.json", Some("invalid_utf8")),
    ("i_string_utf16LE_no_BOM.json", Some("invalid_utf8")),
    ("i_structure_500_nested_arrays.json", Some("too_deep")),
    (
        "i_structure_UTF-8_BOM_empty_object.json",
        Some("malformed_json"),
    ),
];

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn files() -> Option<BTreeMap<String, Vec<u8>>> {
    let Some(data) = std::env::var_os("DEMUR_TEST_DATA") else {
        eprintln!("skipped: DEMUR_TEST_DATA does not name the folder with the JSON suite");
        return None;
    };
    let folder = PathBuf::from(data).join("json-test-suite/test_parsing");
    let files = std::fs::read_dir(&folder)
        .expect("the folder of the suite")
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        });
    Some(files.collect())
}

fn outcome(bytes: &[u8], limits: JsonLimits) -> Option<&'static str> {
    let mut storage = TapeStorage::default();
    read_json(bytes, &limits, &mut storage)
        .err()
        .map(|fault| fault.code.as_str())
}

#[test]
fn every_text_of_the_suite_is_read_or_refused_as_it_says() {
    let Some(files) = files() else { return };
    let limits = JsonLimits::default();
    let (mut accepted, mut refused, mut open) = (0, 0, 0);
    for (name, bytes) in &files {
        let is = outcome(bytes, limits);
        if REPEATED.contains(&name.as_str()) {
            assert_eq!(is, Some("duplicate_key"), "{name}");
        } else if name.starts_with("y_") {
            assert_eq!(is, None, "{name}");
            accepted += 1;
        } else if name.starts_with("n_") {
            assert!(is.is_some(), "{name} must be refused");
            refused += 1;
        } else {
            let expected = OPEN.iter().find(|(known, _)| known == name);
            assert_eq!(Some(&(name.as_str(), is)), expected, "{name}");
            open += 1;
        }
    }
    println!(
        "{accepted} accepted, {refused} refused, {open} open, {} named",
        REPEATED.len()
    );
    assert_eq!((accepted, refused, open), (93, 188, OPEN.len()));
}

#[test]
fn repeated_names_are_accepted_where_the_last_one_counts() {
    let Some(files) = files() else { return };
    let limits = JsonLimits {
        duplicate_keys: DuplicateKeys::Last,
        ..JsonLimits::default()
    };
    for name in REPEATED {
        assert_eq!(outcome(&files[name], limits), None, "{name}");
    }
}
