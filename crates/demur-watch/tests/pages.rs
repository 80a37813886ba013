//! The pages of the detectors, which are the doc comments of their files: every example is run, and raises exactly the
//! alerts that it names.

mod scenario;

use std::fs;
use std::path::Path;

use demur_watch::Alert;

use scenario::{Expected, Scenario};

/// One detector's page.
struct Page {
    id: String,
    examples: Vec<Example>,
}

/// One scenario of a page.
struct Example {
    /// Of the section that it stands in.
    heading: String,
    /// Of its fence, in the file.
    line: usize,
    text: String,
}

impl Page {
    fn of(&self, heading: &str) -> impl Iterator<Item = &Example> {
        self.examples
            .iter()
            .filter(move |example| example.heading == heading)
    }

    /// Where an example is, for complaints.
    fn place(&self, example: &Example) -> String {
        format!("{} line {} ({})", self.id, example.line, example.heading)
    }
}

/// The pages of all files but those without sections, which are helpers.
fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/detectors");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut pages: Vec<Page> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?;
            let source = fs::read_to_string(&path).ok()?;
            (name != "mod" && source.contains("\n//! # ")).then(|| page(name, &source))
        })
        .collect();
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    pages
}

fn page(name: &str, source: &str) -> Page {
    let mut page = Page {
        id: name.replace('_', "-"),
        examples: Vec::new(),
    };
    let (mut heading, mut fence) = ("", None);
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    for (number, line) in (1..).zip(lines) {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&mut fence, line.strip_prefix("```")) {
            (None, Some(language)) => fence = Some((language, number, String::new())),
            (None, None) => heading = line.strip_prefix("# ").unwrap_or(heading),
            (Some((_, _, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (Some(_), Some(_)) => {
                if let Some(("scenario", line, text)) = fence.take() {
                    let heading = heading.to_owned();
                    page.examples.push(Example {
                        heading,
                        line,
                        text,
                    });
                }
            }
        }
    }
    page
}

/// The scenarios that can be read; complains about the others.
fn read(page: &Page, complaints: &mut Vec<String>) -> Vec<(String, Scenario)> {
    let mut read = Vec::new();
    for example in &page.examples {
        match scenario::parse(&example.text) {
            Ok(scenario) => read.push((page.place(example), scenario)),
            Err(faults) => complaints.extend(
                faults
                    .iter()
                    .map(|fault| format!("{}: {fault}", page.place(example))),
            ),
        }
    }
    read
}

fn complain(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What is wrong with the alerts of a scenario: each expected one is raised once, and nothing else is.
fn differences(expected: &[Expected], alerts: &[Alert]) -> Vec<String> {
    let mut left: Vec<&Alert> = alerts.iter().collect();
    let mut found = Vec::new();
    for one in expected {
        match left.iter().position(|alert| is_as_expected(alert, one)) {
            Some(at) => {
                left.remove(at);
            }
            None => found.push(format!("not raised: {one:?}")),
        }
    }
    found.extend(left.iter().map(|alert| {
        let causes = alert.causes.iter().map(|cause| {
            let share = cause.of_excess;
            format!("{}:{} {share:.2}", cause.dimension.as_str(), cause.value)
        });
        format!(
            "raised: {} {} {:?} [{}]: {}",
            alert.detector,
            alert.severity.as_str(),
            alert.routes,
            causes.collect::<Vec<String>>().join(", "),
            alert.sentence
        )
    }));
    found
}

fn is_as_expected(alert: &Alert, expected: &Expected) -> bool {
    let is_cause = |(dimension, value): &(demur_watch::alert::Dimension, String)| {
        alert
            .causes
            .iter()
            .any(|cause| cause.dimension == *dimension && cause.value == *value)
    };
    alert.detector == expected.detector
        && alert.severity == expected.severity
        && expected
            .routes
            .iter()
            .all(|route| alert.routes.contains(route))
        && expected.cause.as_ref().is_none_or(is_cause)
}

#[test]
fn examples_raise_the_alerts_that_they_name() {
    let mut complaints = Vec::new();
    for page in pages() {
        for (place, scenario) in read(&page, &mut complaints) {
            let mut watch = demur_watch::Watch::new(demur_watch::Settings::default());
            for request in scenario.requests() {
                watch.add(&request.record());
            }
            let report = watch.finish();
            let found = differences(&scenario.expected, &report.alerts);
            complaints.extend(found.iter().map(|what| format!("{place}: {what}")));
        }
    }
    complain(&complaints);
}

#[test]
fn every_example_can_be_read() {
    let mut complaints = Vec::new();
    let mut count = 0;
    for page in pages() {
        for (place, scenario) in read(&page, &mut complaints) {
            count += 1;
            let requests = scenario.requests();
            // More takes too long where all of them are run.
            if requests.len() > 60_000 {
                complaints.push(format!("{place}: {} requests", requests.len()));
            }
        }
    }
    complain(&complaints);
    assert!(count >= 44, "only {count} were read");
}

#[test]
fn every_page_shows_what_is_found_and_what_is_not() {
    let mut complaints = Vec::new();
    for page in pages() {
        for heading in ["Finding", "Clean"] {
            if page.of(heading).next().is_none() {
                complaints.push(format!("{}: no example in \"{heading}\"", page.id));
            }
        }
        for (place, scenario) in read(&page, &mut complaints) {
            let is_raised = scenario
                .expected
                .iter()
                .any(|alert| alert.detector == page.id);
            if is_raised != place.ends_with("(Finding)") {
                let not = if is_raised { "" } else { "not " };
                complaints.push(format!("{place}: `{}` is {not}raised", page.id));
            }
        }
    }
    complain(&complaints);
}

#[test]
fn every_detector_that_an_example_names_has_a_page() {
    let pages = pages();
    let mut complaints = Vec::new();
    for page in &pages {
        for (place, scenario) in read(page, &mut complaints) {
            for alert in &scenario.expected {
                if !pages.iter().any(|page| page.id == alert.detector) {
                    complaints.push(format!("{place}: `{}` has no page", alert.detector));
                }
            }
        }
    }
    complain(&complaints);
}

/// What is said of the alerts where two scenarios of one line of traffic differ in what they expect.
#[track_caller]
fn check_differences(expected: &str, raised: &str, complaints: &[&str]) {
    let read = |alerts: &str| {
        let scenario = scenario::parse(&format!("00:00-00:01 1/min GET / 200\n{alerts}"));
        scenario.map_or_else(|faults| panic_with(&faults), |scenario| scenario.expected)
    };
    let alerts: Vec<Alert> = read(raised).into_iter().map(as_alert).collect();
    let found = differences(&read(expected), &alerts);
    let begins = found.len() == complaints.len()
        && found
            .iter()
            .zip(complaints)
            .all(|(found, begin)| found.starts_with(begin));
    assert!(begins, "{found:?}");
}

fn panic_with(faults: &[String]) -> Vec<Expected> {
    complain(faults);
    Vec::new()
}

fn as_alert(expected: Expected) -> Alert {
    let cause = |(dimension, value)| demur_watch::alert::Cause {
        dimension,
        value,
        of_excess: 0.9,
        of_traffic: 0.1,
    };
    Alert {
        id: String::new(),
        detector: expected.detector,
        severity: expected.severity,
        state: demur_watch::alert::State::Open,
        routes: expected.routes,
        statuses: Vec::new(),
        since: 0,
        raised: 0,
        until: None,
        numbers: demur_watch::alert::Numbers::default(),
        causes: expected.cause.into_iter().map(cause).collect(),
        sentence: String::new(),
        examples: Vec::new(),
        hint: String::new(),
    }
}

#[test]
fn each_expected_alert_is_raised_once_and_nothing_else_is() {
    let full = "alert: spike ticket GET /a GET /b cause=agent:x";
    check_differences(full, full, &[]);
    check_differences("alert: spike ticket GET /b", full, &[]);
    check_differences("alert: none", "alert: none", &[]);
    let both = ["not raised: ", "raised: spike ticket "];
    check_differences("alert: spike page", full, &both);
    check_differences("alert: dead-route ticket", full, &both);
    check_differences("alert: spike ticket GET /c", full, &both);
    check_differences("alert: spike ticket cause=agent:y", full, &both);
    check_differences("alert: spike ticket cause=host:x", full, &both);
    check_differences("alert: none", full, &["raised: "]);
    check_differences(full, "alert: none", &["not raised: "]);
    check_differences(&format!("{full}\n{full}"), full, &["not raised: "]);
    check_differences(full, &format!("{full}\n{full}"), &["raised: "]);
}
