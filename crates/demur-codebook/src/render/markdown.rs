//! The Markdown form: the document with its links made absolute, and the walk that the other formats
//! share.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use crate::compose::Document;
use crate::links::{BASE, Links};

pub(super) fn render(document: &Document, links: &Links) -> String {
    let body = document
        .markdown
        .replace(&format!("]({BASE}/"), &format!("]({}", links.home()));
    format!(
        "# {}\n\n{}\n\n{}\n",
        document.title,
        document.tagline,
        body.trim()
    )
}

/// The events of a text. Raw HTML becomes text, and a link that leads nowhere we know becomes its words.
pub(super) fn events<'a>(markdown: &'a str, links: &Links) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let mut open_links = Vec::new();
    for event in Parser::new(markdown) {
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
