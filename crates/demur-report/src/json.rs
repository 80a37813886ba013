//! Diagnostics for programs: the twin types of this boundary are written out here, key by key, since
//! the order and the names are a promise.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::sources::Sources;

/// `{"diagnostics":[{code,severity,message,file,line,column,pointer,hint}]}`, one diagnostic a line.
/// What is not known is `null`, so that every object has every key.
pub fn render_json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let lines: Vec<String> = diagnostics.iter().map(|one| object(one, sources)).collect();
    if lines.is_empty() {
        return "{\"diagnostics\":[]}\n".to_owned();
    }
    format!("{{\"diagnostics\":[\n{}\n]}}\n", lines.join(",\n"))
}

fn object(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let at = diagnostic
        .span
        .and_then(|span| sources.line_column(&diagnostic.file, span.start));
    let members = [
        ("code", Value::from(diagnostic.code)),
        ("severity", Value::from(diagnostic.severity.as_str())),
        ("message", Value::from(diagnostic.message.as_str())),
        ("file", Value::from(diagnostic.file.as_str())),
        ("line", at.map_or(Value::Null, |at| Value::from(at.line))),
        (
            "column",
            at.map_or(Value::Null, |at| Value::from(at.column)),
        ),
        (
            "pointer",
            diagnostic
                .pointer
                .as_deref()
                .map_or(Value::Null, Value::from),
        ),
        (
            "hint",
            diagnostic.hint.as_deref().map_or(Value::Null, Value::from),
        ),
    ];
    let members: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", members.join(","))
}

#[cfg(test)]
mod tests {
    use super::render_json;
    use crate::{Diagnostic, Severity, Sources, Span};

    #[test]
    fn every_object_has_every_key_in_order() {
        let mut sources = Sources::default();
        sources.add("api.yaml", "openapi: \"3.9\"\n");
        let known = Diagnostic {
            code: "unknown-version",
            severity: Severity::Error,
            message: "no version \"3.9\"".to_owned(),
            file: "api.yaml".to_owned(),
            span: Some(Span { start: 9, end: 14 }),
            pointer: Some("/openapi".to_owned()),
            hint: None,
        };
        let unknown = Diagnostic {
            span: None,
            pointer: None,
            severity: Severity::Note,
            ..known.clone()
        };
        let expected = r#"{"diagnostics":[
{"code":"unknown-version","severity":"error","message":"no version \"3.9\"","file":"api.yaml","line":1,"column":10,"pointer":"/openapi","hint":null},
{"code":"unknown-version","severity":"note","message":"no version \"3.9\"","file":"api.yaml","line":null,"column":null,"pointer":null,"hint":null}
]}
"#;
        assert_eq!(render_json(&[known, unknown], &sources), expected);
    }

    #[test]
    fn no_diagnostics_are_an_empty_list() {
        assert_eq!(
            render_json(&[], &Sources::default()),
            "{\"diagnostics\":[]}\n"
        );
    }
}
