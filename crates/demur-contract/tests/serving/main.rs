//! What a compiled contract answers: routes, methods, parameters, bodies, security.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail by panicking, and say what they skipped"
)]

mod parameters;

use demur_contract::{CompileOptions, Contract, QuerySpec, RouteSpec, Routed, SchemeKind, Slip};
use demur_schema::{Fault, In, JsonLimits, TapeStorage, read_json};
use serde_json::json;

fn compile_with(document: &str, options: &CompileOptions) -> Contract {
    let read = |_: &str| Err("no files".to_owned());
    let contract = Contract::compile("api.yaml", document.as_bytes().to_vec(), &read, options);
    contract.unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn compile(rest: &str) -> Contract {
    let document = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{rest}");
    compile_with(&document, &CompileOptions::default())
}

const ANSWER: &str = "responses: {'200': {description: d}}";

/// A contract with GET on each of these templates, all parameters being strings.
fn routes(templates: &[&str]) -> Contract {
    let specs = templates.iter().map(|template| RouteSpec {
        method: "get".to_owned(),
        path: (*template).to_owned(),
        ..RouteSpec::default()
    });
    let specs: Vec<RouteSpec> = specs.collect();
    Contract::from_routes("T", &specs, &CompileOptions::default()).expect("a sound contract")
}

/// `expected` is the template and the raw parameters, or nothing for a miss.
fn check_route(contract: &Contract, path: &str, expected: Option<(&str, &[&str])>) {
    let found = match contract.route(path) {
        Routed::Missing => None,
        Routed::Found(route) => {
            let all = (0..route.captures.len()).filter_map(|one| route.captures.get(path, one));
            Some((route.template(), all.collect::<Vec<_>>()))
        }
    };
    assert_eq!(
        found,
        expected.map(|(template, all)| (template, all.to_vec())),
        "{path}"
    );
}

#[test]
fn literals_come_before_parameters_and_misses_go_back() {
    let contract = routes(&[
        "/",
        "/a/{x}",
        "/a/b",
        "/a/{x}/c",
        "/a/b/{y}/d",
        "/{e}/me",
        "/books/{id}",
    ]);
    check_route(&contract, "/", Some(("/", &[])));
    check_route(&contract, "/a/b", Some(("/a/b", &[])));
    check_route(&contract, "/a/z", Some(("/a/{x}", &["z"])));
    check_route(&contract, "/a/b/c", Some(("/a/{x}/c", &["b"])));
    check_route(&contract, "/a/b/c/d", Some(("/a/b/{y}/d", &["c"])));
    check_route(&contract, "/books/me", Some(("/books/{id}", &["me"])));
    check_route(&contract, "/films/me", Some(("/{e}/me", &["films"])));
    check_route(&contract, "/a/b/c/d/e", None);
    check_route(&contract, "/a/", None);
    check_route(&contract, "/a/b/", None);
    check_route(&contract, "//a", None);
    check_route(&contract, "a", None);
}

#[test]
fn mixed_segments_come_between() {
    let contract = routes(&[
        "/u/{id}",
        "/u/{id}.json",
        "/u/me.json",
        "/c/{base}...{head}",
        "/v{n}/x",
    ]);
    check_route(&contract, "/u/a.json", Some(("/u/{id}.json", &["a"])));
    check_route(
        &contract,
        "/u/a.json.json",
        Some(("/u/{id}.json", &["a.json"])),
    );
    check_route(&contract, "/u/me.json", Some(("/u/me.json", &[])));
    check_route(&contract, "/u/.json", Some(("/u/{id}", &[".json"])));
    check_route(
        &contract,
        "/c/main...topic",
        Some(("/c/{base}...{head}", &["main", "topic"])),
    );
    check_route(&contract, "/c/...topic", None);
    check_route(&contract, "/v12/x", Some(("/v{n}/x", &["12"])));
}

#[test]
fn encoding_never_makes_a_segment_and_never_hides_a_literal() {
    let contract = routes(&["/a/{x}", "/a b/é"]);
    check_route(&contract, "/a/b%2Fc", Some(("/a/{x}", &["b%2Fc"])));
    check_route(&contract, "/%61/b", Some(("/a/{x}", &["b"])));
    check_route(&contract, "/a%20b/%c3%A9", Some(("/a b/é", &[])));
    check_route(&contract, "/A/b", None);
}

#[test]
fn allow_lists_what_is_declared_and_what_follows() {
    let contract = compile(&format!(
        "paths: {{/a: {{get: {{{ANSWER}}}, post: {{{ANSWER}}}}}, /b: {{put: {{{ANSWER}}}}}}}\n"
    ));
    let Routed::Found(route) = contract.route("/a") else {
        panic!("/a is lost")
    };
    assert_eq!(route.allow(), "GET, HEAD, OPTIONS, POST");
    assert_eq!(
        route.operation("HEAD").map(|found| found.method.as_str()),
        Some("GET")
    );
    assert!(route.operation("PUT").is_none());
    let Routed::Found(route) = contract.route("/b") else {
        panic!("/b is lost")
    };
    assert_eq!(route.allow(), "OPTIONS, PUT");
    assert!(route.operation("HEAD").is_none());
}

#[test]
fn identical_templates_are_served_method_by_method() {
    let parameter = |name: &str| {
        format!(
            "parameters: [{{name: {name}, in: path, required: true, schema: {{type: integer}}}}]"
        )
    };
    let contract = compile(&format!(
        "paths: {{'/a/{{x}}': {{get: {{{}, {ANSWER}}}}}, '/a/{{y}}': {{put: {{{}, {ANSWER}}}}}}}\n",
        parameter("x"),
        parameter("y"),
    ));
    let Routed::Found(route) = contract.route("/a/q") else {
        panic!("lost")
    };
    assert_eq!(route.allow(), "GET, HEAD, OPTIONS, PUT");
    for (method, name) in [("GET", "x"), ("PUT", "y")] {
        let operation = route.operation(method).expect("the method");
        let faults = operation.path_faults("/a/q", &route.captures);
        assert_eq!(brief(&faults), [format!("path {name} type")]);
    }
}

#[test]
fn servers_put_their_path_before_the_routes() {
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://x.example/{{v}}/', \
         variables: {{v: {{default: v1, enum: [v1, v2]}}}}}}]\npaths: {{/a: {{get: {{{ANSWER}}}}}}}\n"
    );
    let contract = compile_with(&document, &CompileOptions::default());
    assert_eq!(contract.base_paths(), ["/v1", "/v2"]);
    check_route(&contract, "/v2/a", Some(("/v2/a", &[])));
    check_route(&contract, "/a", None);
    let options = CompileOptions {
        base_path: Some("/".to_owned()),
    };
    check_route(&compile_with(&document, &options), "/a", Some(("/a", &[])));
}

fn check_near(contract: &Contract, path: &str, expected: Option<(&str, Slip)>) {
    let found = contract.near_miss(path);
    let found = found.as_ref().map(|near| (near.path.as_str(), near.slip));
    assert_eq!(found, expected, "{path}");
}

#[test]
fn a_miss_says_what_was_probably_meant() {
    let contract = routes(&["/v1/orders/{id}", "/v1/orders", "/v1/invoices", "/{any}"]);
    check_near(
        &contract,
        "/v1/Orders/7",
        Some(("/v1/orders/7", Slip::Case)),
    );
    check_near(
        &contract,
        "/v1/orders/",
        Some(("/v1/orders", Slip::TrailingSlash)),
    );
    check_near(
        &contract,
        "/v1/ordres/7",
        Some(("/v1/orders/7", Slip::Spelling)),
    );
    check_near(&contract, "/v1/zebra/7", None);
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: /api/v2}}]\n\
         paths: {{/orders: {{get: {{{ANSWER}}}}}}}\n"
    );
    let contract = compile_with(&document, &CompileOptions::default());
    check_near(
        &contract,
        "/orders",
        Some(("/api/v2/orders", Slip::BasePath)),
    );
    check_near(
        &contract,
        "/api/v1/orders",
        Some(("/api/v2/orders", Slip::Spelling)),
    );
    check_near(
        &contract,
        "/old/orders",
        Some(("/api/v2/orders", Slip::BasePath)),
    );
}

fn brief(faults: &[Fault]) -> Vec<String> {
    let name = |fault: &Fault| fault.name.clone().unwrap_or_default();
    faults
        .iter()
        .map(|fault| {
            format!(
                "{} {} {}",
                fault.location.as_str(),
                name(fault),
                fault.code.as_str()
            )
        })
        .collect()
}

fn body_faults(contract: &Contract, body: &str) -> Vec<String> {
    let rule = contract.operations()[0].body.as_ref().expect("a body");
    let media = rule.media_type("application/json").expect("JSON");
    let schema = media
        .schema
        .as_ref()
        .expect("a schema")
        .compiled()
        .expect("a sound schema");
    let mut storage = TapeStorage::default();
    let tape = read_json(body.as_bytes(), &JsonLimits::default(), &mut storage).expect("JSON");
    let faults = schema.faults(&tape, In::Body, 20).list;
    faults
        .iter()
        .map(|one| {
            format!(
                "{} {}",
                one.pointer.as_deref().unwrap_or("-"),
                one.code.as_str()
            )
        })
        .collect()
}

/// The body is `components/schemas/S` of `OpenAPI` 3.0.
fn check_body(schemas: &str, cases: &[(&str, &[&str])]) {
    let contract = compile(&format!(
        "paths: {{/a: {{post: {{requestBody: {{required: true, content: {{application/json: \
         {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}, {ANSWER}}}}}}}\n\
         components: {{schemas: {{{schemas}}}}}\n"
    ));
    for (body, expected) in cases {
        assert_eq!(body_faults(&contract, body), *expected, "{schemas} {body}");
    }
}

#[test]
fn schemas_of_3_0_mean_what_3_0_says() {
    check_body(
        "S: {type: string, nullable: true, enum: [a]}",
        &[("\"a\"", &[]), ("null", &[" enum"])],
    );
    check_body("S: {nullable: true}", &[("null", &[]), ("1", &[])]);
    check_body(
        "S: {type: integer, minimum: 1, exclusiveMinimum: true}",
        &[("1", &[" minimum"]), ("2", &[])],
    );
    check_body(
        "S: {type: object, required: [id, a], properties: {id: {type: string, readOnly: true}, \
         a: {$ref: '#/components/schemas/A'}}}, A: {type: object, properties: {again: {$ref: '#/components/schemas/S'}}}",
        &[
            (r#"{"a": {"again": {"a": {}}}}"#, &[]),
            (r#"{"a": {"again": {}}}"#, &["/a/again/a required"]),
        ],
    );
}

#[test]
fn security_is_alternatives_of_schemes() {
    let contract = compile(&format!(
        "paths: {{/a: {{get: {{{ANSWER}}}}}, /b: {{get: {{security: [], {ANSWER}}}}}, \
         /c: {{get: {{security: [{{}}, {{key: []}}], {ANSWER}}}}}}}\n\
         security: [{{key: [], auth: [read]}}]\ncomponents: {{securitySchemes: {{\
         key: {{type: apiKey, in: header, name: X-Key}}, auth: {{type: http, scheme: Bearer}}}}}}\n"
    ));
    let [a, b, c] = contract.operations() else {
        panic!("three operations")
    };
    let [alternative] = a.security.as_slice() else {
        panic!("one alternative")
    };
    let names: Vec<_> = alternative
        .requirements
        .iter()
        .map(|one| one.scheme.name.as_str())
        .collect();
    assert_eq!(names, ["key", "auth"]);
    assert_eq!(alternative.requirements[1].scopes, ["read"]);
    let kind = &alternative.requirements[1].scheme.kind;
    assert!(matches!(kind, SchemeKind::Http { scheme, .. } if scheme == "bearer"));
    assert!(!a.allows_anonymous());
    assert!(b.allows_anonymous() && b.security.is_empty());
    assert!(c.allows_anonymous() && c.security.len() == 2);
}

#[test]
fn plain_routes_need_no_document() {
    let schema = json!({
        "type": "object", "required": ["name"], "additionalProperties": false,
        "properties": { "name": { "$ref": "#/definitions/name" }, "child": { "$ref": "#" } },
        "definitions": { "name": { "type": "string", "minLength": 1 } },
    });
    let query = QuerySpec {
        name: "dry".to_owned(),
        required: true,
        schema: json!({ "type": "boolean" }),
    };
    let route = RouteSpec {
        method: "post".to_owned(),
        path: "/people/{id}".to_owned(),
        body: Some(schema),
        query: vec![query],
    };
    let contract = Contract::from_routes("people", &[route], &CompileOptions::default());
    let contract = contract.expect("a sound contract");
    assert_eq!(
        body_faults(&contract, r#"{"name": "x", "child": {"name": "y"}}"#),
        Vec::<String>::new()
    );
    assert_eq!(
        body_faults(&contract, r#"{"name": "x", "child": {"name": ""}}"#),
        ["/child/name too_short"]
    );
    assert_eq!(
        brief(&contract.operations()[0].query_faults("dry=maybe")),
        ["query dry type"]
    );
    assert_eq!(contract.compile_all(), []);
}

#[test]
fn answers_are_found_by_status() {
    let contract = compile(
        "paths: {/a: {get: {responses: {'200': {description: d, content: {application/json: {}, text/csv: {}}}, \
         4XX: {description: d}, '422': {description: d}, default: {description: d}}}}}\n",
    );
    let operation = &contract.operations()[0];
    let offers: Vec<String> = operation.offers().iter().map(ToString::to_string).collect();
    assert_eq!(offers, ["application/json", "text/csv"]);
    assert!(operation.documents_422 && !operation.documents_400);
    for (status, covers) in [
        (422, Some("Exactly(422)")),
        (404, Some("Class(4)")),
        (500, Some("Default")),
    ] {
        let found = operation
            .response(status)
            .map(|rule| format!("{:?}", rule.status));
        assert_eq!(found.as_deref(), covers);
    }
}

#[test]
fn recursive_schemas_end() {
    let branches = ["{$ref: '#/components/schemas/S'}"; 10].join(", ");
    let contract = compile(&format!(
        "paths: {{/a: {{get: {{parameters: [{{name: q, in: query, schema: {{$ref: '#/components/schemas/S'}}}}], \
         {ANSWER}}}}}}}\ncomponents: {{schemas: {{S: {{anyOf: [{branches}, {{type: integer}}], \
         properties: {{a: {{$ref: '#/components/schemas/S'}}}}}}, T: {{allOf: [{branches}]}}}}}}\n"
    ));
    assert_eq!(contract.operations().len(), 1);
}
