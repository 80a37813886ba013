//! How nodes go: into another, or for good. Their routes say into what.

use xxhash_rust::xxh3::xxh3_64;

use super::RouteId;
use super::ids::Ids;
use super::node::{Key, Node};
use super::trie::Trie;

/// Merges a subtree, that nothing leads to any more, into another.
pub(super) fn absorb(trie: &mut Trie, ids: &mut Ids, from: u32, into: u32) {
    let mut pairs = vec![(from, into)];
    while let Some((from, into)) = pairs.pop() {
        let Some(gone) = trie.release(from) else {
            continue;
        };
        hand_over(trie, ids, &gone, into);
        for child in gone.children {
            let Some((key, class)) = trie.get(child).map(|node| (node.key.clone(), node.class))
            else {
                continue;
            };
            pairs.push((child, trie.child_or_new(into, key.as_sought(), class)));
        }
    }
}

/// Gives the counts, the routes and the knowledge of one node to another.
fn hand_over(trie: &mut Trie, ids: &mut Ids, gone: &Node, into: u32) {
    let name = if gone.route + gone.unknown == 0 {
        String::new()
    } else {
        trie.name(into)
    };
    let Some(heir) = trie.get_mut(into) else {
        return;
    };
    heir.total = heir.total.saturating_add(gone.total);
    heir.own = heir.own.saturating_add(gone.own);
    heir.minutes = heir.minutes.max(gone.minutes);
    heir.last = heir.last.max(gone.last);
    heir.pinned |= gone.pinned;
    heir.ids.join(gone.ids);
    if let (Key::Variable(_), Key::Literal(word)) = (&heir.key, &gone.key) {
        heir.ids.add(xxh3_64(word));
    }
    if let Some(open) = &gone.open {
        heir.open.get_or_insert_default().join(open);
    }
    if gone.route != 0 {
        if heir.route == 0 {
            heir.route = ids.give(name.clone());
        }
        ids.end(gone.route, heir.route);
    }
    if gone.unknown != 0 {
        if heir.unknown == 0 {
            heir.unknown = ids.give(unknown_below(&name));
        }
        ids.end(gone.unknown, heir.unknown);
    }
}

/// The name of everything unknown below a template.
pub(super) fn unknown_below(name: &str) -> String {
    match name {
        "" | "/" => format!("{name}{{?}}"),
        _ => format!("{name}/{{?}}"),
    }
}

/// Gives up the coldest leaves. Says how many.
pub(super) fn evict(trie: &mut Trie, ids: &mut Ids, count: usize) -> usize {
    let leaves = trie.coldest(count);
    for siblings in leaves.chunk_by(|(one, _), (two, _)| one == two) {
        let nodes: Vec<u32> = siblings.iter().map(|(_, node)| *node).collect();
        trie.detach(siblings.first().map_or(0, |(parent, _)| *parent), &nodes);
        for gone in nodes
            .into_iter()
            .filter_map(|node| trie.release(node))
            .collect::<Vec<_>>()
        {
            ids.end(gone.route, RouteId::OTHER.0);
            ids.end(gone.unknown, RouteId::OTHER.0);
        }
    }
    leaves.len()
}
