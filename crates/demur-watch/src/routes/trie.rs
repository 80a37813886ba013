//! The bounded tree of segments that were answered well, and how paths get into it.
//!
//! What becomes of siblings is `merge`'s business.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::MOST_SEGMENTS;
use super::node::{GONE, Key, Node, Sought};
use super::recall::{Recall, below};
use super::segment::{self, Class, Shape};

/// The root of paths that begin with a slash.
pub(super) const SLASH: u32 = 0;
/// The root of targets that do not.
pub(super) const BARE: u32 = 1;

/// The tree.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    free: Vec<u32>,
    key_bytes: usize,
    now: u32,
    #[serde(skip)]
    recall: Recall,
}

/// Where a segment leads.
struct Step {
    child: u32,
    /// It leads there as long as the child exists, whatever else is learnt.
    is_fixed: bool,
}

impl Step {
    fn judged(child: u32) -> Self {
        Self {
            child,
            is_fixed: false,
        }
    }

    fn fixed(child: u32) -> Self {
        Self {
            child,
            is_fixed: true,
        }
    }
}

impl Trie {
    /// An empty tree.
    pub(super) fn new() -> Self {
        let root = || Node::new(GONE, Key::Literal(Box::default()), Class::Fixed);
        Self {
            nodes: vec![root(), root()],
            free: Vec::new(),
            key_bytes: 0,
            now: 0,
            recall: Recall::default(),
        }
    }

    /// Nodes in use.
    pub(super) fn len(&self) -> usize {
        self.nodes.len().saturating_sub(self.free.len())
    }

    /// Bytes of all keys.
    pub(super) fn key_bytes(&self) -> usize {
        self.key_bytes
    }

    /// Bytes that the tree takes, by its own count.
    pub(super) fn bytes(&self) -> usize {
        let of_node = |node: &Node| {
            let parts = [
                node.key.len(),
                node.children.capacity() * size_of::<u32>(),
                node.open.as_ref().map_or(0, |open| open.bytes()),
            ];
            // What an allocator adds to each.
            parts
                .iter()
                .filter(|bytes| **bytes > 0)
                .map(|bytes| (bytes + 8).next_multiple_of(16).max(32))
                .sum::<usize>()
        };
        self.nodes.capacity() * size_of::<Node>()
            + self.free.capacity() * size_of::<u32>()
            + self.recall.bytes()
            + self.nodes.iter().map(of_node).sum::<usize>()
    }

    /// Begins the next minute.
    pub(super) fn next_minute(&mut self) {
        self.now = self.now.saturating_add(1);
    }

    pub(super) fn get(&self, id: u32) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    pub(super) fn get_mut(&mut self, id: u32) -> Option<&mut Node> {
        self.nodes.get_mut(id as usize)
    }

    /// Takes an id that ended from the node that has it.
    pub(super) fn forget_route(&mut self, id: u32) {
        for node in self.nodes.iter_mut().filter(|node| node.route == id) {
            node.route = 0;
        }
    }

    /// The child with the key.
    pub(super) fn child(&self, parent: u32, key: Sought<'_>) -> Option<u32> {
        let children = &self.get(parent)?.children;
        self.position(children, key)
            .ok()
            .and_then(|at| children.get(at).copied())
    }

    /// What paths led to is asked anew: some may be declared now.
    pub(super) fn forget_recalled(&mut self) {
        self.recall = Recall::default();
    }

    /// The child of a segment, if it has one of its own. Nothing may be on its way from one parent to another.
    pub(super) fn literal(&self, parent: u32, segment: &[u8]) -> Option<u32> {
        if segment::is_digits(segment) {
            return None;
        }
        self.literal_again(below(parent, segment), parent, segment)
            .or_else(|| self.child(parent, Sought::Literal(segment)))
    }

    /// The same without a search among its siblings, if it was found lately.
    fn literal_again(&self, hash: u64, parent: u32, segment: &[u8]) -> Option<u32> {
        let child = self.recall.child(hash)?;
        let node = self.get(child)?;
        let is_it =
            node.parent == parent && matches!(&node.key, Key::Literal(key) if **key == *segment);
        is_it.then_some(child)
    }

    /// The child with the key, made if there is none.
    pub(super) fn child_or_new(&mut self, parent: u32, key: Sought<'_>, class: Class) -> u32 {
        let place = self.get(parent).map_or(Err(0), |node| {
            self.position(&node.children, key)
                .map(|at| node.children.get(at).copied().unwrap_or(GONE))
        });
        match place {
            Ok(child) => child,
            Err(at) => {
                let id = self.allocate(Node::new(parent, key.to_key(), class));
                self.recall.has_others(parent);
                if let Some(node) = self.get_mut(parent) {
                    node.children.insert(at.min(node.children.len()), id);
                }
                id
            }
        }
    }

    fn position(&self, children: &[u32], key: Sought<'_>) -> Result<usize, usize> {
        children.binary_search_by(|child| {
            self.get(*child)
                .map_or(Ordering::Less, |node| node.key.as_sought().compare(key))
        })
    }

    fn allocate(&mut self, node: Node) -> u32 {
        self.key_bytes += node.key.len();
        if let Some(id) = self.free.pop()
            && let Some(slot) = self.get_mut(id)
        {
            *slot = node;
            self.recall.is_another(id);
            return id;
        }
        if self.nodes.len() == self.nodes.capacity() {
            // Doubling would take half as much again as the bounds promise.
            self.nodes.reserve_exact(2048);
        }
        self.nodes.push(node);
        u32::try_from(self.nodes.len() - 1).unwrap_or(GONE)
    }

    /// Takes children, sorted by their numbers, out from under their parent.
    pub(super) fn detach(&mut self, parent: u32, children: &[u32]) {
        self.recall.has_others(parent);
        if let Some(parent) = self.get_mut(parent) {
            parent
                .children
                .retain(|child| children.binary_search(child).is_err());
        }
    }

    /// Gives the place of a node, that nothing leads to any more, to the next one, and returns what it was.
    pub(super) fn release(&mut self, id: u32) -> Option<Node> {
        let gone = Node::new(GONE, Key::Literal(Box::default()), Class::Fixed);
        let node = std::mem::replace(self.get_mut(id)?, gone);
        self.recall.is_another(id);
        self.key_bytes = self.key_bytes.saturating_sub(node.key.len());
        self.free.push(id);
        Some(node)
    }

    /// Adds the requests of a path, that has this hash. Pushes the parents that grew enough for their children to be
    /// compared, with their depths. Says whether the routes of paths may have changed by it.
    pub(super) fn insert(
        &mut self,
        hash: u64,
        (root, segments): (u32, &[&[u8]]),
        hits: u32,
        due: &mut Vec<(usize, u32)>,
    ) -> bool {
        let before = self.len();
        let mut at = root;
        let mut is_fixed = true;
        for (depth, segment) in segments.iter().enumerate() {
            if self.count(at, hits) {
                due.push((depth, at));
            }
            let step = self.step(at, segment, depth, hits);
            is_fixed &= step.is_fixed;
            at = step.child;
        }
        self.count(at, hits);
        let Some(end) = self.get_mut(at) else {
            return false;
        };
        let is_new = !end.is_end();
        end.own = end.own.saturating_add(hits);
        if is_fixed {
            self.recall.note_path(hash, at);
        }
        is_new || self.len() != before
    }

    /// The route of a path that has come before, if it has one and is known to lead to the same place as then.
    pub(super) fn route_again(&self, hash: u64) -> Option<u32> {
        let end = self.get(self.recall.path(hash)?)?;
        (end.route != 0).then_some(end.route)
    }

    /// Adds the requests of a path that has come before, if it is known to lead to the same place as then: the place is
    /// still there, and no step on the way to it was one that traffic judges anew. Whether it is.
    pub(super) fn insert_again(
        &mut self,
        hash: u64,
        hits: u32,
        due: &mut Vec<(usize, u32)>,
    ) -> bool {
        let Some(end) = self.recall.path(hash) else {
            return false;
        };
        let mut way = [GONE; MOST_SEGMENTS + 1];
        let (mut at, mut depth) = (end, 0);
        while let (Some(place), Some(node)) = (way.get_mut(depth), self.get(at)) {
            *place = at;
            if node.parent == GONE {
                break;
            }
            (at, depth) = (node.parent, depth + 1);
        }
        let way = way.get(..=depth).unwrap_or_default();
        for (below, node) in way.iter().enumerate() {
            if self.count(*node, hits) && below > 0 {
                due.push((depth - below, *node));
            }
        }
        if let Some(end) = self.get_mut(end) {
            end.own = end.own.saturating_add(hits);
        }
        true
    }

    /// Counts requests to a node. Whether it grew by a sixteenth since its children were compared.
    fn count(&mut self, id: u32, hits: u32) -> bool {
        let now = self.now;
        let Some(node) = self.get_mut(id) else {
            return false;
        };
        node.total = node.total.saturating_add(hits);
        node.minutes = node.minutes.saturating_add(u16::from(node.last != now));
        node.last = now;
        let due = node.total > node.checked.saturating_add(node.checked / 16);
        if due {
            node.checked = node.total;
        }
        due
    }

    /// The child that the requests of a segment belong to.
    fn step(&mut self, at: u32, segment: &[u8], depth: usize, hits: u32) -> Step {
        let hash = below(at, segment);
        if !segment::is_digits(segment) {
            // What has a node of its own was judged when it got it.
            if let Some(child) = self.literal_again(hash, at, segment) {
                return Step::fixed(child);
            }
            if let Some(variable) = self.recall.word(hash, at) {
                return self.word_again(at, variable, segment, depth, hits);
            }
            if let Some(child) = self.child(at, Sought::Literal(segment)) {
                self.recall.note_child(hash, child);
                return Step::fixed(child);
            }
        }
        let shape = segment::shape(segment, depth);
        if shape.class == Class::Variable {
            let child = self.child_or_new(at, Sought::Variable(shape.extension), Class::Variable);
            self.mark(child, segment);
            return Step::fixed(child);
        }
        let literal = Sought::Literal(&shape.key);
        // A key that is the segment itself was looked for before.
        let is_other = matches!(shape.key, Cow::Owned(_));
        let known = is_other.then(|| self.child(at, literal)).flatten();
        if let Some(child) = known {
            return Step::fixed(child);
        }
        let variable = self.variable_for(at, &shape);
        if let Some(variable) = variable {
            self.recall.note_word(hash, at, variable);
            if !self.stands_out(variable, segment, hits) {
                self.mark(variable, segment);
                return Step::judged(variable);
            }
        }
        let child = self.child_or_new(at, literal, shape.class);
        if let Some(node) = self.get_mut(child) {
            node.pinned = variable.is_some();
        }
        Step::fixed(child)
    }

    /// The child that the requests of a word belong to that a variable took before.
    fn word_again(
        &mut self,
        at: u32,
        variable: u32,
        segment: &[u8],
        depth: usize,
        hits: u32,
    ) -> Step {
        if !self.stands_out(variable, segment, hits) {
            self.mark(variable, segment);
            return Step::judged(variable);
        }
        let shape = segment::shape(segment, depth);
        let child = self.child_or_new(at, Sought::Literal(&shape.key), shape.class);
        if let Some(node) = self.get_mut(child) {
            node.pinned = true;
        }
        Step::fixed(child)
    }

    /// The variable that takes the word, if one does.
    pub(super) fn variable_for(&self, at: u32, shape: &Shape<'_>) -> Option<u32> {
        if shape.class == Class::Fixed {
            return None;
        }
        let variable = self.child(at, Sought::Variable(shape.extension))?;
        let open = self.get(variable)?.open.as_ref()?;
        (shape.class != Class::Menu || !open.is_trial()).then_some(variable)
    }

    /// Counts a word of an open variable. Whether it is asked for so much more than its like that it is a name.
    fn stands_out(&mut self, variable: u32, segment: &[u8], hits: u32) -> bool {
        let Some(node) = self.get_mut(variable) else {
            return false;
        };
        let (total, distinct) = (node.total, node.ids.estimate());
        node.open
            .as_mut()
            .is_some_and(|open| open.stands_out(xxh3_64(segment), hits, total, distinct))
    }

    fn mark(&mut self, variable: u32, segment: &[u8]) {
        if let Some(node) = self.get_mut(variable) {
            node.ids.add(xxh3_64(segment));
        }
    }

    /// The template of a node.
    pub(super) fn name(&self, id: u32) -> String {
        if id == SLASH {
            return "/".to_owned();
        }
        let mut parts = Vec::new();
        let mut at = id;
        while at != SLASH
            && at != BARE
            && parts.len() <= MOST_SEGMENTS
            && let Some(node) = self.get(at)
        {
            parts.push(match &node.key {
                Key::Literal(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                Key::Variable(extension) if extension.is_empty() => "{}".to_owned(),
                Key::Variable(extension) => format!("{{}}.{}", String::from_utf8_lossy(extension)),
            });
            at = node.parent;
        }
        if at == SLASH {
            parts.push(String::new());
        }
        parts.reverse();
        parts.join("/")
    }

    /// The leaves that are best given up, with their parents: those seldom asked for, and not for long.
    pub(super) fn coldest(&self, count: usize) -> Vec<(u32, u32)> {
        let mut leaves: Vec<_> = (0_u32..)
            .zip(&self.nodes)
            .filter(|(_, node)| node.parent != GONE && node.children.is_empty())
            .map(|(id, node)| (node.total.min(4), node.last, node.total, id))
            .collect();
        if leaves.len() > count {
            leaves.select_nth_unstable(count);
            leaves.truncate(count);
        }
        let mut chosen: Vec<_> = leaves
            .into_iter()
            .map(|(.., id)| (self.get(id).map_or(GONE, |node| node.parent), id))
            .collect();
        chosen.sort_unstable();
        chosen
    }
}
