//! What an operator asks for, and what can be wrong with it.

use std::fmt;

use crate::jwt::{Algorithm, Audience, ClaimRules, Issuer, TokenRules};
use crate::keyring::KeyTiming;

/// How the credentials of one security scheme are verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setup {
    /// Tokens with a signature, checked here (RFC 7519).
    Jwt(JwtSetup),
    /// The same, with an issuer that says itself where its keys are (`OpenID` Connect Discovery).
    OpenId(OpenIdSetup),
    /// Tokens that the issuer is asked about (RFC 7662).
    Introspection(IntrospectionSetup),
    /// The text of a file of API keys; its format is described at [`crate::hash_api_key`].
    ApiKeys(Secret),
    /// The text of a file of users: `name:hash scopes=… roles=… claim=…`, a hash beginning with `$argon2id$`, `$2b$` or
    /// `$2y$`.
    Basic(Secret),
}

/// Tokens that are checked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JwtSetup {
    /// Where the keys come from.
    pub keys: KeySource,
    /// What a token must be like.
    pub rules: TokenRules,
    /// When keys are fetched, where they are.
    pub timing: KeyTiming,
}

/// Where keys come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeySource {
    /// The text of a JWK set.
    Jwks(String),
    /// The address of one: `https`, or `http` on this machine.
    JwksUrl(String),
    /// A secret that is shared with the issuer.
    Secret(Secret),
}

/// An issuer that says itself where its keys are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenIdSetup {
    /// The issuer, exactly as its tokens name it; its document is below it, at `/.well-known/openid-configuration`.
    pub issuer: String,
    /// What a token must be like. Its issuer is this one, whatever is written here.
    pub rules: TokenRules,
    /// When keys are fetched.
    pub timing: KeyTiming,
}

/// An issuer that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntrospectionSetup {
    /// The address of its introspection endpoint: `https`, or `http` on this machine.
    pub url: String,
    /// Who we are.
    pub client_id: String,
    /// How we prove it.
    pub client_secret: Secret,
    /// What its answers must say.
    pub rules: ClaimRules,
}

/// Something that is shown to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret; its bytes are those of the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// One thing that is wrong with a setup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetupFault {
    /// The name of the security scheme.
    pub scheme: String,
    /// The line, where the fault is in the text of a file.
    pub line: Option<usize>,
    /// What is wrong, in one sentence. No secret is part of it.
    pub sentence: String,
    /// What to do about it, where that is known.
    pub hint: Option<&'static str>,
}

impl fmt::Display for SetupFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.scheme, self.sentence)?;
        match self.line {
            Some(line) => write!(f, " (line {line})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SetupFault {}

/// A fault, before it is known whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineFault {
    pub(crate) line: Option<usize>,
    pub(crate) sentence: String,
    pub(crate) hint: Option<&'static str>,
}

impl LineFault {
    pub(crate) fn at(line: usize, sentence: &str) -> Self {
        Self {
            line: Some(line),
            ..Self::of_file(sentence)
        }
    }

    pub(crate) fn of_file(sentence: impl Into<String>) -> Self {
        Self {
            line: None,
            sentence: sentence.into(),
            hint: None,
        }
    }

    pub(crate) fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(crate) fn of_scheme(self, scheme: &str) -> SetupFault {
        SetupFault {
            scheme: scheme.to_owned(),
            line: self.line,
            sentence: self.sentence,
            hint: self.hint,
        }
    }
}

/// Whether those who have a key can also sign with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyNature {
    Public,
    Shared,
}

/// The rules with their defaults filled in, and all that is wrong with them.
pub(crate) fn complete(mut rules: TokenRules, nature: KeyNature) -> (TokenRules, Vec<LineFault>) {
    let mut faults = claim_faults(&rules.claims);
    if rules.algorithms.is_empty() {
        rules.algorithms = match nature {
            KeyNature::Public => Algorithm::DEFAULT.to_vec(),
            KeyNature::Shared => vec![Algorithm::Hs256],
        };
    }
    let is_mixed = rules
        .algorithms
        .iter()
        .any(|one| one.is_symmetric() != (nature == KeyNature::Shared));
    match nature {
        KeyNature::Public if is_mixed => {
            // A token signed with a public key as if it were a secret would count (RFC 8725 §2.1).
            let fault =
                LineFault::of_file("an algorithm of the `HS` family is allowed for public keys");
            faults
                .push(fault.hint("drop it, or configure a shared secret in place of the key set"));
        }
        KeyNature::Shared if is_mixed => {
            let fault =
                LineFault::of_file("an algorithm for public keys is allowed for a shared secret");
            faults.push(fault.hint("allow `HS256`, `HS384` or `HS512`, or configure a key set"));
        }
        KeyNature::Public | KeyNature::Shared => {}
    }
    (rules, faults)
}

/// What is wrong with rules about claims.
pub(crate) fn claim_faults(rules: &ClaimRules) -> Vec<LineFault> {
    let mut faults = Vec::new();
    if rules.leeway.as_secs() > 60
        || (rules.leeway.as_secs() == 60 && rules.leeway.subsec_nanos() > 0)
    {
        faults.push(
            LineFault::of_file("the leeway is above 60 seconds").hint("set the clocks by NTP"),
        );
    }
    let names_nobody = |names: &[String]| names.is_empty() || names.iter().any(String::is_empty);
    if matches!(&rules.audience, Audience::OneOf(names) if names_nobody(names)) {
        let fault = LineFault::of_file("no audience is named");
        faults.push(
            fault.hint("name the audience that the issuer writes into tokens for this service"),
        );
    }
    if matches!(&rules.issuer, Issuer::Exactly(name) if name.is_empty()) {
        faults.push(
            LineFault::of_file("no issuer is named").hint("name the issuer as its tokens do"),
        );
    }
    if rules.roles_claim.is_empty() {
        faults.push(
            LineFault::of_file("the claim for roles has no name").hint("leave it out for `roles`"),
        );
    }
    faults
}

/// What is wrong with a secret, given the algorithms that it is for.
pub(crate) fn secret_fault(secret: &Secret, algorithms: &[Algorithm]) -> Option<LineFault> {
    let shortest = algorithms.iter().map(|one| one.shortest_secret()).max()?;
    (secret.reveal().len() < shortest).then(|| {
        let sentence =
            format!("the secret is shorter than the {shortest} bytes that its algorithm needs");
        LineFault::of_file(sentence).hint("`openssl rand -base64 48` prints a good one")
    })
}
