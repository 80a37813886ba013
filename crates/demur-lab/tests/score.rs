//! What alerts are worth, on cases made by hand.

use demur_lab::class::{Class, Size};
use demur_lab::request::View;
use demur_lab::score::{Score, Worth, score, templates};
use demur_lab::table::{Measured, by_class, faults, markdown, rows};
use demur_lab::truth::{Incident, Truth};
use demur_watch::alert::{Cause, Dimension, Numbers, State};
use demur_watch::{Alert, Severity};

const HOUR: u64 = 3_600;

fn incident(class: Class) -> Incident {
    Incident {
        class,
        size: Size::Medium,
        accepts: class
            .expected()
            .accepts
            .iter()
            .map(|id| (*id).to_owned())
            .collect(),
        severity: class.expected().severity,
        wide: class.expected().wide,
        causes: vec![(Dimension::AgentVersion, "shop-app/5.2.0".to_owned())],
        routes: vec!["POST /orders/{}/items".to_owned()],
        statuses: vec![400],
        start: 10 * HOUR,
        end: 11 * HOUR,
        rate: 10.0,
        fresh: false,
        by_minute: vec![10; 60],
    }
}

fn truth(incidents: Vec<Incident>) -> Truth {
    Truth {
        level: 70.0,
        start: 0,
        end: 7 * 24 * HOUR,
        routes: vec![("POST /orders/{}/items".to_owned(), 5_000)],
        incidents,
        ..Truth::default()
    }
}

fn alert(detector: &str, severity: Severity, raised: u64) -> Alert {
    Alert {
        id: "1".to_owned(),
        detector: detector.to_owned(),
        severity,
        state: State::Open,
        routes: vec!["POST /orders/{id}/items".to_owned()],
        statuses: vec![400],
        since: raised - 60,
        raised,
        until: Some(raised + 600),
        numbers: Numbers::default(),
        causes: vec![Cause {
            dimension: Dimension::AgentVersion,
            value: "shop-app/5.2.0".to_owned(),
            of_excess: 0.9,
            of_traffic: 0.1,
        }],
        sentence: String::new(),
        examples: Vec::new(),
        hint: String::new(),
    }
}

fn judged(alerts: &[Alert]) -> Score {
    score(alerts, &truth(vec![incident(Class::BadClient)]), View::Rich)
}

const RIGHT: &str = "bad-client-deployment";

#[test]
fn a_perfect_alert_is_right_in_everything() {
    let score = judged(&[alert(RIGHT, Severity::Page, 10 * HOUR + 120)]);
    let found = score.outcomes[0].found.clone().unwrap();
    assert!(found.right && found.first && found.third);
    assert_eq!((found.delay, found.failed, found.alerts), (120, 30, 1));
    assert_eq!(score.precision(&[RIGHT]), (1, 1));
    assert_eq!(score.false_alarms().count(), 0);
}

#[test]
fn an_alert_that_comes_too_late_finds_nothing_and_is_not_false() {
    let mut late = alert(RIGHT, Severity::Page, 11 * HOUR + 601);
    late.since = 10 * HOUR;
    let score = judged(&[late]);
    assert!(score.outcomes[0].found.is_none());
    assert_eq!(score.judged[0].worth, Worth::Right);
}

#[test]
fn a_wrong_verdict_finds_the_incident_and_is_wrong() {
    let score = judged(&[alert("spike", Severity::Ticket, 10 * HOUR + 60)]);
    assert!(!score.outcomes[0].found.clone().unwrap().right);
    assert_eq!(score.judged[0].worth, Worth::Wrong);
    assert_eq!(score.precision(&["spike"]), (0, 1));
}

#[test]
fn the_most_urgent_alert_is_the_verdict_and_the_first_gives_the_delay() {
    let score = judged(&[
        alert("spike", Severity::Ticket, 10 * HOUR + 60),
        alert(RIGHT, Severity::Page, 10 * HOUR + 300),
    ]);
    let found = score.outcomes[0].found.clone().unwrap();
    assert!(found.right);
    assert_eq!((found.delay, found.alerts), (60, 2));
}

#[test]
fn an_alert_before_the_start_or_about_something_else_is_false() {
    let early = alert(RIGHT, Severity::Page, 9 * HOUR);
    let mut other = alert(RIGHT, Severity::Page, 10 * HOUR + 60);
    other.routes = vec!["GET /carts".to_owned()];
    other.causes.clear();
    let score = judged(&[early, other]);
    assert!(score.outcomes[0].found.is_none());
    assert_eq!(score.false_alarms().count(), 2);
}

#[test]
fn a_note_does_not_find_what_needs_somebody() {
    let score = judged(&[alert(RIGHT, Severity::Note, 10 * HOUR + 60)]);
    assert!(score.outcomes[0].found.is_none());
}

#[test]
fn a_cause_counts_by_its_place() {
    let mut second = alert(RIGHT, Severity::Page, 10 * HOUR + 60);
    let mut other = second.causes[0].clone();
    other.dimension = Dimension::AgentFamily;
    second.causes.insert(0, other);
    let found = judged(&[second]).outcomes[0].found.clone().unwrap();
    assert!(!found.first && found.third);
}

#[test]
fn the_same_cause_may_be_written_in_other_ways() {
    for (dimension, real, said) in [
        (Dimension::Network, "45.1.2.0/24", "45.1.2.0/24"),
        (Dimension::Network, "45.1.2.0/24", "45.1.2."),
        (
            Dimension::Referrer,
            "https://shop.example.com/app/x",
            "shop.example.com/app/x/",
        ),
        (
            Dimension::Referrer,
            "https://shop.example.com/app/x",
            "/app/x",
        ),
        (Dimension::Prefix, "/old", "/old/*"),
        (Dimension::Prefix, "/old", "/old/{}"),
        (Dimension::Device, "iOS", "iOS 18"),
    ] {
        let mut one = incident(Class::Device);
        one.causes = vec![(dimension, real.to_owned())];
        let mut alert = alert("some-devices-only", Severity::Ticket, 10 * HOUR + 60);
        alert.causes[0].dimension = dimension;
        alert.causes[0].value = said.to_owned();
        let score = score(&[alert], &truth(vec![one]), View::Rich);
        assert!(score.outcomes[0].found.clone().unwrap().first, "{said}");
    }
}

#[test]
fn less_is_asked_of_a_log_that_tells_less() {
    let spike = alert("spike", Severity::Ticket, 10 * HOUR + 60);
    let truth = truth(vec![incident(Class::Upstream)]);
    for (view, right) in [(View::Rich, false), (View::Combined, true)] {
        let found = score(std::slice::from_ref(&spike), &truth, view);
        assert_eq!(found.outcomes[0].found.clone().unwrap().right, right);
    }
}

#[test]
fn what_hits_everything_is_known_by_its_status() {
    let mut one = incident(Class::HostList);
    one.routes.clear();
    one.causes.clear();
    let mut alert = alert("server-fault-as-4xx", Severity::Page, 10 * HOUR + 60);
    alert.routes.clear();
    assert!(
        score(&[alert], &truth(vec![one]), View::Rich).outcomes[0]
            .found
            .is_some()
    );
}

#[test]
fn a_ticket_because_of_scanners_is_false_and_a_note_is_right() {
    let mut storm = incident(Class::Scanners);
    storm.causes.clear();
    let truth = truth(vec![storm]);
    for (severity, worth) in [
        (Severity::Note, Worth::Right),
        (Severity::Ticket, Worth::False),
        (Severity::Page, Worth::False),
    ] {
        let score = score(
            &[alert("scanner-storm", severity, 10 * HOUR + 60)],
            &truth,
            View::Rich,
        );
        assert_eq!(score.judged[0].worth, worth);
    }
}

#[test]
fn routes_are_compared_without_the_names_of_parameters() {
    let truth = Truth {
        routes: vec![
            ("GET /a/{}".to_owned(), 2_000),
            ("GET /b".to_owned(), 2_000),
        ],
        ..Truth::default()
    };
    let found = |list: &[&str]| -> f64 {
        let list: Vec<_> = list.iter().map(|one| ((*one).to_owned(), 2_000)).collect();
        templates(&list, &truth, 1_000)
    };
    assert!((found(&["GET /a/{id}", "GET /b"]) - 1.0).abs() < 1e-9);
    assert!((found(&["GET /a/1", "GET /b"]) - 0.5).abs() < 1e-9);
    assert!(found(&[]) < 1e-9);
}

#[test]
fn a_target_that_is_missed_is_marked_and_one_that_was_not_measured_is_not() {
    let mixed = judged(&[alert("spike", Severity::Ticket, 10 * HOUR + 60)]);
    let quiet = score(
        &[
            alert("spike", Severity::Page, HOUR),
            alert("spike", Severity::Page, 2 * HOUR),
        ],
        &truth(Vec::new()),
        View::Rich,
    );
    let measured = Measured {
        mixed,
        quiet,
        templates: vec![0.99],
    };
    let rows = rows(&measured);
    let met = |start: &str| {
        rows.iter()
            .find(|row| row.what.starts_with(start))
            .map(|row| row.met)
    };
    assert_eq!(met("right verdict"), Some(Some(false)));
    assert_eq!(met("false pages"), Some(Some(false)));
    assert_eq!(met("false tickets"), Some(Some(true)));
    assert_eq!(met("templates"), Some(Some(true)));
    assert_eq!(met("rise"), Some(None));
    assert!(markdown(&rows).contains("**missed**"));
    assert!(by_class(&measured.mixed).contains("| bad-client | 70: 1/1 |"));
    assert!(faults(&measured.quiet, 1).contains("1 more"));
}
