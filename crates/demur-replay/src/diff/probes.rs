//! Requests for one operation: one that it should accept, and others that differ from it in one thing.

use std::sync::Arc;

use demur_contract::{Operation, Parameter};
use demur_decide::{Caller, Policy};
use serde_json::Value;

use super::bodies;
use crate::draft::{Credentials, Draft, as_query, encoded, octets, presented, written};
use crate::judge::caller;
use crate::recorded::Content;
use crate::request::Request;
use crate::sample::{Case, Extent, cases, with_definitions, wrong_type};

/// The most requests that are made up from one side of an operation.
const MOST: usize = 400;

/// The longest body that is made up to find the limit.
const LONGEST_BODY: u64 = 1 << 22;

/// A request, and what is particular about it.
#[derive(Debug, Clone)]
pub(crate) struct Probe {
    pub(crate) words: String,
    pub(crate) request: Request,
    pub(crate) caller: Caller,
}

/// One operation, where it is reached, and which rights the callers have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'p> {
    pub(crate) operation: &'p Operation,
    pub(crate) base: &'p str,
    pub(crate) host: &'p str,
    /// The same operation of the other document.
    pub(crate) other: Option<&'p Operation>,
    pub(crate) policies: [&'p Policy; 2],
}

impl Source<'_> {
    fn draft(&self, extent: Extent) -> Draft {
        Draft::of(self.operation, self.base, extent)
    }

    /// What both documents ask for, so that a new right does not hide every other difference.
    fn rights(&self) -> Vec<String> {
        let mut all = rights(self.operation);
        all.extend(self.other.map(rights).unwrap_or_default());
        all.sort();
        all.dedup();
        all
    }

    /// The request that the operation should accept: with what is required, and no more.
    pub(crate) fn plain(&self) -> Probe {
        Probe {
            words: "a request with all that is required".to_owned(),
            request: self.draft(Extent::Required).request(self.host),
            caller: caller(self.rights()),
        }
    }

    /// What requests with one difference start from: everything, with what the other document requires besides; less
    /// if that is not accepted.
    fn start(&self, accepts: &dyn Fn(&Probe) -> bool) -> Draft {
        let full = self.draft(Extent::Everything);
        let least = self.draft(Extent::Required);
        let other = self
            .other
            .map(|other| Draft::of(other, self.base, Extent::Required));
        let mut choices = Vec::new();
        for draft in [&full, &least] {
            choices.extend(other.as_ref().map(|other| merged(draft, other)));
            choices.push(draft.clone());
        }
        let probe = |draft: &Draft| Probe {
            words: String::new(),
            request: draft.request(self.host),
            caller: caller(self.rights()),
        };
        choices
            .into_iter()
            .find(|draft| accepts(&probe(draft)))
            .unwrap_or(least)
    }
}

/// All requests of one side. `own` and `other` tell what the two sides accept.
pub(crate) fn probes(
    source: Source<'_>,
    own: &dyn Fn(&Probe) -> bool,
    other: &dyn Fn(&Probe) -> bool,
) -> Vec<Probe> {
    let mut making = Making {
        source,
        operation: source.operation,
        out: Vec::new(),
    };
    let start = source.start(own);
    making.add(
        "a request with everything that is declared".to_owned(),
        &start,
    );
    // Where the other side refuses even this one, every other request would tell the same.
    if making.out.last().is_some_and(other) {
        making.parameters(&start);
        making.body(&start);
        making.credentials(&start);
        making.rest(&start);
        making.out.truncate(MOST);
    }
    making.rights(&start);
    // The last, since a request that lacks one thing may be the same and says which.
    making.out.push(source.plain());
    making.out
}

/// A draft with what another one has besides.
fn merged(own: &Draft, other: &Draft) -> Draft {
    let mut all = own.clone();
    add_missing(&mut all.query, &other.query);
    add_missing(&mut all.fields, &other.fields);
    add_missing(&mut all.cookies, &other.cookies);
    add_missing(&mut all.credentials.query, &other.credentials.query);
    add_missing(&mut all.credentials.fields, &other.credentials.fields);
    add_missing(&mut all.credentials.cookies, &other.credentials.cookies);
    match (json_of(&all.content), json_of(&other.content)) {
        (Some(Value::Object(mut members)), Some(Value::Object(more)))
            if own.media_type == other.media_type =>
        {
            for (name, value) in more {
                members.entry(name).or_insert(value);
            }
            all.content = Content::Sized(Value::Object(members).to_string().into_bytes());
        }
        _ if own.content == Content::None => {
            all.content.clone_from(&other.content);
            all.media_type.clone_from(&other.media_type);
        }
        _ => {}
    }
    all
}

fn add_missing(list: &mut Vec<(String, String)>, more: &[(String, String)]) {
    for (name, value) in more {
        if !list.iter().any(|(one, _)| one.eq_ignore_ascii_case(name)) {
            list.push((name.clone(), value.clone()));
        }
    }
}

fn json_of(content: &Content) -> Option<Value> {
    match content {
        Content::Sized(body) | Content::Chunked(body) => serde_json::from_slice(body).ok(),
        Content::None | Content::Announced(_) => None,
    }
}

/// What the first alternative asks for.
fn rights(operation: &Operation) -> Vec<String> {
    let first = operation
        .security
        .iter()
        .find(|one| presented(&one.requirements).is_some());
    let requirements = first
        .map(|one| one.requirements.as_slice())
        .unwrap_or_default();
    requirements
        .iter()
        .flat_map(|one| one.scopes.clone())
        .collect()
}

struct Making<'m> {
    source: Source<'m>,
    operation: &'m Operation,
    out: Vec<Probe>,
}

impl Making<'_> {
    fn add(&mut self, words: String, draft: &Draft) {
        self.add_as(words, draft, self.source.rights());
    }

    fn add_as(&mut self, words: String, draft: &Draft, rights: Vec<String>) {
        self.out.push(Probe {
            words,
            request: draft.request(self.source.host),
            caller: caller(rights),
        });
    }

    fn parameters(&mut self, start: &Draft) {
        let all = &self.operation.parameters;
        for one in &all.path {
            self.path_parameter(start, &one.parameter);
        }
        for one in &all.query {
            let set = |draft: &mut Draft, value: Option<&Value>| {
                let old = crate::draft::value(one.schema.as_deref(), Extent::Everything);
                let names: Vec<String> = as_query(&one.name, &old)
                    .into_iter()
                    .map(|(name, _)| name)
                    .collect();
                draft.query.retain(|(name, _)| !names.contains(name));
                draft.query.extend(
                    value
                        .map(|value| as_query(&one.name, value))
                        .unwrap_or_default(),
                );
            };
            self.parameter("query parameter", start, one, &set);
        }
        for one in &all.header {
            let set = |draft: &mut Draft, value: Option<&Value>| {
                replace(&mut draft.fields, &one.name, value);
            };
            self.parameter("header field", start, one, &set);
        }
        for one in &all.cookie {
            let set = |draft: &mut Draft, value: Option<&Value>| {
                replace(&mut draft.cookies, &one.name, value);
            };
            self.parameter("cookie", start, one, &set);
        }
        let mut more = start.clone();
        more.query
            .push(("no-such-parameter".to_owned(), "a".to_owned()));
        self.add("a query parameter that is not declared".to_owned(), &more);
    }

    fn path_parameter(&mut self, start: &Draft, parameter: &Parameter) {
        for (words, value) in borders(parameter) {
            let mut draft = start.clone();
            let text = encoded(&written(&value));
            draft
                .path
                .iter_mut()
                .filter(|(name, _)| *name == parameter.name)
                .for_each(|(_, old)| old.clone_from(&text));
            self.add(
                format!("path parameter `{}` {words}", parameter.name),
                &draft,
            );
        }
        let mut draft = start.clone();
        draft
            .path
            .iter_mut()
            .filter(|(name, _)| *name == parameter.name)
            .for_each(|(_, old)| old.push_str("%2Fa"));
        self.add(
            format!("path parameter `{}` with an encoded slash", parameter.name),
            &draft,
        );
    }

    fn parameter(
        &mut self,
        kind: &str,
        start: &Draft,
        parameter: &Arc<Parameter>,
        set: &dyn Fn(&mut Draft, Option<&Value>),
    ) {
        let name = &parameter.name;
        let mut without = start.clone();
        set(&mut without, None);
        self.add(format!("{kind} `{name}` missing"), &without);
        for (words, value) in borders(parameter) {
            let mut draft = start.clone();
            set(&mut draft, Some(&value));
            self.add(format!("{kind} `{name}` {words}"), &draft);
        }
    }

    fn body(&mut self, start: &Draft) {
        let Some(rule) = &self.operation.body else {
            return;
        };
        let with = |media_type: Option<&str>, content: Content| Draft {
            media_type: media_type.map(str::to_owned),
            content,
            ..start.clone()
        };
        self.add("no body".to_owned(), &with(None, Content::None));
        self.add(
            "a body without `Content-Type`".to_owned(),
            &with(None, start.content.clone()),
        );
        let odd = "application/x-no-such-type";
        self.add(
            format!("a body of `{odd}`"),
            &with(Some(odd), Content::Sized(b"a".to_vec())),
        );
        for one in &rule.media_types {
            let media_type = crate::draft::media_type(one);
            let body = octets(one, Extent::Everything);
            self.add(
                format!("a body of `{media_type}`"),
                &with(Some(&media_type), Content::Sized(body)),
            );
        }
        let Some(json) = bodies::json_rule(rule) else {
            return;
        };
        let media_type = crate::draft::media_type(json);
        let base =
            json_of(&start.content).filter(|_| start.media_type.as_ref() == Some(&media_type));
        let base =
            base.unwrap_or_else(|| crate::draft::value(json.schema.as_deref(), Extent::Required));
        let body = base.to_string().into_bytes();
        let chunked = with(Some(&media_type), Content::Chunked(body.clone()));
        self.add("a body of unannounced length".to_owned(), &chunked);
        let broken = with(Some(&media_type), Content::Sized(b"{".to_vec()));
        self.add("a body that is no JSON".to_owned(), &broken);
        self.too_large(&body, &|body| with(Some(&media_type), Content::Sized(body)));
        for (words, value) in bodies::variants(json, base) {
            let draft = with(
                Some(&media_type),
                Content::Sized(value.to_string().into_bytes()),
            );
            self.add(words, &draft);
        }
    }

    /// Where the limits differ, a body between them: with spaces, which JSON allows.
    fn too_large(&mut self, body: &[u8], with: &dyn Fn(Vec<u8>) -> Draft) {
        let [one, two] = self.source.policies;
        let wanted = one.body.0.min(two.body.0) + 1;
        let length = usize::try_from(wanted).unwrap_or(usize::MAX);
        if one.body.0 != two.body.0 && wanted <= LONGEST_BODY && body.len() < length {
            let mut body = body.to_vec();
            body.resize(length, b' ');
            self.add(format!("a body of {wanted} octets"), &with(body));
        }
    }

    fn credentials(&mut self, start: &Draft) {
        if self.operation.security.is_empty() {
            return;
        }
        let with = |credentials: Credentials| Draft {
            credentials,
            ..start.clone()
        };
        self.add("no credentials".to_owned(), &with(Credentials::default()));
        for alternative in self.operation.security.iter().take(4) {
            let names = alternative
                .requirements
                .iter()
                .map(|one| format!("`{}`", one.scheme.name));
            let names: Vec<String> = names.collect();
            if let Some(credentials) =
                presented(&alternative.requirements).filter(|_| !names.is_empty())
            {
                let words = format!("credentials for {}", names.join(" and "));
                self.add(words, &with(credentials));
            }
        }
    }

    /// Callers who have what one of the documents asks for, and no more.
    fn rights(&mut self, start: &Draft) {
        let all = self.source.rights();
        let other = self.source.other.map(rights).unwrap_or_default();
        let rights = [rights(self.operation), other, Vec::new()]
            .into_iter()
            .filter(|rights| *rights != all);
        let rights: Vec<Vec<String>> = rights.collect();
        for rights in rights {
            let names: Vec<String> = rights.iter().map(|right| format!("`{right}`")).collect();
            let words = if names.is_empty() {
                "a caller without any right".to_owned()
            } else {
                format!("a caller with no more rights than {}", names.join(", "))
            };
            self.add_as(words, start, rights);
        }
    }

    fn rest(&mut self, start: &Draft) {
        let mut odd = start.clone();
        odd.fields
            .push(("Accept".to_owned(), "application/x-no-such-type".to_owned()));
        self.add("an answer of a type that is not declared".to_owned(), &odd);
        if self.operation.needs_condition {
            let mut without = start.clone();
            without.fields.retain(|(name, _)| name != "If-Match");
            self.add("no condition".to_owned(), &without);
        }
        let origins = self
            .source
            .policies
            .into_iter()
            .flat_map(|policy| &policy.cors)
            .flat_map(|cors| cors.origins.iter().take(5));
        let origins: Vec<&String> = origins.collect();
        for origin in origins {
            let preflight = Draft {
                method: "OPTIONS".to_owned(),
                credentials: Credentials::default(),
                fields: vec![
                    ("Origin".to_owned(), origin.clone()),
                    (
                        "Access-Control-Request-Method".to_owned(),
                        start.method.clone(),
                    ),
                ],
                cookies: Vec::new(),
                media_type: None,
                content: Content::None,
                ..start.clone()
            };
            self.add(format!("a preflight from `{origin}`"), &preflight);
        }
    }
}

/// The cases of a parameter's schema, a value of another type among them.
pub(crate) fn borders(parameter: &Parameter) -> Vec<Case> {
    let Some(schema) = &parameter.schema else {
        return Vec::new();
    };
    let root = schema.to_value();
    let schema = with_definitions(&root, &root);
    let mut all: Vec<Case> = wrong_type(&schema).into_iter().collect();
    all.extend(cases(&schema));
    all
}

fn replace(list: &mut Vec<(String, String)>, name: &str, value: Option<&Value>) {
    list.retain(|(one, _)| !one.eq_ignore_ascii_case(name));
    list.extend(value.map(|value| (name.to_owned(), written(value))));
}
