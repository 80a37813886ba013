//! The places in the tree that paths led to lately, so that a path that comes again need not be taken apart.

/// Paths that are recalled.
const SLOTS: usize = 1 << 14;

/// Where paths led to, by their hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct Recall {
    /// Made when the first path is noted.
    slots: Vec<Slot>,
    /// How often the node with this number became another one.
    versions: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u64,
    node: u32,
    version: u32,
}

impl Recall {
    /// The node that a path led to, if it is still that node.
    pub(super) fn get(&self, hash: u64) -> Option<u32> {
        let slot = self.slots.get(place(hash))?;
        (slot.hash == hash && slot.version == self.version(slot.node)).then_some(slot.node)
    }

    /// Notes where a path led to.
    pub(super) fn note(&mut self, hash: u64, node: u32) {
        if self.slots.is_empty() {
            // No node has become another so often, and so a free slot recalls nothing.
            let free = Slot {
                version: u32::MAX,
                ..Slot::default()
            };
            self.slots = vec![free; SLOTS];
        }
        let version = self.version(node);
        if let Some(slot) = self.slots.get_mut(place(hash)) {
            *slot = Slot {
                hash,
                node,
                version,
            };
        }
    }

    /// The node with this number is another one from now on.
    pub(super) fn is_another(&mut self, node: u32) {
        let place = node as usize;
        if self.versions.len() <= place {
            self.versions.resize(place + 1, 0);
        }
        if let Some(version) = self.versions.get_mut(place) {
            *version = version.wrapping_add(1);
        }
    }

    fn version(&self, node: u32) -> u32 {
        self.versions.get(node as usize).copied().unwrap_or(0)
    }

    /// Bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot>() + self.versions.capacity() * size_of::<u32>()
    }
}

fn place(hash: u64) -> usize {
    usize::try_from(hash % SLOTS as u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Recall;

    #[test]
    fn a_node_that_became_another_is_not_recalled() {
        let mut recall = Recall::default();
        assert_eq!(recall.get(0), None);
        recall.note(7, 3);
        assert_eq!((recall.get(7), recall.get(0)), (Some(3), None));
        recall.is_another(3);
        assert_eq!(recall.get(7), None);
    }
}
