//! The report as HTML: what is in it, and that nothing that was read becomes markup.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "what a test cannot read fails it"
)]

mod fixture;
mod scan;

use std::collections::BTreeSet;
use std::path::Path;

use demur_watch::Report;
use demur_watch::report::Series;
use demur_watch::sinks::html::html;
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use scan::{Tag, tags};

/// Every element and every attribute that a report may have.
const ELEMENTS: &str = "a article b body caption code dd details div dl dt figcaption figure footer h1 h2 h3 \
    head header html li line main meta nav p path rect section small span summary svg table \
    tbody td text th thead time title tr ul";
const ATTRIBUTES: &str = "aria-hidden aria-label aria-labelledby charset class content d datetime height href \
    http-equiv id lang name open preserveAspectRatio role scope tabindex vector-effect \
    viewBox width x x1 x2 y y1 y2";

const TITLE: &str = "access.log of shop.example, 3 March 2026";

fn check(report: &Report, expected: &[&str]) -> usize {
    let written = html(report, TITLE);
    let (read, text) = tags(&written);
    scan::assert_nested(&read);
    for one in expected {
        assert!(text.contains(one), "no `{one}` in {text}");
    }
    written.len()
}

/// Where the tests in a browser find the reports.
#[test]
fn reports_are_written_for_the_browser() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, report) in [
        ("bad-day", fixture::bad_day()),
        ("nothing", fixture::nothing()),
        ("huge", fixture::huge()),
    ] {
        std::fs::write(
            folder.join(format!("watch-{name}.html")),
            html(&report, TITLE),
        )
        .unwrap();
    }
}

#[test]
fn a_bad_day_is_told() {
    check(
        &fixture::bad_day(),
        &[
            "2 pages",
            "routing-regression",
            "9,204",
            "99.98 %",
            "17 of them not understood",
            "demur explain routing-regression",
            "/docs/getting-started",
            "198.51.100.0/24",
            "partner-emea",
        ],
    );
}

#[test]
fn a_report_of_nothing_says_so() {
    check(
        &fixture::nothing(),
        &[
            "No request was read",
            "No alert was raised",
            "Nothing was counted over time",
            "No 404 was sent",
            "No route was asked",
            "No client looked for weak places",
            "Nothing that was read names the consumer",
        ],
    );
}

#[test]
fn a_huge_report_is_cut_and_says_so() {
    let size = check(
        &fixture::huge(),
        &[
            "Shown here: 200 of 6,412 routes",
            "Shown here: 100 of 600 alerts",
        ],
    );
    assert!(size < 1_500_000, "{size} octets");
}

#[test]
fn the_same_report_gives_the_same_document() {
    let report = fixture::bad_day();
    assert_eq!(html(&report, TITLE), html(&report.clone(), TITLE));
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    let written = html(&fixture::bad_day(), TITLE);
    let (_, style) = written.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    assert!(!style.contains("url(") && !style.contains("@import"));
    let (read, _) = tags(&written);
    for place in read.iter().filter_map(|tag| tag.attribute("href")) {
        assert!(place.starts_with('#'), "{place}");
    }
}

#[test]
fn every_drawing_has_a_title_or_stands_beside_its_figures() {
    let written = html(&fixture::bad_day(), TITLE);
    let (read, _) = tags(&written);
    let mut depth = 0;
    for pair in read.windows(2) {
        match &pair[0] {
            Tag::Open(name, _) if name == "svg" => {
                let is_titled = pair[1].opened().is_some_and(|(next, _)| next == "title");
                let is_image = pair[0].attribute("role") == Some("img") && is_titled;
                assert!(
                    depth > 0 || is_image || pair[0].attribute("aria-hidden") == Some("true"),
                    "{pair:?}"
                );
                depth += 1;
            }
            Tag::Close(name) if name == "svg" => depth -= 1,
            Tag::Open(..) | Tag::Empty(..) | Tag::Close(_) => {}
        }
    }
}

#[test]
fn headings_are_in_order_and_heads_of_cells_have_a_scope() {
    let written = html(&fixture::bad_day(), TITLE);
    let (read, _) = tags(&written);
    let mut level = 0;
    for tag in &read {
        let Some((name, _)) = tag.opened() else {
            continue;
        };
        if let Some(digit) = name
            .strip_prefix('h')
            .and_then(|digit| digit.parse::<u32>().ok())
        {
            assert!(digit <= level + 1, "h{digit} after h{level}");
            level = digit;
        }
        assert!(name != "th" || tag.attribute("scope").is_some());
    }
    let count = |name: &str| {
        read.iter()
            .filter(|tag| tag.opened().is_some_and(|(one, _)| one == name))
            .count()
    };
    assert_eq!(count("table"), count("caption"));
    assert_eq!(count("h1"), 1);
}

#[test]
fn the_largest_numbers_have_a_place() {
    let mut report = fixture::bad_day();
    report.series = Series {
        start: u64::MAX - 3,
        step: u64::MAX,
        requests: vec![u64::MAX; 3],
        client_errors: (0..40)
            .map(|status| (400 + status, vec![u64::MAX, 0]))
            .collect(),
        server_errors: vec![u64::MAX; 700],
    };
    report.statuses = (0..u16::MAX).map(|status| (status, u64::MAX)).collect();
    for alert in &mut report.alerts {
        (alert.since, alert.raised, alert.until) = (u64::MAX, 0, Some(0));
        alert.numbers.expected = f64::INFINITY;
        for cause in &mut alert.causes {
            (cause.of_excess, cause.of_traffic) = (f64::NAN, -7.0);
        }
    }
    for consumer in &mut report.consumers {
        consumer.trend = vec![f64::NAN, f64::INFINITY, -1.0];
        consumer.saved = u64::MAX;
    }
    let written = html(&report, TITLE);
    let (read, _) = tags(&written);
    scan::assert_nested(&read);
    assert!(!written.contains("NaN") && !written.contains("inf%"));
    assert!(written.len() < 1_500_000);
}

#[test]
fn series_of_any_shape_are_drawn() {
    for (step, requests, errors) in [(0, 0, 1), (60, 1, 0), (1, 5_000, 3), (86_400, 2, 900)] {
        let series = Series {
            start: 1_772_496_000,
            step,
            requests: vec![7; requests],
            client_errors: vec![(404, vec![3; errors])],
            server_errors: Vec::new(),
        };
        check(
            &Report {
                series,
                ..Report::default()
            },
            &["Requests"],
        );
    }
}

#[test]
fn a_report_has_these_elements_and_attributes() {
    let written = html(&fixture::bad_day(), TITLE);
    let (read, _) = tags(&written);
    let (elements, attributes) = scan::names(&read);
    assert_eq!(Vec::from_iter(elements).join(" "), ELEMENTS);
    assert_eq!(Vec::from_iter(attributes).join(" "), ATTRIBUTES);
}

fn assert_known(found: &BTreeSet<&str>, known: &BTreeSet<&str>) {
    let strange: Vec<_> = found.difference(known).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

/// Puts a text into every member that holds one.
fn with_texts(mut report: Report, texts: &[String]) -> Report {
    let mut next = texts.iter().cycle().cloned();
    let mut put = |text: &mut String| *text = next.next().unwrap_or_default();
    for input in &mut report.inputs {
        put(&mut input.name);
        put(&mut input.format);
        for (_, reason, excerpt) in &mut input.samples {
            put(reason);
            put(excerpt);
        }
    }
    for route in &mut report.routes {
        put(&mut route.route);
    }
    for kind in &mut report.misses {
        put(&mut kind.kind);
        for miss in &mut kind.top {
            put(&mut miss.path);
            put(&mut miss.referrer);
            miss.nearest.iter_mut().for_each(&mut put);
        }
    }
    for scanner in &mut report.scanners {
        put(&mut scanner.network);
        scanner.examples.iter_mut().for_each(&mut put);
    }
    for consumer in &mut report.consumers {
        put(&mut consumer.name);
        consumer.faults.iter_mut().for_each(|(fault, _)| put(fault));
    }
    for alert in &mut report.alerts {
        put(&mut alert.id);
        put(&mut alert.detector);
        put(&mut alert.sentence);
        put(&mut alert.hint);
        alert
            .routes
            .iter_mut()
            .chain(&mut alert.examples)
            .for_each(&mut put);
        alert
            .causes
            .iter_mut()
            .for_each(|cause| put(&mut cause.value));
    }
    report
}

/// Letters that steer, between pieces that would be markup.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "<script>",
        "</script>",
        "</style>",
        "</title>",
        "<!--",
        "-->",
        "]]>",
        "<img src=x onerror=alert(1)>",
        "\" onload=\"",
        "' x='",
        "&lt;",
        "&#60;",
        "&",
        "`",
        "javascript:",
        "\u{202e}",
        "\u{2066}",
        "\u{0}",
        "\u{1b}[31m",
        "\r\n",
        "\u{85}",
        "\u{2028}",
        "\u{fffe}",
        " ",
    ];
    let piece = prop::sample::select(pieces.to_vec()).prop_map(str::to_owned);
    let letters = prop::collection::vec(proptest::char::any(), 0..6).prop_map(String::from_iter);
    prop::collection::vec(proptest::prop_oneof![piece, letters], 0..6)
        .prop_map(|parts| parts.concat())
}

fn steers(letter: char) -> bool {
    let is_ours = letter == '\n';
    let in_line = letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    in_line && !is_ours
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn nothing_that_was_read_becomes_markup(texts in prop::collection::vec(hostile(), 1..40), title in hostile()) {
        let plain = html(&fixture::bad_day(), TITLE);
        let written = html(&with_texts(fixture::bad_day(), &texts), &title);
        let (read, _) = tags(&written);
        let (plain, _) = tags(&plain);
        scan::assert_nested(&read);
        let (elements, attributes) = scan::names(&read);
        assert_known(&elements, &ELEMENTS.split(' ').collect());
        assert_known(&attributes, &ATTRIBUTES.split(' ').collect());
        assert_known(&scan::values(&read, "class"), &scan::values(&plain, "class"));
        assert!(!written.contains(steers));
    }
}
