//! Project Wycheproof's signatures, run through our keys: keys are read from a JWK set, and every signature that is
//! marked invalid must be refused, every valid one accepted. It has none for whole tokens in the crate that we use.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::{Algorithm, KeySet};
use crate::outcome::Reason;

fn bytes(hex: &Value) -> Vec<u8> {
    let digits = hex.as_str().unwrap().as_bytes();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(pair).collect()
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn jwk(algorithm: Algorithm, key: &Value) -> Value {
    let number = |name: &str| {
        let bytes = bytes(&key[name]);
        encode(bytes.strip_prefix(&[0]).unwrap_or(&bytes))
    };
    let point = |curve: &str| {
        let point = bytes(&key["uncompressed"]);
        let (x, y) = point[1..].split_at(point.len() / 2);
        json!({"kty": "EC", "crv": curve, "x": encode(x), "y": encode(y)})
    };
    match algorithm {
        Algorithm::Es256 => point("P-256"),
        Algorithm::Es384 => point("P-384"),
        Algorithm::EdDsa => {
            json!({"kty": "OKP", "crv": "Ed25519", "x": encode(&bytes(&key["pk"]))})
        }
        Algorithm::Hs256 | Algorithm::Hs384 | Algorithm::Hs512 => panic!("no public key"),
        Algorithm::Rs256
        | Algorithm::Rs384
        | Algorithm::Rs512
        | Algorithm::Ps256
        | Algorithm::Ps384
        | Algorithm::Ps512 => {
            json!({"kty": "RSA", "n": number("modulus"), "e": number("publicExponent")})
        }
    }
}

/// Runs a set; says how many signatures were accepted and refused, so that none is skipped without anybody noticing.
fn run(algorithm: Algorithm, data: &str) -> (usize, usize) {
    let set: Value = serde_json::from_str(data).unwrap();
    let mut counts = (0, 0);
    for group in set["testGroups"].as_array().unwrap() {
        let jwks = json!({"keys": [jwk(algorithm, &group["publicKey"])]}).to_string();
        let keys = KeySet::from_jwks(jwks.as_bytes()).unwrap();
        for test in group["tests"].as_array().unwrap() {
            let verified = keys.verify(
                algorithm,
                None,
                &bytes(&test["msg"]),
                &encode(&bytes(&test["sig"])),
            );
            let expected = match test["result"].as_str().unwrap() {
                "valid" => Ok(()),
                "invalid" => Err(Reason::BadSignature),
                // Both are right; we say which one it is.
                _ => verified,
            };
            assert_eq!(verified, expected, "{algorithm:?} {test}");
            match verified {
                Ok(()) => counts.0 += 1,
                Err(_) => counts.1 += 1,
            }
        }
    }
    counts
}

#[test]
fn elliptic_curve_signatures_are_judged_as_wycheproof_does() {
    use wycheproof::ecdsa::TestName;
    use wycheproof::eddsa::TestName as EdDsa;

    let p256 = run(
        Algorithm::Es256,
        TestName::EcdsaSecp256r1Sha256P1363.json_data(),
    );
    let p384 = run(
        Algorithm::Es384,
        TestName::EcdsaSecp384r1Sha384P1363.json_data(),
    );
    let ed25519 = run(Algorithm::EdDsa, EdDsa::Ed25519.json_data());
    assert_eq!([p256, p384, ed25519], [(173, 89), (193, 87), (88, 63)]);
}

#[test]
fn rsa_signatures_are_judged_as_wycheproof_does() {
    use wycheproof::rsa_pkcs1_verify::TestName;
    use wycheproof::rsa_pss_verify::TestName as Pss;

    let counts = [
        run(Algorithm::Rs256, TestName::Rsa2048Sha256.json_data()),
        run(Algorithm::Rs512, TestName::Rsa2048Sha512.json_data()),
        run(Algorithm::Rs256, TestName::Rsa4096Sha256.json_data()),
        run(
            Algorithm::Ps256,
            Pss::RsaPss2048Sha256Mgf1SaltLen32.json_data(),
        ),
        run(
            Algorithm::Ps384,
            Pss::RsaPss4096Sha384Mgf1SaltLen48.json_data(),
        ),
        run(
            Algorithm::Ps512,
            Pss::RsaPss4096Sha512Mgf1SaltLen64.json_data(),
        ),
    ];
    let expected = [(9, 250), (8, 251), (7, 251), (63, 45), (95, 46), (132, 47)];
    assert_eq!(counts, expected);
}
