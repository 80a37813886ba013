//! A request made up for an operation, in parts that can be changed one by one.

use demur_contract::{
    Alternative, BodyKind, KeyLocation, LazySchema, MediaRule, Operation, Parameter, Requirement,
    SchemeKind,
};
use demur_decide::Snapshot;
use demur_decide::policy::Scope;
use serde_json::Value;

use crate::recorded::Content;
use crate::request::Request;
use crate::sample::{Extent, sample};

/// The parts of a request.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) method: String,
    /// Base path and template.
    pub(crate) template: String,
    /// Raw text for each parameter of the path.
    pub(crate) path: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) cookies: Vec<(String, String)>,
    pub(crate) credentials: Credentials,
    pub(crate) media_type: Option<String>,
    pub(crate) content: Content,
}

/// What is presented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Credentials {
    pub(crate) query: Vec<(String, String)>,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) cookies: Vec<(String, String)>,
}

impl Draft {
    /// A request that the operation should accept.
    pub(crate) fn of(operation: &Operation, base: &str, extent: Extent) -> Self {
        let wanted = |parameter: &&std::sync::Arc<Parameter>| {
            parameter.required || extent == Extent::Everything
        };
        let all = &operation.parameters;
        let pairs = |list: &[std::sync::Arc<Parameter>]| -> Vec<(String, String)> {
            list.iter()
                .filter(wanted)
                .flat_map(|one| pairs(one))
                .collect()
        };
        let plain = |list: &[std::sync::Arc<Parameter>]| -> Vec<(String, String)> {
            let list = list.iter().filter(wanted);
            list.map(|one| {
                (
                    one.name.clone(),
                    written(&value(one.schema.as_deref(), extent)),
                )
            })
            .collect()
        };
        let mut fields = plain(&all.header);
        if operation.needs_condition {
            fields.push(("If-Match".to_owned(), "\"a\"".to_owned()));
        }
        let path = all.path.iter().map(|one| {
            let value = value(one.parameter.schema.as_deref(), extent);
            (one.parameter.name.clone(), encoded(&written(&value)))
        });
        let (media_type, content) = body(operation, extent);
        Self {
            method: operation.method.clone(),
            template: format!("{base}{}", operation.template),
            path: path.collect(),
            query: pairs(&all.query),
            fields,
            cookies: plain(&all.cookie),
            credentials: first_of(&operation.security),
            media_type,
            content,
        }
    }

    /// Another text, already encoded, for a parameter of the path.
    pub(crate) fn set_path(&mut self, name: &str, text: &str) {
        for (_, old) in self.path.iter_mut().filter(|(own, _)| own == name) {
            text.clone_into(old);
        }
    }

    /// The target.
    pub(crate) fn target(&self) -> String {
        let mut target = self.template.clone();
        for (name, value) in &self.path {
            target = target.replace(&format!("{{{name}}}"), value);
        }
        let query = joined(self.query.iter().chain(&self.credentials.query), "&");
        if query.is_empty() {
            target
        } else {
            format!("{target}?{query}")
        }
    }

    /// The fields that the operation asks for, and what is presented; not what frames a body.
    pub(crate) fn all_fields(&self) -> Vec<(String, String)> {
        let mut fields = self.fields.clone();
        fields.extend(self.credentials.fields.clone());
        let cookies = joined(self.cookies.iter().chain(&self.credentials.cookies), "; ");
        if !cookies.is_empty() {
            fields.push(("Cookie".to_owned(), cookies));
        }
        if let Some(media_type) = &self.media_type {
            fields.push(("Content-Type".to_owned(), media_type.clone()));
        }
        fields
    }

    /// The request as it would be sent to a host of the snapshot's.
    pub(crate) fn request(&self, host: &str) -> Request {
        let mut fields = vec![("Host".to_owned(), host.to_owned())];
        fields.extend(self.all_fields());
        Request {
            method: self.method.clone(),
            target: self.target().into_bytes(),
            fields,
            content: self.content.clone(),
        }
    }
}

/// An authority that the snapshot answers for.
pub(crate) fn host(snapshot: &Snapshot) -> &str {
    snapshot
        .policy
        .authorities
        .first()
        .map_or("localhost", String::as_str)
}

/// What is asked for at a path: by the operation, and where not everything is public by the document as a whole.
pub(crate) fn demanded<'s>(
    snapshot: &'s Snapshot,
    operation: Option<&'s Operation>,
    path: &str,
) -> &'s [Alternative] {
    let asks = |security: &&[Alternative]| {
        !security.is_empty() && security.iter().all(|one| !one.requirements.is_empty())
    };
    let own = operation
        .map(|operation| operation.security.as_slice())
        .filter(asks);
    match (own, snapshot.policy.scope(path).kind) {
        (Some(own), _) => own,
        (None, Scope::Public) => &[],
        (None, Scope::Guarded | Scope::Concealed(_)) => {
            let contracts = snapshot.contracts.iter();
            let whole = contracts.clone().map(demur_contract::Contract::security);
            let operations = contracts.flat_map(demur_contract::Contract::operations);
            let all = whole.chain(operations.map(|one| one.security.as_slice()));
            all.into_iter().find(|one| asks(one)).unwrap_or_default()
        }
    }
}

/// What satisfies the first alternative that can be presented in a request.
pub(crate) fn first_of(security: &[Alternative]) -> Credentials {
    let first = security.iter().find_map(|one| presented(&one.requirements));
    first.unwrap_or_default()
}

/// What satisfies all of these; nothing if one is shown outside of the request.
pub(crate) fn presented(requirements: &[Requirement]) -> Option<Credentials> {
    let mut all = Credentials::default();
    for requirement in requirements {
        let field =
            |scheme: &str, value: &str| ("Authorization".to_owned(), format!("{scheme} {value}"));
        match &requirement.scheme.kind {
            SchemeKind::Http { scheme, .. } if scheme == "basic" => {
                all.fields.push(field("Basic", "YTph"));
            }
            SchemeKind::Http { scheme, .. } => all.fields.push(field(scheme, "token")),
            SchemeKind::OAuth2 | SchemeKind::OpenIdConnect { .. } => {
                all.fields.push(field("Bearer", "token"));
            }
            SchemeKind::ApiKey { location, name } => {
                let pair = (name.clone(), "key".to_owned());
                match location {
                    KeyLocation::Query => all.query.push(pair),
                    KeyLocation::Header => all.fields.push(pair),
                    KeyLocation::Cookie => all.cookies.push(pair),
                }
            }
            SchemeKind::MutualTls => return None,
        }
    }
    Some(all)
}

/// A value for a schema; a letter where nothing is said.
pub(crate) fn value(schema: Option<&LazySchema>, extent: Extent) -> Value {
    schema.map_or_else(
        || Value::from("a"),
        |schema| sample(&schema.to_value(), extent),
    )
}

/// What a parameter of the query is made of.
fn pairs(parameter: &Parameter) -> Vec<(String, String)> {
    // Of a list one item is enough, and an empty one cannot be written at all.
    as_query(
        &parameter.name,
        &value(parameter.schema.as_deref(), Extent::Everything),
    )
}

/// A value in a query, written as `form` with `explode` does, which is the default.
pub(crate) fn as_query(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Array(items) => items
            .iter()
            .map(|item| (name.to_owned(), encoded(&written(item))))
            .collect(),
        Value::Object(members) => {
            let members = members.iter();
            members
                .map(|(name, value)| (encoded(name), encoded(&written(value))))
                .collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            vec![(encoded(name), encoded(&written(value)))]
        }
    }
}

/// A value as text: a list with commas, as `simple` does.
pub(crate) fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(written).collect::<Vec<_>>().join(","),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// Everything escaped but what never needs it (RFC 3986 §2.3).
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn joined<'p>(pairs: impl Iterator<Item = &'p (String, String)>, separator: &str) -> String {
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join(separator)
}

fn body(operation: &Operation, extent: Extent) -> (Option<String>, Content) {
    let Some(rule) = &operation.body else {
        return (None, Content::None);
    };
    let is_json = |rule: &&MediaRule| rule.kind == BodyKind::Json;
    let chosen = rule
        .media_types
        .iter()
        .find(is_json)
        .or(rule.media_types.first());
    match chosen {
        Some(chosen) if rule.required || extent == Extent::Everything => (
            Some(media_type(chosen)),
            Content::Sized(octets(chosen, extent)),
        ),
        Some(_) | None => (None, Content::None),
    }
}

/// A media type that the rule covers.
pub(crate) fn media_type(rule: &MediaRule) -> String {
    let concrete = |part: &str, other: &str| {
        if part == "*" {
            other.to_owned()
        } else {
            part.to_owned()
        }
    };
    let main = concrete(&rule.range.main, "application");
    format!("{main}/{}", concrete(&rule.range.sub, "octet-stream"))
}

/// A body that fits the rule.
pub(crate) fn octets(rule: &MediaRule, extent: Extent) -> Vec<u8> {
    match rule.kind {
        BodyKind::Json => value(rule.schema.as_deref(), extent)
            .to_string()
            .into_bytes(),
        BodyKind::Form | BodyKind::Multipart | BodyKind::Opaque => b"a=a".to_vec(),
    }
}
