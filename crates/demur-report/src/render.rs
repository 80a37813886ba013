//! Diagnostics for people: message, position, the line at fault, the cure.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::sources::{Line, Sources};

/// Whether the text may hold escape sequences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// ANSI colours.
    Always,
}

/// A longer line is named by its position only; nobody reads it in an excerpt.
const LONGEST_LINE: usize = 2_000;

/// The diagnostics, one block each with an empty line between, and nothing else.
pub fn render_text(diagnostics: &[Diagnostic], sources: &Sources, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&renderer.render(&[group(diagnostic, sources)]));
        text.push('\n');
    }
    text
}

/// How many diagnostics of each severity there are: `2 errors, 1 warning`.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let count = diagnostics
                .iter()
                .filter(|one| one.severity == severity)
                .count();
            match count {
                0 => None,
                1 => Some(format!("1 {severity}")),
                _ => Some(format!("{count} {severity}s")),
            }
        })
        .collect();
    if parts.is_empty() {
        "no faults".to_owned()
    } else {
        parts.join(", ")
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code);
    let mut group = title.element(place(diagnostic, sources));
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint.as_str()));
    }
    group
}

/// The excerpt, or at least the name of the place.
fn place<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Element<'a> {
    let file = diagnostic.file.as_str();
    let line = diagnostic
        .span
        .and_then(|span| Some((span, sources.line(file, span.start)?)));
    match line {
        Some((span, line)) if line.text.len() <= LONGEST_LINE => excerpt(file, span, line).into(),
        Some((span, line)) => {
            let column = sources
                .line_column(file, span.start)
                .map_or(1, |at| at.column);
            Origin::path(file)
                .line(line.number)
                .char_column(column)
                .into()
        }
        None => match &diagnostic.pointer {
            Some(pointer) => Origin::path(format!("{file}#{pointer}")).into(),
            None => Origin::path(file).into(),
        },
    }
}

/// The first line of what is at fault; a whole mapping would hide the point.
fn excerpt<'a>(
    file: &'a str,
    span: Span,
    line: Line<'a>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    // A span counts bytes and may begin or end inside a letter; a letter is marked as a whole.
    let start = line.text.floor_char_boundary(span.start - line.start);
    let end = line
        .text
        .ceil_char_boundary(span.end.saturating_sub(line.start))
        .max(start);
    Snippet::source(line.text)
        .line_start(line.number)
        .path(file)
        .annotation(AnnotationKind::Primary.span(start..end))
}

#[cfg(test)]
mod tests {
    use super::{Colour, render_text, summary};
    use crate::{Diagnostic, Severity, Sources, Span};

    fn fault(span: Option<Span>) -> Diagnostic {
        Diagnostic {
            code: "unknown-key",
            severity: Severity::Error,
            message: "unknown key `bdy`".to_owned(),
            file: "demur.toml".to_owned(),
            span,
            pointer: Some("/limits/bdy".to_owned()),
            hint: Some("did you mean `body`?".to_owned()),
        }
    }

    #[track_caller]
    fn check(source: &str, span: Option<(usize, usize)>, expected: &str) {
        let mut sources = Sources::default();
        sources.add("demur.toml", source);
        let span = span.map(|(start, end)| Span { start, end });
        assert_eq!(
            render_text(&[fault(span)], &sources, Colour::Never).trim_end(),
            expected.trim()
        );
    }

    #[test]
    fn a_span_shows_its_line_with_a_mark_below() {
        let expected = "
error[unknown-key]: unknown key `bdy`
 --> demur.toml:2:1
  |
2 | bdy = 1
  | ^^^
  |
  = hint: did you mean `body`?";
        check("[limits]\nbdy = 1\n", Some((9, 12)), expected);
    }

    #[test]
    fn a_span_over_many_lines_shows_the_first() {
        let expected = "
error[unknown-key]: unknown key `bdy`
 --> demur.toml:1:1
  |
1 | [limits]
  | ^^^^^^^^
  |
  = hint: did you mean `body`?";
        check("[limits]\nbdy = 1\n", Some((0, 16)), expected);
    }

    #[test]
    fn without_a_span_the_pointer_names_the_place() {
        let expected = "
error[unknown-key]: unknown key `bdy`
--> demur.toml#/limits/bdy
 = hint: did you mean `body`?";
        check("", None, expected);
    }

    #[test]
    fn a_line_too_long_to_read_is_named_and_not_shown() {
        let expected = "
error[unknown-key]: unknown key `bdy`
--> demur.toml:1:2001
 = hint: did you mean `body`?";
        check(&"ä".repeat(3000), Some((4000, 4001)), expected);
    }

    #[test]
    fn a_span_that_ends_inside_a_letter_marks_the_whole_letter() {
        let expected = "
error[unknown-key]: unknown key `bdy`
 --> demur.toml:1:2
  |
1 | [äß]
  |  ^^
  |
  = hint: did you mean `body`?";
        check("[äß]", Some((1, 4)), expected);
    }

    #[test]
    fn a_span_that_no_text_knows_is_no_panic() {
        let rendered = render_text(
            &[fault(Some(Span { start: 99, end: 7 }))],
            &Sources::default(),
            Colour::Never,
        );
        assert!(
            rendered.contains("--> demur.toml#/limits/bdy"),
            "{rendered}"
        );
    }

    #[test]
    fn the_summary_counts_each_severity() {
        assert_eq!(summary(&[]), "no faults");
        let warning = Diagnostic {
            severity: Severity::Warning,
            ..fault(None)
        };
        assert_eq!(
            summary(&[fault(None), warning, fault(None)]),
            "2 errors, 1 warning"
        );
    }
}
