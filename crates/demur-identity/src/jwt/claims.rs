//! The claims of a token (RFC 7519 §4.1), also where an introspection endpoint states them (RFC 7662 §2.2).

use std::collections::BTreeMap;
use std::time::Duration;

use super::Expiry;
use crate::json::{self, Json, Object};
use crate::outcome::{Caller, Claim, Reason};

/// What claims must say, and where roles are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRules {
    /// Who may have issued a token.
    pub issuer: Issuer,
    /// Whom a token must be meant for.
    pub audience: Audience,
    /// How far clocks may be apart; 60 seconds at most.
    pub leeway: Duration,
    /// Where roles are found: the name of a claim, or names joined by dots, say `realm_access.roles`.
    pub roles_claim: String,
}

/// Who may have issued a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issuer {
    /// Exactly this one, character by character.
    Exactly(String),
    /// Whoever has the key.
    Any,
}

/// Whom a token must be meant for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// One of these names, all of which are ours.
    OneOf(Vec<String>),
    /// Whoever gets it. A token that was stolen from another service counts here as well.
    Any,
}

impl ClaimRules {
    /// The default rules: 30 seconds of leeway, roles in `roles`.
    pub fn new(issuer: Issuer, audience: Audience) -> Self {
        Self {
            issuer,
            audience,
            leeway: Duration::from_secs(30),
            roles_claim: "roles".to_owned(),
        }
    }
}

/// Whether the claims hold at a time, in seconds since 1970.
pub(crate) fn check(
    payload: &Object,
    expiry: Expiry,
    rules: &ClaimRules,
    now: f64,
) -> Result<(), Reason> {
    let leeway = rules.leeway.as_secs_f64();
    match (numeric_date(payload, "exp")?, expiry) {
        // RFC 7519 §4.1.4: not accepted on or after that time.
        (Some(end), _) if now >= end + leeway => return Err(Reason::Expired),
        (None, Expiry::Required) => return Err(Reason::MissingClaim(Claim::Expiry)),
        (Some(_), _) | (None, Expiry::Optional) => {}
    }
    for name in ["nbf", "iat"] {
        if numeric_date(payload, name)?.is_some_and(|start| now + leeway < start) {
            return Err(Reason::NotYetValid);
        }
    }
    check_issuer(payload, &rules.issuer)?;
    check_audience(payload, &rules.audience)
}

/// A time; one before 1970 is a mistake, and so is a text.
pub(crate) fn numeric_date(payload: &Object, name: &str) -> Result<Option<f64>, Reason> {
    match payload.get(name) {
        None => Ok(None),
        Some(Json::Number(number)) => {
            let date = number
                .as_f64()
                .filter(|date| date.is_finite() && *date >= 0.0);
            Ok(Some(date.ok_or(Reason::Malformed)?))
        }
        Some(Json::Null | Json::Bool(_) | Json::String(_) | Json::Array(_) | Json::Object(_)) => {
            Err(Reason::Malformed)
        }
    }
}

fn check_issuer(payload: &Object, issuer: &Issuer) -> Result<(), Reason> {
    let stated = payload
        .get("iss")
        .map(|value| value.as_str().ok_or(Reason::Malformed))
        .transpose()?;
    match (issuer, stated) {
        (Issuer::Any, _) => Ok(()),
        (Issuer::Exactly(_), None) => Err(Reason::MissingClaim(Claim::Issuer)),
        (Issuer::Exactly(ours), Some(stated)) if ours == stated => Ok(()),
        (Issuer::Exactly(_), Some(_)) => Err(Reason::WrongIssuer),
    }
}

fn check_audience(payload: &Object, audience: &Audience) -> Result<(), Reason> {
    let stated = payload
        .get("aud")
        .map(|value| json::texts(value).ok_or(Reason::Malformed))
        .transpose()?;
    match (audience, stated) {
        (Audience::Any, _) => Ok(()),
        (Audience::OneOf(_), None) => Err(Reason::MissingClaim(Claim::Audience)),
        (Audience::OneOf(ours), Some(stated)) => {
            let is_meant = stated.iter().any(|name| ours.iter().any(|our| our == name));
            if is_meant {
                Ok(())
            } else {
                Err(Reason::WrongAudience)
            }
        }
    }
}

/// Who the claims are about.
pub(crate) fn caller(payload: &Object, rules: &ClaimRules) -> Result<Caller, Reason> {
    let subject = payload.get("sub").or_else(|| payload.get("client_id"));
    let id = subject
        .ok_or(Reason::MissingClaim(Claim::Subject))?
        .as_str()
        .ok_or(Reason::Malformed)?;
    if id.is_empty() {
        return Err(Reason::MissingClaim(Claim::Subject));
    }
    let mut claims = BTreeMap::new();
    collect(payload, "", &mut claims);
    Ok(Caller {
        id: id.to_owned(),
        scopes: scopes(payload),
        roles: texts(find(payload, &rules.roles_claim)),
        claims: claims.into_iter().collect(),
    })
}

/// RFC 8693 §4.2: `scope` is one text, separated by spaces. Some issuers write a list, or call it `scp`.
fn scopes(payload: &Object) -> Vec<String> {
    let stated = texts(payload.get("scope").or_else(|| payload.get("scp")));
    stated
        .iter()
        .flat_map(|text| text.split_ascii_whitespace())
        .map(str::to_owned)
        .collect()
}

/// What is not written as expected grants nothing.
fn texts(value: Option<&Json>) -> Vec<String> {
    let texts = value.and_then(json::texts).unwrap_or_default();
    texts.into_iter().map(str::to_owned).collect()
}

/// The value of a claim: one that is called exactly so, dots and all, before a nested one.
fn find<'a>(object: &'a Object, path: &str) -> Option<&'a Json> {
    if let Some(value) = object.get(path) {
        return Some(value);
    }
    let mut places = path.char_indices().filter(|(_, letter)| *letter == '.');
    places.find_map(|(at, _)| {
        let (name, rest) = path.split_at_checked(at)?;
        match object.get(name)? {
            Json::Object(inner) => find(inner, rest.strip_prefix('.')?),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => None,
        }
    })
}

/// Outer claims come first: where a nested one has the same name once it is joined, the outer one stays.
fn collect(object: &Object, prefix: &str, claims: &mut BTreeMap<String, Vec<String>>) {
    for (name, value) in object {
        let values = match value {
            Json::Array(list) => list.iter().map(json::scalar).collect(),
            Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                json::scalar(value).map(|one| vec![one])
            }
            Json::Null | Json::Object(_) => None,
        };
        if let Some(values) = values {
            claims.entry(format!("{prefix}{name}")).or_insert(values);
        }
    }
    for (name, value) in object {
        if let Json::Object(inner) = value {
            collect(inner, &format!("{prefix}{name}."), claims);
        }
    }
}
