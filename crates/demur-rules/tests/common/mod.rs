//! Helpers of the tests.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where its premises fail"
)]
#![allow(dead_code, reason = "not every test uses every helper")]

use demur_rules::{Budget, Judgement, Rule, RuleDefect, RuleText, judge};
use demur_schema::{JsonLimits, TapeStorage, read_json};

pub(crate) fn compile(rule: &str) -> Rule {
    Rule::compile(RuleText::new(rule, "it must be so")).unwrap_or_else(|defects| {
        panic!("{rule}: {defects:#?}");
    })
}

pub(crate) fn defects(rule: &str) -> Vec<RuleDefect> {
    match Rule::compile(RuleText::new(rule, "it must be so")) {
        Ok(_) => panic!("{rule} was accepted"),
        Err(defects) => defects,
    }
}

pub(crate) fn judge_all<'r>(rules: &'r [Rule], body: &str, budget: Budget) -> Judgement<'r> {
    let mut storage = TapeStorage::default();
    let limits = JsonLimits::default();
    let tape = read_json(body.as_bytes(), &limits, &mut storage).unwrap();
    judge(rules, &tape, budget)
}

/// `good`, `bad`, or why it could not be checked.
pub(crate) fn verdict(rule: &str, body: &str) -> &'static str {
    answer(&compile(rule), body, Budget::default())
}

/// The same, of a rule that has been compiled, with some steps.
pub(crate) fn answer(rule: &Rule, body: &str, budget: Budget) -> &'static str {
    let judgement = judge_all(std::slice::from_ref(rule), body, budget);
    match (
        judgement.violations.as_slice(),
        judgement.unchecked.as_slice(),
    ) {
        ([], []) => "good",
        ([_], []) => "bad",
        ([], [why]) => why.as_str(),
        other => panic!("{other:?}"),
    }
}
