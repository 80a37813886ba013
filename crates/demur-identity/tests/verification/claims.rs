//! What a token must say to count.

use std::time::Duration;

use crate::support::mint::{self, TestKey};
use crate::support::{
    NOW, PAYLOAD, caller, es256, header, now, outcome, rules, with_claim, with_keys, with_rules,
    without_claim,
};
use demur_identity::{
    Algorithm, Audience, Claim, Expiry, Issuer, KeySource, Outcome, Reason, Secret, TokenRules,
};

fn check(payload: &str, expected: Result<(), Reason>) {
    let outcome = outcome(&with_rules(rules()), &es256(payload), now());
    match expected {
        Ok(()) => assert!(
            matches!(outcome, Outcome::Valid(_)),
            "{payload}: {outcome:?}"
        ),
        Err(reason) => assert_eq!(outcome, Outcome::Invalid(reason), "{payload}"),
    }
}

fn check_with(rules: TokenRules, token: &str, expected: Result<(), Reason>) {
    let outcome = outcome(&with_rules(rules), token, now());
    assert_eq!(
        outcome_kind(&outcome),
        expected.err().map(Outcome::Invalid),
        "{outcome:?}"
    );
}

fn outcome_kind(outcome: &Outcome) -> Option<Outcome> {
    match outcome {
        Outcome::Valid(_) => None,
        Outcome::Invalid(_) | Outcome::Unavailable => Some(outcome.clone()),
    }
}

#[test]
fn every_kind_of_key_signs_tokens_that_count() {
    for key in [TestKey::Es256, TestKey::Rs256, TestKey::Ed25519] {
        let token = mint::token(key, &header(key), PAYLOAD).unwrap();
        check_with(rules(), &token, Ok(()));
    }
}

#[test]
fn a_token_ends_on_time_give_or_take_the_leeway() {
    check(&with_claim("exp", &(NOW - 29).to_string()), Ok(()));
    check(
        &with_claim("exp", &(NOW - 30).to_string()),
        Err(Reason::Expired),
    );
    check(&with_claim("exp", &format!("{}.5", NOW - 30)), Ok(()));
}

#[test]
fn a_token_does_not_begin_before_its_time() {
    for name in ["nbf", "iat"] {
        check(&with_claim(name, &(NOW + 30).to_string()), Ok(()));
        check(
            &with_claim(name, &(NOW + 31).to_string()),
            Err(Reason::NotYetValid),
        );
    }
}

#[test]
fn a_token_that_was_proved_before_still_ends() {
    let verifiers = with_rules(rules());
    let token = es256(PAYLOAD);
    for (second, expected) in [(0, None), (329, None), (330, Some(Reason::Expired))] {
        let outcome = outcome(&verifiers, &token, now() + Duration::from_secs(second));
        assert_eq!(
            outcome_kind(&outcome),
            expected.map(Outcome::Invalid),
            "{second}"
        );
    }
}

#[test]
fn the_leeway_is_as_long_as_configured() {
    let mut strict = rules();
    strict.claims.leeway = Duration::ZERO;
    check_with(
        strict.clone(),
        &es256(&with_claim("exp", &NOW.to_string())),
        Err(Reason::Expired),
    );
    check_with(
        strict,
        &es256(&with_claim("exp", &(NOW + 1).to_string())),
        Ok(()),
    );
}

#[test]
fn a_token_without_an_end_counts_only_where_that_is_allowed() {
    check(
        &without_claim("exp"),
        Err(Reason::MissingClaim(Claim::Expiry)),
    );
    let lenient = TokenRules {
        expiry: Expiry::Optional,
        ..rules()
    };
    check_with(lenient.clone(), &es256(&without_claim("exp")), Ok(()));
    check_with(
        lenient,
        &es256(&with_claim("exp", "1600000000")),
        Err(Reason::Expired),
    );
}

#[test]
fn one_audience_of_several_is_enough() {
    check(&with_claim("aud", r#"["other","also-us"]"#), Ok(()));
    check(
        &with_claim("aud", r#"["other"]"#),
        Err(Reason::WrongAudience),
    );
    check(&with_claim("aud", "[]"), Err(Reason::WrongAudience));
}

#[test]
fn issuer_and_audience_are_not_looked_at_where_any_will_do() {
    let mut open = rules();
    open.claims.issuer = Issuer::Any;
    open.claims.audience = Audience::Any;
    check_with(open, &es256(r#"{"sub":"s","exp":1700000300}"#), Ok(()));
}

#[test]
fn the_caller_has_what_the_token_says() {
    let payload = r#"{"iss":"https://issuer.example","aud":["https://api.example"],"sub":"alice","exp":1700000300,
        "scope":"orders:read  orders:write","roles":["admin"],"org":{"id":7,"tags":["a","b"],"deep":{"on":true}},
        "none":null,"mixed":["a",{}]}"#;
    let caller = caller(outcome(&with_rules(rules()), &es256(payload), now()));
    assert_eq!(caller.id, "alice");
    assert_eq!(caller.scopes, ["orders:read", "orders:write"]);
    assert_eq!(caller.roles, ["admin"]);
    let written: Vec<String> = caller
        .claims
        .iter()
        .map(|(name, values)| format!("{name}={}", values.join(",")))
        .collect();
    let expected = [
        "aud=https://api.example",
        "exp=1700000300",
        "iss=https://issuer.example",
        "org.deep.on=true",
        "org.id=7",
        "org.tags=a,b",
        "roles=admin",
        "scope=orders:read  orders:write",
        "sub=alice",
    ];
    assert_eq!(written, expected);
}

#[test]
fn scopes_may_be_a_list_or_be_called_scp() {
    let cases = [
        ("scope", r#"["a","b"]"#),
        ("scp", r#"["a","b"]"#),
        ("scp", r#""a b""#),
    ];
    for (name, json) in cases {
        let caller = caller(outcome(
            &with_rules(rules()),
            &es256(&with_claim(name, json)),
            now(),
        ));
        assert_eq!(caller.scopes, ["a", "b"], "{name} {json}");
    }
}

#[test]
fn what_is_not_written_as_expected_grants_nothing() {
    for (name, json) in [
        ("scope", "7"),
        ("scope", r#"{"a":1}"#),
        ("scope", r#"["a",1]"#),
        ("roles", "true"),
    ] {
        let caller = caller(outcome(
            &with_rules(rules()),
            &es256(&with_claim(name, json)),
            now(),
        ));
        assert!(
            caller.scopes.is_empty() && caller.roles.is_empty(),
            "{name} {json}"
        );
    }
}

#[test]
fn roles_are_found_where_they_are_said_to_be() {
    let cases = [
        (
            "realm_access.roles",
            "realm_access",
            r#"{"roles":["a","b"]}"#,
        ),
        (
            "https://a.example/roles",
            "https://a.example/roles",
            r#"["a","b"]"#,
        ),
        (
            "resource.my.api.roles",
            "resource",
            r#"{"my.api":{"roles":["a","b"]}}"#,
        ),
    ];
    for (path, name, json) in cases {
        let mut rules = rules();
        rules.claims.roles_claim = path.into();
        let caller = caller(outcome(
            &with_rules(rules),
            &es256(&with_claim(name, json)),
            now(),
        ));
        assert_eq!(caller.roles, ["a", "b"], "{path}");
    }
}

#[test]
fn a_claim_with_dots_in_its_name_is_not_replaced_by_a_nested_one() {
    let payload = PAYLOAD.replace('}', r#","a":{"b":"nested"},"a.b":"outer"}"#);
    let caller = caller(outcome(&with_rules(rules()), &es256(&payload), now()));
    let of_name: Vec<_> = caller
        .claims
        .iter()
        .filter(|(name, _)| name == "a.b")
        .collect();
    assert_eq!(of_name, [&("a.b".to_owned(), vec!["outer".to_owned()])]);
}

#[test]
fn a_client_may_call_on_its_own_behalf() {
    let payload = without_claim("sub").replace('}', r#","client_id":"batch"}"#);
    assert_eq!(
        caller(outcome(&with_rules(rules()), &es256(&payload), now())).id,
        "batch"
    );
}

#[test]
fn the_type_of_a_token_counts() {
    let typed = |typ: &str| {
        let header = format!(r#"{{"alg":"ES256","kid":"test-es256","typ":"{typ}"}}"#);
        mint::token(TestKey::Es256, &header, PAYLOAD).unwrap()
    };
    let untyped = mint::token(
        TestKey::Es256,
        r#"{"alg":"ES256","kid":"test-es256"}"#,
        PAYLOAD,
    )
    .unwrap();
    for token in [
        typed("jwt"),
        typed("at+jwt"),
        typed("application/at+JWT"),
        untyped.clone(),
    ] {
        check_with(rules(), &token, Ok(()));
    }
    check_with(rules(), &typed("logout+jwt"), Err(Reason::WrongType));
    let strict = TokenRules {
        token_type: Some("at+jwt".into()),
        ..rules()
    };
    check_with(strict.clone(), &typed("application/at+jwt"), Ok(()));
    for token in [typed("JWT"), untyped] {
        check_with(strict.clone(), &token, Err(Reason::WrongType));
    }
}

#[test]
fn a_token_without_a_key_name_is_tried_with_the_keys_that_fit() {
    for key in [TestKey::Es256, TestKey::Rs256, TestKey::Ed25519] {
        let header = format!(r#"{{"alg":"{}"}}"#, key.alg());
        check_with(
            rules(),
            &mint::token(key, &header, PAYLOAD).unwrap(),
            Ok(()),
        );
    }
}

#[test]
fn a_key_that_is_bound_to_an_algorithm_is_used_with_no_other() {
    let key =
        jsonwebtoken::EncodingKey::from_rsa_pem(include_bytes!("../fixtures/rs256.private.pem"))
            .unwrap();
    let header = r#"{"alg":"PS256","kid":"test-rs256"}"#;
    let token = mint::signed(&key, jsonwebtoken::Algorithm::PS256, header, PAYLOAD).unwrap();
    check_with(rules(), &token, Ok(()));
    let bound = KeySource::Jwks(crate::support::JWKS.replace(r#""e":"#, r#""alg": "RS256", "e":"#));
    let outcome = outcome(&with_keys(bound, rules()), &token, now());
    assert_eq!(outcome, Outcome::Invalid(Reason::AlgorithmNotAllowed));
}

#[test]
fn where_no_key_has_a_name_a_token_may_name_any() {
    let nameless = KeySource::Jwks(crate::support::JWKS.replace("\"kid\"", "\"x-kid\""));
    assert!(matches!(
        outcome(&with_keys(nameless, rules()), &es256(PAYLOAD), now()),
        Outcome::Valid(_)
    ));
}

#[test]
fn a_shared_secret_signs_where_it_is_configured() {
    let secret = "0123456789abcdef0123456789abcdef";
    let key = jsonwebtoken::EncodingKey::from_secret(secret.as_bytes());
    let header = r#"{"alg":"HS256","kid":"any"}"#;
    let token = mint::signed(&key, jsonwebtoken::Algorithm::HS256, header, PAYLOAD).unwrap();
    let verifiers = with_keys(KeySource::Secret(Secret::new(secret)), rules());
    assert!(matches!(
        outcome(&verifiers, &token, now()),
        Outcome::Valid(_)
    ));
    // And nothing else does.
    assert_eq!(
        outcome(&verifiers, &es256(PAYLOAD), now()),
        Outcome::Invalid(Reason::AlgorithmNotAllowed)
    );
    let other = with_keys(
        KeySource::Secret(Secret::new(secret.replace('0', "1"))),
        rules(),
    );
    assert_eq!(
        outcome(&other, &token, now()),
        Outcome::Invalid(Reason::BadSignature)
    );
}

#[test]
fn other_algorithms_count_where_they_are_allowed() {
    let key =
        jsonwebtoken::EncodingKey::from_rsa_pem(include_bytes!("../fixtures/rs256.private.pem"))
            .unwrap();
    let header = r#"{"alg":"PS512","kid":"test-rs256"}"#;
    let token = mint::signed(&key, jsonwebtoken::Algorithm::PS512, header, PAYLOAD).unwrap();
    check_with(rules(), &token, Err(Reason::AlgorithmNotAllowed));
    check_with(
        TokenRules {
            algorithms: vec![Algorithm::Ps512],
            ..rules()
        },
        &token,
        Ok(()),
    );
}
