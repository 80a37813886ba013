//! One alert for whoever takes a POST: our own shape, Slack's, and that of `PagerDuty`'s Events API v2.

use serde::Serialize;

use crate::alert::{Alert, Severity, State};

use super::json::{AlertMembers, CauseMembers, NumbersMembers};
use super::{alertmanager, docs_url, escape, wire, written};

/// `PagerDuty` refuses longer ones.
const LONGEST_SUMMARY: usize = 1_024;
const LONGEST_KEY: usize = 255;

/// Of one part of a message; more is no message any more.
const LONGEST_PART: usize = 1_000;

/// `{v, alert, url}`: the alert as in every other JSON of ours, and the address of its page if `base` says where our
/// pages are.
pub fn generic(alert: &Alert, base: Option<&str>) -> String {
    wire::line(&Generic {
        v: 1,
        alert: AlertMembers::of(alert),
        url: base.map(|base| docs_url(base, &alert.detector)),
    })
}

/// A message for an incoming webhook of Slack, or of whatever else takes that shape. Addresses in it are not fetched
/// by Slack: a log can hold any.
pub fn slack(alert: &Alert, base: Option<&str>) -> String {
    wire::line(&Message {
        text: message(alert, base),
        unfurl_links: false,
        unfurl_media: false,
    })
}

/// An event for `PagerDuty`. The same alert keeps its key, so that what triggers is what is resolved later.
pub fn pagerduty(alert: &Alert, routing_key: &str, base: Option<&str>) -> String {
    let (action, payload) = match alert.state {
        State::Open => ("trigger", Some(Payload::of(alert, base))),
        State::Acknowledged => ("acknowledge", None),
        State::Resolved => ("resolve", None),
    };
    let url = base.map(|base| docs_url(base, &alert.detector));
    wire::line(&Event {
        routing_key,
        action,
        dedup_key: beginning(&alert.id, LONGEST_KEY),
        client: "demur watch",
        client_url: url.as_deref(),
        payload,
    })
}

#[derive(Serialize)]
struct Generic<'r> {
    v: u8,
    alert: AlertMembers<'r>,
    url: Option<String>,
}

#[derive(Serialize)]
struct Message {
    text: String,
    unfurl_links: bool,
    unfurl_media: bool,
}

fn message(alert: &Alert, base: Option<&str>) -> String {
    let state = match alert.state {
        State::Open => "",
        State::Acknowledged => " (acknowledged)",
        State::Resolved => " (resolved)",
    };
    let word = alert.severity.as_str().to_uppercase();
    let mut lines = vec![
        format!("*{word}*{state} {}", mrkdwn(&alertmanager::summary(alert))),
        mrkdwn(&alert.sentence),
    ];
    if !alert.hint.is_empty() {
        lines.push(format!("hint: {}", mrkdwn(&alert.hint)));
    }
    let since = written::minute(alert.since);
    lines.push(match base {
        Some(base) => format!(
            "since {since} UTC, {}",
            mrkdwn(&docs_url(base, &alert.detector))
        ),
        None => format!("since {since} UTC"),
    });
    lines.join("\n")
}

/// The three letters that Slack gives a meaning: without them there are no links, mentions or commands.
fn mrkdwn(text: &str) -> String {
    let text = escape::cut(text, LONGEST_PART);
    escape::visible(&text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[derive(Serialize)]
struct Event<'r> {
    routing_key: &'r str,
    #[serde(rename = "event_action")]
    action: &'static str,
    dedup_key: &'r str,
    client: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_url: Option<&'r str>,
    /// Only for what triggers.
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<Payload<'r>>,
}

#[derive(Serialize)]
struct Payload<'r> {
    summary: String,
    source: &'r str,
    severity: &'static str,
    timestamp: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'r str>,
    class: &'r str,
    custom_details: Details<'r>,
}

#[derive(Serialize)]
struct Details<'r> {
    routes: &'r [String],
    statuses: &'r [u16],
    numbers: NumbersMembers,
    cause: Vec<CauseMembers<'r>>,
    examples: &'r [String],
    hint: &'r str,
}

impl<'r> Payload<'r> {
    fn of(alert: &'r Alert, base: Option<&'r str>) -> Self {
        let severity = match alert.severity {
            Severity::Page => "critical",
            Severity::Ticket => "warning",
            Severity::Note => "info",
        };
        // An empty summary is refused.
        let summary = match alert.sentence.as_str() {
            "" => alertmanager::summary(alert),
            sentence => sentence.to_owned(),
        };
        Self {
            summary: beginning(&summary, LONGEST_SUMMARY).to_owned(),
            source: base.unwrap_or("demur watch"),
            severity,
            timestamp: written::rfc3339(alert.since),
            component: alert.routes.first().map(String::as_str),
            class: &alert.detector,
            custom_details: Details {
                routes: &alert.routes,
                statuses: &alert.statuses,
                numbers: NumbersMembers::of(&alert.numbers),
                cause: alert.causes.iter().map(CauseMembers::of).collect(),
                examples: &alert.examples,
                hint: &alert.hint,
            },
        }
    }
}

/// The first so many letters.
fn beginning(text: &str, letters: usize) -> &str {
    match text.char_indices().nth(letters) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    }
}
