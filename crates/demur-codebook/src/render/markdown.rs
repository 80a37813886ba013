//! The Markdown form: the document with its links made absolute, and the walk that the other formats
//! share.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::compose::Document;
use crate::links::{BASE, Links};

pub(super) fn render(document: &Document, links: &Links) -> String {
    let body = absolute(&document.markdown, links);
    format!(
        "# {}\n\n{}\n\n{}\n",
        document.title,
        document.tagline,
        body.trim()
    )
}

/// A text with its links below the base of the pages.
fn absolute(text: &str, links: &Links) -> String {
    let mark = format!("]({BASE}/");
    let mut parts = text.split(&mark);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (path, rest) = part.split_once(')').unwrap_or((part, ""));
        out.push_str("](");
        out.push_str(&links.to(path));
        out.push(')');
        out.push_str(rest);
    }
    out
}

/// The events of a text. Raw HTML becomes text, and a link that leads nowhere we know becomes its words.
pub(super) fn events<'a>(markdown: &'a str, links: &Links) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let mut open_links = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        if let Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) = event
        {
            let target = links.resolve(&dest_url);
            open_links.push(target.is_some());
            if let Some(target) = target {
                let dest_url = CowStr::from(target);
                events.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }));
            }
        } else if event == Event::End(TagEnd::Link) {
            if open_links.pop().unwrap_or(false) {
                events.push(event);
            }
        } else if let Event::Html(text) | Event::InlineHtml(text) = event {
            events.push(Event::Text(text));
        } else if !is_dropped(&event) {
            events.push(event);
        }
    }
    events
}

/// Images (we have none) and the frames of raw HTML blocks.
fn is_dropped(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock)
            | Event::End(TagEnd::Image | TagEnd::HtmlBlock)
    )
}
