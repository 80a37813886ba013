//! What is made up for a server of a small shop.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use demur_contract::{CompileOptions, Contract};
use demur_decide::{Policy, Snapshot};
use demur_replay::made::{Known, made};
use demur_replay::trusting;

const DOCUMENT: &str = r"
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example/v1'}]
components:
  securitySchemes: {token: {type: http, scheme: bearer}, key: {type: apiKey, in: query, name: key}}
paths:
  /products:
    get:
      operationId: listProducts
      parameters: [{name: limit, in: query, required: true, example: 7, schema: {type: integer, maximum: 50}}]
      responses: {'200': {description: ok}}
  /products/{id}:
    get:
      operationId: readProduct
      parameters: [{name: id, in: path, required: true, example: 12, schema: {type: integer}}]
      responses: {'200': {description: ok}}
  /orders:
    post:
      operationId: createOrder
      security: [{token: []}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [product, note], properties: {product: {type: integer}, note: {type: string}}}
      responses: {'201': {description: made}, '400': {description: bad}}
  /orders/{id}:
    get:
      operationId: readOrder
      security: [{key: []}]
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'200': {description: ok}}
";

fn lines(values: &[(String, String)]) -> Vec<String> {
    let nothing = |_: &str| Err("there are no other files".to_owned());
    let options = CompileOptions::default();
    let contract = Contract::compile("a.yaml", DOCUMENT.into(), &nothing, &options);
    let snapshot = trusting(Snapshot::of(vec![contract.unwrap()], Policy::default()));
    let known = Known {
        values,
        nonsense: "q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h2j3k4",
    };
    let made = made(&snapshot, known);
    let line = |one: &demur_replay::made::Made| {
        let fields = one
            .fields
            .iter()
            .map(|(name, value)| format!(" [{name}: {value}]"));
        let body = one.body.as_ref().map(|body| format!(" {body}"));
        format!(
            "{} {}{}{}: {} => {}{}",
            one.method,
            one.target,
            fields.collect::<String>(),
            body.unwrap_or_default(),
            one.words,
            one.answer,
            if one.is_known { "" } else { " (unknown)" },
        )
    };
    made.iter().map(line).collect()
}

#[test]
fn each_operation_is_asked_rightly_and_with_each_fault() {
    insta::assert_snapshot!(lines(&[]).join("\n"));
}

#[test]
fn what_the_operator_knows_comes_first() {
    let known = [
        (
            "id".to_owned(),
            "6f1d1c1e-0b5c-4f7e-9a53-3b1d7f0a2c12".to_owned(),
        ),
        ("limit".to_owned(), "9".to_owned()),
    ];
    let lines = lines(&known);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("GET /v1/products?limit=9: with all"))
    );
    let order = "GET /v1/orders/6f1d1c1e-0b5c-4f7e-9a53-3b1d7f0a2c12: with all that is required => forwarded";
    assert!(
        lines.iter().any(|line| line == order),
        "{}",
        lines.join("\n")
    );
}

#[test]
fn no_valid_credential_is_ever_in_a_request() {
    let all = lines(&[]).join("\n");
    assert!(
        !all.contains("Bearer token") && !all.contains("key=key"),
        "{all}"
    );
}
