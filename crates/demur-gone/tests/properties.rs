//! Properties that hold for every request and every list.

use demur_gone::{Found, Places, export, read_csv, read_toml};
use proptest::prelude::*;

const LIST: &str = "path,status,to\n\
    /go/*,moved,/*\n\
    /id/{x},moved,/{x}\n\
    /pre/{x},moved,/p{x}\n\
    /two/{x}/{y},found,/{y}/{x}?q={x}#{y}\n\
    /away/*,moved,https://there.example/*\n\
    /away/{x}/{y},moved,https://there.example/{x}?y={y}\n\
    /port/{x}.html,moved,http://there.example:8080/{x}\n\
    /exact,moved,https://there.example/exact\n\
    /all/*,withheld,\n\
    /no/*,gone,\n";

fn places() -> Places {
    let (entries, defects) = read_csv("gone.csv", LIST.as_bytes());
    assert_eq!(defects, []);
    let places = Places::compile(&entries).unwrap_or_default();
    assert_eq!(places.len(), 10);
    places
}

/// Octets that have led other servers astray, and others.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => prop::sample::select(vec![
            "/", "//", "\\", "%2f", "%2F", "%5c", "%0d%0a", "%0D%0A", "%00", "@", ":", "http:", "https://evil.example",
            "evil.example", "..", ".", "%2e", "%2e%2e", "%252f", "%", "%zz", "?", "#", "\r\n", "\t", " ", "*", "{x}", "[",
            "&", "=", "+", ".html", "ü", "\u{202e}", "\u{0}", "javascript:", "//evil.example/%2f..",
        ]).prop_map(str::to_owned),
        1 => ".{0,4}",
    ];
    prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

/// Judges a Location the way a browser would: `\` counts as `/`, and tabs and line ends are dropped.
fn stays(location: &str, path: &str) {
    let printable = location
        .bytes()
        .all(|octet| (0x21..=0x7e).contains(&octet) && !b"\"<>\\^`{|}".contains(&octet));
    assert!(printable, "{location:?}");
    let lower = location.to_ascii_lowercase();
    for escape in ["%0d", "%0a", "%00"] {
        assert!(!lower.contains(escape), "{location:?}");
    }
    let path_part = lower.split(['?', '#']).next().unwrap_or_default();
    assert!(
        !path_part
            .split('/')
            .any(|segment| segment == "." || segment == ".."),
        "{location:?}"
    );
    let is_there = ["https://there.example/", "http://there.example:8080/"]
        .iter()
        .any(|origin| location.starts_with(origin));
    if !is_there {
        assert!(
            !path.starts_with("/away/") && !path.starts_with("/port/"),
            "{path:?} {location:?}"
        );
        assert!(location.starts_with('/'), "{path:?} {location:?}");
        assert!(
            !["//", "/\\", "/%2f", "/%5c"]
                .iter()
                .any(|start| lower.starts_with(start)),
            "{location:?}"
        );
    }
}

proptest! {
    #[test]
    fn no_request_leaves_the_origin_of_its_entry(
        start in prop::sample::select(vec!["/go/", "/id/", "/pre/", "/two/", "/away/", "/port/", "/two/a/"]),
        tail in hostile(),
        query in prop::option::of(hostile()),
    ) {
        let path = format!("{start}{tail}");
        if let Some(Found::Moved { to, .. }) = places().find(&path, query.as_deref()) {
            stays(&to, &path);
        }
    }

    #[test]
    fn no_path_is_too_strange_to_be_looked_up(
        start in prop::sample::select(vec!["", "/all/", "/no/"]),
        tail in prop_oneof![".*", hostile()],
    ) {
        let (places, path) = (places(), format!("{start}{tail}"));
        let is_gone = matches!(places.find(&path, Some(&tail)), Some(Found::Gone { .. }));
        prop_assert!(!is_gone || path.starts_with("/no/"));
        prop_assert!(places.find_withheld(&path).is_none() || path.starts_with("/all/"));
    }

    #[test]
    fn octets_of_any_kind_are_a_list_or_a_defect(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (entries, defects) = read_csv("x", &bytes);
        prop_assert!(!defects.is_empty() || bytes.starts_with(b"path") || bytes.starts_with(b"status"));
        prop_assert!(entries.is_empty());
        let (entries, defects) = read_toml("x", &bytes);
        prop_assert!(!defects.is_empty() || entries.is_empty());
    }

    #[test]
    fn rows_of_any_kind_are_entries_or_defects(rows in prop::collection::vec((hostile(), hostile(), ".{0,6}"), 1..8)) {
        let mut list = "path,status,to,since\n".to_owned();
        for (path, to, since) in &rows {
            list.push_str(&format!("/a/{path},moved,/b/{to},{since}\n/c{path},gone,,\n"));
        }
        let (entries, defects) = read_csv("x", list.as_bytes());
        let lines = list.lines().filter(|line| !line.trim().is_empty()).count() - 1;
        prop_assert!(entries.len() + defects.len() >= lines.min(1000) / 2);
        if let Ok(places) = Places::compile(&entries) {
            for entry in &entries {
                let sample = entry.path().replace(['{', '}'], "").replace('*', "r");
                let found = places.find(&sample, None);
                if let Some(Found::Moved { to, .. }) = found {
                    stays(&to, "/");
                }
            }
        }
        for text in [export::nginx(&entries), export::apache(&entries), export::caddy(&entries)] {
            prop_assert!(text.lines().all(|line| !line.contains(char::is_control)), "{}", text);
        }
    }

    #[test]
    fn what_is_listed_exactly_is_found_in_every_spelling(word in "[a-z]{1,8}", upper in any::<bool>()) {
        let list = format!("path,status\n/x/{word}/ü\n").replace("/ü", "/ü,gone");
        let (entries, defects) = read_csv("x", list.as_bytes());
        prop_assert!(defects.is_empty());
        let places = Places::compile(&entries).expect("places");
        let escaped = word.bytes().fold(String::new(), |escaped, octet| format!("{escaped}%{octet:02x}"));
        let escape = if upper { "%C3%BC" } else { "%c3%bc" };
        let path = format!("/x/{escaped}/{escape}");
        prop_assert!(places.find(&path, None).is_some(), "{}", path);
    }
}
