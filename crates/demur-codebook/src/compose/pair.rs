//! Two codes side by side. The table is made of data; what a person wrote about the two is added where there is something.

use std::fmt::Write as _;

use super::text::{pair_link, specifications, status_link, table};
use super::{Document, document};
use crate::book::{guide, pair, pairs};
use crate::pages::{PairPage, StatusPage};

/// The page of two codes, the smaller one first.
pub(super) fn side_by_side(a: &'static StatusPage, b: &'static StatusPage) -> Document {
    let written = pair(a.code, b.code);
    let tagline = written.map_or("The same questions, put to both.", |pair| pair.question);
    let mut text = String::new();
    if let Some(pair) = written {
        let (lead, _) = parts(pair);
        let _ = write!(text, "{lead}\n\n");
    }
    let _ = write!(text, "## Side by side\n\n{}\n", facts(a, b));
    let _ = write!(text, "## Which one\n\n{}", decision(a, b, written));
    if let Some(pair) = written {
        let (_, rest) = parts(pair);
        let _ = write!(text, "\n{rest}");
    }
    let sources = sources(a, b, written);
    let _ = write!(text, "\n{}", onwards(a, b, written));
    let _ = write!(text, "\n{}", specifications(&sources));
    let title = format!("{} or {}", a.title(), b.title());
    Document {
        class: (a.code / 100 == b.code / 100).then_some(a.code / 100),
        sources,
        ..document("Comparison", &title, tagline, text)
    }
}

/// The lead and the sections, with the codes in their headings.
fn parts(pair: &PairPage) -> (String, String) {
    let named = pair
        .markdown
        .replace(
            "\n## When you see A\n",
            &format!("\n## When you see {}\n", pair.a),
        )
        .replace(
            "\n## When you see B\n",
            &format!("\n## When you see {}\n", pair.b),
        );
    match named.split_once("\n## ") {
        Some((lead, rest)) => (lead.trim_end().to_owned(), format!("## {rest}")),
        None => (named, String::new()),
    }
}

fn facts(a: &StatusPage, b: &StatusPage) -> String {
    let (of_a, of_b) = (a.aspects.rows(), b.aspects.rows());
    let mut rows: Vec<Vec<String>> = of_a
        .iter()
        .zip(of_b)
        .map(|((name, one), (_, other))| {
            vec![(*name).to_owned(), (*one).to_owned(), other.to_owned()]
        })
        .collect();
    let duties = |page: &StatusPage| {
        let own = page
            .duties
            .iter()
            .filter(|duty| !duty.field.is_empty() && duty.field != "Date");
        let texts: Vec<String> = own
            .map(|duty| format!("{} {} ({})", duty.level.as_str(), duty.text, duty.source))
            .collect();
        if texts.is_empty() {
            "No field of its own.".to_owned()
        } else {
            texts.join("; ")
        }
    };
    rows.push(vec!["Fields it needs".to_owned(), duties(a), duties(b)]);
    table(&["Aspect", &a.title(), &b.title()], &rows)
}

fn decision(a: &StatusPage, b: &StatusPage, written: Option<&PairPage>) -> String {
    match written {
        Some(pair) => format!(
            "{}\n\n- {}\n- {}\n",
            pair.question, pair.answer_a, pair.answer_b
        ),
        None => format!("- {}\n- {}\n", a.aspects.when, b.aspects.when),
    }
}

fn sources(a: &StatusPage, b: &StatusPage, written: Option<&PairPage>) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = Vec::new();
    let own = written.map_or(&[][..], |pair| pair.sources);
    let from = [own, a.sources, b.sources];
    for id in from.into_iter().flatten() {
        if !all.contains(id) {
            all.push(id);
        }
    }
    // The table quotes the definitions and no more of the two pages; the rest of their sources stays there.
    let quoted = |page: &StatusPage, id: &str| {
        page.aspects
            .rows()
            .iter()
            .any(|(_, text)| text.contains(id))
    };
    all.retain(|id| own.contains(id) || quoted(a, id) || quoted(b, id));
    all
}

/// Full guides, references and other comparisons.
fn onwards(a: &StatusPage, b: &StatusPage, written: Option<&PairPage>) -> String {
    let mut text = String::from("## Read on\n\n");
    for page in [a, b] {
        let _ = write!(text, "- {}", status_link(page));
        if guide(page.code).is_some() {
            let _ = write!(text, ", [the guide](/.demur/status/{}/guide)", page.code);
        }
        text.push('\n');
    }
    let related = written.map_or_else(|| near(a, b), |pair| pair.related.to_vec());
    for (one, other) in related {
        let _ = writeln!(text, "- {}", pair_link(one, other));
    }
    text.push_str("- [All comparisons](/.demur/compare/)\n");
    text
}

/// What people wrote about one of the two.
fn near(a: &StatusPage, b: &StatusPage) -> Vec<(u16, u16)> {
    let both = [a.code, b.code];
    let near = pairs().filter(|pair| both.contains(&pair.a) || both.contains(&pair.b));
    near.map(|pair| (pair.a, pair.b)).collect()
}
