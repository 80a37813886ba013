//! Tokens that say too much, or say it otherwise than they should.

use demur_identity::{Claim, Reason};

use super::{Attack, attack};
use crate::support::mint::{self, TestKey, encode};
use crate::support::{NOW, PAYLOAD, es256, with_claim, without_claim};

/// Headers that ask for more than we understand, all signed with a key that we trust.
pub(super) fn extensions() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let mut put = |member: &str, expected| {
        let header = format!(r#"{{"alg":"ES256","kid":"test-es256",{member}}}"#);
        let token = mint::token(TestKey::Es256, &header, PAYLOAD).unwrap();
        attacks.push(attack(member, token, expected));
    };
    for crit in [
        r#"["exp"]"#,
        r#"["b64"],"b64":false"#,
        r#"["alg"]"#,
        "[]",
        r#""exp""#,
        "null",
        "false",
        r#"["x"],"x":1"#,
    ] {
        put(&format!(r#""crit":{crit}"#), Reason::UnknownCriticalHeader);
    }
    for member in [
        r#""b64":false"#,
        r#""b64":true"#,
        r#""zip":"DEF""#,
        r#""enc":"A128GCM""#,
        r#""typ":7"#,
        r#""typ":null"#,
    ] {
        put(member, Reason::Malformed);
    }
    for typ in ["JWE", "logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE", ""] {
        put(&format!(r#""typ":"{typ}""#), Reason::WrongType);
    }
    put(r#""alg":"none""#, Reason::Malformed);
    put(r#""\u0061lg":"none""#, Reason::Malformed);
    put(r#""kid":"test-rs256""#, Reason::Malformed);
    attacks
}

/// Good tokens that are written down otherwise than RFC 7515 §3.1 says.
pub(super) fn forms() -> Vec<Attack> {
    let good = es256(PAYLOAD);
    let [header, payload, signature] = good.split('.').collect::<Vec<_>>()[..] else {
        panic!("three parts")
    };
    let inner = encode(&good);
    let flattened =
        format!(r#"{{"protected":"{header}","payload":"{payload}","signature":"{signature}"}}"#);
    let general = format!(
        r#"{{"payload":"{payload}","signatures":[{{"protected":"{header}","signature":"{signature}"}}]}}"#
    );
    let malformed = [
        ("nothing", String::new()),
        ("one dot", ".".into()),
        ("two dots", "..".into()),
        ("many dots", ".".repeat(8000)),
        ("a fourth part", format!("{good}.")),
        (
            "a fourth part with something in it",
            format!("{good}.{signature}"),
        ),
        ("a leading dot", format!(".{good}")),
        (
            "five parts, like an encrypted token",
            format!("{header}..{payload}.{payload}.{signature}"),
        ),
        (
            "an encrypted header",
            format!(
                "{}.{payload}.{signature}",
                encode(r#"{"alg":"dir","enc":"A128GCM"}"#)
            ),
        ),
        (
            "padding after the header",
            format!("{header}==.{payload}.{signature}"),
        ),
        (
            "padding after the payload",
            format!("{header}.{payload}=.{signature}"),
        ),
        ("padding after the signature", format!("{good}==")),
        ("a leading space", format!(" {good}")),
        ("a trailing space", format!("{good} ")),
        ("a trailing line break", format!("{good}\n")),
        (
            "a line break in the middle",
            format!("{header}.\r\n{payload}.{signature}"),
        ),
        ("a zero byte", format!("{good}\0")),
        ("no ASCII", format!("{header}.{payload}ä.{signature}")),
        (
            "the other alphabet",
            format!("{header}.{payload}.+/{}", &signature[2..]),
        ),
        (
            "another way to write the last character",
            format!("{}{}", &good[..good.len() - 1], last_letter(&good)),
        ),
        ("percent-encoded", good.replace('.', "%2E")),
        ("the scheme once more", format!("Bearer {good}")),
        ("quoted", format!("\"{good}\"")),
        ("two tokens", format!("{good},{good}")),
        ("the flattened form", flattened),
        ("the general form", general),
        (
            "no object for a header",
            format!("{}.{payload}.{signature}", encode("[]")),
        ),
        (
            "no JSON for a header",
            format!("{}.{payload}.{signature}", encode("alg=ES256")),
        ),
        (
            "a header with a byte order mark",
            format!(
                "{}.{payload}.{signature}",
                encode("\u{feff}{\"alg\":\"ES256\"}")
            ),
        ),
        (
            "a header with something after it",
            format!("{}.{payload}.{signature}", encode(r#"{"alg":"ES256"}{}"#)),
        ),
        (
            "a header in another charset",
            format!("{}.{payload}.{signature}", encode([b'{', 0, b'}', 0])),
        ),
    ];
    let mut attacks: Vec<Attack> = malformed
        .into_iter()
        .map(|(name, token)| attack(name, token, Reason::Malformed))
        .collect();
    attacks.push(attack(
        "too long",
        es256(&with_claim("x", &format!("\"{}\"", "x".repeat(8000)))),
        Reason::TooLarge,
    ));
    attacks.push(attack(
        "far too long",
        "a".repeat(1 << 20),
        Reason::TooLarge,
    ));
    attacks.push(attack(
        "far too many parts",
        ".".repeat(1 << 20),
        Reason::TooLarge,
    ));
    attacks.push(attack(
        "a token in a token",
        format!("{header}.{inner}.{signature}"),
        Reason::BadSignature,
    ));
    attacks
}

/// The last letter of 64 bytes carries two bits; these are the same two with another rest.
fn last_letter(token: &str) -> char {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let last = *token.as_bytes().last().unwrap();
    let index = ALPHABET.iter().position(|letter| *letter == last).unwrap();
    char::from(ALPHABET[index + 1])
}

/// Nonsense in the payload, signed with a key that we trust.
pub(super) fn payloads() -> Vec<Attack> {
    let inner = es256(PAYLOAD);
    let cases: Vec<(&str, String)> = vec![
        ("null", "null".into()),
        ("a list", format!("[{PAYLOAD}]")),
        ("a text", "\"x\"".into()),
        ("a number", "1".into()),
        ("nothing", String::new()),
        ("a nested token", inner),
        ("two objects", format!("{PAYLOAD}{PAYLOAD}")),
        ("a comment", format!("/**/{PAYLOAD}")),
        ("exp twice", PAYLOAD.replace('}', r#","exp":4102444800}"#)),
        (
            "exp twice, escaped",
            PAYLOAD.replace('}', r#","\u0065xp":4102444800}"#),
        ),
        ("sub twice", PAYLOAD.replace('}', r#","sub":"admin"}"#)),
        (
            "twice, further down",
            PAYLOAD.replace('}', r#","a":{"b":1,"b":2}}"#),
        ),
        (
            "deep nesting",
            with_claim("x", &format!("{}{}", "[".repeat(2000), "]".repeat(2000))),
        ),
        ("a lone surrogate", with_claim("x", r#""\ud800""#)),
        ("a line break in a text", with_claim("x", "\"\n\"")),
        ("sub is a number", with_claim("sub", "7")),
        ("sub is a list", with_claim("sub", r#"["alice"]"#)),
    ];
    let mut attacks: Vec<Attack> = cases
        .into_iter()
        .map(|(name, payload)| attack(name, es256(&payload), Reason::Malformed))
        .collect();
    for payload in [without_claim("sub"), with_claim("sub", "\"\"")] {
        attacks.push(attack(
            "nobody",
            es256(&payload),
            Reason::MissingClaim(Claim::Subject),
        ));
    }
    attacks
}

pub(super) fn dates() -> Vec<Attack> {
    let mut attacks = Vec::new();
    for name in ["exp", "nbf", "iat"] {
        for date in [
            "\"1700000300\"",
            "1e400",
            "-1e400",
            "-1",
            "-0.5",
            "null",
            "true",
            "[1700000300]",
            "{}",
            "\"\"",
            "NaN",
            "Infinity",
            "0x10",
            "01",
        ] {
            attacks.push(attack(
                format!("{name} {date}"),
                es256(&with_claim(name, date)),
                Reason::Malformed,
            ));
        }
    }
    for date in ["0", "-0", "1", "1e-400", "1600000000", "1699999970"] {
        attacks.push(attack(
            format!("exp {date}"),
            es256(&with_claim("exp", date)),
            Reason::Expired,
        ));
    }
    for date in ["1700000031", "4102444800", "1e300", "1700000000000"] {
        for name in ["nbf", "iat"] {
            attacks.push(attack(
                format!("{name} {date}"),
                es256(&with_claim(name, date)),
                Reason::NotYetValid,
            ));
        }
    }
    assert_eq!(NOW, 1_700_000_000);
    attacks.push(attack(
        "no exp",
        es256(&without_claim("exp")),
        Reason::MissingClaim(Claim::Expiry),
    ));
    attacks
}

pub(super) fn parties() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let mut put = |name: &str, json: &str, expected| {
        attacks.push(attack(
            format!("{name} {json}"),
            es256(&with_claim(name, json)),
            expected,
        ));
    };
    for json in [
        "\"https://other.example\"",
        "\"\"",
        "\"https://api.example/\"",
        "\"HTTPS://API.EXAMPLE\"",
        "\"https://api.example.attacker.example\"",
        "\"https://api.example also-us\"",
        "[]",
        r#"["a","b"]"#,
    ] {
        put("aud", json, Reason::WrongAudience);
    }
    for json in [
        "7",
        "null",
        "{}",
        r#"[7,"https://api.example"]"#,
        r#"[["https://api.example"]]"#,
    ] {
        put("aud", json, Reason::Malformed);
    }
    for json in [
        "\"https://other.example\"",
        "\"\"",
        "\"https://issuer.example/\"",
        "\"http://issuer.example\"",
        "\"https://Issuer.example\"",
        "\"https://issuer.example@attacker.example\"",
    ] {
        put("iss", json, Reason::WrongIssuer);
    }
    for json in ["7", "null", r#"["https://issuer.example"]"#] {
        put("iss", json, Reason::Malformed);
    }
    attacks.push(attack(
        "no aud",
        es256(&without_claim("aud")),
        Reason::MissingClaim(Claim::Audience),
    ));
    attacks.push(attack(
        "no iss",
        es256(&without_claim("iss")),
        Reason::MissingClaim(Claim::Issuer),
    ));
    attacks
}
