//! What an operation says beside `OpenAPI`: rules about its body, and how long it will be there.

use demur_contract::{CompileOptions, Contract};

/// What is said of an operation with these members: `code pointer: message`, one for each fault.
fn faults(members: &str) -> Vec<String> {
    let document = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "T", "version": "1"}}, "paths": {{"/a": {{"post": {{
        {members}, "responses": {{"200": {{"description": "done"}}}}}}}}}}}}"#
    );
    let read = |_: &str| Err(String::from("no other files"));
    let options = CompileOptions::default();
    match Contract::compile("t.json", document.into(), &read, &options) {
        Ok(_) => Vec::new(),
        Err(faults) => faults
            .into_iter()
            .map(|fault| {
                let pointer = fault.pointer.unwrap_or_default();
                format!("{} {pointer}: {}", fault.code, fault.message)
            })
            .collect(),
    }
}

#[track_caller]
fn check(members: &str, expected: &[&str]) {
    assert_eq!(faults(members), expected, "{members}");
}

#[test]
fn good_rules_and_dates_have_no_faults() {
    check(
        r#""x-demur-rules": [{"rule": "self.a < self.b", "message": "a is below b", "status": 409}],
           "x-demur-deprecation": {"since": "2026-01-01", "sunset": "2026-12-31", "link": "/changes"}"#,
        &[],
    );
}

#[test]
fn a_rule_that_says_nothing_is_a_fault_with_its_place() {
    check(
        r#""x-demur-rules": [{"rule": "self.a < ", "message": "m"}, {"rule": "self.a", "mesage": "m"}]"#,
        &[
            "bad-rule /paths/~1a/post/x-demur-rules/0: `rule` at 1:10: This is no CEL: it ends too early",
            "bad-rule /paths/~1a/post/x-demur-rules/1: a rule has no `mesage`",
            "bad-rule /paths/~1a/post/x-demur-rules/1: a rule needs `message`, a string",
        ],
    );
}

#[test]
fn an_extension_that_is_misspelt_is_no_check_that_is_missing() {
    let place = "/paths/~1a/post";
    for (member, expected) in [
        (
            r#""x-demur-rule": []"#,
            format!("unknown-field {place}/x-demur-rule: there is no extension `x-demur-rule`"),
        ),
        (
            r#""x-demur-rules": {"rule": "true", "message": "m"}"#,
            format!("wrong-type {place}/x-demur-rules: the rules are a list"),
        ),
        (
            r#""x-demur-condition": "requird""#,
            format!(
                "unknown-value {place}/x-demur-condition: `x-demur-condition` has one value, `required`"
            ),
        ),
        (
            r#""x-demur-condition": true"#,
            format!(
                "unknown-value {place}/x-demur-condition: `x-demur-condition` has one value, `required`"
            ),
        ),
    ] {
        check(member, &[&expected]);
    }
    check(r#""x-demur-condition": "required", "x-other": 1"#, &[]);
}

#[test]
fn a_deprecation_needs_dates_in_their_order() {
    let place = "bad-deprecation /paths/~1a/post/x-demur-deprecation";
    for (value, message) in [
        (
            "{}",
            "`x-demur-deprecation` needs `since`, a date such as 2026-01-31",
        ),
        (
            r#"{"since": "2026-02-30"}"#,
            "`since` is a date such as 2026-01-31",
        ),
        (
            r#"{"since": "2026-02-03", "sunset": "2026-02-02"}"#,
            "`sunset` lies before `since` (RFC 9745 §4)",
        ),
        (
            r#"{"since": "2026-02-03", "link": "javascript:alert(1)"}"#,
            "`link` is a URL or a path",
        ),
    ] {
        check(
            &format!("\"x-demur-deprecation\": {value}"),
            &[&format!("{place}: {message}")],
        );
    }
}
