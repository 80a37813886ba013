//! The report in Markdown, for a comment on a change or the summary of a pipeline.
//!
//! What a server answers stands in code spans, where GitHub finds no links, mentions or references. Sentences are escaped
//! instead, so that no comment can call for people or point anywhere.

use crate::finding::Severity;
use crate::report::{Report, Reported};

use super::curl::curl;
use super::escape::{counted, cut, visible};
use super::group::{OfRule, by_rule};
use super::text::{scope, skipped, verdict};
use super::{docs_url, explain, page};

/// Addresses of one kind, and rows of what is gone.
const MOST: usize = 8;

/// Checks that are told in full; a comment has 65,536 letters at most.
const MOST_RULES: usize = 25;

/// Letters of an address, and of a sentence.
const LONGEST: usize = 200;
const LONGEST_SENTENCE: usize = 1_000;

/// What a reviewer has to know.
pub fn markdown(report: &Report) -> String {
    let mut out = format!(
        "### demur audit of {}\n\n**{}**\n\n{}\n",
        code(&report.target),
        prose(&verdict(report)),
        prose(&scope(report))
    );
    if let Some(stopped) = &report.stopped {
        out.push_str(&format!("\nStopped: {}\n", prose(stopped)));
    }
    let groups = by_rule(report);
    for severity in Severity::ALL {
        let of_weight = groups.iter().take(MOST_RULES);
        let of_weight: Vec<_> = of_weight.filter(|of| of.severity == severity).collect();
        if of_weight.is_empty() {
            continue;
        }
        out.push_str(&format!("\n#### {severity}\n"));
        for group in of_weight {
            rule(&mut out, report, group);
        }
    }
    if groups.len() > MOST_RULES {
        let more = groups.len() - MOST_RULES;
        out.push_str(&format!("\nand {}\n", counted(more, "more check")));
    }
    bottom(&mut out, report);
    out
}

fn rule(out: &mut String, report: &Report, group: &OfRule<'_>) {
    let name = code(group.rule);
    let name = match &report.docs_url {
        Some(base) => format!(
            "[{name}](<{}>)",
            docs_url(base, group.rule).replace('>', "%3E")
        ),
        None => name,
    };
    out.push_str(&format!(
        "\n<details><summary>{} ({})</summary>\n\n{name}: {}\n",
        // Inside of HTML there are no code spans.
        group.rule,
        group.count(),
        prose(page::tagline(group.rule)),
    ));
    for kind in &group.kinds {
        self::kind(out, kind);
    }
    if report.docs_url.is_none() {
        out.push_str(&format!("\nMore: {}\n", code(&explain(group.rule))));
    }
    out.push_str("\n</details>\n");
}

fn kind(out: &mut String, kind: &[&Reported]) {
    let Some(first) = kind.first() else {
        return;
    };
    let finding = &first.finding;
    out.push_str(&format!("\n**{}**\n\n", prose(&finding.what)));
    for one in kind.iter().take(MOST) {
        let known = if one.is_known { " (known)" } else { "" };
        let place = one.place.as_ref().map(ToString::to_string);
        // What no request shows is about its place itself.
        let place = place.filter(|place| *place != one.subject());
        let place = place.map_or(String::new(), |place| format!(" at {}", code(&place)));
        out.push_str(&format!("- {}{place}{known}\n", code(&one.subject())));
    }
    if kind.len() > MOST {
        out.push_str(&format!("- and {} more\n", kind.len() - MOST));
    }
    out.push_str(&format!(
        "\nWhy: {}  \nFix: {}\n",
        prose(&finding.why),
        prose(&finding.fix)
    ));
    if let Some(exchange) = finding.exchanges.first() {
        let line = curl(exchange).replace('\n', "\\n");
        // A line that is cut must not be run.
        if line.chars().count() <= LONGEST_SENTENCE {
            out.push_str(&format!("\nSee: {}\n", span(&visible(&line))));
        }
    }
}

fn bottom(out: &mut String, report: &Report) {
    if let Some(compared) = report.baseline.as_ref().filter(|one| !one.gone.is_empty()) {
        out.push_str("\n#### Gone since the baseline\n\n");
        for row in compared.gone.iter().take(MOST) {
            let subject = format!("{} {}", row.method, row.resource);
            out.push_str(&format!(
                "- {}: {}\n",
                code(&row.rule),
                code(subject.trim())
            ));
        }
        if compared.gone.len() > MOST {
            out.push_str(&format!("- and {} more\n", compared.gone.len() - MOST));
        }
    }
    if !report.suppressed.is_empty() {
        out.push_str("\n#### Accepted\n\n");
        for one in report.suppressed.iter().take(MOST) {
            out.push_str(&format!(
                "- {} {}: {}\n",
                code(one.reported.finding.rule),
                code(&one.reported.subject()),
                prose(&one.reason)
            ));
        }
        if report.suppressed.len() > MOST {
            out.push_str(&format!("- and {} more\n", report.suppressed.len() - MOST));
        }
    }
    if !report.notes.is_empty() || !report.coverage.skipped.is_empty() {
        out.push_str("\n#### Not checked, and other remarks\n\n");
        for note in &report.notes {
            out.push_str(&format!("- {}\n", prose(note)));
        }
        for (reason, rules) in skipped(report) {
            out.push_str(&format!(
                "- {} left out: {}\n",
                counted(rules.len(), "check"),
                prose(reason)
            ));
        }
    }
}

/// A code span of a text that may be long.
fn code(text: &str) -> String {
    span(&cut(&visible(text), LONGEST))
}

/// A code span: its fence is longer than any run of backticks inside.
fn span(text: &str) -> String {
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

/// A sentence of ours with words of a server in it. Literals between backticks become code; where they do not pair, the
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
    use super::{code, prose};

    #[test]
    fn code_ends_where_it_should() {
        let check = |text: &str, expected: &str| assert_eq!(code(text), expected);
        check("GET /a", "`GET /a`");
        check("a`b", "``a`b``");
        check("`a``", "``` `a`` ```");
        check(" ", "(empty)");
        check("a\nb", "`a\\x0ab`");
    }

    #[test]
    fn sentences_call_nobody_and_point_nowhere() {
        let check = |text: &str, expected: &str| assert_eq!(prose(text), expected);
        check("`/a` is gone", "`/a` is gone");
        check("ask @root about #1", "ask @&#8203;root about #&#8203;1");
        check("a ` b *c* <b>", "a \\` b \\*c\\* \\<b\\>");
        check("![x](https://a.b)", "!\\[x\\](https\\://a.b)");
    }
}
