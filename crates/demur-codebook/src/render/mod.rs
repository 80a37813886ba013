//! From a page to the bytes that are sent or printed.

mod html;
mod index;
mod json;
mod markdown;
mod role;
mod tables;
mod text;

use crate::compose::{Document, compose};
use crate::links::Links;
use crate::lookup::{Page, Subject};

pub(crate) use html::escape;
pub use role::Role;

/// The style sheet of the HTML pages, served as a page of its own so that no inline style is needed.
pub const STYLE: &str = include_str!("style.css");

/// The script of the search page. No other page has one, and the search page is a list without it.
const SCRIPT: &str = include_str!("search.js");

/// The `Content-Security-Policy` of a page: our own style sheet and nothing else.
pub const CSP: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The same for the search page, which has our own script and fetches our own index.
pub const CSP_WITH_SCRIPT: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// The formats of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFormat {
    /// A complete document for a browser.
    Html,
    /// One object.
    Json,
    /// Markdown.
    Markdown,
    /// Plain text for a terminal, at most 80 columns.
    Text,
    /// The style sheet: the only format of its page, and of no other.
    Css,
    /// The script of the search page: likewise.
    Script,
}

impl PageFormat {
    /// The formats that every page has; the first is what a browser gets.
    pub const ALL: [PageFormat; 4] = [
        PageFormat::Html,
        PageFormat::Json,
        PageFormat::Markdown,
        PageFormat::Text,
    ];

    /// The suffix that asks for this format.
    pub fn suffix(self) -> &'static str {
        match self {
            PageFormat::Html => ".html",
            PageFormat::Json => ".json",
            PageFormat::Markdown => ".md",
            PageFormat::Text => ".txt",
            PageFormat::Css => ".css",
            PageFormat::Script => ".js",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            PageFormat::Html => "text/html; charset=utf-8",
            PageFormat::Json => "application/json",
            PageFormat::Markdown => "text/markdown; charset=utf-8",
            PageFormat::Text => "text/plain; charset=utf-8",
            PageFormat::Css => "text/css; charset=utf-8",
            PageFormat::Script => "text/javascript; charset=utf-8",
        }
    }
}

/// The `Content-Type` of a page in a format.
pub fn content_type(format: PageFormat) -> &'static str {
    format.media_type()
}

/// The `Content-Security-Policy` of a page.
pub fn csp(page: &Page) -> &'static str {
    if page.subject == Subject::Search {
        CSP_WITH_SCRIPT
    } else {
        CSP
    }
}

/// Renders a page. Style sheet, script and index are the same in every format.
pub fn render(page: &Page, format: PageFormat, links: &Links) -> String {
    if page.subject == Subject::Style {
        return STYLE.to_owned();
    }
    if page.subject == Subject::Script {
        return SCRIPT.to_owned();
    }
    if page.subject == Subject::Index {
        return index::render(links);
    }
    written(page, &compose(page.subject), format, links)
}

/// A page for one reader: summary, meaning, and the parts that are for this role.
pub fn render_for_role(page: &Page, format: PageFormat, links: &Links, role: Role) -> String {
    let mut document = compose(page.subject);
    document.markdown = role::only(&document.markdown, role);
    written(page, &document, format, links)
}

fn written(page: &Page, document: &Document, format: PageFormat, links: &Links) -> String {
    match format {
        PageFormat::Html => html::render(page, document, links),
        PageFormat::Json => json::render(page, document, links),
        PageFormat::Markdown => markdown::render(document, links),
        PageFormat::Text | PageFormat::Css | PageFormat::Script => text::render(document),
    }
}

/// Markdown of ours as plain text for a terminal.
pub fn render_text(markdown: &str) -> String {
    text::plain(markdown)
}
