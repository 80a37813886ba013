//! Keys, passwords, and what can be wrong with a setup.

use std::time::Duration;

use crate::support::{JWKS, now, rules, settle, start};
use demur_identity::{
    Algorithm, Audience, Checking, ClaimRules, Credential, IntrospectionSetup, Issuer, JwtSetup,
    KeySource, KeyTiming, OpenIdSetup, Outcome, Reason, Secret, Setup, TokenRules, Verifiers,
    decode_basic,
};

const PASSWORDS: &str = include_str!("../fixtures/passwords.txt");
const API_KEYS: &str = include_str!("../fixtures/api-keys.txt");

/// Serving threads share the verifiers, and keep what they wait for in any kind of future.
const _: () = {
    const fn is_shared<T: Send + Sync>() {}
    const fn is_movable<T: Send + Unpin>() {}
    is_shared::<Verifiers>();
    is_movable::<demur_identity::Waiting>();
};

fn login(verifiers: &Verifiers, user: &str, password: &str, second: u64) -> Checking {
    verifiers.verify(
        "s",
        Credential::Basic { user, password },
        now() + Duration::from_secs(second),
    )
}

#[test]
fn a_login_is_computed_once_a_minute() {
    let verifiers = start(Setup::Basic(Secret::new(PASSWORDS)));
    let first = login(&verifiers, "alice", "correct horse", 0);
    assert!(matches!(first, Checking::Waiting(_)));
    assert!(matches!(settle(first), Outcome::Valid(_)));
    assert!(matches!(
        login(&verifiers, "alice", "correct horse", 59),
        Checking::Done(Outcome::Valid(_))
    ));
    assert!(matches!(
        login(&verifiers, "alice", "correct horse", 60),
        Checking::Waiting(_)
    ));
}

#[test]
fn a_wrong_password_is_never_remembered_as_right() {
    let verifiers = start(Setup::Basic(Secret::new(PASSWORDS)));
    assert!(matches!(
        settle(login(&verifiers, "bob", "battery staple", 0)),
        Outcome::Valid(_)
    ));
    for (user, password) in [
        ("bob", "battery stapl"),
        ("alice", "battery staple"),
        ("nobody", "battery staple"),
        ("", ""),
    ] {
        let wrong = settle(login(&verifiers, user, password, 0));
        assert_eq!(wrong, Outcome::Invalid(Reason::WrongPassword), "{user}");
    }
    let long = "p".repeat(1025);
    assert!(matches!(
        login(&verifiers, "bob", &long, 0),
        Checking::Done(Outcome::Invalid(Reason::TooLarge))
    ));
}

#[test]
fn more_logins_than_fit_are_not_waited_for() {
    let verifiers = start(Setup::Basic(Secret::new(PASSWORDS)));
    let many: Vec<Checking> = (0..500)
        .map(|number| login(&verifiers, "alice", &number.to_string(), 0))
        .collect();
    let outcomes: Vec<Outcome> = many.into_iter().map(settle).collect();
    assert!(outcomes.contains(&Outcome::Unavailable));
    assert!(outcomes.contains(&Outcome::Invalid(Reason::WrongPassword)));
}

#[test]
fn a_key_may_be_carried_anywhere_but_in_basic() {
    let verifiers = start(Setup::ApiKeys(Secret::new(API_KEYS)));
    for credential in [
        Credential::ApiKey("key-of-the-reader"),
        Credential::Bearer("key-of-the-reader"),
    ] {
        assert!(matches!(
            settle(verifiers.verify("s", credential, now())),
            Outcome::Valid(_)
        ));
    }
    let (user, password) = decode_basic("cmVhZGVyOmtleS1vZi10aGUtcmVhZGVy").unwrap();
    let basic = Credential::Basic {
        user: &user,
        password: &password,
    };
    assert_eq!(
        settle(verifiers.verify("s", basic, now())),
        Outcome::Invalid(Reason::WrongKind)
    );
}

#[test]
fn a_scheme_without_a_verifier_lets_nobody_in() {
    let verifiers = start(Setup::ApiKeys(Secret::new(API_KEYS)));
    assert!(verifiers.has("s") && !verifiers.has("t"));
    let outcome = settle(verifiers.verify("t", Credential::ApiKey("key-of-the-reader"), now()));
    assert_eq!(outcome, Outcome::Invalid(Reason::NoVerifier));
}

fn faults(setups: Vec<(&str, Setup)>) -> Vec<String> {
    let setups = setups
        .into_iter()
        .map(|(scheme, setup)| (scheme.to_owned(), setup))
        .collect();
    Verifiers::start(setups)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn jwt(keys: KeySource, rules: TokenRules) -> Setup {
    Setup::Jwt(JwtSetup {
        keys,
        rules,
        timing: KeyTiming::default(),
    })
}

#[test]
fn all_faults_are_reported_at_once() {
    let mut wrong = rules();
    wrong.claims.leeway = Duration::from_secs(61);
    wrong.claims.audience = Audience::OneOf(Vec::new());
    wrong.algorithms = vec![Algorithm::Es256, Algorithm::Hs256];
    let introspection = IntrospectionSetup {
        url: "http://issuer.example/".into(),
        client_id: String::new(),
        client_secret: Secret::new("hidden"),
        rules: ClaimRules::new(Issuer::Any, Audience::Any),
    };
    let issuer = "https://a.example/.well-known/openid-configuration".to_owned();
    let faults = faults(vec![
        ("a", jwt(KeySource::Jwks("{}".into()), wrong)),
        ("b", Setup::Introspection(introspection)),
        (
            "c",
            Setup::OpenId(OpenIdSetup {
                issuer,
                rules: rules(),
                timing: KeyTiming::default(),
            }),
        ),
        ("d", Setup::ApiKeys(Secret::new("x y\n"))),
        ("e", Setup::Basic(Secret::new("# nobody\n"))),
        ("f", jwt(KeySource::Secret(Secret::new("hidden")), rules())),
        (
            "g",
            jwt(
                KeySource::Secret(Secret::new("s".repeat(32))),
                TokenRules {
                    algorithms: vec![Algorithm::Rs256],
                    ..rules()
                },
            ),
        ),
        ("h", Setup::ApiKeys(Secret::new(API_KEYS))),
        ("h", Setup::ApiKeys(Secret::new(API_KEYS))),
    ]);
    let expected = [
        "`a`: the leeway is above 60 seconds",
        "`a`: no audience is named",
        "`a`: an algorithm of the `HS` family is allowed for public keys",
        "`a`: the key set has no list `keys`",
        "`b`: the client has no id",
        "`b`: the address is neither `https` nor on this machine",
        "`c`: the issuer is the address of its document",
        "`d`: after the name there is no `sha256:` with 64 hexadecimal digits (line 1)",
        "`e`: the file holds no users",
        "`f`: the secret is shorter than the 32 bytes that its algorithm needs",
        "`g`: an algorithm for public keys is allowed for a shared secret",
        "`h`: the scheme is set up twice",
    ];
    assert_eq!(faults, expected);
}

#[test]
fn a_key_set_of_unusable_keys_is_refused() {
    let public =
        |member: &str, instead: &str| jwt(KeySource::Jwks(JWKS.replace(member, instead)), rules());
    let setups = [
        public(r#""use": "sig""#, r#""use": "enc""#),
        public(r#""use": "sig""#, r#""key_ops": ["sign"]"#),
        public(r#""use": "sig""#, r#""d": "AA""#),
        public(r#""kty""#, r#""kind""#),
        public(r#""kty": ""#, r#""kty": "x"#),
        jwt(
            KeySource::Jwks(
                r#"{"keys":[{"kty":"oct","k":"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"}]}"#
                    .into(),
            ),
            rules(),
        ),
        jwt(
            KeySource::Jwks(r#"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}"#.into()),
            rules(),
        ),
        jwt(
            KeySource::Jwks(r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AQAB"}]}"#.into()),
            rules(),
        ),
        jwt(
            KeySource::Jwks(
                r#"{"keys":[{"kty":"EC","crv":"P-256","x":"AQAB","y":"AQAB"}]}"#.into(),
            ),
            rules(),
        ),
    ];
    for setup in setups {
        let faults = faults(vec![("s", setup.clone())]);
        assert_eq!(
            faults,
            ["`s`: the key set holds no public key that verifies signatures"],
            "{setup:?}"
        );
    }
}

#[test]
fn nothing_secret_is_shown() {
    let introspection = IntrospectionSetup {
        url: "https://issuer.example/".into(),
        client_id: "id".into(),
        client_secret: Secret::new("hidden"),
        rules: ClaimRules::new(Issuer::Any, Audience::Any),
    };
    for shown in [
        format!("{:?}", Setup::Introspection(introspection)),
        format!(
            "{:?}",
            jwt(KeySource::Secret(Secret::new("hidden")), rules())
        ),
        format!("{:?}", start(Setup::Basic(Secret::new(PASSWORDS)))),
        format!("{:?}", Setup::Basic(Secret::new("u:hidden"))),
        format!("{:?}", Setup::ApiKeys(Secret::new("n sha256:hidden"))),
    ] {
        assert!(
            !shown.contains("hidden") && !shown.contains("argon2"),
            "{shown}"
        );
    }
}
