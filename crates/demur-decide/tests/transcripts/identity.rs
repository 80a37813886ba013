//! Verifiers of a setup, as the program makes them. Tests of the core may wait.

use demur_decide::{Caller, Credential, Outcome, Presented, Proof};
use demur_identity::{
    Audience, Checking, ClaimRules, IntrospectionSetup, Issuer, JwtSetup, KeySource, KeyTiming,
    Secret, Setup, TokenRules, Verifiers, decode_basic,
};
use serde_json::{Map, Value};

use crate::policy::words;

pub(crate) fn verifiers(table: &Map<String, Value>) -> Verifiers {
    let tables = table.get("verifier").and_then(Value::as_array);
    let setups = tables.into_iter().flatten().map(|table| {
        let text = |key: &str| table[key].as_str().expect("a string").to_owned();
        let file = |key: &str| std::fs::read_to_string(text(key)).expect("the file");
        let setup = match text("kind").as_str() {
            "jwt" => Setup::Jwt(JwtSetup {
                keys: KeySource::Jwks(file("keys_file")),
                rules: TokenRules::new(ClaimRules::new(
                    Issuer::Exactly(text("issuer")),
                    Audience::OneOf(words(&table["audience"])),
                )),
                timing: KeyTiming::default(),
            }),
            "introspection" => Setup::Introspection(IntrospectionSetup {
                url: text("url"),
                client_id: text("client_id"),
                client_secret: Secret::new(file("client_secret_file")),
                rules: ClaimRules::new(Issuer::Any, Audience::Any),
            }),
            "api-keys" => Setup::ApiKeys(Secret::new(file("file"))),
            "passwords" => Setup::Basic(Secret::new(file("file"))),
            other => panic!("the setups use a verifier `{other}`, which this reader does not know"),
        };
        (text("scheme"), setup)
    });
    Verifiers::start(setups.collect()).expect("good verifiers")
}

pub(crate) fn identify(verifiers: &Verifiers, presented: &[Presented<'_>]) -> Vec<Proof> {
    let proof = |one: &Presented<'_>| Proof {
        scheme: one.scheme.to_owned(),
        outcome: outcome(verifiers, one),
    };
    presented.iter().map(proof).collect()
}

fn outcome(verifiers: &Verifiers, presented: &Presented<'_>) -> Outcome {
    use demur_identity::Credential as Given;
    let decoded;
    let credential = match &presented.credential {
        Credential::Bearer(token) => Given::Bearer(token),
        Credential::ApiKey(key) => Given::ApiKey(key),
        Credential::Basic(token68) => {
            let Some(pair) = decode_basic(token68) else {
                return Outcome::Refused("malformed");
            };
            decoded = pair;
            Given::Basic {
                user: &decoded.0,
                password: &decoded.1,
            }
        }
    };
    let now = std::time::SystemTime::now();
    let checked = match verifiers.verify(presented.scheme, credential, now) {
        Checking::Done(outcome) => outcome,
        Checking::Waiting(waiting) => pollster::block_on(waiting),
    };
    match checked {
        demur_identity::Outcome::Valid(caller) => Outcome::Valid(Caller {
            id: caller.id,
            scopes: caller.scopes,
            roles: caller.roles,
            claims: caller.claims,
        }),
        demur_identity::Outcome::Invalid(reason) => Outcome::Refused(reason.as_str()),
        demur_identity::Outcome::Unavailable => Outcome::Unavailable,
    }
}
