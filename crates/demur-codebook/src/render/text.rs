//! The plain form for a terminal: at most 80 columns, no colour; code is never broken.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::compose::Document;
use crate::links::Links;
use crate::render::markdown;
use crate::render::tables::{Piece, Table, pieces, words};

const WIDTH: usize = 80;

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    wrap(&mut out, &document.title, "", "");
    underline(&mut out, 0, "=");
    out.push('\n');
    wrap(&mut out, &document.tagline, "", "");
    write(&document.markdown, out)
}

/// A text without a title of its own.
pub(super) fn plain(markdown: &str) -> String {
    write(markdown, String::new())
}

fn write(text: &str, out: String) -> String {
    let links = Links::default();
    let mut writer = Writer {
        out,
        words: String::new(),
        lists: Vec::new(),
        in_code: false,
        fresh_item: false,
    };
    for piece in pieces(markdown::events(text, &links)) {
        match piece {
            Piece::Event(event) => writer.take(event),
            Piece::Table(table) => writer.table(&table),
        }
    }
    format!("{}\n", writer.out.trim())
}

struct Writer {
    out: String,
    /// Words of the block that is open.
    words: String,
    /// One entry per open list: the next number, or none for bullets.
    lists: Vec<Option<u64>>,
    in_code: bool,
    /// The next block is the first of its item and carries the bullet.
    fresh_item: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => self.code(&text),
            Event::Text(text) => self.words.push_str(&text),
            Event::Code(text) => {
                self.words.push('`');
                self.words.push_str(&text);
                self.words.push('`');
            }
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            Event::Rule => self.blank_line(),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Tag::List(first) = tag {
            self.flush();
            if self.lists.is_empty() {
                self.blank_line();
            }
            self.lists.push(*first);
        } else if matches!(tag, Tag::Item) {
            self.fresh_item = true;
        } else if matches!(tag, Tag::CodeBlock(_)) {
            self.flush();
            self.blank_line();
            self.in_code = true;
        } else if matches!(tag, Tag::Heading { .. })
            || (matches!(tag, Tag::Paragraph) && !self.fresh_item)
        {
            self.blank_line();
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let TagEnd::Heading(level) = tag {
            let text = std::mem::take(&mut self.words);
            let begin = self.out.len();
            wrap(&mut self.out, &text, "", "");
            if level <= pulldown_cmark::HeadingLevel::H2 {
                underline(&mut self.out, begin, "-");
            }
        } else if tag == TagEnd::CodeBlock {
            self.in_code = false;
            let kept = self.out.trim_end_matches('\n').len();
            self.out.truncate(kept + 1);
        } else if matches!(tag, TagEnd::Paragraph | TagEnd::Item) {
            self.flush();
        } else if let TagEnd::List(_) = tag {
            self.lists.pop();
        }
    }

    /// Writes the open block under the indentation of its list.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let (first, rest) = self.indents();
        wrap(&mut self.out, &words, &first, &rest);
    }

    fn indents(&mut self) -> (String, String) {
        let outer = "  ".repeat(self.lists.len().saturating_sub(1));
        let Some(list) = self.lists.last_mut() else {
            return (String::new(), String::new());
        };
        let bullet = match list {
            Some(number) => {
                let bullet = format!("{number}. ");
                *number += 1;
                bullet
            }
            None => "- ".to_owned(),
        };
        let rest = format!("{outer}{}", " ".repeat(bullet.len()));
        let first = if std::mem::take(&mut self.fresh_item) {
            format!("{outer}{bullet}")
        } else {
            rest.clone()
        };
        (first, rest)
    }

    /// A row is a small paragraph: its first cell, and below it the others, named where there are several.
    fn table(&mut self, table: &Table<'_>) {
        self.flush();
        let heads: Vec<String> = table.heads.iter().map(|cell| words(cell)).collect();
        for row in &table.rows {
            self.blank_line();
            for (number, cell) in row.iter().enumerate() {
                let text = words(cell);
                let named = match heads.get(number) {
                    Some(head) if number > 0 && heads.len() > 2 => format!("{head}: {text}"),
                    _ => text,
                };
                let indent = if number == 0 { "" } else { "  " };
                if !named.trim().is_empty() {
                    wrap(
                        &mut self.out,
                        &named,
                        indent,
                        if number == 0 { "" } else { "    " },
                    );
                }
            }
        }
    }

    fn code(&mut self, text: &str) {
        for line in text.lines() {
            if !line.is_empty() {
                self.out.push_str("    ");
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    fn blank_line(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

/// Underlines what was written from `begin` on, as wide as its longest line.
fn underline(out: &mut String, begin: usize, mark: &str) {
    let lines = out.get(begin..).unwrap_or_default().lines();
    let width = lines.map(|line| line.chars().count()).max();
    out.push_str(&mark.repeat(width.unwrap_or_default()));
    out.push('\n');
}

/// Writes words in lines of at most [`WIDTH`] columns; a word longer than that gets a line of its own.
fn wrap(out: &mut String, words: &str, first: &str, rest: &str) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in words.split_whitespace() {
        let wanted = line.chars().count() + usize::from(!empty) + word.chars().count();
        if !empty && wanted > WIDTH {
            out.push_str(line.trim_end());
            out.push('\n');
            rest.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}
