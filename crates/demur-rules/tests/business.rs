//! Rules as people need them.

mod common;

use common::{compile, judge_all, verdict};
use demur_rules::{Budget, Rule, RuleText, StatusClass};

/// What is asked for, the rule, a good body, a bad one.
const RULES: [(&str, &str, &str, &str); 28] = [
    (
        "end after start",
        "self.end > self.start",
        r#"{"start":1,"end":2}"#,
        r#"{"start":2,"end":2}"#,
    ),
    (
        "moments in order, whatever their offset",
        "timestamp(self.end) > timestamp(self.start)",
        r#"{"start":"2026-01-01T10:00:00+02:00","end":"2026-01-01T09:00:00Z"}"#,
        r#"{"start":"2026-01-01T10:00:00Z","end":"2026-01-01T10:30:00+01:00"}"#,
    ),
    (
        "a stay of thirty days at most",
        "timestamp(self.out) - timestamp(self.in_) <= duration('720h')",
        r#"{"in_":"2026-01-01T00:00:00Z","out":"2026-01-31T00:00:00Z"}"#,
        r#"{"in_":"2026-01-01T00:00:00Z","out":"2026-01-31T00:00:01Z"}"#,
    ),
    (
        "sum of the items within the limit",
        "self.items.map(i, i.price * i.count).sum() <= self.limit",
        r#"{"limit":100,"items":[{"price":9.5,"count":2},{"price":81,"count":1}]}"#,
        r#"{"limit":100,"items":[{"price":9.5,"count":2},{"price":81.5,"count":1}]}"#,
    ),
    (
        "the total is the sum",
        "self.total == self.items.map(i, i.cents).sum()",
        r#"{"total":30,"items":[{"cents":10},{"cents":20}]}"#,
        r#"{"total":31,"items":[{"cents":10},{"cents":20}]}"#,
    ),
    (
        "one of two, not both",
        "has(self.iban) != has(self.card)",
        r#"{"iban":"x"}"#,
        r#"{"iban":"x","card":"y"}"#,
    ),
    (
        "exactly one of three",
        "[has(self.a), has(self.b), has(self.c)].exists_one(x, x)",
        r#"{"b":1}"#,
        r#"{"b":1,"c":null}"#,
    ),
    (
        "unique references",
        "self.items.map(i, i.ref).distinct().size() == self.items.size()",
        r#"{"items":[{"ref":"a"},{"ref":"b"}]}"#,
        r#"{"items":[{"ref":"a"},{"ref":"b"},{"ref":"a"}]}"#,
    ),
    (
        "unique references, in plain CEL",
        "self.items.all(i, self.items.exists_one(j, j.ref == i.ref))",
        r#"{"items":[{"ref":"a"},{"ref":"b"}]}"#,
        r#"{"items":[{"ref":"a"},{"ref":"a"}]}"#,
    ),
    (
        "state transitions",
        "self.to in {'draft': ['sent'], 'sent': ['paid', 'void'], 'paid': []}[self.from]",
        r#"{"from":"sent","to":"void"}"#,
        r#"{"from":"draft","to":"paid"}"#,
    ),
    (
        "currency of the country",
        "!(self.country in {'DE': 'EUR', 'CH': 'CHF'}) || self.currency == {'DE': 'EUR', 'CH': 'CHF'}[self.country]",
        r#"{"country":"CH","currency":"CHF"}"#,
        r#"{"country":"DE","currency":"CHF"}"#,
    ),
    (
        "a reason where something is refused",
        "self.status != 'refused' || (has(self.reason) && self.reason.trim() != '')",
        r#"{"status":"refused","reason":"late"}"#,
        r#"{"status":"refused","reason":"  "}"#,
    ),
    (
        "a company has a tax number",
        "has(self.company) ? self.company.taxId.matches('^[A-Z]{2}[0-9]{8,12}$') : true",
        r#"{"company":{"taxId":"DE123456789"}}"#,
        r#"{"company":{"taxId":"123456789"}}"#,
    ),
    (
        "passwords agree",
        "self.password == self.repeated",
        r#"{"password":"a","repeated":"a"}"#,
        r#"{"password":"a","repeated":"A"}"#,
    ),
    (
        "the new password is another one",
        "self.new != self.old && !self.new.contains(self.user)",
        r#"{"new":"b","old":"a","user":"kim"}"#,
        r#"{"new":"kim1","old":"a","user":"kim"}"#,
    ),
    (
        "shares make a whole",
        "self.shares.map(s, s.percent).sum() == 100",
        r#"{"shares":[{"percent":33.5},{"percent":66.5}]}"#,
        r#"{"shares":[{"percent":33},{"percent":66}]}"#,
    ),
    (
        "one address is the main one",
        "self.addresses.exists_one(a, a.main)",
        r#"{"addresses":[{"main":true},{"main":false}]}"#,
        r#"{"addresses":[{"main":true},{"main":true}]}"#,
    ),
    (
        "every line points to a known product",
        "self.lines.all(l, l.product in self.products.map(p, p.id))",
        r#"{"products":[{"id":7}],"lines":[{"product":7}]}"#,
        r#"{"products":[{"id":7}],"lines":[{"product":8}]}"#,
    ),
    (
        "steps in order",
        "self.steps.map(s, s.at).isSorted()",
        r#"{"steps":[{"at":1},{"at":1.5},{"at":2}]}"#,
        r#"{"steps":[{"at":2},{"at":1}]}"#,
    ),
    (
        "no gaps between periods",
        "self.periods.all(p, p.from == self.first || self.periods.exists(q, q.to == p.from))",
        r#"{"first":1,"periods":[{"from":1,"to":3},{"from":3,"to":5}]}"#,
        r#"{"first":1,"periods":[{"from":1,"to":3},{"from":4,"to":5}]}"#,
    ),
    (
        "dozens only",
        "self.count % 12 == 0",
        r#"{"count":24.0}"#,
        r#"{"count":25}"#,
    ),
    (
        "a discount within the price",
        "!has(self.discount) || self.discount <= self.price",
        r#"{"price":10}"#,
        r#"{"price":10,"discount":10.01}"#,
    ),
    (
        "the mail is one of the company",
        "self.emails.all(e, e.lowerAscii().endsWith('@' + self.domain))",
        r#"{"domain":"a.example","emails":["X@A.example"]}"#,
        r#"{"domain":"a.example","emails":["x@b.example"]}"#,
    ),
    (
        "names of labels",
        "self.labels.all(name, name.startsWith('x-') && name.size() <= 10)",
        r#"{"labels":{"x-a":1,"x-b":2}}"#,
        r#"{"labels":{"a":1}}"#,
    ),
    (
        "largest and smallest",
        "self.t.max() - self.t.min() <= 5",
        r#"{"t":[1,6,3]}"#,
        r#"{"t":[1,7]}"#,
    ),
    (
        "the body is a list of some",
        "self.size() in [1, 2]",
        "[1]",
        "[1,2,3]",
    ),
    (
        "nested members",
        "self.a.b.c == self['a']['b'][\"c\"] && self.a.b.c > 0",
        r#"{"a":{"b":{"c":1}}}"#,
        r#"{"a":{"b":{"c":0}}}"#,
    ),
    (
        "a filter and its size",
        "self.items.filter(i, has(i.gift) && i.gift).size() <= 1",
        r#"{"items":[{"gift":true},{},{"gift":false}]}"#,
        r#"{"items":[{"gift":true},{"gift":true}]}"#,
    ),
];

#[test]
fn rules_tell_good_bodies_from_bad_ones() {
    for (name, rule, good, bad) in RULES {
        assert_eq!(verdict(rule, good), "good", "{name}");
        assert_eq!(verdict(rule, bad), "bad", "{name}");
    }
}

#[test]
fn a_violation_says_what_the_rule_says() {
    let rule = Rule::compile(RuleText {
        rule: "self.end > self.start",
        message: "the end must be after the start",
        pointer: Some("/end"),
        hint: Some("send an `end` later than `start`"),
        status: Some(409),
    })
    .unwrap();
    let rules = [compile("has(self.start)"), rule];
    let judgement = judge_all(&rules, r#"{"start":3,"end":2}"#, Budget::default());
    assert_eq!(judgement.unchecked, []);
    let [broken] = judgement.violations.as_slice() else {
        panic!("{judgement:?}")
    };
    assert_eq!(broken.pointer(), "/end");
    assert_eq!(broken.message(), "the end must be after the start");
    assert_eq!(broken.hint(), Some("send an `end` later than `start`"));
    assert_eq!(broken.status(), StatusClass::Conflict);
}

/// A rule, a body, and why the one cannot be checked over the other.
const UNCHECKED: &[(&str, &str, &str)] = &[
    ("self.end > self.start", r#"{"start":1}"#, "no_such_member"),
    ("self.end > self.start", r#"{"start":1,"end":null}"#, "type"),
    ("self.end > self.start", "[]", "type"),
    ("self.a.b == 1", r#"{"a":1}"#, "type"),
    ("has(self.a.b)", r#"{"a":1}"#, "type"),
    ("has(self.a.b)", "{}", "no_such_member"),
    ("self.items[3] == 1", r#"{"items":[1]}"#, "no_such_item"),
    ("self.items[-1] == 1", r#"{"items":[1]}"#, "no_such_item"),
    (
        "self.items[9223372036854775807] == 1",
        r#"{"items":[1]}"#,
        "no_such_item",
    ),
    ("self.items.max() == 1", r#"{"items":[]}"#, "no_such_item"),
    ("self.items.sum() == 1", r#"{"items":[1,"2"]}"#, "type"),
    (
        "self.a / self.b == 1",
        r#"{"a":1,"b":0}"#,
        "division_by_zero",
    ),
    (
        "self.a % self.b == 1",
        r#"{"a":1,"b":0}"#,
        "division_by_zero",
    ),
    (
        "self.a / self.b == 1",
        r#"{"a":-9223372036854775808,"b":-1}"#,
        "overflow",
    ),
    (
        "self.a % self.b == 1",
        r#"{"a":-9223372036854775808,"b":-1}"#,
        "overflow",
    ),
    (
        "self.a * self.b == 1",
        r#"{"a":9223372036854775807,"b":2}"#,
        "overflow",
    ),
    (
        "self.a + self.b == 1",
        r#"{"a":9223372036854775807,"b":1}"#,
        "overflow",
    ),
    (
        "self.a - self.b == 1",
        r#"{"a":-9223372036854775808,"b":1}"#,
        "overflow",
    ),
    ("-self.a == 1", r#"{"a":-9223372036854775808}"#, "overflow"),
    ("int(self.a) == 1", r#"{"a":1e300}"#, "overflow"),
    ("int(self.a) == 1", r#"{"a":"x"}"#, "unreadable"),
    (
        "timestamp(self.a) > timestamp('2026-01-01T00:00:00Z')",
        r#"{"a":"soon"}"#,
        "unreadable",
    ),
    (
        "timestamp(self.a) + duration('24h') > timestamp(self.a)",
        r#"{"a":"9999-12-31T23:59:59Z"}"#,
        "overflow",
    ),
    ("self.a", r#"{"a":1}"#, "not_bool"),
    ("self.a && true", r#"{"a":1}"#, "type"),
    ("self.a.all(x, x)", r#"{"a":[true,1]}"#, "type"),
    ("self.a.all(x, x > 0)", r#"{"a":1}"#, "type"),
    (
        "{self.a: 1, self.b: 2}.size() == 2",
        r#"{"a":"x","b":"x"}"#,
        "type",
    ),
];

#[test]
fn what_cannot_be_evaluated_is_unchecked_and_never_good() {
    for (rule, body, why) in UNCHECKED {
        assert_eq!(verdict(rule, body), *why, "{rule} of {body}");
    }
}

#[test]
fn one_side_that_decides_outweighs_an_error_on_the_other() {
    for (rule, expected) in [
        ("self.none == 1 || true", "good"),
        ("true || self.none == 1", "good"),
        ("self.none == 1 && false", "bad"),
        ("false && self.none == 1", "bad"),
        ("self.none == 1 || false", "no_such_member"),
        ("self.l.exists(x, x > 1)", "good"),
        ("self.l.all(x, x > 5)", "bad"),
        ("self.l.all(x, x > 0)", "type"),
    ] {
        assert_eq!(verdict(rule, r#"{"l":["a",2]}"#), expected, "{rule}");
    }
}

#[test]
fn numbers_are_compared_as_numbers() {
    for (rule, body, expected) in [
        // Through doubles, these two would be the same.
        (
            "self.a > self.b",
            r#"{"a":9007199254740993,"b":9007199254740992.0}"#,
            "good",
        ),
        ("self == 9007199254740992.0", "9007199254740993", "bad"),
        (
            "self < 9223372036854775808.0",
            "9223372036854775807",
            "good",
        ),
        ("self.a == self.b", r#"{"a":1,"b":1.0}"#, "good"),
        ("self.a == self.b", r#"{"a":1,"b":"1"}"#, "bad"),
        ("self.a < self.b", r#"{"a":1,"b":1.5}"#, "good"),
        ("self.a < self.b", r#"{"a":-1.5,"b":-1}"#, "good"),
        ("self.a in [self.b]", r#"{"a":1,"b":1.0}"#, "good"),
        ("self in {1: true}", "1.0", "good"),
        ("self / 0.0 > 1", "1.5", "good"),
        ("self * 0.5 == 5", "10", "good"),
        ("self / 2 == 3", "7", "good"),
        ("double(self) / 2.0 == 3.5", "7", "good"),
        ("self + 0.5 > 0", "9007199254740993", "inexact"),
        // 2^53 + 1 is no double, so what is rounded to 2^53 is no int: it is not said to be even.
        ("self % 2 == 0", "9007199254740991.0", "bad"),
        ("self % 2 == 0", "9007199254740993.0", "type"),
        // 2^63 is a double, 2^63 + 1 is none.
        ("self > 0", "9223372036854775808", "inexact"),
        ("self > 0", "1e30", "good"),
        (
            "self > 0",
            "100000000000000000000000000000000000000001",
            "inexact",
        ),
        (
            "self[0] > 0",
            "[1e30, \"123456789012345678901234567890\", -1.2e-30]",
            "good",
        ),
        (
            "has(self.a) && self.b",
            r#"{"a":100000000000000000000000,"b":true}"#,
            "good",
        ),
        ("0.0 / self != 0.0 / self", "0.0", "good"),
        ("self * 1.0 != self * 1.0 + 1.0", "5", "good"),
    ] {
        assert_eq!(verdict(rule, body), expected, "{rule} of {body}");
    }
}

#[test]
fn members_with_odd_names_are_found() {
    assert_eq!(verdict("self['a/b~c'] == 1", r#"{"a/b~c":1}"#), "good");
    assert_eq!(
        verdict(r#"self["\u00e9"] == 'ü'"#, r#"{"é":"\u00fc"}"#),
        "good"
    );
    assert_eq!(verdict("self.in_.size() == 2", r#"{"in_":"éé"}"#), "good");
    assert_eq!(
        verdict("'self' in self && self.self == 1", r#"{"self":1}"#),
        "good"
    );
}
