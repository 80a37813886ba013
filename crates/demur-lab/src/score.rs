//! Holds alerts against what really happened.

use demur_watch::alert::Dimension;
use demur_watch::{Alert, Severity};

use crate::class::{Class, Size};
use crate::numbers::{count, float};
use crate::request::View;
use crate::truth::{Incident, Truth};

/// How long after its end an incident may still be found, in seconds.
pub const GRACE: u64 = 600;

/// What became of one incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The kind.
    pub class: Class,
    /// How large.
    pub size: Size,
    /// Requests a minute to the site.
    pub level: f64,
    /// Requests a minute that it was about.
    pub rate: f64,
    /// Requests a minute that failed because of it.
    pub bad_rate: f64,
    /// Whether there was enough to see.
    pub shown: bool,
    /// Whether no path of its routes was ever asked twice.
    pub fresh: bool,
    /// Whether there was something to be named.
    pub has_cause: bool,
    /// How it was found.
    pub found: Option<Found>,
}

/// How an incident was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// From its start to the first alert, in seconds.
    pub delay: u64,
    /// Requests that had failed until then.
    pub failed: u64,
    /// The detector of the alert that an operator looks at first.
    pub detector: String,
    /// Whether that one is right.
    pub right: bool,
    /// Whether its first cause is right.
    pub first: bool,
    /// Whether one of its first three is.
    pub third: bool,
    /// How many alerts there were.
    pub alerts: usize,
}

/// What one alert was worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// It says what is wrong.
    Right,
    /// Something is wrong, but something else.
    Wrong,
    /// Nothing is wrong.
    False,
}

/// One alert, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Who raised it.
    pub detector: String,
    /// How soon somebody should look.
    pub severity: Severity,
    /// What it was worth.
    pub worth: Worth,
    /// What was unusual at the time, though no incident.
    pub during: Option<String>,
    /// What it said.
    pub sentence: String,
    /// When it was raised, in seconds since the Unix epoch.
    pub raised: u64,
}

/// What the alerts of one log were worth, or of several.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score {
    /// One for each incident.
    pub outcomes: Vec<Outcome>,
    /// One for each alert.
    pub judged: Vec<Judged>,
    /// How long was watched, in seconds.
    pub watched: u64,
    /// The same times the number of routes.
    pub routes_watched: u64,
}

impl Score {
    /// Adds what another log gave.
    pub fn add(&mut self, other: Self) {
        self.outcomes.extend(other.outcomes);
        self.judged.extend(other.judged);
        self.watched += other.watched;
        self.routes_watched += other.routes_watched;
    }

    /// Alerts for nothing.
    pub fn false_alarms(&self) -> impl Iterator<Item = &Judged> {
        self.judged.iter().filter(|one| one.worth == Worth::False)
    }

    /// Right alerts of these detectors, and all of them.
    pub fn precision(&self, detectors: &[&str]) -> (usize, usize) {
        let all = self
            .judged
            .iter()
            .filter(|one| detectors.contains(&one.detector.as_str()));
        all.fold((0, 0), |(right, all), one| {
            (right + usize::from(one.worth == Worth::Right), all + 1)
        })
    }
}

/// Holds alerts against the truth. `view` is what the log told: less is asked of one that told less.
pub fn score(alerts: &[Alert], truth: &Truth, view: View) -> Score {
    let watched = truth.end - truth.start;
    Score {
        outcomes: truth
            .incidents
            .iter()
            .map(|incident| outcome(alerts, incident, truth.level, view))
            .collect(),
        judged: alerts
            .iter()
            .map(|alert| judge(alert, truth, view))
            .collect(),
        watched,
        routes_watched: watched * count(truth.routes.len()),
    }
}

fn outcome(alerts: &[Alert], incident: &Incident, level: f64, view: View) -> Outcome {
    // A note is enough only where a note is meant.
    let least = incident.severity.min(Severity::Ticket);
    let mut found: Vec<&Alert> = alerts
        .iter()
        .filter(|alert| alert.severity >= least)
        .filter(|alert| (incident.start..=incident.end + GRACE).contains(&alert.raised))
        .filter(|alert| meets(alert, incident) && !is_too_loud(alert, incident))
        .collect();
    let earliest = found.iter().map(|alert| alert.raised).min();
    // The most urgent first, and of these the earliest.
    found.sort_by_key(|alert| (std::cmp::Reverse(alert.severity), alert.raised));
    Outcome {
        class: incident.class,
        size: incident.size,
        level,
        rate: incident.rate,
        bad_rate: float(incident.bad()) * 60.0 / float(incident.end - incident.start),
        shown: incident.is_shown(),
        fresh: incident.fresh,
        has_cause: !incident.causes.is_empty(),
        found: found.first().zip(earliest).map(|(alert, earliest)| Found {
            delay: earliest - incident.start,
            failed: incident.bad_until(earliest),
            detector: alert.detector.clone(),
            right: is_right(alert, incident, view),
            first: hit(alert, incident, 1),
            third: hit(alert, incident, 3),
            alerts: found.len(),
        }),
    }
}

fn judge(alert: &Alert, truth: &Truth, view: View) -> Judged {
    let met: Vec<&Incident> = truth
        .incidents
        .iter()
        .filter(|incident| meets(alert, incident) && !is_too_loud(alert, incident))
        .collect();
    let worth = if met.iter().any(|incident| is_right(alert, incident, view)) {
        Worth::Right
    } else if met.is_empty() {
        Worth::False
    } else {
        Worth::Wrong
    };
    let during = truth
        .benign
        .iter()
        .find(|one| (one.start..=one.end + GRACE).contains(&alert.raised));
    Judged {
        detector: alert.detector.clone(),
        severity: alert.severity,
        worth,
        during: during.map(|one| one.what.clone()),
        sentence: alert.sentence.clone(),
        raised: alert.raised,
    }
}

fn is_right(alert: &Alert, incident: &Incident, view: View) -> bool {
    let blind = view != View::Rich;
    incident.accepts.contains(&alert.detector)
        || blind
            && incident
                .class
                .expected()
                .blind
                .contains(&alert.detector.as_str())
}

/// Whether an alert is about an incident: at the same time, and about the same routes, the same cause or, where the
/// incident is not about certain routes, the same status.
fn meets(alert: &Alert, incident: &Incident) -> bool {
    let end = alert.until.unwrap_or(u64::MAX).max(alert.raised);
    if alert.since > incident.end + GRACE || end < incident.start || alert.raised < incident.start {
        return false;
    }
    let same_route = incident.routes.iter().any(|truth| {
        alert.routes.iter().any(|route| routes_meet(route, truth))
            || alert
                .examples
                .iter()
                .any(|path| routes_meet(path, path_of(truth)))
    });
    let same_status = || {
        incident
            .statuses
            .iter()
            .any(|status| alert.statuses.contains(status))
    };
    same_route || hit(alert, incident, usize::MAX) || incident.wide && same_status()
}

/// Whether nobody should have been called because of this: scanners are no reason for a ticket, a missing role is none
/// for a page.
fn is_too_loud(alert: &Alert, incident: &Incident) -> bool {
    let most = match (incident.class == Class::Scanners, incident.severity) {
        (true, _) => Severity::Note,
        (false, Severity::Note) => Severity::Ticket,
        (false, Severity::Ticket | Severity::Page) => Severity::Page,
    };
    alert.severity > most
}

fn path_of(route: &str) -> &str {
    route.split_once(' ').map_or(route, |(_, path)| path)
}

/// Whether two templates can stand for the same path: any parameter is equal to anything.
fn routes_meet(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('/'), other.trim_end_matches('/'));
    let mut pairs = one.split(['/', ' ']).zip(other.split(['/', ' ']));
    one.split(['/', ' ']).count() == other.split(['/', ' ']).count()
        && pairs.all(|(a, b)| a == b || a.contains('{') || b.contains('{'))
}

/// Whether one of the first causes is right.
fn hit(alert: &Alert, incident: &Incident, first: usize) -> bool {
    alert.causes.iter().take(first).any(|cause| {
        incident.causes.iter().any(|(dimension, value)| {
            *dimension == cause.dimension && same_value(*dimension, value, &cause.value)
        })
    })
}

/// Values are compared as people would: without the scheme, slashes and stars at the end, and case.
fn same_value(dimension: Dimension, one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let text = text.trim();
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        text.trim_end_matches(['/', '*', '{', '}'])
            .to_ascii_lowercase()
    };
    let (one, other) = (plain(one), plain(other));
    match dimension {
        Dimension::Network => one.trim_end_matches("0/24") == other.trim_end_matches("0/24"),
        Dimension::Referrer => {
            let path = |text: &str| {
                text.find('/')
                    .and_then(|at| text.get(at..).map(str::to_owned))
            };
            one == other || other.starts_with('/') && path(&one).as_deref() == Some(&other)
        }
        Dimension::Device => one == other || other.starts_with(&format!("{one} ")),
        Dimension::Principal
        | Dimension::AgentVersion
        | Dimension::AgentRange
        | Dimension::AgentFamily
        | Dimension::ReferrerHost
        | Dimension::Upstream
        | Dimension::Client
        | Dimension::Reason
        | Dimension::Step
        | Dimension::Prefix
        | Dimension::Route
        | Dimension::Host => one == other,
    }
}

fn besides(route: &str) -> bool {
    let path = path_of(route);
    path.starts_with("/old/") || crate::words::HABITS.iter().any(|(one, _)| *one == path)
}

/// Whether a part of a template is no literal: a parameter, or the name of a file with the hash of its content in it,
/// which is another one with every release.
fn varies(part: &str) -> bool {
    let is_hash =
        |piece: &str| piece.len() >= 8 && piece.bytes().all(|byte| byte.is_ascii_hexdigit());
    part.contains('{') || part.contains('.') && part.split('.').any(is_hash)
}

/// How well routes were found: the harmonic mean of what share of the found ones is right and what share of the real
/// ones was found; only those with at least `least` requests count.
pub fn templates(found: &[(String, u64)], truth: &Truth, least: u64) -> f64 {
    let plain = |route: &str| -> String {
        let parts: Vec<&str> = route
            .split('/')
            .map(|part| if varies(part) { "{}" } else { part })
            .collect();
        parts.join("/")
    };
    let busy = |list: &[(String, u64)]| -> Vec<String> {
        let busy = list.iter().filter(|(_, requests)| *requests >= least);
        // What is unknown below a route is counted there and has no template.
        let named = busy.filter(|(route, _)| !route.contains("{?}"));
        let mut routes: Vec<String> = named.map(|(route, _)| plain(route)).collect();
        routes.sort();
        routes.dedup();
        routes
    };
    let all: Vec<String> = truth.routes.iter().map(|(route, _)| plain(route)).collect();
    let (real, mut found) = (busy(&truth.routes), busy(found));
    // What every site answers besides its routes.
    found.retain(|route| !route.starts_with("HEAD ") && !besides(route));
    let share = |hits: usize, of: usize| -> f64 { float(count(hits)) / float(count(of.max(1))) };
    let right = found.iter().filter(|route| all.contains(route)).count();
    let known = real.iter().filter(|route| found.contains(route)).count();
    let (precision, recall) = (share(right, found.len()), share(known, real.len()));
    2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
}
