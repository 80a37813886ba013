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
}

impl PageFormat {
    /// All of them; the first is what a browser gets.
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
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            PageFormat::Html => "text/html; charset=utf-8",
            PageFormat::Json => "application/json",
            PageFormat::Markdown => "text/markdown; charset=utf-8",
            PageFormat::Text => "text/plain; charset=utf-8",
        }
    }
}

/// The `Content-Type` of a page in a format; the style sheet is always a style sheet.
pub fn content_type(page: &Page, format: PageFormat) -> &'static str {
    match page.subject {
        Subject::Style => "text/css; charset=utf-8",
        Subject::Home
        | Subject::Statuses
        | Subject::Steps
        | Subject::Faults
        | Subject::Status(_)
        | Subject::Step(_)
        | Subject::Fault(_) => format.media_type(),
    }
}

/// Renders a page.
pub fn render(page: &Page, format: PageFormat, links: &Links) -> String {
    if page.subject == Subject::Style {
        return STYLE.to_owned();
    }
    let document = compose(page.subject);
    match format {
        PageFormat::Html => html::render(page, &document, links),
        PageFormat::Json => json::render(page, &document, links),
        PageFormat::Markdown => markdown::render(&document, links),
        PageFormat::Text => text::render(&document),
    }
}
