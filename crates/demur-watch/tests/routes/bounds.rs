//! That nobody can make the routes take more than their share.

use demur_watch::routes::{RouteId, RouteSettings, Routes};

use crate::{Random, learn};

/// Paths of any words of a vocabulary in any order, so that nothing can be learnt of them.
fn hostile(random: &mut Random, words: &[String]) -> String {
    let segments = (0..=random.below(8)).map(|_| words[random.below(words.len())].as_str());
    segments.fold(String::new(), |path, segment| path + "/" + segment)
}

fn vocabulary(random: &mut Random, size: usize) -> Vec<String> {
    (0..size)
        .map(|_| format!("{:-<1$}", random.word(), 1 + random.below(70)))
        .collect()
}

#[test]
fn paths_without_end_take_twelve_megabytes_at_most() {
    let mut random = Random(3);
    let words = vocabulary(&mut random, 400);
    let mut routes = Routes::new(RouteSettings::default());
    for _ in 0..8 {
        let minute: Vec<String> = (0..4_000).map(|_| hostile(&mut random, &words)).collect();
        learn(&mut routes, minute.iter().map(String::as_str));
        for path in &minute {
            routes.route(path.as_bytes());
        }
        let counts = routes.counts();
        assert!(counts.bytes <= 12 << 20, "{counts:?}");
        routes.take_changes();
    }
    assert!(routes.counts().forgotten > 0);
}

#[test]
fn what_is_forgotten_is_other_and_what_is_used_is_kept() {
    let mut random = Random(3);
    let mut routes = Routes::new(RouteSettings {
        max_nodes: 1_000,
        ..RouteSettings::default()
    });
    let used: Vec<String> = (0..50)
        .map(|_| format!("/site/{}/page", random.word()))
        .collect();
    (0..5).for_each(|_| learn(&mut routes, used.iter().map(String::as_str)));
    let ids: Vec<RouteId> = used
        .iter()
        .map(|path| routes.route(path.as_bytes()))
        .collect();
    let words = vocabulary(&mut random, 50);
    let mut forgotten = 0;
    for _ in 0..20 {
        let minute: Vec<String> = (0..400).map(|_| hostile(&mut random, &words)).collect();
        learn(&mut routes, minute.iter().map(String::as_str));
        for path in &minute {
            routes.route(path.as_bytes());
        }
        forgotten += routes
            .take_changes()
            .iter()
            .filter(|change| change.into == RouteId::OTHER)
            .count();
    }
    assert!(forgotten > 0);
    assert_eq!(
        used.iter()
            .map(|path| routes.route(path.as_bytes()))
            .collect::<Vec<_>>(),
        ids
    );
}

#[test]
fn routes_beyond_the_bound_are_other() {
    let mut random = Random(3);
    let mut routes = Routes::new(RouteSettings {
        max_routes: 10,
        ..RouteSettings::default()
    });
    let paths: Vec<String> = (0..30).map(|_| format!("/{}/x", random.word())).collect();
    learn(&mut routes, paths.iter().map(String::as_str));
    let others = paths
        .iter()
        .filter(|path| routes.route(path.as_bytes()) == RouteId::OTHER)
        .count();
    assert_eq!(others, 20);
}

#[test]
fn a_path_that_could_go_many_ways_is_not_tried_in_all() {
    let templates = (0..12).flat_map(|nth| {
        ["x/", "{a}/"].map(|last| "/x".repeat(nth) + "/" + last + &"{b}/".repeat(20) + "end")
    });
    let mut routes = Routes::new(RouteSettings {
        documented: templates.collect(),
        ..RouteSettings::default()
    });
    for _ in 0..200 {
        routes.route(b"/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/y");
    }
}
