//! What is refused when a contract is loaded, and where it is shown.

mod common;

use common::{compile, defects};
use demur_rules::{Part, Rule, RuleText};

/// A rule, how the message begins, a part of the hint, and the column; 0 for none.
const WRONG: &[(&str, &str, &str, u32)] = &[
    (
        "self.end > slf.start",
        "There is no `slf`",
        "did you mean `self`?",
        12,
    ),
    (
        "self.name == 'é' && boddy > 1",
        "There is no `boddy`",
        "`self` is the body",
        21,
    ),
    ("self.a > now", "There is no `now`", "no clock", 10),
    (
        "self.a.sise() > 1",
        "There is no function `sise`",
        "did you mean `size`?",
        12,
    ),
    (
        "rand() > self.a",
        "There is no function `rand`",
        "there are",
        5,
    ),
    (
        "self.a.matches(self.b)",
        "A pattern must be written in the rule itself",
        "contains",
        20,
    ),
    (
        "self.a.matches('(')",
        "The pattern is wrong: unclosed group",
        "RE2",
        16,
    ),
    (
        "self.a.matches('(\\\\w{50}){50}')",
        "The pattern is too large",
        "repeat less",
        16,
    ),
    (
        "self.a > 1u",
        "JSON has no unsigned numbers",
        "leave out",
        10,
    ),
    (
        "self.a == b'x'",
        "JSON has no octet strings",
        "leave out",
        11,
    ),
    (
        "self.a + 1",
        "A rule must be true or false, and this is a number",
        "compare",
        8,
    ),
    (
        "'x' + self.a",
        "A rule must be true or false, and this is a text",
        "compare",
        5,
    ),
    (
        "self.l.map(x, x)",
        "A rule must be true or false, and this is a list",
        "compare",
        11,
    ),
    (
        "!(self.a + 1)",
        "What `!` negates must be true or false",
        "compare",
        10,
    ),
    (
        "self.a || 'yes'",
        "Each side of `&&` and `||` must be true or false",
        "compare",
        11,
    ),
    (
        "self.a < 1 || self.b < 'x' + 'y' && 1 < 'x'",
        "A number has no order with a text",
        "one type",
        41,
    ),
    (
        "self.l.all(self, true)",
        "A loop needs a new name",
        "all(item",
        12,
    ),
    (
        "self.l.all(x)",
        "`all` takes a variable",
        "self.items.all",
        11,
    ),
    ("has(self)", "`has` asks for a member", "has(self.end)", 4),
    (
        "size(self.a, 1) > 1",
        "`size` is not called like this",
        "self.value.size()",
        5,
    ),
    (
        "trim(self.a) == ''",
        "`trim` is not called like this",
        "self.value.trim()",
        5,
    ),
    (
        "timestamp('x') < timestamp(self.a)",
        "`x` cannot be read",
        "RFC 3339",
        10,
    ),
    (
        "1 < 2",
        "The rule says nothing about the body",
        "`self` is the body",
        0,
    ),
    (
        "Message{a: 1} == self",
        "A rule makes no messages",
        "map",
        8,
    ),
    ("self.a >", "This is no CEL: it ends too early", "", 9),
    (
        "self.a # 1",
        "This is no CEL: `#` is not expected here",
        "",
        8,
    ),
    (
        "'é' == self.a ? 1",
        "This is no CEL: it ends too early",
        "",
        18,
    ),
    ("self.?a == 1", "This is no CEL", "", 5),
    ("", "The rule is empty", "self.end", 0),
    ("self.a == 99999999999999999999", "This is no CEL", "", 11),
];

#[test]
fn each_defect_says_what_where_and_how_to_mend_it() {
    for &(rule, message, hint, column) in WRONG {
        let found = defects(rule);
        let defect = &found[0];
        assert!(defect.message.starts_with(message), "{rule}: {found:#?}");
        assert_eq!(defect.part, Part::Rule);
        assert!(
            defect.hint.as_deref().unwrap_or_default().contains(hint),
            "{rule}: {found:#?}"
        );
        let at = defect.position.map_or(0, |position| position.column);
        assert_eq!(at, column, "{rule}: {found:#?}");
    }
}

#[test]
fn a_position_counts_lines_and_octets() {
    let found = defects("self.a == 'é' &&\n  selv.b");
    let position = found[0].position.unwrap();
    assert_eq!((position.line, position.column, position.byte), (2, 3, 20));
}

#[test]
fn all_defects_are_reported_at_once() {
    let found = Rule::compile(RuleText {
        rule: "foo > 1 && bar.baz() && self.a.matches('[')",
        message: " ",
        pointer: Some("end"),
        hint: None,
        status: Some(500),
    })
    .unwrap_err();
    let parts: Vec<_> = found.iter().map(|defect| defect.part.as_str()).collect();
    assert_eq!(
        parts,
        ["rule", "rule", "rule", "status", "pointer", "message"]
    );
}

#[test]
fn pointers_follow_their_grammar() {
    for (pointer, is_good) in [
        ("", true),
        ("/a~0b~1/0", true),
        ("/", true),
        ("a", false),
        ("/~", false),
        ("/~2", false),
    ] {
        let text = RuleText {
            pointer: Some(pointer),
            ..RuleText::new("self.a", "x")
        };
        assert_eq!(Rule::compile(text).is_ok(), is_good, "{pointer}");
    }
}

#[test]
fn long_and_deep_rules_are_refused() {
    let long = format!("self.a == '{}'", "x".repeat(Rule::LONGEST));
    assert!(defects(&long)[0].message.contains("longer than 2048"));
    for deep in [
        format!("{}self.a{}", "(".repeat(900), ")".repeat(900)),
        format!("{}self.a{}", "[".repeat(40), "]".repeat(40)),
        format!("self.a{}", "[0".repeat(1000)),
        format!("self{}", ".a".repeat(1000)),
        format!("self.a{} > 0", " + 1".repeat(500)),
        format!("self.a{} : self.c", " ? self.b : self.c".repeat(60)),
        format!("{}self.b", "self.a ? true : ".repeat(60)),
        "!-".repeat(1000) + "self.a",
    ] {
        assert!(Rule::compile(RuleText::new(&deep, "x")).is_err(), "{deep}");
    }
    compile(&vec!["self.a"; 200].join(" || "));
}

#[test]
fn no_text_makes_the_compiler_fail_over() {
    for rule in [
        "\0",
        "'",
        "\"\"\"",
        "`self`",
        "self.`a`",
        "self..a",
        "(((",
        ")",
        "[,]",
        "{:}",
        "self.a.",
        "has()",
        "has(has(self.a))",
        "self.all()",
        "self.map(x, y, z, w)",
        "1.all(1, 1)",
        "in",
        "self in",
        "@in(self, self)",
        "_&&_(1)",
        "x{",
        "self{}",
        ".self",
        ".self.a == 1",
        "-9223372036854775808 < self",
        "--self == 1",
        "self.a == \"\\uD800\"",
        "'\\x",
        "r'\\' == self",
        "💥",
        "self.💥",
        "matches()",
        "matches(1,2,3)",
        "self.exists_one(x.y, true)",
        "true ? self : ",
        "if (self) {}",
        "package.self",
    ] {
        // Good or bad does not matter here, only that there is an answer.
        let found = Rule::compile(RuleText::new(rule, "x"));
        assert!(
            found.is_ok() || found.is_err_and(|defects| !defects.is_empty()),
            "{rule}"
        );
    }
}
