//! `demur configuration`: the reference of all options as Markdown, from which
//! `docs/configuration.md` is made. A tool for this repository, so `--help` does not list it.

use clap::{ArgMatches, Command};

use crate::console::print;
use crate::exit::Exit;
use crate::reference::reference;

pub(crate) fn command() -> Command {
    Command::new("configuration")
        .about("Print the reference of all options as Markdown")
        .hide(true)
}

pub(crate) fn run(_: &ArgMatches) -> Exit {
    print(&reference());
    Exit::Clean
}
