//! Inputs that are followed, and what is kept and told on the way.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::ArgMatches;
use demur_watch::Alert;
use demur_watch::alert::State as AlertState;
use demur_watch::follow::{Follow, Round};
use demur_watch::sinks::{escape, json, text};
use demur_watch::store::{State, Store};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Notify;

use super::inputs::STREAM;
use super::list::List;
use super::post::Post;
use super::settings::Chosen;
use super::{faults, inputs, marks, output};
use crate::console::{error, print, talk};
use crate::exit::Exit;

/// The rest between two looks at the files.
const REST: Duration = Duration::from_millis(200);

/// How often what is known is kept, if nothing is raised, and if only something was sent.
const KEEP: Duration = Duration::from_secs(10);
const KEEP_SENT: Duration = Duration::from_secs(1);

/// How often the view is drawn, and alerts are told again to those who forget them.
const DRAW: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_mins(1);

/// Everything of a run but the inputs.
struct Run<'m> {
    matches: &'m ArgMatches,
    way: Way,
    store: Option<Store>,
    marks: Option<PathBuf>,
    /// How long the list of marks was when it was read last.
    marked: u64,
    list: Option<List>,
    post: Post,
    failed: bool,
    /// Nothing of the inputs has been kept yet: a file that is put away now would not be looked for.
    is_new: bool,
    kept: Instant,
    drawn: Option<Instant>,
    repeated: Instant,
}

/// How a run goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// To the end of what is there.
    Once,
    /// Until it is ended; on a terminal the report is drawn again and again.
    Follow,
    /// The same, and alerts go to stdout as they are raised: what comes in a stream goes on in one.
    Stream,
}

/// What ends a rest: a signal, something of a stream, or an answer of a target.
struct Bell {
    is_stopped: Cell<bool>,
    wake: Arc<Notify>,
}

pub(super) fn run(matches: &ArgMatches, chosen: Chosen) -> Exit {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else {
        error("the system gives no timer", None);
        return Exit::Internal;
    };
    let ended = match runtime.block_on(follow(matches, chosen)) {
        Ok(exit) | Err(exit) => exit,
    };
    // Whoever waits for a stream or for a target is not waited for.
    runtime.shutdown_background();
    ended
}

async fn follow(matches: &ArgMatches, chosen: Chosen) -> Result<Exit, Exit> {
    let bell = Bell {
        is_stopped: Cell::new(false),
        wake: Arc::new(Notify::new()),
    };
    let mut signals = Signals::new();
    let (store, state) = match super::text(matches, "state") {
        Some(path) => open(Path::new(path))?,
        None => (None, None),
    };
    let follows = matches.get_flag("follow");
    let keeps = store.is_some();
    let inputs = inputs::open(&chosen.files, follows, keeps, state.as_ref(), &bell.wake)?;
    let base = super::text(matches, "docs-url");
    let outbox = state
        .as_ref()
        .map_or_else(Vec::new, |state| state.outbox.clone());
    let post = Post::new(chosen.targets, outbox, base, &bell.wake);
    let mut run = Run::new(matches, store, state.as_ref(), post)?;
    let (mut follow, first) = Follow::new(inputs, chosen.format, chosen.settings, state.as_ref())
        .map_err(|fault| faults::unusable(&fault))?;
    // What is in the list of alerts already is not ours to cut off.
    run.keep(&mut follow)?;
    run.take(&mut follow, &first)?;
    let signalled = async {
        signals.wait().await;
        bell.is_stopped.set(true);
        bell.wake.notify_one();
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = signalled => {}
        end = run.rounds(&mut follow, &bell) => end?,
    };
    Ok(run.end(follow))
}

impl<'m> Run<'m> {
    fn new(
        matches: &'m ArgMatches,
        store: Option<Store>,
        state: Option<&State>,
        post: Post,
    ) -> Result<Self, Exit> {
        let list = match super::text(matches, "alerts") {
            Some(file) => Some(List::open(file, state).map_err(|fault| unwritable(&fault))?),
            None => None,
        };
        let mut files = matches.get_many::<String>("file").into_iter().flatten();
        let is_stream = files.any(|file| file == STREAM);
        let streams = is_stream && super::text(matches, "format") != Some("json");
        Ok(Self {
            matches,
            way: match matches.get_flag("follow") {
                false => Way::Once,
                true if streams => Way::Stream,
                true => Way::Follow,
            },
            store,
            marks: super::text(matches, "state").map(PathBuf::from),
            marked: 0,
            list,
            post,
            failed: false,
            is_new: state.is_none_or(|state| {
                let mut inputs = state.inputs.iter();
                inputs.all(|kept| kept.position.is_none())
            }),
            kept: Instant::now(),
            drawn: None,
            repeated: Instant::now(),
        })
    }

    /// Reads on until somebody ends it, or until there is nothing that could come.
    async fn rounds(&mut self, follow: &mut Follow, bell: &Bell) -> Result<(), Exit> {
        let follows = self.way != Way::Once;
        while !bell.is_stopped.get() {
            self.mend(follow);
            let round = follow.round(follows.then(now));
            let round = round.map_err(|fault| faults::unusable(&fault))?;
            self.take(follow, &round)?;
            self.draw(follow);
            self.repeat(follow);
            let is_over = if follows {
                follow.is_ended()
            } else {
                follow.is_over()
            };
            if is_over && !round.is_busy {
                return Ok(());
            }
            if round.is_busy || (!follows && !follow.waits()) {
                // So that a signal is heard on long ways too.
                tokio::task::yield_now().await;
            } else {
                let _ = tokio::time::timeout(REST, bell.wake.notified()).await;
            }
        }
        Ok(())
    }

    /// Tells what changed and keeps what is known.
    fn take(&mut self, follow: &mut Follow, round: &Round) -> Result<(), Exit> {
        for notice in &round.notices {
            talk(&format!("{}\n", escape::visible(notice)));
        }
        for failure in &round.failures {
            faults::unread(failure);
            self.failed = true;
        }
        self.tell(&round.changed)?;
        let is_due = self.kept.elapsed() >= KEEP;
        let is_due = is_due || (self.post.has_arrived() && self.kept.elapsed() >= KEEP_SENT);
        if !round.changed.is_empty() || is_due || (self.is_new && round.is_busy) {
            self.keep(follow)?;
            self.is_new &= !round.is_busy;
        }
        // What is sent was kept before: what is not yet noted as sent is sent again, under the same id.
        self.post.go_on();
        Ok(())
    }

    /// Writes alerts to the list, and on their way to the targets.
    fn tell(&mut self, alerts: &[Alert]) -> Result<(), Exit> {
        let mut alerts = alerts.to_vec();
        self.mark(&mut alerts);
        for alert in &alerts {
            if let Some(list) = &mut self.list {
                list.add(alert).map_err(|fault| unwritable(&fault))?;
            }
            if self.way == Way::Stream {
                print(&json::alert_line(alert));
            }
            self.post.add(alert);
        }
        Ok(())
    }

    /// What somebody called mended before it came back does not come back as what it was.
    fn mend(&mut self, follow: &mut Follow) {
        let Some(state) = &self.marks else {
            return;
        };
        let length = marks::length(state);
        if length != self.marked {
            self.marked = length;
            let marks = marks::read(state);
            follow.mend(&|id| marks.get(id) == Some(&AlertState::Resolved));
        }
    }

    fn mark(&self, alerts: &mut [Alert]) {
        if let Some(state) = &self.marks {
            marks::mark(alerts, &marks::read(state));
        }
    }

    fn keep(&mut self, follow: &mut Follow) -> Result<(), Exit> {
        if self.store.is_some() {
            let state = follow.state();
            self.save(state)?;
        }
        Ok(())
    }

    fn save(&mut self, state: State) -> Result<(), Exit> {
        self.kept = Instant::now();
        let Some(store) = &self.store else {
            return Ok(());
        };
        let (mut name, mut written) = (String::new(), 0);
        if let Some(list) = &self.list {
            list.sync().map_err(|fault| unwritable(&fault))?;
            list.name().clone_into(&mut name);
            written = list.len().map_err(|fault| unwritable(&fault))?;
        }
        let state = State {
            list: name,
            written,
            outbox: self.post.kept(),
            ..state
        };
        store.save(&state).map_err(|fault| {
            faults::unkept(&fault);
            Exit::Internal
        })
    }

    /// Tells what goes on again to those who forget it.
    fn repeat(&mut self, follow: &Follow) {
        if self.repeated.elapsed() < AGAIN || !self.post.has_targets() {
            return;
        }
        self.repeated = Instant::now();
        let mut alerts = follow.report().alerts;
        self.mark(&mut alerts);
        for alert in &alerts {
            match alert.state {
                AlertState::Open | AlertState::Acknowledged => self.post.remind(alert),
                AlertState::Resolved => {}
            }
        }
    }

    /// On a terminal, the report as it is now.
    fn draw(&mut self, follow: &Follow) {
        let is_due = self.drawn.is_none_or(|drawn| drawn.elapsed() >= DRAW);
        let is_view = self.way == Way::Follow && io::stdout().is_terminal();
        if !is_due || !is_view {
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
        let state = follow.state();
        if let Err(exit) = self.save(state.clone()) {
            return exit;
        }
        let (mut report, changed) = follow.finish();
        // Whoever keeps a state is told the rest when the minutes are complete.
        if self.store.is_none()
            && let Err(exit) = self.tell(&changed)
        {
            return exit;
        }
        self.post.end();
        if let Err(exit) = self.save(state) {
            return exit;
        }
        if self.drawn.is_some() {
            print("\x1b[H\x1b[J");
        }
        self.mark(&mut report.alerts);
        let exit = output::write(self.matches, &report);
        if self.failed && self.way == Way::Once {
            return Exit::Usage;
        }
        if exit == Exit::Clean && self.post.has_failed() {
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
        faults::unkept(&fault);
        Exit::Usage
    })
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

/// Ctrl-C and polite kills, from the moment on at which this is made.
struct Signals {
    interrupt: Option<Signal>,
    terminate: Option<Signal>,
}

impl Signals {
    fn new() -> Self {
        Self {
            interrupt: signal(SignalKind::interrupt()).ok(),
            terminate: signal(SignalKind::terminate()).ok(),
        }
    }

    async fn wait(&mut self) {
        tokio::select! {
            () = one(&mut self.interrupt) => {}
            () = one(&mut self.terminate) => {}
        }
    }
}

async fn one(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}
