//! `oneOf` and `anyOf`: which of the alternatives was meant, so that its faults can be told
//! instead of the faults of all of them.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use crate::engine::TOO_LATE;
use crate::fault::{Fault, FaultCode};
use crate::rule::{self, Place};
use crate::shape::Shaper;
use crate::site::Site;
use crate::tape::{Kind as Shown, Tape};
use crate::{equal, text, words};

type Errors = Vec<ValidationError<'static>>;

/// One alternative, with what is wrong if it was the one that was meant.
#[derive(Clone, Copy)]
struct Branch<'s, 'e> {
    site: Site<'s>,
    errors: &'e [ValidationError<'static>],
}

/// No alternative fits: the faults of the one that was meant, or one fault for all.
pub(crate) fn none<'s>(
    shaper: &mut Shaper<'s, '_, '_>,
    place: &Place<'_, 's>,
    keyword: &str,
    context: &[Errors],
) {
    let sites = place
        .site
        .map(|site| site.branches(keyword))
        .unwrap_or_default();
    let (Some(owner), true) = (place.site, sites.len() == context.len()) else {
        shaper.push(place.entry, unmatched(place, &[]));
        return;
    };
    let branches: Vec<Branch<'s, '_>> = sites
        .into_iter()
        .zip(context)
        .map(|(site, errors)| Branch { site, errors })
        .collect();
    if by_tag(shaper, place, owner, &branches) {
        return;
    }
    let fitting: Vec<Branch<'s, '_>> = branches
        .iter()
        .copied()
        .filter(|branch| fits(shaper.tape, place.entry, *branch))
        .collect();
    let nullable = branches
        .iter()
        .any(|branch| branch.site.types() == ["null"]);
    // The walk was ended among the faults of the alternatives: they cannot be weighed.
    if context
        .iter()
        .any(|errors| errors.last().is_none_or(|last| is_too_late(last)))
    {
        shaper.push(place.entry, unmatched(place, &fitting));
        return;
    }
    match fitting.as_slice() {
        [] => shaper.push(place.entry, wrong_type(shaper, place, &branches)),
        [one] => tell(shaper, *one, nullable, place.at),
        several => {
            if let Some(fault) = as_one(shaper, place, several) {
                shaper.push(place.entry, fault);
            } else if let Some(best) = nearest(shaper.tape, place, several) {
                tell(shaper, best, nullable, place.at);
            } else {
                shaper.push(place.entry, unmatched(place, several));
            }
        }
    }
}

/// More than one alternative fits where only one may.
pub(crate) fn several(place: &Place<'_, '_>, context: &[Errors]) -> Fault {
    let sites = place
        .site
        .map(|site| site.branches("oneOf"))
        .unwrap_or_default();
    let names: Vec<String> = sites
        .into_iter()
        .zip(context)
        .filter(|(_, errors)| errors.is_empty())
        .filter_map(|(site, _)| site.title())
        .map(|title| format!("`{title}`"))
        .collect();
    let mut detail = "fits more than one alternative where only one may".to_owned();
    if names.len() > 1 {
        detail = format!("fits {}, but only one may", names.join(" and "));
    }
    Fault::in_body(place.at, FaultCode::MultipleBranchesMatched, detail)
}

fn is_too_late(error: &ValidationError<'_>) -> bool {
    **error.instance() == TOO_LATE
}

fn tell(shaper: &mut Shaper<'_, '_, '_>, branch: Branch<'_, '_>, nullable: bool, at: &str) {
    let first = shaper.found.len();
    for error in branch.errors.iter().filter(|error| !is_too_late(error)) {
        rule::shape(shaper, error);
    }
    if !nullable {
        return;
    }
    // `null` would do as well, and that is not spoken of as an alternative.
    for found in shaper.found.iter_mut().skip(first) {
        let fault = &mut found.fault;
        if fault.code == FaultCode::Type && fault.pointer.as_deref() == Some(at) {
            fault.detail.push_str(" or null");
            fault.expected = fault.expected.take().map(|expected| with_null(&expected));
        }
    }
}

fn with_null(expected: &str) -> String {
    let mut list = match serde_json::from_str(expected) {
        Ok(Value::Array(list)) => list,
        Ok(one) => vec![one],
        Err(_) => return expected.to_owned(),
    };
    list.push(Value::from("null"));
    Value::Array(list).to_string()
}

/// Chooses by a discriminator, or by a property that is a constant in the alternatives.
fn by_tag<'s>(
    shaper: &mut Shaper<'s, '_, '_>,
    place: &Place<'_, 's>,
    owner: Site<'s>,
    branches: &[Branch<'s, '_>],
) -> bool {
    if shaper.tape.entry(place.entry).kind != Shown::Object {
        return false;
    }
    let Some((tag, values)) = declared_tag(owner, branches).or_else(|| implicit_tag(branches))
    else {
        return false;
    };
    let Some(member) = shaper.tape.member(place.entry, tag) else {
        let allowed = allowed(&values);
        let mut fault = Fault::in_body(
            text::child(place.at, tag),
            FaultCode::Required,
            format!("`{tag}` is missing, which says what kind of object this is"),
        );
        fault.expected = words::json(&allowed);
        shaper.push(place.entry, fault);
        return true;
    };
    let chosen = values
        .iter()
        .find(|(value, _)| equal::to_value(shaper.tape, member, value))
        .and_then(|&(_, branch)| branches.get(branch));
    if let Some(branch) = chosen {
        tell(shaper, *branch, false, place.at);
        return true;
    }
    let allowed = allowed(&values);
    let pointer = text::child(place.at, tag);
    let mut fault = Fault::in_body(pointer, FaultCode::Enum, words::one_of(&allowed));
    fault.expected = words::json(&allowed);
    let options = allowed.as_array().map_or(&[][..], Vec::as_slice);
    fault.hint = crate::hint::for_enum(shaper.tape, member, options);
    shaper.push(member, fault);
    true
}

type Tag<'s> = (&'s str, Vec<(Value, usize)>);

fn allowed(values: &[(Value, usize)]) -> Value {
    Value::Array(values.iter().map(|(value, _)| value.clone()).collect())
}

/// The `discriminator` of `OpenAPI`: values of the mapping, else the names of the components.
fn declared_tag<'s>(owner: Site<'s>, branches: &[Branch<'s, '_>]) -> Option<Tag<'s>> {
    let discriminator = owner.get("discriminator")?;
    let tag = discriminator.get("propertyName")?.as_str()?;
    let name_of = |reference: &str| reference.rsplit('/').next().unwrap_or_default().to_owned();
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mut values = Vec::new();
    for (index, branch) in branches.iter().enumerate() {
        let Some(name) = branch.site.get("$ref").and_then(Value::as_str).map(name_of) else {
            continue;
        };
        let mapped = mapping
            .into_iter()
            .flatten()
            .filter(|(_, target)| {
                target
                    .as_str()
                    .is_some_and(|target| name_of(target) == name)
            })
            .map(|(value, _)| (Value::from(value.as_str()), index));
        let before = values.len();
        values.extend(mapped);
        if values.len() == before {
            values.push((Value::from(name), index));
        }
    }
    (values.len() >= branches.len()).then_some((tag, values))
}

/// A property that is required and constant in every alternative, and differs between them.
fn implicit_tag<'s>(branches: &[Branch<'s, '_>]) -> Option<Tag<'s>> {
    let first = branches.first()?.site.resolved();
    if branches.len() < 2 {
        return None;
    }
    first.required().find_map(|tag| {
        let mut values: Vec<(Value, usize)> = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let site = branch.site.resolved();
            let property = site.inside(site.properties()?.get(tag)?).resolved();
            if !site.required().any(|name| name == tag) {
                return None;
            }
            let constants = constants(property)?;
            // A value in two alternatives tells nothing.
            if constants
                .iter()
                .any(|value| values.iter().any(|(known, _)| known == *value))
            {
                return None;
            }
            values.extend(constants.into_iter().map(|value| (value.clone(), index)));
        }
        Some((tag, values))
    })
}

/// The values of `const` or of a short `enum`.
fn constants(site: Site<'_>) -> Option<Vec<&Value>> {
    if let Some(value) = site.get("const") {
        return Some(vec![value]);
    }
    let list = site.get("enum")?.as_array()?;
    (list.len() <= 8).then(|| list.iter().collect())
}

/// Whether the value has a type that the alternative allows.
fn fits(tape: &Tape<'_>, entry: u32, branch: Branch<'_, '_>) -> bool {
    let types = branch.site.types();
    let shown = match tape.entry(entry).kind {
        Shown::Null => "null",
        Shown::True | Shown::False => "boolean",
        Shown::Number => {
            return types.is_empty() || types.contains(&"number") || types.contains(&"integer");
        }
        Shown::String | Shown::Key | Shown::DroppedKey => "string",
        Shown::Array => "array",
        Shown::Object => "object",
    };
    types.is_empty() || types.contains(&shown)
}

fn wrong_type(
    shaper: &Shaper<'_, '_, '_>,
    place: &Place<'_, '_>,
    branches: &[Branch<'_, '_>],
) -> Fault {
    const ORDER: [JsonType; 7] = [
        JsonType::Object,
        JsonType::Array,
        JsonType::String,
        JsonType::Number,
        JsonType::Integer,
        JsonType::Boolean,
        JsonType::Null,
    ];
    let named: Vec<&str> = branches
        .iter()
        .flat_map(|branch| branch.site.types())
        .collect();
    let types: Vec<JsonType> = ORDER
        .into_iter()
        .filter(|one| named.contains(&one.as_str()))
        .collect();
    let mut fault = Fault::in_body(place.at, FaultCode::Type, words::must_be(&types))
        .with_expected(words::types_json(&types));
    fault.hint = crate::hint::for_type(shaper.tape, place.entry, &types, None);
    fault
}

/// Alternatives that are really one rule: a list of constants, or a choice of members.
fn as_one(
    shaper: &Shaper<'_, '_, '_>,
    place: &Place<'_, '_>,
    branches: &[Branch<'_, '_>],
) -> Option<Fault> {
    let mut options = Vec::new();
    for branch in branches {
        let Some(constants) = constants(branch.site.resolved()) else {
            return choice_of_members(place, branches);
        };
        options.extend(constants.into_iter().cloned());
    }
    let mut fault = Fault::in_body(
        place.at,
        FaultCode::Enum,
        words::one_of(&Value::Array(options.clone())),
    );
    fault.hint = crate::hint::for_enum(shaper.tape, place.entry, &options);
    fault.expected = words::json(&Value::Array(options));
    Some(fault)
}

fn choice_of_members(place: &Place<'_, '_>, branches: &[Branch<'_, '_>]) -> Option<Fault> {
    let mut names = Vec::new();
    for branch in branches {
        let members = branch.site.here.as_object()?;
        if members.len() != 1 || !members.contains_key("required") {
            return None;
        }
        let together: Vec<String> = branch
            .site
            .required()
            .map(|name| format!("`{name}`"))
            .collect();
        names.push(together.join(" with "));
    }
    let detail = format!("must have {}", words::either(&names));
    Some(Fault::in_body(place.at, FaultCode::NoBranchMatched, detail))
}

/// Better is larger, from the left: constants that match, members that match, how deep the first
/// fault is, how few faults there are.
type Score = (usize, i64, usize, std::cmp::Reverse<usize>);

fn nearest<'s, 'e>(
    tape: &Tape<'_>,
    place: &Place<'_, '_>,
    branches: &[Branch<'s, 'e>],
) -> Option<Branch<'s, 'e>> {
    let mut scored: Vec<(Score, Branch<'s, 'e>)> = branches
        .iter()
        .map(|branch| (score(tape, place, *branch), *branch))
        .collect();
    scored.sort_by_key(|scored| std::cmp::Reverse(scored.0));
    match scored.as_slice() {
        [(best, branch), (second, _), ..] if best > second => Some(*branch),
        _ => None,
    }
}

fn score(tape: &Tape<'_>, place: &Place<'_, '_>, branch: Branch<'_, '_>) -> Score {
    let site = branch.site.resolved();
    let mut constants_met = 0;
    let mut members = 0_i64;
    if tape.entry(place.entry).kind == Shown::Object {
        let properties = site.properties();
        for (name, property) in properties.into_iter().flatten() {
            let Some(member) = tape.member(place.entry, name) else {
                continue;
            };
            let values = constants(site.inside(property).resolved()).unwrap_or_default();
            if values
                .iter()
                .any(|value| equal::to_value(tape, member, value))
            {
                constants_met += 1;
            }
        }
        let present = site
            .required()
            .filter(|name| tape.member(place.entry, name).is_some());
        members += i64::try_from(present.count()).unwrap_or(0);
        members -= i64::try_from(unknown_names(branch)).unwrap_or(0);
    }
    let depth = branch.errors.first().map_or(0, |error| {
        error.instance_path().as_str().matches('/').count()
    });
    (
        constants_met,
        members,
        depth,
        std::cmp::Reverse(branch.errors.len()),
    )
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "two kinds of many hold names"
)]
fn unknown_names(branch: Branch<'_, '_>) -> usize {
    branch
        .errors
        .iter()
        .map(|error| match error.kind() {
            Kind::AdditionalProperties { unexpected }
            | Kind::UnevaluatedProperties { unexpected } => unexpected.len(),
            _ => 0,
        })
        .sum()
}

fn unmatched(place: &Place<'_, '_>, branches: &[Branch<'_, '_>]) -> Fault {
    let titles: Vec<String> = branches
        .iter()
        .filter_map(|branch| branch.site.title())
        .take(3)
        .map(|title| format!("`{title}`"))
        .collect();
    let detail = match branches.len() {
        0 => "fits none of the alternatives".to_owned(),
        many if titles.is_empty() => format!("fits none of the {many} alternatives"),
        many if titles.len() == many => format!("must be {}", words::either(&titles)),
        _ => format!("must be {} or another alternative", titles.join(", ")),
    };
    Fault::in_body(place.at, FaultCode::NoBranchMatched, detail)
}
