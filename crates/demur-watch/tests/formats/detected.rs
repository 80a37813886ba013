//! Which format is told from the beginning of a log.

use demur_watch::formats::{detect, named, names};

/// Every page of a format shows a line of it.
const PAGES: &[(&str, &str)] = &[
    ("vhost", include_str!("../../src/formats/vhost.rs")),
    ("combined", include_str!("../../src/formats/combined.rs")),
    ("common", include_str!("../../src/formats/common.rs")),
    ("events", include_str!("../../src/formats/events.rs")),
    ("caddy", include_str!("../../src/formats/caddy.rs")),
    ("traefik", include_str!("../../src/formats/traefik.rs")),
    ("envoy", include_str!("../../src/formats/envoy.rs")),
    ("json", include_str!("../../src/formats/nginx_json.rs")),
];

/// What stands in the fence.
fn example(page: &str) -> &str {
    let (_, fence) = page.split_once("//! ```").unwrap();
    let line = fence.lines().nth(1).unwrap();
    line.strip_prefix("//! ").unwrap()
}

fn check(start: &[u8], expected: Option<(&str, (u64, u64))>) {
    let found = detect(start).map(|found| (found.name, found.fits));
    assert_eq!(found, expected, "{}", start.escape_ascii());
}

#[test]
fn every_format_knows_the_line_of_its_page() {
    let known: Vec<&str> = names().collect();
    let pages: Vec<&str> = PAGES.iter().map(|(name, _)| *name).collect();
    assert_eq!(known, pages);
    for (name, page) in PAGES {
        let line = example(page);
        check(line.as_bytes(), Some((name, (1, 1))));
        let parser = named(name).unwrap();
        let record = parser.read(line.as_bytes()).unwrap();
        assert_eq!(record.path.as_ref(), b"/orders/7", "{name}");
        assert_eq!(record.status, 404, "{name}");
        assert_eq!(record.client.as_ref(), b"203.0.113.7", "{name}");
    }
}

#[test]
fn other_names_are_known_too() {
    for name in ["nginx-json", "vhost-combined", "istio"] {
        assert!(named(name).is_some(), "{name}");
    }
    assert!(named("Combined").is_none());
    assert!(named("").is_none());
}

#[test]
fn the_format_that_fits_most_lines_wins() {
    let lines: Vec<&str> = [1, 1, 2].map(|index| example(PAGES[index].1)).into();
    check(lines.join("\n").as_bytes(), Some(("combined", (2, 3))));
    check(
        lines.join("\r\n\r\n").as_bytes(),
        Some(("combined", (2, 3))),
    );
}

#[test]
fn a_few_lines_that_were_cut_do_not_change_the_format() {
    let line = example(PAGES[1].1);
    let cut = line.get(..line.find(" \"https").unwrap()).unwrap();
    let start = format!("{line}\n{line}\n{cut}\n");
    check(start.as_bytes(), Some(("combined", (2, 3))));
}

#[test]
fn less_than_half_is_no_format() {
    let line = example(PAGES[1].1);
    check(format!("{line}\nx").as_bytes(), Some(("combined", (1, 2))));
    check(format!("{line}\nx\nx").as_bytes(), None);
    check(b"", None);
    check(b"\n\n", None);
}

#[test]
fn only_the_first_thousand_lines_count() {
    let start = format!("{}\n", example(PAGES[1].1)).repeat(1_000) + &"x\n".repeat(5_000);
    check(start.as_bytes(), Some(("combined", (1_000, 1_000))));
}
