//! The command line of demur: options, configuration, wiring. What is decided, and how it is said,
//! is in the crates below.

#![forbid(unsafe_code)]

mod assemble;
mod banner;
mod cli;
mod commands;
mod config;
mod console;
mod demo;
mod exit;
mod options;
mod reading;
mod reference;
mod reload;
mod settings;
mod store;
mod writing;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os()).into()
}
