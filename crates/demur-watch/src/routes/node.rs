//! One segment under its parent, and what is counted of it.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::distinct::Distinct;
use super::open::Open;
use super::segment::Class;

/// The parent of what is no longer in the tree.
pub(super) const GONE: u32 = u32::MAX;
/// What leads to a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Key {
    /// This very segment, with the parts that vary by their looks taken out.
    Literal(Box<[u8]>),
    /// Any id or word with this extension, which may be none.
    Variable(Box<[u8]>),
}

/// A key that is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sought<'s> {
    Literal(&'s [u8]),
    Variable(&'s [u8]),
}

impl Key {
    /// The key as one that is looked for.
    pub(super) fn as_sought(&self) -> Sought<'_> {
        match self {
            Self::Literal(bytes) => Sought::Literal(bytes),
            Self::Variable(bytes) => Sought::Variable(bytes),
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Literal(bytes) | Self::Variable(bytes) => bytes.len(),
        }
    }
}

impl Sought<'_> {
    pub(super) fn to_key(self) -> Key {
        match self {
            Self::Literal(bytes) => Key::Literal(bytes.into()),
            Self::Variable(bytes) => Key::Variable(bytes.into()),
        }
    }

    /// Literals before variables, each by their bytes.
    pub(super) fn compare(self, other: Sought<'_>) -> Ordering {
        match (self, other) {
            (Self::Literal(one), Sought::Literal(two))
            | (Self::Variable(one), Sought::Variable(two)) => one.cmp(two),
            (Self::Literal(_), Sought::Variable(_)) => Ordering::Less,
            (Self::Variable(_), Sought::Literal(_)) => Ordering::Greater,
        }
    }
}

/// A segment under its parent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Node {
    pub(super) parent: u32,
    pub(super) key: Key,
    /// Sorted by their keys.
    pub(super) children: Vec<u32>,
    /// Requests to it and to everything below it.
    pub(super) total: u32,
    /// Requests that ended here.
    pub(super) own: u32,
    /// The minutes that it was seen in.
    pub(super) minutes: u16,
    /// The last of them, as the tree counts them.
    pub(super) last: u32,
    /// What `total` was when its children were last compared.
    pub(super) checked: u32,
    /// The id of the route that ends here; 0 if nobody asked for it yet.
    pub(super) route: u32,
    /// The id of everything unknown below it.
    pub(super) unknown: u32,
    pub(super) class: Class,
    /// Proved to be a name of its own, so that it is never merged again.
    pub(super) pinned: bool,
    /// Of a variable: what it stood for.
    pub(super) ids: Distinct,
    /// Of a variable that takes words too: what it knows of them.
    pub(super) open: Option<Box<Open>>,
}

impl Node {
    pub(super) fn new(parent: u32, key: Key, class: Class) -> Self {
        Self {
            parent,
            key,
            children: Vec::new(),
            total: 0,
            own: 0,
            minutes: 0,
            last: 0,
            checked: 0,
            route: 0,
            unknown: 0,
            class,
            pinned: false,
            ids: Distinct::default(),
            open: None,
        }
    }

    /// Whether requests ended here.
    pub(super) fn is_end(&self) -> bool {
        self.own > 0
    }
}
