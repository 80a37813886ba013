//! Reloading: everything is read and compiled anew, aside, and takes the place of the old only when all of it is
//! right.

use std::time::{Duration, SystemTime};

use clap::ArgMatches;
use demur_serve::Reload;

use crate::assemble;
use crate::cli;
use crate::console::{error, stderr_colour, talk};
use crate::reading::Reading;

/// How often files that are edited while the gateway runs are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Reloads at SIGHUP, and when one of `files` has changed, for as long as the program runs.
pub(crate) fn watch(matches: ArgMatches, reload: Reload, files: Vec<String>) {
    let started = std::thread::Builder::new()
        .name("demur-reload".to_owned())
        .spawn(move || run(&matches, &reload, &files));
    if let Err(cause) = started {
        error(&format!("changes will need a restart: {cause}"), None);
    }
}

fn run(matches: &ArgMatches, reload: &Reload, files: &[String]) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else {
        return error("changes will need a restart: no event loop for them", None);
    };
    runtime.block_on(async {
        let Ok(mut signals) = hang_ups() else {
            return;
        };
        let mut seen = stamps(files);
        loop {
            let is_asked = tokio::time::timeout(LOOK, signals.recv()).await.is_ok();
            let now = stamps(files);
            if is_asked || now != seen {
                seen = now;
                again(matches, reload);
            }
        }
    });
}

fn hang_ups() -> std::io::Result<tokio::signal::unix::Signal> {
    tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())
}

/// When each file was last written, as far as it can be told.
fn stamps(files: &[String]) -> Vec<Option<SystemTime>> {
    let stamp = |name: &String| std::fs::metadata(name).and_then(|file| file.modified()).ok();
    files.iter().map(stamp).collect()
}

fn again(matches: &ArgMatches, reload: &Reload) {
    let mut reading = Reading::default();
    let config = cli::configuration(matches, &mut reading);
    let live = assemble::live(&config, &mut reading);
    match live.filter(|_| !reading.has_errors()) {
        Some(live) => {
            reload.replace(live);
            talk("  reloaded\n");
        }
        None => {
            talk(&reading.text(stderr_colour()));
            talk("  not reloaded: the gateway goes on with what it had\n");
        }
    }
}
