//! Rules about paths, their parameters and their operations.

use std::collections::{BTreeMap, HashMap, HashSet};

use demur_report::Severity;

use super::walk::Walk;
use crate::documents::Place;
use crate::template::{Segment, Template};
use crate::tree::{Kind, Node};

/// The methods of a path item, TRACE included.
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// `operationId` is unique in the whole description.
pub(super) fn operation_id<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let Some(id) = node.get("operationId") else {
        return;
    };
    let at = place.of(id);
    if let Some(first) = walk.operation_ids.get(id.text()) {
        let pointer = walk.node(*first).pointer();
        let message = format!("the operationId `{}` is used twice", id.text());
        let hint = Some(format!("the other one is at {pointer}"));
        walk.report(at, Severity::Error, "duplicate-operation-id", message, hint);
    } else {
        walk.operation_ids.insert(id.text(), at);
    }
}

/// A list of parameters holds each name once per location.
pub(super) fn parameter_list<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let mut seen = HashSet::new();
    for item in node.get("parameters").into_iter().flat_map(Node::items) {
        let at = place.of(item);
        let Some((_, target)) = walk.target(at) else {
            continue;
        };
        let (Some(name), Some(location)) = (target.get("name"), target.get("in")) else {
            continue;
        };
        if !seen.insert((name.text(), location.text())) {
            let message = format!(
                "the {} parameter `{}` is declared twice",
                location.text(),
                name.text()
            );
            walk.error(at, "duplicate-parameter", message);
        }
    }
}

/// Templates are well formed, all different, and agree with the declared parameters.
pub(super) fn paths<'d>(walk: &mut Walk<'d>, place: Place, node: Node<'d>) {
    let mut templates: Vec<(Template, Node<'d>)> = Vec::new();
    for entry in node
        .entries()
        .filter(|entry| !entry.name().starts_with("x-"))
    {
        let key = place.of(entry.key);
        match Template::parse(entry.name()) {
            Ok(template) => {
                let item = place.of(entry.value);
                path_parameters(walk, &template, item, key);
                templates.push((template, entry.key));
            }
            Err(reason) => {
                let message = format!("`{}` is not a path template: {reason}", entry.name());
                walk.error(key, "path-template", message);
            }
        }
    }
    overlaps(walk, place, &templates);
}

fn path_parameters(walk: &mut Walk<'_>, template: &Template, item: Place, key: Place) {
    let Some((item, node)) = walk.target(item) else {
        return;
    };
    for method in METHODS {
        let Some(operation) = node.get(method).filter(|node| node.kind() == Kind::Object) else {
            continue;
        };
        let own = declared(walk, item.of(operation), operation);
        let shared = declared(walk, item, node);
        let is_declared = |name: &str| {
            own.iter()
                .chain(&shared)
                .any(|(declared, _)| *declared == name)
        };
        for name in template.names().filter(|name| !is_declared(name)) {
            let message = format!("`{{{name}}}` is not declared as a path parameter of `{method}`");
            let unused = own.iter().chain(&shared).map(|(name, _)| *name);
            let unused = unused.filter(|one| !template.names().any(|name| name == *one));
            let hint = demur_schema::suggest(name, unused);
            let hint = hint.map(|one| format!("is it the one declared as `{one}`?"));
            walk.report(
                key,
                Severity::Error,
                "undeclared-path-parameter",
                message,
                hint,
            );
        }
        for (name, at) in own {
            if !template.names().any(|one| one == name) {
                let message = format!("the path parameter `{name}` does not occur in the path");
                walk.error(at, "unused-path-parameter", message);
            }
        }
    }
    for (name, at) in declared(walk, item, node) {
        if !template.names().any(|one| one == name) {
            let message = format!("the path parameter `{name}` does not occur in the path");
            walk.error(at, "unused-path-parameter", message);
        }
    }
}

/// The names of the path parameters in `parameters` of `node`, and where each is listed.
fn declared<'d>(walk: &Walk<'d>, place: Place, node: Node<'d>) -> Vec<(&'d str, Place)> {
    let list = node.get("parameters").into_iter().flat_map(Node::items);
    let parameters = list.filter_map(|item| {
        let (_, target) = walk.target(place.of(item))?;
        let is_path = target.get("in").and_then(Node::as_str) == Some("path");
        let name = target.get("name")?.as_str()?;
        is_path.then_some((name, place.of(item)))
    });
    parameters.collect()
}

/// Templates that match the same paths, always or sometimes.
fn overlaps<'d>(walk: &mut Walk<'d>, place: Place, templates: &[(Template, Node<'d>)]) {
    let mut by_shape: HashMap<String, Node<'d>> = HashMap::new();
    for (template, key) in templates {
        let shape = template.filled(|_| "{}".to_owned());
        if let Some(first) = by_shape.get(&shape) {
            let message = format!(
                "`{}` and `{}` are the same template",
                first.text(),
                key.text()
            );
            let hint = "both are served, each with its own methods; use one name".to_owned();
            let at = place.of(*key);
            walk.report(
                at,
                Severity::Warning,
                "identical-paths",
                message,
                Some(hint),
            );
        } else {
            by_shape.insert(shape, *key);
        }
    }
    let mut by_length: BTreeMap<usize, Vec<&(Template, Node<'d>)>> = BTreeMap::new();
    for one in templates {
        by_length.entry(one.0.segments.len()).or_default().push(one);
    }
    for group in by_length.values() {
        for (number, (one, key)) in group.iter().enumerate() {
            for (other, other_key) in group.iter().skip(number + 1) {
                if is_crossing(one, other) {
                    let message = format!(
                        "`{}` and `{}` both match some paths",
                        key.text(),
                        other_key.text()
                    );
                    let hint = "the one whose first different segment is a literal wins".to_owned();
                    let at = place.of(*other_key);
                    walk.report(at, Severity::Note, "ambiguous-paths", message, Some(hint));
                }
            }
        }
    }
}

/// Whether each template has a literal where the other has a parameter, and nothing else keeps
/// them apart.
fn is_crossing(one: &Template, other: &Template) -> bool {
    let (mut left, mut right) = (false, false);
    for pair in one.segments.iter().zip(&other.segments) {
        match pair {
            (Segment::Literal(one), Segment::Literal(other)) if one != other => return false,
            (Segment::Literal(_), Segment::Parameter(_)) => left = true,
            (Segment::Parameter(_), Segment::Literal(_)) => right = true,
            (Segment::Literal(_), Segment::Mixed { .. })
            | (Segment::Mixed { .. }, Segment::Literal(_)) => return false,
            (Segment::Literal(_) | Segment::Parameter(_) | Segment::Mixed { .. }, _) => {}
        }
    }
    left && right
}
