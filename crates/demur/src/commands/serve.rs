//! `demur serve`: the gateway.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::assemble;
use crate::cli;
use crate::config;
use crate::console::{error, print, stderr_colour, talk};
use crate::exit::Exit;
use crate::reading::Reading;

pub(crate) fn command() -> Command {
    cli::configured("serve", "Run the gateway before an upstream")
        .hide(true)
        .arg(
            Arg::new("print-config")
                .long("print-config")
                .action(ArgAction::SetTrue)
                .help("Print the effective configuration as a TOML file and exit"),
        )
        .after_help(
            "Examples:\n  \
             demur serve --spec openapi.yaml --upstream http://localhost:3000\n  \
             demur serve --config demur.toml\n  \
             demur serve --spec openapi.yaml --upstream http://localhost:3000 --print-config > demur.toml",
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut reading = Reading::default();
    let config = cli::configuration(matches, &mut reading);
    if matches.get_flag("print-config") && !reading.has_errors() {
        print(&config::print(&config));
        return Exit::Clean;
    }
    let _snapshot = assemble::snapshot(&config, &mut reading);
    if reading.has_errors() {
        talk(&reading.text(stderr_colour()));
        return Exit::Usage;
    }
    error("not wired", None);
    Exit::Usage
}
