//! The pages of one status: the short reference and the long guide; and the page of a class.

use std::fmt::Write as _;

use super::text::{
    class_title, exchange, pair_link, sample_of, specifications, status_link, table,
};
use super::{Document, document};
use crate::book::{guide, pairs, snippets, status, statuses};
use crate::pages::{ClassPage, GuidePage, Registry, StatusPage};

/// The short reference.
pub(super) fn reference(page: &'static StatusPage) -> Document {
    let mut text = at_a_glance(page);
    let with_behaviour = insert_before(page.markdown, "Caching", &behaviour(page));
    let related = format!("{}{}", against(page), specifications(page.sources));
    text.push_str(&insert_before(&with_behaviour, "Related", &related));
    Document {
        class: Some(page.code / 100),
        sources: page.sources.to_vec(),
        ..document(
            &class_title(page.code / 100),
            &page.title(),
            page.tagline,
            text,
        )
    }
}

fn at_a_glance(page: &StatusPage) -> String {
    let mut text = format!("{}\n\n## At a glance\n\n", page.aspects.plain);
    let defined: Vec<String> = page
        .defined
        .iter()
        .map(|clause| format!("{} §{}", clause.doc, clause.section))
        .collect();
    match page.registry {
        Registry::Unregistered => item(
            &mut text,
            "Not registered",
            &format!("{}'s own code", page.by),
        ),
        Registry::Registered => item(&mut text, "Defined in", &defined.join(", ")),
        other @ (Registry::Temporary | Registry::Reserved | Registry::Obsoleted) => {
            item(&mut text, "Defined in", &defined.join(", "));
            item(&mut text, "Registry", other.as_str());
        }
    }
    item(&mut text, "Caches", page.storable.sentence());
    if !page.cache_default.is_empty() {
        item(
            &mut text,
            "The gateway sends",
            &format!("`Cache-Control: {}`", page.cache_default),
        );
    }
    item(&mut text, "Retry", page.retry_condition);
    for alias in page.aliases {
        item(
            &mut text,
            "Also met as",
            &format!("\"{}\" ({})", alias.text, alias.by),
        );
    }
    let rows: Vec<String> = page
        .steps
        .iter()
        .map(|id| format!("[`{id}`](/.demur/errors/{id})"))
        .collect();
    if !rows.is_empty() {
        item(
            &mut text,
            "Steps of the gateway that answer it",
            &rows.join(", "),
        );
    }
    if guide(page.code).is_some() {
        let link = format!(
            "[symptoms, causes, fixes step by step](/.demur/status/{}/guide)",
            page.code
        );
        item(&mut text, "The guide", &link);
    }
    text.push('\n');
    text
}

fn item(text: &mut String, label: &str, value: &str) {
    let _ = writeln!(text, "- **{label}:** {value}");
}

/// How clients, caches and crawlers take it, and a real answer.
fn behaviour(page: &StatusPage) -> String {
    let aspects = page.aspects.rows();
    let shown = aspects.iter().skip(3);
    let rows: Vec<Vec<String>> = shown
        .map(|(name, text)| vec![(*name).to_owned(), (*text).to_owned()])
        .collect();
    let mut text = format!(
        "## How it behaves\n\n{}\n",
        table(&["Aspect", "What happens"], &rows)
    );
    if let Some(sample) = sample_of(page) {
        let _ = write!(text, "## On the wire\n\n{}\n", exchange(sample));
    }
    text
}

/// The table against related codes.
fn against(page: &StatusPage) -> String {
    let others = page.see_also.iter().filter_map(|code| status(*code));
    let rows: Vec<Vec<String>> = others
        .map(|other| {
            vec![
                status_link(other),
                other.aspects.when.to_owned(),
                pair_link(page.code, other.code),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let heads = ["Code", "When to use it", "Side by side"];
    format!("## Against related codes\n\n{}\n", table(&heads, &rows))
}

/// The long guide.
pub(super) fn long_guide(page: &'static StatusPage, guide: &'static GuidePage) -> Document {
    let code = page.code;
    let mut text = format!("{}\n\n", guide.lead);
    let _ = write!(text, "## Quick summary\n\n{}\n\n", page.tagline);
    let rows: Vec<Vec<String>> = page
        .aspects
        .rows()
        .iter()
        .map(|(name, text)| vec![(*name).to_owned(), (*text).to_owned()])
        .collect();
    let _ = writeln!(text, "{}", table(&["Aspect", "In short"], &rows));
    let _ = write!(
        text,
        "The duties of the sender are on the reference page: {}.\n\n",
        status_link(page)
    );
    let with_code = insert_before(guide.markdown, "On your machine", &snippet_section(page));
    let compared = format!("{}{}", variations(page), against(page));
    let with_table = insert_before(&with_code, "Conventions", &compared);
    text.push_str(&with_table);
    if let Some(sample) = sample_of(page) {
        let _ = write!(text, "\n## Raw response\n\n{}\n", exchange(sample));
    }
    let mut sources = page.sources.to_vec();
    sources.extend(guide.sources.iter().filter(|id| !page.sources.contains(id)));
    let _ = write!(
        text,
        "\n{}\n{}",
        specifications(&sources),
        comparisons_with(code)
    );
    Document {
        class: Some(code / 100),
        sources,
        ..document(
            "Guide",
            &format!("{}: the guide", page.title()),
            page.tagline,
            text,
        )
    }
}

fn variations(page: &StatusPage) -> String {
    if page.aliases.is_empty() {
        return String::new();
    }
    let mut text = String::from("## Other names\n\n");
    for alias in page.aliases {
        let _ = writeln!(text, "- \"{}\" ({})", alias.text, alias.by);
    }
    text.push('\n');
    text
}

fn snippet_section(page: &StatusPage) -> String {
    let of_page: Vec<_> = snippets()
        .filter(|snippet| snippet.status == page.code)
        .collect();
    if of_page.is_empty() {
        return String::new();
    }
    let mut text = String::from("## Code for servers and clients\n\n");
    for snippet in of_page {
        let remark = if snippet.is_run {
            ""
        } else {
            " (not run here)"
        };
        let _ = write!(
            text,
            "### {}: {}{remark}\n\n```{}\n{}\n```\n\n**Warning:** {}\n\n",
            platform_name(snippet.platform),
            snippet.does,
            language(snippet.platform),
            snippet.code.trim_end(),
            snippet.warning,
        );
    }
    text
}

fn platform_name(platform: &str) -> &str {
    match platform {
        "fetch" => "fetch (JavaScript)",
        "apache" => "Apache",
        "caddy" => "Caddy",
        "express" => "Express",
        "fastapi" => "FastAPI",
        other => other,
    }
}

fn language(platform: &str) -> &str {
    match platform {
        "curl" => "sh",
        "fetch" | "express" => "js",
        "fastapi" => "python",
        "axum" => "rust",
        other => other,
    }
}

fn comparisons_with(code: u16) -> String {
    let with = pairs().filter(|pair| pair.a == code || pair.b == code);
    let links: Vec<String> = with
        .map(|pair| format!("- {}: {}", pair_link(pair.a, pair.b), pair.question))
        .collect();
    if links.is_empty() {
        return String::new();
    }
    format!(
        "## Comparisons\n\n{}\n\n[All comparisons](/.demur/compare/)\n",
        links.join("\n")
    )
}

/// The page of a class.
pub(super) fn class_page(page: &'static ClassPage) -> Document {
    let (introduction, essays) = page
        .markdown
        .split_once("\n## ")
        .unwrap_or((page.markdown, ""));
    let of_class = statuses().filter(|status| status.code / 100 == page.class);
    let (own, foreign): (Vec<_>, Vec<_>) =
        of_class.partition(|status| status.registry != Registry::Unregistered);
    let mut text = format!(
        "{}\n\n## The codes\n\n{}\n",
        introduction.trim_end(),
        codes(&own)
    );
    if !foreign.is_empty() {
        let _ = write!(
            text,
            "## Not registered, and met all the same\n\n{}\n",
            codes(&foreign)
        );
    }
    if !essays.is_empty() {
        let _ = writeln!(text, "## {}", essays.trim_end());
    }
    let _ = write!(text, "\n{}", specifications(page.sources));
    Document {
        class: Some(page.class),
        sources: page.sources.to_vec(),
        ..document("Class", &class_title(page.class), page.tagline, text)
    }
}

/// Code and summary, and the guide where codes have one.
fn codes(pages: &[&'static StatusPage]) -> String {
    let has_guides = pages.iter().any(|page| guide(page.code).is_some());
    let row = |page: &&'static StatusPage| {
        let mut cells = vec![status_link(page), page.tagline.to_owned()];
        if has_guides {
            cells.push(guide(page.code).map_or_else(String::new, |_| {
                format!("[guide](/.demur/status/{}/guide)", page.code)
            }));
        }
        cells
    };
    let rows: Vec<Vec<String>> = pages.iter().map(row).collect();
    let heads = ["Code", "What it says", "Guide"];
    table(
        heads
            .get(..if has_guides { 3 } else { 2 })
            .unwrap_or(&heads),
        &rows,
    )
}

/// Puts a text before the section with this heading, or at the end if there is none.
fn insert_before(markdown: &str, heading: &str, text: &str) -> String {
    let mark = format!("\n## {heading}\n");
    let (before, after) = match markdown.split_once(&mark) {
        Some((before, after)) => (before, format!("{mark}{after}")),
        None => (markdown, String::new()),
    };
    format!("{}\n\n{}\n{after}", before.trim_end(), text.trim_end())
}
