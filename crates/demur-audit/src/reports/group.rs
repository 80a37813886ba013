//! Findings that say the same of several resources, together.

use crate::finding::Severity;
use crate::report::{Report, Reported};

/// The findings of one check with one weight.
pub(super) struct OfRule<'r> {
    pub(super) rule: &'static str,
    pub(super) severity: Severity,
    /// What is wrong, each with everything of which it is said.
    pub(super) kinds: Vec<Vec<&'r Reported>>,
}

impl OfRule<'_> {
    /// How many findings.
    pub(super) fn count(&self) -> usize {
        self.kinds.iter().map(Vec::len).sum()
    }
}

/// By weight and check, in the order of the report; and what says the same of several addresses once.
pub(super) fn by_rule(report: &Report) -> Vec<OfRule<'_>> {
    let mut rules: Vec<OfRule<'_>> = Vec::new();
    for one in &report.findings {
        let finding = &one.finding;
        let known = rules
            .iter_mut()
            .find(|of| of.rule == finding.rule && of.severity == finding.severity);
        match known {
            Some(of_rule) => place(&mut of_rule.kinds, one),
            None => rules.push(OfRule {
                rule: finding.rule,
                severity: finding.severity,
                kinds: vec![vec![one]],
            }),
        }
    }
    rules
}

fn place<'r>(kinds: &mut Vec<Vec<&'r Reported>>, one: &'r Reported) {
    let says_the_same = |kind: &&mut Vec<&Reported>| {
        kind.first().is_some_and(|other| {
            let (other, own) = (&other.finding, &one.finding);
            other.what == own.what
                && other.why == own.why
                && other.fix == own.fix
                && other.confidence == own.confidence
        })
    };
    match kinds.iter_mut().find(says_the_same) {
        Some(kind) => kind.push(one),
        None => kinds.push(vec![one]),
    }
}
