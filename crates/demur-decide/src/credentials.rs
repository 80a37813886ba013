//! How credentials are presented and asked for. Whether they are valid is not
//! known here.

use std::borrow::Cow;
use std::sync::Arc;

use demur_contract::{Alternative, KeyLocation, Requirement, SchemeKind, SecurityScheme};
use demur_http1::KnownField;

use crate::facts::Facts;
use crate::identity::{Credential, Presented};
use crate::policy::Policy;
use crate::target;

/// Whether a request without credentials is allowed: no requirement, or an
/// alternative that asks for nothing.
pub(crate) fn anonymous_is_fine(security: &[Alternative]) -> bool {
    security.is_empty() || security.iter().any(|one| one.requirements.is_empty())
}

/// Each alternative once, as far as the schemes go, without the rights it needs.
pub(crate) fn ways<'a>(alternatives: impl Iterator<Item = &'a Alternative>) -> Vec<Alternative> {
    let mut ways: Vec<Alternative> = Vec::new();
    for one in alternatives {
        let names = |it: &Alternative| -> Vec<String> {
            let schemes = it.requirements.iter().map(|one| &one.scheme);
            schemes.map(|scheme| scheme.name.clone()).collect()
        };
        if ways.iter().any(|way| names(way) == names(one)) {
            continue;
        }
        let requirements = one.requirements.iter().map(|one| Requirement {
            scheme: Arc::clone(&one.scheme),
            scopes: Vec::new(),
        });
        ways.push(Alternative {
            requirements: requirements.collect(),
        });
    }
    ways
}

/// What must be satisfied here: what the path's scope asks for, and, where that
/// is something else, what the operation does.
pub(crate) fn demands<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a [Alternative]> {
    let scope = facts.security();
    let operation = facts
        .operation
        .map_or(&[][..], |operation| &operation.security);
    [scope, operation]
        .into_iter()
        .filter(|one| !anonymous_is_fine(one))
}

/// The same lists, and those that let anybody in as well: what is presented for them must hold all the same.
pub(crate) fn named<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a [Alternative]> {
    let operation = facts
        .operation
        .map_or(&[][..], |operation| &operation.security);
    [facts.security(), operation]
        .into_iter()
        .filter(|one| !one.is_empty())
}

/// What the request presents for schemes that somebody verifies here, each scheme once.
pub(crate) fn to_verify<'a>(facts: &Facts<'a>) -> Vec<Presented<'a>> {
    let mut list: Vec<Presented<'a>> = Vec::new();
    let requirements = named(facts).flatten().flat_map(|one| &one.requirements);
    for requirement in requirements {
        let scheme = &requirement.scheme;
        let is_known = list.iter().any(|one| one.scheme == scheme.name);
        if !is_known && facts.policy.verifies(&scheme.name) {
            list.extend(credential(scheme, facts).map(|credential| Presented {
                scheme: &scheme.name,
                credential,
            }));
        }
    }
    list
}

/// The credential that a request presents for a scheme.
fn credential<'a>(scheme: &SecurityScheme, facts: &Facts<'a>) -> Option<Credential<'a>> {
    if !is_presented(scheme, facts) {
        return None;
    }
    match &scheme.kind {
        SchemeKind::Http { scheme, .. } if scheme == "basic" => {
            Some(Credential::Basic(after_scheme(facts)?))
        }
        SchemeKind::Http { .. } | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect { .. } => {
            Some(Credential::Bearer(after_scheme(facts)?))
        }
        SchemeKind::ApiKey { location, name } => {
            Some(Credential::ApiKey(api_key(*location, name, facts)?))
        }
        SchemeKind::MutualTls => None,
    }
}

/// What follows the scheme in `Authorization`.
fn after_scheme<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    let (_, rest) = facts.text(KnownField::Authorization)?.split_once(' ')?;
    Some(rest.trim_matches(' '))
}

/// Two keys are one too many: nobody can tell which is meant.
fn api_key<'a>(location: KeyLocation, name: &str, facts: &Facts<'a>) -> Option<Cow<'a, str>> {
    match location {
        KeyLocation::Header => {
            let value = only(facts.head.named(name))?;
            std::str::from_utf8(value).ok().map(Cow::Borrowed)
        }
        KeyLocation::Query => {
            let plain = target::decode(only(in_query(facts, name))?)?;
            String::from_utf8(plain).ok().map(Cow::Owned)
        }
        KeyLocation::Cookie => only(in_cookies(facts, name)).map(Cow::Borrowed),
    }
}

fn only<T>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.next().is_none().then_some(first)
}

/// Whether the request presents what at least one alternative asks for.
pub(crate) fn presented(security: &[Alternative], facts: &Facts<'_>) -> bool {
    security.iter().any(|one| {
        one.requirements
            .iter()
            .all(|requirement| is_presented(&requirement.scheme, facts))
    })
}

pub(crate) fn is_presented(scheme: &SecurityScheme, facts: &Facts<'_>) -> bool {
    match &scheme.kind {
        SchemeKind::Http { scheme, .. } => authorization_is(scheme, facts),
        SchemeKind::OAuth2 | SchemeKind::OpenIdConnect { .. } => authorization_is("bearer", facts),
        SchemeKind::ApiKey {
            location: KeyLocation::Header,
            name,
        } => facts.head.named(name).next().is_some(),
        SchemeKind::ApiKey {
            location: KeyLocation::Query,
            name,
        } => in_query(facts, name).next().is_some(),
        SchemeKind::ApiKey {
            location: KeyLocation::Cookie,
            name,
        } => in_cookies(facts, name).next().is_some(),
        // Client certificates are seen by the TLS listener, which does not exist yet.
        SchemeKind::MutualTls => false,
    }
}

/// The raw values of a query parameter, however its name is written.
fn in_query<'a>(facts: &Facts<'a>, name: &str) -> impl Iterator<Item = &'a str> {
    let is_name =
        move |key: &str| key == name || target::decode(key).as_deref() == Some(name.as_bytes());
    pairs(facts.query.unwrap_or_default(), '&')
        .filter(move |(key, _)| is_name(key))
        .map(|(_, value)| value)
}

/// The values of a cookie, in whichever of several fields it stands.
fn in_cookies<'a>(facts: &Facts<'a>, name: &str) -> impl Iterator<Item = &'a str> {
    let fields = facts.head.get_all(KnownField::Cookie);
    let texts = fields.filter_map(|value| std::str::from_utf8(value).ok());
    texts
        .flat_map(|text| pairs(text, ';'))
        .filter(move |(key, _)| *key == name)
        .map(|(_, value)| value)
}

pub(crate) fn pairs(text: &str, separator: char) -> impl Iterator<Item = (&str, &str)> {
    text.split(separator)
        .map(|pair| pair.trim().split_once('=').unwrap_or((pair.trim(), "")))
}

fn authorization_is(scheme: &str, facts: &Facts<'_>) -> bool {
    let Some(value) = facts.text(KnownField::Authorization) else {
        return false;
    };
    value
        .split(' ')
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case(scheme))
}

/// Whether `Authorization` is a scheme followed by something (RFC 9110 §11.4);
/// a bearer token must be a `b64token` (RFC 6750 §2.1).
pub(crate) fn is_well_formed(value: &[u8]) -> bool {
    let Some(space) = memchr::memchr(b' ', value) else {
        return false;
    };
    let Some((scheme, rest)) = value.split_at_checked(space) else {
        return false;
    };
    let credentials = rest.trim_ascii_start();
    if scheme.is_empty() || credentials.is_empty() {
        return false;
    }
    !scheme.eq_ignore_ascii_case(b"bearer") || credentials.iter().all(|byte| is_b64token(*byte))
}

fn is_b64token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte)
}

/// The value of `WWW-Authenticate`: one challenge for each scheme that would do
/// (RFC 9110 §11.6.1). An API key has no registered scheme, so it is named as
/// one of our own, with the place where the key belongs.
pub(crate) fn challenge(security: &[Alternative], policy: &Policy, error: Option<&str>) -> String {
    let realm = quoted(&policy.realm);
    let mut challenges: Vec<String> = Vec::new();
    let requirements = security.iter().flat_map(|one| &one.requirements);
    for requirement in requirements {
        let one = match &requirement.scheme.kind {
            SchemeKind::Http { scheme, .. } if scheme != "bearer" => {
                format!("{} realm=\"{realm}\"", capitalised(scheme))
            }
            SchemeKind::Http { .. } | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect { .. } => {
                bearer(policy, error, &requirement.scopes)
            }
            SchemeKind::ApiKey { location, name } => {
                format!(
                    "ApiKey realm=\"{realm}\", in=\"{}\", name=\"{}\"",
                    place(*location),
                    quoted(name)
                )
            }
            SchemeKind::MutualTls => format!("MutualTLS realm=\"{realm}\""),
        };
        if !challenges.contains(&one) {
            challenges.push(one);
        }
    }
    challenges.join(", ")
}

/// A challenge for a bearer token (RFC 6750 §3), with where the protected resource describes itself
/// (RFC 9728 §5.1), if it does.
pub(crate) fn bearer(policy: &Policy, error: Option<&str>, scopes: &[String]) -> String {
    let mut challenge = format!("Bearer realm=\"{}\"", quoted(&policy.realm));
    if let Some(error) = error {
        challenge.push_str(&format!(", error=\"{error}\""));
    }
    if !scopes.is_empty() {
        challenge.push_str(&format!(", scope=\"{}\"", quoted(&scopes.join(" "))));
    }
    if let Some(url) = &policy.resource_metadata {
        challenge.push_str(&format!(", resource_metadata=\"{}\"", quoted(url)));
    }
    challenge
}

/// One sentence that says where the credentials belong.
pub(crate) fn how(security: &[Alternative]) -> String {
    let mut ways: Vec<String> = Vec::new();
    for requirement in security.iter().flat_map(|one| &one.requirements) {
        let way = match &requirement.scheme.kind {
            SchemeKind::Http { scheme, .. } => {
                format!("`Authorization: {} …`", capitalised(scheme))
            }
            SchemeKind::OAuth2 | SchemeKind::OpenIdConnect { .. } => {
                "`Authorization: Bearer …`".to_owned()
            }
            SchemeKind::ApiKey { location, name } => format!("the {} `{name}`", place(*location)),
            SchemeKind::MutualTls => "a client certificate".to_owned(),
        };
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    format!("send {}", ways.join(" or "))
}

fn place(location: KeyLocation) -> &'static str {
    match location {
        KeyLocation::Query => "query",
        KeyLocation::Header => "header",
        KeyLocation::Cookie => "cookie",
    }
}

/// `basic` as `Basic`; schemes are case-insensitive, people read them capitalised.
fn capitalised(scheme: &str) -> String {
    let mut letters = scheme.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Text for a quoted-string (RFC 9110 §5.6.4).
fn quoted(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .flat_map(|character| {
            matches!(character, '"' | '\\')
                .then_some('\\')
                .into_iter()
                .chain([character])
        })
        .collect()
}
