//! The pairs: two codes side by side, and the question that decides between them.

use super::outline::{self, Parts, Section, plain, with_parts};
use super::sources::Sources;
use super::toml_page::split;

/// One pair.
pub(super) struct PairPage {
    pub(super) a: u16,
    pub(super) b: u16,
    pub(super) question: String,
    pub(super) answer_a: String,
    pub(super) answer_b: String,
    pub(super) related: Vec<(u16, u16)>,
    pub(super) markdown: String,
    pub(super) sources: Vec<String>,
}

/// Reads one pair.
pub(super) fn read(name: &str, text: &str, sources: &Sources) -> Result<PairPage, Vec<String>> {
    let (mut keys, body) = split(text)?;
    let (a, b) = (keys.code("a"), keys.code("b"));
    let question = keys.text("question");
    let (answer_a, answer_b) = (keys.text("answer_a"), keys.text("answer_b"));
    let names = keys.texts("related");
    let mut complaints = keys.finish();
    if format!("{a}-{b}") != name || a >= b {
        complaints
            .push("the name of the file must be the two codes, the smaller one first".to_owned());
    }
    let related = names
        .iter()
        .filter_map(|name| codes(name))
        .collect::<Vec<_>>();
    if related.len() != names.len() {
        complaints.push("`related` must be a list of pairs such as \"400-422\"".to_owned());
    }
    check_body(body, a, b, sources, &mut complaints);
    if !complaints.is_empty() {
        return Err(complaints);
    }
    Ok(PairPage {
        a,
        b,
        question,
        answer_a,
        answer_b,
        related,
        markdown: general(body, a, b),
        sources: sources.cited(body),
    })
}

fn codes(name: &str) -> Option<(u16, u16)> {
    let (a, b) = name.split_once('-')?;
    Some((a.parse().ok()?, b.parse().ok()?))
}

const WHEN_A: &str = "When you see A";
const WHEN_B: &str = "When you see B";

/// The headings name the codes; the outline knows them as A and B.
fn general(body: &str, a: u16, b: u16) -> String {
    format!("\n{}\n", body.trim())
        .replace(
            &format!("\n## When you see {a}\n"),
            &format!("\n## {WHEN_A}\n"),
        )
        .replace(
            &format!("\n## When you see {b}\n"),
            &format!("\n## {WHEN_B}\n"),
        )
        .trim_start()
        .to_owned()
}

fn check_body(body: &str, a: u16, b: u16, sources: &Sources, complaints: &mut Vec<String>) {
    let wanted = [
        plain(""),
        plain(WHEN_A),
        plain(WHEN_B),
        outline::cited("Decision rule"),
        plain("Frequent mistake"),
        Section {
            is_cited: true,
            ..with_parts(
                "What a swap breaks",
                Parts::Exactly(&["Retry", "Cache", "Monitoring", "Authentication"]),
            )
        },
        with_parts("Questions", Parts::Between(3, 3)),
        plain("Summary"),
    ];
    outline::check(&general(body, a, b), &wanted, sources, complaints);
}
