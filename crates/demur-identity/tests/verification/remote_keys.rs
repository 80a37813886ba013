//! Keys that are fetched, from a server on the loopback interface.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use crate::support::mint::{self, TestKey};
use crate::support::stub::{Stub, json, status};
use crate::support::{AUDIENCE, JWKS, PAYLOAD, es256, header, now, outcome, rules, settle};
use demur_identity::{
    Checking, Clock, Credential, JwtSetup, KeySource, KeyTiming, OpenIdSetup, Outcome, Reason,
    Setup, Verifiers,
};

/// Verifiers with a clock that a test sets.
struct Bench {
    verifiers: Verifiers,
    passed: Arc<AtomicU64>,
}

impl Bench {
    fn start(setup: Setup) -> Self {
        let passed = Arc::new(AtomicU64::new(0));
        let of_clock = Arc::clone(&passed);
        let clock =
            Clock::new(move || now() + Duration::from_secs(of_clock.load(Ordering::SeqCst)));
        let verifiers = Verifiers::start_with_clock(vec![("s".into(), setup)], &clock).unwrap();
        Self { verifiers, passed }
    }

    fn with_url(url: String) -> Self {
        Self::start(Setup::Jwt(JwtSetup {
            keys: KeySource::JwksUrl(url),
            rules: rules(),
            timing: KeyTiming::default(),
        }))
    }

    fn time(&self) -> SystemTime {
        now() + Duration::from_secs(self.passed.load(Ordering::SeqCst))
    }

    fn set(&self, seconds: u64) {
        self.passed.store(seconds, Ordering::SeqCst);
    }

    fn verify(&self, token: &str) -> Outcome {
        outcome(&self.verifiers, token, self.time())
    }

    /// What is known without anybody being asked.
    fn verify_at_once(&self, token: &str) -> Outcome {
        match self
            .verifiers
            .verify("s", Credential::Bearer(token), self.time())
        {
            Checking::Done(outcome) => outcome,
            Checking::Waiting(_) => panic!("somebody is asked"),
        }
    }
}

/// A token that ends long after every test.
fn lasting(key: TestKey) -> String {
    mint::token(
        key,
        &header(key),
        &PAYLOAD.replace("1700000300", "4102444800"),
    )
    .unwrap()
}

/// A key set with one of the test keys.
fn only(key: TestKey) -> String {
    let set: serde_json::Value = serde_json::from_str(JWKS).unwrap();
    let keys = set["keys"].as_array().unwrap();
    let one = keys.iter().find(|one| one["kid"] == key.kid()).unwrap();
    json(&format!(r#"{{"keys":[{one}]}}"#))
}

#[test]
fn the_first_token_waits_for_the_first_keys() {
    let stub = Stub::start(&json(JWKS));
    let bench = Bench::with_url(stub.url("/jwks.json"));
    assert!(matches!(bench.verify(&es256(PAYLOAD)), Outcome::Valid(_)));
    assert!(matches!(
        bench.verify_at_once(&es256(PAYLOAD)),
        Outcome::Valid(_)
    ));
    let requests = stub.requests();
    assert_eq!(requests.len(), 1);
    assert!(
        requests[0].starts_with("GET /jwks.json HTTP/1.1\r\n"),
        "{}",
        requests[0]
    );
    assert_eq!(bench.verifiers.troubles(), []);
}

#[test]
fn an_outage_turns_no_token_away_that_is_signed_with_a_known_key() {
    let stub = Stub::start(&json(JWKS));
    let bench = Bench::with_url(stub.url("/"));
    assert!(matches!(
        bench.verify(&lasting(TestKey::Es256)),
        Outcome::Valid(_)
    ));
    stub.answer(&status("503 Service Unavailable"));
    bench.set(24 * 3600);
    assert!(matches!(
        bench.verify_at_once(&lasting(TestKey::Es256)),
        Outcome::Valid(_)
    ));
    // Asking about a key that nobody has wakes the keeper, whose attempt fails.
    let made_up = mint::token(
        TestKey::Es256,
        r#"{"alg":"ES256","kid":"made-up"}"#,
        PAYLOAD,
    )
    .unwrap();
    assert_eq!(bench.verify(&made_up), Outcome::Invalid(Reason::UnknownKey));
    assert_eq!(stub.requests().len(), 2);
    assert_eq!(
        bench.verifiers.troubles()[0].sentence,
        "the answer has status 503 in place of 200"
    );
    assert!(matches!(
        bench.verify_at_once(&lasting(TestKey::Es256)),
        Outcome::Valid(_)
    ));
    // A day later nobody knows any more.
    bench.set(24 * 3600 + 1);
    assert_eq!(
        bench.verify_at_once(&lasting(TestKey::Es256)),
        Outcome::Unavailable
    );
    // And when the issuer is back, all is well.
    stub.answer(&json(JWKS));
    bench.set(24 * 3600 + 10);
    assert!(matches!(
        bench.verify(&lasting(TestKey::Es256)),
        Outcome::Valid(_)
    ));
    assert_eq!(bench.verifiers.troubles(), []);
}

#[test]
fn a_new_key_is_found_without_anybody_noticing() {
    let stub = Stub::start(&only(TestKey::Es256));
    let bench = Bench::with_url(stub.url("/"));
    assert!(matches!(
        bench.verify(&lasting(TestKey::Es256)),
        Outcome::Valid(_)
    ));
    // The first name that is not known has keys fetched at once, the next one not.
    for _ in 0..2 {
        assert_eq!(
            bench.verify(&lasting(TestKey::Rs256)),
            Outcome::Invalid(Reason::UnknownKey)
        );
    }
    assert_eq!(stub.requests().len(), 2);
    stub.answer(&only(TestKey::Rs256));
    bench.set(30);
    assert!(matches!(
        bench.verify(&lasting(TestKey::Rs256)),
        Outcome::Valid(_)
    ));
    // The old key is gone, and asking for it again and again fetches nothing.
    for _ in 0..20 {
        assert_eq!(
            bench.verify_at_once(&lasting(TestKey::Es256)),
            Outcome::Invalid(Reason::UnknownKey)
        );
    }
    assert_eq!(stub.requests().len(), 3);
}

#[test]
fn nothing_but_a_key_set_is_taken_for_one() {
    let redirect = "HTTP/1.1 302 Found\r\nLocation: /jwks.json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let huge = json(&format!("{}{}", JWKS, " ".repeat(64 * 1024)));
    let cases = [
        (
            redirect.to_owned(),
            "the answer has status 302 in place of 200",
        ),
        (huge, "the answer is above 64 KiB"),
        (json("{}"), "the key set has no list `keys`"),
        (
            json("nonsense"),
            "the key set is not a JSON object without repeated members",
        ),
        (
            json(r#"{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}"#),
            "the key set holds no public key that verifies signatures",
        ),
        (
            "nonsense\r\n\r\n".to_owned(),
            "the address cannot be reached",
        ),
        (String::new(), "the address cannot be reached"),
    ];
    for (answer, sentence) in cases {
        let stub = Stub::start(&answer);
        let bench = Bench::with_url(stub.url("/"));
        assert_eq!(
            bench.verify(&es256(PAYLOAD)),
            Outcome::Unavailable,
            "{sentence}"
        );
        assert_eq!(bench.verifiers.troubles()[0].sentence, sentence);
        assert_eq!(stub.requests().len(), 1, "{sentence}");
    }
}

#[test]
fn a_malformed_token_has_nothing_fetched() {
    let stub = Stub::start(&json(JWKS));
    let bench = Bench::with_url(stub.url("/"));
    assert!(matches!(bench.verify(&es256(PAYLOAD)), Outcome::Valid(_)));
    bench.set(100);
    for token in ["", "a.b.c", &es256(PAYLOAD)[1..]] {
        assert_eq!(
            bench.verify_at_once(token),
            Outcome::Invalid(Reason::Malformed)
        );
    }
    assert_eq!(stub.requests().len(), 1);
}

fn open_id(issuer: String) -> Bench {
    Bench::start(Setup::OpenId(OpenIdSetup {
        issuer,
        rules: rules(),
        timing: KeyTiming::default(),
    }))
}

fn issued_by(issuer: &str) -> String {
    es256(&format!(
        r#"{{"iss":"{issuer}","aud":"{AUDIENCE}","sub":"alice","exp":1700000300}}"#
    ))
}

#[test]
fn an_issuer_says_itself_where_its_keys_are() {
    let stub = Stub::start(&json(JWKS));
    let issuer = stub.url("/realm");
    stub.answer_once(&json(&format!(
        r#"{{"issuer":"{issuer}","jwks_uri":"{}"}}"#,
        stub.url("/keys")
    )));
    let bench = open_id(issuer.clone());
    assert!(matches!(
        bench.verify(&issued_by(&issuer)),
        Outcome::Valid(_)
    ));
    assert_eq!(
        bench.verify(&es256(PAYLOAD)),
        Outcome::Invalid(Reason::WrongIssuer)
    );
    let lines: Vec<String> = stub
        .requests()
        .iter()
        .map(|one| one.lines().next().unwrap().to_owned())
        .collect();
    assert_eq!(
        lines,
        [
            "GET /realm/.well-known/openid-configuration HTTP/1.1",
            "GET /keys HTTP/1.1"
        ]
    );
}

#[test]
fn a_document_about_another_issuer_is_not_believed() {
    let stub = Stub::start(&json(JWKS));
    let issuer = stub.url("");
    stub.answer_once(&json(&format!(
        r#"{{"issuer":"https://other.example","jwks_uri":"{}"}}"#,
        stub.url("/keys")
    )));
    let bench = open_id(issuer.clone());
    assert_eq!(bench.verify(&issued_by(&issuer)), Outcome::Unavailable);
    assert_eq!(
        bench.verifiers.troubles()[0].sentence,
        "the discovery document is about another issuer"
    );
    assert_eq!(stub.requests().len(), 1);
}

#[test]
fn an_issuer_cannot_send_us_anywhere() {
    let stub = Stub::start(&json(JWKS));
    let issuer = stub.url("");
    stub.answer_once(&json(&format!(
        r#"{{"issuer":"{issuer}","jwks_uri":"http://10.0.0.1/keys"}}"#
    )));
    let bench = open_id(issuer.clone());
    assert_eq!(bench.verify(&issued_by(&issuer)), Outcome::Unavailable);
    let expected =
        "`jwks_uri` in the discovery document: the address is neither `https` nor on this machine";
    assert_eq!(bench.verifiers.troubles()[0].sentence, expected);
}

#[test]
fn nothing_is_asked_that_a_token_names() {
    let canary = Stub::start(&json(JWKS));
    let stub = Stub::start(&json(JWKS));
    let bench = Bench::with_url(stub.url("/"));
    for member in ["jku", "x5u", "kid", "iss"] {
        let header = format!(r#"{{"alg":"ES256","{member}":"{}"}}"#, canary.url("/"));
        let token = mint::token(TestKey::Es256, &header, PAYLOAD).unwrap();
        let _ = bench.verify(&token);
    }
    assert_eq!(canary.requests().len(), 0);
}

#[test]
fn many_tokens_wait_for_the_same_fetch() {
    let stub = Stub::start(&json(JWKS));
    let bench = Bench::with_url(stub.url("/"));
    let token = es256(PAYLOAD);
    let checking: Vec<_> = (0..100)
        .map(|_| {
            bench
                .verifiers
                .verify("s", Credential::Bearer(&token), now())
        })
        .collect();
    for one in checking {
        assert!(matches!(settle(one), Outcome::Valid(_)));
    }
    assert_eq!(stub.requests().len(), 1);
}
