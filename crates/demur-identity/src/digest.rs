//! SHA-256: how secrets are remembered and compared.
//!
//! A digest is looked up instead of the secret itself, so the time that a comparison takes says nothing about how much
//! of a guess was right.

use sha2::{Digest as _, Sha256};

/// A SHA-256 digest.
pub(crate) type Digest = [u8; 32];

/// The digest of a secret that is long and random itself.
pub(crate) fn digest(secret: &str) -> Digest {
    Sha256::digest(secret.as_bytes()).into()
}

/// Digests that mean nothing without the salt, which is made anew in every process and never leaves it.
pub(crate) struct Salt([u8; 32]);

impl Salt {
    /// A new one; none where the system has no randomness to give.
    pub(crate) fn new() -> Option<Self> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).ok()?;
        Some(Self(salt))
    }

    /// The digest of a user and a password. Lengths are part of it, so that no two pairs run into one another.
    pub(crate) fn digest(&self, user: &str, password: &str) -> Digest {
        let length = u64::try_from(user.len()).unwrap_or(u64::MAX);
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(length.to_be_bytes());
        hash.update(user);
        hash.update(password);
        hash.finalize().into()
    }
}

/// A digest in lower-case hexadecimal.
pub(crate) fn to_hex(digest: &Digest) -> String {
    digest
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            text.push_str(&format!("{byte:02x}"));
            text
        })
}

/// The digest that 64 hexadecimal digits stand for.
pub(crate) fn from_hex(text: &str) -> Option<Digest> {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut digest = [0; 32];
    for (index, byte) in digest.iter_mut().enumerate() {
        let pair = text.get(index * 2..index * 2 + 2)?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_is_read_as_it_is_written() {
        let one = digest("abc");
        assert_eq!(
            to_hex(&one),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(from_hex(&to_hex(&one)), Some(one));
        assert_eq!(from_hex("abc"), None);
        assert_eq!(from_hex(&"+1".repeat(32)), None);
    }

    #[test]
    fn no_two_pairs_have_the_same_digest() {
        let salt = Salt::new().unwrap();
        assert_ne!(salt.digest("ab", "c"), salt.digest("a", "bc"));
        assert_ne!(salt.digest("a", "b"), Salt::new().unwrap().digest("a", "b"));
    }
}
