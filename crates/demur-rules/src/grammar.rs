//! Reads the text of an expression with the parser of the `cel` crate.

use demur_schema::Position;

use crate::defect::{Part, RuleDefect};
use crate::rule::Rule;

/// Reads the grammar. The parser gets nothing long or deep, for it recurses.
pub(crate) fn parse(source: &str) -> Result<cel::Program, Vec<RuleDefect>> {
    if source.trim().is_empty() {
        return Err(vec![RuleDefect::new(Part::Rule, "The rule is empty").hint(
            "write an expression that is true for a good body, as in `self.end > self.start`",
        )]);
    }
    if source.len() > Rule::LONGEST {
        let longest = Rule::LONGEST;
        return Err(vec![
            RuleDefect::new(
                Part::Rule,
                format!("The rule is longer than {longest} octets"),
            )
            .hint("make several rules of it"),
        ]);
    }
    if brackets(source) > Rule::DEEPEST {
        return Err(vec![too_deep()]);
    }
    // Without macros, so that `all` and `has` come out as they were written.
    let grammar = cel::Env::default().with_optional_support(false);
    grammar
        .compile(source)
        .map_err(|errors| wrong_grammar(source, &errors.errors))
}

fn wrong_grammar(source: &str, errors: &[cel::ParseError]) -> Vec<RuleDefect> {
    // One slip makes the parser stumble several times: the texts about its own insides say nothing more.
    let is_about_text = |error: &&cel::ParseError| !error.msg.contains("Context");
    let about_text: Vec<_> = errors.iter().filter(is_about_text).collect();
    let mut defects: Vec<_> = about_text
        .into_iter()
        .map(|error| {
            RuleDefect::new(Part::Rule, format!("This is no CEL: {}", plain(&error.msg)))
                .hint("the grammar is that of the Common Expression Language (cel.dev)")
                .at(position_at(source, error.pos))
        })
        .collect();
    if defects.is_empty() {
        defects.push(RuleDefect::new(
            Part::Rule,
            "This is no CEL: it cannot be read",
        ));
    }
    defects.truncate(8);
    defects
}

/// What the parser says, without the list of everything else that could have stood there.
fn plain(message: &str) -> String {
    let message = message.trim_start_matches("Syntax error: ");
    if message.contains("'<EOF>'") {
        return "it ends too early".to_owned();
    }
    for start in [
        "extraneous input ",
        "mismatched input ",
        "no viable alternative at input ",
        "token recognition error at: ",
    ] {
        if let Some(rest) = message.strip_prefix(start) {
            let (found, _) = rest.split_once(" expecting ").unwrap_or((rest, ""));
            return format!("`{}` is not expected here", found.trim_matches('\''));
        }
    }
    message.to_owned()
}

pub(crate) fn too_deep() -> RuleDefect {
    let deepest = Rule::DEEPEST;
    RuleDefect::new(
        Part::Rule,
        format!("The rule is nested deeper than {deepest} levels"),
    )
    .hint("make several rules of it")
}

/// How deep brackets are nested. Those in texts count too, which only matters for texts full of them.
fn brackets(source: &str) -> usize {
    let mut depth = 0_usize;
    let mut deepest = 0;
    for byte in source.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The position of a line and column, both from 1, the column in characters.
fn position_at(source: &str, (line, column): (isize, isize)) -> Option<Position> {
    let line = usize::try_from(line).ok()?.checked_sub(1)?;
    let column = usize::try_from(column).ok()?.checked_sub(1)?;
    let before: usize = source.split_inclusive('\n').take(line).map(str::len).sum();
    let text = source.split_inclusive('\n').nth(line).unwrap_or_default();
    let within: usize = text.chars().take(column).map(char::len_utf8).sum();
    Some(Position::of(source.as_bytes(), before + within))
}
