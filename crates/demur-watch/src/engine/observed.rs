//! What is seen of each row of a minute: its endpoint, whether its path was there before, who asked.
//!
//! The rows are walked over several times, with one question each: what is asked for lies all over a large table, and
//! the machine fetches the places of several rows at a time where nothing else stands between the questions.

use super::clients::{self, Mark};
use super::names;
use super::window::{self, Seen};
use super::{Engine, client_field, dimensions, is_live, series};
use crate::summary::{FIELD_COUNT, Field, Minute, Row};

/// What is known of the rows of a minute.
#[derive(Debug, Default)]
pub(super) struct Observed {
    /// The endpoints of all rows and then of all reduced rows, in their order.
    pub(super) endpoints: Vec<u32>,
    /// Endpoint, status, requests and whether the path was known, of good answers and of all that lost their rows.
    pub(super) good: Vec<(u32, u16, u64, bool)>,
    /// The rows that are kept for an hour.
    pub(super) rows: Vec<Seen>,
}

/// How many rows of a kind are kept, the requests of these, and all requests.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    rows: usize,
    requests: u64,
    all: u64,
}

impl Kept {
    /// How many requests stand behind each that was kept.
    fn scale(self) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "a ratio of counts")]
        let scale = (series::count(self.all.max(1)) / series::count(self.requests.max(1))) as f32;
        scale
    }
}

impl Engine {
    /// Looks at each row of a minute.
    pub(super) fn observe(&mut self, minute: &Minute) -> Observed {
        let endpoints = self.endpoints_of(minute);
        let were_live = self.were_live(minute);
        let mut observed = Observed {
            good: Vec::with_capacity(were_live.len()),
            rows: Vec::with_capacity(were_live.len().min(window::KEPT.0 + window::KEPT.1)),
            endpoints: Vec::new(),
        };
        let mut names = vec![0; minute.texts() + 1];
        let (mut good, mut bad) = (Kept::default(), Kept::default());
        let rows = minute.rows().zip(&endpoints).zip(&were_live);
        for ((row, endpoint), was_live) in rows {
            let requests = row.counts.requests;
            if is_live(row.status) {
                self.note_good(*endpoint);
            }
            let (kept, most) = if row.status < 400 {
                let one = (*endpoint, row.status, requests, *was_live);
                observed.good.push(one);
                (&mut good, window::KEPT.0)
            } else {
                (&mut bad, window::KEPT.1)
            };
            kept.all += requests;
            if kept.rows < most {
                kept.rows += 1;
                kept.requests += requests;
                let mut seen = self.see(minute, row, *endpoint, &mut names);
                seen.was_live = *was_live;
                self.mark(&mut seen);
                observed.rows.push(seen);
            }
        }
        let lost = endpoints.iter().skip(were_live.len());
        let lost = minute.reduced().zip(lost);
        observed.good.extend(
            lost.map(|(row, endpoint)| (*endpoint, row.status, row.counts.requests, false)),
        );
        observed.endpoints = endpoints;
        let (good, bad) = (good.scale(), bad.scale());
        for row in &mut observed.rows {
            row.weight *= if row.status < 400 { good } else { bad };
            if row.status >= 400 {
                let client = self.names.hash(row.id(client_field(row)));
                row.is_scanner = self.clients.is_scanner(client, self.now);
            }
        }
        observed
    }

    /// The endpoints of all rows and then of all reduced rows.
    fn endpoints_of(&mut self, minute: &Minute) -> Vec<u32> {
        let mut routes = vec![None; minute.texts() + 1];
        let rows = minute.rows().chain(minute.reduced());
        rows.map(|row| self.endpoint_of(minute, row, &mut routes))
            .collect()
    }

    /// Whether the path of each row had a good answer before; those that have one now are noted.
    fn were_live(&mut self, minute: &Minute) -> Vec<bool> {
        let now = self.now;
        let memory = &mut self.memory;
        let rows = minute.rows().map(|row| {
            let host = minute.hash(row, Field::Host);
            let path = minute.hash(row, Field::Path) ^ host.rotate_left(17);
            if is_live(row.status) {
                memory.touch(path, now, row.counts.requests)
            } else {
                memory.get(path, now).is_some()
            }
        });
        rows.collect()
    }

    fn see(&mut self, minute: &Minute, row: &Row, endpoint: u32, names: &mut [names::Id]) -> Seen {
        let mut ids = [0; FIELD_COUNT];
        for (place, (id, text)) in ids.iter_mut().zip(Minute::ids(row)).enumerate() {
            // Methods and routes are in the name of the endpoint.
            if text == 0 || place == Field::Method as usize || place == Field::Route as usize {
                continue;
            }
            let Some(known) = names.get_mut(text as usize) else {
                continue;
            };
            if *known == 0 {
                *known = self
                    .names
                    .intern(minute.hash_at(text), minute.text_of(text));
            }
            *id = *known;
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of one minute")]
        let weight = row.counts.requests as f32;
        let mut seen = Seen::new(endpoint, row.status, weight, ids);
        seen.is_known = self.is_known(endpoint);
        seen
    }

    /// Marks a row for what it is, and notes its agent; its client too, if it went wrong.
    fn mark(&mut self, row: &mut Seen) {
        self.note_agent(row.id(Field::Agent));
        if row.status < 400 {
            return;
        }
        let agent = self.names.get(row.id(Field::Agent));
        row.is_bot = dimensions::is_bot(agent);
        let path = self.names.get(row.id(Field::Path));
        row.is_bait = !row.was_live && clients::is_bait(path);
        let key = self.names.hash(row.id(client_field(row)));
        let path = self.names.hash(row.id(Field::Path));
        let is_suspect = self.clients.add(key, path, self.now, Mark::of(row));
        if is_suspect && self.looks_for_weak_places(row) {
            self.clients.flag(key, self.now);
        }
    }

    /// Whether most of what a client asked for in the last hour never was.
    fn looks_for_weak_places(&self, row: &Seen) -> bool {
        let field = client_field(row);
        let rows = self.window.since(0).map(|(_, row)| row);
        let own = rows.filter(|other| other.id(field) == row.id(field));
        let (never, all) = own.fold((0, 0), |(never, all), row| {
            (never + u32::from(row.is_never() || row.is_bait), all + 1)
        });
        never * 5 >= all * 2
    }

    fn note_good(&mut self, endpoint: u32) {
        if let Some(endpoint) = self.endpoints.get_mut(endpoint as usize) {
            endpoint.is_known = true;
        }
    }

    fn note_agent(&mut self, id: names::Id) {
        let hash = self.names.hash(id);
        if hash == 0 || self.agents_seen.contains(&hash) || self.agents.len() >= super::MOST_AGENTS
        {
            return;
        }
        self.agents_seen.insert(hash);
        let agent = dimensions::agent(self.names.get(id)).0;
        if !agent.is_empty() && !self.agents.contains_key(agent) {
            self.agents.insert(agent.to_vec(), self.now);
        }
    }
}
