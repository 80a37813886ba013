//! Where a document speaks of what a finding is about.

use std::collections::HashMap;
use std::fmt;

use demur_contract::Documents;
use demur_contract::tree::{Node, unescape_token};

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

/// The places of a document: it is gone through once, however many findings there are.
pub(crate) struct Places<'d> {
    root: Node<'d>,
    file: &'d str,
    text: &'d str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// The key of each operation, by its id, or by method and template where it has none.
    operations: HashMap<String, Node<'d>>,
}

impl<'d> Places<'d> {
    /// Those of the root document.
    pub(crate) fn of(documents: &'d Documents) -> Option<Self> {
        let root = documents.root()?;
        let file = documents.file_names().next()?;
        let text = documents.text(file)?;
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Some(Self {
            root,
            file,
            text,
            lines: std::iter::once(0).chain(ends).collect(),
            operations: operations(root),
        })
    }

    /// Where the document has the node of a finding, or its operation.
    pub(crate) fn find(&self, finding: &Finding) -> Option<Place> {
        let pointed = finding.pointer.as_deref();
        let node = match pointed.and_then(|pointer| named(self.root, pointer)) {
            Some(node) => node,
            None => self.operation(finding.operation.as_deref()?)?,
        };
        let at = node.span().start;
        let line = self.lines.partition_point(|start| *start <= at);
        let start = *self.lines.get(line.checked_sub(1)?)?;
        Some(Place {
            file: self.file.to_owned(),
            line,
            column: self.text.get(start..at)?.chars().count() + 1,
        })
    }

    /// The key of an operation. A path that stands in another file is found by its key in the root document.
    fn operation(&self, wanted: &str) -> Option<Node<'d>> {
        self.operations.get(wanted).copied().or_else(|| {
            let (_, template) = wanted.split_once(' ')?;
            let paths = self.root.get("paths")?;
            paths.entry(template).map(|path| path.key)
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

fn operations(root: Node<'_>) -> HashMap<String, Node<'_>> {
    let mut operations = HashMap::new();
    let paths = root.get("paths").into_iter();
    for path in paths.flat_map(Node::entries) {
        for member in path.value.entries() {
            let id = member.value.get("operationId").and_then(Node::as_str);
            let name = id.map_or_else(
                || format!("{} {}", member.name().to_ascii_uppercase(), path.name()),
                str::to_owned,
            );
            operations.entry(name).or_insert(member.key);
        }
    }
    operations
}

#[cfg(test)]
mod tests {
    use demur_contract::Documents;

    use super::Places;
    use crate::finding::Finding;

    const DOCUMENT: &str = "openapi: 3.1.0\npaths:\n  /orders/{id}:\n    get:\n      operationId: one\n    put:\n      \
        responses: {}\n  /else:\n    $ref: other.yaml\n";

    #[track_caller]
    fn check(finding: &Finding, expected: &str) {
        let text = DOCUMENT.as_bytes().to_vec();
        let read = |_: &str| Err("no other file".to_owned());
        let documents = Documents::load("api.yaml", text, &read, &mut Vec::new()).unwrap();
        let found = Places::of(&documents).unwrap().find(finding);
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
