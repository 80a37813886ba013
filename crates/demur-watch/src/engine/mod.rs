//! The fold: minutes, in order, into routes, baselines and alerts.
//!
//! A minute is judged once, when it is closed. What is known afterwards is a function of the minutes before it and of
//! nothing else: no clock, no order of threads, no addresses of memory.

mod attribution;
pub(crate) mod case;
mod clients;
mod dimensions;
mod evidence;
mod incidents;
mod memory;
mod names;
mod ring;
pub(crate) mod series;
mod statistics;
mod tallies;
mod totals;
mod triggers;
mod window;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::report::Report;
use crate::routes::{RouteId, RouteSettings, Routes};
use crate::summary::{FIELD_COUNT, Field, Minute, Row, hash_of};
use case::Subject;
use clients::{Clients, Mark};
use incidents::Incidents;
use memory::Memory;
use names::Names;
use series::Endpoint;
use tallies::Tallies;
use totals::Totals;
use window::{Rows, Seen, Window};

/// The number of the endpoint that stands for the whole site.
const SITE: u32 = 0;

/// The number of the endpoint of all that there is no room for.
const OTHER: u32 = 1;

/// The most endpoints that have a series of their own.
const MOST_ENDPOINTS: usize = 4096;

/// The most clients that are remembered beyond the last hour.
const MOST_CLIENTS: usize = 20_000;

/// Paths whose good answers are remembered.
const REMEMBERED: usize = 1 << 20;

/// Agents whose first minute is remembered.
const MOST_AGENTS: usize = 4096;

/// Everything that is known after the minutes so far.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Engine {
    routes: Routes,
    names: Names,
    window: Window,
    memory: Memory,
    endpoints: Vec<Endpoint>,
    /// By the hash of method and route.
    numbers: HashMap<u64, u32>,
    clients: Clients,
    tallies: Tallies,
    /// The first minute of each agent.
    agents: HashMap<Vec<u8>, u64>,
    incidents: Incidents,
    totals: Totals,
    first: u64,
    now: u64,
    judged: u64,
}

impl Engine {
    pub(crate) fn new(routes: RouteSettings) -> Self {
        let named = |name: &str| Endpoint {
            name: name.to_owned(),
            is_known: true,
            ..Endpoint::default()
        };
        Self {
            routes: Routes::new(routes),
            names: Names::default(),
            window: Window::default(),
            memory: Memory::new(REMEMBERED),
            endpoints: vec![named("all"), named("{other}")],
            numbers: HashMap::new(),
            clients: Clients::default(),
            tallies: Tallies::default(),
            agents: HashMap::new(),
            incidents: Incidents::default(),
            totals: Totals::default(),
            first: 0,
            now: 0,
            judged: 0,
        }
    }

    /// Judges a minute. Minutes come in order; those in which nothing happened may be left out.
    pub(crate) fn minute(&mut self, minute: &Minute) {
        if self.first == 0 {
            self.first = minute.at;
        }
        self.now = minute.at;
        self.judged += 1;
        self.learn_routes(minute);
        let observed = self.observe(minute);
        self.count(minute, &observed);
        self.forget(Rows {
            at: minute.at,
            rows: observed.rows,
        });
        self.judge();
        self.learn();
    }

    /// Counts a minute that comes too late to be judged.
    pub(crate) fn late(&mut self, minute: &Minute) {
        let rows = minute.rows().chain(minute.reduced());
        let mut observed = Observed::default();
        for row in rows {
            let endpoint = self.endpoint_of(minute, row);
            observed.endpoints.push(endpoint);
        }
        let mut totals = std::mem::take(&mut self.totals);
        totals.add(minute, &observed, self);
        self.totals = totals;
    }

    pub(crate) fn alerts(&self) -> Vec<crate::alert::Alert> {
        self.incidents.alerts()
    }

    /// How many minutes were judged.
    pub(crate) fn judged(&self) -> u64 {
        self.judged
    }

    /// What is known now, for people.
    pub(crate) fn report(&self) -> Report {
        let mut report = Report {
            alerts: self.incidents.alerts(),
            ..Report::default()
        };
        self.totals.write(&mut report, self);
        report
    }

    /// Closes what nothing follows: what is still going on stays open.
    pub(crate) fn finish(&mut self) {
        self.incidents.settle(self.now);
    }

    fn learn_routes(&mut self, minute: &Minute) {
        let mut hits: HashMap<&[u8], u64> = HashMap::new();
        let rows = minute.rows().chain(minute.reduced());
        for row in rows.filter(|row| is_live(row.status)) {
            let path = minute.text(row, Field::Path);
            if minute.text(row, Field::Route).is_empty() && !path.is_empty() {
                *hits.entry(path).or_default() += row.counts.requests;
            }
        }
        let mut paths: Vec<(&[u8], u64)> = hits.into_iter().collect();
        paths.sort_unstable();
        self.routes.learn(&paths);
        for change in self.routes.take_changes() {
            self.absorb(change.from, change.into);
        }
    }

    /// The series of a route that became part of a template belong to the template.
    fn absorb(&mut self, from: RouteId, into: RouteId) {
        let old = self.routes.name(from).to_owned();
        let new = self.routes.name(into).to_owned();
        let suffix = |endpoint: &Endpoint| {
            let (method, route) = endpoint.name.split_once(' ')?;
            (route == old).then(|| method.to_owned())
        };
        let moved: Vec<(u32, String)> = (0..)
            .zip(&self.endpoints)
            .filter_map(|(number, endpoint)| Some((number, suffix(endpoint)?)))
            .collect();
        for (number, method) in moved {
            let target = self.endpoint(route_key(method.as_bytes(), into), method.as_bytes(), &new);
            self.window.rename(number, target);
            let gone = self.endpoints.get_mut(number as usize).map(std::mem::take);
            if let (Some(gone), Some(target)) = (gone, self.endpoints.get_mut(target as usize)) {
                target.absorb(&gone, self.now);
            }
            self.numbers.retain(|_, known| *known != number);
            self.incidents.rename(number, target);
            self.totals.rename(number, target);
        }
    }

    /// The number of an endpoint by its name, new if need be.
    fn endpoint(&mut self, key: u64, method: &[u8], route: &str) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        if self.endpoints.len() >= MOST_ENDPOINTS {
            return OTHER;
        }
        let method = if method.is_empty() { b"-" } else { method };
        let name = format!("{} {route}", String::from_utf8_lossy(method));
        let number = u32::try_from(self.endpoints.len()).unwrap_or(OTHER);
        self.numbers.insert(key, number);
        self.endpoints.push(Endpoint {
            name,
            first: self.now,
            ..Endpoint::default()
        });
        number
    }

    fn endpoint_of(&mut self, minute: &Minute, row: &Row) -> u32 {
        let method = minute.text(row, Field::Method);
        let route = minute.text(row, Field::Route);
        if !route.is_empty() {
            let key = named_key(method, route);
            return self.endpoint(key, method, &String::from_utf8_lossy(route));
        }
        let id = self.routes.route(minute.text(row, Field::Path));
        let key = route_key(method, id);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let route = self.routes.name(id).to_owned();
        self.endpoint(key, method, &route)
    }

    /// Looks at each row of a minute once.
    fn observe(&mut self, minute: &Minute) -> Observed {
        let mut observed = Observed::default();
        let mut kept = [(0_usize, 0_u64); 2];
        let mut all = [0_u64; 2];
        for row in minute.rows() {
            let endpoint = self.endpoint_of(minute, row);
            let path = path_key(minute.text(row, Field::Host), minute.text(row, Field::Path));
            let was_live = self.memory.get(path, self.now).is_some();
            if is_live(row.status) {
                self.memory.touch(path, self.now, row.counts.requests);
                self.note_good(endpoint);
            }
            observed.endpoints.push(endpoint);
            let (kind, most) = if row.status < 400 {
                observed
                    .good
                    .push((endpoint, row.status, row.counts.requests, was_live));
                (0, window::KEPT.0)
            } else {
                (1, window::KEPT.1)
            };
            let (Some(kept), Some(all)) = (kept.get_mut(kind), all.get_mut(kind)) else {
                continue;
            };
            *all += row.counts.requests;
            if kept.0 < most {
                *kept = (kept.0 + 1, kept.1 + row.counts.requests);
                let seen = self.see(minute, row, endpoint, was_live);
                observed.rows.push(seen);
            }
        }
        for row in minute.reduced() {
            let endpoint = self.endpoint_of(minute, row);
            observed.endpoints.push(endpoint);
            observed
                .good
                .push((endpoint, row.status, row.counts.requests, false));
        }
        let [good, bad] = [0, 1].map(|kind: usize| {
            let kept = kept.get(kind).map_or(1, |(_, kept)| (*kept).max(1));
            let all = all.get(kind).copied().unwrap_or(1);
            #[expect(clippy::cast_possible_truncation, reason = "a ratio of counts")]
            let scale = (series::count(all.max(1)) / series::count(kept)) as f32;
            scale
        });
        for row in &mut observed.rows {
            row.weight *= if row.status < 400 { good } else { bad };
        }
        for place in 0..observed.rows.len() {
            let Some(row) = observed.rows.get(place) else {
                break;
            };
            let is_scanner =
                row.status >= 400 && self.clients.is_scanner(self.client_key(row), self.now);
            if let Some(row) = observed.rows.get_mut(place) {
                row.is_scanner = is_scanner;
            }
        }
        observed
    }

    fn see(&mut self, minute: &Minute, row: &Row, endpoint: u32, was_live: bool) -> Seen {
        let mut ids = [0; FIELD_COUNT];
        for (place, id) in ids.iter_mut().enumerate() {
            // Methods and routes are in the name of the endpoint.
            if place != Field::Method as usize && place != Field::Route as usize {
                *id = self.names.intern(minute.text_at(row, place));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of one minute")]
        let weight = row.counts.requests as f32;
        let mut seen = Seen::new(endpoint, row.status, weight, ids);
        seen.was_live = was_live;
        seen.is_known = self.is_known(endpoint);
        let (key, mark) = (self.client_key(&seen), self.mark(&seen));
        let client = self.names.get(seen.id(client_field(&seen)));
        self.clients.add(key, client, self.now, mark);
        self.note_agent(seen.id(Field::Agent));
        seen
    }

    fn note_good(&mut self, endpoint: u32) {
        if let Some(endpoint) = self.endpoints.get_mut(endpoint as usize) {
            endpoint.is_known = true;
        }
    }

    fn note_agent(&mut self, id: names::Id) {
        let agent = dimensions::agent(self.names.get(id)).0;
        if !agent.is_empty() && !self.agents.contains_key(agent) && self.agents.len() < MOST_AGENTS
        {
            self.agents.insert(agent.to_vec(), self.now);
        }
    }

    fn client_key(&self, row: &Seen) -> u64 {
        hash_of(self.names.get(row.id(client_field(row))))
    }

    fn mark(&self, row: &Seen) -> Mark {
        let path = self.names.get(row.id(Field::Path));
        Mark {
            is_good: (1..400).contains(&row.status),
            is_forbidden: row.status == 403 && row.is_known,
            is_never: row.is_never(),
            is_bait: row.status >= 400 && !row.was_live && clients::is_bait(path),
            is_bot: dimensions::is_bot(self.names.get(row.id(Field::Agent))),
        }
    }

    fn is_known(&self, endpoint: u32) -> bool {
        self.endpoints
            .get(endpoint as usize)
            .is_some_and(|endpoint| endpoint.is_known)
    }

    /// Counts a minute into the series of its endpoints and of the site.
    fn count(&mut self, minute: &Minute, observed: &Observed) {
        let now = self.now;
        for (number, status, requests, was_live) in &observed.good {
            if !self.is_known(*number) {
                continue;
            }
            let requests = u32::try_from(*requests).unwrap_or(u32::MAX);
            for number in [SITE, *number] {
                if let Some(endpoint) = self.endpoints.get_mut(number as usize) {
                    endpoint.count(now, *status, requests);
                    if *was_live {
                        endpoint.live.add(now, requests);
                    }
                }
            }
        }
        for row in observed.rows.iter().filter(|row| row.status >= 400) {
            self.tallies.add(&self.names, row);
            if row.is_scanner || !row.is_known {
                continue;
            }
            let weight = case::rounded(f64::from(row.weight));
            let weight = u32::try_from(weight).unwrap_or(u32::MAX);
            let is_flip = row.was_live && matches!(row.status, 404 | 405 | 410);
            for number in [SITE, row.endpoint] {
                if let Some(endpoint) = self.endpoints.get_mut(number as usize) {
                    endpoint.count(now, row.status, weight);
                    if is_flip {
                        endpoint.live.add(now, weight);
                        endpoint.flips.add(now, weight);
                    }
                }
            }
        }
        let mut totals = std::mem::take(&mut self.totals);
        totals.add(minute, observed, self);
        self.totals = totals;
    }

    /// Adds the rows to those of the last hour and takes back what is older.
    fn forget(&mut self, rows: Rows) {
        for old in self.window.push(rows) {
            for row in &old.rows {
                let (key, mark) = (self.client_key(row), self.mark(row));
                self.clients.remove(key, self.now, mark);
                self.tallies.remove(&self.names, row);
            }
        }
        // Names of the last hour and no others: numbered anew whenever many are of no more use.
        if self.names.len() > 2 * self.tallies.names().max(4096) || self.now.is_multiple_of(60) {
            self.window.renumber(&mut self.names);
            self.tallies.note_names(self.names.len());
            self.clients.prune(MOST_CLIENTS);
        }
    }

    /// Shows what is unusual to the detectors.
    fn judge(&mut self) {
        let mut incidents = std::mem::take(&mut self.incidents);
        incidents.update(self);
        for (subject, since) in triggers::find(self, &incidents) {
            incidents.consider(self, subject, since);
        }
        self.incidents = incidents;
    }

    fn learn(&mut self) {
        let now = self.now;
        let site = self.endpoints.first().cloned().unwrap_or_default();
        let parent = |status: u16| site.share(status, now, 0.0);
        let incidents = &self.incidents;
        for (number, endpoint) in (0..).zip(&mut self.endpoints) {
            if endpoint.is_known {
                let frozen = |status: u16| incidents.concern(number, status);
                endpoint.learn(now, &parent, &frozen);
            }
        }
    }

    /// The share of requests to an endpoint that usually get a status.
    pub(crate) fn share(&self, endpoint: &Endpoint, status: u16) -> f64 {
        endpoint.share(status, self.now, self.parent(status))
    }

    fn parent(&self, status: u16) -> f64 {
        let site = self.endpoints.first();
        site.map_or(0.0, |site| site.share(status, self.now, 0.0))
    }

    /// Whether a row is one that a subject is about.
    pub(crate) fn concerns(&self, subject: &Subject, row: &Seen) -> bool {
        let text = |field| self.names.get(row.id(field));
        match subject {
            Subject::Excess { endpoints, .. } => {
                !row.is_scanner && endpoints.contains(&row.endpoint)
            }
            Subject::Client { field, text: name } => text(*field) == name && row.status == 403,
            Subject::Link { path, host } => {
                text(Field::Path) == path && dimensions::host_of(text(Field::Referrer)) == host
            }
            Subject::Pattern { prefix } => {
                !row.is_scanner && text(Field::Path).starts_with(prefix) && row.is_never()
            }
            Subject::Scanners => row.is_scanner,
            Subject::Silence { endpoint, .. } | Subject::Drift { endpoint, .. } => {
                row.endpoint == *endpoint
            }
        }
    }
}

/// What is known of the rows of a minute.
#[derive(Debug, Default)]
struct Observed {
    /// The endpoints of all rows and then of all reduced rows, in their order.
    endpoints: Vec<u32>,
    /// Endpoint, status, requests and whether the path was known, of good answers and of all that lost their rows.
    good: Vec<(u32, u16, u64, bool)>,
    /// The rows that are kept for an hour.
    rows: Vec<Seen>,
}

/// The key of an endpoint whose route was found here.
fn route_key(method: &[u8], route: RouteId) -> u64 {
    hash_of(method) ^ u64::from(route.0 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The key of an endpoint whose route a server told.
fn named_key(method: &[u8], route: &[u8]) -> u64 {
    hash_of(method) ^ hash_of(route).rotate_left(29)
}

/// Answers that show that something is at a path.
fn is_live(status: u16) -> bool {
    (200..300).contains(&status) || status == 304
}

/// A path and the host it is on.
fn path_key(host: &[u8], path: &[u8]) -> u64 {
    hash_of(path) ^ hash_of(host).rotate_left(17)
}

/// What tells clients apart: names, where logs tell them, and addresses otherwise.
fn client_field(row: &Seen) -> Field {
    if row.id(Field::Principal) == 0 {
        Field::Client
    } else {
        Field::Principal
    }
}
