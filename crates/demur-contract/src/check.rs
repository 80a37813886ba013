//! Checks a document and reports all its faults at once, each with its position.

mod hints;
pub(crate) mod places;
mod routes;
mod rules;
mod table;
mod text;
mod walk;

use demur_report::{Diagnostic, Severity};
use demur_schema::suggest;

use crate::documents::{Documents, Place, ReadFile};
use walk::Walk;

/// All faults of the document `bytes` and of the files it refers to.
pub fn check(name: &str, bytes: Vec<u8>, read: &ReadFile<'_>) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    if let Some(documents) = Documents::load(name, bytes, read, &mut faults) {
        faults.extend(check_documents(&documents));
    }
    faults
}

/// All faults of documents that have been read, those of the root document first.
pub(crate) fn check_documents(documents: &Documents) -> Vec<Diagnostic> {
    let root = Place { file: 0, index: 0 };
    let Some(version) = places::version(documents.node(root)) else {
        return vec![other_version(documents, root)];
    };
    let mut walk = Walk::new(documents, version);
    walk.run(root);
    for (id, place) in std::mem::take(&mut walk.linked_ids) {
        if !walk.operation_ids.contains_key(id) {
            let hint = suggest(id, walk.operation_ids.keys().copied());
            let hint = hint.map(|id| format!("did you mean `{id}`?"));
            let message = format!("no operation is called `{id}`");
            walk.report(place, Severity::Error, "unknown-operation", message, hint);
        }
    }
    let mut found = walk.found;
    let order: Vec<&str> = documents.file_names().collect();
    found.sort_by_key(|fault| {
        let file = order.iter().position(|name| *name == fault.file);
        (file, fault.span.map_or(0, |span| span.start))
    });
    found
}

/// The one fault of a document that follows other rules than those we know.
fn other_version(documents: &Documents, root: Place) -> Diagnostic {
    let node = documents.node(root);
    let named = node.get("openapi").or_else(|| node.get("swagger"));
    let place = named.map_or(root, |node| root.of(node));
    let (message, hint) = match named.map(crate::tree::Node::text) {
        None => (
            "this is not an OpenAPI document: `openapi` is missing".to_owned(),
            None,
        ),
        Some(version) if version.starts_with('2') => (
            "Swagger 2.0 is not supported yet".to_owned(),
            Some("convert the document to OpenAPI 3.0 or 3.1".to_owned()),
        ),
        Some(version) => (
            format!("the version `{version}` is not supported"),
            Some("versions 3.0 and 3.1 are".to_owned()),
        ),
    };
    let fault = places::diagnostic(
        documents,
        place,
        Severity::Error,
        "openapi-version",
        message,
    );
    Diagnostic { hint, ..fault }
}
