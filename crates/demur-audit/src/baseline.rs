//! Findings that somebody knows of: what an audit found once, so that the next one tells what is new.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashSet;

use crate::fingerprint::Fingerprints;
use crate::report::{Report, Reported};

/// The version of the file.
const VERSION: u64 = 1;

/// What an audit found once.
#[derive(Debug, Default)]
pub struct Baseline {
    rows: Vec<Row>,
    fingerprints: HashSet<String>,
}

/// One finding of a baseline. All but the fingerprint is for people who read the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Row {
    /// The id of the check.
    pub rule: String,
    /// The method, if a request shows it.
    #[serde(default)]
    pub method: String,
    /// What it is about, with names in place of values.
    pub resource: String,
    /// By what it is known again.
    pub fingerprint: String,
}

/// How findings compare to a baseline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// How many were known.
    pub known: usize,
    /// How many were not.
    pub new: usize,
    /// What was known and was not found again, although it was looked for.
    pub gone: Vec<Row>,
}

impl Baseline {
    /// Reads what [`Baseline::write`] wrote.
    ///
    /// # Errors
    ///
    /// A sentence that says why this is no baseline.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: Value =
            serde_json::from_str(text).map_err(|error| format!("this is no JSON: {error}"))?;
        let version = file.get("version").and_then(Value::as_u64);
        if version != Some(VERSION) {
            return Err(format!("`version` is not {VERSION}"));
        }
        let rows = file.get("findings").cloned().unwrap_or_default();
        let rows: Vec<Row> = serde_json::from_value(rows)
            .map_err(|error| format!("`findings` is no list of findings: {error}"))?;
        Ok(Self::of(rows))
    }

    fn of(rows: Vec<Row>) -> Self {
        Self {
            fingerprints: rows.iter().map(|row| row.fingerprint.clone()).collect(),
            rows,
        }
    }

    /// The findings of a report as a file: one a line and in order, so that a change of it can be read.
    pub fn write(report: &Report) -> String {
        let fingerprints = Fingerprints::at(&report.target);
        let mut rows: Vec<Row> = report
            .findings
            .iter()
            .map(|one| row(one, &fingerprints))
            .collect();
        rows.sort();
        rows.dedup();
        let lines: Vec<String> = rows
            .iter()
            .filter_map(|row| serde_json::to_string(row).ok())
            .map(|row| format!("    {row}"))
            .collect();
        format!(
            "{{\n  \"version\": {VERSION},\n  \"findings\": [\n{}\n  ]\n}}\n",
            lines.join(",\n")
        )
    }

    /// Whether a finding with this fingerprint is known.
    pub fn has(&self, fingerprint: &str) -> bool {
        self.fingerprints.contains(fingerprint)
    }

    /// How the findings of a report compare. An audit that was ended early, or left a check out, did not look for
    /// everything.
    pub(crate) fn compared(&self, report: &Report) -> Compared {
        let accepted = report.suppressed.iter().map(|one| &one.reported);
        let all = report.findings.iter().chain(accepted);
        let found: HashSet<&str> = all.map(|one| one.fingerprint.as_str()).collect();
        let is_gone = |row: &&Row| {
            let looked_for = report.stopped.is_none() && report.coverage.has(&row.rule);
            looked_for && !found.contains(row.fingerprint.as_str())
        };
        let known = report.findings.iter().filter(|one| one.is_known).count();
        Compared {
            known,
            new: report.findings.len() - known,
            gone: self.rows.iter().filter(is_gone).cloned().collect(),
        }
    }
}

fn row(one: &Reported, fingerprints: &Fingerprints) -> Row {
    Row {
        rule: one.finding.rule.to_owned(),
        method: one.method().unwrap_or_default().to_owned(),
        resource: fingerprints.resource(&one.finding),
        fingerprint: one.fingerprint.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::Baseline;
    use crate::finding::{Finding, Severity};
    use crate::report::{Report, Threshold};

    fn report(whats: &[&str]) -> Report {
        let found = whats.iter().map(|what| Finding {
            rule: "head-differs-from-get",
            severity: Severity::Must,
            ..Finding::without(*what).about("https://shop.example/a")
        });
        let mut report = Report::of("https://shop.example", found.collect());
        report.fail_on = Threshold::From(Severity::Must);
        report
    }

    #[test]
    fn what_was_found_once_is_known_and_what_is_new_fails() {
        let written = Baseline::write(&report(&["one", "two"]));
        let baseline = Baseline::read(&written).unwrap();
        let mut next = report(&["two", "three"]);
        next.compare(&baseline);
        let compared = next.baseline.clone().unwrap();
        assert_eq!(
            (compared.known, compared.new, compared.gone.len()),
            (1, 1, 1)
        );
        let failing: Vec<_> = next
            .failing()
            .map(|one| one.finding.what.as_str())
            .collect();
        assert_eq!(failing, ["three"]);
    }

    #[test]
    fn what_was_not_looked_for_is_not_gone() {
        let baseline = Baseline::read(&Baseline::write(&report(&["one"]))).unwrap();
        let mut next = report(&[]);
        next.stopped = Some("five failures in a row".to_owned());
        next.compare(&baseline);
        assert!(next.baseline.unwrap().gone.is_empty());
        let mut next = report(&[]);
        next.coverage.skipped = vec![("head-differs-from-get", "it was not chosen".to_owned())];
        next.compare(&baseline);
        assert!(next.baseline.unwrap().gone.is_empty());
    }

    #[test]
    fn a_file_is_the_same_for_the_same_findings() {
        let written = Baseline::write(&report(&["one", "two"]));
        assert_eq!(written, Baseline::write(&report(&["two", "one", "one"])));
        assert_eq!(written.lines().count(), 7);
        assert!(Baseline::read(&Baseline::write(&report(&[]))).is_ok());
    }

    #[test]
    fn other_files_are_refused() {
        let check = |text: &str, expected: &str| {
            let fault = Baseline::read(text).unwrap_err();
            assert!(fault.contains(expected), "{fault}");
        };
        check("{", "no JSON");
        check("{}", "`version`");
        check("{\"version\":2,\"findings\":[]}", "`version`");
        check("{\"version\":1}", "no list");
        check("{\"version\":1,\"findings\":[{\"rule\":\"a\"}]}", "no list");
    }
}
