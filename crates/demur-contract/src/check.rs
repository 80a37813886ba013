//! Checks a document and reports all its faults at once, each with its position.

pub(crate) mod places;

use demur_report::{Diagnostic, Severity};

use crate::documents::{Documents, Place};

/// All faults of the documents.
pub(crate) fn check_documents(documents: &Documents) -> Vec<Diagnostic> {
    let root = Place { file: 0, index: 0 };
    let node = documents.node(root);
    if places::version(node).is_none() {
        let message = "this is not an OpenAPI 3.0 or 3.1 document";
        return vec![places::diagnostic(
            documents,
            root,
            Severity::Error,
            "openapi-version",
            message,
        )];
    }
    Vec::new()
}
