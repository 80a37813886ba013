//! Where statements are from: RFC clauses, and the programs and documents of `sources.toml`.

use std::path::Path;

use super::toml_page::{Keys, whole};

/// Everything that may be cited beside RFCs.
#[derive(Default)]
pub(super) struct Sources(pub(super) Vec<Source>);

/// A program that was run or read, or a page of its makers.
pub(super) struct Source {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) how: String,
    pub(super) url: String,
    pub(super) checked: String,
}

/// Reads the file.
pub(super) fn read(root: &Path, complaints: &mut Vec<String>) -> Sources {
    let text = std::fs::read_to_string(root.join("codebook/sources.toml")).unwrap_or_default();
    let mut all = Vec::new();
    let mut faults = match whole(&text) {
        Ok(mut keys) => {
            all = keys.tables("source", source);
            keys.finish()
        }
        Err(faults) => faults,
    };
    all.sort_by(|a, b| a.id.cmp(&b.id));
    for (one, next) in all.iter().zip(all.iter().skip(1)) {
        if one.id == next.id {
            faults.push(format!("`{}` stands twice", one.id));
        }
    }
    complaints.extend(faults.iter().map(|fault| format!("sources.toml: {fault}")));
    Sources(all)
}

fn source(keys: &mut Keys) -> Source {
    let kind = keys.word("kind", &[("program", "Program"), ("document", "Document")]);
    let url = if kind == "Document" {
        keys.text("url")
    } else {
        keys.optional_text("url")
    };
    Source {
        id: keys.text("id"),
        kind,
        how: keys.text("how"),
        url,
        checked: keys.text("checked"),
    }
}

impl Sources {
    /// What a text cites, each once, in the order of their first use.
    pub(super) fn cited(&self, text: &str) -> Vec<String> {
        // A name may be broken over two lines.
        let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
        let mut found: Vec<(usize, String)> = clauses(&text);
        for source in &self.0 {
            if let Some(at) = text.find(&source.id) {
                found.push((at, source.id.clone()));
            }
        }
        // Stable, so that clauses of one citation keep their order.
        found.sort_by_key(|(at, _)| *at);
        let mut ids: Vec<String> = Vec::new();
        for (_, id) in found {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn cites(&self, text: &str) -> bool {
        !clauses(text).is_empty() || self.0.iter().any(|source| text.contains(&source.id))
    }
}

/// The RFC clauses that a text names: `RFC 9110 §15.5.5, §15.5.6` are two.
fn clauses(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("RFC ") {
        let rest = text.get(at + 4..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, mut rest) = rest.split_at(digits);
        let mut mark = " §";
        while let Some(section) = section_after(rest, mark).filter(|_| !number.is_empty()) {
            found.push((at, format!("RFC {number} §{section}")));
            rest = rest.get(mark.len() + section.len()..).unwrap_or_default();
            mark = ", §";
        }
    }
    found
}

/// The number of a section behind a mark.
fn section_after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let section = text.strip_prefix(mark)?;
    let length = section
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'.')
        .count();
    let section = section.get(..length)?.trim_end_matches('.');
    (!section.is_empty()).then_some(section)
}

/// The beginning of the first paragraph or list item without a source, if there is one. An introduction that
/// ends in a colon may name the source for its list, or leave it to the items.
pub(super) fn has_uncited_block(text: &str, sources: &Sources) -> Option<String> {
    let mut is_introduced = false;
    for block in blocks(text) {
        let is_item = is_item(&block);
        let is_cited = sources.cites(&block);
        if block.trim_end().ends_with(':') && !is_item {
            is_introduced = is_cited;
        } else if !(is_cited || (is_item && is_introduced)) {
            return Some(block.chars().take(60).collect());
        }
    }
    None
}

fn is_item(block: &str) -> bool {
    block.starts_with("- ")
        || block
            .split_once(". ")
            .is_some_and(|(number, _)| number.parse::<u8>().is_ok())
}

/// Paragraphs and list items; headings and code are none.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_open = false;
    let mut is_fenced = false;
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        if is_fenced || is_fence || line.trim().is_empty() || line.starts_with('#') {
            is_open = false;
        } else if is_open && !is_item(line) {
            if let Some(block) = blocks.last_mut() {
                block.push(' ');
                block.push_str(line.trim());
            }
        } else {
            blocks.push(line.to_owned());
            is_open = true;
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::{Source, Sources, has_uncited_block};

    fn sources() -> Sources {
        Sources(vec![Source {
            id: "nginx 1.22.1".to_owned(),
            kind: "Program",
            how: "run".to_owned(),
            url: String::new(),
            checked: "2026-11-26".to_owned(),
        }])
    }

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = has_uncited_block(text, &sources());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_paragraph_names_its_source() {
        check(
            "So it is (RFC 9110 §15.5.5).\n\nAnd so (nginx 1.22.1).",
            None,
        );
        check("So it is (RFC 9110 §15.5.5).\n\nAnd so.", Some("And so."));
        check("So it is (RFC 9110).", Some("So it is (RFC 9110)."));
    }

    #[test]
    fn an_introduction_speaks_for_its_list() {
        check("As RFC 9110 §15.5 says:\n\n- one\n- two", None);
        check("Programs:\n\n- one (nginx 1.22.1)\n- two", Some("- two"));
    }

    #[test]
    fn code_needs_no_source() {
        check("```http\nGET / HTTP/1.1\n```", None);
    }

    #[test]
    fn citations_are_found_in_their_order() {
        let text = "b (nginx 1.22.1; RFC 9110 §15.5.6, §2), c (RFC 9110 §15.5.6, RFC 9111 §3.)";
        let found = sources().cited(text);
        assert_eq!(
            found,
            [
                "nginx 1.22.1",
                "RFC 9110 §15.5.6",
                "RFC 9110 §2",
                "RFC 9111 §3"
            ]
        );
    }
}
