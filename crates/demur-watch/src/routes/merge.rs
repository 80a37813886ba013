//! Which siblings are one route: ids and words that vary, told from menus and sections that do not.
//!
//! A set of siblings with one extension becomes a variable
//! - if ids stand there already and words come that look and are used like them,
//! - if they are files that pages load, and many,
//! - if there are many, and nearly all are written as titles are,
//! - or if there are more of them, or more and more of them, than any menu has.
//!
//! In each case only those merge whose subtrees are those of the others. What has more than a fifth of the requests,
//! names an action, or proved to be a name stays.

use std::collections::BTreeSet;

use super::absorb::absorb;
use super::group::{Group, Looks, Member, collect, is_forest, mergeable};
use super::growth::Sample;
use super::ids::Ids;
use super::node::{Node, Sought};
use super::open::Open;
use super::segment::{self, Class};
use super::trie::Trie;
use super::words;

/// Siblings up to this number are never taken for content.
const FEW: usize = 12;
/// Files of one kind that pages load, up to this number, are known by their names.
const FEW_FILES: usize = 8;
/// Siblings with titles for names up to this number may be a menu: entries of menus have a word or two.
const FEW_TITLES: usize = 24;
/// Minutes after which sightings may be counted in minutes, which no session inflates.
const MINUTES: u16 = 30;

/// The number of ids beyond which nobody knows how many there are, and thus their mean.
const MOST_IDS: f64 = 1500.0;
/// Requests to one of so many ids that tell nothing against it.
const USUAL_AMONG_MANY: u32 = 8;

/// Merges what can be merged below the marked nodes. Says whether anything was.
pub(super) fn merge(trie: &mut Trie, ids: &mut Ids, due: Vec<(usize, u32)>) -> bool {
    let mut merged = false;
    let mut due: BTreeSet<_> = due.into_iter().collect();
    while let Some((depth, parent)) = due.pop_first() {
        for extension in extensions(trie, parent) {
            let Some((open, chosen)) = decide(trie, parent, &extension) else {
                continue;
            };
            let variable = trie.child_or_new(parent, Sought::Variable(&extension), Class::Variable);
            trie.detach(parent, &chosen);
            for node in chosen {
                absorb(trie, ids, node, variable);
            }
            if let Some(node) = trie.get_mut(variable) {
                node.open.get_or_insert_default().join(&open);
            }
            due.insert((depth + 1, variable));
            merged = true;
        }
    }
    merged
}

/// The extensions of the children that may merge.
fn extensions(trie: &Trie, parent: u32) -> BTreeSet<Box<[u8]>> {
    let children = trie
        .get(parent)
        .map(|node| node.children.as_slice())
        .unwrap_or_default();
    // Variables are sorted last.
    let last = children.last().and_then(|child| trie.get(*child));
    let has_variable = last.is_some_and(|node| node.class == Class::Variable);
    if children.len() < 2 || (children.len() <= FEW_FILES && !has_variable) {
        return BTreeSet::new();
    }
    children
        .iter()
        .filter_map(|child| mergeable(trie.get(*child)?))
        .map(|(_, extension)| extension.into())
        .collect()
}

fn decide(trie: &Trie, parent: u32, extension: &[u8]) -> Option<(Open, Vec<u32>)> {
    let group = collect(trie, parent, extension);
    let minutes = trie.get(parent).map_or(0, |node| node.minutes);
    let many: Vec<&Member> = group
        .members
        .iter()
        .filter(|member| !member.is_dominant)
        .collect();
    let alike: Vec<&Member> = many.iter().filter(|member| member.fits).copied().collect();
    let is_listing = is_asset(extension) && alike.len() > FEW_FILES;
    let is_settled = is_listing || are_titles(trie, &alike) || is_content(&alike, minutes);
    let (open, chosen) = if is_settled {
        (Open::settled(), alike)
    } else if exceeds_menus(&many, minutes) && is_forest(trie, &many) {
        (Open::settled(), many)
    } else if let Some(variable) = group.variable.and_then(|variable| trie.get(variable)) {
        let alike = group
            .members
            .iter()
            .filter(|member| member.fits && member.total <= usual(variable))
            .collect();
        let settled = variable.open.as_ref().is_some_and(|open| !open.is_trial());
        if settled {
            (Open::settled(), alike)
        } else {
            (Open::on_trial(), like_ids(variable, alike))
        }
    } else {
        (Open::on_trial(), jumbled(&group))
    };
    let mut chosen: Vec<u32> = chosen.into_iter().map(|member| member.node).collect();
    chosen.sort_unstable();
    (!chosen.is_empty()).then_some((open, chosen))
}

/// Whether there are many and nearly all are written as titles are: articles and products, known as well as they may be.
fn are_titles(trie: &Trie, members: &[&Member]) -> bool {
    let stems = members
        .iter()
        .filter_map(|member| mergeable(trie.get(member.node)?));
    let titles = stems.filter(|(stem, _)| segment::is_title(stem)).count();
    members.len() > FEW_TITLES && titles * 5 >= members.len() * 4
}

fn is_asset(extension: &[u8]) -> bool {
    words::has(words::ASSETS, extension)
}

/// The most requests to a word that is used as those of the variable are.
fn usual(variable: &Node) -> u32 {
    let ids = variable.ids.estimate();
    if ids > MOST_IDS {
        return USUAL_AMONG_MANY;
    }
    let mean = f64::from(variable.total) / ids.max(1.0);
    // Saturates where it would not fit.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number, rounded"
    )]
    let usual = (4.0 * mean) as u32;
    usual.saturating_add(2)
}

/// The members as they were seen: by requests, and by minutes once there were enough.
fn samples(members: &[&Member], minutes: u16) -> Vec<Sample> {
    let (mut by_request, mut by_minute) = (Sample::default(), Sample::default());
    for member in members {
        by_request.add(member.total);
        by_minute.add(u32::from(member.minutes));
    }
    if minutes >= MINUTES {
        vec![by_request, by_minute]
    } else {
        vec![by_request]
    }
}

fn exceeds_menus(members: &[&Member], minutes: u16) -> bool {
    samples(members, minutes)
        .into_iter()
        .any(Sample::exceeds_menus)
}

fn is_content(members: &[&Member], minutes: u16) -> bool {
    let verbs = members
        .iter()
        .filter(|member| member.looks == Looks::VerbLed)
        .count();
    // A third of verbs is a list of procedures, and those are long.
    let are_procedures = verbs * 3 > members.len();
    let grows =
        |sample: Sample| sample.exceeds_menus() || (!are_procedures && sample.keeps_growing());
    members.len() > FEW && samples(members, minutes).into_iter().any(grows)
}

/// The words beside ids that are ids too: because they are letters and digits mixed, or come with such; or because
/// what is below them is below ids too.
fn like_ids<'g>(variable: &Node, mut alike: Vec<&'g Member>) -> Vec<&'g Member> {
    // The estimate of the few is a little too high, never too low.
    let several_ids = variable.ids.estimate() >= 2.0;
    alike.retain(|member| member.looks != Looks::VerbLed);
    let mixed = alike
        .iter()
        .filter(|member| member.looks == Looks::Mixed)
        .count();
    if mixed * 3 >= alike.len() && alike.len() >= if several_ids { 1 } else { 2 } {
        return alike;
    }
    alike.retain(|member| member.is_kin || member.looks == Looks::Mixed);
    if several_ids && alike.len() >= 3 {
        alike
    } else {
        Vec::new()
    }
}

/// Many words of letters and digits, most of which came once.
fn jumbled(group: &Group) -> Vec<&Member> {
    let mixed: Vec<_> = group
        .members
        .iter()
        .filter(|member| member.fits && member.looks == Looks::Mixed)
        .collect();
    let once = mixed.iter().filter(|member| member.total == 1).count();
    if mixed.len() > FEW && once * 2 >= mixed.len() {
        mixed
    } else {
        Vec::new()
    }
}
