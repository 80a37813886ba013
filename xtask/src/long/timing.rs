//! How often an audit finds a service that takes a fifth longer for what exists, and how often one that does not is accused.

use std::path::Path;
use std::process::Command;

/// Audits so many services of each kind; an error if fewer than 95 % are found, or more than one in 200 is accused.
pub(crate) fn timing(root: &Path, runs: u32) -> Result<(), String> {
    let status = Command::new(env!("CARGO"))
        .args(["test", "--profile", "quick", "--package", "demur-audit"])
        .args(["--test", "timing", "--", "--nocapture"])
        .env("DEMUR_TIMING_RUNS", runs.to_string())
        .current_dir(root)
        .status()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!(
            "the times of {runs} services were not judged right"
        ))
    }
}
