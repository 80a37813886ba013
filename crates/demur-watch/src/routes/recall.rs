//! Where paths and words led to lately, so that what comes again need not be taken apart and judged.
//!
//! What stands here may be out of date. Each entry has the version of what it depends on, and counts for nothing once that
//! has another one; a child is a guess, which the tree looks at before it believes it.

use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Paths that are recalled, words, and children.
const PATHS: usize = 1 << 14;
const WORDS: usize = 1 << 12;
const CHILDREN: usize = 1 << 13;

/// Where paths led to, by their hashes, and which variables took words, by those and their parents.
#[derive(Debug, Clone, Default)]
pub(super) struct Recall {
    /// Made when the first is noted.
    paths: Vec<Slot>,
    words: Vec<Slot>,
    children: Vec<u32>,
    /// How often the node with this number became another one.
    nodes: Versions,
    /// How often it had other children than before, or became another one.
    families: Versions,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u64,
    node: u32,
    version: u32,
}

#[derive(Debug, Clone, Default)]
struct Versions(Vec<u32>);

/// The hash of a segment below a parent.
pub(super) fn below(parent: u32, segment: &[u8]) -> u64 {
    xxh3_64_with_seed(segment, u64::from(parent))
}

impl Recall {
    /// The node that a path led to, if it is still that node.
    pub(super) fn path(&self, hash: u64) -> Option<u32> {
        let slot = self.paths.get(place(hash, PATHS))?;
        (slot.hash == hash && slot.version == self.nodes.of(slot.node)).then_some(slot.node)
    }

    /// Notes where a path led to.
    pub(super) fn note_path(&mut self, hash: u64, node: u32) {
        let version = self.nodes.of(node);
        note(
            &mut self.paths,
            PATHS,
            Slot {
                hash,
                node,
                version,
            },
        );
    }

    /// What may be the child of a segment, by their hash.
    pub(super) fn child(&self, hash: u64) -> Option<u32> {
        self.children.get(place(hash, CHILDREN)).copied()
    }

    /// Notes the child of a segment.
    pub(super) fn note_child(&mut self, hash: u64, child: u32) {
        if self.children.is_empty() {
            self.children = vec![0; CHILDREN];
        }
        if let Some(place) = self.children.get_mut(place(hash, CHILDREN)) {
            *place = child;
        }
    }

    /// The variable that took a word, if nothing changed among its siblings.
    pub(super) fn word(&self, hash: u64, parent: u32) -> Option<u32> {
        let slot = self.words.get(place(hash, WORDS))?;
        (slot.hash == hash && slot.version == self.families.of(parent)).then_some(slot.node)
    }

    /// Notes which variable took a word.
    pub(super) fn note_word(&mut self, hash: u64, parent: u32, node: u32) {
        let version = self.families.of(parent);
        note(
            &mut self.words,
            WORDS,
            Slot {
                hash,
                node,
                version,
            },
        );
    }

    /// The node with this number is another one from now on.
    pub(super) fn is_another(&mut self, node: u32) {
        self.nodes.next(node);
        self.families.next(node);
    }

    /// The node has other children from now on.
    pub(super) fn has_others(&mut self, node: u32) {
        self.families.next(node);
    }

    /// Bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        let slots = self.paths.capacity() + self.words.capacity();
        let versions = self.nodes.0.capacity() + self.families.0.capacity();
        slots * size_of::<Slot>() + (versions + self.children.capacity()) * size_of::<u32>()
    }
}

impl Versions {
    fn of(&self, node: u32) -> u32 {
        self.0.get(node as usize).copied().unwrap_or(0)
    }

    fn next(&mut self, node: u32) {
        let place = node as usize;
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        if let Some(version) = self.0.get_mut(place) {
            *version = version.wrapping_add(1);
        }
    }
}

fn note(slots: &mut Vec<Slot>, length: usize, slot: Slot) {
    if slots.is_empty() {
        // Nothing changes so often, and so a free slot recalls nothing.
        let free = Slot {
            version: u32::MAX,
            ..Slot::default()
        };
        *slots = vec![free; length];
    }
    if let Some(place) = slots.get_mut(place(slot.hash, length)) {
        *place = slot;
    }
}

fn place(hash: u64, length: usize) -> usize {
    usize::try_from(hash % length.max(1) as u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Recall, below};

    #[test]
    fn a_node_that_became_another_is_not_recalled() {
        let mut recall = Recall::default();
        assert_eq!(recall.path(0), None);
        recall.note_path(7, 3);
        assert_eq!((recall.path(7), recall.path(0)), (Some(3), None));
        recall.is_another(3);
        assert_eq!(recall.path(7), None);
    }

    #[test]
    fn a_word_is_judged_anew_when_its_siblings_change() {
        let mut recall = Recall::default();
        let (here, there) = (below(2, b"cat.png"), below(3, b"cat.png"));
        recall.note_word(here, 2, 9);
        assert_eq!(
            (recall.word(here, 2), recall.word(there, 3)),
            (Some(9), None)
        );
        recall.has_others(2);
        assert_eq!(recall.word(here, 2), None);
    }
}
