//! What the text of a page must consist of: its sections, their parts, and where a statement needs its source.

use super::sources::{Sources, has_uncited_block};
use super::toml_page::sections;

/// One section that a kind of page must have.
pub(super) struct Section {
    pub(super) heading: &'static str,
    pub(super) parts: Parts,
    pub(super) is_cited: bool,
}

/// The parts (`###`) of a section.
#[derive(Clone, Copy)]
pub(super) enum Parts {
    None,
    Exactly(&'static [&'static str]),
    Between(usize, usize),
}

/// A section without parts, whose statements need no source.
pub(super) const fn plain(heading: &'static str) -> Section {
    with_parts(heading, Parts::None)
}

/// A section whose every paragraph and item names its source.
pub(super) const fn cited(heading: &'static str) -> Section {
    Section {
        heading,
        parts: Parts::None,
        is_cited: true,
    }
}

/// A section with parts.
pub(super) const fn with_parts(heading: &'static str, parts: Parts) -> Section {
    Section {
        heading,
        parts,
        is_cited: false,
    }
}

/// Complains where the text of a page is not as its kind demands. What stands before the first heading has the heading "".
pub(super) fn check(
    body: &str,
    wanted: &[Section],
    sources: &Sources,
    complaints: &mut Vec<String>,
) {
    let found: Vec<(&str, String)> = sections(body)
        .into_iter()
        .filter(|(heading, text)| !heading.is_empty() || !text.trim().is_empty())
        .collect();
    let headings: Vec<&str> = found.iter().map(|(heading, _)| *heading).collect();
    let expected: Vec<&str> = wanted.iter().map(|section| section.heading).collect();
    if headings != expected {
        complaints.push(format!(
            "the sections are {headings:?}, but must be {expected:?}"
        ));
        return;
    }
    for ((_, text), section) in found.iter().zip(wanted) {
        check_section(section, text, sources, complaints);
    }
}

fn check_section(section: &Section, text: &str, sources: &Sources, complaints: &mut Vec<String>) {
    let heading = section.heading;
    if text.trim().is_empty() {
        complaints.push(format!("section \"{heading}\" is empty"));
    }
    let parts = parts(text);
    let names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    let is_right = match section.parts {
        Parts::None => names.is_empty(),
        Parts::Exactly(wanted) => names == wanted,
        Parts::Between(least, most) => (least..=most).contains(&names.len()),
    };
    if !is_right {
        let wanted = match section.parts {
            Parts::None => "none".to_owned(),
            Parts::Exactly(wanted) => format!("{wanted:?}"),
            Parts::Between(least, most) => format!("{least} to {most}"),
        };
        complaints.push(format!(
            "section \"{heading}\" has the parts {names:?}, but must have {wanted}"
        ));
    }
    for (name, text) in &parts {
        if text.trim().is_empty() {
            complaints.push(format!("part \"{name}\" of \"{heading}\" is empty"));
        }
    }
    if section.is_cited
        && let Some(block) = has_uncited_block(text, sources)
    {
        complaints.push(format!("section \"{heading}\": no source for \"{block}\""));
    }
}

/// The parts of a section: heading without `### `, and text.
pub(super) fn parts(text: &str) -> Vec<(&str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    let mut is_fenced = false;
    for line in text.lines() {
        is_fenced ^= line.starts_with("```");
        if let Some(heading) = line.strip_prefix("### ").filter(|_| !is_fenced) {
            parts.push((heading, String::new()));
        } else if let Some((_, text)) = parts.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    parts
}
