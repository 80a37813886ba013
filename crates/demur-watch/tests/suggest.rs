//! Suggestions from reports whose texts mean harm.

use demur_watch::report::{Miss, MissClass, Report, RouteRow, Scanner};
use demur_watch::suggest::{Suggestion, blocklist, places, remarks, suggest, urls};
use proptest::prelude::*;

/// Paths, octets and words that have led other servers astray, and others.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "/", "/red-shoe", "/old", "/new", "//", "\\", "%2f", "%2F", "%5c", "%0d%0a", "%00", "%25", "%", "..", ".", "*",
            "{x}", "{$HOME}", "${A}", "%{B}", "#", "?", "\r\n", "\n", "\t", " ", "\"", "'", "`", ",", ";", "}", "ü", "\u{2028}",
            "\u{202e}", "\u{1b}[m", "\u{fffd}", "=1", "evil.example", "https://evil.example", "GET ", "203.0.113.0/24", "::/0",
        ]).prop_map(str::to_owned),
        1 => ".{0,4}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// A path that begins as one.
fn path() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec!["/old/red-shoe", "/new/red-shoe", "/", ""]);
    (start, hostile()).prop_map(|(start, rest)| start.to_owned() + &rest)
}

fn miss() -> impl Strategy<Value = Miss> {
    let texts = (path(), hostile(), prop::option::of(path()));
    (texts, any::<u64>(), prop::option::of(any::<u64>())).prop_map(|(texts, hits, live_until)| {
        Miss {
            path: texts.0,
            status: 404,
            hits,
            referrer: format!("https://a.example/{}", texts.1),
            live_until,
            nearest: texts.2,
        }
    })
}

fn report() -> impl Strategy<Value = Report> {
    let kinds = prop::sample::select(vec![
        "was-live",
        "internal-link",
        "never-existed",
        "scanner",
    ]);
    let class = (kinds, prop::collection::vec(miss(), 0..6)).prop_map(|(kind, top)| MissClass {
        kind: kind.to_owned(),
        hits: 7,
        top,
    });
    let scanner =
        (hostile(), path(), any::<u64>()).prop_map(|(network, example, number)| Scanner {
            network,
            requests: number,
            paths: number,
            span: (number, number),
            examples: vec![example],
        });
    let route = path().prop_map(|path| RouteRow {
        route: format!("GET {path}"),
        trend: vec![1],
        ..RouteRow::default()
    });
    let lists = (
        prop::collection::vec(class, 0..4),
        prop::collection::vec(scanner, 0..4),
        prop::collection::vec(route, 0..6),
    );
    (lists, any::<u64>()).prop_map(|((misses, scanners, routes), requests)| Report {
        misses,
        scanners,
        routes,
        requests,
        span: Some((0, u64::MAX)),
        ..Report::default()
    })
}

/// What a browser or a server takes for a path of the same site, however often it decodes it.
fn is_own_path(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let astray = [
        "%2f", "%5c", "%25", "%0", "%1", "%7f", "\\", "//", "/../", "/./", "*", "{",
    ];
    path.starts_with('/')
        && path.bytes().all(|octet| octet.is_ascii_graphic())
        && !astray.iter().any(|part| lower.contains(part))
}

fn targets(list: &[Suggestion]) -> Vec<&str> {
    list.iter().filter_map(Suggestion::target).collect()
}

proptest! {
    #[test]
    fn no_path_is_sent_astray(report in report(), min_hits in prop::option::of(0..3_u64)) {
        let found = suggest(&report, min_hits);
        for to in targets(&found.list) {
            prop_assert!(is_own_path(to) && to != "/", "{}", to);
            prop_assert!(!found.list.iter().any(|one| one.path == to), "{}", to);
        }
    }

    #[test]
    fn every_line_is_one_of_ours(report in report()) {
        let list = suggest(&report, Some(0)).list;
        let blocked = blocklist(&report);
        for text in [
            places(&list), remarks(&list), urls(&report, &list),
            blocked.nginx(), blocked.apache(), blocked.caddy(),
        ] {
            prop_assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()), "{}", text);
            prop_assert!(text.lines().all(|line| !line.ends_with('\\')), "{}", text);
        }
        for line in places(&list).lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            let line = line.strip_prefix('#').unwrap_or(line);
            prop_assert!(line.starts_with('/') || line.starts_with("\"/") || line.starts_with("path,"), "{}", line);
            let cells = line.split(',').count();
            prop_assert!(cells == 7 || line.contains('"'), "{}", line);
        }
        prop_assert!(remarks(&list).lines().all(|line| line.starts_with("# ")));
        prop_assert!(urls(&report, &list).lines().all(|line| line.starts_with('/') && !line.starts_with("//")));
    }

    #[test]
    fn only_networks_are_kept_out(report in report()) {
        for line in blocklist(&report).nginx().lines() {
            if let Some(rule) = line.strip_prefix("deny ") {
                let network = rule.trim_end_matches(';').split_once('/');
                let is_network = network.is_some_and(|(address, bits)| {
                    address.parse::<std::net::IpAddr>().is_ok() && bits.parse::<u8>().is_ok_and(|bits| bits > 0)
                });
                prop_assert!(is_network, "{}", line);
            }
        }
    }
}
