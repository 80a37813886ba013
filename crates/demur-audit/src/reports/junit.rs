//! `JUnit` XML, for pipelines that show test results: a suite for each check, a case for each resource or operation of
//! which it said something, and one for a check that found nothing.

use crate::checks;
use crate::report::{Report, Reported};

use super::curl::curl;
use super::escape::{cut, visible, xml};
use super::{docs_url, explain, page, time};

/// Letters of a name or a message.
const LONGEST: usize = 400;

/// One case.
struct Case {
    name: String,
    outcome: String,
    is_failure: bool,
    is_skipped: bool,
}

/// The report as test results. What the audit fails on is a failure; what is known, accepted or was left out is skipped.
pub fn junit(report: &Report) -> String {
    let mut suites = String::new();
    let (mut tests, mut failures, mut skipped) = (0, 0, 0);
    for check in checks::ALL {
        let cases = cases(report, check.id);
        if cases.is_empty() {
            continue;
        }
        let failed = cases.iter().filter(|case| case.is_failure).count();
        let left_out = cases.iter().filter(|case| case.is_skipped).count();
        tests += cases.len();
        failures += failed;
        skipped += left_out;
        suites.push_str(&format!(
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"{left_out}\" timestamp=\"{}\">\n",
            check.id,
            cases.len(),
            time::rfc3339(report.started).trim_end_matches('Z'),
        ));
        for case in cases {
            suites.push_str(&format!(
                "    <testcase classname=\"demur.{}\" name=\"{}\" time=\"0\">{}</testcase>\n",
                check.id,
                xml(&cut(&visible(&case.name), LONGEST)),
                case.outcome
            ));
        }
        suites.push_str("  </testsuite>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"demur audit {}\" tests=\"{tests}\" failures=\"{failures}\" \
         errors=\"0\" skipped=\"{skipped}\" time=\"{:.3}\">\n{suites}</testsuites>\n",
        xml(&cut(&visible(&report.target), LONGEST)),
        report.seconds.max(0.0),
    )
}

/// The cases of one check. Several findings about one resource are one case.
fn cases(report: &Report, rule: &str) -> Vec<Case> {
    let of_rule = |one: &&Reported| one.finding.rule == rule;
    let mut by_name: Vec<(String, Vec<&Reported>)> = Vec::new();
    for one in report.findings.iter().filter(of_rule) {
        let name = name(one);
        match by_name.iter_mut().find(|(other, _)| *other == name) {
            Some((_, findings)) => findings.push(one),
            None => by_name.push((name, vec![one])),
        }
    }
    let mut cases: Vec<Case> = by_name
        .into_iter()
        .map(|(name, findings)| case(report, name, &findings))
        .collect();
    for one in &report.suppressed {
        if one.reported.finding.rule == rule {
            let name = name(&one.reported);
            cases.push(left_out(name, &format!("accepted: {}", one.reason)));
        }
    }
    if !cases.is_empty() {
        return cases;
    }
    let coverage = &report.coverage;
    let skipped = coverage.skipped.iter().find(|(id, _)| *id == rule);
    match skipped {
        Some((_, reason)) => vec![left_out("all".to_owned(), reason)],
        None if coverage.checks.contains(&rule) => vec![Case {
            name: "all".to_owned(),
            outcome: String::new(),
            is_failure: false,
            is_skipped: false,
        }],
        None => Vec::new(),
    }
}

/// The operation, or method and address.
fn name(one: &Reported) -> String {
    let operation = one.finding.operation.clone();
    operation.unwrap_or_else(|| one.subject())
}

fn case(report: &Report, name: String, findings: &[&Reported]) -> Case {
    let texts: Vec<String> = findings.iter().map(|one| text(report, one)).collect();
    let text = xml(&texts.join("\n\n"));
    let failing = findings.iter().find(|one| report.fails_on(one));
    if let Some(one) = failing {
        let message = xml(&cut(&visible(&one.finding.what), LONGEST));
        let kind = one.finding.severity;
        return Case {
            name,
            outcome: format!("<failure type=\"{kind}\" message=\"{message}\">{text}</failure>"),
            is_failure: true,
            is_skipped: false,
        };
    }
    if findings.iter().all(|one| one.is_known) {
        return left_out(name, "known: the baseline has it");
    }
    // Less than what the audit fails on.
    Case {
        name,
        outcome: format!("<system-out>{text}</system-out>"),
        is_failure: false,
        is_skipped: false,
    }
}

fn left_out(name: String, reason: &str) -> Case {
    Case {
        name,
        outcome: format!(
            "<skipped message=\"{}\"/>",
            xml(&cut(&visible(reason), LONGEST))
        ),
        is_failure: false,
        is_skipped: true,
    }
}

fn text(report: &Report, one: &Reported) -> String {
    let finding = &one.finding;
    let mut lines = vec![
        format!("{} ({}): {}", finding.rule, finding.severity, finding.what),
        one.subject(),
    ];
    lines.extend(finding.facts.iter().map(|fact| format!("- {fact}")));
    lines.push(format!("Rule: {}", page::tagline(finding.rule)));
    lines.push(format!("Why: {}", finding.why));
    lines.push(format!("Fix: {}", finding.fix));
    lines.extend(
        finding
            .exchanges
            .first()
            .map(|one| format!("See: {}", curl(one))),
    );
    lines.push(match &report.docs_url {
        Some(base) => format!("More: {}", docs_url(base, finding.rule)),
        None => format!("More: {}", explain(finding.rule)),
    });
    lines.join("\n")
}
