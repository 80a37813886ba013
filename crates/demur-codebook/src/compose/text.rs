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

/// A table. Bars in cells are escaped; line breaks become spaces.
pub(super) fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = format!("| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// The captured exchange that shows a status: of the row named first on its page, or of any.
pub(super) fn sample_of(page: &StatusPage) -> Option<&'static Sample> {
    let by_row = |id: &&str| samples().find(|sample| sample.step == *id && sample.status == page.code);
    let first = page.steps.iter().find_map(by_row);
    first.or_else(|| samples().find(|sample| sample.status == page.code && step(sample.step).is_some()))
}

/// A captured exchange: request and answer, each in a fence, JSON over several lines.
pub(super) fn exchange(sample: &Sample) -> String {
    format!(
        "```http\n{}\n```\n\nThe answer, as a test captured it from this gateway:\n\n```http\n{}\n```\n",
        shortened(sample.request.trim_end()),
        shortened(&readable(sample.answer).trim_end().to_owned()),
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
    let Some((head, body)) = answer.split_once("\n\n") else {
        return answer.to_owned();
    };
    match serde_json::from_str::<serde_json::Value>(body) {
        Ok(value) => format!("{head}\n\n{value:#}"),
        Err(_) => answer.to_owned(),
    }
}

/// The section that lists what a page cites, each entry once.
pub(super) fn specifications(ids: &[&str]) -> String {
    let mut out = String::from("## Sources\n\n");
    for id in ids {
        match source(id) {
            Some(source) if source.url.is_empty() => {
                let _ = writeln!(out, "- {id}: {} ({})", source.how, source.checked);
            }
            Some(source) => {
                let _ = writeln!(out, "- [{id}]({}): {} ({})", source.url, source.how, source.checked);
            }
            None => {
                let _ = writeln!(out, "- {id}");
            }
        }
    }
    out
}
