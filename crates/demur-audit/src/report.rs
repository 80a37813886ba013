//! What one audit found out; the input of every output.

use std::collections::{BTreeMap, HashSet};

use demur_contract::Documents;
use url::Url;

use crate::baseline::{Baseline, Compared};
use crate::checks;
use crate::coverage::Coverage;
use crate::finding::{Finding, Severity};
use crate::fingerprint::Fingerprints;
use crate::origin::Origin;
use crate::place::{Place, Places};
use crate::suppress::{Date, Suppressions};

/// What one audit found out.
#[derive(Debug, Default)]
pub struct Report {
    /// The address where it began, without credentials.
    pub target: String,
    /// When it began, in seconds since 1970.
    pub started: u64,
    /// How long it took.
    pub seconds: f64,
    /// How many requests were sent, or are in the record.
    pub requests: usize,
    /// What is wrong: the heaviest first, then in the order of the catalogue, then by address.
    pub findings: Vec<Reported>,
    /// What somebody accepted.
    pub suppressed: Vec<Suppressed>,
    /// How the findings compare to those of another audit.
    pub baseline: Option<Compared>,
    /// Why it ended before everything was asked.
    pub stopped: Option<String>,
    /// What could not be checked and why, and what else somebody should know.
    pub notes: Vec<String>,
    /// What was looked at.
    pub coverage: Coverage,
    /// What is worth failing on.
    pub fail_on: Threshold,
    /// The names of the fields by which each identity is known.
    pub credentials: BTreeMap<String, Vec<String>>,
    /// Where our own pages are served, such as `https://api.example`.
    pub docs_url: Option<String>,
}

/// A finding, and what is known of it beside what the check says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The finding.
    pub finding: Finding,
    /// The same for the same finding in another audit.
    pub fingerprint: String,
    /// Whether the baseline has it.
    pub is_known: bool,
    /// Where the document speaks of it.
    pub place: Option<Place>,
}

/// A finding that somebody accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Suppressed {
    /// The finding.
    pub reported: Reported,
    /// Why it is accepted.
    pub reason: String,
}

/// From which weight on an audit fails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Threshold {
    /// This, and what is heavier.
    From(Severity),
    /// Whatever is found is told, and nothing fails.
    #[default]
    Never,
}

impl Threshold {
    /// What it is called on a command line.
    pub const WORDS: [&'static str; 4] = ["must", "should", "advice", "never"];

    /// The threshold of this name.
    pub fn named(word: &str) -> Option<Self> {
        let mut all = Severity::ALL.into_iter();
        let severity = all.find(|severity| severity.as_str() == word);
        match (severity, word) {
            (Some(severity), _) => Some(Self::From(severity)),
            (None, "never") => Some(Self::Never),
            (None, _) => None,
        }
    }

    /// Whether something of this weight fails.
    pub fn is_reached_by(self, severity: Severity) -> bool {
        match self {
            Self::From(least) => severity >= least,
            Self::Never => false,
        }
    }
}

impl Report {
    /// What was found at a target, in order, each once.
    pub fn of(target: &str, found: Vec<Finding>) -> Self {
        let fingerprints = Fingerprints::at(target);
        let mut findings: Vec<Reported> = found
            .into_iter()
            .map(|finding| Reported {
                fingerprint: fingerprints.of(&finding),
                finding,
                is_known: false,
                place: None,
            })
            .collect();
        let mut seen = HashSet::new();
        findings.retain(|one| seen.insert(one.said()));
        findings.sort_by_cached_key(Reported::order);
        Self {
            target: without_credentials(target),
            findings,
            ..Self::default()
        }
    }

    /// Says of each finding where a document speaks of it; the first of several that does.
    pub fn locate(&mut self, documents: &Documents) {
        let Some(places) = Places::of(documents) else {
            return;
        };
        for one in &mut self.findings {
            if one.place.is_none() {
                one.place = places.find(&one.finding);
            }
        }
    }

    /// Takes out what somebody accepted, and notes what no longer needs to be.
    pub fn suppress(&mut self, suppressions: &Suppressions, today: Date) {
        let mut used = vec![false; suppressions.rows().len()];
        let found = std::mem::take(&mut self.findings);
        for reported in found {
            let fits = suppressions.fitting(&reported, today);
            match fits {
                Some((number, row)) => {
                    if let Some(used) = used.get_mut(number) {
                        *used = true;
                    }
                    self.suppressed.push(Suppressed {
                        reported,
                        reason: row.reason.clone(),
                    });
                }
                None => self.findings.push(reported),
            }
        }
        self.notes.extend(suppressions.remarks(&used, today));
    }

    /// Tells known findings from new ones.
    pub fn compare(&mut self, baseline: &Baseline) {
        for one in &mut self.findings {
            one.is_known = baseline.has(&one.fingerprint);
        }
        self.baseline = Some(baseline.compared(self));
    }

    /// The findings to fail on.
    pub fn failing(&self) -> impl Iterator<Item = &Reported> {
        self.findings.iter().filter(|one| self.fails_on(one))
    }

    /// Whether this one is worth failing on: heavy enough, and new.
    pub fn fails_on(&self, one: &Reported) -> bool {
        !one.is_known && self.fail_on.is_reached_by(one.finding.severity)
    }

    /// How many findings have this weight.
    pub fn count(&self, severity: Severity) -> usize {
        let of_weight = |one: &&Reported| one.finding.severity == severity;
        self.findings.iter().filter(of_weight).count()
    }
}

impl Reported {
    /// The method of the request that shows it most clearly.
    pub fn method(&self) -> Option<&str> {
        let first = self.finding.exchanges.first();
        first.map(|exchange| exchange.request.method.as_str())
    }

    /// The address it is about.
    pub fn url(&self) -> Option<String> {
        let first = self.finding.exchanges.first();
        let own = || first.map(|one| one.request.address());
        self.finding.about.clone().or_else(own)
    }

    /// Who asked.
    pub fn identity(&self) -> Option<&str> {
        let first = self.finding.exchanges.first();
        first.map(|exchange| exchange.request.identity.as_str())
    }

    /// The status of the answer that shows it most clearly.
    pub fn status(&self) -> Option<u16> {
        self.finding.exchanges.first()?.status()
    }

    /// What it is about, for people: method and address, or the place in the document.
    pub fn subject(&self) -> String {
        match (self.method(), self.url()) {
            (Some(method), Some(url)) => format!("{method} {url}"),
            (None, Some(url)) => url,
            (_, None) => match (&self.place, &self.finding.pointer) {
                (Some(place), _) => place.to_string(),
                (None, Some(pointer)) => format!("the document, at {pointer}"),
                (None, None) => self.finding.operation.clone().unwrap_or_default(),
            },
        }
    }

    /// What makes two findings the same within one report.
    fn said(&self) -> (&'static str, String, String, Option<String>) {
        (
            self.finding.rule,
            self.finding.what.clone(),
            self.subject(),
            self.identity().map(str::to_owned),
        )
    }

    fn order(&self) -> (std::cmp::Reverse<Severity>, &'static str, String, String) {
        let number = checks::check(self.finding.rule).map_or("", |check| check.number);
        (
            std::cmp::Reverse(self.finding.severity),
            number,
            self.url().unwrap_or_default(),
            self.finding.what.clone(),
        )
    }
}

/// An address without the user and the password that may stand in it.
fn without_credentials(target: &str) -> String {
    let Ok(mut url) = Url::parse(target) else {
        return target.to_owned();
    };
    if Origin::of(&url).is_none() || (url.username().is_empty() && url.password().is_none()) {
        return target.to_owned();
    }
    // Neither can fail where there is a host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::{Report, Threshold};
    use crate::finding::{Finding, Severity};

    fn finding(severity: Severity, what: &str) -> Finding {
        Finding {
            rule: "head-differs-from-get",
            severity,
            ..Finding::without(what).about("https://shop.example/a")
        }
    }

    #[test]
    fn the_heaviest_come_first_and_each_once() {
        let found = vec![
            finding(Severity::Advice, "c"),
            finding(Severity::Must, "b"),
            finding(Severity::Must, "a"),
            finding(Severity::Must, "b"),
        ];
        let report = Report::of("https://shop.example", found);
        let said: Vec<_> = report
            .findings
            .iter()
            .map(|one| &one.finding.what)
            .collect();
        assert_eq!(said, ["a", "b", "c"]);
        assert_eq!(report.count(Severity::Must), 2);
    }

    #[test]
    fn thresholds_are_reached_from_below() {
        let reached = |word: &str| {
            let threshold = Threshold::named(word).unwrap();
            Severity::ALL.map(|severity| threshold.is_reached_by(severity))
        };
        assert_eq!(reached("must"), [true, false, false]);
        assert_eq!(reached("should"), [true, true, false]);
        assert_eq!(reached("advice"), [true, true, true]);
        assert_eq!(reached("never"), [false, false, false]);
        assert_eq!(Threshold::named("error"), None);
        assert!(
            Threshold::WORDS
                .into_iter()
                .all(|word| Threshold::named(word).is_some())
        );
    }

    #[test]
    fn what_is_known_does_not_fail() {
        let mut report = Report::of("https://shop.example", vec![finding(Severity::Must, "a")]);
        assert_eq!(
            report.failing().count(),
            0,
            "nothing fails unless that is asked for"
        );
        report.fail_on = Threshold::From(Severity::Should);
        assert_eq!(report.failing().count(), 1);
        report.findings[0].is_known = true;
        assert_eq!(report.failing().count(), 0);
    }

    #[test]
    fn no_password_is_told() {
        let report = Report::of("https://me:secret@shop.example/a", Vec::new());
        assert_eq!(report.target, "https://shop.example/a");
        assert_eq!(
            Report::of("https://shop.example", Vec::new()).target,
            "https://shop.example"
        );
        assert_eq!(Report::of("run.jsonl", Vec::new()).target, "run.jsonl");
    }
}
