//! Alerts for Alertmanager, as `POST /api/v2/alerts` takes them.
//!
//! Labels say which alert it is, so they hold only what stays as it is while the alert goes on; everything else is an
//! annotation. Alertmanager forgets an alert that is not sent again within its `resolve_timeout`: whoever sends these
//! repeats open ones at least every three minutes, and resolved ones once.

use serde::Serialize;

use crate::alert::{Alert, Cause, State};

use super::{docs_url, wire, written};

/// The body of one request. `base` is where our own pages are served; without it there are no links, since
/// Alertmanager refuses what is no whole address.
pub fn alerts(alerts: &[Alert], base: Option<&str>) -> String {
    let alerts: Vec<_> = alerts.iter().map(|alert| Posted::of(alert, base)).collect();
    wire::line(&alerts)
}

#[derive(Serialize)]
struct Posted<'r> {
    labels: Labels<'r>,
    annotations: Annotations<'r>,
    #[serde(rename = "startsAt")]
    starts_at: String,
    #[serde(rename = "endsAt", skip_serializing_if = "Option::is_none")]
    ends_at: Option<String>,
    #[serde(rename = "generatorURL", skip_serializing_if = "Option::is_none")]
    generator_url: Option<String>,
}

/// Alertmanager treats an empty label as none, so there are no empty ones.
#[derive(Serialize)]
struct Labels<'r> {
    alertname: &'r str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    id: &'r str,
}

#[derive(Serialize)]
struct Annotations<'r> {
    summary: String,
    sentence: &'r str,
    #[serde(skip_serializing_if = "String::is_empty")]
    cause: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    hint: &'r str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<String>,
}

impl<'r> Posted<'r> {
    fn of(alert: &'r Alert, base: Option<&str>) -> Self {
        let page = base.map(|base| docs_url(base, &alert.detector));
        Self {
            labels: Labels {
                alertname: &alert.detector,
                severity: alert.severity.as_str(),
                route: alert.routes.first().map(String::as_str),
                code: alert.statuses.first().map(u16::to_string),
                id: &alert.id,
            },
            annotations: Annotations {
                summary: summary(alert),
                sentence: &alert.sentence,
                cause: causes(&alert.causes),
                hint: &alert.hint,
                state: alert.state.as_str(),
                docs: page.clone(),
            },
            starts_at: written::rfc3339(alert.since),
            ends_at: end(alert).map(written::rfc3339),
            generator_url: page,
        }
    }
}

/// What a list of alerts shows: `dead-route: 404 on GET /orders/{}`.
pub(super) fn summary(alert: &Alert) -> String {
    let statuses: Vec<_> = alert.statuses.iter().map(u16::to_string).collect();
    let statuses = statuses.join(", ");
    let place = match alert.routes.as_slice() {
        [] => String::new(),
        [route] => format!(" on {route}"),
        [route, others @ ..] => format!(
            " on {route} and {}",
            written::counted(others.len() as u64, "more route")
        ),
    };
    match format!("{statuses}{place}").trim() {
        "" => alert.detector.clone(),
        what => format!("{}: {what}", alert.detector),
    }
}

/// `agent_version shop-app/5.2.0: 94 % of the excess, 11 % of the traffic; …`.
fn causes(causes: &[Cause]) -> String {
    let one = |cause: &Cause| {
        format!(
            "{} {}: {} of the excess, {} of the traffic",
            cause.dimension.as_str(),
            cause.value,
            written::percent(cause.of_excess),
            written::percent(cause.of_traffic)
        )
    };
    let causes: Vec<_> = causes.iter().map(one).collect();
    causes.join("; ")
}

/// When it was over. One that somebody closed has no end of its own, but must have one here or it would go on; an end
/// before the beginning is refused.
fn end(alert: &Alert) -> Option<u64> {
    match alert.state {
        State::Open | State::Acknowledged => None,
        State::Resolved => Some(alert.until.unwrap_or(alert.raised).max(alert.since)),
    }
}
