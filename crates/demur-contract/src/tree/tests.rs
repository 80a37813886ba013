//! What is read from JSON and YAML, and what is refused.

use super::{Kind, Tree};

fn read(file: &str, text: &str) -> (Option<Tree>, Vec<String>) {
    let mut faults = Vec::new();
    let tree = Tree::read(file, text.as_bytes().to_vec(), &mut faults);
    let codes = faults
        .iter()
        .map(|fault| {
            let at = fault.span.map_or(0, |span| span.start);
            format!("{}@{at}", fault.code)
        })
        .collect();
    (tree, codes)
}

fn check_value(file: &str, text: &str, expected: &str) {
    let (tree, faults) = read(file, text);
    assert_eq!(faults, Vec::<String>::new(), "{text}");
    assert_eq!(
        tree.expect("a tree").root().to_value().to_string(),
        expected,
        "{text}"
    );
}

fn check_fault(file: &str, text: &str, expected: &str) {
    assert_eq!(read(file, text).1, [expected], "{text}");
}

#[test]
fn json_and_yaml_give_the_same_tree() {
    let expected = r#"{"a":[1,"x\n",true,null],"b":{"200":-1.5e3}}"#;
    check_value(
        "a.json",
        r#"{"a":[1,"x\n",true,null],"b":{"200":-1.5e3}}"#,
        "{\"a\":[1,\"x\\n\",true,null],\"b\":{\"200\":-1500.0}}",
    );
    check_value(
        "a.yaml",
        "a: [1, \"x\\n\", true, ~]\nb:\n  200: -1500.0\n",
        &expected.replace("-1.5e3", "-1500.0"),
    );
}

#[test]
fn yaml_words_of_older_versions_are_strings() {
    check_value(
        "a.yaml",
        "[on, no, yes, 2001-01-01, 012, 0x1F, .5, '1', !!str 2, +7]",
        r#"["on","no","yes","2001-01-01",12,31,0.5,"1","2",7]"#,
    );
}

#[test]
fn aliases_are_copies() {
    check_value(
        "a.yaml",
        "a: &x {b: [1, 'it''s']}\nc: *x\n",
        r#"{"a":{"b":[1,"it's"]},"c":{"b":[1,"it's"]}}"#,
    );
}

#[test]
fn alias_bombs_are_refused() {
    use std::fmt::Write as _;
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let below = format!("*a{}", level - 1);
        let many = vec![below; 10].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{many}]").expect("a string");
    }
    let (tree, codes) = read("a.yaml", &bomb);
    assert!(tree.is_none());
    assert!(codes[0].starts_with("alias-budget"), "{codes:?}");
}

#[test]
fn an_alias_inside_its_own_anchor_is_refused() {
    check_fault("a.yaml", "a: &a\n  b: *a\n", "alias-cycle@11");
}

#[test]
fn faults_have_the_place_of_the_culprit() {
    check_fault("a.json", r#"{"a":1,"a":2}"#, "duplicate-key@7");
    check_fault("a.yaml", "é: 1\né: 2\n", "duplicate-key@6");
    check_fault("a.json", r#"{"a":01}"#, "syntax@5");
    check_fault("a.json", r#"{"a":1,}"#, "syntax@7");
    check_fault("a.json", "[1] 2", "syntax@4");
    check_fault("a.yaml", "a: 1\n---\nb: 2\n", "several-documents@5");
    check_fault("a.yaml", "", "empty-document@0");
    check_fault("a.yaml", "? [a]\n: 1\n", "key-not-a-string@2");
}

#[test]
fn nesting_is_bounded() {
    check_fault("a.json", &"[".repeat(100_000), "document-too-deep@200");
    check_fault("a.yaml", &"[".repeat(230), "document-too-deep@200");
}

#[test]
fn spans_and_pointers_lead_back_to_the_text() {
    for (file, text) in [
        ("a.json", r#"{"é/x": [{"b": "v"}]}"#),
        ("a.yaml", "é/x:\n  - b: \"v\"\n"),
    ] {
        let (tree, _) = read(file, text);
        let tree = tree.expect("a tree");
        let node = tree.at_pointer("/é~1x/0/b").expect("a node");
        assert_eq!(node.as_str(), Some("v"));
        assert_eq!(node.pointer(), "/é~1x/0/b");
        let span = node.span();
        assert_eq!(text.get(span.start..span.end), Some("\"v\""));
        assert_eq!(
            tree.at_pointer("/é~1x").expect("a node").kind(),
            Kind::Array
        );
    }
}

#[test]
fn block_scalars_keep_their_lines() {
    check_value(
        "a.yaml",
        "a: |\n  one\n  two\nb: >-\n  one\n  two\n",
        r#"{"a":"one\ntwo\n","b":"one two"}"#,
    );
}
