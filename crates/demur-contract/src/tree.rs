//! A document tree that remembers where everything stands.
//!
//! One flat list of cells, in document order, over the text it was read from: a
//! cell is sixteen bytes, and strings without escapes are borrowed from the text.
//! JSON and YAML give the same tree. What the keys mean is for others to say.

mod build;
mod json;
mod pointer;
mod scalar;
mod value;
mod yaml;

pub use pointer::{escape_token, unescape_token};
pub(crate) use scalar::is_json_number;

use demur_report::{Diagnostic, Severity, Span};

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, and in YAML also nothing at all.
    Null,
    /// `true` or `false`.
    Bool,
    /// Any number.
    Number,
    /// A string; keys are always strings.
    String,
    /// A JSON array, a YAML sequence.
    Array,
    /// A JSON object, a YAML mapping.
    Object,
}

impl Kind {
    /// The word used in messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// Where the text of a scalar is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// The span is the text.
    Plain,
    /// The span without its first and last byte is the text.
    Quoted,
    /// The text differs from its source and is kept beside the cells.
    Owned,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    kind: Kind,
    held: Held,
    start: u32,
    end: u32,
    /// Cells of the whole subtree, this one included.
    size: u32,
}

/// One file, read.
#[derive(Debug, Default)]
pub struct Tree {
    text: String,
    cells: Vec<Cell>,
    /// Sorted by cell.
    owned: Vec<(u32, Box<str>)>,
}

/// One value of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    index: u32,
}

/// One member of an object.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'t> {
    /// The member's name, with its span.
    pub key: Node<'t>,
    /// The member's value.
    pub value: Node<'t>,
}

impl<'t> Entry<'t> {
    /// The member's name.
    pub fn name(&self) -> &'t str {
        self.key.text()
    }
}

impl Tree {
    /// Reads `bytes` as JSON or YAML: by the name's ending, or by the first character where that
    /// says nothing. Faults that still leave a tree, such as duplicate keys, are reported beside it.
    pub fn read(file: &str, bytes: Vec<u8>, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                faults.push(fault(
                    file,
                    "invalid-utf8",
                    "the file is not UTF-8",
                    at,
                    at + 1,
                ));
                return None;
            }
        };
        if u32::try_from(text.len()).is_err() {
            faults.push(fault(
                file,
                "document-too-large",
                "the file is larger than 4 GiB",
                0,
                0,
            ));
            return None;
        }
        if looks_like_json(file, &text) {
            json::read(file, text, faults)
        } else {
            yaml::read(file, text, faults)
        }
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node {
            tree: self,
            index: 0,
        }
    }

    /// The text the tree was read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The node with this number; see [`Node::index`].
    pub(crate) fn node(&self, index: u32) -> Node<'_> {
        Node { tree: self, index }
    }

    /// All nodes in document order, keys included.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..u32::try_from(self.cells.len()).unwrap_or(0)).map(|index| self.node(index))
    }

    fn cell(&self, index: u32) -> Cell {
        const NOTHING: Cell = Cell {
            kind: Kind::Null,
            held: Held::Plain,
            start: 0,
            end: 0,
            size: 1,
        };
        self.cells.get(index as usize).copied().unwrap_or(NOTHING)
    }

    fn owned(&self, index: u32) -> &str {
        self.owned
            .binary_search_by_key(&index, |(cell, _)| *cell)
            .ok()
            .and_then(|at| self.owned.get(at))
            .map_or("", |(_, text)| text)
    }
}

impl<'t> Node<'t> {
    /// What it is.
    pub fn kind(self) -> Kind {
        self.cell().kind
    }

    /// The string, if it is one.
    pub fn as_str(self) -> Option<&'t str> {
        (self.kind() == Kind::String).then(|| self.text())
    }

    /// The boolean, if it is one.
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == Kind::Bool).then(|| matches!(self.text(), "true" | "True" | "TRUE"))
    }

    /// The number's text in JSON's grammar, if it is one.
    pub fn number(self) -> Option<&'t str> {
        (self.kind() == Kind::Number).then(|| self.text())
    }

    /// The number, if it is one that fits.
    pub fn as_f64(self) -> Option<f64> {
        self.number()?.parse().ok()
    }

    /// The number, if it is a whole one that is not negative.
    pub fn as_u64(self) -> Option<u64> {
        let text = self.number()?;
        text.strip_suffix(".0").unwrap_or(text).parse().ok()
    }

    /// The members of an object, in document order; nothing for other kinds.
    pub fn entries(self) -> impl Iterator<Item = Entry<'t>> + 't {
        let cell = self.cell();
        let end = if cell.kind == Kind::Object {
            self.index + cell.size
        } else {
            0
        };
        let mut at = self.index + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let key = self.tree.node(at);
            let value = self.tree.node(at + 1);
            at = value.index + value.cell().size;
            Some(Entry { key, value })
        })
    }

    /// The elements of an array; nothing for other kinds.
    pub fn items(self) -> impl Iterator<Item = Node<'t>> + 't {
        let cell = self.cell();
        let end = if cell.kind == Kind::Array {
            self.index + cell.size
        } else {
            0
        };
        let mut at = self.index + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let item = self.tree.node(at);
            at = item.index + item.cell().size;
            Some(item)
        })
    }

    /// The value of the member `key`.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entry(key).map(|entry| entry.value)
    }

    /// The member `key`.
    pub fn entry(self, key: &str) -> Option<Entry<'t>> {
        self.entries().find(|entry| entry.name() == key)
    }

    /// Where it stands in the text.
    pub fn span(self) -> Span {
        let cell = self.cell();
        Span {
            start: cell.start as usize,
            end: cell.end as usize,
        }
    }

    /// The text the node was read from.
    pub fn source(self) -> &'t str {
        &self.tree.text
    }

    /// The value of a scalar as text, the name of a key; empty for arrays and objects.
    pub fn text(self) -> &'t str {
        let cell = self.cell();
        let (start, end) = (cell.start as usize, cell.end as usize);
        match (cell.kind, cell.held) {
            (Kind::Array | Kind::Object, _) => "",
            (_, Held::Plain) => self.tree.text.get(start..end).unwrap_or(""),
            (_, Held::Quoted) => self
                .tree
                .text
                .get(start + 1..end.saturating_sub(1))
                .unwrap_or(""),
            (_, Held::Owned) => self.tree.owned(self.index),
        }
    }

    /// Its number in the tree, in document order.
    pub(crate) fn index(self) -> u32 {
        self.index
    }

    /// One past the number of its last descendant.
    pub(crate) fn end(self) -> u32 {
        self.index + self.cell().size
    }

    fn cell(self) -> Cell {
        self.tree.cell(self.index)
    }
}

/// A fault of the text itself.
fn fault(
    file: &str,
    code: &'static str,
    message: impl Into<String>,
    start: usize,
    end: usize,
) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        message: message.into(),
        file: file.to_owned(),
        span: Some(Span { start, end }),
        pointer: None,
        hint: None,
    }
}

fn looks_like_json(file: &str, text: &str) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.eq_ignore_ascii_case("json") {
        return true;
    }
    if ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml") {
        return false;
    }
    text.trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with(['{', '['])
}

#[cfg(test)]
mod tests;
