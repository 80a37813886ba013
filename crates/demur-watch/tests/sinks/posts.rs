//! What others get by POST.

use demur_watch::alert::{Alert, Severity, State};
use demur_watch::sinks::{alertmanager, webhook};
use serde_json::{Value, json};

use crate::example;

const BASE: Option<&str> = Some("https://api.shop.example/");
const PAGE: &str = "https://api.shop.example/.demur/detectors/routing-regression";

fn alert(detector: &str) -> Alert {
    let mut alerts = example::report().alerts.into_iter();
    alerts.find(|alert| alert.detector == detector).unwrap()
}

fn parsed(text: &str) -> Value {
    assert!(!text.contains('\n'));
    serde_json::from_str(text).unwrap()
}

/// The first of the alerts as Alertmanager gets it.
fn posted(alert: &Alert, base: Option<&str>) -> Value {
    let mut all = parsed(&alertmanager::alerts(std::slice::from_ref(alert), base));
    all.as_array_mut().unwrap().remove(0)
}

#[test]
fn alertmanager_gets_stable_labels_and_all_the_rest_as_annotations() {
    assert_eq!(
        posted(&alert("routing-regression"), BASE),
        json!({
            "labels": {
                "alertname": "routing-regression",
                "severity": "page",
                "route": "GET /docs/v2/{}",
                "code": "404",
                "id": "6f1d22c09a3be771",
            },
            "annotations": {
                "summary": "routing-regression: 404 on GET /docs/v2/{} and 2 more routes",
                "sentence": "`/docs/v2/` was answered with 200 until 09:14 and with 404 since: 1,417 requests of 311 clients to 42 paths",
                "cause": "prefix /docs/v2/: 100 % of the excess, 7 % of the traffic; referrer_host shop.example: 61 % of the excess, 22 % of the traffic",
                "hint": "redirect `/docs/v2/*` to `/docs/*`, where 38 of the 42 paths are, or put them back",
                "state": "open",
                "docs": PAGE,
            },
            "startsAt": "2026-03-13T09:14:00Z",
            "generatorURL": PAGE,
        })
    );
}

#[test]
fn an_alert_ends_for_alertmanager_when_it_is_resolved() {
    let check =
        |alert: &Alert, expected: Value| assert_eq!(posted(alert, None)["endsAt"], expected);
    check(&alert("routing-regression"), Value::Null);
    check(&alert("bad-client-deployment"), Value::Null);
    check(&alert("address-block"), "2026-03-06T03:20:00Z".into());
    let by_hand = alert("scanner-storm");
    check(&by_hand, "2026-03-02T00:00:00Z".into());
    let backwards = Alert {
        until: Some(1),
        ..by_hand
    };
    check(&backwards, "2026-03-02T00:00:00Z".into());
}

#[test]
fn alertmanager_gets_neither_empty_labels_nor_half_addresses() {
    let found = posted(&alert("scanner-storm"), None);
    assert_eq!(found["labels"].as_object().unwrap().len(), 3);
    assert!(found.get("generatorURL").is_none());
    assert!(found["annotations"].get("docs").is_none());
    assert_eq!(alertmanager::alerts(&[], BASE), "[]");
}

#[test]
fn a_webhook_gets_the_alert_as_it_is_everywhere() {
    let alert = alert("routing-regression");
    let found = parsed(&webhook::generic(&alert, BASE));
    assert_eq!(found["v"], 1);
    assert_eq!(found["url"], PAGE);
    let line = parsed(demur_watch::sinks::json::alert_line(&alert).trim_end());
    assert_eq!(found["alert"], line);
    assert_eq!(parsed(&webhook::generic(&alert, None))["url"], Value::Null);
}

#[test]
fn slack_gets_a_message() {
    assert_eq!(
        parsed(&webhook::slack(&alert("routing-regression"), BASE)),
        json!({
            "text": format!(
                "*PAGE* routing-regression: 404 on GET /docs/v2/{{}} and 2 more routes\n\
                 `/docs/v2/` was answered with 200 until 09:14 and with 404 since: 1,417 requests of 311 clients to 42 paths\n\
                 hint: redirect `/docs/v2/*` to `/docs/*`, where 38 of the 42 paths are, or put them back\n\
                 since 2026-03-13 09:14 UTC, {PAGE}"
            ),
            "unfurl_links": false,
            "unfurl_media": false,
        })
    );
    let text = parsed(&webhook::slack(&alert("scanner-storm"), None))["text"].clone();
    let expected = "*NOTE* (resolved) scanner-storm\n203.0.113.0/24 asked for 4,021 paths that never were there\nsince 2026-03-02 00:00 UTC";
    assert_eq!(text, expected);
}

#[test]
fn pagerduty_gets_one_key_from_trigger_to_resolve() {
    let check = |state, action: &str, has_payload: bool| {
        let alert = Alert {
            state,
            ..alert("routing-regression")
        };
        let event = parsed(&webhook::pagerduty(&alert, "R0UT1NG", BASE));
        assert_eq!(event["routing_key"], "R0UT1NG");
        assert_eq!(event["event_action"], action);
        assert_eq!(event["dedup_key"], "6f1d22c09a3be771");
        assert_eq!(event.get("payload").is_some(), has_payload);
    };
    check(State::Open, "trigger", true);
    check(State::Acknowledged, "acknowledge", false);
    check(State::Resolved, "resolve", false);
}

#[test]
fn pagerduty_knows_the_severity_and_gets_what_it_takes() {
    let check = |severity, expected: &str| {
        let alert = Alert {
            severity,
            sentence: "ü".repeat(2_000),
            id: "x".repeat(300),
            ..alert("routing-regression")
        };
        let event = parsed(&webhook::pagerduty(&alert, "R0UT1NG", None));
        let payload = &event["payload"];
        assert_eq!(payload["severity"], expected);
        assert_eq!(payload["source"], "demur watch");
        assert_eq!(payload["summary"].as_str().unwrap().chars().count(), 1_024);
        assert_eq!(event["dedup_key"].as_str().unwrap().len(), 255);
        assert_eq!(payload["custom_details"]["numbers"]["bad"], 1_417);
    };
    check(Severity::Page, "critical");
    check(Severity::Ticket, "warning");
    check(Severity::Note, "info");
}
