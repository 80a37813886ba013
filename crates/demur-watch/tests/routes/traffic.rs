//! Traffic that is made from templates, so that the right routes are known.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use demur_watch::routes::{RouteSettings, Routes};
use proptest::prelude::*;

use crate::score::{Score, score};
use crate::{Random, data, learn};

/// An API that has menus beside names of owners, and names of things below both.
const FORGE: &[&str] = &[
    "/emojis",
    "/meta",
    "/rate_limit",
    "/gists",
    "/gists/starred",
    "/gists/{gist_id}",
    "/gists/{gist_id}/comments",
    "/gists/{gist_id}/comments/{comment_id}",
    "/orgs/{owner}",
    "/orgs/{owner}/repos",
    "/orgs/{owner}/hooks",
    "/orgs/{owner}/hooks/{hook_id}",
    "/orgs/{owner}/hooks/{hook_id}/deliveries",
    "/orgs/{owner}/runners/downloads",
    "/orgs/{owner}/runners/registration-token",
    "/orgs/{owner}/runners/{runner_id}",
    "/orgs/{owner}/teams",
    "/orgs/{owner}/teams/{team_slug}",
    "/orgs/{owner}/teams/{team_slug}/members",
    "/repos/{owner}/{repo}",
    "/repos/{owner}/{repo}/branches",
    "/repos/{owner}/{repo}/branches/{branch_slug}",
    "/repos/{owner}/{repo}/commits",
    "/repos/{owner}/{repo}/commits/{sha}/status",
    "/repos/{owner}/{repo}/issues",
    "/repos/{owner}/{repo}/issues/comments",
    "/repos/{owner}/{repo}/issues/{number}",
    "/repos/{owner}/{repo}/issues/{number}/comments",
    "/repos/{owner}/{repo}/releases/latest",
    "/repos/{owner}/{repo}/releases/{number}",
    "/search/issues",
    "/search/repositories",
    "/user",
    "/user/emails",
    "/user/followers",
    "/user/keys/{key_id}",
    "/user/starred/{owner}/{repo}",
    "/users/{owner}",
    "/users/{owner}/followers",
];

/// Values of parameters: mostly new ones, some of those before.
struct Values {
    random: Random,
    before: BTreeMap<String, Vec<String>>,
}

impl Values {
    fn next(&mut self, parameter: &str) -> String {
        let Self { random, before } = self;
        let known = before.entry(parameter.to_owned()).or_default();
        if !known.is_empty() && random.below(10) < 3 {
            return known[random.below(known.len())].clone();
        }
        let kind = match parameter {
            _ if parameter.contains("owner") || parameter.contains("name") => 3,
            _ if parameter.contains("repo") || parameter.contains("slug") => 2,
            "sha" => 4,
            _ => parameter.len() % 2,
        };
        let value = match kind {
            0 => random.below(1_000_000).to_string(),
            1 => random.uuid(),
            2 => format!("{}-{}", random.word(), random.word()),
            3 => random.word(),
            _ => format!(
                "{:013x}{:013x}{:014x}",
                random.next(),
                random.next(),
                random.next()
            ),
        };
        known.push(value.clone());
        value
    }

    fn path(&mut self, template: &str) -> String {
        let mut path = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('{') {
            let (parameter, behind) = behind.split_once('}').unwrap();
            path.push_str(before);
            path.push_str(&self.next(parameter));
            rest = behind;
        }
        path + rest
    }
}

/// Asks for each template a thousand times within two hours, in any order, and groups what was asked for.
fn group(templates: &[String]) -> Score {
    let mut values = Values {
        random: Random(88_172_645_463_325_252),
        before: BTreeMap::new(),
    };
    let mut requests: Vec<(&str, String)> = Vec::new();
    for template in templates {
        requests.extend((0..1_000).map(|_| (template.as_str(), values.path(template))));
    }
    values.random.shuffle(&mut requests);
    let mut routes = Routes::new(RouteSettings::default());
    for minute in requests.chunks(requests.len().div_ceil(120)) {
        learn(&mut routes, minute.iter().map(|(_, path)| path.as_str()));
    }
    score(
        &mut routes,
        requests
            .iter()
            .map(|(template, path)| (*template, path.as_str())),
    )
}

#[test]
fn the_routes_of_a_forge_are_found() {
    let templates: Vec<String> = FORGE.iter().map(ToString::to_string).collect();
    let score = group(&templates);
    assert_eq!(score.mixed, [""; 0]);
    score.check("forge", 1.0, 0.95, 0.97);
}

#[test]
fn the_routes_of_documents_are_found_and_never_mixed() {
    let Some(folder) = data("openapi") else {
        return;
    };
    let mut documents = BTreeSet::new();
    collect(&folder, &mut documents);
    assert!(documents.len() >= 10, "{}", documents.len());
    let mut all = Score::default();
    for templates in &documents {
        all.add(group(templates));
    }
    assert_eq!(all.mixed, [""; 0]);
    all.check(&format!("{} documents", documents.len()), 1.0, 0.95, 0.95);
}

/// The paths of all documents in a folder, as far as a scan of lines finds them.
fn collect(folder: &Path, documents: &mut BTreeSet<Vec<String>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, documents);
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let templates = match path.extension().and_then(|extension| extension.to_str()) {
            Some("json") => of_json(&text),
            Some("yaml") => of_yaml(&text),
            _ => continue,
        };
        if templates.len() > 1 {
            documents.insert(templates);
        }
    }
}

fn of_json(text: &str) -> Vec<String> {
    let document: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let paths = document.get("paths").and_then(|paths| paths.as_object());
    paths
        .into_iter()
        .flat_map(|paths| paths.keys())
        .filter(|path| path.starts_with('/'))
        .cloned()
        .collect()
}

fn of_yaml(text: &str) -> Vec<String> {
    let paths = text.lines().skip_while(|line| *line != "paths:").skip(1);
    let indented = paths.take_while(|line| line.is_empty() || line.starts_with([' ', '#']));
    let key = |line: &str| {
        let key = line.trim().strip_suffix(':')?.trim_matches(['\'', '"']);
        (key.starts_with('/') && !key.contains([' ', ':'])).then(|| key.to_owned())
    };
    indented.filter_map(key).collect()
}

/// Asks evenly for a menu of 300, so many times a minute, and says whether it is whole.
#[track_caller]
fn check_menu(a_minute: usize, minutes: usize) {
    let mut random = Random(99);
    let menu: Vec<String> = (0..300)
        .map(|nth| {
            if nth % 2 == 0 {
                format!("/reports/{}", random.word())
            } else {
                format!("/reports/{}-{}", random.word(), random.word())
            }
        })
        .collect();
    let mut routes = Routes::new(RouteSettings::default());
    for minute in 0..minutes {
        let requests: Vec<&str> = (0..a_minute)
            .map(|_| menu[random.below(300)].as_str())
            .collect();
        learn(&mut routes, requests.iter().copied());
        if minute < 20 || minute % 20 == 0 {
            let distinct: BTreeSet<&str> = requests.into_iter().collect();
            let ids: BTreeSet<_> = distinct
                .iter()
                .map(|path| routes.route(path.as_bytes()))
                .collect();
            assert_eq!(
                ids.len(),
                distinct.len(),
                "minute {minute} of {a_minute} a minute"
            );
        }
    }
}

#[test]
fn a_menu_of_three_hundred_is_no_variable_however_much_it_is_used() {
    check_menu(1, 3_000);
    check_menu(10, 1_000);
    check_menu(100, 60);
    check_menu(1_000, 20);
}

#[test]
fn collections_with_the_same_below_them_stay_apart() {
    let mut random = Random(5);
    let collections: Vec<String> = (0..60).map(|_| random.word()).collect();
    let mut routes = Routes::new(RouteSettings::default());
    for _ in 0..100 {
        let requests: Vec<String> = (0..60)
            .map(|_| {
                let below = ["", "/search", "/count"][random.below(3)];
                let collection = &collections[random.below(60)];
                if below.is_empty() {
                    format!("/api/{collection}/{}", random.below(100_000))
                } else {
                    format!("/api/{collection}{below}")
                }
            })
            .collect();
        learn(&mut routes, requests.iter().map(String::as_str));
    }
    let ids: BTreeSet<_> = collections
        .iter()
        .map(|name| routes.route(format!("/api/{name}/7").as_bytes()))
        .collect();
    assert_eq!(ids.len(), collections.len());
}

/// Minutes of paths with few different segments, so that much merges.
fn minutes() -> impl Strategy<Value = Vec<Vec<String>>> {
    let segment = prop_oneof![
        3 => "[a-d]{1,4}",
        2 => "[0-9]{1,3}",
        1 => "[a-c]{2}[0-9]{3}[a-c]",
        1 => "[a-c]{1,3}\\.(png|html)",
        1 => Just("me".to_owned()),
        1 => Just(String::new()),
    ];
    let path = prop::collection::vec(segment, 1..5)
        .prop_map(|segments| format!("/{}", segments.join("/")));
    prop::collection::vec(prop::collection::vec(path, 0..60), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_within_a_minute_makes_no_difference(minutes in minutes(), seed in 1_u64..) {
        let mut random = Random(seed);
        let settings = || RouteSettings { max_nodes: 160, max_routes: 100, ..RouteSettings::default() };
        let (mut one, mut other) = (Routes::new(settings()), Routes::new(settings()));
        for minute in &minutes {
            let mut paths: Vec<(&[u8], u64)> = Vec::new();
            let distinct: BTreeSet<&String> = minute.iter().collect();
            paths.extend(distinct.iter().map(|path| (path.as_bytes(), path.len() as u64)));
            one.learn(&paths);
            random.shuffle(&mut paths);
            other.learn(&paths);
            for path in distinct {
                prop_assert_eq!(one.route(path.as_bytes()), other.route(path.as_bytes()));
                prop_assert_eq!(crate::name(&mut one, path), crate::name(&mut other, path));
            }
            prop_assert_eq!(one.take_changes(), other.take_changes());
        }
    }

    #[test]
    fn a_snapshot_goes_on_where_it_was_taken(minutes in minutes()) {
        let mut routes = Routes::new(RouteSettings::default());
        for minute in &minutes {
            let mut restored: Routes = postcard::from_bytes(&postcard::to_stdvec(&routes).unwrap()).unwrap();
            for routes in [&mut routes, &mut restored] {
                learn(routes, minute.iter().map(String::as_str));
            }
            for path in minute {
                prop_assert_eq!(routes.route(path.as_bytes()), restored.route(path.as_bytes()));
            }
            prop_assert_eq!(routes.take_changes(), restored.take_changes());
        }
    }

    #[test]
    fn no_bytes_are_too_odd(paths in prop::collection::vec(prop::collection::vec(prop_oneof![Just(b'/'), any::<u8>()], 0..80), 0..40)) {
        let mut routes = Routes::new(RouteSettings::default());
        let minute: Vec<(&[u8], u64)> = paths.iter().map(|path| (path.as_slice(), 1)).collect();
        routes.learn(&minute);
        for path in &paths {
            let id = routes.route(path);
            prop_assert!(!routes.name(id).is_empty() || path.is_empty());
        }
    }
}
