//! What rules cost: `cargo run --release -p demur-rules --example measure`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use demur_rules::{Budget, Rule, RuleText, judge};
use demur_schema::{JsonLimits, TapeStorage, read_json};

fn main() -> std::io::Result<()> {
    let small = r#"{"start":"2026-01-01T10:00:00Z","end":"2026-01-02T10:00:00Z","items":[{"ref":"a","price":9.5},{"ref":"b","price":3}]}"#;
    let mut large = String::from(r#"{"start":1,"end":2,"items":["#);
    let mut number = 0;
    while large.len() < 1 << 20 {
        number += 1;
        let _ = write!(large, r#"{{"ref":"item-{number}","price":{number}.5}},"#);
    }
    large.push_str(r#"{"ref":"last","price":1}]}"#);
    let random = format!(r#"{{"text":"{}"}}"#, noise(1 << 18));
    for (name, rule, body) in [
        ("two members", "self.end > self.start", small),
        (
            "two moments",
            "timestamp(self.end) > timestamp(self.start)",
            small,
        ),
        (
            "unique references of 2",
            "self.items.map(i, i.ref).distinct().size() == self.items.size()",
            small,
        ),
        (
            "two members of 1 MiB",
            "self.end > self.start",
            large.as_str(),
        ),
        (
            "unique references of 1 MiB",
            "self.items.map(i, i.ref).distinct().size() == self.items.size()",
            large.as_str(),
        ),
        (
            "a budget used up",
            "self.items.all(a, self.items.all(b, a.price >= 0 && b.price >= 0))",
            large.as_str(),
        ),
        (
            "a pattern that remembers much",
            "!self.text.matches('(a|b)*a(a|b){18}c')",
            random.as_str(),
        ),
    ] {
        let (each, answer) = measure(rule, body).unwrap_or_default();
        writeln!(std::io::stdout(), "{name}: {each:?} ({answer})")?;
    }
    Ok(())
}

fn measure(rule: &str, body: &str) -> Option<(Duration, String)> {
    let rules = [Rule::compile(RuleText::new(rule, "it must be so")).ok()?];
    let mut storage = TapeStorage::default();
    let tape = read_json(body.as_bytes(), &JsonLimits::default(), &mut storage).ok()?;
    let rounds = if body.len() > 1000 { 20 } else { 100_000 };
    let began = Instant::now();
    let mut answer = String::new();
    for round in 0..rounds {
        let judgement = judge(&rules, &tape, Budget::default());
        if round == 0 {
            answer = format!(
                "{} violations, {:?}",
                judgement.violations.len(),
                judgement.unchecked
            );
        }
    }
    Some((began.elapsed() / rounds, answer))
}

/// Letters in no order that an automaton could learn.
fn noise(length: usize) -> String {
    let mut state = 1_u32;
    let mut letters = String::new();
    while letters.len() < length {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        letters.push(if state >> 31 == 0 { 'a' } else { 'b' });
    }
    letters
}
