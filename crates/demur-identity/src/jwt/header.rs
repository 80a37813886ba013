//! The header of a token (RFC 7515 §4): what it may say, and what is never listened to.
//!
//! A header chooses among keys and algorithms that the operator allows. It brings none along: `jwk`, `jku`, `x5u` and
//! `x5c` are never read.

use super::TokenRules;
use super::algorithm::Algorithm;
use crate::json::{Json, Object};
use crate::outcome::Reason;

/// Members that change what the other parts mean: unencoded payloads (RFC 7797), compression and encryption (RFC 7516).
/// Whoever sends them expects something else of us than a plain signature check.
const FOREIGN: [&str; 3] = ["b64", "zip", "enc"];

/// Types of tokens that are taken for access tokens where no other is asked for. Others, say a logout token, are signed
/// with the same keys and mean something else (RFC 8725 §3.11).
const USUAL_TYPES: [&str; 2] = ["jwt", "at+jwt"];

/// What a header says that we use.
pub(super) struct Header {
    pub(super) algorithm: Algorithm,
    pub(super) kid: Option<String>,
}

/// Judges a header before anything is verified.
pub(super) fn read(object: &Object, rules: &TokenRules) -> Result<Header, Reason> {
    if object.contains_key("crit") {
        return Err(Reason::UnknownCriticalHeader);
    }
    if FOREIGN.iter().any(|name| object.contains_key(*name)) {
        return Err(Reason::Malformed);
    }
    let name = object
        .get("alg")
        .and_then(Json::as_str)
        .ok_or(Reason::Malformed)?;
    let algorithm = Algorithm::from_name(name)
        .filter(|algorithm| rules.algorithms.contains(algorithm))
        .ok_or(Reason::AlgorithmNotAllowed)?;
    let kid = optional_text(object, "kid")?.map(str::to_owned);
    let typ = optional_text(object, "typ")?;
    if !is_right_type(typ, rules.token_type.as_deref()) {
        return Err(Reason::WrongType);
    }
    Ok(Header { algorithm, kid })
}

fn optional_text<'a>(object: &'a Object, name: &str) -> Result<Option<&'a str>, Reason> {
    match object.get(name) {
        None => Ok(None),
        Some(value) => Ok(Some(value.as_str().ok_or(Reason::Malformed)?)),
    }
}

/// RFC 7515 §4.1.9: `typ` is a media type, in any case, with `application/` left out or not.
fn is_right_type(typ: Option<&str>, wanted: Option<&str>) -> bool {
    let plain = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.strip_prefix("application/")
            .map(str::to_owned)
            .unwrap_or(text)
    };
    match (typ.map(plain), wanted.map(plain)) {
        (typ, Some(wanted)) => typ == Some(wanted),
        (Some(typ), None) => USUAL_TYPES.contains(&typ.as_str()),
        (None, None) => true,
    }
}
