//! Signatures, keys and algorithms that are not what they seem.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use demur_identity::Reason;
use jsonwebtoken::{Algorithm as Library, EncodingKey};

use super::{Attack, attack};
use crate::support::mint::{self, TestKey, encode};
use crate::support::{JWKS, PAYLOAD, es256, header, with_claim};

/// RFC 8725 §2.1: what everybody knows of a key, taken for a secret.
pub(super) fn confused_keys() -> Vec<Attack> {
    let rsa = include_str!("../../fixtures/rs256.public.pem");
    let ec = include_str!("../../fixtures/es256.public.pem");
    let body = |pem: &str| {
        pem.lines()
            .filter(|line| !line.starts_with('-'))
            .collect::<String>()
    };
    let der = |pem: &str| STANDARD.decode(body(pem)).unwrap();
    let jwks: serde_json::Value = serde_json::from_str(JWKS).unwrap();
    let member = |key: usize, name: &str| jwks["keys"][key][name].as_str().unwrap().to_owned();
    let raw = |key: usize, name: &str| URL_SAFE_NO_PAD.decode(member(key, name)).unwrap();
    let secrets: Vec<(&str, Vec<u8>)> = vec![
        ("the RSA key in PEM", rsa.into()),
        (
            "the RSA key in PEM without its last line break",
            rsa.trim_end().into(),
        ),
        (
            "the RSA key in PEM with CRLF",
            rsa.replace('\n', "\r\n").into(),
        ),
        (
            "the RSA key in PEM on one line",
            rsa.replace('\n', "").into(),
        ),
        ("the RSA key in base64", body(rsa).into()),
        ("the RSA key in DER", der(rsa)),
        ("the RSA key in PKCS#1", der(rsa)[24..].to_vec()),
        ("the modulus", raw(1, "n")),
        ("the modulus as it is written", member(1, "n").into()),
        ("the RSA key as JSON", jwks["keys"][1].to_string().into()),
        ("the EC key in PEM", ec.into()),
        ("the EC key in DER", der(ec)),
        ("the EC point", der(ec)[26..].to_vec()),
        ("a coordinate", raw(0, "x")),
        ("the Ed25519 key", raw(2, "x")),
        ("the whole key set", JWKS.into()),
        ("nothing", Vec::new()),
        ("a zero byte", vec![0]),
        ("a popular secret", b"secret".to_vec()),
    ];
    let mut attacks = Vec::new();
    for (name, secret) in secrets {
        for (alg, algorithm) in [
            ("HS256", Library::HS256),
            ("HS384", Library::HS384),
            ("HS512", Library::HS512),
        ] {
            let kid = if name.contains("RSA") || name.contains("modulus") {
                "test-rs256"
            } else {
                "test-es256"
            };
            let header = format!(r#"{{"alg":"{alg}","kid":"{kid}"}}"#);
            let token = mint::signed(
                &EncodingKey::from_secret(&secret),
                algorithm,
                &header,
                PAYLOAD,
            )
            .unwrap();
            attacks.push(attack(
                format!("{name} as a secret for {alg}"),
                token,
                Reason::AlgorithmNotAllowed,
            ));
        }
    }
    attacks
}

pub(super) fn no_signature() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let good = es256(PAYLOAD);
    let signature = good.rsplit('.').next().unwrap();
    for alg in [
        "none",
        "None",
        "NONE",
        "nOnE",
        "",
        " none",
        "none ",
        "n\\u006fne",
        "null",
        "es256",
        "HS256 ",
        "RS1",
        "ES256K",
        "dir",
    ] {
        let header = encode(format!(r#"{{"alg":"{alg}","kid":"test-es256"}}"#));
        for (form, signature) in [
            ("without", ""),
            ("with a foreign", signature),
            ("with a one-byte", "AA"),
        ] {
            let token = format!("{header}.{}.{signature}", encode(PAYLOAD));
            attacks.push(attack(
                format!("alg `{alg}`, {form} signature"),
                token,
                Reason::AlgorithmNotAllowed,
            ));
        }
    }
    for header in [
        r#"{"kid":"test-es256"}"#,
        r#"{"alg":null}"#,
        r#"{"alg":0}"#,
        r#"{"alg":["ES256"]}"#,
        r#"{"alg":{}}"#,
        r#"{"ALG":"ES256"}"#,
        "{}",
    ] {
        let token = format!("{}.{}.{signature}", encode(header), encode(PAYLOAD));
        attacks.push(attack(header, token, Reason::Malformed));
    }
    let message = good.rsplit_once('.').unwrap().0;
    attacks.push(attack(
        "the signature is stripped",
        format!("{message}."),
        Reason::BadSignature,
    ));
    attacks.push(attack(
        "the signature and its dot are stripped",
        message,
        Reason::Malformed,
    ));
    attacks
}

pub(super) fn wrong_signatures() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let mut put = |name: &str, key: TestKey, signature: &[u8]| {
        let message = format!("{}.{}", encode(header(key)), encode(PAYLOAD));
        attacks.push(attack(
            format!("{name}, {key:?}"),
            format!("{message}.{}", encode(signature)),
            Reason::BadSignature,
        ));
    };
    let order = [
        0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc,
        0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
    ];
    for (name, r, s) in [
        ("zeros", [0; 32], [0; 32]),
        ("r is the order", order, [1; 32]),
        ("s is the order", [1; 32], order),
        ("both are the order", order, order),
        ("r is zero", [0; 32], [1; 32]),
        ("s is zero", [1; 32], [0; 32]),
        ("ones", [1; 32], [1; 32]),
    ] {
        put(name, TestKey::Es256, &[r, s].concat());
    }
    put("one byte", TestKey::Es256, &[1]);
    put("zeros", TestKey::Ed25519, &[0; 64]);
    put(
        "the neutral point",
        TestKey::Ed25519,
        &[&[1][..], &[0; 63][..]].concat(),
    );
    for length in [255, 256, 257] {
        put("zeros", TestKey::Rs256, &vec![0; length]);
    }
    put("one", TestKey::Rs256, &[&[0; 255][..], &[1][..]].concat());
    for key in [TestKey::Es256, TestKey::Rs256, TestKey::Ed25519] {
        let good = mint::token(key, &header(key), PAYLOAD).unwrap();
        let bytes = URL_SAFE_NO_PAD
            .decode(good.rsplit('.').next().unwrap())
            .unwrap();
        put("one byte is missing", key, &bytes[1..]);
        put("one byte is appended", key, &[&bytes[..], &[0]].concat());
        put("one byte is prepended", key, &[&[0], &bytes[..]].concat());
        put("twice", key, &[&bytes[..], &bytes[..]].concat());
        put(
            "in DER",
            key,
            &[&[0x30, 68, 2, 32], &bytes[..32], &[2, 32], &bytes[32..]].concat(),
        );
    }
    attacks.extend(swapped());
    attacks
}

/// Parts of tokens that do not belong together, and keys that do not fit.
pub(super) fn swapped() -> Vec<Attack> {
    let good = es256(PAYLOAD);
    let other = es256(&with_claim("sub", "\"mallory\""));
    let [header, payload, signature] = good.split('.').collect::<Vec<_>>()[..] else {
        panic!("three parts")
    };
    let foreign = other.split('.').nth(1).unwrap();
    let mismatch = |alg: &str, kid: &str| {
        format!(
            "{}.{payload}.{signature}",
            encode(format!(r#"{{"alg":"{alg}","kid":"{kid}"}}"#))
        )
    };
    let rsa =
        EncodingKey::from_rsa_pem(include_bytes!("../../fixtures/rs256.private.pem")).unwrap();
    let as_pss = mint::signed(
        &rsa,
        Library::RS256,
        r#"{"alg":"PS256","kid":"test-rs256"}"#,
        PAYLOAD,
    )
    .unwrap();
    let as_pkcs1 = mint::signed(
        &rsa,
        Library::PS256,
        r#"{"alg":"RS256","kid":"test-rs256"}"#,
        PAYLOAD,
    )
    .unwrap();
    vec![
        attack(
            "a foreign payload",
            format!("{header}.{foreign}.{signature}"),
            Reason::BadSignature,
        ),
        attack(
            "a foreign key",
            mismatch("ES256", "test-rs256"),
            Reason::AlgorithmNotAllowed,
        ),
        attack(
            "RSA with an EC key",
            mismatch("RS256", "test-es256"),
            Reason::AlgorithmNotAllowed,
        ),
        attack(
            "PSS with an EC key",
            mismatch("PS256", "test-es256"),
            Reason::AlgorithmNotAllowed,
        ),
        attack(
            "Ed25519 with an EC key",
            mismatch("EdDSA", "test-es256"),
            Reason::AlgorithmNotAllowed,
        ),
        attack(
            "EC with an Ed25519 key",
            mismatch("ES256", "test-ed25519"),
            Reason::AlgorithmNotAllowed,
        ),
        attack(
            "RSA with an Ed25519 key",
            mismatch("RS256", "test-ed25519"),
            Reason::AlgorithmNotAllowed,
        ),
        attack(
            "a longer hash",
            mismatch("ES384", "test-es256"),
            Reason::AlgorithmNotAllowed,
        ),
        attack("PKCS#1 said to be PSS", as_pss, Reason::BadSignature),
        attack("PSS said to be PKCS#1", as_pkcs1, Reason::BadSignature),
    ]
}

/// Headers that bring a key along, and are signed with it.
pub(super) fn own_keys() -> Vec<Attack> {
    let jwk = r#"{"kty":"EC","crv":"P-256","kid":"test-es256","alg":"ES256","x":"7yw3RWQfajhNyRLTYWm90DY_Hw-nemmAnojPd-N717s","y":"IVPkFTqzWI8byW4Nqw0Quyq5RO52f_bl0p6TC4lTjK8"}"#;
    let key =
        EncodingKey::from_ec_pem(include_bytes!("../../fixtures/attacker.private.pem")).unwrap();
    let mut attacks = Vec::new();
    for (kid, expected) in [
        ("test-es256", Reason::BadSignature),
        ("mine", Reason::UnknownKey),
    ] {
        for member in [
            format!(r#""jwk":{jwk}"#),
            format!(r#""jwks":{{"keys":[{jwk}]}}"#),
            r#""jku":"http://127.0.0.1:9/jwks.json""#.to_owned(),
            r#""jku":"https://issuer.example@attacker.example/jwks.json""#.to_owned(),
            r#""jku":"file:///etc/passwd""#.to_owned(),
            r#""x5u":"http://169.254.169.254/latest/meta-data""#.to_owned(),
            r#""x5c":["MIIB"]"#.to_owned(),
            r#""x5t":"AAAA","x5t#S256":"AAAA""#.to_owned(),
        ] {
            let header = format!(r#"{{"alg":"ES256","kid":"{kid}",{member}}}"#);
            let token = mint::signed(&key, Library::ES256, &header, PAYLOAD).unwrap();
            attacks.push(attack(header, token, expected));
        }
    }
    attacks
}

pub(super) fn names_of_keys() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let long = "k".repeat(3000);
    let names = [
        "../../../../../../dev/null",
        "/dev/null",
        "C:\\\\nul",
        "' UNION SELECT 'secret' -- ",
        "x'; DROP TABLE keys; --",
        "| whoami",
        "$(id)",
        "http://127.0.0.1:9/key",
        "",
        "*",
        "TEST-ES256",
        "test-es256 ",
        "test-es256\\u0000",
        "${jndi:ldap://x}",
        &long,
    ];
    for kid in names {
        let header = format!(r#"{{"alg":"ES256","kid":"{kid}"}}"#);
        let token = mint::token(TestKey::Es256, &header, PAYLOAD).unwrap();
        attacks.push(attack(format!("kid `{kid}`"), token, Reason::UnknownKey));
        let header = format!(r#"{{"alg":"HS256","kid":"{kid}"}}"#);
        let token = mint::signed(
            &EncodingKey::from_secret(b""),
            Library::HS256,
            &header,
            PAYLOAD,
        )
        .unwrap();
        attacks.push(attack(
            format!("kid `{kid}` and an empty secret"),
            token,
            Reason::AlgorithmNotAllowed,
        ));
    }
    for kid in ["0", "null", "true", r#"["test-es256"]"#, r#"{"a":1}"#] {
        let header = format!(r#"{{"alg":"ES256","kid":{kid}}}"#);
        let token = mint::token(TestKey::Es256, &header, PAYLOAD).unwrap();
        attacks.push(attack(format!("kid {kid}"), token, Reason::Malformed));
    }
    attacks
}
