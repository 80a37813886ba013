//! A summary for people and for programs.

use std::fmt;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::compare::{Before, Change};
use crate::read::Unread;
use crate::summary::{Group, Summary};

/// How many groups the text shows.
const MOST_SHOWN: usize = 50;

/// The summary for people.
pub fn summary_text(summary: &Summary, unread: &Unread) -> String {
    let mut out = String::new();
    for (change, title) in [
        (Change::Refused, "would be refused, and was not"),
        (Change::Altered, "would get another answer"),
        (Change::Opened, "was refused, and would be forwarded"),
    ] {
        let mut groups = summary
            .groups
            .iter()
            .filter(|group| group.change == change)
            .peekable();
        if groups.peek().is_some() {
            out.push_str(title);
            out.push('\n');
            out.extend(groups.by_ref().take(MOST_SHOWN).map(group_text));
            let rest = groups.count();
            if rest > 0 {
                out.push_str(&format!(
                    "  and {rest} more groups; `--format json` lists all\n"
                ));
            }
            out.push('\n');
        }
    }
    totals(summary, &mut out);
    unread_text(unread, &mut out);
    out
}

fn group_text(group: &Group) -> String {
    let operation = group.operation.as_deref().unwrap_or("(no route)");
    let (count, before, after, example) = (group.count, group.before, group.after, &group.example);
    format!(
        "  {count:>7}  {operation}\n           {before} -> {after}\n           such as `{example}`\n"
    )
}

fn totals(summary: &Summary, out: &mut String) {
    out.push_str(&format!("requests     {}\n", summary.requests));
    for (name, count) in [
        ("refused", summary.refused),
        ("altered", summary.altered),
        ("opened", summary.opened),
        ("unchanged", summary.same),
        ("undecidable", summary.undecided()),
    ] {
        out.push_str(&format!("{name:<11}  {count}\n"));
    }
    for (missing, count) in &summary.undecidable {
        out.push_str(&format!("  {count:>7}  {missing}\n"));
    }
    out.push_str("Credentials were taken to be valid, and limits were not counted\n");
    if summary.undecided() > 0 {
        out.push_str("hint: `demur diff` tells what changes for what was not recorded\n");
    }
}

fn unread_text(unread: &Unread, out: &mut String) {
    if unread.total == 0 {
        return;
    }
    out.push_str(&format!("\nunread       {}\n", unread.total));
    for one in &unread.first {
        out.push_str(&format!("  {} {}: {}", one.place, one.number, one.reason));
        if !one.excerpt.is_empty() {
            out.push_str(&format!(": `{}`", one.excerpt));
        }
        out.push('\n');
    }
}

/// The summary for programs.
pub fn summary_json(summary: &Summary, unread: &Unread) -> Value {
    let missing = summary.undecidable.iter();
    let missing: serde_json::Map<String, Value> = missing
        .map(|(missing, count)| (missing.as_str().to_owned(), json!(count)))
        .collect();
    let first = unread.first.iter().map(|one| {
        json!({ "place": one.place, "number": one.number, "reason": one.reason, "excerpt": one.excerpt })
    });
    json!({
        "requests": summary.requests,
        "refused": summary.refused,
        "altered": summary.altered,
        "opened": summary.opened,
        "unchanged": summary.same,
        "undecidable": summary.undecided(),
        "missing": missing,
        "changes": summary.groups.iter().map(group_json).collect::<Vec<_>>(),
        "ungrouped": summary.ungrouped,
        "unread": unread.total,
        "unread_first": first.collect::<Vec<_>>(),
    })
}

fn group_json(group: &Group) -> Value {
    json!({
        "change": group.change.as_str(),
        "operation": group.operation,
        "before": before_json(group.before),
        "after": answer_json(group.after),
        "count": group.count,
        "example": group.example,
    })
}

fn before_json(before: Before) -> Value {
    match before {
        Before::Decided(answer) => answer_json(answer),
        Before::Recorded { status, step } => {
            json!({ "answer": "recorded", "status": status, "step": step.map(demur_decide::StepId::as_str) })
        }
        Before::Unknown => Value::Null,
    }
}

pub(crate) fn answer_json(answer: Answer) -> Value {
    let word = match answer {
        Answer::Forwarded => "forwarded",
        Answer::Answered { .. } => "answered",
        Answer::Refused { .. } => "refused",
    };
    json!({
        "answer": word,
        "status": answer.status(),
        "step": answer.step().map(demur_decide::StepId::as_str),
    })
}

impl fmt::Display for Before {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decided(answer) => answer.fmt(f),
            Self::Recorded {
                status,
                step: Some(step),
            } => write!(f, "{status} {}", step.as_str()),
            Self::Recorded { status, step: None } => write!(f, "{status}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}
