//! Files that are followed, and what is kept and told on the way.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::ArgMatches;
use demur_watch::Alert;
use demur_watch::alert::State as AlertState;
use demur_watch::follow::{Follow, Round};
use demur_watch::sinks::{escape, json, text};
use demur_watch::store::{State, Store};
use tokio::sync::Notify;

use super::send::Target;
use super::settings::Chosen;
use super::{batch, marks, output};
use crate::console::{error, print, talk};
use crate::exit::Exit;

/// The rest between two looks at the files.
const REST: Duration = Duration::from_millis(200);

/// How often what is known is kept, if nothing is raised.
const KEEP: Duration = Duration::from_secs(10);

/// How often the view is drawn, and alerts are told again to those who forget them.
const DRAW: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_secs(60);

/// Alerts that wait for a target that does not answer; of more, the oldest are given up and counted.
const MOST_WAITING: usize = 1000;

/// Everything of a run but the files.
struct Run<'m> {
    matches: &'m ArgMatches,
    follows: bool,
    store: Option<Store>,
    marks: Option<PathBuf>,
    alerts: Option<File>,
    written: u64,
    targets: Vec<Target>,
    outbox: Vec<(u32, Alert)>,
    failed: bool,
    kept: Instant,
    drawn: Option<Instant>,
    repeated: Instant,
}

pub(super) fn run(matches: &ArgMatches, chosen: Chosen) -> Exit {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else {
        error("the system gives no timer", None);
        return Exit::Internal;
    };
    match runtime.block_on(follow(matches, chosen)) {
        Ok(exit) | Err(exit) => exit,
    }
}

async fn follow(matches: &ArgMatches, chosen: Chosen) -> Result<Exit, Exit> {
    let (mut run, state) = Run::new(matches, chosen.targets)?;
    let follow = Follow::new(
        &chosen.files,
        chosen.format,
        chosen.settings,
        state.as_ref(),
    );
    let mut follow = follow.map_err(|fault| {
        let hint = "move the state away; the logs are read again from their beginning then";
        error(&fault.to_string(), Some(hint));
        Exit::Usage
    })?;
    let stop = Notify::new();
    let signalled = async {
        signalled().await;
        stop.notify_one();
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = signalled => Ok(Exit::Clean),
        end = run.rounds(&mut follow, &stop) => end,
    }?;
    Ok(run.end(follow))
}

impl<'m> Run<'m> {
    fn new(matches: &'m ArgMatches, targets: Vec<Target>) -> Result<(Self, Option<State>), Exit> {
        let path = super::text(matches, "state").map(Path::new);
        let (store, state) = match path {
            Some(path) => open(path)?,
            None => (None, None),
        };
        let written = state.as_ref().map_or(0, |state| state.written);
        let alerts = match super::text(matches, "alerts") {
            Some(file) => Some(list(file, store.is_some().then_some(written))?),
            None => None,
        };
        let run = Self {
            matches,
            follows: matches.get_flag("follow"),
            store,
            marks: path.map(Path::to_owned),
            alerts,
            written,
            targets,
            outbox: state
                .as_ref()
                .map_or_else(Vec::new, |state| state.outbox.clone()),
            failed: false,
            kept: Instant::now(),
            drawn: None,
            repeated: Instant::now(),
        };
        Ok((run, state))
    }

    /// Reads on until somebody ends it, or, where files are not followed, until there is nothing new.
    async fn rounds(&mut self, follow: &mut Follow, stop: &Notify) -> Result<Exit, Exit> {
        loop {
            let now = self.follows.then(now);
            let round = follow.round(now).map_err(|fault| batch::unusable(&fault))?;
            self.take(follow, &round)?;
            if !round.is_busy && round.notices.is_empty() {
                if !self.follows {
                    return Ok(Exit::Clean);
                }
                self.draw(follow);
                self.repeat(follow);
                tokio::select! {
                    () = tokio::time::sleep(REST) => {}
                    () = stop.notified() => return Ok(Exit::Clean),
                }
            } else {
                // So that a signal is heard on long ways too.
                tokio::task::yield_now().await;
            }
        }
    }

    /// Tells what changed and keeps what is known.
    fn take(&mut self, follow: &mut Follow, round: &Round) -> Result<(), Exit> {
        for notice in &round.notices {
            talk(&format!("{}\n", escape::visible(notice)));
        }
        self.tell(&round.changed)?;
        if !round.changed.is_empty() || self.kept.elapsed() >= KEEP {
            self.keep(follow)?;
            self.send(follow)?;
        }
        Ok(())
    }

    /// Writes alerts to the list, and on their way to the targets.
    fn tell(&mut self, alerts: &[Alert]) -> Result<(), Exit> {
        let mut alerts = alerts.to_vec();
        self.mark(&mut alerts);
        for alert in &alerts {
            let line = format!("{}\n", json::alert_line(alert));
            if let Some(file) = &mut self.alerts {
                file.write_all(line.as_bytes())
                    .map_err(|fault| unwritable(&fault))?;
                self.written += line.len() as u64;
            }
            for target in 0..u32::try_from(self.targets.len()).unwrap_or(0) {
                self.outbox
                    .retain(|(to, known)| *to != target || known.id != alert.id);
                self.outbox.push((target, alert.clone()));
            }
        }
        if let Some(more) = self
            .outbox
            .len()
            .checked_sub(MOST_WAITING)
            .filter(|more| *more > 0)
        {
            self.outbox.drain(..more);
            talk(&format!(
                "{more} alerts were given up: their targets do not answer\n"
            ));
        }
        Ok(())
    }

    fn mark(&self, alerts: &mut [Alert]) {
        if let Some(state) = &self.marks {
            marks::mark(alerts, &marks::read(state));
        }
    }

    fn keep(&mut self, follow: &mut Follow) -> Result<(), Exit> {
        self.kept = Instant::now();
        let Some(store) = &self.store else {
            return Ok(());
        };
        if let Some(file) = &self.alerts {
            file.sync_data().map_err(|fault| unwritable(&fault))?;
        }
        let state = State {
            written: self.written,
            outbox: self.outbox.clone(),
            ..follow.state()
        };
        store.save(&state).map_err(|fault| {
            error(&fault.to_string(), Some(fault.hint()));
            Exit::Internal
        })
    }

    /// Sends what waits, after it was kept: what is sent and not yet noted as sent is sent again, under the same id.
    fn send(&mut self, follow: &mut Follow) -> Result<(), Exit> {
        if self.outbox.is_empty() {
            return Ok(());
        }
        let base = super::text(self.matches, "docs-url");
        let mut silent: BTreeMap<u32, String> = BTreeMap::new();
        let targets = &self.targets;
        self.outbox.retain(|(number, alert)| {
            if silent.contains_key(number) {
                return true;
            }
            let target = targets.get(usize::try_from(*number).unwrap_or(usize::MAX));
            match target.map(|target| target.send(alert, base)) {
                Some(Err(fault)) => {
                    silent.insert(*number, fault);
                    true
                }
                Some(Ok(())) | None => false,
            }
        });
        for fault in silent.values() {
            talk(&format!(
                "an alert could not be sent and is tried again: {fault}\n"
            ));
        }
        self.failed = !silent.is_empty();
        self.keep(follow)
    }

    /// Tells what goes on again to those who forget it.
    fn repeat(&mut self, follow: &mut Follow) {
        if self.repeated.elapsed() < AGAIN || self.targets.is_empty() {
            return;
        }
        self.repeated = Instant::now();
        let mut alerts = follow.report().alerts;
        self.mark(&mut alerts);
        for (number, target) in (0..).zip(&self.targets) {
            for alert in alerts
                .iter()
                .filter(|alert| alert.state != AlertState::Resolved)
            {
                if target.forgets()
                    && !self
                        .outbox
                        .iter()
                        .any(|(to, known)| *to == number && known.id == alert.id)
                {
                    self.outbox.push((number, alert.clone()));
                }
            }
        }
    }

    /// On a terminal, the report as it is now.
    fn draw(&mut self, follow: &Follow) {
        let is_due = self.drawn.is_none_or(|drawn| drawn.elapsed() >= DRAW);
        if !is_due || !io::stdout().is_terminal() {
            return;
        }
        self.drawn = Some(Instant::now());
        let mut report = follow.report();
        self.mark(&mut report.alerts);
        // The newest first, and what is over only while there is room.
        report.alerts.reverse();
        let view = text::text(&report, output::columns(), true);
        let rows = terminal_size::terminal_size().map_or(24, |(_, height)| usize::from(height.0));
        let lines: Vec<&str> = view.lines().take(rows.saturating_sub(1)).collect();
        print(&format!("\x1b[H\x1b[J{}\n", lines.join("\n")));
    }

    /// Keeps what is known, and writes the report of everything.
    fn end(mut self, mut follow: Follow) -> Exit {
        let ended = self.keep(&mut follow).and_then(|()| self.send(&mut follow));
        if let Err(exit) = ended {
            return exit;
        }
        if self.drawn.is_some() {
            print("\x1b[H\x1b[J");
        }
        let (mut report, _) = follow.finish();
        self.mark(&mut report.alerts);
        let exit = output::write(self.matches, &report);
        if exit == Exit::Clean && self.failed {
            return Exit::Network;
        }
        exit
    }
}

fn open(path: &Path) -> Result<(Option<Store>, Option<State>), Exit> {
    let opened = Store::open(path).and_then(|store| {
        let state = store.load()?;
        Ok((Some(store), state))
    });
    opened.map_err(|fault| {
        error(&fault.to_string(), Some(fault.hint()));
        Exit::Usage
    })
}

/// The list of alerts. What an earlier run wrote after it last kept what it knew is cut off: it is told again.
fn list(file: &str, length: Option<u64>) -> Result<File, Exit> {
    let opened = OpenOptions::new().create(true).append(true).open(file);
    let cut = opened.and_then(|mut file| {
        let end = file.seek(SeekFrom::End(0))?;
        if let Some(length) = length.filter(|length| *length < end) {
            file.set_len(length)?;
        }
        Ok(file)
    });
    cut.map_err(|fault| unwritable(&fault))
}

fn unwritable(fault: &io::Error) -> Exit {
    let reason = crate::reading::reason(fault);
    error(
        &format!("the list of alerts cannot be written: {reason}"),
        None,
    );
    Exit::Usage
}

/// The second on the clock.
fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}

/// Waits for Ctrl-C or a polite kill.
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
