//! The HTML form: one complete document, readable without style, light and dark, no script.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use serde_json::json;

use crate::compose::Document;
use crate::links::Links;
use crate::lookup::{Page, Subject};
use crate::render::tables::{Piece, Table, pieces, words};
use crate::render::{PageFormat, markdown};

pub(super) fn render(page: &Page, document: &Document, links: &Links) -> String {
    let events = linked_clauses(markdown::events(&document.markdown, links));
    let (events, headings) = with_anchors(events);
    let mut out = head(page, document, links);
    let class = body_class(page, document);
    let _ = write!(
        out,
        "<body{class}>\n<a class=\"skip\" href=\"#content\">Skip to the text</a>\n{}<main id=\"content\">\n{}",
        navigation(page, links),
        title_block(page, document, links),
    );
    if page.subject == Subject::Search {
        out.push_str("<div id=\"found\" role=\"status\"></div>\n");
    }
    let contents = contents(&headings);
    let _ = write!(
        out,
        "<div class=\"columns\">\n{contents}<div class=\"text\">\n{}</div>\n</div>\n</main>\n{}</body>\n</html>\n",
        body(events),
        footer(page, links),
    );
    out
}

/// What the style sheet needs to know: the class of the statuses, and whether answers are to be chosen.
fn body_class(page: &Page, document: &Document) -> String {
    let digit = document.class.map(|digit| format!("c{digit}"));
    let place = matches!(page.subject, Subject::Choose(_)).then(|| "choose".to_owned());
    let words: Vec<String> = digit.into_iter().chain(place).collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(" class=\"{}\"", words.join(" "))
    }
}

fn head(page: &Page, document: &Document, links: &Links) -> String {
    let title = escape(&document.title);
    let tagline = escape(&document.tagline);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – demur</title>\n\
         <meta name=\"description\" content=\"{tagline}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{tagline}\">\n\
         <link rel=\"stylesheet\" href=\"{}\">\n",
        escape(&links.style()),
    );
    let address = links.address(page.subject);
    if address.starts_with("http") {
        out.push_str(&published(document, &address));
    }
    for format in [PageFormat::Json, PageFormat::Markdown, PageFormat::Text] {
        let kind = format.media_type().split(';').next().unwrap_or_default();
        let href = escape(&links.to(&page.path_in(format)));
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" type=\"{kind}\" href=\"{href}\">"
        );
    }
    if page.subject == Subject::Search {
        let (script, index) = (links.page(Subject::Script), links.page(Subject::Index));
        let _ = writeln!(
            out,
            "<script src=\"{}\" data-index=\"{}\" defer></script>",
            escape(&script),
            escape(&index),
        );
    }
    out.push_str("</head>\n");
    out
}

/// What others may know of a page whose address is known.
fn published(document: &Document, address: &str) -> String {
    let data = structured(document, address);
    let address = escape(address);
    format!(
        "<meta property=\"og:url\" content=\"{address}\">\n<link rel=\"canonical\" href=\"{address}\">\n\
         <script type=\"application/ld+json\">{data}</script>\n"
    )
}

/// What search engines may know of the page without reading it. It is data: no policy needs to allow it.
fn structured(document: &Document, address: &str) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "TechArticle",
        "headline": document.title,
        "description": document.tagline,
        "url": address,
        "inLanguage": "en",
        "citation": document.sources,
    });
    data.to_string().replace('<', "\\u003c")
}

fn navigation(page: &Page, links: &Links) -> String {
    let mut out = format!(
        "<header class=\"site\">\n<nav aria-label=\"Pages\">\n<a class=\"mark\" href=\"{}\"{}>demur</a>\n<ul>\n",
        escape(&links.home()),
        current(page.subject == Subject::Home),
    );
    let entries = [
        ("Statuses", Subject::Statuses),
        ("Compare", Subject::Pairs),
        ("Choose", Subject::Choose(crate::choose::Place::start())),
        ("Steps", Subject::Steps),
        ("Faults", Subject::Faults),
        ("Search", Subject::Search),
    ];
    for (label, subject) in entries {
        let _ = writeln!(
            out,
            "<li><a href=\"{}\"{}>{label}</a></li>",
            escape(&links.page(subject)),
            current(page.subject == subject),
        );
    }
    out.push_str("</ul>\n</nav>\n</header>\n");
    out
}

fn current(is_current: bool) -> &'static str {
    if is_current {
        " aria-current=\"page\""
    } else {
        ""
    }
}

fn title_block(page: &Page, document: &Document, links: &Links) -> String {
    let mut out = String::from("<div class=\"title\">\n");
    if let Some((label, subject)) = parent(page.subject) {
        let _ = writeln!(
            out,
            "<p class=\"back\"><a href=\"{}\">{label}</a></p>",
            escape(&links.page(subject))
        );
    }
    if !document.kicker.is_empty() {
        let _ = writeln!(out, "<p class=\"kicker\">{}</p>", escape(&document.kicker));
    }
    let _ = write!(
        out,
        "<h1>{}</h1>\n<p class=\"tagline\">{}</p>\n",
        with_codes(&document.title),
        escape(&document.tagline),
    );
    if matches!(
        page.subject,
        Subject::Home | Subject::Search | Subject::Statuses
    ) {
        let _ = write!(
            out,
            "<form role=\"search\" action=\"{}\">\n<label for=\"q\">Search</label>\n\
             <input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">\n\
             <button>Find</button>\n</form>\n",
            escape(&links.page(Subject::Search))
        );
    }
    out.push_str("</div>\n");
    out
}

/// The title with its status codes in a face of their own.
fn with_codes(title: &str) -> String {
    let words = title.split(' ').map(|word| {
        let bare = word.trim_end_matches(':');
        let is_code = bare.len() == 3 && bare.starts_with(|first: char| first.is_ascii_digit());
        if is_code {
            format!(
                "<span class=\"code\">{}</span>{}",
                escape(bare),
                escape(word.strip_prefix(bare).unwrap_or_default())
            )
        } else {
            escape(word)
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

fn parent(subject: Subject) -> Option<(&'static str, Subject)> {
    match subject {
        Subject::Home | Subject::Style | Subject::Script | Subject::Index => None,
        Subject::Statuses
        | Subject::Pairs
        | Subject::Steps
        | Subject::Faults
        | Subject::Diagnostics
        | Subject::Detectors
        | Subject::Checks
        | Subject::Sources
        | Subject::Search
        | Subject::Choose(_) => Some(("Start", Subject::Home)),
        Subject::Status(_) | Subject::Class(_) => Some(("All statuses", Subject::Statuses)),
        Subject::Guide(page, _) => Some(("The reference page", Subject::Status(page))),
        Subject::Pair(..) => Some(("All comparisons", Subject::Pairs)),
        Subject::Step(_) => Some(("All steps", Subject::Steps)),
        Subject::Fault(_) => Some(("All fault codes", Subject::Faults)),
        Subject::Diagnostic(_) => Some(("All diagnostics", Subject::Diagnostics)),
        Subject::Detector(_) => Some(("All detectors", Subject::Detectors)),
        Subject::Check(_) => Some(("All checks", Subject::Checks)),
    }
}

fn contents(headings: &[(String, String)]) -> String {
    if headings.len() < 4 {
        return String::new();
    }
    let mut out = String::from("<nav class=\"contents\" aria-label=\"On this page\">\n<ul>\n");
    for (id, text) in headings {
        let _ = writeln!(out, "<li><a href=\"#{id}\">{}</a></li>", escape(text));
    }
    out.push_str("</ul>\n</nav>\n");
    out
}

fn footer(page: &Page, links: &Links) -> String {
    let mut out = String::from("<footer>\n<p>This page as ");
    let forms = [
        ("JSON", PageFormat::Json),
        ("Markdown", PageFormat::Markdown),
        ("text", PageFormat::Text),
    ];
    for (number, (label, format)) in forms.into_iter().enumerate() {
        let before = ["", ", ", " or "].get(number).copied().unwrap_or_default();
        let href = escape(&links.to(&page.path_in(format)));
        let _ = write!(out, "{before}<a href=\"{href}\">{label}</a>");
    }
    let _ = write!(
        out,
        ". <a href=\"{}\">Sources</a>, <a href=\"{}\">diagnostics</a>, <a href=\"{}\">detectors</a>, <a href=\"{}\">checks</a>.</p>\n</footer>\n",
        escape(&links.page(Subject::Sources)),
        escape(&links.page(Subject::Diagnostics)),
        escape(&links.page(Subject::Detectors)),
        escape(&links.page(Subject::Checks)),
    );
    out
}

/// RFC clauses become links to the text itself.
fn linked_clauses(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::new();
    let mut is_open = false;
    for event in events {
        if let Event::Text(text) = &event
            && !is_open
            && text.contains("RFC ")
        {
            out.push(Event::InlineHtml(CowStr::from(with_clause_links(text))));
            continue;
        }
        if let Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) = &event {
            is_open = true;
        } else if let Event::End(TagEnd::Link | TagEnd::CodeBlock) = &event {
            is_open = false;
        }
        out.push(event);
    }
    out
}

/// The text, escaped, in which `RFC 9110 §15.5.5, §15.5.6` are links.
fn with_clause_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("RFC ") {
        out.push_str(&escape(before));
        out.push_str("RFC ");
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (number, mut tail) = after.split_at(digits);
        let mut mark = " §";
        while let Some((section, next)) = section_after(tail, mark) {
            if mark == " §" {
                // The number is part of the first link.
                out.truncate(out.len() - "RFC ".len());
                push_clause(
                    &mut out,
                    number,
                    section,
                    &format!("RFC {number} §{section}"),
                );
            } else {
                out.push_str(", ");
                push_clause(&mut out, number, section, &format!("§{section}"));
            }
            (mark, tail) = (", §", next);
        }
        rest = if mark == " §" { after } else { tail };
    }
    out.push_str(&escape(rest));
    out
}

/// The number of a section behind a mark, and what follows it.
fn section_after<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let section = text.strip_prefix(mark)?;
    let length = section
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'.')
        .count();
    let section = section.get(..length)?.trim_end_matches('.');
    let rest = text.get(mark.len() + section.len()..)?;
    (!section.is_empty()).then_some((section, rest))
}

fn push_clause(out: &mut String, number: &str, section: &str, shown: &str) {
    let is_numbered = section.starts_with(|first: char| first.is_ascii_digit());
    let kind = if is_numbered { "section" } else { "appendix" };
    let _ = write!(
        out,
        "<a class=\"clause\" href=\"https://www.rfc-editor.org/rfc/rfc{number}#{kind}-{section}\">{shown}</a>"
    );
}

/// Every heading gets an address; those of the second level are returned for the list of contents.
fn with_anchors(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Vec<(String, String)>) {
    let mut contents = Vec::new();
    let mut used: Vec<String> = vec!["content".to_owned(), "found".to_owned(), "q".to_owned()];
    let mut out: Vec<Event<'_>> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for event in events {
        if let Event::Start(Tag::Heading { .. }) = &event {
            open = Some((out.len(), String::new()));
        } else if let (Event::Text(text) | Event::Code(text), Some((_, title))) =
            (&event, &mut open)
        {
            title.push_str(text);
        }
        let end = matches!(event, Event::End(TagEnd::Heading(_)));
        out.push(event);
        if !end {
            continue;
        }
        let Some((at, title)) = open.take() else {
            continue;
        };
        let anchor = anchor(&title, &mut used);
        if let Some(Event::Start(Tag::Heading { level, id, .. })) = out.get_mut(at) {
            if *level == HeadingLevel::H2 {
                contents.push((anchor.clone(), title));
            }
            *id = Some(CowStr::from(anchor));
        }
    }
    (out, contents)
}

/// A name for a heading that no other heading of the page has.
fn anchor(title: &str, used: &mut Vec<String>) -> String {
    let words: Vec<String> = title
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let plain = words.join("-");
    let mut name = plain.clone();
    let mut number = 2;
    while used.contains(&name) || name.is_empty() {
        name = format!("{plain}-{number}");
        number += 1;
    }
    used.push(name.clone());
    name
}

fn body(events: Vec<Event<'_>>) -> String {
    let mut out = String::new();
    let mut run = Vec::new();
    for piece in pieces(events) {
        match piece {
            Piece::Event(event) => run.push(event),
            Piece::Table(found) => {
                pulldown_cmark::html::push_html(&mut out, run.drain(..));
                table(&mut out, &found);
            }
        }
    }
    pulldown_cmark::html::push_html(&mut out, run.into_iter());
    out
}

/// A table whose cells know their heads, so that it can be shown as a list where the window is narrow.
fn table(out: &mut String, table: &Table<'_>) {
    let heads: Vec<String> = table.heads.iter().map(|cell| words(cell)).collect();
    let columns = heads.len();
    let _ = write!(out, "<table class=\"of-{columns}\">\n<thead><tr>");
    for head in &heads {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (number, cell) in row.iter().enumerate() {
            let mut text = String::new();
            pulldown_cmark::html::push_html(&mut text, cell.iter().cloned());
            let head = escape(heads.get(number).map_or("", String::as_str));
            let _ = if number == 0 {
                write!(out, "<th scope=\"row\">{text}</th>")
            } else {
                write!(out, "<td data-head=\"{head}\">{text}</td>")
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Escapes text for elements and for quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{render, with_clause_links};
    use crate::compose::Document;
    use crate::links::Links;
    use crate::lookup::{Page, Subject};

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        let document = Document {
            title: "<i> & \"quoted\"".into(),
            kicker: "<k>".into(),
            tagline: "it's <b>".into(),
            class: None,
            markdown: markdown.into(),
            sources: vec!["</script>"],
        };
        let page = Page::from(Subject::Home);
        let published = render(&page, &document, &Links::at("https://errors.example"));
        assert_eq!(published.matches("</script>").count(), 1, "{published}");
        let html = render(&page, &document, &Links::default());
        assert!(
            html.contains("<h1>&lt;i&gt; &amp; &quot;quoted&quot;</h1>"),
            "{html}"
        );
        assert!(
            html.contains("<p class=\"tagline\">it&#39;s &lt;b&gt;</p>"),
            "{html}"
        );
        assert!(html.contains(expected), "{html}");
    }

    #[test]
    fn raw_html_becomes_text() {
        check("a <script>x</script>", "a &lt;script&gt;x&lt;/script&gt;");
        check("<div onclick=\"x\">\n</div>", "&lt;div onclick=");
        check("`<b>`", "<code>&lt;b&gt;</code>");
    }

    #[test]
    fn links_that_lead_nowhere_become_words() {
        check("[press](javascript:alert)", "<p>press</p>");
        check(
            "[out](https://example.com/?a&b)",
            "<a href=\"https://example.com/?a&amp;b\">out</a>",
        );
    }

    #[test]
    fn headings_have_addresses_of_their_own() {
        check(
            "## Caching\n\n## Caching\n",
            "<h2 id=\"caching\">Caching</h2>\n<h2 id=\"caching-2\">",
        );
        check("## Content\n", "<h2 id=\"content-2\">");
    }

    #[test]
    fn tables_name_their_cells() {
        check(
            "| A | B |\n|---|---|\n| one | `<two>` |\n",
            "<th scope=\"row\">one</th><td data-head=\"B\"><code>&lt;two&gt;</code></td>",
        );
    }

    #[test]
    fn clauses_are_links_to_the_text() {
        let link = |section: &str| {
            format!(
                "<a class=\"clause\" href=\"https://www.rfc-editor.org/rfc/rfc9110#section-{section}\">RFC 9110 §{section}</a>"
            )
        };
        assert_eq!(
            with_clause_links("<so> (RFC 9110 §15.5.5)."),
            format!("&lt;so&gt; ({}).", link("15.5.5"))
        );
        assert_eq!(
            with_clause_links("RFC 9110 §15.5."),
            format!("{}.", link("15.5"))
        );
        assert_eq!(
            with_clause_links("RFC 9110 §3.1, §3.2, so"),
            format!(
                "{}, {}, so",
                link("3.1"),
                link("3.2").replace(">RFC 9110 §", ">§")
            )
        );
        assert_eq!(
            with_clause_links("RFC 9110 and RFC x"),
            "RFC 9110 and RFC x"
        );
    }
}
