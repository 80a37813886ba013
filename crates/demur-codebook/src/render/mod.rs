//! From a page to the bytes that are sent or printed.

mod html;
mod json;
mod markdown;
mod text;

use crate::compose::compose;
use crate::links::Links;
use crate::lookup::{Page, Subject};

/// The style sheet of the HTML pages, served as a page of its own so that no inline style is needed.
pub const STYLE: &str = include_str!("style.css");

/// The `Content-Security-Policy` of every page: our own style sheet and nothing else.
pub const CSP: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
        }
    }
}

/// The `Content-Type` of a page in a format.
pub fn content_type(format: PageFormat) -> &'static str {
    format.media_type()
}

/// Renders a page. The style sheet is the same in every format.
pub fn render(page: &Page, format: PageFormat, links: &Links) -> String {
    if page.subject == Subject::Style || format == PageFormat::Css {
        return STYLE.to_owned();
    }
    let document = compose(page.subject);
    match format {
        PageFormat::Html => html::render(page, &document, links),
        PageFormat::Json => json::render(page, &document, links),
        PageFormat::Markdown => markdown::render(&document, links),
        PageFormat::Text | PageFormat::Css => text::render(&document),
    }
}
