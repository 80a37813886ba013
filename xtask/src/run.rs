//! Running other programs, and talking to the person at the terminal.

use std::path::Path;
use std::process::Command;

/// Runs cargo at the root of the workspace.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root)
        .status()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("cargo {} failed", arguments.join(" ")))
    }
}

#[expect(clippy::print_stderr, reason = "a program for the terminal")]
pub(crate) fn complain(message: &str) {
    eprintln!("{message}");
}

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn say(message: &str) {
    println!("{message}");
}
