//! Small helpers that checking and compiling share.

use demur_report::{Diagnostic, Severity};

use crate::documents::{Documents, Place};
use crate::extract::Version;
use crate::tree::Node;

/// The rules that a document follows by its `openapi` field.
pub(crate) fn version(root: Node<'_>) -> Option<Version> {
    let text = root.get("openapi")?.as_str()?;
    let (prefix, version) = [("3.0.", Version::V30), ("3.1.", Version::V31)]
        .into_iter()
        .find(|(prefix, _)| text.starts_with(prefix))?;
    let patch = text.strip_prefix(prefix)?;
    let digits = patch.bytes().take_while(u8::is_ascii_digit).count();
    let rest = patch.get(digits..)?;
    (digits > 0 && (rest.is_empty() || rest.starts_with('-'))).then_some(version)
}

/// A diagnostic about the node at `place`.
pub(crate) fn diagnostic(
    documents: &Documents,
    place: Place,
    severity: Severity,
    code: &'static str,
    message: impl Into<String>,
) -> Diagnostic {
    let node = documents.node(place);
    Diagnostic {
        code,
        severity,
        message: message.into(),
        file: documents.file_name(place).to_owned(),
        span: Some(node.span()),
        pointer: Some(node.pointer()),
        hint: None,
    }
}
