//! The report in a few lines of Markdown, for a comment on a change.
//!
//! What a log says stands in code spans, where GitHub finds no links, mentions or references. Sentences are escaped
//! instead, so that no comment can call for people or point anywhere.

use crate::alert::Alert;
use crate::report::{Miss, MissClass, Report, RouteRow};

use super::escape::{cut, cut_inside, visible};
use super::phrase;
use super::written::{count, counted, minute, share, sum};
use super::{docs_url, order};

const MOST_ALERTS: usize = 10;
const MOST_ROWS: usize = 5;

/// Of a path or a route, and of a sentence.
const LONGEST: usize = 80;
const LONGEST_SENTENCE: usize = 1_000;

/// Kinds of 404 that somebody can mend.
const TO_MEND: [&str; 3] = ["was-live", "internal-link", "external-link"];

/// What a reviewer has to know. `base` is where our own pages are served; without it there are no links.
pub fn markdown(report: &Report, base: Option<&str>) -> String {
    let mut out = format!("### demur watch: {}\n\n", headline(report));
    out.push_str(&overview(report));
    let sorted = order::by_urgency(&report.alerts);
    for alert in sorted.iter().take(MOST_ALERTS) {
        out.push_str(&item(alert, base));
    }
    let others = sorted.get(MOST_ALERTS..).unwrap_or_default();
    if !others.is_empty() {
        out.push_str(&format!("- and {}\n", phrase::by_severity(others)));
    }
    out.push_str(&misses(report));
    out.push_str(&routes(report));
    out
}

fn headline(report: &Report) -> String {
    match report.alerts.as_slice() {
        [] => "no alerts".to_owned(),
        alerts => phrase::totals(alerts),
    }
}

/// How much was read, and how much of that went wrong.
fn overview(report: &Report) -> String {
    let Some((from, until)) = report.span else {
        return "No request was read\n\n".to_owned();
    };
    let of_class = |class| {
        let statuses = report.statuses.iter();
        let hits = statuses.filter(|(status, _)| status / 100 == class);
        share(sum(hits.map(|(_, hits)| *hits)), report.requests)
    };
    let unread = sum(report.inputs.iter().map(|input| input.unread));
    let unread = match unread {
        0 => String::new(),
        _ => format!("; {} could not be read", counted(unread, "line")),
    };
    format!(
        "{}, {} to {} UTC: {} 4xx, {} 5xx{unread}\n\n",
        counted(report.requests, "request"),
        minute(from),
        minute(until),
        of_class(4),
        of_class(5)
    )
}

/// No line begins with text of a log, which could be read as a list or a heading there.
fn item(alert: &Alert, base: Option<&str>) -> String {
    let detector = code(&alert.detector);
    let detector = match base {
        Some(base) => format!("[{detector}](<{}>)", docs_url(base, &alert.detector)),
        None => detector,
    };
    let mut out = format!(
        "- **{}** {detector}, {}: {}\n",
        alert.severity.as_str(),
        phrase::times(alert),
        prose(&alert.sentence)
    );
    let routes = alert.routes.iter().take(MOST_ROWS).map(|route| code(route));
    let routes: Vec<_> = routes.collect();
    if !routes.is_empty() {
        out.push_str(&format!("  on {}", routes.join(", ")));
        match alert.routes.len().saturating_sub(MOST_ROWS) {
            0 => out.push('\n'),
            more => out.push_str(&format!(" and {}\n", counted(more as u64, "more route"))),
        }
    }
    if !alert.hint.is_empty() {
        out.push_str(&format!("  hint: {}\n", prose(&alert.hint)));
    }
    out
}

/// The 404s that somebody can mend, most frequent first.
fn misses(report: &Report) -> String {
    let to_mend = |class: &&&MissClass| TO_MEND.contains(&class.kind.as_str());
    let classes = order::misses(&report.misses);
    let classes = classes.iter().filter(to_mend);
    let mut rows: Vec<_> = classes
        .flat_map(|class| class.top.iter().map(|miss| (class.kind.as_str(), miss)))
        .collect();
    rows.sort_by_key(|(_, miss)| std::cmp::Reverse(miss.hits));
    let rows = rows.into_iter().take(MOST_ROWS).map(miss_row);
    table(
        "| 404 | hits | kind | nearest |\n| --- | ---: | --- | --- |\n",
        rows,
    )
}

fn miss_row((kind, miss): (&str, &Miss)) -> String {
    let nearest = miss.nearest.as_deref().map(cell).unwrap_or_default();
    format!(
        "| {} | {} | {} | {nearest} |\n",
        cell(&miss.path),
        count(miss.hits),
        cell(kind)
    )
}

fn routes(report: &Report) -> String {
    let with_errors = |row: &&RouteRow| row.client_errors > 0;
    let rows = report.routes.iter().filter(with_errors).take(MOST_ROWS);
    let rows = rows.map(|row| {
        format!(
            "| {} | {} | {} |\n",
            cell(&row.route),
            count(row.requests),
            share(row.client_errors, row.requests)
        )
    });
    table("| route | requests | 4xx |\n| --- | ---: | ---: |\n", rows)
}

fn table(head: &str, rows: impl Iterator<Item = String>) -> String {
    match rows.collect::<String>().as_str() {
        "" => String::new(),
        rows => format!("\n{head}{rows}"),
    }
}

/// A code span in a table, where a bar would end the cell whatever stands before it.
fn cell(text: &str) -> String {
    code(&text.replace('|', "\\x7c"))
}

/// A code span: its fence is longer than any run of backticks inside.
fn code(text: &str) -> String {
    let text = visible(text);
    let text = cut_inside(&text, LONGEST);
    if text.trim().is_empty() {
        return "(empty)".to_owned();
    }
    let runs = text.split(|letter| letter != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default() + 1);
    let gap = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// A sentence of ours with words of a log in it. Literals between backticks become code; where they do not pair, the
/// backticks are not all ours and nothing does.
fn prose(text: &str) -> String {
    let text = visible(text);
    let text = cut(&text, LONGEST_SENTENCE);
    if text.matches('`').count() % 2 == 1 {
        return plain(&text);
    }
    let mut out = String::new();
    for (place, part) in text.split('`').enumerate() {
        match part {
            "" => {}
            _ if place % 2 == 1 => out.push_str(&code(part)),
            _ => out.push_str(&plain(part)),
        }
    }
    out
}

/// Text without a meaning for Markdown. A letter without width behind `@` and `#` keeps GitHub from finding people and
/// issues, which it looks for after the escapes are gone.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '@' | '#' => out.extend([letter.to_string().as_str(), "&#8203;"]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => {
                out.extend(['\\', letter]);
            }
            _ => out.push(letter),
        }
    }
    out.replace("://", "\\://").replace("www.", "www\\.")
}

#[cfg(test)]
mod tests {
    use super::{cell, code, prose};

    #[test]
    fn code_ends_where_it_should() {
        let check = |text: &str, expected: &str| assert_eq!(code(text), expected);
        check("GET /a", "`GET /a`");
        check("a`b", "``a`b``");
        check("`a``", "``` `a`` ```");
        check(" ", "(empty)");
        check("a\nb", "`a\\x0ab`");
        assert_eq!(cell("a\\|b"), "`a\\\\x7cb`");
    }

    #[test]
    fn sentences_call_nobody_and_point_nowhere() {
        let check = |text: &str, expected: &str| assert_eq!(prose(text), expected);
        check("`/a` is gone", "`/a` is gone");
        check("404 since 09:14, 3 paths", "404 since 09:14, 3 paths");
        check("ask @root about #1", "ask @&#8203;root about #&#8203;1");
        check("a ` b *c* <b>", "a \\` b \\*c\\* \\<b\\>");
        check("![x](https://a.b)", "!\\[x\\](https\\://a.b)");
        check("see www.a.b", "see www\\.a.b");
    }
}
