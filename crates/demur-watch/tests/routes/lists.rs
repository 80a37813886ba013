//! Labelled lists of URLs, most of which occur once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;

use demur_watch::routes::{RouteSettings, Routes};

use crate::score::score;
use crate::{data, learn};

fn belongs(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) =
        (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern
            .iter()
            .zip(&path)
            .all(|(one, other)| *one == "{var}" || one == other)
}

/// Groups a list that is learnt at once, and compares the pairs with those of the patterns; then the templates of
/// three URLs or more, which is what the patterns are made of, with the patterns.
#[track_caller]
fn check(list: &str, patterns: &str) {
    let Some(folder) = data("logs/url-templates") else {
        return;
    };
    let list_text = read_to_string(folder.join(list)).unwrap();
    let pattern_text = read_to_string(folder.join(patterns)).unwrap();
    let paths: Vec<&str> = list_text.lines().filter(|line| !line.is_empty()).collect();
    let patterns: BTreeSet<&str> = pattern_text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- "))
        .collect();
    let mut routes = Routes::new(RouteSettings::default());
    learn(&mut routes, paths.iter().copied());

    let group = |path| {
        patterns
            .iter()
            .find(|pattern| belongs(pattern, path))
            .copied()
            .unwrap_or(path)
    };
    score(&mut routes, paths.iter().map(|path| (group(path), *path))).check(list, 0.97, 0.97, 0.98);

    let mut templates: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for path in &paths {
        let name = crate::name(&mut routes, path).replace("{}", "{var}");
        templates.entry(name).or_default().insert(path);
    }
    templates.retain(|name, paths| paths.len() >= 3 && name.contains("{var}"));
    let right = patterns
        .iter()
        .filter(|pattern| templates.contains_key(**pattern))
        .count();
    eprintln!(
        "{list}: {right} of {} patterns, {} templates",
        patterns.len(),
        templates.len()
    );
    assert!(
        right * 10 >= patterns.len() * 9 && right * 10 >= templates.len() * 9,
        "{templates:?}"
    );
}

#[test]
fn the_trivial_list_is_grouped() {
    check("Endpoint100_trivial.txt", "endpoint_trivial.yaml");
}

#[test]
fn the_hard_list_is_grouped() {
    check("Endpoint200_hard.txt", "endpoint_hard.yaml");
}

#[test]
fn the_hard_list_is_grouped_when_it_repeats() {
    check("Endpoint200_hard_3k_repeat.txt", "endpoint_hard_3k.yaml");
}

#[test]
fn names_of_things_that_look_alike_stay_apart() {
    let paths = [
        "/pool/openConnection",
        "/pool/closeConnection",
        "/api/v1/qzwed",
        "/api/v1/plomk",
        "/api/xqzwed",
        "/api/xplomk",
        "/api/v1/accounts/update",
        "/api/v1/accounts/delete",
        "/api/v1/accounts/reformat",
        "/api/v1/people/napoleon",
        "/api/v1/people/conqueror",
        "/a-special-case/v99999/orders/much-alike-but-for-the-action/x/x/update/123",
        "/a-special-case/v99999/orders/much-alike-but-for-the-action/x/x/delete/12",
        "/api/check/nodeInfo",
        "/api/check/nodeOffline",
        "/api/check/nodeCenter",
        "/api/data/members",
        "/api/data/memberLevel",
        "/api/data/memberCount",
    ];
    let mut routes = Routes::new(RouteSettings::default());
    learn(&mut routes, paths);
    learn(&mut routes, paths);
    let ids: BTreeSet<_> = paths
        .iter()
        .map(|path| routes.route(path.as_bytes()))
        .collect();
    assert_eq!(ids.len(), paths.len());
}
