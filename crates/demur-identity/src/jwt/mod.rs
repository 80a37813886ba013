//! JSON Web Tokens (RFC 7519), checked in the way RFC 8725 asks for.
//!
//! Everything here is a function of the token, the rules, the keys and the time.

mod algorithm;
mod claims;
mod header;
mod keys;
#[cfg(test)]
mod vectors;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub use algorithm::Algorithm;
pub use claims::{Audience, ClaimRules, Issuer};
pub(crate) use claims::{caller, check, numeric_date};
pub(crate) use keys::{JwksFault, KeySet};

use crate::json::{self, Object};
use crate::outcome::{Caller, Reason};

/// Longer tokens are not looked at.
pub(crate) const LONGEST_TOKEN: usize = 8 * 1024;

/// What a token must be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRules {
    /// The algorithms that are allowed. None stands for the default of the keys: RS256, PS256, ES256 and `EdDSA` for
    /// public keys, HS256 for a secret.
    pub algorithms: Vec<Algorithm>,
    /// The `typ` that a header must have, say `at+jwt`. Where none is asked for, `JWT`, `at+jwt` and none are taken.
    pub token_type: Option<String>,
    /// Whether a token must have an end.
    pub expiry: Expiry,
    /// What its claims must say.
    pub claims: ClaimRules,
}

/// Whether a token must have an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// A token without `exp` is refused.
    Required,
    /// A token without `exp` is valid for ever.
    Optional,
}

impl TokenRules {
    /// The default rules for tokens of one issuer.
    pub fn new(claims: ClaimRules) -> Self {
        Self {
            algorithms: Vec::new(),
            token_type: None,
            expiry: Expiry::Required,
            claims,
        }
    }
}

/// A token whose header was looked at; nothing about it is proved yet.
pub(crate) struct Unproved<'a> {
    token: &'a str,
    message: &'a str,
    payload: &'a str,
    signature: &'a str,
    header: header::Header,
}

impl<'a> Unproved<'a> {
    /// Judges what can be judged without keys.
    pub(crate) fn read(token: &'a str, rules: &TokenRules) -> Result<Self, Reason> {
        if token.len() > LONGEST_TOKEN {
            return Err(Reason::TooLarge);
        }
        let (message, signature) = token.rsplit_once('.').ok_or(Reason::Malformed)?;
        let (header, payload) = message.split_once('.').ok_or(Reason::Malformed)?;
        if payload.contains('.') || decode(payload).is_none() || decode(signature).is_none() {
            return Err(Reason::Malformed);
        }
        let header = header::read(&part(header)?, rules)?;
        Ok(Self {
            token,
            message,
            payload,
            signature,
            header,
        })
    }

    /// Who is calling, if one of the keys signed the token and its claims are right.
    pub(crate) fn prove(
        &self,
        rules: &TokenRules,
        keys: &KeySet,
        now: SystemTime,
    ) -> Result<Caller, Reason> {
        let header::Header { algorithm, kid } = &self.header;
        keys.verify_once(self.token, now, |keys| {
            keys.verify(
                *algorithm,
                kid.as_deref(),
                self.message.as_bytes(),
                self.signature,
            )
        })?;
        // Only what somebody signed is worth reading.
        let payload = part(self.payload)?;
        check(&payload, rules.expiry, &rules.claims, seconds(now))?;
        caller(&payload, &rules.claims)
    }
}

/// Seconds since 1970, as RFC 7519 §2 counts them.
pub(crate) fn seconds(now: SystemTime) -> f64 {
    now.duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO)
        .as_secs_f64()
}

fn part(text: &str) -> Result<Object, Reason> {
    decode(text)
        .and_then(|bytes| json::object(&bytes))
        .ok_or(Reason::Malformed)
}

/// RFC 7515 §2: no padding, no line breaks, no white space; and only one way to write the last character.
fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
