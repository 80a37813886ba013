//! Verifiers that take the place of others.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::support::mint::{self, TestKey};
use crate::support::stub::{Stub, json, status};
use crate::support::{AUDIENCE, ISSUER, JWKS, PAYLOAD, header, now, outcome, rules, settle};
use demur_identity::{
    Algorithm, Audience, Checking, Clock, Credential, JwtSetup, KeySource, KeyTiming, OpenIdSetup,
    Outcome, Reason, Secret, Setup, TokenRules, Verifiers,
};

const HOUR: Duration = Duration::from_hours(1);
const PASSWORDS: &str = include_str!("../fixtures/passwords.txt");

/// A token that ends long after every test.
fn lasting() -> String {
    let payload = PAYLOAD.replace("1700000300", "4102444800");
    mint::token(TestKey::Es256, &header(TestKey::Es256), &payload).unwrap()
}

fn jwt(url: String, rules: TokenRules) -> Vec<(String, Setup)> {
    let setup = JwtSetup {
        keys: KeySource::JwksUrl(url),
        rules,
        timing: KeyTiming::default(),
    };
    vec![("s".into(), Setup::Jwt(setup))]
}

fn strict() -> TokenRules {
    let mut rules = rules();
    rules.claims.audience = Audience::OneOf(vec![AUDIENCE.into()]);
    rules
}

/// What is known without anybody being asked.
fn at_once(verifiers: &Verifiers, token: &str) -> Outcome {
    match verifiers.verify("s", Credential::Bearer(token), now()) {
        Checking::Done(outcome) => outcome,
        Checking::Waiting(_) => panic!("somebody is asked"),
    }
}

/// Verifiers that have fetched the keys of an issuer, which cannot be reached any more.
fn in_an_outage(stub: &Stub, clock: &Clock) -> Verifiers {
    let before = Verifiers::start_with_clock(jwt(stub.url("/"), rules()), clock).unwrap();
    let found = outcome(&before, &lasting(), now());
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
    stub.answer(&status("503 Service Unavailable"));
    before
}

fn still() -> Clock {
    Clock::new(now)
}

#[test]
fn other_rules_begin_with_the_keys_of_the_same_place() {
    let stub = Stub::start(&json(JWKS));
    let before = in_an_outage(&stub, &still());
    let after = Verifiers::start_after(jwt(stub.url("/"), strict()), &before).unwrap();
    drop(before);
    let found = at_once(&after, &lasting());
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
}

#[test]
fn a_token_that_was_proved_before_is_judged_by_the_new_rules() {
    let stub = Stub::start(&json(JWKS));
    let before = in_an_outage(&stub, &still());
    let judged = |rules| {
        let after = Verifiers::start_after(jwt(stub.url("/"), rules), &before).unwrap();
        at_once(&after, &lasting())
    };
    let mut elsewhere = rules();
    elsewhere.claims.audience = Audience::OneOf(vec!["elsewhere".into()]);
    assert_eq!(judged(elsewhere), Outcome::Invalid(Reason::WrongAudience));
    let other = TokenRules {
        algorithms: vec![Algorithm::Rs256],
        ..rules()
    };
    assert_eq!(judged(other), Outcome::Invalid(Reason::AlgorithmNotAllowed));
}

#[test]
fn keys_do_not_grow_younger_by_changing_rules() {
    let stub = Stub::start(&json(JWKS));
    let passed = Arc::new(AtomicU64::new(0));
    let of_clock = Arc::clone(&passed);
    let time = move || now() + Duration::from_secs(of_clock.load(Ordering::SeqCst));
    let before = in_an_outage(&stub, &Clock::new(time.clone()));
    passed.store(23 * 3600, Ordering::SeqCst);
    let after = Verifiers::start_after(jwt(stub.url("/"), strict()), &before).unwrap();
    let found = outcome(&after, &lasting(), time());
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
    passed.store(24 * 3600 + 1, Ordering::SeqCst);
    assert_eq!(outcome(&after, &lasting(), time()), Outcome::Unavailable);
}

#[test]
fn a_scheme_with_another_name_has_the_keys_of_the_same_place_too() {
    let stub = Stub::start(&json(JWKS));
    let before = in_an_outage(&stub, &still());
    let renamed = jwt(stub.url("/"), rules()).into_iter();
    let renamed = renamed.map(|(_, setup)| ("t".into(), setup)).collect();
    let after = Verifiers::start_after(renamed, &before).unwrap();
    let found = settle(after.verify("t", Credential::Bearer(&lasting()), now()));
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
}

#[test]
fn keys_of_another_place_are_not_believed() {
    let stub = Stub::start(&json(JWKS));
    let before = in_an_outage(&stub, &still());
    let elsewhere = jwt(stub.url("/elsewhere"), rules());
    let after = Verifiers::start_after(elsewhere, &before).unwrap();
    assert_eq!(outcome(&after, &lasting(), now()), Outcome::Unavailable);
    let described = OpenIdSetup {
        issuer: stub.url("/"),
        rules: rules(),
        timing: KeyTiming::default(),
    };
    let described = vec![("s".into(), Setup::OpenId(described))];
    let after = Verifiers::start_after(described, &before).unwrap();
    assert_eq!(outcome(&after, &lasting(), now()), Outcome::Unavailable);
}

#[test]
fn the_keys_of_an_issuer_that_describes_itself_are_taken_over() {
    let stub = Stub::start(&json(JWKS));
    let issuer = stub.url("/realm");
    let keys = stub.url("/keys");
    stub.answer_once(&json(&format!(
        r#"{{"issuer":"{issuer}","jwks_uri":"{keys}"}}"#
    )));
    let open_id = |rules| {
        let setup = OpenIdSetup {
            issuer: issuer.clone(),
            rules,
            timing: KeyTiming::default(),
        };
        vec![("s".into(), Setup::OpenId(setup))]
    };
    let payload = PAYLOAD.replace(ISSUER, &issuer);
    let token = mint::token(TestKey::Es256, &header(TestKey::Es256), &payload).unwrap();
    let before = Verifiers::start_with_clock(open_id(rules()), &still()).unwrap();
    let found = outcome(&before, &token, now());
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
    stub.answer(&status("503 Service Unavailable"));
    let after = Verifiers::start_after(open_id(strict()), &before).unwrap();
    let found = at_once(&after, &token);
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
}

#[test]
fn the_same_setups_ask_nobody_again() {
    let stub = Stub::start(&json(JWKS));
    let mut verifiers = Verifiers::start(jwt(stub.url("/"), rules())).unwrap();
    let _ = outcome(&verifiers, &lasting(), now());
    for _ in 0..10 {
        let next = Verifiers::start_after(jwt(stub.url("/"), rules()), &verifiers).unwrap();
        verifiers = next;
        let found = outcome(&verifiers, &lasting(), now());
        assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
    }
    assert_eq!(stub.requests().len(), 1);
}

#[test]
fn a_login_is_remembered_until_the_users_change() {
    let users = |text: &str| vec![("s".into(), Setup::Basic(Secret::new(text)))];
    let credential = Credential::Basic {
        user: "alice",
        password: "correct horse",
    };
    let before = Verifiers::start(users(PASSWORDS)).unwrap();
    let found = settle(before.verify("s", credential, now()));
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
    let same = Verifiers::start_after(users(PASSWORDS), &before).unwrap();
    let found = same.verify("s", credential, now());
    assert!(matches!(found, Checking::Done(Outcome::Valid(_))));
    let alice = PASSWORDS.lines().find(|line| line.starts_with("alice"));
    let without = PASSWORDS.replace(alice.unwrap(), "");
    let other = Verifiers::start_after(users(&without), &same).unwrap();
    let found = settle(other.verify("s", credential, now()));
    assert_eq!(found, Outcome::Invalid(Reason::WrongPassword));
}

#[test]
fn a_fault_leaves_the_others_as_they_were() {
    let stub = Stub::start(&json(JWKS));
    let before = in_an_outage(&stub, &still());
    let mut setups = jwt(stub.url("/"), rules());
    setups.push(("t".into(), Setup::ApiKeys(Secret::new("x y\n"))));
    setups.push(("u".into(), Setup::Basic(Secret::new("# nobody\n"))));
    let faults = Verifiers::start_after(setups, &before).unwrap_err();
    assert_eq!(faults.len(), 2, "{faults:?}");
    let found = outcome(&before, &lasting(), now() + HOUR);
    assert!(matches!(found, Outcome::Valid(_)), "{found:?}");
}
