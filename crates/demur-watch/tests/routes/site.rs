//! A real log: a blog, talks and downloads, with its crawlers and scanners.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;

use demur_watch::routes::{RouteId, RouteSettings, Routes};

use crate::{data, learn};

/// The statuses and the paths of the log, in order.
fn requests() -> Option<Vec<(u16, String)>> {
    let file = File::open(data("logs")?.join("elastic-apache-combined.log.zst")).unwrap();
    let mut text = Vec::new();
    zstd::Decoder::new(file)
        .unwrap()
        .take(16 << 20)
        .read_to_end(&mut text)
        .unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let request = |line: &str| {
        let mut fields = line.splitn(3, '"').skip(1);
        let path = fields
            .next()?
            .split(' ')
            .nth(1)?
            .split('?')
            .next()?
            .to_owned();
        Some((fields.next()?.trim().split(' ').next()?.parse().ok()?, path))
    };
    Some(text.lines().filter_map(request).collect())
}

/// The routes after the log was read, ten lines a minute, with their requests and paths.
fn read(requests: &[(u16, String)]) -> BTreeMap<String, (usize, BTreeSet<&str>)> {
    let mut routes = Routes::new(RouteSettings::default());
    for minute in requests.chunks(10) {
        learn(
            &mut routes,
            minute
                .iter()
                .filter(|(status, _)| *status < 400)
                .map(|(_, path)| path.as_str()),
        );
    }
    let mut found: BTreeMap<RouteId, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for (_, path) in requests {
        let (count, paths) = found.entry(routes.route(path.as_bytes())).or_default();
        *count += 1;
        paths.insert(path);
    }
    found
        .into_iter()
        .map(|(id, found)| (routes.name(id).to_owned(), found))
        .collect()
}

#[test]
fn a_blog_has_fewer_routes_than_paths_and_keeps_its_sections() {
    let Some(requests) = requests() else { return };
    let routes = read(&requests);
    let paths: BTreeSet<&str> = requests.iter().map(|(_, path)| path.as_str()).collect();
    eprintln!("{} paths have {} routes", paths.len(), routes.len());
    let mut by_requests: Vec<_> = routes.iter().collect();
    by_requests.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for (name, (count, paths)) in by_requests.iter().take(40) {
        eprintln!("{count:6} requests, {:4} paths: {name}", paths.len());
    }
    assert!(
        paths.len() > 1_300 && routes.len() <= 700,
        "{}",
        routes.len()
    );
    for (name, least) in [
        ("/blog/tags/{}", 200),
        ("/blog/geekery/{}.html", 150),
        ("/images/{}.png", 15),
        ("/{?}", 15),
    ] {
        assert!(
            routes
                .get(name)
                .is_some_and(|(_, paths)| paths.len() >= least),
            "{name}"
        );
    }
    for name in [
        "/",
        "/robots.txt",
        "/favicon.ico",
        "/blog/tags/puppet",
        "/projects/xdotool/",
        "/articles/ssh-security/",
    ] {
        assert!(
            routes.get(name).is_some_and(|(_, paths)| paths.len() == 1),
            "{name}"
        );
    }
    let sections = [
        "/blog",
        "/presentations",
        "/projects",
        "/files",
        "/articles",
        "/images",
        "/scripts",
    ];
    assert!(
        !routes
            .keys()
            .any(|name| name.starts_with("/{}/images") || name == "/{}"),
        "sections merged"
    );
    assert!(
        sections
            .iter()
            .all(|section| routes.keys().any(|name| name.starts_with(section)))
    );
}
