//! A compiled schema: what can be asked of it, and how it is compiled without any I/O.

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonschema::{PatternOptions, Retrieve, Uri, Validator};
use serde_json::Value;

use crate::engine::{At, OnTape};
use crate::fault::{Fault, FaultCode, Faults, In};
use crate::tape::Tape;
use crate::{pattern, shape};

/// The dialects of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Draft {
    /// Draft 4.
    Draft4,
    /// Draft 6.
    Draft6,
    /// Draft 7.
    Draft7,
    /// Draft 2019-09.
    Draft201909,
    /// Draft 2020-12, which is that of `OpenAPI` 3.1 and 3.2.
    #[default]
    Draft202012,
}

/// How a schema is compiled, and how much work applying it may cost.
#[derive(Debug, Clone)]
pub struct SchemaOptions {
    /// The dialect of a schema that does not name one in `$schema`.
    pub draft: Draft,
    /// Whether `format` is checked, or only a remark.
    pub formats: bool,
    /// What a `$ref` to another document leads to, by absolute URI. Nothing is ever fetched.
    pub resources: Arc<BTreeMap<String, Value>>,
    /// The URI of the schema itself, for relative references.
    pub base_uri: Option<String>,
    /// Steps of the backtracking engine for one match of a pattern with look-around.
    pub pattern_steps: usize,
    /// Steps for a body of no length. A step is one value or member looked at.
    pub steps: u64,
    /// Further steps for every byte of the body.
    pub steps_per_byte: u64,
}

impl Default for SchemaOptions {
    fn default() -> Self {
        Self {
            draft: Draft::default(),
            formats: true,
            resources: Arc::default(),
            base_uri: None,
            pattern_steps: 10_000,
            steps: 500_000,
            steps_per_byte: 32,
        }
    }
}

/// Why a schema cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct SchemaError {
    /// RFC 6901 pointer into the schema, to the part at fault.
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

/// A schema that is ready to be applied.
pub struct Schema {
    validator: Validator<OnTape>,
    source: Arc<Value>,
    resources: Arc<BTreeMap<String, Value>>,
    steps: u64,
    steps_per_byte: u64,
}

impl std::fmt::Debug for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Schema")
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl Schema {
    /// Compiles a schema. References that lead neither into it nor to one of the resources are
    /// an error.
    pub fn compile(schema: &Value, options: &SchemaOptions) -> Result<Self, SchemaError> {
        let source = Arc::new(schema.clone());
        Ok(Self {
            validator: build(schema, options)?,
            source,
            resources: Arc::clone(&options.resources),
            steps: options.steps,
            steps_per_byte: options.steps_per_byte,
        })
    }

    /// Whether the value fits the schema. `false` also where finding out costs too much;
    /// [`Schema::faults`] then says so.
    pub fn is_valid(&self, tape: &Tape<'_>) -> bool {
        self.start(tape, usize::MAX);
        let valid = self.validator.is_valid(At::Tape(tape, 0));
        valid && !tape.meter.out_of_steps() && tape.meter.pattern.get().is_none()
    }

    /// What is wrong with the value, at most `most` faults of it, in document order.
    ///
    /// The faults carry a pointer from the root of the value; for parameters the caller adds
    /// the name.
    pub fn faults(&self, tape: &Tape<'_>, location: In, most: usize) -> Faults {
        self.start(tape, Faults::COUNTED);
        let mut errors: Vec<_> = self.validator.iter_errors(At::Tape(tape, 0)).collect();
        if tape.meter.out_of_steps() {
            return too_complex(location);
        }
        // What was found after the limit of errors was found in containers that seemed empty.
        let cut = tape.meter.out_of_errors();
        if cut {
            errors.retain(|error| **error.instance() != crate::engine::TOO_LATE);
        }
        let unfinished = tape.meter.pattern.get();
        self.start(tape, usize::MAX);
        let mut faults = shape::faults(self, tape, &errors, unfinished, location, most);
        faults.truncated |= cut;
        if cut && faults.is_empty() {
            return too_many(location);
        }
        faults
    }

    /// The schema as it was given.
    pub fn source(&self) -> &Value {
        &self.source
    }

    pub(crate) fn resource(&self, uri: &str) -> Option<&Value> {
        self.resources.get(uri)
    }

    fn start(&self, tape: &Tape<'_>, errors: usize) {
        let bytes = tape.text.len() as u64;
        tape.meter
            .start(self.steps + self.steps_per_byte * bytes, errors);
    }
}

/// The value is wrong in so many ways that the walk ended within the first of them.
fn too_many(location: In) -> Faults {
    let detail = "fits none of the alternatives, in more ways than can be listed";
    let fault = Fault {
        location,
        ..Fault::in_body("", FaultCode::NoBranchMatched, detail)
    };
    Faults {
        list: vec![fault],
        total: 1,
        truncated: true,
    }
}

fn too_complex(location: In) -> Faults {
    let fault = Fault {
        location,
        ..Fault::in_body(
            "",
            FaultCode::TooComplex,
            "checking this value takes more work than allowed",
        )
    };
    Faults {
        list: vec![fault],
        total: 1,
        truncated: false,
    }
}

/// Resources come from the map of the caller; everything else is refused.
struct Offline(Arc<BTreeMap<String, Value>>);

impl Retrieve for Offline {
    fn retrieve(
        &self,
        uri: &Uri<String>,
    ) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let key = uri.as_str().trim_end_matches('#');
        self.0
            .get(key)
            .cloned()
            .ok_or_else(|| format!("`{key}` is not among the documents").into())
    }
}

fn build(schema: &Value, options: &SchemaOptions) -> Result<Validator<OnTape>, SchemaError> {
    let mut building = jsonschema::options_for::<OnTape>()
        .with_retriever(Offline(Arc::clone(&options.resources)))
        .should_validate_formats(options.formats)
        .with_pattern_options(PatternOptions::regex());
    if schema.get("$schema").is_none() {
        building = building.with_draft(draft(options.draft));
    }
    if let Some(uri) = &options.base_uri {
        building = building.with_base_uri(uri.clone());
    }
    let backtracking = pattern::any_needs_backtracking(schema)
        || options
            .resources
            .values()
            .any(pattern::any_needs_backtracking);
    if backtracking {
        let steps = options.pattern_steps;
        building =
            building.with_keyword("pattern", move |_, value, _| pattern::keyword(value, steps));
    }
    building.build(schema).map_err(|error| SchemaError {
        pointer: error.schema_path().as_str().to_owned(),
        detail: error.to_string(),
    })
}

const fn draft(draft: Draft) -> jsonschema::Draft {
    match draft {
        Draft::Draft4 => jsonschema::Draft::Draft4,
        Draft::Draft6 => jsonschema::Draft::Draft6,
        Draft::Draft7 => jsonschema::Draft::Draft7,
        Draft::Draft201909 => jsonschema::Draft::Draft201909,
        Draft::Draft202012 => jsonschema::Draft::Draft202012,
    }
}
