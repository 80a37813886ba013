//! What verification costs: `cargo run --release -p demur-identity --example measure`.

use std::error::Error;
use std::io::Write as _;
use std::time::{Duration, Instant, SystemTime};

use demur_identity::{
    Audience, Checking, ClaimRules, Credential, Issuer, JwtSetup, KeySource, KeyTiming, Outcome,
    Secret, Setup, TokenRules, Verifiers, hash_api_key,
};
use serde_json::json;

#[path = "../tests/verification/support/mint.rs"]
mod mint;

use mint::TestKey;

/// Tokens of one algorithm. Each of them is new only once.
const TOKENS: u32 = 1_000;
/// What is remembered is looked up more often, since it takes so little.
const ROUNDS: usize = 200_000;
const ISSUER: &str = "https://issuer.example";
const AUDIENCE: &str = "https://api.example";
const API_KEY: &str = "a-key-that-is-long-and-random-enough-for-a-measurement";

fn main() -> Result<(), Box<dyn Error>> {
    let verifiers = verifiers()?;
    let mut out = std::io::stdout();
    for key in [TestKey::Es256, TestKey::Rs256, TestKey::Ed25519] {
        let tokens = tokens(key)?;
        let credentials = || tokens.iter().map(|token| Credential::Bearer(token));
        let first = mean(&verifiers, "token", credentials())?;
        let again = mean(&verifiers, "token", credentials().cycle().take(ROUNDS))?;
        let name = key.alg();
        writeln!(
            out,
            "{name}: {first:.1?} for a new token, {again:.1?} for it again"
        )?;
    }
    let keys = std::iter::repeat_n(Credential::ApiKey(API_KEY), ROUNDS);
    writeln!(out, "an API key: {:.1?}", mean(&verifiers, "key", keys)?)?;
    Ok(())
}

fn verifiers() -> Result<Verifiers, String> {
    let issuer = Issuer::Exactly(ISSUER.into());
    let audience = Audience::OneOf(vec![AUDIENCE.into()]);
    let token = JwtSetup {
        keys: KeySource::Jwks(include_str!("../tests/fixtures/jwks.json").into()),
        rules: TokenRules::new(ClaimRules::new(issuer, audience)),
        timing: KeyTiming::default(),
    };
    let keys = Secret::new(format!("somebody {}", hash_api_key(API_KEY)));
    let setups = vec![
        ("token".to_owned(), Setup::Jwt(token)),
        ("key".to_owned(), Setup::ApiKeys(keys)),
    ];
    Verifiers::start(setups).map_err(|faults| format!("{faults:?}"))
}

fn tokens(key: TestKey) -> jsonwebtoken::errors::Result<Vec<String>> {
    let header = json!({"alg": key.alg(), "typ": "JWT", "kid": key.kid()}).to_string();
    let token = |number| {
        let payload = json!({
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": "alice",
            "exp": 4_102_444_800_u64,
            "scope": "orders:read orders:write",
            "jti": number,
        });
        mint::token(key, &header, &payload.to_string())
    };
    (0..TOKENS).map(token).collect()
}

/// The mean time of a verification. All of them must succeed, and at once.
fn mean<'a>(
    verifiers: &Verifiers,
    scheme: &str,
    credentials: impl Iterator<Item = Credential<'a>>,
) -> Result<Duration, &'static str> {
    let now = SystemTime::now();
    let began = Instant::now();
    let mut count = 0;
    for credential in credentials {
        let checking = verifiers.verify(scheme, credential, now);
        if !matches!(checking, Checking::Done(Outcome::Valid(_))) {
            return Err("a credential does not count");
        }
        count += 1;
    }
    Ok(began.elapsed() / count)
}
