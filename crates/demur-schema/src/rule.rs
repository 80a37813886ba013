//! One error of the engine, one rule of the schema: its code, pointer and wording.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use crate::fault::{Fault, FaultCode};
use crate::shape::{Found, Shaper};
use crate::site::Site;
use crate::tape::Kind as Shown;
use crate::{branch, hint, pattern, text, words};

/// What is known about an error before its kind is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Place<'e, 's> {
    /// Pointer to the value.
    pub(crate) at: &'e str,
    /// Entry of the value.
    pub(crate) entry: u32,
    /// The schema object with the keyword.
    pub(crate) site: Option<Site<'s>>,
    /// The keyword, as the last token of the engine's path.
    keyword: &'e str,
    /// The engine's path through every `$ref`.
    path: &'e str,
}

/// Turns one error into its faults.
#[expect(clippy::wildcard_enum_match_arm, reason = "`others` is complete")]
pub(crate) fn shape(shaper: &mut Shaper<'_, '_, '_>, error: &ValidationError<'_>) {
    let at = error.instance_path().as_str();
    let path = error.schema_path().as_str();
    let place = Place {
        at,
        entry: shaper.finder.find(at).unwrap_or(0),
        site: Site::of(shaper.schema, error),
        keyword: path.rsplit('/').next().unwrap_or_default(),
        path: error.evaluation_path().as_str(),
    };
    let first = shaper.found.len();
    match error.kind() {
        Kind::AnyOf { context } => branch::none(shaper, &place, "anyOf", context),
        Kind::OneOfNotValid { context } => branch::none(shaper, &place, "oneOf", context),
        Kind::OneOfMultipleValid { context } => {
            let fault = branch::several(&place, context);
            shaper.push(place.entry, fault);
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                unknown(shaper, &place, name);
            }
        }
        kind => {
            let fault = simple(shaper, &place, kind);
            shaper.push(place.entry, fault);
        }
    }
    if let Some(words) = place.site.and_then(|site| site.get("x-demur-error")) {
        for found in shaper.found.iter_mut().skip(first) {
            override_words(&mut found.fault, words, place.keyword);
        }
    }
}

impl Shaper<'_, '_, '_> {
    pub(crate) fn push(&mut self, entry: u32, fault: Fault) {
        self.found.push(Found {
            entry,
            meant: None,
            fault,
        });
    }
}

/// The schema's own words, for one keyword or for all of them.
fn override_words(fault: &mut Fault, words: &Value, keyword: &str) {
    let words = words
        .get(keyword)
        .filter(|words| words.is_object())
        .unwrap_or(words);
    if let Some(message) = words.get("message").and_then(Value::as_str) {
        message.clone_into(&mut fault.detail);
    }
    if let Some(hint) = words.get("hint").and_then(Value::as_str) {
        fault.hint = Some(hint.to_owned());
    }
}

fn unknown(shaper: &mut Shaper<'_, '_, '_>, place: &Place<'_, '_>, name: &str) {
    let pointer = text::child(place.at, name);
    let mut fault = Fault::in_body(
        pointer,
        FaultCode::UnknownProperty,
        "this property is not declared",
    );
    let mut meant = None;
    if let Some(site) = place.site {
        let above = above(place, Site::root(shaper.schema));
        (fault.hint, meant) =
            hint::for_unknown(shaper.tape, place.entry, place.at, name, site, above);
    }
    let entry = shaper.tape.member(place.entry, name).unwrap_or(place.entry);
    shaper.found.push(Found {
        entry,
        meant,
        fault,
    });
}

/// The object around the one at hand, and its schema.
fn above<'e, 's>(place: &Place<'e, 's>, root: Site<'s>) -> Option<(&'e str, Site<'s>)> {
    let (around, _) = place.at.rsplit_once('/')?;
    let mut path = place.path.rsplit_once('/')?.0;
    while let Some(shorter) = path.strip_suffix("/$ref") {
        path = shorter;
    }
    let (path, _) = path.rsplit_once('/')?;
    Some((around, root.along(path.strip_suffix("/properties")?)?))
}

/// The fault for a match that the backtracking engine has given up.
pub(crate) fn given_up(at: &str) -> Fault {
    let detail = "matching the pattern takes more steps than allowed";
    Fault::in_body(at, FaultCode::PatternBudget, detail).with_hint("send a shorter text")
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`others` is complete")]
fn simple(shaper: &Shaper<'_, '_, '_>, place: &Place<'_, '_>, kind: &Kind) -> Fault {
    let fault = |code, detail: String| Fault::in_body(place.at, code, detail);
    let limit = |code, words: &str, limit: &Value| {
        fault(code, format!("must be {words} {limit}")).with_expected(limit.to_string())
    };
    match kind {
        Kind::Required { property } => required(place, property.as_str().unwrap_or_default()),
        Kind::Type { kind } => {
            let types = words::types(kind);
            let mut fault = fault(FaultCode::Type, words::must_be(&types))
                .with_expected(words::types_json(&types));
            fault.hint = hint::for_type(shaper.tape, place.entry, &types, place.site);
            fault
        }
        Kind::Enum { options } => listed(shaper, place, options),
        Kind::Constant { expected_value } => {
            let detail = format!("must be {}", words::plain(expected_value));
            let mut fault = fault(FaultCode::Const, detail);
            fault.expected = words::json(expected_value);
            let options = std::slice::from_ref(&**expected_value);
            fault.hint = hint::for_enum(shaper.tape, place.entry, options);
            fault
        }
        Kind::Minimum { limit: least } => limit(FaultCode::Minimum, "at least", least),
        Kind::ExclusiveMinimum { limit: least } => limit(FaultCode::Minimum, "greater than", least),
        Kind::Maximum { limit: most } => limit(FaultCode::Maximum, "at most", most),
        Kind::ExclusiveMaximum { limit: most } => limit(FaultCode::Maximum, "less than", most),
        Kind::MultipleOf { multiple_of } => {
            let limit = place.site.and_then(|site| site.get("multipleOf").cloned());
            let limit = limit
                .unwrap_or_else(|| Value::from(*multiple_of))
                .to_string();
            fault(
                FaultCode::MultipleOf,
                format!("must be a multiple of {limit}"),
            )
            .with_expected(limit)
        }
        Kind::UniqueItems => fault(
            FaultCode::DuplicateItems,
            "the items must all differ".into(),
        ),
        Kind::Contains => contains(place),
        Kind::AdditionalItems { limit } => fault(
            FaultCode::TooManyItems,
            format!(
                "must have at most {}",
                words::count(*limit as u64, "item", "items")
            ),
        ),
        Kind::UnevaluatedItems { .. } => fault(
            FaultCode::TooManyItems,
            "there are more items than the schema allows".into(),
        ),
        Kind::Not { schema } => fault(FaultCode::Forbidden, ruled_out(schema)),
        Kind::FalseSchema => nothing_allowed(place),
        Kind::PropertyNames { error } => property_name(shaper, place, error),
        _ => simple_text(shaper, place, kind),
    }
}

/// Lengths, patterns and formats.
#[expect(clippy::wildcard_enum_match_arm, reason = "`others` is complete")]
fn simple_text(shaper: &Shaper<'_, '_, '_>, place: &Place<'_, '_>, kind: &Kind) -> Fault {
    let entry = shaper.tape.entry(place.entry);
    let fault = |code, detail: String| Fault::in_body(place.at, code, detail);
    let shown = (entry.kind == Shown::String).then(|| shaper.tape.string(entry));
    let size = u64::from(entry.size);
    let length = shown.as_ref().map_or(0, |text| text.chars().count() as u64);
    let least = |limit: u64, one: &str, many: &str| {
        if limit == 1 && one == "character" {
            return "must not be empty".to_owned();
        }
        format!("must have at least {}", words::count(limit, one, many))
    };
    let most = |code, is, limit: u64, one: &str, many: &str| {
        let detail = format!("must have at most {}", words::count(limit, one, many));
        let mut fault = fault(code, detail).with_expected(limit.to_string());
        fault.hint = hint::surplus(is, limit, one, many);
        fault
    };
    match kind {
        Kind::MinLength { limit } => fault(
            FaultCode::TooShort,
            least(*limit, "character", "characters"),
        )
        .with_expected(limit.to_string()),
        Kind::MaxLength { limit } => most(
            FaultCode::TooLong,
            length,
            *limit,
            "character",
            "characters",
        ),
        Kind::MinItems { limit } => fault(FaultCode::TooFewItems, least(*limit, "item", "items"))
            .with_expected(limit.to_string()),
        Kind::MaxItems { limit } => most(FaultCode::TooManyItems, size, *limit, "item", "items"),
        Kind::MinProperties { limit } => {
            fault(FaultCode::TooFewItems, least(*limit, "member", "members"))
                .with_expected(limit.to_string())
        }
        Kind::MaxProperties { limit } => {
            most(FaultCode::TooManyItems, size, *limit, "member", "members")
        }
        Kind::Pattern { pattern } => mismatch(place, pattern, shown.as_deref()),
        Kind::Format { format } => {
            let detail = format!("must be {}", words::format_name(format));
            let mut fault = fault(FaultCode::Format, detail)
                .with_expected(Value::from(format.as_str()).to_string());
            fault.hint = shown.and_then(|text| hint::for_format(&text, format));
            fault
        }
        _ => others(place, kind, shown.as_deref()),
    }
}

/// Content of strings, our own keyword, and the kinds that have been dealt with before.
fn others(place: &Place<'_, '_>, kind: &Kind, shown: Option<&str>) -> Fault {
    let fault = |code, detail: String| Fault::in_body(place.at, code, detail);
    match kind {
        Kind::Custom { message, .. } => match message.strip_prefix(pattern::NO_MATCH) {
            Some(pattern) => mismatch(place, pattern, shown),
            None => given_up(place.at),
        },
        Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => given_up(place.at),
        Kind::ContentEncoding { content_encoding } => fault(
            FaultCode::Content,
            format!("must be encoded as `{content_encoding}`"),
        ),
        Kind::ContentMediaType { content_media_type } => fault(
            FaultCode::Content,
            format!("must hold `{content_media_type}`"),
        ),
        Kind::FromUtf8 { .. } => fault(FaultCode::Content, "must decode to UTF-8".to_owned()),
        Kind::AdditionalItems { .. }
        | Kind::AdditionalProperties { .. }
        | Kind::AnyOf { .. }
        | Kind::Constant { .. }
        | Kind::Contains
        | Kind::Enum { .. }
        | Kind::ExclusiveMaximum { .. }
        | Kind::ExclusiveMinimum { .. }
        | Kind::FalseSchema
        | Kind::Format { .. }
        | Kind::MaxItems { .. }
        | Kind::Maximum { .. }
        | Kind::MaxLength { .. }
        | Kind::MaxProperties { .. }
        | Kind::MinItems { .. }
        | Kind::Minimum { .. }
        | Kind::MinLength { .. }
        | Kind::MinProperties { .. }
        | Kind::MultipleOf { .. }
        | Kind::Not { .. }
        | Kind::OneOfMultipleValid { .. }
        | Kind::OneOfNotValid { .. }
        | Kind::Pattern { .. }
        | Kind::PropertyNames { .. }
        | Kind::Required { .. }
        | Kind::Type { .. }
        | Kind::UnevaluatedItems { .. }
        | Kind::UnevaluatedProperties { .. }
        | Kind::UniqueItems
        | Kind::Referencing(_) => fault(
            FaultCode::Forbidden,
            "the schema does not allow this value".to_owned(),
        ),
    }
}

fn required(place: &Place<'_, '_>, name: &str) -> Fault {
    let pointer = text::child(place.at, name);
    if place.path.contains("/dependentRequired") || place.path.contains("/dependencies") {
        let detail = format!("`{name}` is missing, which another member needs");
        return Fault::in_body(pointer, FaultCode::Dependency, detail);
    }
    Fault::in_body(pointer, FaultCode::Required, format!("`{name}` is missing"))
}

fn listed(shaper: &Shaper<'_, '_, '_>, place: &Place<'_, '_>, options: &Value) -> Fault {
    let mut fault = Fault::in_body(place.at, FaultCode::Enum, words::one_of(options));
    fault.expected = words::json(options);
    let options = options.as_array().map_or(&[][..], Vec::as_slice);
    fault.hint = hint::for_enum(shaper.tape, place.entry, options);
    fault
}

fn contains(place: &Place<'_, '_>) -> Fault {
    let number = |keyword| place.site.and_then(|site| site.get(keyword)?.as_u64());
    if place.keyword == "maxContains" {
        let most = words::count(number("maxContains").unwrap_or(0), "item", "items");
        let detail = format!("at most {most} of the kind in `contains` may be there");
        return Fault::in_body(place.at, FaultCode::TooManyItems, detail);
    }
    let least = words::count(number("minContains").unwrap_or(1), "item", "items");
    let detail = format!("at least {least} of the kind in `contains` must be there");
    Fault::in_body(place.at, FaultCode::TooFewItems, detail)
}

fn mismatch(place: &Place<'_, '_>, pattern: &str, shown: Option<&str>) -> Fault {
    let name = place
        .site
        .and_then(|site| site.get("x-pattern-name")?.as_str());
    let detail = match name {
        Some(name) => format!("must be {name}"),
        None if pattern.len() <= 200 => format!("must match the pattern `{pattern}`"),
        None => "must match the pattern of the schema".to_owned(),
    };
    let mut fault = Fault::in_body(place.at, FaultCode::Pattern, detail);
    fault.expected = words::json(&Value::from(pattern));
    fault.hint = shown.and_then(hint::for_blanks);
    fault
}

fn ruled_out(schema: &Value) -> String {
    let text = |keyword| schema.get(keyword).and_then(Value::as_str);
    if let Some(name) = text("title").or_else(|| text("description")) {
        return format!("must not be: {name}");
    }
    let members = schema.as_object();
    let required = schema.get("required").and_then(Value::as_array);
    match (members, required) {
        (Some(members), Some(names)) if members.len() == 1 => {
            let names: Vec<String> = names.iter().map(words::plain).collect();
            format!("must not have {} together", names.join(" and "))
                .replace(" together", if names.len() > 1 { " together" } else { "" })
        }
        _ => "the schema rules this value out".to_owned(),
    }
}

fn nothing_allowed(place: &Place<'_, '_>) -> Fault {
    if matches!(
        place.keyword,
        "items" | "additionalItems" | "unevaluatedItems"
    ) {
        let detail = "there are more items than the schema allows";
        return Fault::in_body(place.at, FaultCode::TooManyItems, detail);
    }
    let detail = if place.at.is_empty() {
        "the schema allows no value here"
    } else {
        "this must not be there"
    };
    Fault::in_body(place.at, FaultCode::Forbidden, detail)
}

fn property_name(
    shaper: &Shaper<'_, '_, '_>,
    place: &Place<'_, '_>,
    error: &ValidationError<'_>,
) -> Fault {
    let name = error.instance().as_str().unwrap_or_default();
    let inner = Place {
        site: Site::of(shaper.schema, error),
        ..*place
    };
    let rule = simple(shaper, &inner, error.kind());
    let detail = format!("the name of this member {}", rule.detail);
    Fault::in_body(
        text::child(place.at, name),
        FaultCode::UnknownProperty,
        detail,
    )
}
