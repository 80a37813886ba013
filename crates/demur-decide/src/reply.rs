//! A decided answer, ready for the wire.

use std::borrow::Cow;

use demur_codebook::Links;
use demur_http1::KnownField;

use crate::facts::Facts;
use crate::freshness::cache_control;
use crate::page;
use crate::policy::{Policy, Scope};
use crate::problem::Problem;
use crate::profile::Profile;
use crate::status::Status;
use crate::verdict::{Answer, Connection, Form, Refusal};

/// What the shell writes. `Content-Length`, `Date` and `Connection` are its own
/// business; for HEAD it leaves the content out and keeps the length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// Its phrase.
    pub phrase: &'static str,
    /// The fields, in the order in which they are written.
    pub fields: Vec<(&'static str, Cow<'static, str>)>,
    /// The content.
    pub body: Vec<u8>,
    /// What becomes of the connection.
    pub connection: Connection,
}

/// Writes a refusal. `facts` are missing where no head could be read.
pub fn refuse(
    refusal: &Refusal,
    facts: Option<&Facts<'_>>,
    policy: &Policy,
    request_id: &str,
) -> Reply {
    let scope = facts.map(Facts::scope);
    let mut problem = Problem::of(refusal, request_id, links(policy));
    problem.contact = policy.contact.as_deref();
    problem.operation = facts
        // Inside other scopes the operation's name would say that it exists.
        .filter(|_| scope == Some(Scope::Public))
        .and_then(|facts| facts.operation)
        .map(|operation| operation.id.as_str());
    let rendered = page::render(&problem, refusal.form, facts, policy);
    let mut fields: Vec<(&'static str, Cow<'static, str>)> = vec![
        ("Content-Type", rendered.media_type.into()),
        ("Cache-Control", cache_control(refusal, scope)),
        ("X-Content-Type-Options", "nosniff".into()),
        ("X-Request-Id", request_id.to_owned().into()),
    ];
    let language = rendered
        .language
        .map(|tag| ("Content-Language", tag.into()));
    fields.extend(language);
    fields.extend(rendered.vary.map(|names| ("Vary", names.into())));
    if refusal.form == Form::Negotiated && matches!(policy.profile, Profile::Rfc9110) {
        fields.push((
            "Link",
            format!("<{}>; rel=\"help\"", problem.type_url()).into(),
        ));
    }
    let security_policy = rendered.security_policy;
    fields.extend(security_policy.map(|policy| ("Content-Security-Policy", policy)));
    fields.extend(
        facts
            .map(|facts| cross_origin(facts, policy))
            .unwrap_or_default(),
    );
    // The one 404 of a concealed path is the same whether somebody was counted before or not.
    let is_concealed =
        matches!(scope, Some(Scope::Concealed(_))) && refusal.status == Status::NOT_FOUND;
    if !is_concealed {
        fields.extend(facts.map(Facts::rate_fields).unwrap_or_default());
    }
    fields.extend(refusal.fields.iter().cloned());
    if let Some(seconds) = refusal.retry_after {
        fields.push(("Retry-After", seconds.to_string().into()));
    }
    Reply {
        status: refusal.status.code(),
        phrase: refusal.status.phrase(),
        fields,
        body: rendered.body.into_bytes(),
        connection: refusal.connection,
    }
}

/// What lets a page of another origin read why it was refused (Fetch, CORS
/// protocol); without it, a browser shows its script a network error.
fn cross_origin(facts: &Facts<'_>, policy: &Policy) -> Vec<(&'static str, Cow<'static, str>)> {
    let Some(cors) = &policy.cors else {
        return Vec::new();
    };
    let mut fields = vec![("Vary", "Origin".into())];
    let allowed = facts
        .text(KnownField::Origin)
        .and_then(|origin| cors.allows(origin));
    if let Some(allowed) = allowed {
        fields.push(("Access-Control-Allow-Origin", allowed.to_owned().into()));
        if cors.credentials {
            fields.push(("Access-Control-Allow-Credentials", "true".into()));
        }
    }
    fields
}

/// Writes an answer that is no refusal.
pub fn answer(answer: &Answer, request_id: &str) -> Reply {
    let mut fields = answer.fields.clone();
    fields.push(("X-Request-Id", request_id.to_owned().into()));
    let body = answer.content.as_ref().map(|content| {
        fields.push(("Content-Type", content.media_type.into()));
        fields.push(("X-Content-Type-Options", "nosniff".into()));
        content.bytes.clone()
    });
    Reply {
        status: answer.status,
        phrase: demur_codebook::phrase(answer.status).unwrap_or_default(),
        fields,
        body: body.unwrap_or_default(),
        connection: Connection::Keep,
    }
}

fn links(policy: &Policy) -> Links {
    policy
        .docs_base_url
        .as_deref()
        .map_or_else(Links::default, Links::at)
}
