//! The HTML form: one complete document, readable without style, light and dark, no script.

use std::fmt::Write as _;

use crate::compose::Document;
use crate::links::Links;
use crate::lookup::{Page, Subject};
use crate::render::{PageFormat, markdown};

pub(super) fn render(page: &Page, document: &Document, links: &Links) -> String {
    let mut body = String::new();
    pulldown_cmark::html::push_html(
        &mut body,
        markdown::events(&document.markdown, links).into_iter(),
    );
    let title = escape(&document.title);
    let mut out = String::with_capacity(body.len() + 2048);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{}\">\n\
         <link rel=\"stylesheet\" href=\"{}\">\n",
        escape(&document.tagline),
        escape(&links.style()),
    );
    for format in [PageFormat::Json, PageFormat::Markdown, PageFormat::Text] {
        let (kind, href) = (format.media_type(), escape(&address(page, format, links)));
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" type=\"{kind}\" href=\"{href}\">"
        );
    }
    let _ = write!(
        out,
        "</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the text</a>\n{}\
         <main id=\"content\">\n<h1>{title}</h1>\n<p class=\"tagline\">{}</p>\n{body}</main>\n{}</body>\n</html>\n",
        navigation(page, links),
        escape(&document.tagline),
        footer(page, links),
    );
    out
}

fn navigation(page: &Page, links: &Links) -> String {
    let mut out = String::from("<header>\n<nav aria-label=\"Pages\">\n<ul>\n");
    let entries = [
        (Subject::Home, "Home", links.home()),
        (Subject::Statuses, "Statuses", links.statuses()),
        (Subject::Steps, "Steps", links.steps()),
        (Subject::Faults, "Fault codes", links.faults()),
    ];
    for (subject, label, href) in entries {
        let current = if page.subject == subject {
            " aria-current=\"page\""
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "<li><a href=\"{}\"{current}>{label}</a></li>",
            escape(&href)
        );
    }
    out.push_str("</ul>\n</nav>\n</header>\n");
    out
}

fn footer(page: &Page, links: &Links) -> String {
    let mut out = String::from("<footer>\n<p>");
    if let Some((label, href)) = parent(page, links) {
        let _ = write!(out, "<a href=\"{}\">Back to {label}</a>. ", escape(&href));
    }
    let json = escape(&address(page, PageFormat::Json, links));
    let markdown = escape(&address(page, PageFormat::Markdown, links));
    let _ = write!(
        out,
        "This page as <a href=\"{json}\">JSON</a> or <a href=\"{markdown}\">Markdown</a>.</p>\n</footer>\n"
    );
    out
}

fn parent(page: &Page, links: &Links) -> Option<(&'static str, String)> {
    match page.subject {
        Subject::Home | Subject::Style => None,
        Subject::Statuses | Subject::Steps | Subject::Faults => {
            Some(("the first page", links.home()))
        }
        Subject::Status(_) => Some(("all statuses", links.statuses())),
        Subject::Step(_) => Some(("all steps", links.steps())),
        Subject::Fault(_) => Some(("all fault codes", links.faults())),
    }
}

/// The URL of a page, without suffix.
pub(super) fn url(page: &Page, links: &Links) -> String {
    match page.subject {
        Subject::Home => links.home(),
        Subject::Statuses => links.statuses(),
        Subject::Steps => links.steps(),
        Subject::Faults => links.faults(),
        Subject::Style => links.style(),
        Subject::Status(page) => links.status(page.code),
        Subject::Step(page) => links.step(page.id),
        Subject::Fault(page) => links.fault(page.code),
    }
}

/// The URL of a page in one format.
fn address(page: &Page, format: PageFormat, links: &Links) -> String {
    let plain = match page.subject {
        Subject::Home => links.to("index"),
        Subject::Statuses
        | Subject::Steps
        | Subject::Faults
        | Subject::Style
        | Subject::Status(_)
        | Subject::Step(_)
        | Subject::Fault(_) => url(page, links),
    };
    format!("{}{}", plain.trim_end_matches('/'), format.suffix())
}

/// Escapes text for elements and for quoted attributes.
pub(super) fn escape(text: &str) -> String {
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
    use super::render;
    use crate::compose::Document;
    use crate::links::Links;
    use crate::lookup::{Page, Subject};

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        let document = Document {
            title: "<i> & \"quoted\"".into(),
            tagline: "it's <b>".into(),
            markdown: markdown.into(),
        };
        let html = render(&Page::from(Subject::Home), &document, &Links::default());
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
}
