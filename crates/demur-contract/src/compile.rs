//! From a checked document to a [`Contract`].
//!
//! The document is taken as sound: what is missing or of the wrong kind was reported by the
//! check, and is passed over here.

use std::collections::HashMap;
use std::sync::Arc;

use demur_report::{Diagnostic, Severity};
use demur_rules::Rule;
use demur_schema::In;

use crate::answer::AnswerSchema;
use crate::check::places;
use crate::contract::{CompileOptions, Contract, Resource};
use crate::documents::{Documents, Place};
use crate::extensions;
use crate::extract::Version;
use crate::lazy::LazySchema;
use crate::lifetime;
use crate::model::{
    Alternative, BodyKind, BodyRule, KeyLocation, MediaRange, MediaRule, Operation, Parameters,
    PathParameter, Requirement, ResponseRule, SchemeKind, SecurityScheme, StatusRange,
};
use crate::parameter::Parameter;
use crate::router::{MOST_CAPTURES, Router};
use crate::rules;
use crate::servers::base_paths;
use crate::template::Template;
use crate::tree::Node;

/// The methods a path item can hold, as keys and as methods. TRACE is never routed.
pub(crate) const METHODS: &[(&str, &str)] = &[
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
];

struct Compiler {
    documents: Arc<Documents>,
    version: Version,
    schemas: HashMap<Place, Arc<LazySchema>>,
    parameters: HashMap<Place, Arc<Parameter>>,
    schemes: Vec<Arc<SecurityScheme>>,
}

pub(crate) fn compile(
    documents: Documents,
    options: &CompileOptions,
    mut warnings: Vec<Diagnostic>,
) -> Result<Contract, Vec<Diagnostic>> {
    let documents = Arc::new(documents);
    let root = Place { file: 0, index: 0 };
    let shared = Arc::clone(&documents);
    let node = shared.node(root);
    let version = places::version(node).unwrap_or(Version::V31);
    let mut compiler = Compiler {
        documents,
        version,
        schemas: HashMap::new(),
        parameters: HashMap::new(),
        schemes: Vec::new(),
    };
    compiler.schemes = compiler.security_schemes(root);
    let security = compiler.security(node.get("security"));
    let text = |key: &str| {
        let value = node.get("info").and_then(|info| info.get(key));
        value
            .map(|value| value.text().to_owned())
            .unwrap_or_default()
    };
    let mut contract = Contract {
        documents: Arc::clone(&compiler.documents),
        title: text("title"),
        version: text("version"),
        operations: Vec::new(),
        resources: Vec::new(),
        router: Router::new(),
        schemes: compiler.schemes.clone(),
        bases: Vec::new(),
        warnings: Vec::new(),
        security,
    };
    let mut faults = Vec::new();
    for entry in node.get("paths").into_iter().flat_map(Node::entries) {
        if !entry.name().starts_with("x-") {
            compiler.path(
                &mut contract,
                options,
                entry.name(),
                root.of(entry.value),
                &mut faults,
            );
        }
    }
    for resource in &mut contract.resources {
        resource.allow = allow(&resource.methods);
    }
    warnings.extend(faults);
    if warnings
        .iter()
        .any(|fault| fault.severity == Severity::Error)
    {
        return Err(warnings);
    }
    contract.warnings = warnings;
    Ok(contract)
}

fn allow(methods: &[(String, u32)]) -> String {
    let mut names: Vec<&str> = methods.iter().map(|(method, _)| method.as_str()).collect();
    if names.contains(&"GET") {
        names.push("HEAD");
    }
    names.push("OPTIONS");
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

impl Compiler {
    fn path(
        &mut self,
        contract: &mut Contract,
        options: &CompileOptions,
        template: &str,
        place: Place,
        faults: &mut Vec<Diagnostic>,
    ) {
        let Ok(parsed) = Template::parse(template) else {
            return;
        };
        if parsed.names().count() > MOST_CAPTURES {
            let message = format!("a path has at most {MOST_CAPTURES} parameters");
            faults.push(self.error("too-many-parameters", message, place));
            return;
        }
        let Ok(place) = self.documents.target(place) else {
            return;
        };
        let documents = Arc::clone(&self.documents);
        let item = documents.node(place);
        for (key, method) in METHODS {
            let Some(node) = item.get(key) else { continue };
            let number = u32::try_from(contract.operations.len()).unwrap_or(u32::MAX);
            let mut operation = self.operation(method, template, &parsed, place, place.of(node));
            operation.lifetime = self.lifetime(place.of(node), faults);
            operation.rules = self.rules(place.of(node), faults);
            for fault in extensions::faults(documents.node(place.of(node))) {
                faults.push(Diagnostic {
                    hint: fault.hint,
                    ..self.error(fault.code, fault.message, place.of(fault.at))
                });
            }
            contract.operations.push(operation);
            let bases = match &options.base_path {
                Some(base) => vec![base.trim_end_matches('/').to_owned()],
                None => base_paths(&[node, item, documents.node(Place { file: 0, index: 0 })]),
            };
            for base in bases {
                let full = format!("{base}{template}");
                self.route(contract, &full, method, number, place, faults);
                if !contract.bases.contains(&base) {
                    contract.bases.push(base);
                }
            }
        }
    }

    fn route(
        &self,
        contract: &mut Contract,
        template: &str,
        method: &str,
        operation: u32,
        place: Place,
        faults: &mut Vec<Diagnostic>,
    ) {
        let fresh = u32::try_from(contract.resources.len()).unwrap_or(u32::MAX);
        let parsed = match Template::parse(template) {
            Ok(parsed) => parsed,
            Err(message) => {
                faults.push(self.error("base-path", message, place));
                return;
            }
        };
        let number = contract.router.insert(&parsed, fresh).unwrap_or(fresh);
        if number == fresh {
            contract.resources.push(Resource {
                template: template.to_owned(),
                methods: Vec::new(),
                allow: String::new(),
            });
        }
        if let Some(resource) = contract.resources.get_mut(number as usize)
            && !resource.methods.iter().any(|(other, _)| other == method)
        {
            // Identical templates are one resource; the first declaration of a method counts.
            resource.methods.push((method.to_owned(), operation));
        }
    }

    fn operation(
        &mut self,
        method: &str,
        template: &str,
        parsed: &Template,
        item: Place,
        place: Place,
    ) -> Operation {
        let documents = Arc::clone(&self.documents);
        let node = documents.node(place);
        let root = documents.node(Place { file: 0, index: 0 });
        let responses = self.responses(place);
        let documents_status = |status: u16| {
            responses.iter().any(
                |rule| matches!(rule.status, StatusRange::Exactly(exactly) if exactly == status),
            )
        };
        let id = node.get("operationId").and_then(Node::as_str);
        Operation {
            id: id.map_or_else(|| format!("{method} {template}"), str::to_owned),
            method: method.to_owned(),
            template: template.to_owned(),
            summary: node
                .get("summary")
                .and_then(Node::as_str)
                .map(str::to_owned),
            deprecated: node.get("deprecated").and_then(Node::as_bool) == Some(true),
            parameters: self.parameters(parsed, item, place),
            body: node
                .get("requestBody")
                .and_then(|body| self.body(place.of(body))),
            security: self.security(node.get("security").or_else(|| root.get("security"))),
            documents_400: documents_status(400),
            documents_422: documents_status(422),
            needs_condition: extensions::needs_condition(node),
            rules: Vec::new(),
            lifetime: Vec::new(),
            responses,
        }
    }

    fn rules(&self, operation: Place, faults: &mut Vec<Diagnostic>) -> Vec<Rule> {
        let list = self.documents.node(operation).get(rules::KEY);
        let mut compiled = Vec::new();
        for node in list.into_iter().flat_map(Node::items) {
            match rules::compile(node) {
                Ok(rule) => compiled.push(rule),
                Err(defects) => faults.extend(defects.into_iter().map(|defect| Diagnostic {
                    hint: defect.hint,
                    ..self.error("bad-rule", defect.message, operation.of(node))
                })),
            }
        }
        compiled
    }

    fn lifetime(
        &self,
        operation: Place,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<(&'static str, String)> {
        let node = self.documents.node(operation).get(lifetime::KEY);
        let read = node.map(|node| (lifetime::fields(node), operation.of(node)));
        match read {
            None => Vec::new(),
            Some((Ok(fields), _)) => fields,
            Some((Err(message), place)) => {
                faults.push(self.error("bad-deprecation", message, place));
                Vec::new()
            }
        }
    }

    fn parameters(&mut self, template: &Template, item: Place, operation: Place) -> Parameters {
        let mut all: Vec<Arc<Parameter>> = Vec::new();
        // Those of the operation come first, and hide those of the path with the same name.
        for owner in [operation, item] {
            let documents = Arc::clone(&self.documents);
            let list = documents.node(owner).get("parameters");
            for node in list.into_iter().flat_map(Node::items) {
                let Some(parameter) = self.parameter(owner.of(node)) else {
                    continue;
                };
                let is_same = |other: &Arc<Parameter>| {
                    other.name == parameter.name && other.location == parameter.location
                };
                if !all.iter().any(is_same) {
                    all.push(parameter);
                }
            }
        }
        let mut parameters = Parameters::default();
        for (capture, name) in template.names().enumerate() {
            let mut all = all.iter();
            let declared =
                all.find(|parameter| parameter.location == In::Path && parameter.name == name);
            if let Some(parameter) = declared {
                let parameter = Arc::clone(parameter);
                parameters.path.push(PathParameter { capture, parameter });
            }
        }
        for parameter in all {
            match parameter.location {
                In::Query => parameters.query.push(parameter),
                In::Header if !is_reserved(&parameter.name) => parameters.header.push(parameter),
                In::Cookie => parameters.cookie.push(parameter),
                In::Header | In::Path | In::Body | In::Form => {}
            }
        }
        parameters
    }

    fn parameter(&mut self, place: Place) -> Option<Arc<Parameter>> {
        let place = self.documents.target(place).ok()?;
        if let Some(parameter) = self.parameters.get(&place) {
            return Some(Arc::clone(parameter));
        }
        let node = self.documents.node(place);
        let (schema_at, media_type) = match node.get("content") {
            Some(content) => {
                let entry = content.entries().next()?;
                let schema = self.documents.target(place.of(entry.value)).ok()?;
                let schema_node = self.documents.node(schema).get("schema");
                (
                    schema_node.map(|found| schema.of(found)),
                    MediaRange::parse(entry.name()),
                )
            }
            None => (node.get("schema").map(|found| place.of(found)), None),
        };
        let is_content = node.get("content").is_some();
        let schema = schema_at.map(|at| self.schema(at));
        let parameter = Arc::new(Parameter::new(
            &self.documents,
            place,
            schema,
            media_type.as_ref().filter(|_| is_content),
            self.version,
        )?);
        self.parameters.insert(place, Arc::clone(&parameter));
        Some(parameter)
    }

    fn body(&mut self, place: Place) -> Option<BodyRule> {
        let place = self.documents.target(place).ok()?;
        let documents = Arc::clone(&self.documents);
        let node = documents.node(place);
        let mut media_types = Vec::new();
        for entry in node.get("content").into_iter().flat_map(Node::entries) {
            let Some(range) = MediaRange::parse(entry.name()) else {
                continue;
            };
            let schema = entry.value.get("schema");
            let schema = schema.map(|found| self.schema(place.of(found)));
            media_types.push(MediaRule {
                kind: range.kind(),
                range,
                schema,
            });
        }
        let mut names: Vec<String> = media_types
            .iter()
            .map(|rule| rule.range.to_string())
            .collect();
        names.dedup();
        media_types.sort_by_key(|rule| std::cmp::Reverse(rule.range.precision()));
        let required = node.get("required").and_then(Node::as_bool) == Some(true);
        Some(BodyRule {
            required,
            media_types,
            accept: names.join(", "),
        })
    }

    fn responses(&mut self, operation: Place) -> Vec<ResponseRule> {
        let documents = Arc::clone(&self.documents);
        let node = documents.node(operation).get("responses");
        let entries = node.into_iter().flat_map(Node::entries);
        let rules = entries.filter_map(|entry| {
            let status = StatusRange::parse(
                &entry
                    .name()
                    .to_ascii_uppercase()
                    .replace("DEFAULT", "default"),
            )?;
            let target = documents.target(operation.of(entry.value)).ok()?;
            Some(self.response(status, target))
        });
        rules.collect()
    }

    fn response(&mut self, status: StatusRange, place: Place) -> ResponseRule {
        let documents = Arc::clone(&self.documents);
        let node = documents.node(place);
        let (mut media_types, mut schemas) = (Vec::new(), Vec::new());
        for media in node.get("content").into_iter().flat_map(Node::entries) {
            let Some(range) = MediaRange::parse(media.name()) else {
                continue;
            };
            let schema = media.value.get("schema").map(|found| place.of(found));
            if let Some(schema) = schema.filter(|_| range.kind() == BodyKind::Json) {
                schemas.push((range.clone(), AnswerSchema::new(self.schema(schema))));
            }
            media_types.push(range);
        }
        let fields = node.get("headers").into_iter().flat_map(Node::entries);
        ResponseRule {
            status,
            media_types,
            schemas,
            fields: fields.map(|entry| entry.name().to_owned()).collect(),
        }
    }

    fn schema(&mut self, place: Place) -> Arc<LazySchema> {
        // In 3.0 nothing beside a `$ref` counts, so that the same target is the same schema.
        let target = self.documents.target(place).ok();
        let place = target
            .filter(|_| self.version == Version::V30)
            .unwrap_or(place);
        let (documents, version) = (&self.documents, self.version);
        let slot = self.schemas.entry(place);
        let slot = slot
            .or_insert_with(|| Arc::new(LazySchema::new(Arc::clone(documents), place, version)));
        Arc::clone(slot)
    }

    fn security_schemes(&self, root: Place) -> Vec<Arc<SecurityScheme>> {
        let components = self.documents.node(root).get("components");
        let schemes = components.and_then(|node| node.get("securitySchemes"));
        let entries = schemes.into_iter().flat_map(Node::entries);
        let schemes = entries.filter_map(|entry| {
            let target = self.documents.target(root.of(entry.value)).ok()?;
            let kind = scheme_kind(self.documents.node(target))?;
            Some(Arc::new(SecurityScheme {
                name: entry.name().to_owned(),
                kind,
            }))
        });
        schemes.collect()
    }

    fn security(&self, node: Option<Node<'_>>) -> Vec<Alternative> {
        let alternatives = node.into_iter().flat_map(Node::items).map(|alternative| {
            let requirements = alternative.entries().filter_map(|entry| {
                let scheme = self
                    .schemes
                    .iter()
                    .find(|scheme| scheme.name == entry.name())?;
                let scopes = entry
                    .value
                    .items()
                    .filter_map(Node::as_str)
                    .map(str::to_owned);
                Some(Requirement {
                    scheme: Arc::clone(scheme),
                    scopes: scopes.collect(),
                })
            });
            Alternative {
                requirements: requirements.collect(),
            }
        });
        alternatives.collect()
    }

    fn error(&self, code: &'static str, message: String, place: Place) -> Diagnostic {
        places::diagnostic(&self.documents, place, Severity::Error, code, message)
    }
}

/// Header parameters of these names are ignored (`OpenAPI`, Parameter Object, `name`).
fn is_reserved(name: &str) -> bool {
    ["accept", "content-type", "authorization"]
        .iter()
        .any(|one| one.eq_ignore_ascii_case(name))
}

fn scheme_kind(node: Node<'_>) -> Option<SchemeKind> {
    let text = |key: &str| node.get(key).and_then(Node::as_str).map(str::to_owned);
    Some(match node.get("type")?.as_str()? {
        "http" => SchemeKind::Http {
            scheme: text("scheme")?.to_ascii_lowercase(),
            bearer_format: text("bearerFormat"),
        },
        "apiKey" => SchemeKind::ApiKey {
            location: match node.get("in")?.as_str()? {
                "query" => KeyLocation::Query,
                "header" => KeyLocation::Header,
                "cookie" => KeyLocation::Cookie,
                _ => return None,
            },
            name: text("name")?,
        },
        "oauth2" => SchemeKind::OAuth2,
        "openIdConnect" => SchemeKind::OpenIdConnect {
            url: text("openIdConnectUrl")?,
        },
        "mutualTLS" => SchemeKind::MutualTls,
        _ => return None,
    })
}
