//! Tokens made on purpose: signed with the test keys in `tests/fixtures`, whatever their header and payload say.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::errors::Result;
use jsonwebtoken::{Algorithm, EncodingKey, crypto};

/// One of the test keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TestKey {
    /// The P-256 key `test-es256`.
    Es256,
    /// The RSA key `test-rs256`.
    Rs256,
    /// The Ed25519 key `test-ed25519`.
    Ed25519,
}

impl TestKey {
    /// The name of the key in `jwks.json`.
    pub(crate) fn kid(self) -> &'static str {
        match self {
            Self::Es256 => "test-es256",
            Self::Rs256 => "test-rs256",
            Self::Ed25519 => "test-ed25519",
        }
    }

    /// The name of its algorithm in a header.
    pub(crate) fn alg(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::Ed25519 => "EdDSA",
        }
    }

    fn algorithm(self) -> Algorithm {
        match self {
            Self::Es256 => Algorithm::ES256,
            Self::Rs256 => Algorithm::RS256,
            Self::Ed25519 => Algorithm::EdDSA,
        }
    }

    fn private(self) -> Result<EncodingKey> {
        match self {
            Self::Es256 => {
                EncodingKey::from_ec_pem(include_bytes!("../../fixtures/es256.private.pem"))
            }
            Self::Rs256 => {
                EncodingKey::from_rsa_pem(include_bytes!("../../fixtures/rs256.private.pem"))
            }
            Self::Ed25519 => {
                EncodingKey::from_ed_pem(include_bytes!("../../fixtures/ed25519.private.pem"))
            }
        }
    }
}

/// A token with the signature of a test key.
pub(crate) fn token(key: TestKey, header: &str, payload: &str) -> Result<String> {
    signed(&key.private()?, key.algorithm(), header, payload)
}

/// A token with any signature.
pub(crate) fn signed(
    key: &EncodingKey,
    algorithm: Algorithm,
    header: &str,
    payload: &str,
) -> Result<String> {
    let message = format!("{}.{}", encode(header), encode(payload));
    let signature = crypto::sign(message.as_bytes(), key, algorithm)?;
    Ok(format!("{message}.{signature}"))
}

/// The alphabet and the missing padding of RFC 7515 §2.
pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
