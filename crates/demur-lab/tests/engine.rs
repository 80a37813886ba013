//! What the engine says of logs whose truth is known. The seeds are fixed, so that a change of the engine is seen; the
//! figures over fresh seeds are those of `demur-lab table`.

use demur_lab::class::{Class, Size};
use demur_lab::plan::{Campaign, Schedule, arrivals};
use demur_lab::request::View;
use demur_lab::score::score;
use demur_lab::site::Endpoints;
use demur_watch::Severity;

fn campaign(seed: u64, schedule: Schedule) -> Campaign {
    Campaign {
        seed,
        level: 70.0,
        endpoints: Endpoints::MadeUp(60),
        days: 2,
        schedule,
    }
}

#[track_caller]
fn check(class: Class) {
    let campaign = campaign(5, Schedule::One(class, Size::Large));
    let (truth, report) =
        demur_lab::run::watch(&campaign, &arrivals(), View::Rich).unwrap_or_default();
    let score = score(&report.alerts, &truth, View::Rich);
    let found: Vec<_> = score
        .outcomes
        .iter()
        .map(|outcome| &outcome.found)
        .collect();
    let is_right = found
        .iter()
        .all(|found| found.as_ref().is_some_and(|found| found.right));
    assert!(
        is_right && !found.is_empty(),
        "{class:?}: {found:?}\n{:?}",
        report.alerts
    );
}

#[test]
fn large_incidents_are_found_and_named() {
    for class in [
        Class::Deploy,
        Class::Credentials,
        Class::BrokenLink,
        Class::Upstream,
    ] {
        check(class);
    }
}

#[test]
fn a_log_in_which_nothing_is_wrong_raises_no_page() {
    let campaign = campaign(6, Schedule::Quiet);
    let (_, report) = demur_lab::run::watch(&campaign, &arrivals(), View::Rich).unwrap_or_default();
    let pages = report
        .alerts
        .iter()
        .filter(|alert| alert.severity == Severity::Page);
    let pages: Vec<&str> = pages.map(|alert| &*alert.sentence).collect();
    assert!(report.requests > 100_000 && pages.is_empty(), "{pages:?}");
}

#[test]
fn the_same_requests_give_the_same_alerts_each_time() {
    let campaign = campaign(7, Schedule::One(Class::Deploy, Size::Medium));
    let told = |view| {
        let (_, report) = demur_lab::run::watch(&campaign, &arrivals(), view).unwrap_or_default();
        report.alerts
    };
    let alerts = told(View::Combined);
    assert!(!alerts.is_empty());
    assert_eq!(alerts, told(View::Combined));
}
