//! From requests to a report.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::agents::Agents;
use crate::alert::Alert;
use crate::clock::{Clock, Place};
use crate::engine::Engine;
use crate::record::{Record, Text};
use crate::report::Report;
use crate::routes::RouteSettings;
use crate::summary::{Minute, Room};

/// Minutes of late lines that wait to be added to the totals.
const MOST_LATE: usize = 16;

/// What can be chosen.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Where the names of routes come from.
    pub routes: RouteSettings,
    /// How exact a summary is.
    pub room: Room,
}

/// Takes requests in about the order of their time and tells what is wrong.
#[derive(Debug)]
pub struct Watch {
    room: Room,
    clock: Clock,
    open: BTreeMap<u64, Minute>,
    held: Option<Record<'static>>,
    engine: Engine,
    agents: Agents,
    spare: Vec<Minute>,
    /// Minutes of lines that came too late to be judged.
    late: BTreeMap<u64, Minute>,
    counts: Counts,
}

/// What is counted beside the minutes.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Counts {
    late: u64,
    ahead: u64,
    span: Option<(u64, u64)>,
}

/// The twin of all that is known, for a store.
#[derive(Serialize, Deserialize)]
struct Snapshot<E> {
    version: u8,
    clock: Clock,
    open: Vec<Vec<u8>>,
    late: Vec<Vec<u8>>,
    held: Option<Record<'static>>,
    counts: Counts,
    engine: E,
}

/// The version of the shape of a snapshot.
const VERSION: u8 = 2;

/// A snapshot that another version wrote, or that is damaged.
#[derive(Debug, thiserror::Error)]
#[error("the state was written by another version of this program, or is damaged")]
pub struct Unusable;

impl Watch {
    /// Before the first request.
    pub fn new(settings: Settings) -> Self {
        Self {
            room: settings.room,
            clock: Clock::default(),
            open: BTreeMap::new(),
            held: None,
            engine: Engine::new(settings.routes),
            counts: Counts::default(),
            agents: Agents::default(),
            spare: Vec::new(),
            late: BTreeMap::new(),
        }
    }

    /// All that is known, as bytes.
    pub fn snapshot(&mut self) -> Vec<u8> {
        let room = self.room;
        let encode = |minutes: &mut BTreeMap<u64, Minute>| {
            let minutes = minutes.values_mut();
            minutes.map(|minute| minute.encode(room)).collect()
        };
        let snapshot = Snapshot {
            version: VERSION,
            clock: self.clock,
            open: encode(&mut self.open),
            late: encode(&mut self.late),
            held: self.held.clone(),
            counts: self.counts,
            engine: &self.engine,
        };
        // Writing to memory cannot fail.
        postcard::to_stdvec(&snapshot).unwrap_or_default()
    }

    /// Goes on from a snapshot. Routes that the settings declare take the place of those that were declared before;
    /// settings that declare none leave them.
    pub fn resume(settings: &Settings, bytes: &[u8]) -> Result<Self, Unusable> {
        if bytes.first() != Some(&VERSION) {
            return Err(Unusable);
        }
        let snapshot: Snapshot<Engine> = postcard::from_bytes(bytes).map_err(|_| Unusable)?;
        let decode = |minutes: &[Vec<u8>]| {
            let minutes = minutes.iter().map(|bytes| Minute::decode(bytes));
            let minutes: Result<Vec<Minute>, _> = minutes.collect();
            let minutes = minutes.map_err(|_| Unusable)?;
            Ok(minutes
                .into_iter()
                .map(|minute| (minute.at, minute))
                .collect())
        };
        let mut engine = snapshot.engine;
        let routes = &settings.routes;
        if !(routes.documented.is_empty() && routes.patterns.is_empty()) {
            engine.redeclare(routes);
        }
        Ok(Self {
            room: settings.room,
            clock: snapshot.clock,
            open: decode(&snapshot.open)?,
            late: decode(&snapshot.late)?,
            held: snapshot.held,
            engine,
            counts: snapshot.counts,
            agents: Agents::default(),
            spare: Vec::new(),
        })
    }

    /// Takes a request; `agent` is the normalised text of its agent.
    pub fn add(&mut self, record: &Record<'_>) {
        let held = self.held.as_ref().map(|held| held.at);
        match self.clock.place(record.at, held) {
            Place::Ahead => {
                // Of two that are ahead and do not agree, the later may still be right.
                self.counts.ahead += u64::from(self.held.is_some());
                self.held = Some(owned(record));
            }
            Place::Late => self.count_late(record),
            Place::InTime => {
                if let Some(held) = self.held.take() {
                    if record.at + crate::clock::LATENESS >= held.at {
                        self.count(&held);
                    } else {
                        self.counts.ahead += 1;
                    }
                }
                self.count(record);
            }
        }
    }

    fn count(&mut self, record: &Record<'_>) {
        let minute = record.at / 60;
        self.clock.note(record.at);
        let (first, last) = self.counts.span.unwrap_or((record.at, record.at));
        self.counts.span = Some((first.min(record.at), last.max(record.at)));
        let agent = self.agents.normal(&record.agent);
        if let Some(open) = self.open.get_mut(&minute) {
            open.add(record, agent, self.room);
            return;
        }
        let mut fresh = self.spare.pop().unwrap_or_else(|| Minute::new(minute));
        fresh.clear(minute);
        fresh.add(record, agent, self.room);
        self.open.insert(minute, fresh);
        self.close_until(self.clock.open_from());
    }

    /// A line whose minute has been judged is in the totals all the same.
    fn count_late(&mut self, record: &Record<'_>) {
        self.counts.late += 1;
        let minute = record.at / 60;
        let agent = self.agents.normal(&record.agent);
        let late = self.late.entry(minute);
        late.or_insert_with(|| Minute::new(minute))
            .add(record, agent, self.room);
        if self.late.len() > MOST_LATE {
            self.add_late();
        }
    }

    fn add_late(&mut self) {
        for (_, mut minute) in std::mem::take(&mut self.late) {
            minute.settle(self.room);
            self.engine.late(&minute);
        }
    }

    /// Judges every minute that is over at this second, although no line says so: nobody asks any more.
    pub fn pass(&mut self, now: u64) {
        if self.clock.pass(now) {
            self.close_until(self.clock.open_from());
        }
    }

    fn close_until(&mut self, minute: u64) {
        while let Some(entry) = self.open.first_entry() {
            if *entry.key() >= minute {
                break;
            }
            let mut minute = entry.remove();
            minute.seal(self.room);
            self.engine.minute(&minute);
            // A minute like it follows: the room that it took is used again.
            if self.spare.len() < 4 {
                self.spare.push(minute);
            }
        }
    }

    /// Judges what is left and tells everything that was found.
    pub fn finish(&mut self) -> Report {
        if let Some(held) = self.held.take() {
            self.count(&held);
        }
        self.close_until(u64::MAX);
        self.add_late();
        self.engine.finish();
        self.report()
    }

    /// Everything that was found so far.
    pub fn report(&self) -> Report {
        Report {
            span: self.counts.span,
            late: self.counts.late,
            ahead: self.counts.ahead,
            ..self.engine.report()
        }
    }

    /// Notes which alerts people call mended, by their ids: one of these that is over does not come back, and the same
    /// trouble is a new alert.
    pub fn mend(&mut self, is_mended: &dyn Fn(&str) -> bool) {
        self.engine.mend(is_mended);
    }

    /// The alerts so far, by the moment they were raised.
    pub fn alerts(&self) -> Vec<Alert> {
        self.engine.alerts()
    }

    /// How many minutes were judged: a number that grows when there may be something new.
    pub fn judged(&self) -> u64 {
        self.engine.judged()
    }
}

/// A copy that outlives its line.
fn owned(record: &Record<'_>) -> Record<'static> {
    let text = |text: &Text<'_>| Cow::Owned(text.to_vec());
    Record {
        at: record.at,
        client: text(&record.client),
        principal: text(&record.principal),
        host: text(&record.host),
        method: text(&record.method),
        path: text(&record.path),
        route: text(&record.route),
        status: record.status,
        bytes: record.bytes,
        duration: record.duration,
        referrer: text(&record.referrer),
        agent: text(&record.agent),
        upstream: text(&record.upstream),
        upstream_status: record.upstream_status,
        step: text(&record.step),
        reason: text(&record.reason),
    }
}
