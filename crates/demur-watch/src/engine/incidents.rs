//! What is going on: from the minute it was raised to the minute it is over.
//!
//! An incident takes up what belongs to it: further endpoints with the same trouble become part of it and raise nothing
//! of their own. In its first half hour it is shown to the detectors again each minute, since a few requests
//! may look like another trouble than many.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Engine;
use super::case::{Case, Subject, rounded};
use super::evidence::has;
use super::triggers;
use super::window::Seen;
use crate::alert::{Alert, Severity, State};
use crate::detectors::{recognise, sentence};
use crate::summary::{Field, hash_of};

/// Minutes in which an incident may still be named otherwise: a few requests may look like another trouble than many.
const UNSURE: u64 = 30;

/// Minutes of quiet after which an incident is over, and the most of them.
const QUIET: (u64, u64) = (15, 240);

/// Minutes after its end in which an incident comes back as itself: an hour for what is measured, a day for what one
/// client or many under one beginning do, a week for a link, which is there until somebody mends it.
fn comes_back_for(subject: &Subject) -> u64 {
    match subject {
        Subject::Excess { .. } | Subject::Silence { .. } | Subject::Drift { .. } => 60,
        Subject::Client { .. } | Subject::Pattern { .. } | Subject::Scanners => 24 * 60,
        Subject::Link { .. } => 7 * 24 * 60,
    }
}

/// Clients and paths that are counted exactly.
const MOST: usize = 20_000;

/// Alerts that are kept.
const MOST_ALERTS: usize = 2000;

/// One thing that goes on.
#[derive(Debug, Serialize, Deserialize)]
struct Incident {
    alert: Alert,
    subject: Subject,
    /// The last minute in which it was seen, and in how many minutes it was.
    last: u64,
    minutes: u64,
    /// The share that usually goes wrong.
    usual: f64,
    clients: BTreeSet<u64>,
    paths: BTreeSet<u64>,
    /// Somebody said that it has been mended. The list of such words is kept elsewhere.
    #[serde(skip)]
    is_mended: bool,
}

/// Everything that goes on or went on.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Incidents {
    open: Vec<Incident>,
    over: Vec<Incident>,
}

impl Incidents {
    /// Notes which incidents people call mended.
    pub(crate) fn mend(&mut self, is_mended: &dyn Fn(&str) -> bool) {
        for incident in self.open.iter_mut().chain(&mut self.over) {
            incident.is_mended = is_mended(&incident.alert.id);
        }
    }

    /// Whether an incident covers a status of an endpoint.
    pub(crate) fn concern(&self, endpoint: u32, status: u16) -> bool {
        self.open.iter().any(|incident| match &incident.subject {
            Subject::Excess {
                endpoints,
                statuses,
                ..
            } => endpoints.contains(&endpoint) && statuses.contains(&status),
            Subject::Client { .. }
            | Subject::Link { .. }
            | Subject::Pattern { .. }
            | Subject::Silence { .. }
            | Subject::Drift { .. }
            | Subject::Scanners => false,
        })
    }

    /// Whether an incident is about exactly this.
    pub(crate) fn has(&self, subject: &Subject) -> bool {
        self.open
            .iter()
            .any(|incident| incident.subject == *subject)
    }

    /// All alerts, by the moment they were raised.
    pub(crate) fn alerts(&self) -> Vec<Alert> {
        let all = self.over.iter().chain(&self.open);
        let mut alerts: Vec<Alert> = all.map(|incident| incident.alert.clone()).collect();
        alerts.sort_by(|one, other| (one.raised, &one.id).cmp(&(other.raised, &other.id)));
        alerts
    }

    /// Gives the rows of one endpoint to another.
    pub(crate) fn rename(&mut self, from: u32, into: u32) {
        for incident in self.open.iter_mut().chain(&mut self.over) {
            if let Subject::Excess { endpoints, .. } = &mut incident.subject {
                for endpoint in endpoints.iter_mut().filter(|endpoint| **endpoint == from) {
                    *endpoint = into;
                }
                endpoints.sort_unstable();
                endpoints.dedup();
            }
        }
    }

    /// Goes on with what goes on, and ends what is over.
    pub(crate) fn update(&mut self, engine: &Engine) {
        for incident in &mut self.open {
            incident.go_on(engine);
        }
        let is_over = |incident: &Incident| incident.is_over(engine.now);
        let (over, open) = std::mem::take(&mut self.open)
            .into_iter()
            .partition(is_over);
        self.open = open;
        for mut incident in Vec::from_iter::<Vec<Incident>>(over) {
            incident.close();
            self.over.push(incident);
        }
        if self.over.len() > MOST_ALERTS {
            self.over.remove(0);
        }
    }

    /// At the end of the input: what has been quiet for long enough is over.
    pub(crate) fn settle(&mut self, now: u64) {
        for incident in &mut self.open {
            if incident.is_over(now) {
                incident.close();
            }
            incident.alert.sentence = sentence(&incident.alert);
        }
    }

    /// Something is unusual: it belongs to an incident, or it is one if a detector recognises it.
    pub(crate) fn consider(&mut self, engine: &Engine, subject: Subject, since: u64) {
        if self
            .open
            .iter_mut()
            .any(|incident| incident.takes_up(engine, &subject, since))
        {
            return;
        }
        let case = Case::new(engine, subject, since);
        let Some((detector, diagnosis)) = recognise(&case) else {
            return;
        };
        let causes = if diagnosis.causes.is_empty() {
            case.own_causes()
        } else {
            diagnosis.causes
        };
        let same = |incident: &Incident| incident.has_same_cause(detector.id, &causes, &case);
        if let Some(known) = self.open.iter_mut().find(|incident| same(incident)) {
            known.widen(engine, &case.subject);
            return;
        }
        // What was mended and is there again is another trouble, or was not mended: somebody has to know.
        let comes_back = |incident: &Incident| {
            !incident.is_mended
                && incident.last + comes_back_for(&incident.subject) >= engine.now
                && same(incident)
                && incident.overlaps(&case.subject)
        };
        if let Some(place) = self.over.iter().position(comes_back) {
            let incident = self.over.remove(place);
            self.open.push(incident.again(engine, &case.subject));
            return;
        }
        let routes = if diagnosis.routes.is_empty() {
            case.routes()
        } else {
            diagnosis.routes
        };
        let since = self.after_mending(since, same);
        let alert = Alert {
            id: id(
                since,
                detector.id,
                &routes,
                causes.first().map(|cause| &*cause.value),
            ),
            detector: detector.id.to_owned(),
            severity: diagnosis.severity,
            state: State::Open,
            routes,
            statuses: case.statuses(),
            since: since * 60,
            raised: (engine.now + 1) * 60,
            until: None,
            numbers: case.numbers(),
            causes,
            sentence: String::new(),
            examples: case.examples(),
            hint: diagnosis.hint,
        };
        self.open.push(Incident::new(&case, alert));
    }

    /// The first minute of what is like something that was mended: after that, although the counts may say otherwise,
    /// so that its id is its own.
    fn after_mending(&self, since: u64, is_same: impl Fn(&Incident) -> bool) -> u64 {
        let mended = self.over.iter().filter(|one| one.is_mended && is_same(one));
        mended.fold(since, |since, one| since.max(one.last + 1))
    }
}

/// The same for the same traffic: when it began, and a hash of what it is.
fn id(since: u64, detector: &str, routes: &[String], cause: Option<&str>) -> String {
    let text = format!(
        "{detector}\n{}\n{}",
        routes.join("\n"),
        cause.unwrap_or_default()
    );
    format!("{:x}-{:08x}", since, hash_of(text.as_bytes()) & 0xffff_ffff)
}

impl Incident {
    fn new(case: &Case<'_>, alert: Alert) -> Self {
        let mut incident = Self {
            alert,
            subject: case.subject.clone(),
            last: case.now,
            minutes: case.now + 1 - case.since,
            usual: case.usual,
            clients: BTreeSet::new(),
            paths: BTreeSet::new(),
            is_mended: false,
        };
        for (_, row) in &case.bad {
            incident.note(case.engine, row);
        }
        match incident.subject {
            Subject::Silence { endpoint, expected } => {
                incident.alert.numbers.expected = expected;
                let endpoint = case.endpoint(endpoint);
                incident.alert.routes = endpoint.map(|one| one.name.clone()).into_iter().collect();
            }
            Subject::Drift {
                endpoint,
                status,
                before,
                ..
            } => incident.note_drift(case, endpoint, status, before),
            Subject::Excess { .. }
            | Subject::Client { .. }
            | Subject::Link { .. }
            | Subject::Pattern { .. }
            | Subject::Scanners => {}
        }
        incident.finish_numbers();
        incident
    }

    /// Goes on with what was over.
    fn again(mut self, engine: &Engine, subject: &Subject) -> Self {
        self.alert.until = None;
        self.alert.state = State::Open;
        self.last = engine.now;
        self.widen(engine, subject);
        self
    }

    fn note_drift(&mut self, case: &Case<'_>, endpoint: u32, status: u16, before: f64) {
        let Some(endpoint) = case.endpoint(endpoint) else {
            return;
        };
        let day = case.since / 1440;
        if let Some((.., bad, all)) = endpoint
            .days
            .iter()
            .find(|one| one.0 == day && one.1 == status)
        {
            self.alert.numbers.bad = *bad;
            self.alert.numbers.requests = *all;
            self.alert.numbers.expected = before * super::series::count(*all);
        }
        self.alert.routes = vec![endpoint.name.clone()];
        self.alert.statuses = vec![status];
    }

    /// Counts the client and the path of a row that went wrong.
    fn note(&mut self, engine: &Engine, row: &Seen) {
        let key = |field| engine.names.hash(row.id(field));
        if self.clients.len() < MOST {
            self.clients.insert(key(Field::Client));
        }
        let path = key(Field::Path);
        if self.paths.len() < MOST && self.paths.insert(path) && row.was_live {
            let path = super::path_key(&engine.names, row);
            let live = engine.memory.get(path, engine.now);
            self.alert.numbers.good_before += live.map_or(0, |live| u64::from(live.hits));
        }
    }

    fn finish_numbers(&mut self) {
        self.alert.numbers.clients = self.clients.len() as u64;
        self.alert.numbers.paths = self.paths.len() as u64;
        self.alert.numbers.expected = (self.alert.numbers.expected * 10.0).round() / 10.0;
        self.alert.sentence = sentence(&self.alert);
    }

    /// Counts the current minute.
    fn go_on(&mut self, engine: &Engine) {
        if matches!(
            self.subject,
            Subject::Silence { .. } | Subject::Drift { .. }
        ) {
            self.go_on_silent(engine);
            return;
        }
        let (mut bad, mut all) = (0.0, 0.0);
        let rows = engine.window.since(engine.now).map(|(_, row)| row);
        let subject = self.subject.clone();
        for row in rows.filter(|row| engine.concerns(&subject, row)) {
            all += f64::from(row.weight);
            if super::case::is_bad(&subject, row) {
                bad += f64::from(row.weight);
                self.note(engine, row);
            }
        }
        self.alert.numbers.bad += rounded(bad);
        self.alert.numbers.requests += rounded(all);
        self.alert.numbers.expected += self.usual * all;
        if bad >= 1.0 && bad > 1.5 * self.usual * all + 2.0 * (self.usual * all).sqrt() {
            self.last = engine.now;
            self.minutes += 1;
        }
        if engine.now < self.alert.since / 60 + UNSURE && self.last == engine.now {
            self.look_again(engine);
        }
        self.finish_numbers();
    }

    /// Silence is over with the first request; a drift is a remark.
    fn go_on_silent(&mut self, engine: &Engine) {
        let Subject::Silence { endpoint, .. } = self.subject else {
            return;
        };
        let is_asked = engine
            .endpoints
            .get(endpoint as usize)
            .is_some_and(|endpoint| endpoint.all.at(engine.now) > 0);
        if is_asked {
            self.alert.until = Some(engine.now * 60);
            self.last = engine.now.saturating_sub(QUIET.1);
        } else {
            self.last = engine.now;
        }
    }

    /// Shows the incident to the detectors again: more is known than when it was raised.
    fn look_again(&mut self, engine: &Engine) {
        let since = self.alert.since / 60;
        if let Subject::Excess {
            endpoints,
            has_flipped,
            ..
        } = &mut self.subject
        {
            *has_flipped |= endpoints.iter().any(|number| {
                let endpoint = engine.endpoints.get(*number as usize);
                endpoint.is_some_and(|endpoint| triggers::has_flipped(engine, *number, endpoint))
            });
        }
        let case = Case::new(engine, self.subject.clone(), since);
        let Some((detector, diagnosis)) = recognise(&case) else {
            return;
        };
        detector.id.clone_into(&mut self.alert.detector);
        // What was a note was told to nobody.
        if self.alert.severity == Severity::Note && diagnosis.severity > Severity::Note {
            self.alert.raised = (engine.now + 1) * 60;
        }
        self.alert.severity = diagnosis.severity;
        self.alert.hint = diagnosis.hint;
        self.alert.causes = if diagnosis.causes.is_empty() {
            case.own_causes()
        } else {
            diagnosis.causes
        };
        self.alert.examples = case.examples();
        if diagnosis.routes.is_empty() {
            self.alert.routes = case.routes();
        }
        self.alert.statuses = case.statuses();
        self.usual = case.usual;
    }

    fn is_over(&self, now: u64) -> bool {
        if self.alert.until.is_some() || matches!(self.subject, Subject::Drift { .. }) {
            return true;
        }
        // What is seen rarely is waited for longer.
        let span = (self.last + 1).saturating_sub(self.alert.since / 60);
        let between = span / self.minutes.max(1);
        now >= self.last + (6 * between).clamp(QUIET.0, QUIET.1)
    }

    fn close(&mut self) {
        self.alert.until.get_or_insert((self.last + 1) * 60);
        self.alert.state = State::Resolved;
        self.alert.sentence = sentence(&self.alert);
        self.clients = BTreeSet::new();
        self.paths = BTreeSet::new();
    }

    /// Whether something unusual is part of this: the same subject, or more endpoints of the same trouble.
    fn takes_up(&mut self, engine: &Engine, subject: &Subject, since: u64) -> bool {
        if &self.subject == subject {
            return true;
        }
        if let (Subject::Silence { endpoint, .. }, Subject::Silence { endpoint: own, .. }) =
            (subject, &self.subject)
        {
            // It only lasts longer than was told.
            return endpoint == own;
        }
        if let Subject::Client { field, text } = subject {
            return self.covers_client(engine, *field, text);
        }
        let Subject::Excess { statuses, .. } = subject else {
            return false;
        };
        let Subject::Excess { statuses: own, .. } = &self.subject else {
            return self.explains(engine, subject, since);
        };
        let is_alike = statuses.iter().any(|status| own.contains(status));
        let began = self.alert.since / 60;
        let is_near =
            since.abs_diff(began) <= 10 || (since >= began && self.alert.routes.len() >= 5);
        let belongs = if self.alert.causes.is_empty() {
            is_alike && is_near
        } else {
            is_alike && self.explains(engine, subject, since)
        };
        if belongs {
            self.widen(engine, subject);
        }
        belongs
    }

    /// Whether what a client is refused is part of this already.
    fn covers_client(&self, engine: &Engine, field: Field, text: &[u8]) -> bool {
        let Subject::Excess { statuses, .. } = &self.subject else {
            return false;
        };
        let rows = engine
            .window
            .since(self.alert.since / 60)
            .map(|(_, row)| row);
        let mut own =
            rows.filter(|row| row.status == 403 && engine.names.get(row.id(field)) == text);
        let cause = self.alert.causes.first();
        statuses.contains(&403)
            && own.all(|row| {
                let is_caused = cause.is_none_or(|cause| has(&engine.names, row, cause));
                is_caused && engine.concerns(&self.subject, row)
            })
    }

    /// Whether the first cause of this incident is behind most of an excess.
    fn explains(&self, engine: &Engine, subject: &Subject, since: u64) -> bool {
        let case = Case::new(engine, subject.clone(), since);
        let own = self.alert.causes.first();
        own.is_some_and(|cause| {
            let mut causes = case.causes.iter();
            causes.any(|one| {
                one.dimension == cause.dimension && one.value == cause.value && one.of_excess >= 0.7
            })
        })
    }

    fn widen(&mut self, engine: &Engine, subject: &Subject) {
        let (
            Subject::Excess {
                endpoints,
                statuses,
                is_wide,
                has_flipped,
                ..
            },
            Subject::Excess {
                endpoints: own,
                statuses: own_statuses,
                is_wide: own_wide,
                has_flipped: own_flipped,
                ..
            },
        ) = (subject, &mut self.subject)
        else {
            return;
        };
        own.extend(endpoints);
        own.sort_unstable();
        own.dedup();
        own_statuses.extend(statuses);
        own_statuses.sort_unstable();
        own_statuses.dedup();
        *own_wide |= is_wide;
        *own_flipped |= has_flipped;
        let names = own
            .iter()
            .filter_map(|number| engine.endpoints.get(*number as usize));
        let mut routes: Vec<String> = names.map(|endpoint| endpoint.name.clone()).collect();
        routes.sort();
        routes.dedup();
        self.alert.routes = routes;
    }

    /// Whether a new case has the same cause, so that it is no new trouble.
    fn has_same_cause(
        &self,
        detector: &str,
        causes: &[crate::alert::Cause],
        case: &Case<'_>,
    ) -> bool {
        match (self.alert.causes.first(), causes.first()) {
            (Some(own), Some(best)) => causes.iter().any(|new| {
                let is_as_good = new.of_excess >= 0.9 * best.of_excess;
                is_as_good && own.dimension == new.dimension && own.value == new.value
            }),
            (None, None) => self.alert.detector == detector && self.overlaps(&case.subject),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    fn overlaps(&self, subject: &Subject) -> bool {
        match (&self.subject, subject) {
            (Subject::Excess { endpoints: own, .. }, Subject::Excess { endpoints, .. }) => {
                endpoints.iter().any(|endpoint| own.contains(endpoint))
            }
            (own, new) => own == new,
        }
    }
}
