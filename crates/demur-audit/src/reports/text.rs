//! The report as somebody reads it in a terminal: how much was asked, what is wrong by weight and check, and what was not
//! looked at.

use crate::finding::{Confidence, Severity};
use crate::report::{Report, Reported};

use super::curl::{DEMUR_VARIABLES, curl};
use super::escape::{counted, cut, visible};
use super::group::{OfRule, by_rule};
use super::{docs_url, explain, page, time};

/// Narrower terminals break the lines themselves; in wider ones the ends of lines are too far from their beginnings.
const NARROWEST: usize = 60;
const WIDEST: usize = 120;

/// Addresses that are listed of one kind of finding.
const MOST: usize = 12;

/// Letters of an address; they stay in one piece, so that they can be copied.
const LONGEST: usize = 400;

/// The report in lines of about `width` columns, with ANSI colours where `colour` says so.
pub fn text(report: &Report, width: usize, colour: bool) -> String {
    let mut sheet = Sheet {
        out: String::new(),
        width: width.clamp(NARROWEST, WIDEST),
        colour,
    };
    top(&mut sheet, report);
    let groups = by_rule(report);
    for severity in Severity::ALL {
        let of_weight: Vec<&OfRule<'_>> =
            groups.iter().filter(|of| of.severity == severity).collect();
        if of_weight.is_empty() {
            continue;
        }
        let heading = severity.as_str().to_uppercase();
        sheet.line(&format!("\n{}", sheet.toned(severity, &heading)));
        for group in of_weight {
            rule(&mut sheet, report, group);
        }
    }
    bottom(&mut sheet, report);
    sheet.out
}

fn top(sheet: &mut Sheet, report: &Report) {
    let target = cut(&visible(&report.target), LONGEST).into_owned();
    sheet.line(&sheet.bold(&format!("demur audit {target}")));
    sheet.prose("", &scope(report));
    sheet.line("");
    sheet.prose("", &verdict(report));
    if let Some(stopped) = &report.stopped {
        sheet.prose("Stopped  ", stopped);
    }
}

/// How much was asked.
pub(super) fn scope(report: &Report) -> String {
    let coverage = &report.coverage;
    let mut parts = vec![
        time::minute(report.started),
        time::lasted(report.seconds),
        counted(report.requests, "request"),
        counted(coverage.resources, "resource"),
    ];
    if let Some((asked, all)) = coverage.operations {
        parts.push(format!("{asked} of {}", counted(all, "operation")));
    }
    parts.push(counted(coverage.checks.len(), "check"));
    parts.join(", ")
}

/// What came out, in one line.
pub(super) fn verdict(report: &Report) -> String {
    let mut out = match report.findings.len() {
        0 => "Nothing found".to_owned(),
        count => {
            let by_weight = Severity::ALL.into_iter().filter_map(|severity| {
                let count = report.count(severity);
                (count > 0).then(|| format!("{count} {severity}"))
            });
            let by_weight: Vec<String> = by_weight.collect();
            format!("{}: {}", counted(count, "finding"), by_weight.join(", "))
        }
    };
    if let Some(compared) = &report.baseline {
        out.push_str(&format!(
            "; {} new, {} known, {} gone",
            compared.new,
            compared.known,
            compared.gone.len()
        ));
    }
    if !report.suppressed.is_empty() {
        out.push_str(&format!("; {} accepted", report.suppressed.len()));
    }
    out
}

fn rule(sheet: &mut Sheet, report: &Report, group: &OfRule<'_>) {
    let name = sheet.bold(group.rule);
    sheet.line(&format!("\n{name} ({})", group.count()));
    sheet.prose("", page::tagline(group.rule));
    for kind in &group.kinds {
        sheet.line("");
        self::kind(sheet, kind);
    }
    let more = match &report.docs_url {
        Some(base) => docs_url(base, group.rule),
        None => explain(group.rule),
    };
    sheet.line(&format!("  More  {more}"));
}

fn kind(sheet: &mut Sheet, kind: &[&Reported]) {
    let Some(first) = kind.first() else {
        return;
    };
    let finding = &first.finding;
    let sure = match finding.confidence {
        Confidence::High => String::new(),
        Confidence::Medium | Confidence::Low => {
            format!(" (confidence: {})", finding.confidence.as_str())
        }
    };
    sheet.prose("  ", &format!("{}{sure}", finding.what));
    for one in kind.iter().take(MOST) {
        let known = if one.is_known { "  (known)" } else { "" };
        let who = match one.identity() {
            Some(name) if name != crate::probe::ANONYMOUS => format!("  as {}", visible(name)),
            Some(_) | None => String::new(),
        };
        let subject = one.subject();
        let subject = visible(&subject);
        sheet.line(&format!("    {}{who}{known}", cut(&subject, LONGEST)));
        if let Some(place) = &one.place
            && place.to_string() != subject
        {
            sheet.line(&format!("      at {}", visible(&place.to_string())));
        }
    }
    if kind.len() > MOST {
        sheet.line(&format!("    and {} more", kind.len() - MOST));
    }
    for fact in &finding.facts {
        sheet.prose("    - ", fact);
    }
    sheet.prose("  Why   ", &finding.why);
    sheet.prose("  Fix   ", &finding.fix);
    if let Some(exchange) = finding.exchanges.first() {
        let line = visible(&curl(exchange).replace('\n', "\\n")).into_owned();
        sheet.line(&format!("  See   {line}"));
    }
}

fn bottom(sheet: &mut Sheet, report: &Report) {
    if let Some(compared) = report.baseline.as_ref().filter(|one| !one.gone.is_empty()) {
        sheet.line(&format!("\n{}", sheet.bold("GONE SINCE THE BASELINE")));
        for row in &compared.gone {
            let subject = format!("{} {}", row.method, row.resource);
            let subject = format!("{}  {}", row.rule, subject.trim());
            sheet.line(&format!("  {}", cut(&visible(&subject), LONGEST)));
        }
    }
    if !report.suppressed.is_empty() {
        sheet.line(&format!("\n{}", sheet.bold("ACCEPTED")));
        for one in &report.suppressed {
            let rule = one.reported.finding.rule;
            let subject = one.reported.subject();
            sheet.line(&format!("  {rule}  {}", cut(&visible(&subject), LONGEST)));
            sheet.prose("    ", &one.reason);
        }
    }
    if !report.notes.is_empty() || !report.coverage.skipped.is_empty() {
        sheet.line(&format!(
            "\n{}",
            sheet.bold("NOT CHECKED, AND OTHER REMARKS")
        ));
        for note in &report.notes {
            sheet.prose("  - ", note);
        }
        for (reason, rules) in skipped(report) {
            sheet.prose("  - ", &format!("left out, {reason}: {}", rules.join(", ")));
        }
    }
    let asks_as_somebody = report.findings.iter().any(|one| {
        let first = one.finding.exchanges.first();
        first.is_some_and(|exchange| exchange.request.identity != crate::probe::ANONYMOUS)
    });
    if asks_as_somebody {
        sheet.line("");
        sheet.prose("", DEMUR_VARIABLES);
    }
}

/// The checks that were left out, by the reason.
pub(super) fn skipped(report: &Report) -> Vec<(&str, Vec<&'static str>)> {
    let mut reasons: Vec<(&str, Vec<&'static str>)> = Vec::new();
    for (rule, reason) in &report.coverage.skipped {
        match reasons.iter_mut().find(|(other, _)| other == reason) {
            Some((_, rules)) => rules.push(rule),
            None => reasons.push((reason, vec![rule])),
        }
    }
    reasons
}

/// The lines so far.
struct Sheet {
    out: String,
    width: usize,
    colour: bool,
}

impl Sheet {
    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// Sentences, broken between words; the lines after the first stand below the first word.
    fn prose(&mut self, before: &str, text: &str) {
        let text = visible(text).into_owned();
        let margin = " ".repeat(before.chars().count());
        let mut line = before.to_owned();
        let mut columns = margin.len();
        let mut is_first = true;
        for word in text.split(' ') {
            let width = word.chars().count();
            if !is_first && columns + 1 + width > self.width {
                self.line(&line);
                line.clone_from(&margin);
                columns = margin.len();
                is_first = true;
            }
            if !is_first {
                line.push(' ');
                columns += 1;
            }
            line.push_str(word);
            columns += width;
            is_first = false;
        }
        self.line(&line);
    }

    fn bold(&self, text: &str) -> String {
        self.styled("1", text)
    }

    fn toned(&self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Must => "1;31",
            Severity::Should => "1;33",
            Severity::Advice => "1;36",
        };
        self.styled(code, text)
    }

    fn styled(&self, code: &str, text: &str) -> String {
        if self.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
