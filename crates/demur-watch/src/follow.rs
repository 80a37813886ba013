//! Files that grow, read on and on; and files that were read before, read on.
//!
//! A round takes what is new of every input and tells what changed. Whoever runs it rests between rounds, writes what a
//! round tells, and then commits: see [`crate::store`] for what that promises.

use std::collections::BTreeMap;

use crate::alert::{Alert, State as AlertState};
use crate::clock::LATENESS;
use crate::feed::{Feed, Heard, Next, turn};
use crate::formats::Parser;
use crate::reader::ReadError;
use crate::report::{Input, Report};
use crate::session::InputError;
use crate::store::{Kept, State, Told};
use crate::watch::{Settings, Watch};

pub use crate::feed::{Origin, Piece, Sent};

/// Blocks that are taken in one round, so that a round has an end.
const BLOCKS: usize = 4;

/// Looks in a row that must bring nothing before a file that grows counts as read: a tail waits some of them before it
/// goes on to the file that has the name now.
const LOOKS: u32 = 30;

/// Inputs that are kept although they were not named again.
const MOST_KEPT: usize = 1000;

/// Inputs that are followed, and what is known.
pub struct Follow {
    feeds: Vec<Feed>,
    /// What is known of inputs that were read by earlier runs and are not named now.
    others: Vec<Kept>,
    format: Option<(String, Parser)>,
    watch: Watch,
    told: Teller,
    /// When something came last, by the clock.
    came: Option<u64>,
}

/// What a round brought.
#[derive(Debug, Default)]
pub struct Round {
    /// Whether there was anything to read.
    pub is_busy: bool,
    /// Alerts that are new or have changed, in the order in which they did.
    pub changed: Vec<Alert>,
    /// What happened to the files.
    pub notices: Vec<String>,
    /// What could not be read. Of a file that grows it is told once, and tried again.
    pub failures: Vec<ReadError>,
}

impl Follow {
    /// Begins where the inputs begin; files that grow have to stand where an earlier run stopped already.
    pub fn new(
        inputs: Vec<(String, Origin)>,
        format: Option<(String, Parser)>,
        settings: Settings,
        state: Option<&State>,
    ) -> Result<(Self, Round), InputError> {
        let mut heard = Heard::default();
        let mut others = state.map_or_else(Vec::new, |state| state.inputs.clone());
        let mut feeds = Vec::new();
        for (name, origin) in inputs {
            let place = others.iter().position(|kept| kept.name == name);
            let kept = place.map(|place| others.remove(place));
            feeds.push(match origin {
                Origin::Whole(source) => Feed::whole(*source, format.as_ref(), &mut heard)?,
                Origin::Growing(_) | Origin::Sent(_) | Origin::Over => {
                    Feed::new(name, origin, kept)
                }
            });
        }
        let known = state.filter(|state| !state.watch.is_empty());
        let watch = match known {
            Some(state) => Watch::resume(&settings, &state.watch)?,
            None => Watch::new(settings),
        };
        let told = known.map_or(&[][..], |state| &state.told);
        let follow = Self {
            feeds,
            others,
            format,
            told: Teller::new(watch.judged(), told),
            watch,
            came: None,
        };
        Ok((follow, Round::of(heard)))
    }

    /// Notes which alerts people call mended, by their ids.
    pub fn mend(&mut self, is_mended: &dyn Fn(&str) -> bool) {
        self.watch.mend(is_mended);
    }

    /// Takes what is new. `now` is the second on the clock where inputs are followed: minutes are over then although no
    /// line says so.
    pub fn round(&mut self, now: Option<u64>) -> Result<Round, InputError> {
        let mut heard = Heard::default();
        for feed in &mut self.feeds {
            if feed.next == Next::Quiet {
                feed.next = Next::Ask;
            }
        }
        loop {
            for feed in self.feeds.iter_mut().filter(|feed| feed.next == Next::Ask) {
                feed.ask(self.format.as_ref(), now.is_none(), &mut heard)?;
            }
            if heard.blocks >= BLOCKS || !self.take() {
                break;
            }
        }
        let is_busy = heard.blocks > 0 || turn(&self.feeds).is_some();
        if let Some(now) = now {
            self.pass(now, is_busy);
        }
        self.told.look(&self.watch);
        Ok(Round {
            is_busy,
            changed: std::mem::take(&mut self.told.changed),
            ..Round::of(heard)
        })
    }

    /// Whether everything has been read that there is. Of what somebody else reads nobody knows before it is over.
    pub fn is_over(&self) -> bool {
        let mut feeds = self.feeds.iter();
        feeds.all(|feed| feed.is_over() || (!feed.is_sent() && feed.quiet >= LOOKS))
    }

    /// Whether somebody else is still reading.
    pub fn waits(&self) -> bool {
        self.feeds.iter().any(Feed::is_sent)
    }

    /// Whether nothing can come any more, whoever waits.
    pub fn is_ended(&self) -> bool {
        self.feeds.iter().all(Feed::is_over)
    }

    /// Everything that is to be kept; what is told and written elsewhere is for the caller to fill in.
    pub fn state(&mut self) -> State {
        let mut inputs: Vec<Kept> = self.feeds.iter_mut().map(Feed::keep).collect();
        let beyond = (inputs.len() + self.others.len()).saturating_sub(MOST_KEPT);
        inputs.extend(self.others.iter().skip(beyond).cloned());
        State {
            watch: self.watch.snapshot(),
            inputs,
            told: self.told.kept(),
            ..State::default()
        }
    }

    /// Everything that was found so far.
    pub fn report(&self) -> Report {
        Report {
            inputs: self.inputs(),
            ..self.watch.report()
        }
    }

    /// Judges what is left, as if nothing followed, and tells everything that was found, and what of it is new. What is
    /// to be kept has been taken before: lines that come later belong to minutes that this calls complete.
    pub fn finish(mut self) -> (Report, Vec<Alert>) {
        self.feeds.iter_mut().for_each(Feed::finish);
        loop {
            for feed in self.feeds.iter_mut().filter(|feed| feed.next != Next::Over) {
                feed.ask_no_more(self.format.as_ref());
            }
            if !self.take() {
                break;
            }
        }
        let report = self.watch.finish();
        self.told.tell(&report.alerts);
        let inputs = self.inputs();
        (Report { inputs, ..report }, self.told.changed)
    }

    /// Takes lines of the input whose turn it is. Whether there is one.
    fn take(&mut self) -> bool {
        let Self {
            feeds, watch, told, ..
        } = self;
        let turn = turn(feeds);
        if let Some((place, until)) = turn
            && let Some(feed) = feeds.get_mut(place)
        {
            feed.take(until, watch, &mut |watch| told.look(watch));
        }
        turn.is_some()
    }

    /// Time passes in the log as it does here while nothing comes. Only minutes in which something came are closed: a
    /// server that writes its lines in blocks may still write those of the minutes after them.
    fn pass(&mut self, now: u64, is_busy: bool) {
        let newest = self.feeds.iter().map(Feed::newest).max().unwrap_or(0);
        match self.came.filter(|_| !is_busy && newest > 0) {
            Some(came) => {
                let passed = newest.saturating_add(now.saturating_sub(came));
                let closed = (newest / 60 + 1) * 60 + LATENESS;
                self.watch.pass(passed.min(closed));
            }
            None => self.came = Some(now),
        }
    }

    fn inputs(&self) -> Vec<Input> {
        self.feeds.iter().map(Feed::input).collect()
    }
}

impl Round {
    fn of(heard: Heard) -> Self {
        Self {
            notices: heard.notices,
            failures: heard.failures,
            ..Self::default()
        }
    }
}

/// What was told of each alert. It looks after every minute that was judged, so that what it tells does not depend on
/// how many minutes are read at once.
#[derive(Debug)]
struct Teller {
    judged: u64,
    told: BTreeMap<String, String>,
    changed: Vec<Alert>,
}

impl Teller {
    fn new(judged: u64, told: &[Told]) -> Self {
        let told = told.iter().map(|told| (told.id.clone(), told.what.clone()));
        Self {
            judged,
            told: told.collect(),
            changed: Vec::new(),
        }
    }

    fn look(&mut self, watch: &Watch) {
        if watch.judged() != self.judged {
            self.judged = watch.judged();
            self.tell(&watch.alerts());
        }
    }

    /// Alerts that are new or have another state, severity or name than what was told.
    fn tell(&mut self, alerts: &[Alert]) {
        for alert in alerts {
            let what = what(alert);
            if self.told.get(&alert.id) != Some(&what) {
                self.told.insert(alert.id.clone(), what);
                self.changed.push(alert.clone());
            }
        }
        // What is no longer in the list of alerts is long over.
        if self.told.len() > 2 * alerts.len() + 100 {
            self.told
                .retain(|id, _| alerts.iter().any(|alert| alert.id == *id));
        }
    }

    fn kept(&self) -> Vec<Told> {
        let told = self.told.iter().map(|(id, what)| Told {
            id: id.clone(),
            what: what.clone(),
        });
        told.collect()
    }
}

/// What is told of an alert, in one text.
fn what(alert: &Alert) -> String {
    let state = match alert.state {
        AlertState::Resolved => "resolved",
        AlertState::Open | AlertState::Acknowledged => "open",
    };
    format!("{} {} {state}", alert.detector, alert.severity.as_str())
}
