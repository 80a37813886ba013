//! Files that grow, read on and on; and files that were read before, read on.
//!
//! A round takes what is new of every file and tells what changed. Whoever runs it rests between rounds, writes what a
//! round tells, and then commits: see [`crate::store`] for what that promises.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::alert::{Alert, State as AlertState};
use crate::formats::{Parser, named};
use crate::reader::{Polled, ReadError, Tail, TooLong};
use crate::report::{Input, Report};
use crate::session::{InputError, Log};
use crate::store::{Kept, State, Told};
use crate::watch::{Settings, Unusable, Watch};

/// Blocks that are taken of one file before the others have their turn.
const BLOCKS: usize = 8;

/// A file that is followed.
struct Followed {
    name: String,
    tail: Tail,
    log: Option<Log>,
    /// What is known from before, until the first line comes.
    kept: Option<Kept>,
    skipped: TooLong,
}

/// Files that are followed, and what is known.
pub struct Follow {
    files: Vec<Followed>,
    format: Option<(String, Parser)>,
    watch: Watch,
    told: BTreeMap<String, String>,
    judged: u64,
    was_behind: bool,
}

/// What a round brought.
#[derive(Debug, Default)]
pub struct Round {
    /// Whether there was anything to read.
    pub is_busy: bool,
    /// Alerts that are new or have changed.
    pub changed: Vec<Alert>,
    /// What happened to the files, and what could not be read.
    pub notices: Vec<String>,
}

impl Follow {
    /// Begins at the start of the files, or where an earlier run stopped.
    pub fn new(
        paths: &[PathBuf],
        format: Option<(String, Parser)>,
        settings: Settings,
        state: Option<&State>,
    ) -> Result<Self, Unusable> {
        let room = settings.room;
        let known = state.filter(|state| !state.watch.is_empty());
        let watch = match known {
            Some(state) => Watch::resume(room, &state.watch)?,
            None => Watch::new(settings),
        };
        let kept = |path: &Path| {
            let name = path.display().to_string();
            let mut inputs = known.map_or(&[][..], |state| &state.inputs).iter();
            inputs.find(|kept| kept.name == name).cloned()
        };
        let files = paths.iter().map(|path| Followed::new(path, kept(path)));
        let told = known.map_or(&[][..], |state| &state.told);
        Ok(Self {
            files: files.collect(),
            format,
            judged: watch.judged(),
            watch,
            told: told
                .iter()
                .map(|told| (told.id.clone(), told.what.clone()))
                .collect(),
            was_behind: true,
        })
    }

    /// Takes what is new. `now` is the second on the clock, once all files have been read to their ends: minutes are
    /// over then although no line says so.
    pub fn round(&mut self, now: Option<u64>) -> Result<Round, InputError> {
        let mut round = Round::default();
        for file in &mut self.files {
            for _ in 0..BLOCKS {
                if !file.poll(self.format.as_ref(), &mut self.watch, &mut round)? {
                    break;
                }
            }
        }
        if let (Some(now), false) = (now, round.is_busy || self.was_behind) {
            self.watch.pass(now);
        }
        self.was_behind = round.is_busy;
        if self.watch.judged() != self.judged {
            self.judged = self.watch.judged();
            round.changed = changed(&mut self.told, &self.watch.alerts());
        }
        Ok(round)
    }

    /// Everything that is to be kept; what is told and written elsewhere is for the caller to fill in.
    pub fn state(&mut self) -> State {
        State {
            watch: self.watch.snapshot(),
            inputs: self.files.iter().map(Followed::keep).collect(),
            told: self
                .told
                .iter()
                .map(|(id, what)| Told {
                    id: id.clone(),
                    what: what.clone(),
                })
                .collect(),
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

    /// Judges what is left, as if nothing followed, and tells everything that was found. What is to be kept has been
    /// taken before: lines that come later belong to minutes that this calls complete.
    pub fn finish(mut self) -> (Report, Vec<Alert>) {
        for file in &mut self.files {
            file.finish(self.format.as_ref(), &mut self.watch);
        }
        let report = self.watch.finish();
        let inputs = self.inputs();
        let changed = changed(&mut self.told, &report.alerts);
        (Report { inputs, ..report }, changed)
    }

    fn inputs(&self) -> Vec<Input> {
        self.files.iter().map(|file| file.keep().input()).collect()
    }
}

impl Followed {
    fn new(path: &Path, kept: Option<Kept>) -> Self {
        let position = kept.as_ref().and_then(|kept| kept.position);
        Self {
            name: path.display().to_string(),
            tail: match &position {
                Some(position) => Tail::resume(path, position),
                None => Tail::new(path),
            },
            log: None,
            kept,
            skipped: TooLong::default(),
        }
    }

    /// Takes a block. Whether there was one.
    fn poll(
        &mut self,
        format: Option<&(String, Parser)>,
        watch: &mut Watch,
        round: &mut Round,
    ) -> Result<bool, InputError> {
        let polled = match self.tail.poll() {
            Ok(polled) => polled,
            Err(error) => {
                round.notices.push(with_reason(&error));
                return Ok(false);
            }
        };
        match polled {
            Polled::Quiet => Ok(false),
            Polled::Notice(notice) => {
                round.notices.push(format!("`{}`: {notice}", self.name));
                Ok(true)
            }
            Polled::Lines(block) => {
                round.is_busy = true;
                if self.log.is_none() {
                    self.log = Some(open_log(
                        &self.name,
                        self.kept.as_ref(),
                        format,
                        block.bytes,
                    )?);
                }
                if let Some(log) = &mut self.log {
                    for line in block.lines() {
                        log.line(line.bytes, watch);
                    }
                }
                self.count_skipped();
                Ok(true)
            }
        }
    }

    fn finish(&mut self, format: Option<&(String, Parser)>, watch: &mut Watch) {
        while let Some(block) = self.tail.finish() {
            if self.log.is_none() {
                self.log = open_log(&self.name, self.kept.as_ref(), format, block.bytes).ok();
            }
            if let Some(log) = &mut self.log {
                for line in block.lines() {
                    log.line(line.bytes, watch);
                }
            }
        }
        self.count_skipped();
    }

    /// Counts lines that the reader skipped since the last time.
    fn count_skipped(&mut self) {
        let all = self.tail.too_long();
        if let (Some(log), true) = (&mut self.log, all.count > self.skipped.count) {
            let known = self.skipped.samples.len();
            log.skipped(&TooLong {
                count: all.count - self.skipped.count,
                samples: all.samples.get(known..).unwrap_or_default().to_vec(),
            });
            self.skipped = all;
        }
    }

    fn keep(&self) -> Kept {
        let input = self.log.as_ref().map(Log::input).cloned();
        let input = input
            .or_else(|| self.kept.as_ref().map(Kept::input))
            .unwrap_or_default();
        Kept {
            name: self.name.clone(),
            position: self.tail.position(),
            format: input.format,
            fits: input.fits,
            lines: input.lines,
            unread: input.unread,
            samples: input.samples,
        }
    }
}

/// The log of a file whose first lines these are, which goes on from what was known.
fn open_log(
    name: &str,
    kept: Option<&Kept>,
    format: Option<&(String, Parser)>,
    start: &[u8],
) -> Result<Log, InputError> {
    let known = kept.and_then(|kept| Some((kept.format.clone(), named(&kept.format)?)));
    let log = Log::new(name, format.or(known.as_ref()), start);
    let mut log = log.ok_or_else(|| InputError::Unknown(name.to_owned()))?;
    if let Some(kept) = kept.filter(|kept| !kept.format.is_empty()) {
        log.resume(&kept.input());
    }
    Ok(log)
}

/// Alerts that are new or have another state, severity or name than what was told.
pub fn changed(told: &mut BTreeMap<String, String>, alerts: &[Alert]) -> Vec<Alert> {
    let what = |alert: &Alert| {
        let state = if alert.state == AlertState::Resolved {
            "resolved"
        } else {
            "open"
        };
        format!("{} {} {state}", alert.detector, alert.severity.as_str())
    };
    let fresh = alerts
        .iter()
        .filter(|alert| told.get(&alert.id) != Some(&what(alert)));
    let fresh: Vec<Alert> = fresh.cloned().collect();
    told.extend(fresh.iter().map(|alert| (alert.id.clone(), what(alert))));
    // What is no longer in the list of alerts is long over.
    if told.len() > 2 * alerts.len() + 100 {
        told.retain(|id, _| alerts.iter().any(|alert| alert.id == *id));
    }
    fresh
}

/// An error with all that is behind it, in one line.
fn with_reason(error: &ReadError) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(reason) = source {
        text.push_str(": ");
        text.push_str(&reason.to_string());
        source = reason.source();
    }
    text
}
