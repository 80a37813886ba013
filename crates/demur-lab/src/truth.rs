//! What really happened: the incidents with their labels, and what looks like one and is none.

use demur_watch::Severity;
use demur_watch::alert::Dimension;
use serde_json::{Value, json};

use crate::class::{Class, Size};
use crate::time::{from_text, to_text};

/// Failures without which nobody could know of an incident.
pub const EVIDENCE: u64 = 4;

/// One incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// The kind.
    pub class: Class,
    /// How large.
    pub size: Size,
    /// Detectors that are right, the best first.
    pub accepts: Vec<String>,
    /// How soon somebody should look.
    pub severity: Severity,
    /// Whether it is not about certain routes.
    pub wide: bool,
    /// What explains it; any of these is right, and where there is none, there is nothing to be named.
    pub causes: Vec<(Dimension, String)>,
    /// The routes that fail.
    pub routes: Vec<String>,
    /// The statuses that are sent.
    pub statuses: Vec<u16>,
    /// When it begins, in seconds since the Unix epoch.
    pub start: u64,
    /// When it is over.
    pub end: u64,
    /// Requests a minute that it is about, as planned.
    pub rate: f64,
    /// Whether no path of its routes is ever asked twice.
    pub fresh: bool,
    /// Requests that failed because of it, or did not come, by minute from the start.
    pub by_minute: Vec<u64>,
}

impl Incident {
    /// Requests that failed because of it, or did not come.
    pub fn bad(&self) -> u64 {
        self.by_minute.iter().sum()
    }

    /// The same until one moment.
    pub fn bad_until(&self, at: u64) -> u64 {
        let minutes = crate::numbers::index(at.saturating_sub(self.start) / 60 + 1);
        self.by_minute.iter().take(minutes).sum()
    }

    /// Whether there was enough to see.
    pub fn is_shown(&self) -> bool {
        self.bad() >= EVIDENCE
    }

    pub(crate) fn count(&mut self, at: u64) {
        let minute = crate::numbers::index(at.saturating_sub(self.start) / 60);
        if minute < 100_000 && self.by_minute.len() <= minute {
            self.by_minute.resize(minute + 1, 0);
        }
        if let Some(count) = self.by_minute.get_mut(minute) {
            *count += 1;
        }
    }
}

/// What is unusual and no incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benign {
    /// The kind.
    pub what: String,
    /// When it begins, in seconds since the Unix epoch.
    pub start: u64,
    /// When it is over.
    pub end: u64,
}

/// What really happened.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Truth {
    /// What the generator began with.
    pub seed: u64,
    /// Requests a minute, on average.
    pub level: f64,
    /// When the log begins, in seconds since the Unix epoch.
    pub start: u64,
    /// When it ends.
    pub end: u64,
    /// All requests.
    pub requests: u64,
    /// Templates and how often each was asked, 4xx or not.
    pub routes: Vec<(String, u64)>,
    /// By their start.
    pub incidents: Vec<Incident>,
    /// By their start.
    pub benign: Vec<Benign>,
}

impl Truth {
    /// As JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "seed": self.seed,
            "level": self.level,
            "start": to_text(self.start),
            "end": to_text(self.end),
            "requests": self.requests,
            "incidents": self.incidents.iter().map(incident).collect::<Vec<_>>(),
            "benign": self.benign.iter().map(|one| json!({
                "what": one.what, "start": to_text(one.start), "end": to_text(one.end),
            })).collect::<Vec<_>>(),
            "routes": self.routes.iter().map(|(route, requests)| json!({
                "route": route, "requests": requests,
            })).collect::<Vec<_>>(),
        })
    }

    /// Reads what [`Truth::to_json`] writes.
    pub fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            seed: value.get("seed")?.as_u64()?,
            level: value.get("level")?.as_f64()?,
            start: moment(value, "start")?,
            end: moment(value, "end")?,
            requests: value.get("requests")?.as_u64()?,
            routes: list(value, "routes", |one| {
                Some((text(one, "route")?, one.get("requests")?.as_u64()?))
            })?,
            incidents: list(value, "incidents", read_incident)?,
            benign: list(value, "benign", |one| {
                Some(Benign {
                    what: text(one, "what")?,
                    start: moment(one, "start")?,
                    end: moment(one, "end")?,
                })
            })?,
        })
    }
}

fn incident(one: &Incident) -> Value {
    json!({
        "class": one.class.id(),
        "size": one.size.id(),
        "accepts": one.accepts,
        "severity": one.severity.as_str(),
        "wide": one.wide,
        "causes": one.causes.iter().map(|(dimension, value)| json!({
            "dimension": dimension.as_str(), "value": value,
        })).collect::<Vec<_>>(),
        "routes": one.routes,
        "statuses": one.statuses,
        "start": to_text(one.start),
        "end": to_text(one.end),
        "rate": one.rate,
        "fresh": one.fresh,
        "bad": one.bad(),
        "by_minute": one.by_minute,
    })
}

fn read_incident(value: &Value) -> Option<Incident> {
    Some(Incident {
        class: Class::from_id(value.get("class")?.as_str()?)?,
        size: Size::from_id(value.get("size")?.as_str()?)?,
        accepts: list(value, "accepts", |one| one.as_str().map(str::to_owned))?,
        severity: severity(value.get("severity")?.as_str()?)?,
        wide: value.get("wide")?.as_bool()?,
        causes: list(value, "causes", |one| {
            let dimension = dimension(one.get("dimension")?.as_str()?)?;
            Some((dimension, text(one, "value")?))
        })?,
        routes: list(value, "routes", |one| one.as_str().map(str::to_owned))?,
        statuses: list(value, "statuses", |one| u16::try_from(one.as_u64()?).ok())?,
        start: moment(value, "start")?,
        end: moment(value, "end")?,
        rate: value.get("rate")?.as_f64()?,
        fresh: value.get("fresh")?.as_bool()?,
        by_minute: list(value, "by_minute", Value::as_u64)?,
    })
}

/// A member that is a text.
pub(crate) fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// A member that is a moment.
pub(crate) fn moment(value: &Value, key: &str) -> Option<u64> {
    from_text(value.get(key)?.as_str()?)
}

/// A member that is a list.
pub(crate) fn list<T>(
    value: &Value,
    key: &str,
    read: impl FnMut(&Value) -> Option<T>,
) -> Option<Vec<T>> {
    value.get(key)?.as_array()?.iter().map(read).collect()
}

/// The severity with this name.
pub(crate) fn severity(name: &str) -> Option<Severity> {
    [Severity::Note, Severity::Ticket, Severity::Page]
        .into_iter()
        .find(|one| one.as_str() == name)
}

/// The dimension with this name.
pub(crate) fn dimension(name: &str) -> Option<Dimension> {
    [
        Dimension::Principal,
        Dimension::AgentVersion,
        Dimension::AgentRange,
        Dimension::AgentFamily,
        Dimension::Device,
        Dimension::Referrer,
        Dimension::ReferrerHost,
        Dimension::Upstream,
        Dimension::Network,
        Dimension::Client,
        Dimension::Reason,
        Dimension::Step,
        Dimension::Prefix,
        Dimension::Route,
        Dimension::Host,
    ]
    .into_iter()
    .find(|one| one.as_str() == name)
}
