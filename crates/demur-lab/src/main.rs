//! `demur-lab`: writes logs with known incidents, scores alerts, and prints the table of what is wanted and what was
//! measured.

#![forbid(unsafe_code)]

mod command;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command::run(&arguments) {
        Ok(command::Done { text, met }) => {
            // Whoever closed the pipe has read enough.
            drop(std::io::stdout().write_all(text.as_bytes()));
            if met {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(message) => {
            drop(writeln!(std::io::stderr(), "{message}"));
            ExitCode::from(2)
        }
    }
}
