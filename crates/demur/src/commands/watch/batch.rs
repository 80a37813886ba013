//! Files that are read once, from beginning to end.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use clap::ArgMatches;
use demur_watch::Watch;
use demur_watch::reader::open_all;
use demur_watch::report::Report;
use demur_watch::session::read_all;

use super::settings::Chosen;
use super::{faults, output};
use crate::console::talk;
use crate::exit::Exit;

/// How often it is said how far it is.
const TELL: Duration = Duration::from_millis(500);

pub(super) fn run(matches: &ArgMatches, chosen: Chosen) -> Exit {
    let (report, exit) = match read(chosen, Progress::new()) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    match (output::write(matches, &report), exit) {
        (written, Exit::Clean) => written,
        (_, exit) => exit,
    }
}

/// Reads everything, and says what could not be read; the exit is clean if that is nothing.
pub(super) fn read(chosen: Chosen, mut progress: Progress) -> Result<(Report, Exit), Exit> {
    let sources = match open_all(&chosen.files) {
        Ok(sources) => sources,
        Err(found) => {
            found.iter().for_each(faults::unread);
            return Err(Exit::Usage);
        }
    };
    let mut watch = Watch::new(chosen.settings);
    let mut told = |_: &Watch, name: &str, bytes: u64| progress.tell(name, bytes);
    let read = read_all(sources, chosen.format.as_ref(), &mut watch, &mut told);
    progress.end();
    let read = read.map_err(|fault| faults::unusable(&fault))?;
    let report = Report {
        inputs: read.inputs,
        ..watch.finish()
    };
    read.failures.iter().for_each(faults::unread);
    let exit = if read.failures.is_empty() {
        Exit::Clean
    } else {
        Exit::Usage
    };
    Ok((report, exit))
}

/// On a terminal, how far it is.
pub(super) struct Progress {
    last: Instant,
    is_shown: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            last: Instant::now(),
            is_shown: std::io::stderr().is_terminal(),
        }
    }

    fn tell(&mut self, name: &str, bytes: u64) {
        if self.is_shown && self.last.elapsed() >= TELL {
            self.last = Instant::now();
            let name = demur_watch::sinks::escape::visible(name);
            talk(&format!("\r\x1b[Kreading {name}: {} MB", bytes / 1_000_000));
        }
    }

    fn end(&self) {
        if self.is_shown {
            talk("\r\x1b[K");
        }
    }
}
