//! The keys of an issuer (RFC 7517), as far as they verify signatures.

use std::fmt;
use std::time::{Duration, SystemTime};

use jsonwebtoken::{DecodingKey, crypto};

use super::algorithm::{Algorithm, KeyKind};
use super::decode;
use crate::digest::digest;
use crate::json::{self, Json, Object};
use crate::memory::SharedMemory;
use crate::outcome::Reason;

/// An issuer has one or two keys, in the middle of a rotation three.
const MOST_KEYS: usize = 64;
/// A token without `kid` is tried with no more keys than this.
const MOST_TRIES: usize = 8;

/// Signatures that are remembered, and for how long.
const MOST_PROVED: usize = 10_000;
const KEEP_PROVED: Duration = Duration::from_mins(10);

/// Keys that a token may be signed with.
pub(crate) struct KeySet {
    keys: Vec<Key>,
    /// Tokens whose signatures held. A client sends the same token again and again, and a signature takes up to a
    /// hundred times as long as everything else. The memory is that of these keys: others begin with an empty one.
    proved: SharedMemory<()>,
}

/// One key, and everything that it is bound to.
pub(crate) struct Key {
    kid: Option<String>,
    algorithm: Option<Algorithm>,
    kind: KeyKind,
    material: DecodingKey,
}

impl KeySet {
    /// The keys in the text of a JWK set. Keys that we do not understand, or that are not for signatures, are passed
    /// over (RFC 7517 §5); a set in which none remains is of no use to anybody.
    pub(crate) fn from_jwks(text: &[u8]) -> Result<Self, JwksFault> {
        let document = json::object(text).ok_or(JwksFault::NoObject)?;
        let Some(Json::Array(list)) = document.get("keys") else {
            return Err(JwksFault::NoKeys);
        };
        let keys: Vec<Key> = list
            .iter()
            .filter_map(Key::from_jwk)
            .take(MOST_KEYS)
            .collect();
        if keys.is_empty() {
            Err(JwksFault::NothingUsable)
        } else {
            Ok(Self::of(keys))
        }
    }

    /// A shared secret.
    pub(crate) fn from_secret(secret: &[u8]) -> Self {
        let key = Key {
            kid: None,
            algorithm: None,
            kind: KeyKind::Secret,
            material: DecodingKey::from_secret(secret),
        };
        Self::of(vec![key])
    }

    fn of(keys: Vec<Key>) -> Self {
        let proved = SharedMemory::new(MOST_PROVED);
        Self { keys, proved }
    }

    /// Whether the signature of a token holds, by memory or by `verify`. Nothing else about it is remembered.
    pub(crate) fn verify_once(
        &self,
        token: &str,
        now: SystemTime,
        verify: impl FnOnce(&Self) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        let key = digest(token);
        if self.proved.recall(&key, now).is_none() {
            verify(self)?;
            self.proved.remember(key, (), now, KEEP_PROVED);
        }
        Ok(())
    }

    /// Whether one of the keys that the header may mean signed the message. The signature is still encoded.
    pub(crate) fn verify(
        &self,
        algorithm: Algorithm,
        kid: Option<&str>,
        message: &[u8],
        signature: &str,
    ) -> Result<(), Reason> {
        let candidates = self.candidates(algorithm, kid)?;
        let signed = candidates
            .iter()
            .any(|key| key.signed(algorithm, message, signature));
        if signed {
            Ok(())
        } else {
            Err(Reason::BadSignature)
        }
    }

    fn candidates(&self, algorithm: Algorithm, kid: Option<&str>) -> Result<Vec<&Key>, Reason> {
        // Where no key has a name, a token cannot pick one by name.
        let are_named = self.keys.iter().any(|key| key.kid.is_some());
        let named = kid.filter(|_| are_named);
        let meant = |key: &&Key| named.is_none() || key.kid.as_deref() == named;
        if !self.keys.iter().any(|key| meant(&key)) {
            return Err(Reason::UnknownKey);
        }
        let fitting: Vec<&Key> = self
            .keys
            .iter()
            .filter(meant)
            .filter(|key| key.fits(algorithm))
            .take(MOST_TRIES)
            .collect();
        match (fitting.is_empty(), named) {
            (false, _) => Ok(fitting),
            (true, Some(_)) => Err(Reason::AlgorithmNotAllowed),
            (true, None) => Err(Reason::UnknownKey),
        }
    }
}

impl Key {
    fn from_jwk(jwk: &Json) -> Option<Self> {
        let Json::Object(jwk) = jwk else {
            return None;
        };
        // Whoever publishes the private half of a key has lost it: anybody could have signed.
        if !is_for_signatures(jwk) || jwk.contains_key("d") {
            return None;
        }
        let algorithm = match jwk.get("alg") {
            None => None,
            Some(name) => Some(Algorithm::from_name(name.as_str()?)?),
        };
        let kid = match jwk.get("kid") {
            None => None,
            Some(kid) => Some(kid.as_str()?.to_owned()),
        };
        let (nature, material) = material(jwk)?;
        Some(Self {
            kid,
            algorithm,
            kind: nature,
            material,
        })
    }

    fn fits(&self, algorithm: Algorithm) -> bool {
        self.kind == algorithm.key_kind() && self.algorithm.is_none_or(|bound| bound == algorithm)
    }

    fn signed(&self, algorithm: Algorithm, message: &[u8], signature: &str) -> bool {
        let verified = crypto::verify(signature, message, &self.material, algorithm.library());
        matches!(verified, Ok(true))
    }
}

/// RFC 7517 §4.2 and §4.3.
fn is_for_signatures(jwk: &Object) -> bool {
    let is_meant = jwk
        .get("use")
        .is_none_or(|purpose| purpose.as_str() == Some("sig"));
    let may_verify = jwk
        .get("key_ops")
        .is_none_or(|operations| match operations {
            Json::Array(list) => list.iter().any(|one| one.as_str() == Some("verify")),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Object(_) => {
                false
            }
        });
    is_meant && may_verify
}

/// The key itself. A set of public keys holds no secrets, so `oct` is not among the types.
fn material(jwk: &Object) -> Option<(KeyKind, DecodingKey)> {
    let text = |name| jwk.get(name).and_then(Json::as_str);
    match (text("kty")?, text("crv")) {
        ("RSA", _) => Some((
            KeyKind::Rsa,
            rsa(&decode(text("n")?)?, &decode(text("e")?)?)?,
        )),
        ("EC", Some("P-256")) => Some((KeyKind::P256, ec(text("x")?, text("y")?, 32)?)),
        ("EC", Some("P-384")) => Some((KeyKind::P384, ec(text("x")?, text("y")?, 48)?)),
        ("OKP", Some("Ed25519")) => {
            let x = decode(text("x")?).filter(|x| x.len() == 32)?;
            Some((KeyKind::Ed25519, DecodingKey::from_ed_der(&x)))
        }
        _ => None,
    }
}

/// RFC 7518 §3.3 asks for 2048 bits at least; more than 4096 would only cost time. An even exponent, or one, is no key.
fn rsa(modulus: &[u8], exponent: &[u8]) -> Option<DecodingKey> {
    let first = modulus.first()?;
    let bits = modulus
        .len()
        .checked_mul(8)?
        .checked_sub(usize::try_from(first.leading_zeros()).ok()?)?;
    let is_odd = exponent.last()? % 2 == 1;
    let is_one =
        exponent.iter().rev().skip(1).all(|byte| *byte == 0) && exponent.last() == Some(&1);
    if !(2048..=4096).contains(&bits) || !is_odd || is_one || exponent.len() > 4 {
        return None;
    }
    Some(DecodingKey::from_rsa_raw_components(modulus, exponent))
}

/// RFC 7518 §6.2.1.2: coordinates have the full length of the field.
fn ec(x: &str, y: &str, length: usize) -> Option<DecodingKey> {
    let is_full = |text| decode(text).is_some_and(|bytes| bytes.len() == length);
    if !is_full(x) || !is_full(y) {
        return None;
    }
    DecodingKey::from_ec_components(x, y).ok()
}

impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeySet({} keys)", self.keys.len())
    }
}

/// What is wrong with the text of a JWK set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JwksFault {
    NoObject,
    NoKeys,
    NothingUsable,
}

impl fmt::Display for JwksFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoObject => "the key set is not a JSON object without repeated members",
            Self::NoKeys => "the key set has no list `keys`",
            Self::NothingUsable => "the key set holds no public key that verifies signatures",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> KeySet {
        KeySet::from_secret(b"secret")
    }

    #[test]
    fn a_signature_that_held_is_not_computed_again_for_a_while() {
        let (keys, now) = (keys(), SystemTime::UNIX_EPOCH);
        let forged = |_: &KeySet| Err(Reason::BadSignature);
        assert_eq!(
            keys.verify_once("a", now, forged),
            Err(Reason::BadSignature)
        );
        assert_eq!(keys.verify_once("a", now, |_| Ok(())), Ok(()));
        assert_eq!(keys.verify_once("a", now, forged), Ok(()));
        let later = now + KEEP_PROVED;
        assert_eq!(
            keys.verify_once("a", later, forged),
            Err(Reason::BadSignature)
        );
    }

    #[test]
    fn nothing_is_remembered_of_other_tokens_or_of_other_keys() {
        let (one, now) = (keys(), SystemTime::UNIX_EPOCH);
        let forged = |_: &KeySet| Err(Reason::BadSignature);
        assert_eq!(one.verify_once("a", now, |_| Ok(())), Ok(()));
        assert_eq!(one.verify_once("b", now, forged), Err(Reason::BadSignature));
        assert_eq!(
            keys().verify_once("a", now, forged),
            Err(Reason::BadSignature)
        );
    }
}
