//! One file for each command: its part of the command line and what it does.

mod audit;
mod check;
mod choose;
mod compare;
mod completions;
mod configuration;
mod demo;
mod diff;
mod docs;
mod explain;
mod export;
mod gone;
mod man;
mod replay;
mod request;
mod serve;
mod site;
mod try_;
mod watch;

use clap::{ArgMatches, Command};

use crate::exit::Exit;

/// A command.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) command: fn() -> Command,
    pub(crate) run: fn(&ArgMatches) -> Exit,
}

/// Every command, in the order of `--help`.
pub(crate) static ALL: &[Entry] = &[
    Entry {
        name: "demo",
        command: demo::command,
        run: demo::run,
    },
    Entry {
        name: "serve",
        command: serve::command,
        run: serve::run,
    },
    Entry {
        name: "check",
        command: check::command,
        run: check::run,
    },
    Entry {
        name: "try",
        command: try_::command,
        run: try_::run,
    },
    Entry {
        name: "replay",
        command: replay::command,
        run: replay::run,
    },
    Entry {
        name: "diff",
        command: diff::command,
        run: diff::run,
    },
    Entry {
        name: "audit",
        command: audit::command,
        run: audit::run,
    },
    Entry {
        name: "watch",
        command: watch::command,
        run: watch::run,
    },
    Entry {
        name: "explain",
        command: explain::command,
        run: explain::run,
    },
    Entry {
        name: "compare",
        command: compare::command,
        run: compare::run,
    },
    Entry {
        name: "choose",
        command: choose::command,
        run: choose::run,
    },
    Entry {
        name: "docs",
        command: docs::command,
        run: docs::run,
    },
    Entry {
        name: "site",
        command: site::command,
        run: site::run,
    },
    Entry {
        name: "gone",
        command: gone::command,
        run: gone::run,
    },
    Entry {
        name: "export",
        command: export::command,
        run: export::run,
    },
    Entry {
        name: "completions",
        command: completions::command,
        run: completions::run,
    },
    Entry {
        name: "man",
        command: man::command,
        run: man::run,
    },
    Entry {
        name: "configuration",
        command: configuration::command,
        run: configuration::run,
    },
];
