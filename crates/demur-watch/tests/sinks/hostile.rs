//! Text that means harm, in every place of a report that holds text.

use demur_watch::Report;
use demur_watch::alert::{Alert, Dimension};
use demur_watch::report::{Consumer, Input, Miss, MissClass, RouteRow, Scanner};
use demur_watch::sinks::{alertmanager, csv, escape, json, markdown, metrics, text, webhook};
use proptest::prelude::*;
use serde_json::Value;

use crate::example;
use crate::exposition::parse;

/// Letters that mean something somewhere, words that begin something, and bytes that are no text.
fn hostile() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(
        "\u{1b}\u{0}\u{7}\u{9b}\u{7f}\r\n\t\u{85}\u{2028}\u{2029}\u{202e}\u{2066}\u{200f}\u{200b}\u{feff}\u{e0041}=+-@＝<>&\"'`*_[](){}|\\/#~$!,;: aü日e\u{301}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let words = prop::sample::select(vec![
        "\u{1b}[31m",
        "\u{1b}]0;x\u{7}",
        "<script>",
        "<!channel>",
        "=cmd|' /C calc'!A0",
        "](https://a.b)",
        "@root",
        "```",
        "\" 1\n",
        "other",
        "scanner",
        "%0a",
        "\\n",
        "{{x}}",
        "| x |",
        "www.a.b",
        "\r\n\r\n",
    ]);
    let part = prop_oneof![
        letters.prop_map(String::from),
        words.prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        prop::collection::vec(any::<u8>(), 0..6)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// A report whose texts are all taken from `texts`, in turn.
fn report(texts: &[String]) -> Report {
    let mut turn = texts.iter().cycle().cloned();
    let mut next = || turn.next().unwrap_or_default();
    let mut report = example::report();
    report
        .inputs
        .iter_mut()
        .for_each(|input| fill_input(input, &mut next));
    for RouteRow { route, .. } in &mut report.routes {
        *route = next();
    }
    for MissClass { kind, top, .. } in &mut report.misses {
        *kind = next();
        for miss in top {
            fill_miss(miss, &mut next);
        }
    }
    for Scanner {
        network, examples, ..
    } in &mut report.scanners
    {
        *network = next();
        examples.fill_with(&mut next);
    }
    for Consumer { name, faults, .. } in &mut report.consumers {
        *name = next();
        for (fault, _) in faults {
            *fault = next();
        }
    }
    report
        .alerts
        .iter_mut()
        .for_each(|alert| fill_alert(alert, &mut next));
    report
}

fn fill_input(input: &mut Input, next: &mut impl FnMut() -> String) {
    input.name = next();
    input.format = next();
    for (_, reason, excerpt) in &mut input.samples {
        *reason = next();
        *excerpt = next();
    }
}

fn fill_miss(miss: &mut Miss, next: &mut impl FnMut() -> String) {
    miss.path = next();
    miss.referrer = next();
    miss.nearest = Some(next());
}

fn fill_alert(alert: &mut Alert, next: &mut impl FnMut() -> String) {
    alert.id = next();
    alert.detector = next();
    alert.sentence = next();
    alert.hint = next();
    alert.routes.fill_with(&mut *next);
    alert.examples.fill_with(&mut *next);
    for cause in &mut alert.causes {
        cause.dimension = Dimension::AgentVersion;
        cause.value = next();
    }
}

fn steers(letter: char) -> bool {
    letter != '\n' && escape::is_unseen(letter)
}

/// All strings of a JSON value that are no keys.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The cells of CSV as RFC 4180 reads them.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    assert!(!quoted);
    assert_eq!(rows.pop(), Some(vec![String::new()]));
    rows
}

/// What is left of a line of Markdown when escapes and code spans are taken out.
fn without_code(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(['`', '\\']) {
        let (before, behind) = rest.split_at(start);
        out.push_str(before);
        if behind.starts_with('\\') {
            let escaped = behind.chars().nth(1).unwrap();
            assert!(escaped.is_ascii_punctuation(), "no escape: {line}");
            rest = behind.split_at(2).1;
            continue;
        }
        let (fence, inside) = behind.split_at(run(behind));
        rest =
            behind_code(inside, fence.len()).unwrap_or_else(|| panic!("a fence is open: {line}"));
    }
    out.push_str(rest);
    out
}

/// How many backticks a text begins with.
fn run(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// What stands behind the first run of exactly so many backticks; longer and shorter ones are part of the code.
fn behind_code(mut rest: &str, fence: usize) -> Option<&str> {
    loop {
        let (_, behind) = rest.split_at(rest.find('`')?);
        let found = run(behind);
        rest = behind.split_at(found).1;
        if found == fence {
            return Some(rest);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn a_terminal_is_never_steered(texts in prop::collection::vec(hostile(), 1..12), width in 0_usize..200) {
        let report = report(&texts);
        let plain = text::text(&report, width, false);
        prop_assert!(!plain.contains(steers), "{plain:?}");
        let columns = width.clamp(60, 160);
        for line in plain.lines() {
            prop_assert!(escape::width(line) <= columns, "{line:?}");
        }
        let mut colours = text::text(&report, width, true);
        for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[33m", "\u{1b}[1;31m"] {
            colours = colours.replace(code, "");
        }
        prop_assert_eq!(colours, plain);
    }

    #[test]
    fn json_gives_back_every_text_and_has_no_letter_that_steers(texts in prop::collection::vec(hostile(), 1..12)) {
        let report = report(&texts);
        let written = json::report(&report);
        prop_assert!(!written.contains(steers));
        let value: Value = serde_json::from_str(&written).unwrap();
        let mut found = Vec::new();
        strings(&value, &mut found);
        for text in &texts {
            prop_assert!(found.contains(text), "{text:?}");
        }
        for (alert, member) in report.alerts.iter().zip(value["alerts"].as_array().unwrap()) {
            prop_assert_eq!(member["sentence"].as_str(), Some(alert.sentence.as_str()));
            let line = json::alert_line(alert);
            prop_assert_eq!(line.matches('\n').count(), 1);
            let line: Value = serde_json::from_str(&line).unwrap();
            prop_assert_eq!(&line, member);
        }
    }

    #[test]
    fn a_spreadsheet_finds_no_formula(texts in prop::collection::vec(hostile(), 1..12)) {
        let report = report(&texts);
        for (table, columns) in [(csv::routes(&report), 5), (csv::misses(&report), 7)] {
            prop_assert!(!table.replace("\r\n", "").contains(escape::is_unseen));
            for row in cells(&table) {
                prop_assert_eq!(row.len(), columns, "{:?}", row);
                for cell in row {
                    let start = cell.trim_start().chars().next();
                    prop_assert!(!start.is_some_and(|letter| "=+-@\t\r＝＋－＠".contains(letter)), "{cell:?}");
                }
            }
        }
    }

    #[test]
    fn prometheus_reads_as_many_lines_as_without_harm(texts in prop::collection::vec(hostile(), 1..12)) {
        let report = report(&texts);
        let written = metrics::metrics(&report);
        prop_assert!(!written.contains(steers));
        let samples = parse(&written).unwrap();
        let families = written.lines().filter(|line| line.starts_with("# ")).count();
        prop_assert_eq!(families, 18);
        prop_assert_eq!(written.lines().count(), families + samples.len());
        let requests = samples.iter().filter(|sample| sample.name == "demur_watch_route_requests_total");
        prop_assert_eq!(requests.map(|sample| sample.value).sum::<u64>(), report.requests);
    }

    #[test]
    fn chats_and_pagers_get_text_and_nothing_else(texts in prop::collection::vec(hostile(), 1..12)) {
        for alert in &report(&texts).alerts {
            let slack = webhook::slack(alert, Some("https://a.example"));
            let text = serde_json::from_str::<Value>(&slack).unwrap()["text"].clone();
            let text = text.as_str().unwrap();
            prop_assert!(!text.contains(['<', '>']), "{text:?}");
            prop_assert!(!text.contains(steers), "{text:?}");
            prop_assert!(text.lines().count() <= 4);
            for written in [slack, webhook::generic(alert, None), webhook::pagerduty(alert, "k", None)] {
                prop_assert!(!written.contains(escape::is_unseen));
                prop_assert!(serde_json::from_str::<Value>(&written).is_ok());
            }
            let written = alertmanager::alerts(std::slice::from_ref(alert), None);
            prop_assert!(!written.contains(escape::is_unseen));
            let value: Value = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(value[0]["labels"]["alertname"].as_str(), Some(alert.detector.as_str()));
        }
    }

    #[test]
    fn a_comment_has_only_our_own_markup(texts in prop::collection::vec(hostile(), 1..12)) {
        let report = report(&texts);
        let written = markdown::markdown(&report, None);
        prop_assert!(!written.contains(steers));
        prop_assert_eq!(written.lines().count(), markdown::markdown(&report, Some("https://a.example")).lines().count());
        for line in written.lines() {
            let starts = ["### demur", "- **", "  on ", "  hint: ", "| ", "1,912,004 requests, "];
            prop_assert!(line.is_empty() || starts.iter().any(|start| line.starts_with(start)), "{line:?}");
            let rest = without_code(line);
            prop_assert!(!rest.contains(['<', '>', '[', ']', '$', '~', '_']), "{line}");
            let rest = rest.trim_start_matches("### ");
            let entities = rest.matches("&#8203;").count();
            let silent = |call: &str| rest.matches(&format!("{call}&#8203;")).count();
            prop_assert_eq!(rest.matches('@').count(), silent("@"), "{}", line);
            // The entity has a `#` of its own.
            prop_assert_eq!(rest.matches('#').count(), silent("#") + entities, "{}", line);
            if line.starts_with("| ") {
                prop_assert_eq!(line.matches('|').count(), if line.matches(" | ").count() == 3 { 5 } else { 4 }, "{}", line);
            }
        }
    }

    #[test]
    fn bytes_are_shown_as_text(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let shown = escape::visible_bytes(&bytes);
        prop_assert!(!shown.contains(escape::is_unseen));
        if let Ok(text) = std::str::from_utf8(&bytes) {
            prop_assert_eq!(shown.clone(), escape::visible(text).into_owned());
        }
        let html = escape::html(&shown);
        prop_assert!(!html.contains(['<', '>', '"', '\'']));
    }

    #[test]
    fn a_cut_text_never_exceeds_its_columns(text in hostile(), columns in 0_usize..40) {
        let text = escape::visible(&text);
        prop_assert!(escape::width(&escape::cut(&text, columns)) <= columns);
        prop_assert!(escape::width(&escape::cut_inside(&text, columns)) <= columns);
    }
}
