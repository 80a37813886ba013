//! Verifiers of a setup, as the program makes them.

use demur_identity::{
    Audience, ClaimRules, IntrospectionSetup, Issuer, JwtSetup, KeySource, KeyTiming, Secret,
    Setup, TokenRules, Verifiers,
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
