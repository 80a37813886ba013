//! What the report says about everything that was read: sums that only grow, in bounded memory.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dimensions::{host_of, network};
use super::series::count;
use super::window::Seen;
use super::{Engine, Observed};
use crate::near::{Live, nearest};
use crate::report::{Consumer, Miss, MissClass, Report, RouteRow, Scanner, Series};
use crate::summary::{Field, Minute, Row};
use crate::top::Top;

/// Intervals of the series; when there are more, two become one.
const INTERVALS: usize = 240;

/// Entries of the lists that the report shows the beginnings of.
const LISTED: usize = 200;

/// Of these, how many are compared with what is there.
const COMPARED: usize = 50;

/// Everything that was counted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Totals {
    pub(crate) requests: u64,
    bytes: u64,
    statuses: BTreeMap<u16, u64>,
    routes: Vec<OfRoute>,
    spaced: Spaced,
    misses: BTreeMap<String, (u64, Top<OfMiss>)>,
    /// Paths that are there, for what is near to one that is not.
    live: Top<OfLive>,
    scanners: Top<OfScanner>,
    consumers: Top<OfConsumer>,
    /// Hosts of pages that good answers were linked from.
    hosts: Top<()>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct OfRoute {
    requests: u64,
    statuses: BTreeMap<u16, u64>,
    trend: Vec<u64>,
    /// Microseconds and how many requests they are of, of what was forwarded.
    forwarded: (u64, u64),
}

/// When a path was there last, and when it was missing last, in minutes.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct OfLive {
    there: u64,
    missing: u64,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct OfMiss {
    status: u16,
    referrer: Vec<u8>,
    live_until: Option<u64>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct OfScanner {
    paths: u64,
    span: (u64, u64),
    examples: Vec<Vec<u8>>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct OfConsumer {
    rejected: u64,
    faults: BTreeMap<Vec<u8>, u64>,
    trend: Vec<(u64, u64)>,
    /// Requests that were refused early, by endpoint.
    early: BTreeMap<u32, u64>,
}

/// Evenly spaced counts.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Spaced {
    /// The first minute, the last one, and the length of an interval in minutes.
    start: u64,
    last: u64,
    step: u64,
    requests: Vec<u64>,
    client_errors: BTreeMap<u16, Vec<u64>>,
    server_errors: Vec<u64>,
}

/// What was counted for an endpoint.
fn slot(routes: &mut Vec<OfRoute>, endpoint: u32) -> Option<&mut OfRoute> {
    let place = endpoint as usize;
    if routes.len() <= place {
        routes.resize_with(place + 1, OfRoute::default);
    }
    routes.get_mut(place)
}

/// Adds to a place of a list that grows as need be.
fn add_at(list: &mut Vec<u64>, place: usize, amount: u64) {
    if list.len() <= place {
        list.resize(place + 1, 0);
    }
    if let Some(slot) = list.get_mut(place) {
        *slot += amount;
    }
}

/// Two intervals become one.
fn halve(list: &mut Vec<u64>) {
    *list = list.chunks(2).map(|pair| pair.iter().sum()).collect();
}

impl Totals {
    pub(crate) fn add(&mut self, minute: &Minute, observed: &Observed, engine: &Engine) {
        let place = self.place(minute.at);
        let rows = minute.rows().chain(minute.reduced());
        // The few statuses of a minute are added up first.
        let mut statuses: Vec<(u16, u64)> = Vec::new();
        for (row, endpoint) in rows.zip(&observed.endpoints) {
            self.add_row(row, *endpoint, place);
            let mut known = statuses.iter_mut();
            match known.find(|(status, _)| *status == row.status) {
                Some((_, sum)) => *sum += row.counts.requests,
                None => statuses.push((row.status, row.counts.requests)),
            }
            if (200..300).contains(&row.status) && Minute::id(row, Field::Referrer) != 0 {
                let host = host_of(minute.text(row, Field::Referrer));
                if !host.is_empty() {
                    self.hosts.add(host, row.counts.requests);
                }
            }
            if Minute::id(row, Field::Principal) != 0 {
                self.add_consumer(minute, row, *endpoint, place);
            }
        }
        for (status, requests) in statuses {
            self.requests += requests;
            *self.statuses.entry(status).or_default() += requests;
            add_at(&mut self.spaced.requests, place, requests);
        }
        for row in observed.rows.iter().filter(|row| row.status >= 400) {
            self.add_miss(engine, row);
        }
    }

    /// Notes paths that are there, by the numbers of their texts.
    pub(crate) fn add_live(&mut self, minute: &Minute, live: &[(u32, u64)]) {
        for (id, hits) in live {
            let hash = minute.hash_at(*id);
            let live = self.live.add_hashed(hash, minute.text_of(*id), *hits);
            live.there = live.there.max(minute.at);
        }
    }

    fn add_row(&mut self, row: &Row, endpoint: u32, place: usize) {
        let requests = row.counts.requests;
        self.bytes = self.bytes.saturating_add(row.counts.bytes);
        let Some(route) = slot(&mut self.routes, endpoint) else {
            return;
        };
        route.requests += requests;
        if !row.early {
            route.forwarded.0 = route.forwarded.0.saturating_add(row.counts.duration);
            route.forwarded.1 += row.counts.timed;
        }
        if row.status >= 400 {
            *route.statuses.entry(row.status).or_default() += requests;
        }
        if (400..500).contains(&row.status) {
            add_at(&mut route.trend, place, requests);
            let series = self.spaced.client_errors.entry(row.status).or_default();
            add_at(series, place, requests);
        }
        if row.status >= 500 {
            add_at(&mut self.spaced.server_errors, place, requests);
        }
    }

    /// The interval of a minute, after making room for it.
    fn place(&mut self, minute: u64) -> usize {
        if self.spaced.step == 0 {
            self.spaced.step = 1;
            self.spaced.start = minute;
        }
        self.spaced.last = self.spaced.last.max(minute);
        let of = |spaced: &Spaced| {
            let passed = minute.saturating_sub(spaced.start) / spaced.step;
            usize::try_from(passed).unwrap_or(usize::MAX)
        };
        while of(&self.spaced) >= INTERVALS {
            self.widen();
        }
        of(&self.spaced)
    }

    fn widen(&mut self) {
        self.spaced.step *= 2;
        halve(&mut self.spaced.requests);
        halve(&mut self.spaced.server_errors);
        self.spaced.client_errors.values_mut().for_each(halve);
        self.routes
            .iter_mut()
            .for_each(|route| halve(&mut route.trend));
        for consumer in self.consumers.values_mut() {
            let pairs = consumer.trend.chunks(2);
            let sum = |pair: &[(u64, u64)]| {
                pair.iter()
                    .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
            };
            consumer.trend = pairs.map(sum).collect();
        }
    }

    fn add_consumer(&mut self, minute: &Minute, row: &Row, endpoint: u32, place: usize) {
        let requests = row.counts.requests;
        let consumer = self
            .consumers
            .add(minute.text(row, Field::Principal), requests);
        if consumer.trend.len() <= place {
            consumer.trend.resize(place + 1, (0, 0));
        }
        let is_rejected = (400..500).contains(&row.status);
        if let Some(slot) = consumer.trend.get_mut(place) {
            slot.0 += if is_rejected { requests } else { 0 };
            slot.1 += requests;
        }
        if is_rejected {
            consumer.rejected += requests;
            let step = minute.text(row, Field::Step);
            let fault = if step.is_empty() {
                row.status.to_string().into_bytes()
            } else {
                step.to_vec()
            };
            *consumer.faults.entry(fault).or_default() += requests;
        }
        if row.early {
            *consumer.early.entry(endpoint).or_default() += requests;
        }
    }

    fn add_miss(&mut self, engine: &Engine, row: &Seen) {
        let names = &engine.names;
        let hits = super::case::rounded(f64::from(row.weight));
        if row.is_scanner {
            let scanner = self
                .scanners
                .add(&network(names.get(row.id(Field::Client))), hits);
            scanner.paths += 1;
            scanner.span.0 = if scanner.span.0 == 0 {
                engine.now
            } else {
                scanner.span.0
            };
            scanner.span.1 = engine.now;
            let path = names.get(row.id(Field::Path));
            if scanner.examples.len() < 5 && !scanner.examples.iter().any(|known| known == path) {
                scanner.examples.push(path.to_vec());
            }
        }
        if !matches!(row.status, 404 | 410) {
            return;
        }
        let known = self.live.get_mut(names.hash(row.id(Field::Path)));
        if let Some(live) = known.filter(|_| !row.is_scanner) {
            live.missing = live.missing.max(engine.now);
        }
        let referrer = names.get(row.id(Field::Referrer));
        let kind = if row.is_scanner {
            "scanner"
        } else if row.was_live {
            "was-live"
        } else if self.is_own_host(host_of(referrer)) {
            "internal-link"
        } else if !host_of(referrer).is_empty() {
            "external-link"
        } else if row.is_known {
            "known-route"
        } else {
            "never-existed"
        };
        let path = names.get(row.id(Field::Path));
        let class = self.misses.entry(kind.to_owned()).or_default();
        class.0 += hits;
        let miss = class.1.add(path, hits);
        miss.status = row.status;
        if miss.referrer.is_empty() {
            miss.referrer = referrer.to_vec();
        }
        let live = engine.memory.get(super::path_key(names, row), engine.now);
        miss.live_until = live.map(|live| live.last * 60).or(miss.live_until);
    }

    /// Whether a host is the site's own: the one that most good answers were linked from.
    pub(crate) fn is_own_host(&self, host: &[u8]) -> bool {
        let bare = |host: &'_ [u8]| host.strip_prefix(b"www.").unwrap_or(host).to_vec();
        !host.is_empty()
            && self
                .hosts
                .first()
                .is_some_and(|own| bare(own) == bare(host))
    }

    /// Gives what was counted for one endpoint to another.
    pub(crate) fn rename(&mut self, from: u32, into: u32) {
        let old = slot(&mut self.routes, from).map(std::mem::take);
        let (Some(old), Some(new)) = (old, slot(&mut self.routes, into)) else {
            return;
        };
        new.requests += old.requests;
        for (status, requests) in old.statuses {
            *new.statuses.entry(status).or_default() += requests;
        }
        for (place, requests) in old.trend.into_iter().enumerate() {
            add_at(&mut new.trend, place, requests);
        }
        new.forwarded.0 = new.forwarded.0.saturating_add(old.forwarded.0);
        new.forwarded.1 += old.forwarded.1;
    }

    /// Writes everything into a report.
    pub(crate) fn write(&self, report: &mut Report, engine: &Engine) {
        report.requests = self.requests;
        report.bytes = self.bytes;
        report.statuses = self
            .statuses
            .iter()
            .map(|(status, count)| (*status, *count))
            .collect();
        report.routes_total = self
            .routes
            .iter()
            .filter(|route| route.requests > 0)
            .count() as u64;
        report.routes = self.route_rows(engine);
        report.misses = self.miss_classes();
        report.series = self.series();
        report.scanners = self.scanner_rows();
        report.consumers = self.consumer_rows();
    }

    fn route_rows(&self, engine: &Engine) -> Vec<RouteRow> {
        let row = |(number, route): (usize, &OfRoute)| RouteRow {
            route: engine
                .endpoints
                .get(number)
                .map_or_else(String::new, |endpoint| endpoint.name.clone()),
            requests: route.requests,
            statuses: route
                .statuses
                .iter()
                .map(|(status, count)| (*status, *count))
                .collect(),
            client_errors: route
                .statuses
                .iter()
                .filter(|(status, _)| **status < 500)
                .map(|(_, count)| count)
                .sum(),
            trend: route.trend.clone(),
        };
        let routes = self
            .routes
            .iter()
            .enumerate()
            .filter(|(_, route)| route.requests > 0);
        let mut rows: Vec<RouteRow> = routes.map(row).collect();
        rows.sort_by(|one, other| {
            let key = |row: &RouteRow| (row.client_errors, row.requests);
            key(other)
                .cmp(&key(one))
                .then_with(|| one.route.cmp(&other.route))
        });
        rows
    }

    fn miss_classes(&self) -> Vec<MissClass> {
        // What is missing since it was there last leads nowhere.
        let there = |(.., live): &(&[u8], u64, &OfLive)| live.there >= live.missing;
        let live = self.live.sorted().filter(there).take(2000);
        let live: Vec<Live<'_>> = live.filter_map(|(path, ..)| Live::new(path)).collect();
        let mut classes: Vec<MissClass> = self
            .misses
            .iter()
            .map(|(kind, (hits, top))| MissClass {
                kind: kind.clone(),
                hits: *hits,
                top: top
                    .sorted()
                    .take(LISTED)
                    .enumerate()
                    .map(|(place, (path, hits, miss))| Miss {
                        path: String::from_utf8_lossy(path).into_owned(),
                        status: miss.status,
                        hits,
                        referrer: String::from_utf8_lossy(&miss.referrer).into_owned(),
                        live_until: miss.live_until,
                        nearest: (place < COMPARED && kind != "scanner")
                            .then(|| nearest(path, &live))
                            .flatten()
                            .map(|path| String::from_utf8_lossy(path).into_owned()),
                    })
                    .collect(),
            })
            .collect();
        classes.sort_by(|one, other| {
            other
                .hits
                .cmp(&one.hits)
                .then_with(|| one.kind.cmp(&other.kind))
        });
        classes
    }

    fn series(&self) -> Series {
        let length = self.spaced.requests.len();
        let padded = |list: &[u64]| {
            let mut list = list.to_vec();
            list.resize(length, 0);
            list
        };
        let mut errors: Vec<(u16, Vec<u64>)> = self
            .spaced
            .client_errors
            .iter()
            .map(|(status, list)| (*status, padded(list)))
            .collect();
        errors.sort_by_key(|(status, list)| (std::cmp::Reverse(list.iter().sum::<u64>()), *status));
        let rest = errors.split_off(errors.len().min(5));
        if !rest.is_empty() {
            let sum = |place: usize| rest.iter().filter_map(|(_, list)| list.get(place)).sum();
            errors.push((0, (0..length).map(sum).collect()));
        }
        Series {
            start: self.spaced.start * 60,
            step: self.spaced.step * 60,
            requests: self.spaced.requests.clone(),
            client_errors: errors,
            server_errors: padded(&self.spaced.server_errors),
        }
    }

    fn scanner_rows(&self) -> Vec<Scanner> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let rows = self.scanners.sorted().take(LISTED);
        rows.map(|(network, requests, scanner)| Scanner {
            network: text(network),
            requests,
            paths: scanner.paths,
            span: (scanner.span.0 * 60, scanner.span.1 * 60 + 60),
            examples: scanner.examples.iter().map(|path| text(path)).collect(),
        })
        .collect()
    }

    fn consumer_rows(&self) -> Vec<Consumer> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut rows: Vec<Consumer> = self
            .consumers
            .sorted()
            .map(|(name, requests, consumer)| {
                let mut faults: Vec<(String, u64)> = consumer
                    .faults
                    .iter()
                    .map(|(fault, count)| (text(fault), *count))
                    .collect();
                faults.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
                let trend = consumer.trend.iter();
                Consumer {
                    name: text(name),
                    requests,
                    rejected: consumer.rejected,
                    faults,
                    trend: trend
                        .map(|(bad, all)| count(*bad) / count((*all).max(1)))
                        .collect(),
                    early: consumer.early.values().sum(),
                    saved: self.saved(&consumer.early),
                }
            })
            .collect();
        rows.sort_by(|one, other| {
            other
                .rejected
                .cmp(&one.rejected)
                .then_with(|| one.name.cmp(&other.name))
        });
        rows
    }

    /// What refused requests would have taken, had they been forwarded: the mean of their routes.
    fn saved(&self, early: &BTreeMap<u32, u64>) -> u64 {
        let of = |(endpoint, requests): (&u32, &u64)| {
            let route = self.routes.get(*endpoint as usize)?;
            let mean = route.forwarded.0.checked_div(route.forwarded.1)?;
            Some(mean.saturating_mul(*requests))
        };
        early.iter().filter_map(of).sum()
    }
}
