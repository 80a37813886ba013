//! Names of routes for paths: those of a document, of the user's patterns, or learnt from traffic, in this order.
//!
//! Learning reads only paths that were answered below 400, so that no scanner writes routes. What is done with a
//! route, how often it was asked for and how it went is the engine's business; methods and hosts are unknown here.

mod absorb;
mod cache;
mod distinct;
mod group;
mod growth;
mod ids;
mod merge;
mod node;
mod open;
mod patterns;
mod recall;
mod segment;
mod trie;
mod walk;
mod words;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::record::without_query;
use cache::Cache;
use ids::Ids;
use node::Node;
use patterns::{Match, Patterns};
use trie::Trie;
use walk::Reached;

/// Segments of a path that are looked at; a path of more has no route of its own.
const MOST_SEGMENTS: usize = 32;
/// Bytes of a path that are looked at.
const LONGEST_PATH: usize = 2048;
/// Bytes of all segments in the tree.
const KEY_BYTES: usize = 2 << 20;

/// A route. Stays the same as long as the route exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RouteId(pub u32);

impl RouteId {
    /// Everything that the bounds keep out.
    pub const OTHER: Self = Self(0);
}

/// A route that ended; its series continues in that of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The route that is no more.
    pub from: RouteId,
    /// The route that its paths have now.
    pub into: RouteId,
}

/// What is known of the routes beforehand, and how many there may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteSettings {
    /// Templates of a document, each with its base path: `/orders/{id}`.
    pub documented: Vec<String>,
    /// Patterns of the user: `/users/{name}/posts/{}`, `/blog/**`, `/images/*.png`.
    pub patterns: Vec<String>,
    /// Segments that are remembered.
    pub max_nodes: usize,
    /// Routes that are given out, beside those that are declared.
    pub max_routes: usize,
}

impl Default for RouteSettings {
    fn default() -> Self {
        Self {
            documented: Vec::new(),
            patterns: Vec::new(),
            max_nodes: 40 << 10,
            max_routes: 16 << 10,
        }
    }
}

/// How much there is, and how much the bounds cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RouteCounts {
    /// Segments that are remembered.
    pub nodes: usize,
    /// Routes in use.
    pub routes: usize,
    /// Bytes of memory, by their own count.
    pub bytes: usize,
    /// Segments that were forgotten to make room.
    pub forgotten: u64,
    /// Paths that were too long to learn from.
    pub too_long: u64,
}

/// The routes of a site.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Routes {
    max_nodes: usize,
    documented: Patterns,
    declared: Patterns,
    trie: Trie,
    ids: Ids,
    forgotten: u64,
    too_long: u64,
    #[serde(skip)]
    cache: Cache,
}

impl Routes {
    /// No routes but those that are declared.
    pub fn new(settings: RouteSettings) -> Self {
        let RouteSettings {
            documented,
            patterns,
            max_nodes,
            max_routes,
        } = settings;
        let mut ids = Ids::new(max_routes);
        let documented = Patterns::new(&documented, |name| ids.give_declared(name, true));
        let declared = Patterns::new(&patterns, |name| ids.give_declared(name, false));
        Self {
            max_nodes: max_nodes.max(4 * MOST_SEGMENTS),
            documented,
            declared,
            trie: Trie::new(),
            ids,
            forgotten: 0,
            too_long: 0,
            cache: Cache::default(),
        }
    }

    /// Learns from the different paths of one closed minute that were answered below 400, each with its requests.
    ///
    /// Their order does not matter. Call it before [`Routes::route`] is asked for the routes of the same minute.
    pub fn learn(&mut self, paths: &[(&[u8], u64)]) {
        self.ids.forget();
        self.trie.next_minute();
        let mut sorted: Vec<_> = paths
            .iter()
            .map(|(path, hits)| (beginning(path), *path, *hits))
            .collect();
        sorted.sort_unstable();
        let mut due = Vec::new();
        let mut changed = false;
        for (_, path, hits) in sorted {
            changed |= self.learn_one(path, hits, &mut due);
        }
        changed |= merge::merge(&mut self.trie, &mut self.ids, due);
        if changed {
            self.cache.clear();
        }
    }

    fn learn_one(&mut self, path: &[u8], hits: u64, due: &mut Vec<(usize, u32)>) -> bool {
        let hash = xxhash_rust::xxh3::xxh3_64(path);
        if !self.is_crowded() && self.trie.insert_again(hash, in_range(hits), due) {
            return false;
        }
        let path = in_upper_hex(path);
        let Some(Segments { root, list }) = split(&path) else {
            self.too_long = self.too_long.saturating_add(1);
            return false;
        };
        if self.find_declared(root, &list).is_some() {
            return false;
        }
        let crowded = self.make_room();
        self.trie.insert(hash, (root, &list), in_range(hits), due) || crowded
    }

    fn is_crowded(&self) -> bool {
        self.trie.len() + MOST_SEGMENTS >= self.max_nodes || self.trie.key_bytes() >= KEY_BYTES
    }

    /// Gives up an eighth of the tree if one more path might not fit.
    fn make_room(&mut self) -> bool {
        let crowded = self.is_crowded();
        if crowded {
            let given_up = absorb::evict(&mut self.trie, &mut self.ids, self.max_nodes / 8);
            self.forgotten = self.forgotten.saturating_add(given_up as u64);
        }
        crowded
    }

    /// The route of a path as it is known now.
    ///
    /// Costs a hash and a look into a table for paths that were asked for lately. A word that turns out to be a name
    /// among ids gets a route of its own without notice; the route of the ids stays what it was.
    pub fn route(&mut self, path: &[u8]) -> RouteId {
        let hash = xxhash_rust::xxh3::xxh3_64(path);
        let again = self.trie.route_again(hash);
        if let Some(id) = again.or_else(|| self.cache.get(hash)) {
            return RouteId(id);
        }
        let id = self.resolve(&in_upper_hex(path));
        self.cache.set(hash, id);
        RouteId(id)
    }

    fn resolve(&mut self, path: &[u8]) -> u32 {
        let Some(Segments { root, mut list }) = split(path) else {
            return RouteId::OTHER.0;
        };
        if let Some(id) = self.find(root, &list) {
            return id;
        }
        // Slashes that nothing was answered for make no difference.
        list.retain(|segment| !segment.is_empty());
        let squeezed: &[&[u8]] = if list.is_empty() { &[b""] } else { &list };
        if let Some(id) = self.find(root, squeezed) {
            return id;
        }
        self.unknown(root, &list)
    }

    fn find_declared(&self, root: u32, list: &[&[u8]]) -> Option<u32> {
        if root != trie::SLASH {
            return None;
        }
        [&self.documented, &self.declared]
            .into_iter()
            .find_map(|patterns| match patterns.find(list) {
                Match::Route(id) => Some(id),
                Match::Unknown { .. } => None,
            })
    }

    /// The route of a path that is known to its end.
    fn find(&mut self, root: u32, list: &[&[u8]]) -> Option<u32> {
        if let Some(id) = self.find_declared(root, list) {
            return Some(id);
        }
        let Reached { depth, node } = walk::find(&self.trie, root, list);
        (depth == list.len()).then(|| self.id_of(node, |node| &mut node.route, |name| name))
    }

    /// The id of everything unknown below the last segment that is known.
    fn unknown(&mut self, root: u32, list: &[&[u8]]) -> u32 {
        let Reached { depth, node } = walk::find(&self.trie, root, list);
        if root == trie::SLASH {
            for patterns in [&mut self.documented, &mut self.declared] {
                if let Match::Unknown {
                    depth: documented,
                    node,
                } = patterns.find(list)
                    && documented >= depth.max(1)
                {
                    return patterns.unknown(node, &mut self.ids);
                }
            }
        }
        self.id_of(
            node,
            |node| &mut node.unknown,
            |name| absorb::unknown_below(&name),
        )
    }

    /// An id of a node, given now if it was never asked for.
    fn id_of(
        &mut self,
        node: u32,
        field: fn(&mut Node) -> &mut u32,
        name: fn(String) -> String,
    ) -> u32 {
        let known = self.trie.get_mut(node).map_or(0, |node| *field(node));
        if known != 0 {
            return known;
        }
        let id = self.ids.give(name(self.trie.name(node)));
        if let Some(node) = self.trie.get_mut(node) {
            *field(node) = id;
        }
        id
    }

    /// The template of a route: `/orders/{}`; for unknown paths below one `/orders/{?}`; `{other}` for the rest.
    pub fn name(&self, id: RouteId) -> &str {
        self.ids.name(id)
    }

    /// Whether the document has the route.
    pub fn is_documented(&self, id: RouteId) -> bool {
        self.ids.is_documented(id)
    }

    /// The routes that ended since the last call. Their names are known until the next minute is learnt.
    pub fn take_changes(&mut self) -> Vec<Change> {
        let changes = self.ids.take_changes();
        if !changes.is_empty() {
            self.cache.clear();
        }
        changes
    }

    /// Takes other declared routes; what was learnt stays. Templates that are in both keep their ids, and a new one
    /// takes the place of what was learnt of its paths.
    pub fn redeclare(&mut self, settings: &RouteSettings) {
        let old: Vec<u32> = self.documented.ids().chain(self.declared.ids()).collect();
        let ids = &mut self.ids;
        self.documented = Patterns::new(&settings.documented, |name| {
            ids.give_again(&old, name, true)
        });
        self.declared = Patterns::new(&settings.patterns, |name| ids.give_again(&old, name, false));
        let kept: BTreeSet<u32> = self.documented.ids().chain(self.declared.ids()).collect();
        let covered = self.covered(&kept);
        for (id, into) in &covered {
            self.ids.end(*id, *into);
            self.trie.forget_route(*id);
        }
        let is_covered = |id: &u32| covered.iter().any(|(covered, _)| covered == id);
        for id in old
            .into_iter()
            .filter(|id| !kept.contains(id) && !is_covered(id))
        {
            self.ids.end(id, RouteId::OTHER.0);
        }
        self.trie.forget_recalled();
        self.cache.clear();
    }

    /// Other routes whose paths belong to declared ones, with these.
    fn covered(&self, declared: &BTreeSet<u32>) -> Vec<(u32, u32)> {
        let others = self.ids.all().filter(|(id, _)| !declared.contains(id));
        let covered = others.filter_map(|(id, name)| {
            // What is unknown below a route is none of it.
            let name = name.strip_prefix('/').filter(|_| !name.contains("{?}"))?;
            let list: Vec<&[u8]> = name.split('/').map(str::as_bytes).collect();
            Some((id, self.find_declared(trie::SLASH, &list)?))
        });
        covered.collect()
    }

    /// How much there is.
    pub fn counts(&self) -> RouteCounts {
        RouteCounts {
            nodes: self.trie.len(),
            routes: self.ids.len(),
            bytes: self.trie.bytes() + self.ids.bytes() + self.cache.bytes(),
            forgotten: self.forgotten,
            too_long: self.too_long,
        }
    }
}

fn in_range(hits: u64) -> u32 {
    u32::try_from(hits).unwrap_or(u32::MAX)
}

/// The first bytes of a path as a number in the same order, which is compared faster.
fn beginning(path: &[u8]) -> u128 {
    let first = path.first_chunk::<16>().copied();
    u128::from_be_bytes(first.unwrap_or_else(|| {
        let mut padded = [0; 16];
        for (slot, byte) in padded.iter_mut().zip(path) {
            *slot = *byte;
        }
        padded
    }))
}

/// A path in its parts.
struct Segments<'p> {
    root: u32,
    list: Vec<&'p [u8]>,
}

/// The segments of a path, unless there are too many.
fn split(path: &[u8]) -> Option<Segments<'_>> {
    let (root, rest) = path
        .strip_prefix(b"/")
        .map_or((trie::BARE, path), |rest| (trie::SLASH, rest));
    let slashes = memchr::memchr_iter(b'/', rest).count();
    let bounded = path.len() <= LONGEST_PATH && slashes < MOST_SEGMENTS;
    bounded.then(|| {
        let mut list = Vec::with_capacity(slashes + 1);
        list.extend(rest.split(|byte| *byte == b'/'));
        Segments { root, list }
    })
}

/// The path with the digits of its escapes in upper case, which RFC 3986 §6.2.2.1 holds equal to lower.
fn in_upper_hex(path: &[u8]) -> Cow<'_, [u8]> {
    let is_escape = |window: &[u8]| {
        matches!(window, [b'%', one, two]
        if one.is_ascii_hexdigit() && two.is_ascii_hexdigit() && (one.is_ascii_lowercase() || two.is_ascii_lowercase()))
    };
    if memchr::memchr(b'%', path).is_none() || !path.windows(3).any(is_escape) {
        return Cow::Borrowed(path);
    }
    let mut upper = path.to_vec();
    for at in memchr::memchr_iter(b'%', path) {
        if let Some([one, two]) = upper.get_mut(at + 1..at + 3)
            && one.is_ascii_hexdigit()
            && two.is_ascii_hexdigit()
        {
            one.make_ascii_uppercase();
            two.make_ascii_uppercase();
        }
    }
    Cow::Owned(upper)
}
