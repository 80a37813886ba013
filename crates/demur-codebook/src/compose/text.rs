//! Pieces of Markdown that several pages are made of.

use std::fmt::Write as _;

use crate::book::{class, samples, source, step};
use crate::pages::{Sample, StatusPage};

/// `[404 Not Found](/.demur/status/404)`.
pub(super) fn status_link(page: &StatusPage) -> String {
    format!("[{}](/.demur/status/{})", page.title(), page.code)
}

/// `[404 or 410](/.demur/compare/404/410)`, in the order of the codes.
pub(super) fn pair_link(one: u16, other: u16) -> String {
    let (a, b) = (one.min(other), one.max(other));
    format!("[{a} or {b}](/.demur/compare/{a}/{b})")
}

/// `4xx Client Error`.
pub(super) fn class_title(digit: u16) -> String {
    let name = class(digit).map_or("", |page| page.name);
    format!("{digit}xx {name}").trim_end().to_owned()
}

/// The text with a capital letter at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A table. Bars in cells are escaped; line breaks become spaces.
pub(super) fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = format!(
        "| {} |\n|{}\n",
        heads.join(" | "),
        "---|".repeat(heads.len())
    );
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
            .collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// The captured exchange that shows a status: of the row named first on its page, or of any.
pub(super) fn sample_of(page: &StatusPage) -> Option<&'static Sample> {
    let by_row =
        |id: &&str| samples().find(|sample| sample.step == *id && sample.status == page.code);
    let first = page.steps.iter().find_map(by_row);
    first.or_else(|| {
        samples().find(|sample| sample.status == page.code && step(sample.step).is_some())
    })
}

/// A captured exchange: request and answer, each in a fence, JSON over several lines.
pub(super) fn exchange(sample: &Sample) -> String {
    format!(
        "```http\n{}\n```\n\nThe answer, as a test captured it from this gateway:\n\n```http\n{}\n```\n",
        shortened(sample.request.trim_end()),
        shortened(readable(sample.answer).trim_end()),
    )
}

/// Very long lines are cut, and it is said how long they were.
fn shortened(text: &str) -> String {
    const MOST: usize = 160;
    let lines = text.lines().map(|line| {
        let length = line.chars().count();
        if length <= MOST {
            return line.to_owned();
        }
        let kept: String = line.chars().take(MOST).collect();
        format!("{kept}… ({length} characters in all)")
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn readable(answer: &str) -> String {
    match answer.split_once("\n\n") {
        Some((head, body)) if body.starts_with('{') => format!("{head}\n\n{}", spread(body)),
        Some(_) | None => answer.to_owned(),
    }
}

/// JSON over several lines, its members in their order. It is known to be JSON: a test captured it.
fn spread(json: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for (number, part) in strings_apart(json).iter().enumerate() {
        if number % 2 == 1 {
            out.push_str(part);
            continue;
        }
        let plain = part.replace("{}", "∅").replace("[]", "⊘");
        for letter in plain.chars() {
            match letter {
                '{' | '[' => {
                    depth += 1;
                    out.push(letter);
                    line(&mut out, depth);
                }
                '}' | ']' => {
                    depth = depth.saturating_sub(1);
                    line(&mut out, depth);
                    out.push(letter);
                }
                ',' => {
                    out.push(letter);
                    line(&mut out, depth);
                }
                ':' => out.push_str(": "),
                '∅' => out.push_str("{}"),
                '⊘' => out.push_str("[]"),
                other => out.push(other),
            }
        }
    }
    out
}

/// The text in parts, of which every second one is a string with its quotation marks.
fn strings_apart(json: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for letter in json.chars() {
        let is_string = parts.len() % 2 == 0;
        let is_mark = letter == '"' && !is_escaped;
        if is_mark && !is_string {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
        if is_mark && is_string {
            parts.push(String::new());
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    parts
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

/// The section that lists what a page cites: the clauses of each RFC in one line, then everything else.
pub(super) fn specifications(ids: &[&str]) -> String {
    let mut out = String::from("## Sources\n\n");
    for (rfc, sections) in clauses(ids) {
        let _ = writeln!(out, "- {rfc} {}", sections.join(", "));
    }
    for source in ids.iter().filter_map(|id| source(id)) {
        let name = if source.url.is_empty() {
            source.id.to_owned()
        } else {
            format!("[{}]({})", source.id, source.url)
        };
        let _ = writeln!(out, "- {name}: {} ({})", source.how, source.checked);
    }
    out
}

/// The cited sections of each RFC, such as `RFC 9110` with `§9.2.2` and `§15.5.5`.
fn clauses<'a>(ids: &[&'a str]) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for (rfc, section) in ids.iter().filter_map(|id| split_clause(id)) {
        match found.iter_mut().find(|(known, _)| *known == rfc) {
            Some((_, sections)) => sections.push(section),
            None => found.push((rfc, vec![section])),
        }
    }
    found
}

fn split_clause(id: &str) -> Option<(&str, &str)> {
    let at = id.strip_prefix("RFC ").and_then(|_| id.find(" §"))?;
    Some((id.get(..at)?, id.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn json_is_spread_over_lines_in_its_order() {
        let text = r#"{"b":"x,{\"y\":1}","a":[1,{"c":[]}],"d":{}}"#;
        let expected = "{\n  \"b\": \"x,{\\\"y\\\":1}\",\n  \"a\": [\n    1,\n    {\n      \"c\": []\n    }\n  ],\n  \"d\": {}\n}";
        assert_eq!(spread(text), expected);
    }
}
