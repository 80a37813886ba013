//! From the raw text of a request to the pieces of one parameter, by style and `explode`.
//!
//! Lists are split before anything is decoded, so that an encoded delimiter stays part of its item.

use std::borrow::Cow;

use demur_schema::In;

use super::types::{Shape, Types};
use super::{Parameter, Style};

/// A parameter's value in pieces, decoded but not typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Given<'r> {
    Scalar(Cow<'r, str>),
    List(Vec<Cow<'r, str>>),
    Members(Vec<(Cow<'r, str>, Cow<'r, str>)>),
}

/// Why the text cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bad {
    /// A broken `%` triplet, or bytes that are not UTF-8.
    Encoding,
    /// Given twice where once is meant.
    Duplicate,
    /// Not written in the declared style.
    Malformed(&'static str),
}

/// Whether `+` stands for a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plus {
    Blank,
    Itself,
}

/// Strict percent-decoding (RFC 3986 §2.1).
pub(super) fn decode(raw: &str, plus: Plus) -> Result<Cow<'_, str>, Bad> {
    let has_plus = plus == Plus::Blank && raw.contains('+');
    if !has_plus && !raw.contains('%') {
        return Ok(Cow::Borrowed(raw));
    }
    let raw = if has_plus {
        Cow::Owned(raw.replace('+', " "))
    } else {
        Cow::Borrowed(raw)
    };
    crate::documents::percent_decoded(&raw)
        .map(Cow::Owned)
        .ok_or(Bad::Encoding)
}

/// The `name=value` pairs of a query, raw.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// How often a query without escapes gives a name.
pub(super) enum Plain<'q> {
    Never,
    Once(&'q str),
    Often,
}

/// Looks for a name in a query that holds no escapes, so that the bytes can be compared as they are.
pub(super) fn plain<'q>(query: &'q str, name: &str) -> Plain<'q> {
    let mut found = Plain::Never;
    let mut start = 0;
    for pair in query.as_bytes().split(|byte| *byte == b'&') {
        let end = start + pair.len();
        let value_at = match pair.strip_prefix(name.as_bytes()) {
            Some([b'=', ..]) => Some(start + name.len() + 1),
            Some([]) if !pair.is_empty() => Some(end),
            _ => None,
        };
        if let Some(value) = value_at.and_then(|at| query.get(at..end)) {
            if !matches!(found, Plain::Never) {
                return Plain::Often;
            }
            found = Plain::Once(value);
        }
        start = end + 1;
    }
    found
}

/// Whether the raw name of a pair is `name`.
pub(super) fn is_named(raw: &str, name: &str) -> bool {
    raw == name
        || (raw.contains(['%', '+'])
            && decode(raw, Plus::Blank).is_ok_and(|decoded| decoded == name))
}

/// What a value of this shape may be, tried in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Scalar,
    List,
    Members,
}

fn form(shape: &Shape) -> Form {
    let own = shape.own;
    let scalar = [Types::STRING, Types::INTEGER, Types::NUMBER, Types::BOOLEAN];
    if own == Types::ANY || scalar.into_iter().any(|types| own.has(types)) {
        Form::Scalar
    } else if own.has(Types::ARRAY) {
        Form::List
    } else if own.has(Types::OBJECT) {
        Form::Members
    } else {
        Form::Scalar
    }
}

/// The pieces of a path parameter.
pub(super) fn from_path<'r>(
    parameter: &Parameter,
    style: Style,
    explode: bool,
    shape: &Shape,
    raw: &'r str,
) -> Result<Given<'r>, Bad> {
    let (raw, delimiter) = match style {
        Style::Label => {
            let rest = raw
                .strip_prefix('.')
                .ok_or(Bad::Malformed("must begin with `.`"))?;
            (rest, if explode { "." } else { "," })
        }
        Style::Matrix => {
            let rest = raw
                .strip_prefix(';')
                .ok_or(Bad::Malformed("must begin with `;`"))?;
            return from_matrix(parameter, explode, shape, rest);
        }
        Style::Simple
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::DeepObject => (raw, ","),
    };
    split(raw, &[delimiter], explode, shape, Plus::Itself)
}

fn from_matrix<'r>(
    parameter: &Parameter,
    explode: bool,
    shape: &Shape,
    raw: &'r str,
) -> Result<Given<'r>, Bad> {
    let own_value = |piece: &'r str| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        if is_named(name, &parameter.name) {
            Ok(value)
        } else {
            Err(Bad::Malformed("must be written as `;name=value`"))
        }
    };
    match (form(shape), explode) {
        (Form::Members, true) => members(raw.split(';'), true, Plus::Itself),
        (Form::List, true) => raw
            .split(';')
            .map(|piece| decode(own_value(piece)?, Plus::Itself))
            .collect::<Result<_, _>>()
            .map(Given::List),
        (Form::Scalar, _) => decode(own_value(raw)?, Plus::Itself).map(Given::Scalar),
        (Form::List | Form::Members, false) => {
            split(own_value(raw)?, &[","], false, shape, Plus::Itself)
        }
    }
}

/// The pieces of a query parameter; `None` if it was not sent.
pub(super) fn from_query<'r>(
    parameter: &Parameter,
    style: Style,
    explode: bool,
    shape: &Shape,
    query: &'r str,
    is_other: &dyn Fn(&str) -> bool,
) -> Result<Option<Given<'r>>, Bad> {
    let form = form(shape);
    if style == Style::DeepObject {
        return deep_object(parameter, shape, query);
    }
    if form == Form::Members && explode {
        return exploded_object(shape, query, is_other);
    }
    let mut values = pairs(query)
        .filter(|(name, _)| is_named(name, &parameter.name))
        .map(|(_, value)| value);
    let Some(first) = values.next() else {
        return Ok(None);
    };
    let second = values.next();
    let may_be_list = form == Form::List || (shape.own.has(Types::ARRAY) && second.is_some());
    if explode && may_be_list {
        let all = std::iter::once(first).chain(second).chain(values);
        let items: Result<_, _> = all.map(|value| decode(value, Plus::Blank)).collect();
        return items.map(Given::List).map(Some);
    }
    if second.is_some() {
        return Err(Bad::Duplicate);
    }
    let delimiters: &[&str] = match style {
        Style::SpaceDelimited => &["%20", "+"],
        Style::PipeDelimited => &["|", "%7C", "%7c"],
        Style::Form | Style::Simple | Style::Label | Style::Matrix | Style::DeepObject => &[","],
    };
    split(first, delimiters, false, shape, Plus::Blank).map(Some)
}

/// `name[key]=value`, one level deep.
fn deep_object<'r>(
    parameter: &Parameter,
    shape: &Shape,
    query: &'r str,
) -> Result<Option<Given<'r>>, Bad> {
    let mut found = Vec::new();
    for (raw_name, raw_value) in pairs(query) {
        let Ok(name) = decode(raw_name, Plus::Blank) else {
            continue;
        };
        let Some(rest) = name.strip_prefix(parameter.name.as_str()) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix('[') else {
            continue;
        };
        let Some((key, after)) = rest.split_once(']') else {
            return Err(Bad::Malformed("must be written as `name[key]=value`"));
        };
        if !matches!(after, "" | "[]") || key.is_empty() {
            return Err(Bad::Malformed("must be written as `name[key]=value`"));
        }
        let is_list = shape.member(key).has(Types::ARRAY) && shape.member(key) != Types::ANY;
        if !is_list && found.iter().any(|(other, _)| other == key) {
            return Err(Bad::Duplicate);
        }
        found.push((Cow::Owned(key.to_owned()), decode(raw_value, Plus::Blank)?));
    }
    Ok((!found.is_empty()).then_some(Given::Members(found)))
}

/// An object whose members are parameters of their own.
fn exploded_object<'r>(
    shape: &Shape,
    query: &'r str,
    is_other: &dyn Fn(&str) -> bool,
) -> Result<Option<Given<'r>>, Bad> {
    let mut found: Vec<(Cow<'r, str>, Cow<'r, str>)> = Vec::new();
    for (raw_name, raw_value) in pairs(query) {
        let Ok(name) = decode(raw_name, Plus::Blank) else {
            continue;
        };
        let declared = shape.members.iter().any(|(member, _)| *member == name);
        if !declared && (shape.further.is_none() || is_other(&name)) {
            continue;
        }
        let is_list = shape.member(&name).has(Types::ARRAY) && shape.member(&name) != Types::ANY;
        if !is_list && found.iter().any(|(other, _)| *other == name) {
            return Err(Bad::Duplicate);
        }
        found.push((name, decode(raw_value, Plus::Blank)?));
    }
    Ok((!found.is_empty()).then_some(Given::Members(found)))
}

/// The pieces of a header field, given its lines.
pub(super) fn from_header<'r>(
    explode: bool,
    shape: &Shape,
    lines: &[&'r str],
) -> Result<Given<'r>, Bad> {
    let pieces = lines.iter().flat_map(|line| line.split(',')).map(str::trim);
    match (form(shape), lines) {
        (Form::List, _) => {
            let items = pieces.filter(|piece| !piece.is_empty()).map(Cow::Borrowed);
            Ok(Given::List(items.collect()))
        }
        // A `%` in a field is just that: `simple` says nothing about encoding there.
        (Form::Members, _) => raw_members(pieces, explode),
        (Form::Scalar, [line]) => Ok(Given::Scalar(Cow::Borrowed(line.trim()))),
        (Form::Scalar, _) => Err(Bad::Duplicate),
    }
}

/// The pieces of a cookie, given all values sent under its name.
pub(super) fn from_cookies<'r>(
    explode: bool,
    shape: &Shape,
    values: &[&'r str],
) -> Result<Given<'r>, Bad> {
    match (form(shape), values) {
        (Form::List, values) if explode && values.len() > 1 => values
            .iter()
            .map(|value| decode(value, Plus::Itself))
            .collect::<Result<_, _>>()
            .map(Given::List),
        (_, [value]) => split(value, &[","], false, shape, Plus::Itself),
        _ => Err(Bad::Duplicate),
    }
}

/// One raw text as whatever the shape asks for.
fn split<'r>(
    raw: &'r str,
    delimiters: &[&str],
    explode: bool,
    shape: &Shape,
    plus: Plus,
) -> Result<Given<'r>, Bad> {
    match form(shape) {
        Form::Scalar => decode(raw, plus).map(Given::Scalar),
        Form::List if raw.is_empty() => Ok(Given::List(Vec::new())),
        Form::List => pieces(raw, delimiters)
            .into_iter()
            .map(|piece| decode(piece, plus))
            .collect::<Result<_, _>>()
            .map(Given::List),
        Form::Members => members(pieces(raw, delimiters).into_iter(), explode, plus),
    }
}

fn pieces<'r>(raw: &'r str, delimiters: &[&str]) -> Vec<&'r str> {
    let mut pieces = vec![raw];
    for delimiter in delimiters {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| piece.split(delimiter))
            .collect();
    }
    pieces
}

/// `key=value` pieces, or keys and values in turn.
fn members<'r>(
    pieces: impl Iterator<Item = &'r str>,
    explode: bool,
    plus: Plus,
) -> Result<Given<'r>, Bad> {
    let Given::Members(raw) = raw_members(pieces, explode)? else {
        return Ok(Given::List(vec![]));
    };
    let decoded = raw.into_iter().map(|(key, value)| {
        let decoded = |text: Cow<'r, str>| match text {
            Cow::Borrowed(text) => decode(text, plus),
            Cow::Owned(text) => Ok(Cow::Owned(text)),
        };
        Ok((decoded(key)?, decoded(value)?))
    });
    decoded.collect::<Result<_, _>>().map(Given::Members)
}

fn raw_members<'r>(
    mut pieces: impl Iterator<Item = &'r str>,
    explode: bool,
) -> Result<Given<'r>, Bad> {
    let mut found = Vec::new();
    while let Some(piece) = pieces.next() {
        let pair = if explode {
            piece.split_once('=')
        } else {
            pieces.next().map(|value| (piece, value))
        };
        let Some((key, value)) = pair else {
            return Err(Bad::Malformed(if explode {
                "must be written as `key=value,key=value`"
            } else {
                "must be written as `key,value,key,value`"
            }));
        };
        found.push((Cow::Borrowed(key), Cow::Borrowed(value)));
    }
    Ok(Given::Members(found))
}

/// The place of a parameter in words.
pub(super) fn place(location: In) -> &'static str {
    match location {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header fields",
        In::Cookie => "cookies",
        In::Body => "body",
        In::Form => "form",
    }
}
