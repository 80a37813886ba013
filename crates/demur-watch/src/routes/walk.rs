//! How a path is looked up in the tree.

use std::borrow::Cow;

use super::node::{Node, Sought};
use super::segment::{self, Class};
use super::trie::Trie;

/// How many nodes a walk may look at, so that no path is worth a search.
const STEPS: u32 = 256;

/// Where a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reached {
    /// Segments that were known.
    pub(super) depth: usize,
    /// The node of the last of them.
    pub(super) node: u32,
}

/// Walks a path: literals first, then variables. An end of requests is preferred to what only leads further; the
/// deepest known node is the answer if the whole path is not known.
pub(super) fn find(trie: &Trie, root: u32, segments: &[&[u8]]) -> Reached {
    let mut walk = Walk {
        trie,
        segments,
        steps: STEPS,
        deepest: Reached {
            depth: 0,
            node: root,
        },
    };
    match walk.descend(root, 0) {
        Some(node) => Reached {
            depth: segments.len(),
            node,
        },
        None => walk.deepest,
    }
}

struct Walk<'t> {
    trie: &'t Trie,
    segments: &'t [&'t [u8]],
    steps: u32,
    deepest: Reached,
}

impl Walk<'_> {
    /// The node at the end of the segments; of several the first that requests ended at.
    fn descend(&mut self, at: u32, depth: usize) -> Option<u32> {
        if depth > self.deepest.depth {
            self.deepest = Reached { depth, node: at };
        }
        let Some(segment) = self.segments.get(depth) else {
            return Some(at);
        };
        self.steps = self.steps.checked_sub(1)?;
        let literal = self
            .trie
            .literal(at, segment)
            .and_then(|child| self.descend(child, depth + 1));
        if literal.is_some_and(|end| self.is_end(end)) {
            return literal;
        }
        let varying = self
            .varying(at, segment, depth)
            .and_then(|child| self.descend(child, depth + 1));
        if literal.is_none() || varying.is_some_and(|end| self.is_end(end)) {
            varying
        } else {
            literal
        }
    }

    fn is_end(&self, id: u32) -> bool {
        self.trie.get(id).is_some_and(Node::is_end)
    }

    /// The child that a segment leads to because of its looks, or because all words do.
    fn varying(&self, at: u32, segment: &[u8], depth: usize) -> Option<u32> {
        let shape = segment::shape(segment, depth);
        if shape.class == Class::Variable {
            return self.trie.child(at, Sought::Variable(shape.extension));
        }
        let template = matches!(shape.key, Cow::Owned(_))
            .then(|| self.trie.child(at, Sought::Literal(&shape.key)));
        template
            .flatten()
            .or_else(|| self.trie.variable_for(at, &shape))
    }
}
