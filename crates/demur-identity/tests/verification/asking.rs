//! Tokens that an issuer is asked about, from a server on the loopback interface.

use std::time::Duration;

use crate::support::stub::{Stub, json, status};
use crate::support::{caller, now, outcome, start};
use demur_identity::{
    Audience, ClaimRules, IntrospectionSetup, Issuer, Outcome, Reason, Secret, Setup, Verifiers,
};

const ACTIVE: &str = r#"{"active":true,"sub":"alice","aud":"us","scope":"a b","exp":1700000020}"#;

fn asking(stub: &Stub) -> Verifiers {
    start(Setup::Introspection(IntrospectionSetup {
        url: stub.url("/introspect"),
        client_id: "gate:way".into(),
        client_secret: Secret::new("s3 cret"),
        rules: ClaimRules::new(Issuer::Any, Audience::OneOf(vec!["us".into()])),
    }))
}

#[test]
fn the_issuer_is_asked_as_rfc_7662_says() {
    let stub = Stub::start(&json(ACTIVE));
    let caller = caller(outcome(&asking(&stub), "opaque+token/1==", now()));
    assert_eq!((caller.id.as_str(), caller.scopes.len()), ("alice", 2));
    let request = stub.requests().remove(0);
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let head = head.to_ascii_lowercase() + "\r\n";
    assert!(head.starts_with("post /introspect http/1.1\r\n"), "{head}");
    assert!(
        head.contains("content-type: application/x-www-form-urlencoded\r\n"),
        "{head}"
    );
    // gate%3Away:s3+cret
    assert!(
        request.contains("Basic Z2F0ZSUzQXdheTpzMytjcmV0"),
        "{request}"
    );
    assert_eq!(
        body,
        "token=opaque%2Btoken%2F1%3D%3D&token_type_hint=access_token"
    );
}

#[test]
fn an_answer_is_remembered_until_the_token_ends() {
    let stub = Stub::start(&json(ACTIVE));
    let verifiers = asking(&stub);
    for second in [0, 1, 19] {
        let outcome = outcome(&verifiers, "t", now() + Duration::from_secs(second));
        assert!(matches!(outcome, Outcome::Valid(_)));
    }
    assert_eq!(stub.requests().len(), 1);
    stub.answer(&json(r#"{"active":false}"#));
    let later = now() + Duration::from_secs(20);
    assert_eq!(
        outcome(&verifiers, "t", later),
        Outcome::Invalid(Reason::Inactive)
    );
    assert_eq!(stub.requests().len(), 2);
}

#[test]
fn a_refusal_is_remembered_for_ten_seconds() {
    let stub = Stub::start(&json(r#"{"active":false}"#));
    let verifiers = asking(&stub);
    for second in [0, 9] {
        let at = now() + Duration::from_secs(second);
        assert_eq!(
            outcome(&verifiers, "t", at),
            Outcome::Invalid(Reason::Inactive)
        );
    }
    assert_eq!(stub.requests().len(), 1);
    assert_eq!(
        outcome(&verifiers, "t", now() + Duration::from_secs(10)),
        Outcome::Invalid(Reason::Inactive)
    );
    assert_eq!(stub.requests().len(), 2);
    assert_eq!(
        outcome(&verifiers, "other", now()),
        Outcome::Invalid(Reason::Inactive)
    );
    assert_eq!(stub.requests().len(), 3);
}

#[test]
fn what_is_no_answer_is_not_remembered() {
    let stub = Stub::start(&status("401 Unauthorized"));
    let verifiers = asking(&stub);
    let redirect = "HTTP/1.1 307 Temporary Redirect\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    for answer in [
        status("401 Unauthorized"),
        redirect.into(),
        json("{}"),
        json("x"),
        String::new(),
    ] {
        stub.answer(&answer);
        assert_eq!(
            outcome(&verifiers, "t", now()),
            Outcome::Unavailable,
            "{answer}"
        );
        assert_eq!(verifiers.troubles().len(), 1);
    }
    assert_eq!(stub.requests().len(), 5);
    stub.answer(&json(ACTIVE));
    assert!(matches!(outcome(&verifiers, "t", now()), Outcome::Valid(_)));
    assert_eq!(verifiers.troubles(), []);
}

#[test]
fn a_token_for_somebody_else_is_refused() {
    let stub = Stub::start(&json(&ACTIVE.replace("us", "them")));
    assert_eq!(
        outcome(&asking(&stub), "t", now()),
        Outcome::Invalid(Reason::WrongAudience)
    );
}

#[test]
fn nobody_is_asked_about_what_is_no_token() {
    let stub = Stub::start(&json(ACTIVE));
    let verifiers = asking(&stub);
    for token in ["", "a b", "a\r\nb", "a&active=true"] {
        assert_eq!(
            outcome(&verifiers, token, now()),
            Outcome::Invalid(Reason::Malformed)
        );
    }
    assert_eq!(stub.requests().len(), 0);
}
