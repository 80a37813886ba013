//! The tests of `demur watch` that have a number, with a larger one: how often the program is killed while a log
//! grows, and how many different URLs it reads.

use std::path::Path;
use std::process::Command;

/// A test of the program and the variable that says how much of it.
struct Core {
    test: &'static str,
    variable: &'static str,
}

const KILLS: Core = Core {
    test: "kills::every_line_counts_once_however_often_the_program_is_killed",
    variable: "DEMUR_TEST_KILLS",
};

const URLS: Core = Core {
    test: "sizes::memory_does_not_grow_with_the_number_of_urls",
    variable: "DEMUR_TEST_URLS",
};

/// Kills the program so many times, and holds what it counted and told against a run that nobody disturbed.
pub(crate) fn kills(root: &Path, number: u64) -> Result<(), String> {
    run(root, &KILLS, number)
}

/// Reads so many different URLs: every line is counted, and memory stays below its bound.
pub(crate) fn urls(root: &Path, number: u64) -> Result<(), String> {
    run(root, &URLS, number)
}

/// A test that has another name by now would pass by not being run, so its own line must be there.
fn run(root: &Path, core: &Core, number: u64) -> Result<(), String> {
    let output = Command::new(env!("CARGO"))
        .args(["test", "--profile", "quick", "--quiet", "-p", "demur"])
        .args([
            "--test",
            "watch",
            "--",
            "--exact",
            core.test,
            "--show-output",
        ])
        .env(core.variable, number.to_string())
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{text}\n{errors}\n{} failed", core.test));
    }
    let counted = number.to_string();
    let told = text.lines().find(|line| line.contains(&counted));
    let told = told.ok_or_else(|| format!("{text}\n{} was not run", core.test))?;
    crate::run::say(told);
    Ok(())
}
