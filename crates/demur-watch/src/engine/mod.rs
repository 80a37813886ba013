//! The fold: minutes, in order, into routes, baselines and alerts.
//!
//! A minute is judged once, when it is closed. What is known afterwards is a function of the minutes before it and of
//! nothing else: no clock, no order of threads, no addresses of memory.

mod attribution;
pub(crate) mod case;
mod clients;
mod dimensions;
pub(crate) mod evidence;
mod given;
mod incidents;
mod memory;
mod names;
mod newcomer;
mod observed;
mod ring;
pub(crate) mod series;
mod statistics;
mod tallies;
mod totals;
mod triggers;
mod unusual;
pub(crate) mod window;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::report::Report;
use crate::routes::{RouteId, RouteSettings, Routes};
use crate::summary::{ByHash, Field, Hashes, Minute, Row, hash_of};
use case::Subject;
use clients::{Clients, Mark};
use incidents::Incidents;
use memory::Memory;
use names::Names;
use observed::Observed;
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
    numbers: ByHash<u32>,
    clients: Clients,
    tallies: Tallies,
    /// The first minute of each agent.
    agents: HashMap<Vec<u8>, u64>,
    /// The hashes of all agents that were looked at, device and all.
    agents_seen: Hashes,
    incidents: Incidents,
    totals: Totals,
    first: u64,
    now: u64,
    judged: u64,
    /// The endpoints that were asked for in the current minute, sorted.
    active: Vec<u32>,
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
            numbers: ByHash::default(),
            clients: Clients::default(),
            tallies: Tallies::default(),
            agents: HashMap::new(),
            agents_seen: Hashes::default(),
            incidents: Incidents::default(),
            totals: Totals::default(),
            first: 0,
            now: 0,
            judged: 0,
            active: Vec::new(),
        }
    }

    /// Judges a minute. Minutes come in order; those in which nothing happened may be left out.
    pub(crate) fn minute(&mut self, minute: &Minute) {
        if self.first == 0 {
            self.first = minute.at;
        }
        self.now = minute.at;
        self.judged += 1;
        let live = self.learn_routes(minute);
        let observed = self.observe(minute);
        self.count(minute, &observed);
        self.totals.add_live(minute, &live);
        self.forget(Rows {
            at: minute.at,
            rows: observed.rows,
        });
        self.judge();
        self.learn();
    }

    /// Counts a minute that comes too late to be judged.
    pub(crate) fn late(&mut self, minute: &Minute) {
        let mut observed = Observed::default();
        let mut routes = vec![None; minute.texts() + 1];
        for row in minute.rows().chain(minute.reduced()) {
            let endpoint = self.endpoint_of(minute, row, &mut routes);
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

    /// Learns from the paths that had good answers, and gives them back with how many.
    fn learn_routes(&mut self, minute: &Minute) -> Vec<(u32, u64)> {
        let mut hits = vec![0; minute.texts() + 1];
        let rows = minute.rows().chain(minute.reduced());
        for row in rows.filter(|row| is_live(row.status)) {
            let has_no_route = Minute::id(row, Field::Route) == 0;
            let hits = hits.get_mut(Minute::id(row, Field::Path));
            if let Some(hits) = hits.filter(|_| has_no_route) {
                *hits += row.counts.requests;
            }
        }
        let counted = (0..).zip(hits).skip(1).filter(|(_, hits)| *hits > 0);
        let counted: Vec<(u32, u64)> = counted.collect();
        let paths = counted
            .iter()
            .map(|(id, hits)| (minute.text_of(*id), *hits));
        let paths: Vec<(&[u8], u64)> = paths.collect();
        self.routes.learn(&paths);
        for change in self.routes.take_changes() {
            self.absorb(change.from, change.into);
        }
        counted
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
            let target = self.endpoint(
                route_key(hash_of(method.as_bytes()), into),
                method.as_bytes(),
                &new,
            );
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

    fn endpoint_of(&mut self, minute: &Minute, row: &Row, routes: &mut [Option<RouteId>]) -> u32 {
        let method = minute.hash(row, Field::Method);
        let given = minute.hash(row, Field::Route);
        if given != 0 {
            let key = method ^ given.rotate_left(29);
            if let Some(number) = self.numbers.get(&key) {
                return *number;
            }
            let route = String::from_utf8_lossy(minute.text(row, Field::Route)).into_owned();
            return self.endpoint(key, minute.text(row, Field::Method), &route);
        }
        let path = Minute::id(row, Field::Path);
        let known = routes.get(path).copied().flatten();
        let route = known.unwrap_or_else(|| self.routes.route(minute.text(row, Field::Path)));
        if let Some(slot) = routes.get_mut(path) {
            *slot = Some(route);
        }
        let key = route_key(method, route);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let name = self.routes.name(route).to_owned();
        self.endpoint(key, minute.text(row, Field::Method), &name)
    }

    fn is_known(&self, endpoint: u32) -> bool {
        self.endpoints
            .get(endpoint as usize)
            .is_some_and(|endpoint| endpoint.is_known)
    }

    /// Counts a minute into the series of its endpoints and of the site.
    fn count(&mut self, minute: &Minute, observed: &Observed) {
        let now = self.now;
        // Those of the site as a whole are added up here first.
        let mut site = (0_u32, 0_u32);
        for (number, status, requests, was_live) in &observed.good {
            let requests = u32::try_from(*requests).unwrap_or(u32::MAX);
            let Some(endpoint) = self.endpoints.get_mut(*number as usize) else {
                continue;
            };
            if !endpoint.is_known {
                continue;
            }
            endpoint.count(now, *status, requests);
            if *was_live {
                endpoint.live.add(now, requests);
                site.1 = site.1.saturating_add(requests);
            }
            if *status < 400 {
                site.0 = site.0.saturating_add(requests);
            } else if let Some(endpoint) = self.endpoints.get_mut(SITE as usize) {
                endpoint.count(now, *status, requests);
            }
        }
        if let Some(endpoint) = self.endpoints.get_mut(SITE as usize) {
            let rings = [(&mut endpoint.all, site.0), (&mut endpoint.live, site.1)];
            for (ring, requests) in rings.into_iter().filter(|(_, requests)| *requests > 0) {
                ring.add(now, requests);
            }
        }
        for row in observed.rows.iter().filter(|row| row.status >= 400) {
            self.tallies.add(&self.names, row);
            // Crawlers come back to what is gone, again and again.
            if row.is_scanner || !row.is_known || (row.is_bot && row.status == 404) {
                continue;
            }
            let weight = case::rounded(f64::from(row.weight));
            let weight = u32::try_from(weight).unwrap_or(u32::MAX);
            let (client, path) = self.miss_keys(row);
            let is_news = !is_miss(row) || self.tallies.is_news(client, path);
            let is_flip = row.was_live && matches!(row.status, 404 | 405);
            for number in [SITE, row.endpoint] {
                if let Some(endpoint) = self.endpoints.get_mut(number as usize) {
                    endpoint.count(now, row.status, weight);
                    if !is_news {
                        endpoint.discount(now, row.status, weight);
                    }
                    if is_flip {
                        endpoint.live.add(now, weight);
                        endpoint.flips.add(now, weight);
                    }
                }
            }
        }
        self.active.clone_from(&observed.endpoints);
        self.active.sort_unstable();
        self.active.dedup();
        let mut totals = std::mem::take(&mut self.totals);
        totals.add(minute, observed, self);
        self.totals = totals;
    }

    /// What tells the client of a miss from others on the same endpoint, and the path, where an endpoint has several.
    fn miss_keys(&self, row: &Seen) -> (u64, Option<u64>) {
        let own = u64::from(row.endpoint).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let client = self.names.hash(row.id(client_field(row))) ^ own;
        let endpoint = self.endpoints.get(row.endpoint as usize);
        let has_many = endpoint.is_some_and(|endpoint| endpoint.name.contains('{'));
        let path = self.names.hash(row.id(Field::Path)) ^ own.rotate_left(32);
        (client, has_many.then_some(path))
    }

    /// The endpoints that were asked for in the current minute, with their numbers; not the site as a whole.
    fn active(&self) -> impl Iterator<Item = (u32, &Endpoint)> {
        let numbers = self.active.iter();
        numbers.filter_map(|number| Some((*number, self.endpoints.get(*number as usize)?)))
    }

    /// Adds the rows to those of the last hour and takes back what is older.
    fn forget(&mut self, rows: Rows) {
        for old in self.window.push(rows) {
            for row in old.rows.iter().filter(|row| row.status >= 400) {
                let key = self.names.hash(row.id(client_field(row)));
                self.clients.remove(key, self.now, Mark::of(row));
                self.tallies.remove(&self.names, row);
                if is_miss(row) && row.is_known && !row.is_scanner && !row.is_bot {
                    let (client, path) = self.miss_keys(row);
                    self.tallies.unmiss(client, path);
                }
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
        let site: Vec<(u16, f64)> = self.parents();
        let parent = |status: u16| {
            let known = site.iter().find(|(known, _)| *known == status);
            known.map_or(0.0, |(_, share)| *share)
        };
        let incidents = &self.incidents;
        for number in std::iter::once(&SITE).chain(&self.active) {
            let Some(endpoint) = self.endpoints.get_mut(*number as usize) else {
                continue;
            };
            if endpoint.is_known && endpoint.all.at(now) > 0 {
                let frozen = |status: u16| incidents.concern(*number, status);
                endpoint.learn(now, &parent, &frozen);
            }
        }
    }

    /// The share of requests to an endpoint that usually get a status.
    pub(crate) fn share(&self, endpoint: &Endpoint, status: u16) -> f64 {
        endpoint.raw_share(status, self.now, self.parent(status))
    }

    /// The share of each status on the whole site.
    fn parents(&self) -> Vec<(u16, f64)> {
        self.endpoints.first().map_or_else(Vec::new, |site| {
            let cells = site.cells.iter();
            cells
                .map(|cell| (cell.status, site.share(cell.status, self.now, 0.0)))
                .collect()
        })
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
                let is_noise = row.is_scanner || (row.is_bot && row.status == 404);
                !is_noise && endpoints.contains(&row.endpoint)
            }
            Subject::Client { field, text: name } => {
                let is_refused = matches!(row.status, 403 | 404) && row.is_known;
                text(*field) == name && (is_refused || row.status < 400)
            }
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

/// The key of an endpoint whose route was found here.
fn route_key(method: u64, route: RouteId) -> u64 {
    method ^ u64::from(route.0 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Answers that show that something is at a path.
fn is_live(status: u16) -> bool {
    (200..300).contains(&status) || status == 304
}

/// Whether a row says that something is not there.
fn is_miss(row: &Seen) -> bool {
    matches!(row.status, 404 | 405)
}

/// A path and the host it is on.
fn path_key(names: &Names, row: &Seen) -> u64 {
    names.hash(row.id(Field::Path)) ^ names.hash(row.id(Field::Host)).rotate_left(17)
}

/// What tells clients apart: names, where logs tell them, and addresses otherwise.
fn client_field(row: &Seen) -> Field {
    if row.id(Field::Principal) == 0 {
        Field::Client
    } else {
        Field::Principal
    }
}
