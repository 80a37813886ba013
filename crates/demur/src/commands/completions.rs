//! `demur completions`: what a shell needs to complete our command line.

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use crate::cli;
use crate::console::print;
use crate::exit::Exit;

pub(crate) fn command() -> Command {
    Command::new("completions")
        .about("Print the completion script of a shell")
        .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell)))
        .after_help("Examples:\n  demur completions bash > /etc/bash_completion.d/demur\n  demur completions fish > ~/.config/fish/completions/demur.fish")
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut cli::command(), "demur", &mut script);
    }
    print(&String::from_utf8_lossy(&script));
    Exit::Clean
}
