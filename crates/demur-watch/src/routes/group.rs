//! Siblings with one extension, compared: which are alike, and which stand out.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::node::{Key, Node, Sought};
use super::segment::{self, Class};
use super::trie::Trie;

/// Names that stand beside content.
const MOST_NAMES: usize = 200;
/// Requests below which no word is told from its like.
const LEAST_OF_NAME: u32 = 16;

/// How a word that may merge is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// Letters and digits, mixed.
    Mixed,
    /// As the name of a procedure.
    VerbLed,
    /// In any other way.
    Plain,
}

/// A child that may merge.
pub(super) struct Member {
    pub(super) node: u32,
    pub(super) total: u32,
    pub(super) minutes: u16,
    pub(super) looks: Looks,
    /// Whether it has so much more of the requests than its siblings that it is a name.
    pub(super) is_dominant: bool,
    /// Whether its subtree is like those of its siblings.
    pub(super) fits: bool,
    /// Whether a name below it is also below the variable.
    pub(super) is_kin: bool,
}

/// The children with one extension.
pub(super) struct Group {
    pub(super) variable: Option<u32>,
    pub(super) members: Vec<Member>,
}

/// The children of a node with one extension.
pub(super) fn collect(trie: &Trie, parent: u32, extension: &[u8]) -> Group {
    let children = trie
        .get(parent)
        .map(|node| node.children.as_slice())
        .unwrap_or_default();
    let all: u64 = children
        .iter()
        .filter_map(|child| trie.get(*child))
        .map(|node| u64::from(node.total))
        .sum();
    let is_dominant = |node: &Node| all >= 50 && u64::from(node.total) * 5 > all;
    let mut members = Vec::new();
    for child in children {
        let Some(node) = trie.get(*child) else {
            continue;
        };
        let Some((stem, its_extension)) = mergeable(node) else {
            continue;
        };
        if its_extension == extension {
            members.push(Member {
                node: *child,
                total: node.total,
                minutes: node.minutes,
                looks: looks(node.class, stem),
                is_dominant: is_dominant(node),
                fits: false,
                is_kin: false,
            });
        }
    }
    mark_names(&mut members);
    let mut group = Group {
        variable: trie.child(parent, Sought::Variable(extension)),
        members,
    };
    compare_subtrees(trie, &mut group);
    group
}

fn looks(class: Class, stem: &[u8]) -> Looks {
    if class == Class::Mixed {
        Looks::Mixed
    } else if segment::is_verb_led(stem) {
        Looks::VerbLed
    } else {
        Looks::Plain
    }
}

/// Marks the members above a gap: content falls off slowly, names stand apart from it.
fn mark_names(members: &mut [Member]) {
    let mut totals: Vec<u32> = members.iter().map(|member| member.total).collect();
    totals.sort_unstable_by(|one, two| two.cmp(one));
    let is_gap =
        |pair: &&[u32]| matches!(pair, [high, low] if *high >= LEAST_OF_NAME && *high / 8 >= *low);
    let last = totals.windows(2).take(MOST_NAMES).rfind(is_gap);
    if let Some([least, _]) = last {
        for member in members {
            member.is_dominant |= member.total >= *least;
        }
    }
}

/// What is below a node, and the requests to each: `None` stands for the node itself.
fn below<'t>(trie: &'t Trie, node: &'t Node) -> impl Iterator<Item = (Option<&'t Key>, u64)> {
    let itself = node.is_end().then_some((None, u64::from(node.own)));
    let children = node.children.iter().filter_map(|child| trie.get(*child));
    itself
        .into_iter()
        .chain(children.map(|child| (Some(&child.key), u64::from(child.total))))
}

/// A member fits if at least four fifths of its requests went to what the variable, or a tenth of the members, has
/// below it too.
fn compare_subtrees(trie: &Trie, group: &mut Group) {
    // How many members have it, and whether the variable has.
    let mut support: BTreeMap<Option<OrdKey<'_>>, (usize, bool)> = BTreeMap::new();
    for node in group
        .members
        .iter()
        .filter_map(|member| trie.get(member.node))
    {
        for (key, _) in below(trie, node) {
            support.entry(key.map(OrdKey)).or_default().0 += 1;
        }
    }
    let enough = (group.members.len() / 10).max(2);
    support.retain(|_, (members, _)| *members >= enough);
    if let Some(node) = group.variable.and_then(|variable| trie.get(variable)) {
        support.extend(below(trie, node).map(|(key, _)| (key.map(OrdKey), (enough, true))));
    }
    let of_variable = |key: Option<&Key>| {
        matches!(key, Some(Key::Literal(_)))
            && support
                .get(&key.map(OrdKey))
                .is_some_and(|(_, below)| *below)
    };
    for member in &mut group.members {
        let Some(node) = trie.get(member.node) else {
            continue;
        };
        let (mut common, mut all) = (0, 0);
        for (key, requests) in below(trie, node) {
            all += requests;
            common += if support.contains_key(&key.map(OrdKey)) {
                requests
            } else {
                0
            };
            member.is_kin |= of_variable(key);
        }
        member.fits = all > 0 && common * 5 >= all * 4;
    }
}

/// A key in the order of the tree.
#[derive(PartialEq, Eq)]
struct OrdKey<'t>(&'t Key);

impl Ord for OrdKey<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.as_sought().compare(other.0.as_sought())
    }
}

impl PartialOrd for OrdKey<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether hardly any two members have something below them in common: names of owners with names of their things
/// below, all of them variable.
pub(super) fn is_forest(trie: &Trie, members: &[&Member]) -> bool {
    let (mut all, mut keys) = (0_usize, BTreeSet::new());
    for node in members.iter().filter_map(|member| trie.get(member.node)) {
        for (key, _) in below(trie, node) {
            all += 1;
            keys.insert(key.map(OrdKey));
        }
    }
    keys.len() * 10 >= all * 9
}

/// The stem and the extension of a node that traffic may judge.
pub(super) fn mergeable(node: &Node) -> Option<(&[u8], &[u8])> {
    match (&node.key, node.class, node.pinned) {
        (Key::Literal(key), Class::Word | Class::Mixed, false) => {
            Some(segment::split_extension(key))
        }
        _ => None,
    }
}
