//! YAML 1.2 into a tree, from the events of `saphyr-parser`.
//!
//! Typing is ours (see `scalar`); aliases are copies, and the copies have a budget.

use std::collections::HashMap;

use demur_report::Diagnostic;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Tag};

use super::build::{Builder, DEPTH};
use super::{Held, Kind, Tree, scalar};

/// How many nodes all aliases of a file together may add.
const ALIAS_BUDGET: usize = 200_000;

/// `(code, message)` of the one fault that ends the reading.
type Stop = (&'static str, String);

struct Reader<'f> {
    builder: Builder<'f>,
    places: Places,
    /// Finished and unfinished anchors: the cell they stand for, if finished.
    anchors: HashMap<usize, Option<u32>>,
    /// Open containers: their anchor, and whether the next event is a key.
    inside: Vec<(usize, Kind, bool)>,
    copied: usize,
    documents: usize,
    last_end: usize,
}

pub(super) fn read(file: &str, text: String, faults: &mut Vec<Diagnostic>) -> Option<Tree> {
    // The parser borrows the text it reads, so it gets a copy for the time of reading.
    let source = text.clone();
    let mut reader = Reader {
        places: Places::new(&text),
        builder: Builder::new(file, text, faults),
        anchors: HashMap::new(),
        inside: Vec::new(),
        copied: 0,
        documents: 0,
        last_end: 0,
    };
    for event in Parser::new_from_str(&source) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = reader.places.byte(&source, *error.marker());
                reader.builder.fault("syntax", error.info(), at, at + 1);
                return None;
            }
        };
        let start = reader.places.byte(&source, span.start);
        let end = reader.places.byte(&source, span.end).max(start);
        if let Err((code, message)) = reader.event(event, start, end) {
            reader.builder.fault(code, message, start, end);
            return None;
        }
    }
    if reader.builder.next() == 0 {
        reader
            .builder
            .fault("empty-document", "the file holds no document", 0, 0);
        return None;
    }
    let mut tree = reader.builder.tree;
    tree.cells.shrink_to_fit();
    Some(tree)
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, start: usize, end: usize) -> Result<(), Stop> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err((
                        "several-documents",
                        "one file holds one document".to_owned(),
                    ));
                }
            }
            Event::Alias(anchor) => {
                self.alias(anchor)?;
                self.last_end = end;
            }
            Event::Scalar(text, style, anchor, tag) => {
                let index = self.scalar(&text, style, tag.as_deref(), start, end);
                self.finish(anchor, index);
                self.last_end = end;
            }
            Event::SequenceStart(anchor, _) => self.begin(Kind::Array, anchor, start)?,
            Event::MappingStart(anchor, _) => self.begin(Kind::Object, anchor, start)?,
            Event::SequenceEnd | Event::MappingEnd => {
                // The end of a block is found only at the next token; its own end is that of its
                // last value. A flow collection has its bracket.
                if end > start {
                    self.last_end = end;
                }
                let closed = self.builder.close(self.last_end);
                if let (Some((anchor, _, _)), Some(index)) = (self.inside.pop(), closed) {
                    self.finish(anchor, index);
                }
            }
        }
        Ok(())
    }

    /// Whether this node is a key; turns to the other state for the next one.
    fn take_turn(&mut self) -> bool {
        match self.inside.last_mut() {
            Some((_, Kind::Object, is_key)) => {
                let was_key = *is_key;
                *is_key = !was_key;
                was_key
            }
            _ => false,
        }
    }

    fn begin(&mut self, kind: Kind, anchor: usize, start: usize) -> Result<(), Stop> {
        if self.take_turn() {
            return Err((
                "key-not-a-string",
                "a key must be a plain string".to_owned(),
            ));
        }
        if self.builder.depth() >= DEPTH {
            return Err((
                "document-too-deep",
                format!("nested deeper than {DEPTH} levels"),
            ));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, None);
        }
        self.builder.open(kind, start);
        self.inside.push((anchor, kind, true));
        self.last_end = start;
        Ok(())
    }

    fn finish(&mut self, anchor: usize, index: u32) {
        if anchor != 0 {
            self.anchors.insert(anchor, Some(index));
        }
    }

    fn alias(&mut self, anchor: usize) -> Result<(), Stop> {
        let is_key = self.take_turn();
        let Some(Some(from)) = self.anchors.get(&anchor).copied() else {
            return Err((
                "alias-cycle",
                "an alias stands inside the value it refers to".to_owned(),
            ));
        };
        let target = self.builder.tree.node(from);
        let is_container = matches!(target.kind(), Kind::Array | Kind::Object);
        if is_key && is_container {
            return Err((
                "key-not-a-string",
                "a key must be a plain string".to_owned(),
            ));
        }
        self.copied += (target.end() - from) as usize;
        if self.copied > ALIAS_BUDGET {
            return Err((
                "alias-budget",
                format!("aliases would add more than {ALIAS_BUDGET} values to the document"),
            ));
        }
        self.builder.copy(from);
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        start: usize,
        end: usize,
    ) -> u32 {
        let is_string = self.take_turn()
            || style != ScalarStyle::Plain
            || tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
        let (kind, converted) = if is_string {
            (Kind::String, None)
        } else {
            scalar::resolve(text)
        };
        let index = self.builder.next();
        let source = self.builder.tree.text.get(start..end).unwrap_or("");
        let inner = source.get(1..source.len().saturating_sub(1)).unwrap_or("");
        match converted {
            Some(number) => self.builder.owned(kind, &number, start, end),
            None if source == text => {
                self.builder.scalar(kind, Held::Plain, start, end);
            }
            None if inner == text && source.len() > 1 => {
                self.builder.scalar(kind, Held::Quoted, start, end);
            }
            None => self.builder.owned(kind, text, start, end),
        }
        index
    }
}

/// Turns the parser's lines and columns, which count characters, into byte offsets.
struct Places {
    /// First byte of each line.
    lines: Vec<usize>,
    /// The last place asked for: line, column, byte. Most questions go forwards.
    last: (usize, usize, usize),
}

impl Places {
    fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                lines.push(at + 1);
            }
        }
        Self {
            lines,
            last: (0, 0, 0),
        }
    }

    fn byte(&mut self, text: &str, marker: Marker) -> usize {
        let (line, column) = (marker.line(), marker.col());
        let first = self
            .lines
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(text.len());
        let (from_column, from) = match self.last {
            (last_line, last_column, byte) if last_line == line && last_column <= column => {
                (last_column, byte)
            }
            _ => (0, first),
        };
        let rest = text.get(from..).unwrap_or("");
        let ahead = rest
            .char_indices()
            .nth(column - from_column)
            .map_or(rest.len(), |(at, _)| at);
        self.last = (line, column, from + ahead);
        from + ahead
    }
}
