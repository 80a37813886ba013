//! Where a document speaks of what a finding is about.

use std::fmt;

use demur_contract::Documents;
use demur_contract::tree::{Node, unescape_token};
use demur_report::Sources;

use crate::finding::Finding;

/// A place in a document, as people count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Character within the line, from 1.
    pub column: usize,
}

impl Place {
    /// Where the root document has the node of a finding, or its operation.
    pub fn of(finding: &Finding, documents: &Documents) -> Option<Self> {
        let root = documents.root()?;
        let pointed = finding.pointer.as_deref();
        let node = match pointed.and_then(|pointer| named(root, pointer)) {
            Some(node) => node,
            None => operation(root, finding.operation.as_deref()?)?,
        };
        let file = documents.file_names().next()?;
        let mut sources = Sources::default();
        sources.add(file, documents.text(file)?);
        let at = sources.line_column(file, node.span().start)?;
        Some(Self {
            file: file.to_owned(),
            line: at.line,
            column: at.column,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// The node that a pointer names; the key of a member, where people look for it.
fn named<'t>(root: Node<'t>, pointer: &str) -> Option<Node<'t>> {
    let node = root.at_pointer(pointer)?;
    let (parent, token) = pointer.rsplit_once('/')?;
    let entry = root.at_pointer(parent)?.entry(&unescape_token(token));
    Some(entry.map_or(node, |entry| entry.key))
}

/// The key of an operation, which is known by its id, or by method and template where it has none. A path that stands
/// in another file is found by its key in the root document.
fn operation<'t>(root: Node<'t>, wanted: &str) -> Option<Node<'t>> {
    let paths = root.get("paths")?;
    for path in paths.entries() {
        for member in path.value.entries() {
            let id = member.value.get("operationId").and_then(Node::as_str);
            let named = format!("{} {}", member.name().to_ascii_uppercase(), path.name());
            if id == Some(wanted) || (id.is_none() && named == wanted) {
                return Some(member.key);
            }
        }
    }
    let (_, template) = wanted.split_once(' ')?;
    paths.entry(template).map(|path| path.key)
}

#[cfg(test)]
mod tests {
    use demur_contract::Documents;

    use super::Place;
    use crate::finding::Finding;

    const DOCUMENT: &str = "openapi: 3.1.0\npaths:\n  /orders/{id}:\n    get:\n      operationId: one\n    put:\n      \
        responses: {}\n  /else:\n    $ref: other.yaml\n";

    #[track_caller]
    fn check(finding: &Finding, expected: &str) {
        let text = DOCUMENT.as_bytes().to_vec();
        let read = |_: &str| Err("no other file".to_owned());
        let documents = Documents::load("api.yaml", text, &read, &mut Vec::new()).unwrap();
        let found = Place::of(finding, &documents);
        assert_eq!(
            found.map(|place| place.to_string()).unwrap_or_default(),
            expected
        );
    }

    #[test]
    fn operations_have_a_line() {
        let of = |operation: &str| Finding::without("x").operation(Some(operation.to_owned()));
        check(&of("one"), "api.yaml:4:5");
        check(&of("PUT /orders/{id}"), "api.yaml:6:5");
        check(&of("GET /else"), "api.yaml:8:3");
        check(&of("two"), "");
    }

    #[test]
    fn a_pointer_goes_before_the_operation() {
        let finding = Finding::without("x").operation(Some("one".to_owned()));
        let pointer = "/paths/~1orders~1{id}/put/responses";
        check(&finding.clone().pointer(pointer), "api.yaml:7:7");
        check(&finding.pointer("/nowhere"), "api.yaml:4:5");
    }
}
