//! What the tests of this crate share.

pub(crate) mod mint;
pub(crate) mod stub;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use demur_identity::{
    Audience, Caller, Checking, ClaimRules, Credential, Issuer, JwtSetup, KeySource, KeyTiming,
    Outcome, Setup, TokenRules, Verifiers,
};
use mint::TestKey;

pub(crate) const ISSUER: &str = "https://issuer.example";
pub(crate) const AUDIENCE: &str = "https://api.example";
pub(crate) const JWKS: &str = include_str!("../../fixtures/jwks.json");
/// The time at which everything happens.
pub(crate) const NOW: u64 = 1_700_000_000;
/// What a well-behaved issuer says.
pub(crate) const PAYLOAD: &str = r#"{"iss":"https://issuer.example","aud":"https://api.example","sub":"alice","exp":1700000300}"#;

pub(crate) fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

pub(crate) fn rules() -> TokenRules {
    let audience = Audience::OneOf(vec![AUDIENCE.into(), "also-us".into()]);
    TokenRules::new(ClaimRules::new(Issuer::Exactly(ISSUER.into()), audience))
}

/// A verifier with the keys in `jwks.json` whose only scheme is `s`.
pub(crate) fn with_rules(rules: TokenRules) -> Verifiers {
    with_keys(KeySource::Jwks(JWKS.into()), rules)
}

pub(crate) fn with_keys(keys: KeySource, rules: TokenRules) -> Verifiers {
    start(Setup::Jwt(JwtSetup {
        keys,
        rules,
        timing: KeyTiming::default(),
    }))
}

pub(crate) fn start(setup: Setup) -> Verifiers {
    Verifiers::start(vec![("s".into(), setup)]).unwrap()
}

/// What becomes of a token; it may take a moment.
pub(crate) fn outcome(verifiers: &Verifiers, token: &str, at: SystemTime) -> Outcome {
    settle(verifiers.verify("s", Credential::Bearer(token), at))
}

pub(crate) fn settle(checking: Checking) -> Outcome {
    match checking {
        Checking::Done(outcome) => outcome,
        Checking::Waiting(waiting) => block_on(waiting),
    }
}

pub(crate) fn caller(outcome: Outcome) -> Caller {
    match outcome {
        Outcome::Valid(caller) => caller,
        Outcome::Invalid(_) | Outcome::Unavailable => panic!("{outcome:?}"),
    }
}

/// The header that a well-behaved issuer writes.
pub(crate) fn header(key: TestKey) -> String {
    format!(
        r#"{{"alg":"{}","typ":"JWT","kid":"{}"}}"#,
        key.alg(),
        key.kid()
    )
}

/// A token with a good header and any payload.
pub(crate) fn es256(payload: &str) -> String {
    mint::token(TestKey::Es256, &header(TestKey::Es256), payload).unwrap()
}

/// The usual payload with one claim changed or added.
pub(crate) fn with_claim(name: &str, json: &str) -> String {
    let start = PAYLOAD.find(&format!("\"{name}\":"));
    let Some(start) = start else {
        return PAYLOAD.replace('}', &format!(",\"{name}\":{json}}}"));
    };
    let end = PAYLOAD[start..].find([',', '}']).unwrap() + start;
    format!("{}\"{name}\":{json}{}", &PAYLOAD[..start], &PAYLOAD[end..])
}

/// The usual payload without one claim.
pub(crate) fn without_claim(name: &str) -> String {
    with_claim(name, "0").replace(&format!("\"{name}\":0"), "\"x\":0")
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future without any runtime.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
