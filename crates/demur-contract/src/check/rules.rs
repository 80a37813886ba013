//! Rules that concern several fields of an object at once.

use std::collections::HashSet;

use demur_report::Severity;

use super::text;
use super::walk::Walk;
use crate::documents::Place;
use crate::extract::Version;
use crate::model::{MediaRange, StatusRange};
use crate::parameter::Style;
use crate::tree::{Kind, Node};

pub(super) use super::routes::{operation_id, parameter_list, paths};

/// One rule of one kind of object.
pub(super) type Rule = for<'w, 'd> fn(&'w mut Walk<'d>, Place, Node<'d>);

/// 3.1 wants one of `paths`, `components` and `webhooks`.
pub(super) fn containers<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let any = ["paths", "components", "webhooks"]
        .iter()
        .any(|key| node.get(key).is_some());
    if walk.version == Version::V31 && !any {
        let message = "one of `paths`, `components` and `webhooks` must be there";
        walk.error(place, "missing-field", message);
    }
}

pub(super) fn tags<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let mut seen = HashSet::new();
    for tag in node.get("tags").into_iter().flat_map(Node::items) {
        let Some(name) = tag.get("name") else {
            continue;
        };
        if !seen.insert(name.text()) {
            let message = format!("the tag `{}` is declared twice", name.text());
            walk.error(place.of(name), "duplicate-name", message);
        }
    }
}

pub(super) fn license<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    if node.get("identifier").is_some() && node.get("url").is_some() {
        walk.error(
            place,
            "exclusive-fields",
            "`identifier` and `url` exclude each other",
        );
    }
}

pub(super) fn server<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let Some(url) = node.get("url") else { return };
    let mut plain = url.text().to_owned();
    let variables = node.get("variables");
    for name in text::variables(url.text()) {
        plain = plain.replace(&format!("{{{name}}}"), "x");
        if variables.and_then(|map| map.get(name)).is_none() {
            let message = format!("`{{{name}}}` is not declared under `variables`");
            walk.error(place.of(url), "undeclared-variable", message);
        }
    }
    if !text::is_uri_reference(&plain) {
        let message = format!("`{}` is not an address", url.text());
        walk.error(place.of(url), "invalid-uri", message);
    }
    for entry in variables.into_iter().flat_map(Node::entries) {
        if !text::variables(url.text()).any(|name| name == entry.name()) {
            let message = format!(
                "the variable `{}` does not occur in the address",
                entry.name()
            );
            walk.report(
                place.of(entry.key),
                Severity::Warning,
                "unused-variable",
                message,
                None,
            );
        }
    }
}

pub(super) fn server_variable<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    // What 3.1 forbids, 3.0 advises against.
    let severity = match walk.version {
        Version::V30 => Severity::Warning,
        Version::V31 => Severity::Error,
    };
    let Some(values) = node.get("enum") else {
        return;
    };
    if values.items().next().is_none() {
        walk.report(
            place.of(values),
            severity,
            "empty-list",
            "`enum` must not be empty",
            None,
        );
        return;
    }
    let Some(default) = node.get("default") else {
        return;
    };
    if !values.items().any(|value| value.text() == default.text()) {
        let message = format!("the default `{}` is not in `enum`", default.text());
        walk.report(
            place.of(default),
            severity,
            "default-not-in-enum",
            message,
            None,
        );
    }
}

pub(super) fn component_names<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    for section in node
        .entries()
        .filter(|section| !section.name().starts_with("x-"))
    {
        for entry in section.value.entries() {
            let is_allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            if entry.name().is_empty() || !entry.name().chars().all(is_allowed) {
                let message = format!("`{}` is not a name for a component", entry.name());
                let hint = Some("letters, digits, `.`, `-` and `_` are allowed".to_owned());
                let at = place.of(entry.key);
                walk.report(at, Severity::Error, "component-name", message, hint);
            }
        }
    }
}

pub(super) fn parameter<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let Some(location) = node.get("in").and_then(Node::as_str) else {
        return;
    };
    let required = node.get("required").and_then(Node::as_bool);
    if location == "path" && required != Some(true) {
        let message = "a path parameter must say `required: true`";
        walk.error(place, "path-parameter-optional", message);
    }
    if let Some(style) = node
        .get("style")
        .and_then(|style| Some((style, style.as_str()?)))
    {
        let (at, style) = style;
        let allowed = Style::allowed(location);
        let is_style = Style::parse(style).is_some();
        if is_style && !allowed.is_empty() && !allowed.contains(&style) {
            let message = format!("a {location} parameter cannot have the style `{style}`");
            let hint = Some(format!("use {}", allowed.join(", ")));
            walk.report(
                place.of(at),
                Severity::Error,
                "parameter-style",
                message,
                hint,
            );
        }
    }
    if node.get("name").and_then(Node::as_str) == Some("") {
        walk.error(place, "empty-name", "a parameter needs a name");
    }
}

pub(super) fn schema_or_content<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let content = node.get("content");
    match (node.get("schema"), content) {
        (Some(_), Some(_)) => {
            walk.error(
                place,
                "exclusive-fields",
                "`schema` and `content` exclude each other",
            );
        }
        (None, None) => {
            walk.error(
                place,
                "missing-field",
                "either `schema` or `content` must be there",
            );
        }
        (Some(_), None) | (None, Some(_)) => {}
    }
    if let Some(content) = content.filter(|content| content.kind() == Kind::Object)
        && content.entries().count() != 1
    {
        let message = "`content` must hold exactly one media type here";
        walk.error(place.of(content), "parameter-content", message);
    }
    media_type_names(walk, place, node);
}

pub(super) fn example_or_examples<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    if node.get("example").is_some() && node.get("examples").is_some() {
        walk.error(
            place,
            "exclusive-fields",
            "`example` and `examples` exclude each other",
        );
    }
}

pub(super) fn example<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    if node.get("value").is_some() && node.get("externalValue").is_some() {
        walk.error(
            place,
            "exclusive-fields",
            "`value` and `externalValue` exclude each other",
        );
    }
}

pub(super) fn media_type_names<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    for entry in node.get("content").into_iter().flat_map(Node::entries) {
        if !entry.name().starts_with("x-") && MediaRange::parse(entry.name()).is_none() {
            let message = format!("`{}` is not a media type", entry.name());
            let at = place.of(entry.key);
            walk.report(at, Severity::Error, "media-type", message, None);
        }
    }
}

pub(super) fn responses<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let mut count = 0;
    for entry in node
        .entries()
        .filter(|entry| !entry.name().starts_with("x-"))
    {
        count += 1;
        if StatusRange::parse(entry.name()).is_none() {
            let message = format!("`{}` is not a status", entry.name());
            let hint = Some("use a number such as 200, a class such as 2XX, or default".to_owned());
            let at = place.of(entry.key);
            walk.report(at, Severity::Error, "response-status", message, hint);
        }
    }
    if count == 0 {
        walk.error(
            place,
            "no-responses",
            "at least one response must be described",
        );
    }
}

pub(super) fn link<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    match (node.get("operationRef"), node.get("operationId")) {
        (Some(_), Some(_)) => {
            let message = "`operationRef` and `operationId` exclude each other";
            walk.error(place, "exclusive-fields", message);
        }
        (None, None) => {
            let message = "either `operationRef` or `operationId` must be there";
            walk.error(place, "missing-field", message);
        }
        (None, Some(id)) => walk.linked_ids.push((id.text(), place.of(id))),
        (Some(_), None) => {}
    }
}

pub(super) fn security_scheme<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    const KINDS: &[(&str, &[&str])] = &[
        ("apiKey", &["name", "in"]),
        ("http", &["scheme"]),
        ("oauth2", &["flows"]),
        ("openIdConnect", &["openIdConnectUrl"]),
        ("mutualTLS", &[]),
    ];
    let Some(kind) = node.get("type") else { return };
    let known = KINDS.iter().find(|(name, _)| *name == kind.text());
    let Some((name, fields)) =
        known.filter(|(name, _)| walk.version == Version::V31 || *name != "mutualTLS")
    else {
        let message = format!("`{}` is not a type of security scheme", kind.text());
        let hint = Some("use apiKey, http, oauth2 or openIdConnect".to_owned());
        walk.report(
            place.of(kind),
            Severity::Error,
            "unknown-value",
            message,
            hint,
        );
        return;
    };
    for field in fields.iter().filter(|field| node.get(field).is_none()) {
        let message = format!("`{field}` is missing in this security scheme of type `{name}`");
        walk.error(place, "missing-field", message);
    }
    if let (&"apiKey", Some(location)) = (name, node.get("in"))
        && !["query", "header", "cookie"].contains(&location.text())
    {
        let message = format!("an API key cannot be sent in `{}`", location.text());
        let hint = Some("use query, header or cookie".to_owned());
        walk.report(
            place.of(location),
            Severity::Error,
            "unknown-value",
            message,
            hint,
        );
    }
}

pub(super) fn security<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let root = walk.node(Place { file: 0, index: 0 });
    let schemes = root
        .get("components")
        .and_then(|node| node.get("securitySchemes"));
    for entry in node.entries() {
        if schemes
            .and_then(|schemes| schemes.get(entry.name()))
            .is_none()
        {
            let message = format!("no security scheme is called `{}`", entry.name());
            let names = schemes
                .into_iter()
                .flat_map(Node::entries)
                .map(|entry| entry.name());
            let hint = demur_schema::suggest(entry.name(), names);
            let hint = hint.map(|name| format!("did you mean `{name}`?"));
            let at = place.of(entry.key);
            walk.report(
                at,
                Severity::Error,
                "unknown-security-scheme",
                message,
                hint,
            );
        }
    }
}

pub(super) fn schema<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let is_array = node.get("type").and_then(Node::as_str) == Some("array");
    if walk.version == Version::V30 && is_array && node.get("items").is_none() {
        walk.error(
            place,
            "missing-field",
            "an array needs `items` in OpenAPI 3.0",
        );
    }
    let flag = |key: &str| node.get(key).and_then(Node::as_bool) == Some(true);
    if walk.version == Version::V30 && flag("readOnly") && flag("writeOnly") {
        walk.error(
            place,
            "exclusive-fields",
            "`readOnly` and `writeOnly` exclude each other",
        );
    }
    for keyword in ["allOf", "anyOf", "oneOf", "enum"] {
        if let Some(list) = node.get(keyword).filter(|list| list.kind() == Kind::Array)
            && list.items().next().is_none()
        {
            let message = format!("`{keyword}` must not be empty");
            walk.error(place.of(list), "empty-list", message);
        }
    }
    if let Some(step) = node.get("multipleOf")
        && step.as_f64().is_some_and(|step| step <= 0.0)
    {
        walk.error(
            place.of(step),
            "invalid-schema",
            "`multipleOf` must be greater than 0",
        );
    }
    for (least, most) in [
        ("minimum", "maximum"),
        ("minLength", "maxLength"),
        ("minItems", "maxItems"),
        ("minProperties", "maxProperties"),
    ] {
        let bound = |key: &str| node.get(key).and_then(Node::as_f64);
        if let (Some(low), Some(high)) = (bound(least), bound(most))
            && low > high
        {
            let message = format!("no value fits: `{least}` is above `{most}`");
            walk.report(place, Severity::Warning, "impossible-bounds", message, None);
        }
    }
    for entry in node
        .get("patternProperties")
        .into_iter()
        .flat_map(Node::entries)
    {
        if !text::is_pattern(entry.name()) {
            let message = format!("`{}` is not a regular expression of ECMA-262", entry.name());
            walk.error(place.of(entry.key), "invalid-pattern", message);
        }
    }
}
