//! Putting cells together while a reader walks through the text.

use std::collections::HashSet;

use demur_report::Diagnostic;

use super::{Cell, Held, Kind, Tree, fault};

/// Deepest nesting of a document.
pub(super) const DEPTH: usize = 200;

/// From how many members on duplicate names are found by hashing.
const MANY: usize = 24;

/// A tree under construction.
pub(super) struct Builder<'f> {
    pub(super) file: &'f str,
    pub(super) tree: Tree,
    pub(super) faults: &'f mut Vec<Diagnostic>,
    open: Vec<u32>,
}

impl<'f> Builder<'f> {
    pub(super) fn new(file: &'f str, text: String, faults: &'f mut Vec<Diagnostic>) -> Self {
        let cells = Vec::with_capacity(text.len() / 16 + 16);
        Self {
            file,
            tree: Tree {
                text,
                cells,
                owned: Vec::new(),
            },
            faults,
            open: Vec::new(),
        }
    }

    pub(super) fn next(&self) -> u32 {
        // A cell stands for at least one byte of a text that is shorter than 4 GiB, and copies
        // by alias are bounded far below that.
        u32::try_from(self.tree.cells.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn scalar(&mut self, kind: Kind, held: Held, start: usize, end: usize) -> u32 {
        let index = self.next();
        self.tree.cells.push(Cell {
            kind,
            held,
            start: offset(start),
            end: offset(end),
            size: 1,
        });
        index
    }

    pub(super) fn owned(&mut self, kind: Kind, text: &str, start: usize, end: usize) {
        let index = self.scalar(kind, Held::Owned, start, end);
        self.tree.owned.push((index, text.into()));
    }

    pub(super) fn open(&mut self, kind: Kind, start: usize) -> u32 {
        let index = self.scalar(kind, Held::Plain, start, start);
        self.open.push(index);
        index
    }

    /// Closes the innermost container.
    pub(super) fn close(&mut self, end: usize) -> Option<u32> {
        let index = self.open.pop()?;
        let size = self.next() - index;
        let cell = self.tree.cells.get_mut(index as usize)?;
        cell.end = offset(end).max(cell.start);
        cell.size = size;
        if cell.kind == Kind::Object {
            self.refuse_duplicates(index);
        }
        Some(index)
    }

    /// Copies the finished subtree at `from`, as an alias asks for.
    pub(super) fn copy(&mut self, from: u32) {
        let size = self.tree.cell(from).size;
        let to = self.next();
        let (first, last) = (from as usize, (from + size) as usize);
        self.tree.cells.extend_from_within(first..last);
        let low = self.tree.owned.partition_point(|(cell, _)| *cell < from);
        let high = self
            .tree
            .owned
            .partition_point(|(cell, _)| *cell < from + size);
        for at in low..high {
            if let Some((cell, text)) = self.tree.owned.get(at).cloned() {
                self.tree.owned.push((cell - from + to, text));
            }
        }
    }

    pub(super) fn fault(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        start: usize,
        end: usize,
    ) -> &mut Diagnostic {
        self.faults
            .push(fault(self.file, code, message, start, end));
        let last = self.faults.len() - 1;
        // The element was pushed on the line above.
        #[expect(
            clippy::indexing_slicing,
            reason = "the index is of the element just pushed"
        )]
        &mut self.faults[last]
    }

    fn refuse_duplicates(&mut self, index: u32) {
        let object = self.tree.node(index);
        let mut twice = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let mut many: HashSet<&str> = HashSet::new();
        for entry in object.entries() {
            let name = entry.name();
            let fresh = if seen.len() < MANY {
                let fresh = !seen.contains(&name);
                seen.push(name);
                fresh
            } else {
                if many.is_empty() {
                    many.extend(seen.iter().copied());
                }
                many.insert(name)
            };
            if !fresh {
                twice.push((name.to_owned(), entry.key.span()));
            }
        }
        for (name, span) in twice {
            self.fault(
                "duplicate-key",
                format!("the key `{name}` occurs twice in one object"),
                span.start,
                span.end,
            )
            .hint = Some("keep one of the two".to_owned());
        }
    }
}

fn offset(at: usize) -> u32 {
    // `Tree::read` refuses texts of 4 GiB and more.
    u32::try_from(at).unwrap_or(u32::MAX)
}
