//! The differences for people and for programs.

use serde_json::{Value, json};

use super::{Finding, Kind, Presence, Report};
use crate::report::answer_json;

/// How many of the requests of one finding the text names.
const MOST_NAMED: usize = 4;

/// How many findings of a kind the text shows.
const MOST_SHOWN: usize = 200;

/// The report for people.
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    for kind in [Kind::Breaking, Kind::Widening, Kind::Neutral] {
        let shown = |finding: &&Finding| finding.kind == kind && !is_reworded(finding);
        let findings: Vec<&Finding> = report.findings.iter().filter(shown).collect();
        for finding in findings.iter().take(MOST_SHOWN) {
            out.push_str(&finding_text(finding));
        }
        let rest = findings.len().saturating_sub(MOST_SHOWN);
        if rest > 0 {
            out.push_str(&format!(
                "and {rest} more {} ones; `--format json` lists all\n\n",
                kind.as_str()
            ));
        }
    }
    let reworded = report
        .findings
        .iter()
        .filter(|finding| is_reworded(finding));
    let reworded: usize = reworded.map(|finding| finding.asked.len()).sum();
    for (name, count) in [
        ("operations", report.operations),
        ("requests", report.probes),
        ("breaking", report.count(Kind::Breaking)),
        ("widening", report.count(Kind::Widening)),
        ("neutral", report.count(Kind::Neutral)),
        ("reworded", reworded),
        ("unprobed", report.unprobed.len()),
    ] {
        out.push_str(&format!("{name:<11}  {count}\n"));
    }
    for (operation, answer) in report.unprobed.iter().take(20) {
        out.push_str(&format!("  {operation}: {answer}\n"));
    }
    out.push_str("Credentials were taken to be valid, and limits were not counted\n");
    out
}

/// Whether the answers differ in their texts alone.
fn is_reworded(finding: &Finding) -> bool {
    finding.before == finding.after
}

fn finding_text(finding: &Finding) -> String {
    let Finding {
        kind,
        operation,
        before,
        after,
        ..
    } = finding;
    let presence = match finding.presence {
        Presence::Both => "",
        Presence::Removed => " (removed)",
        Presence::Added => " (added)",
    };
    let mut out = format!(
        "{}: {operation}{presence}\n  {before} -> {after}\n",
        kind.as_str()
    );
    for asked in finding.asked.iter().take(MOST_NAMED) {
        out.push_str(&format!("  - {asked}\n"));
    }
    let rest = finding.asked.len().saturating_sub(MOST_NAMED);
    if rest > 0 {
        out.push_str(&format!("  - and {rest} more\n"));
    }
    out.push('\n');
    out
}

/// The report for programs.
pub fn json(report: &Report) -> Value {
    let findings: Vec<Value> = report.findings.iter().map(finding_json).collect();
    let unprobed = report.unprobed.iter();
    let unprobed = unprobed.map(
        |(operation, answer)| json!({ "operation": operation, "answer": answer_json(*answer) }),
    );
    json!({
        "operations": report.operations,
        "requests": report.probes,
        "breaking": report.count(Kind::Breaking),
        "widening": report.count(Kind::Widening),
        "neutral": report.count(Kind::Neutral),
        "findings": findings,
        "unprobed": unprobed.collect::<Vec<_>>(),
    })
}

fn finding_json(finding: &Finding) -> Value {
    let presence = match finding.presence {
        Presence::Both => "both",
        Presence::Removed => "removed",
        Presence::Added => "added",
    };
    json!({
        "kind": finding.kind.as_str(),
        "operation": finding.operation,
        "id": finding.id,
        "presence": presence,
        "asked": finding.asked,
        "before": answer_json(finding.before),
        "after": answer_json(finding.after),
    })
}
