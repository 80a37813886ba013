//! What must hold for any bytes at all. The fuzz targets call these functions, and so do ordinary tests.

use demur_contract::{CompileOptions, Contract, check};
use demur_report::{Colour, Diagnostic, Severity, Sources, render_text};
use demur_schema::{Fault, In};

/// Faults have places inside the text, and what is checked without an error can be compiled and asked.
pub(crate) fn document(bytes: &[u8]) {
    for name in ["api.json", "api.yaml"] {
        let faults = check(name, bytes.to_vec(), &refuse);
        places_are_inside(name, bytes, &faults);
        let is_bad = faults.iter().any(is_error);
        match Contract::compile(name, bytes.to_vec(), &refuse, &CompileOptions::default()) {
            Ok(contract) => {
                assert!(!is_bad, "{name}: compiled in spite of {faults:?}");
                ask(&contract);
            }
            Err(all) => {
                assert!(
                    all.iter().any(is_error),
                    "{name}: refused without an error: {all:?}"
                );
                places_are_inside(name, bytes, &all);
            }
        }
    }
}

/// A reader that has no files.
fn refuse(_: &str) -> Result<Vec<u8>, String> {
    Err("there are no other files".to_owned())
}

fn is_error(fault: &Diagnostic) -> bool {
    fault.severity == Severity::Error
}

/// A fault at the end of the text marks one byte that is not there; the rendering copes with that.
fn places_are_inside(name: &str, bytes: &[u8], faults: &[Diagnostic]) {
    let mut sources = Sources::default();
    sources.add(name, bytes.to_vec());
    for fault in faults {
        assert_eq!(fault.file, name, "{fault:?}");
        assert!(!fault.message.is_empty(), "{fault:?}");
        let span = fault.span.expect("a fault of a document has a place");
        assert!(
            span.start <= bytes.len() && span.start <= span.end && span.end <= bytes.len() + 1,
            "{} bytes, {fault:?}",
            bytes.len()
        );
    }
    let few = faults.get(..10).unwrap_or(faults);
    let text = render_text(few, &sources, Colour::Never);
    assert!(few.iter().all(|fault| text.contains(fault.code)), "{text}");
}

fn ask(contract: &Contract) {
    for resource in contract.resources() {
        // What a template leads to is another matter; it must lead somewhere or nowhere without a panic.
        let _ = contract.route(&resource.template);
        assert!(resource.allow().contains("OPTIONS"), "{resource:?}");
    }
    let broken = contract.compile_all();
    assert!(broken.iter().all(is_error), "{broken:?}");
    for operation in contract.operations() {
        let faults = operation.query_faults("a=1&b=%7b&%=");
        assert!(faults.iter().all(|fault| fault.location == In::Query));
    }
}

/// A parameter of each style and shape that a query can have.
const PARAMETERS: &str = r"openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get:
      parameters:
        - {name: n, in: query, schema: {type: integer, minimum: -5, maximum: 5000}}
        - {name: f, in: query, schema: {type: number, multipleOf: 0.5}}
        - {name: b, in: query, schema: {type: boolean}}
        - {name: s, in: query, schema: {type: string, minLength: 2, maxLength: 5, pattern: '^[a-y]'}}
        - {name: e, in: query, schema: {type: string, enum: [red, green]}}
        - {name: must, in: query, required: true, schema: {type: string, format: date}}
        - {name: many, in: query, schema: {type: array, maxItems: 3, items: {type: integer}}}
        - {name: comma, in: query, explode: false, schema: {type: array, uniqueItems: true, items: {type: string}}}
        - {name: blank, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: pipe, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: boolean}}}
        - {name: flat, in: query, explode: false, schema: {$ref: '#/components/schemas/O'}}
        - {name: loose, in: query, schema: {$ref: '#/components/schemas/O'}}
        - {name: deep, in: query, style: deepObject, schema: {$ref: '#/components/schemas/O'}}
        - {name: json, in: query, content: {application/json: {schema: {$ref: '#/components/schemas/O'}}}}
        - {name: text, in: query, content: {text/plain: {schema: {type: string}}}}
      responses: {'200': {description: d}}
components:
  schemas:
    O: {type: object, required: [x], properties: {x: {type: integer}, y: {type: string, nullable: true}}}
";

/// The contract that [`query`] is judged by.
pub(crate) fn parameters() -> Contract {
    let bytes = PARAMETERS.as_bytes().to_vec();
    Contract::compile("api.yaml", bytes, &refuse, &CompileOptions::default())
        .expect("the document of this file is sound")
}

/// The faults of a query, for the contract of [`parameters`]. Neither empty pairs nor another spelling of the
/// same values change what is found.
pub(crate) fn query(contract: &Contract, bytes: &[u8]) -> Vec<Fault> {
    let operation = &contract.operations()[0];
    let text = String::from_utf8_lossy(bytes);
    let faults = operation.query_faults(&text);
    for fault in &faults {
        assert_eq!(fault.location, In::Query, "{fault:?}");
        assert!(
            fault.name.is_some() && fault.pointer.is_none(),
            "{text:?}: {fault:?}"
        );
        assert!(!fault.detail.is_empty(), "{text:?}: {fault:?}");
    }
    let with_empty = format!("&{text}&&");
    assert_eq!(
        operation.query_faults(&with_empty),
        faults,
        "{with_empty:?}"
    );
    let escaped = with_escaped_values(&text);
    assert_eq!(operation.query_faults(&escaped), faults, "{escaped:?}");
    faults
}

/// The query with each letter and digit of its values escaped, unless it is part of an escape already.
fn with_escaped_values(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, value)) => format!("{name}={}", escaped(value)),
        None => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

fn escaped(value: &str) -> String {
    let bytes = value.as_bytes();
    let is_escape = |at: usize| {
        bytes[at] == b'%'
            && bytes
                .get(at + 1..at + 3)
                .is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
    };
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let as_it_is = if is_escape(at) { 3 } else { 1 };
        if bytes[at].is_ascii_alphanumeric() {
            out.extend_from_slice(format!("%{:02X}", bytes[at]).as_bytes());
        } else {
            out.extend_from_slice(&bytes[at..at + as_it_is]);
        }
        at += as_it_is;
    }
    String::from_utf8(out).expect("only ASCII was replaced")
}
