//! From requests to a report.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::clock::{Clock, Place};
use crate::engine::Engine;
use crate::record::{Record, Text};
use crate::report::Report;
use crate::routes::RouteSettings;
use crate::summary::{Minute, Room};

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
    late: u64,
    ahead: u64,
    span: Option<(u64, u64)>,
}

impl Watch {
    /// Before the first request.
    pub fn new(settings: Settings) -> Self {
        Self {
            room: settings.room,
            clock: Clock::default(),
            open: BTreeMap::new(),
            held: None,
            engine: Engine::new(settings.routes),
            late: 0,
            ahead: 0,
            span: None,
        }
    }

    /// Takes a request; `agent` is the normalised text of its agent.
    pub fn add(&mut self, record: &Record<'_>) {
        let held = self.held.as_ref().map(|held| held.at);
        match self.clock.place(record.at, held) {
            Place::Ahead => {
                // Of two that are ahead and do not agree, the later may still be right.
                self.ahead += u64::from(self.held.is_some());
                self.held = Some(owned(record));
            }
            Place::Late => self.late += 1,
            Place::InTime => {
                if let Some(held) = self.held.take() {
                    if record.at + crate::clock::LATENESS >= held.at {
                        self.count(&held);
                    } else {
                        self.ahead += 1;
                    }
                }
                self.count(record);
            }
        }
    }

    fn count(&mut self, record: &Record<'_>) {
        let minute = record.at / 60;
        self.clock.note(record.at);
        let (first, last) = self.span.unwrap_or((record.at, record.at));
        self.span = Some((first.min(record.at), last.max(record.at)));
        let agent = crate::agent::normal(&record.agent);
        let open = self.open.entry(minute);
        open.or_insert_with(|| Minute::new(minute))
            .add(record, &agent, self.room);
        if self.open.len() > 1 {
            self.close_until(self.clock.open_from());
        }
    }

    fn close_until(&mut self, minute: u64) {
        while let Some(entry) = self.open.first_entry() {
            if *entry.key() >= minute {
                break;
            }
            let mut minute = entry.remove();
            minute.settle(self.room);
            self.engine.minute(&minute);
        }
    }

    /// Judges what is left and tells everything that was found.
    pub fn finish(&mut self) -> Report {
        if let Some(held) = self.held.take() {
            self.count(&held);
        }
        self.close_until(u64::MAX);
        self.engine.finish();
        Report {
            span: self.span,
            late: self.late,
            ahead: self.ahead,
            ..self.engine.report()
        }
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
