//! Tables as rows of cells, for the forms that draw them by themselves.

use pulldown_cmark::{Event, Tag, TagEnd};

/// A table: its heads and its rows, each cell as the events within.
pub(super) struct Table<'a> {
    pub(super) heads: Vec<Vec<Event<'a>>>,
    pub(super) rows: Vec<Vec<Vec<Event<'a>>>>,
}

/// A piece of a text.
pub(super) enum Piece<'a> {
    Event(Event<'a>),
    Table(Table<'a>),
}

/// The text with its tables taken together.
pub(super) fn pieces(events: Vec<Event<'_>>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut events = events.into_iter();
    while let Some(event) = events.next() {
        if matches!(event, Event::Start(Tag::Table(_))) {
            pieces.push(Piece::Table(table(&mut events)));
        } else {
            pieces.push(Piece::Event(event));
        }
    }
    pieces
}

fn table<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Table<'a> {
    let mut lines: Vec<Vec<Vec<Event<'a>>>> = Vec::new();
    for event in events {
        if event == Event::End(TagEnd::Table) {
            break;
        }
        if let Event::Start(Tag::TableHead | Tag::TableRow) = event {
            lines.push(Vec::new());
        } else if let (Event::Start(Tag::TableCell), Some(line)) = (&event, lines.last_mut()) {
            line.push(Vec::new());
        } else if !matches!(
            event,
            Event::End(TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell)
        ) && let Some(cell) = lines.last_mut().and_then(|line| line.last_mut())
        {
            cell.push(event);
        }
    }
    let mut lines = lines.into_iter();
    Table {
        heads: lines.next().unwrap_or_default(),
        rows: lines.collect(),
    }
}

/// The words of a cell.
pub(super) fn words(cell: &[Event<'_>]) -> String {
    let mut out = String::new();
    for event in cell {
        if let Event::Text(text) = event {
            out.push_str(text);
        } else if let Event::Code(text) = event {
            out.push('`');
            out.push_str(text);
            out.push('`');
        } else if matches!(event, Event::SoftBreak | Event::HardBreak) {
            out.push(' ');
        }
    }
    out
}
