//! Helpers of the tests.

use demur_rules::{Budget, Judgement, Rule, RuleDefect, RuleText, judge};
use demur_schema::{JsonLimits, TapeStorage, read_json};

pub fn compile(rule: &str) -> Rule {
    Rule::compile(RuleText::new(rule, "it must be so")).unwrap_or_else(|defects| {
        panic!("{rule}: {defects:#?}");
    })
}

#[allow(dead_code, reason = "not every test looks at defects")]
pub fn defects(rule: &str) -> Vec<RuleDefect> {
    match Rule::compile(RuleText::new(rule, "it must be so")) {
        Ok(_) => panic!("{rule} was accepted"),
        Err(defects) => defects,
    }
}

pub fn judge_all(rules: &[Rule], body: &str, budget: Budget) -> Judgement {
    let mut storage = TapeStorage::default();
    let limits = JsonLimits::default();
    let tape = read_json(body.as_bytes(), &limits, &mut storage).unwrap();
    judge(rules, &tape, budget)
}

/// `good`, `bad`, or why it could not be checked.
pub fn verdict(rule: &str, body: &str) -> &'static str {
    let judgement = judge_all(&[compile(rule)], body, Budget::default());
    match (
        judgement.violations.as_slice(),
        judgement.unchecked.as_slice(),
    ) {
        ([], []) => "good",
        ([_], []) => "bad",
        ([], [(0, why)]) => why.as_str(),
        other => panic!("{other:?}"),
    }
}
