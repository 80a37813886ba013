//! What the page of a check says, for outputs that carry it along.

use demur_codebook::CheckPage;

/// The page of a check.
pub(super) fn of(rule: &str) -> Option<&'static CheckPage> {
    demur_codebook::check(rule)
}

/// The rule in one sentence.
pub(super) fn tagline(rule: &str) -> &'static str {
    of(rule).map_or("", |page| page.tagline)
}

/// One section of a page, without its heading.
pub(super) fn section(page: &'static CheckPage, heading: &str) -> &'static str {
    let opened = page.markdown.split_once(&format!("## {heading}\n"));
    let text = opened.map_or("", |(_, rest)| rest);
    text.split("\n## ").next().unwrap_or_default().trim()
}

/// What each role can do, in sentences.
pub(super) fn what_to_do(rule: &str) -> Vec<(&'static str, Vec<String>)> {
    let Some(page) = of(rule) else {
        return Vec::new();
    };
    let text = section(page, "What to do");
    let parts = text.split("### ").skip(1);
    parts
        .filter_map(|part| {
            let (reader, text) = part.split_once('\n')?;
            let items = text
                .split("\n- ")
                .map(words)
                .filter(|item| !item.is_empty());
            Some((reader.trim(), items.collect()))
        })
        .collect()
}

/// One paragraph or item without its line breaks, its mark and the targets of its links.
fn words(text: &str) -> String {
    let text = text.trim().trim_start_matches("- ");
    let text: Vec<&str> = text.split_whitespace().collect();
    unlinked(&text.join(" "))
}

/// Markdown whose links to our own pages are their words.
pub(super) fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](/") {
        let (opened, words) = before.rsplit_once('[').unwrap_or((before, ""));
        out.push_str(opened);
        out.push_str(words);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{of, section, unlinked, what_to_do};
    use crate::checks;

    #[test]
    fn every_check_says_what_to_do() {
        for check in checks::ALL {
            let page = of(check.id).unwrap();
            assert!(!section(page, "Why it matters").is_empty(), "{}", check.id);
            let roles = what_to_do(check.id);
            assert!(!roles.is_empty(), "{}", check.id);
            assert!(
                roles.iter().all(|(_, items)| !items.is_empty()),
                "{roles:?}"
            );
        }
    }

    #[test]
    fn links_to_our_own_pages_become_words() {
        assert_eq!(
            unlinked("see [`404`](/.demur/status/404) and [this](https://a.b)"),
            "see `404` and [this](https://a.b)"
        );
    }
}
