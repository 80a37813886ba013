//! Bodies and rules made to do harm.

mod common;

use std::fmt::Write as _;

use common::{answer, compile, judge_all, verdict};
use demur_rules::{Budget, Rule, RuleText, Why, judge};
use demur_schema::{JsonLimits, TapeStorage, read_json};
use proptest::prelude::*;

fn numbers(count: usize) -> String {
    let list: Vec<_> = (0..count).map(|number| number.to_string()).collect();
    format!(r#"{{"l":[{}]}}"#, list.join(","))
}

#[test]
fn loops_within_loops_end_with_the_budget() {
    for rule in [
        "self.l.all(a, self.l.all(b, self.l.all(c, self.l.all(d, a + b + c + d >= 0))))",
        "self.l.map(a, self.l.map(b, self.l.map(c, a))).size() > 0",
        "self.l.exists(a, self.l.exists(b, self.l.exists(c, a < 0)))",
        "self.l.all(a, self.l == self.l)",
        "self.l.all(a, self.l.distinct().isSorted())",
        "self.l.all(a, (self.l + self.l + self.l).size() > 0)",
        // What runs out of steps is not hidden by what is wrong with the other side, nor by a side that decides.
        "self.none == 1 || self.l.all(a, self.l.all(b, self.l.all(c, true)))",
        "self.l.all(a, self.l.all(b, self.l.all(c, true))) || true",
        "(self.l.all(a, self.l.all(b, self.l.all(c, true))) ? false : false) || true",
        "!(self.l.all(a, self.l.all(b, self.l.all(c, true))) && false)",
    ] {
        assert_eq!(verdict(rule, &numbers(1000)), "budget", "{rule}");
    }
}

#[test]
fn texts_that_grow_end_with_the_budget() {
    let mut rule = "self.t".to_owned();
    for _ in 0..6 {
        rule = format!("[{rule}].map(x, x + x + x + x + x + x + x + x)[0]");
    }
    let body = format!(r#"{{"t":"{}"}}"#, "x".repeat(1000));
    assert_eq!(verdict(&format!("{rule} == ''"), &body), "budget");
}

#[test]
fn patterns_take_linear_time_and_are_paid_for() {
    let rule = "self.t.matches('^(a+)+$') || self.t.matches('(x+x+)+y')";
    let body = format!(r#"{{"t":"{}!"}}"#, "a".repeat(300_000));
    assert_eq!(verdict(rule, &body), "bad");
    let many = "self.l.all(x, !self.t.matches('a{0,200}b'))";
    let body = format!(
        r#"{{"l":[{}0],"t":"{}"}}"#,
        "0,".repeat(10_000),
        "a".repeat(10_000)
    );
    assert_eq!(verdict(many, &body), "budget");
}

#[test]
fn a_text_that_is_copied_is_paid_for() {
    let body = format!(r#"{{"t":"{}"}}"#, "x".repeat(100_000));
    let rule = compile("has(self.t)");
    assert_eq!(answer(&rule, &body, Budget { steps: 100 }), "budget");
    assert_eq!(answer(&rule, &body, Budget { steps: 1000 }), "good");
}

#[test]
fn what_was_seen_is_looked_for_no_longer_than_until_it_is_found() {
    let others: Vec<_> = (0..100).map(|number| format!("[{number}]")).collect();
    let body = format!(r#"{{"l":[{}{}]}}"#, others.join(","), ",[0]".repeat(10_000));
    assert_eq!(verdict("self.l.distinct().size() == 100", &body), "good");
}

#[test]
fn all_rules_share_the_budget() {
    let body = numbers(1000);
    let rule = || compile("self.l.all(x, x >= 0)");
    let budget = Budget { steps: 12_000 };
    let rules = [rule(), rule(), rule(), rule()];
    let judgement = judge_all(&rules, &body, budget);
    assert!(judgement.violations.is_empty());
    assert_eq!(judgement.unchecked, [Why::Budget, Why::Budget]);
    assert_eq!(answer(&rule(), &body, Budget { steps: 10 }), "budget");
    assert_eq!(judge_all(&[], &body, Budget { steps: 0 }).unchecked, []);
}

#[test]
fn a_megabyte_is_judged_within_the_budget() {
    let mut body = String::from(r#"{"total":0,"items":["#);
    let mut count = 0;
    while body.len() < 1_000_000 {
        count += 1;
        write!(
            body,
            r#"{{"ref":"item-{count}","price":{count}.25,"count":1}},"#
        )
        .unwrap();
    }
    body.push_str(r#"{"ref":"last","price":1,"count":1}]}"#);
    let rules = [
        compile("self.items.map(i, i.ref).distinct().size() == self.items.size()"),
        compile("self.items.all(i, i.count > 0)"),
        compile("self.total == 1"),
    ];
    let judgement = judge_all(&rules, &body, Budget { steps: 1_000_000 });
    assert_eq!(judgement.unchecked, []);
    assert_eq!(judgement.violations.len(), 1);
}

#[test]
fn the_deepest_body_is_compared_and_left_again() {
    let limits = JsonLimits {
        depth: 512,
        ..JsonLimits::default()
    };
    let deep = format!("{}1{}", r#"{"a":["#.repeat(256), "]}".repeat(256));
    let mut storage = TapeStorage::default();
    let tape = read_json(deep.as_bytes(), &limits, &mut storage).unwrap();
    let rules = [compile("self == self && [self].distinct().size() == 1")];
    let judgement = judge(&rules, &tape, Budget::default());
    assert!(judgement.violations.is_empty());
    assert_eq!(judgement.unchecked, []);
}

#[test]
fn rules_can_be_shared_by_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Rule>();
    let rule = compile("self.a.matches('^x') && self.b > 1");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let found = answer(&rule, r#"{"a":"xy","b":2}"#, Budget::default());
                assert_eq!(found, "good");
            });
        }
    });
}

const SET: [&str; 24] = [
    "self.a > self.b",
    "self.a == self.b",
    "self == self",
    "has(self.a) && has(self.a.b)",
    "self.a + self.b == self.b + self.a",
    "self.a - self.b <= self.a * self.b",
    "self.a / self.b == 1 || self.a % self.b == 1",
    "-self.a < 0",
    "self.a.size() == self.b.size()",
    "self.all(k, k != '')",
    "self.a.all(x, x > 0) || self.a.exists(x, x == null)",
    "self.a.map(x, x + x).sum() > 0",
    "self.a.filter(x, x > self.b).distinct().size() < 3",
    "self.a.max() >= self.a.min() && self.a.isSorted()",
    "self.a[self.b] == self[0]",
    "self.a in self.b",
    "self[self.a] == 1",
    "{'x': 1}[self.a] == 1",
    "int(self.a) == int(double(self.a))",
    "string(self.a).trim().lowerAscii().upperAscii() != ''",
    "timestamp(self.a) + duration(self.b) > timestamp('2026-01-01T00:00:00Z')",
    "self.a.contains(self.b) || self.a.startsWith(self.b) || self.a.endsWith(self.b)",
    "self.a.matches('^(a|b)*$')",
    "(self.a ? self.b : self) == [self, {self.a: self.b}]",
];

fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-3_i64..3).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::from(i64::MIN)),
        Just(Value::from(1e300)),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        "[ab]{0,3}|2026-01-01T00:00:00Z|-?1h30m|\\PC{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map("[abx0]", inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn few_steps_change_no_answer_but_to_the_budget(a in json(), b in json(), whole in json(), steps in 0_u64..200) {
        let rules = SET.map(compile);
        for body in [serde_json::json!({"a": a, "b": b}), whole] {
            let text = body.to_string();
            for (rule, written) in rules.iter().zip(SET) {
                let many = answer(rule, &text, Budget::default());
                let few = answer(rule, &text, Budget { steps });
                prop_assert!(few == many || few == "budget", "{} of {}: {}, {}", written, text, few, many);
            }
        }
    }

    #[test]
    fn a_body_without_members_is_judged_as_one_that_is_read_as_a_whole(a in json(), b in json()) {
        // The first looks at two members, the second at the whole; the answer is the same.
        let (parts, whole) = ("self.a == self.b", "self['a'] == self['b']");
        let text = serde_json::json!({"a": a, "b": b}).to_string();
        prop_assert_eq!(verdict(parts, &text), verdict(whole, &text));
    }

    #[test]
    fn the_compiler_has_an_answer_for_every_text(text in "[a-z0-9 .()\\[\\]{}'\"?:!&|=<>+*/%,-]{0,60}|self\\PC{0,40}") {
        let answer = Rule::compile(RuleText::new(&text, "x"));
        prop_assert!(answer.is_ok() || answer.is_err_and(|defects| !defects.is_empty()));
    }
}
