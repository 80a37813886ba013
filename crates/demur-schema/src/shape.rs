//! From the errors of the engine to faults: in document order, one for each place and code,
//! related ones joined.

use std::collections::HashSet;

use jsonschema::ValidationError;

use crate::fault::{Fault, FaultCode, Faults, In};
use crate::find::Finder;
use crate::rule;
use crate::schema::Schema;
use crate::tape::{Kind, Tape};
use crate::text;

/// What is gathered while errors are turned into faults.
pub(crate) struct Shaper<'s, 't, 'a> {
    pub(crate) schema: &'s Schema,
    pub(crate) tape: &'t Tape<'a>,
    pub(crate) finder: Finder<'t, 'a>,
    pub(crate) found: Vec<Found>,
}

/// A fault, with what it is ordered and joined by.
pub(crate) struct Found {
    /// The entry it is about; for a missing member, that of the object.
    pub(crate) entry: u32,
    /// For unknown properties, the declared one that was probably meant.
    pub(crate) meant: Option<String>,
    pub(crate) fault: Fault,
}

/// Puts the faults together.
pub(crate) fn faults(
    schema: &Schema,
    tape: &Tape<'_>,
    errors: &[ValidationError<'_>],
    unfinished: Option<u32>,
    location: In,
    most: usize,
) -> Faults {
    let mut shaper = Shaper {
        schema,
        tape,
        finder: Finder::new(tape),
        found: Vec::with_capacity(errors.len()),
    };
    for error in errors {
        rule::shape(&mut shaper, error);
    }
    let mut found = shaper.found;
    if let Some(entry) = unfinished
        && !found
            .iter()
            .any(|found| found.fault.code == FaultCode::PatternBudget)
    {
        let fault = rule::given_up(&pointer_to(tape, entry));
        found.push(Found {
            entry,
            meant: None,
            fault,
        });
    }
    join_renamed(&mut found);
    found.sort_by_key(|found| found.entry);
    let mut seen = HashSet::new();
    found.retain(|found| seen.insert((found.fault.pointer.clone(), found.fault.code)));
    let total = found.len().min(Faults::COUNTED);
    let truncated = found.len() > most;
    found.truncate(most);
    let list = found
        .into_iter()
        .map(|found| Fault {
            location,
            ..found.fault
        })
        .collect();
    Faults {
        list,
        total,
        truncated,
    }
}

/// A property that is unknown and one that is missing are one fault, where one is a slip for
/// the other.
fn join_renamed(found: &mut Vec<Found>) {
    let missing: HashSet<String> = found
        .iter()
        .filter(|found| found.fault.code == FaultCode::Required)
        .filter_map(|found| found.fault.pointer.clone())
        .collect();
    let mut joined = HashSet::new();
    for one in found.iter_mut() {
        let Some(meant) = &one.meant else { continue };
        let pointer = one.fault.pointer.as_deref().unwrap_or_default();
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let other = text::child(parent, meant);
        if missing.contains(&other) {
            one.fault.detail = format!("this property is not declared, and `{meant}` is missing");
            one.fault.hint = Some(format!("rename it to `{meant}`"));
            joined.insert(other);
        }
    }
    found.retain(|found| {
        found.fault.code != FaultCode::Required
            || !found
                .fault
                .pointer
                .as_ref()
                .is_some_and(|pointer| joined.contains(pointer))
    });
}

/// RFC 6901 pointer to an entry.
fn pointer_to(tape: &Tape<'_>, target: u32) -> String {
    let mut pointer = String::new();
    let mut at = 0;
    while at < target {
        let found = match tape.entry(at).kind {
            Kind::Object => tape
                .members(at)
                .find(|&(_, value)| target < tape.entry(value).link)
                .map(|(key, value)| (tape.string(tape.entry(key)).into_owned(), value)),
            Kind::Array => tape
                .items(at)
                .zip(0_u32..)
                .find(|&(item, _)| target < tape.entry(item).link)
                .map(|(item, number)| (number.to_string(), item)),
            Kind::Null
            | Kind::False
            | Kind::True
            | Kind::Number
            | Kind::String
            | Kind::Key
            | Kind::DroppedKey => None,
        };
        let Some((token, next)) = found else { break };
        text::push_token(&mut pointer, &token);
        at = next;
    }
    pointer
}
