//! Reloading: everything is read and compiled anew, aside, and takes the place of the old only when all of it is
//! right.

use std::time::{Duration, SystemTime};

use clap::ArgMatches;
use demur_serve::Reload;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::assemble;
use crate::assemble::Verification;
use crate::cli;
use crate::console::{error, stderr_colour, talk};
use crate::options::{OPTIONS, SERVE, Settings};
use crate::reading::Reading;

/// How often files that are edited while the gateway runs are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// What tells that something has changed.
pub(crate) struct Watch {
    runtime: Runtime,
    hang_ups: Signal,
    files: Vec<String>,
    seen: Vec<Option<SystemTime>>,
}

/// Begins to watch. That comes before anything is read, so that no change is missed, and before the gateway says that it
/// listens, since a SIGHUP that nobody waits for ends the program.
pub(crate) fn begin(files: Vec<String>) -> std::io::Result<Watch> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let hang_ups = {
        let _inside = runtime.enter();
        signal(SignalKind::hangup())?
    };
    let seen = stamps(&files);
    Ok(Watch {
        runtime,
        hang_ups,
        files,
        seen,
    })
}

/// Reloads at SIGHUP, and when a file has changed, for as long as the program runs.
pub(crate) fn go_on(
    watch: Watch,
    matches: ArgMatches,
    settings: Settings,
    verification: Verification,
    reload: Reload,
) {
    let mut begun = Begun {
        matches,
        settings,
        verification,
        reload,
    };
    let started = std::thread::Builder::new()
        .name("demur-reload".to_owned())
        .spawn(move || run(watch, &mut begun));
    if let Err(cause) = started {
        error(&format!("changes will need a restart: {cause}"), None);
    }
}

/// A gateway that runs, and what it began with.
struct Begun {
    matches: ArgMatches,
    settings: Settings,
    verification: Verification,
    reload: Reload,
}

fn run(watch: Watch, begun: &mut Begun) {
    let Watch {
        runtime,
        mut hang_ups,
        files,
        mut seen,
    } = watch;
    runtime.block_on(async {
        loop {
            let is_asked = tokio::time::timeout(LOOK, hang_ups.recv()).await.is_ok();
            let now = stamps(&files);
            if is_asked || now != seen {
                seen = now;
                again(begun);
            }
        }
    });
}

/// When each file was last written, as far as it can be told.
fn stamps(files: &[String]) -> Vec<Option<SystemTime>> {
    let stamp = |name: &String| {
        std::fs::metadata(name)
            .and_then(|file| file.modified())
            .ok()
    };
    files.iter().map(stamp).collect()
}

fn again(begun: &mut Begun) {
    let mut reading = Reading::default();
    let config = cli::configuration(&begun.matches, &mut reading);
    let live = assemble::live(&config, &mut begun.verification, &mut reading);
    if let Some(live) = live.filter(|_| !reading.has_errors()) {
        begun.reload.replace(live);
        talk("  reloaded\n");
        let keys = kept(&begun.settings, &config.settings);
        if !keys.is_empty() {
            talk(&format!("  needs a restart: {}\n", keys.join(", ")));
        }
        return;
    }
    talk(&reading.text(stderr_colour()));
    talk("  not reloaded: the gateway goes on with what it had\n");
}

/// Keys that are for serving alone and belong to the policy all the same.
const OF_THE_POLICY: [&str; 2] = ["upstream_errors", "upstream_banners"];

/// The keys whose new values a gateway that runs does not take: those that its shell reads once.
pub(crate) fn kept(before: &Settings, now: &Settings) -> Vec<&'static str> {
    OPTIONS
        .iter()
        .filter(|row| row.commands == SERVE && !OF_THE_POLICY.contains(&row.key))
        .filter(|row| (row.toml)(before) != (row.toml)(now))
        .map(|row| row.key)
        .collect()
}
