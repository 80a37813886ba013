//! The keyword `pattern` for schemas with look-around or back-references, which the linear
//! regex engine does not have. The backtracking engine gets a limit on its steps; a match that
//! cannot be finished is noted in the tape's meter, whatever the schema around it makes of it.

use jsonschema::json::Node;
use jsonschema::{Keyword, ValidationError};
use serde_json::{Map, Value};

use crate::engine::{At, OnTape};

/// Message of the engine's error for a string that does not match; the pattern follows.
pub(crate) const NO_MATCH: &str = "pattern:";
/// Message of the engine's error for a match that was given up.
pub(crate) const GIVEN_UP: &str = "pattern-budget:";

struct Pattern {
    regex: fancy_regex::Regex,
    source: String,
}

enum Outcome {
    Matches,
    Differs,
    GivenUp,
}

impl Pattern {
    fn outcome(&self, at: At<'_>) -> Outcome {
        let Some(text) = at.as_string() else {
            return Outcome::Matches;
        };
        match self.regex.is_match(&*text) {
            Ok(true) => Outcome::Matches,
            Ok(false) => Outcome::Differs,
            Err(_) => {
                if let At::Tape(tape, index) = at {
                    tape.meter.pattern.set(Some(index));
                }
                Outcome::GivenUp
            }
        }
    }
}

impl<'i> Keyword<'i, OnTape> for Pattern {
    fn validate(&self, instance: At<'i>) -> Result<(), ValidationError<'i>> {
        match self.outcome(instance) {
            Outcome::Matches => Ok(()),
            Outcome::Differs => Err(ValidationError::custom(format!(
                "{NO_MATCH}{}",
                self.source
            ))),
            Outcome::GivenUp => Err(ValidationError::custom(format!(
                "{GIVEN_UP}{}",
                self.source
            ))),
        }
    }

    fn is_valid(&self, instance: At<'i>) -> bool {
        matches!(self.outcome(instance), Outcome::Matches)
    }
}

/// Whether the linear engine refuses this pattern, though it is one of ECMA-262.
pub(crate) fn needs_backtracking(pattern: &str) -> bool {
    jsonschema_regex::to_rust_regex(pattern)
        .is_ok_and(|translated| linear_engine_refuses(&translated))
}

fn linear_engine_refuses(translated: &str) -> bool {
    regex::Regex::new(translated).is_err()
}

/// Makes the keyword for one place of the schema.
pub(crate) fn keyword<'a>(
    value: &'a Value,
    steps: usize,
) -> Result<Box<dyn for<'i> Keyword<'i, OnTape>>, ValidationError<'a>> {
    let source = value
        .as_str()
        .ok_or_else(|| ValidationError::schema("a pattern must be a string"))?;
    let translated = jsonschema_regex::to_rust_regex(source)
        .map_err(|()| ValidationError::schema("this is not a regular expression of ECMA-262"))?;
    let regex = fancy_regex::RegexBuilder::new(&translated)
        .backtrack_limit(steps)
        .build()
        .map_err(|error| ValidationError::schema(format!("pattern: {error}")))?;
    Ok(Box::new(Pattern {
        regex,
        source: source.to_owned(),
    }))
}

/// Whether any `pattern` in the schema or its resources needs backtracking.
pub(crate) fn any_needs_backtracking(schema: &Value) -> bool {
    match schema {
        Value::Array(items) => items.iter().any(any_needs_backtracking),
        Value::Object(members) => in_members(members),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn in_members(members: &Map<String, Value>) -> bool {
    members.iter().any(|(name, value)| {
        let pattern = value.as_str().filter(|_| name == "pattern");
        pattern.map_or_else(|| any_needs_backtracking(value), needs_backtracking)
    })
}
