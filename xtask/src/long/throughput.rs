//! How much processor time a log takes, beside what other programs take for the same one in the same run.
//!
//! The log is made up from real lines and requests to an API, with very many different paths and clients. `GoAccess` is
//! the program that people would use otherwise; `grep` and `wc` say what the machine can do.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::run::{cargo, say};

/// How many times the processor time of `GoAccess` there must be; `docs/figures.md` has what was measured.
const LEAST: f64 = 6.0;

/// The most memory, in KiB.
const MOST_MEMORY: u64 = 64 << 10;

/// What a program took.
struct Took {
    seconds: f64,
    kib: u64,
}

/// Measures with a log of so many bytes.
pub(crate) fn throughput(root: &Path, bytes: u64) -> Result<(), String> {
    cargo(root, &["build", "--release", "--quiet", "-p", "demur"])?;
    cargo(
        root,
        &["build", "--profile", "quick", "--quiet", "-p", "demur-lab"],
    )?;
    let log = std::env::temp_dir().join(format!("demur-throughput-{}.log", std::process::id()));
    let result = measure(root, &log, bytes);
    // What is left behind takes room and nothing else.
    let _ = std::fs::remove_file(&log);
    result
}

fn measure(root: &Path, log: &Path, bytes: u64) -> Result<(), String> {
    let lab = root.join("target/quick/demur-lab");
    let made = Command::new(lab)
        .args(["big", "--bytes", &bytes.to_string(), "--out"])
        .arg(log)
        .stdout(Stdio::null())
        .status()
        .map_err(|error| error.to_string())?;
    if !made.success() {
        return Err("the log could not be made".to_owned());
    }
    let name = log.display().to_string();
    let demur = root.join("target/release/demur").display().to_string();
    let own = took("demur watch", &[&demur, "watch", &name, "--format", "json"])?;
    took("grep -c", &["grep", "-c", "\" 404 ", &name])?;
    took("wc -l", &["wc", "-l", &name])?;
    let other = [
        "goaccess",
        &name,
        "--log-format=COMBINED",
        "--no-global-config",
        "-o",
        "json",
        "--no-progress",
    ];
    if own.kib > MOST_MEMORY {
        return Err(format!("{} KiB are more than {MOST_MEMORY}", own.kib));
    }
    if Command::new("goaccess").arg("--version").output().is_err() {
        say("skipped: GoAccess is not installed");
        return Ok(());
    }
    let ratio = took("goaccess", &other)?.seconds / own.seconds;
    say(&format!(
        "{ratio:.1} times the processor time of demur watch"
    ));
    if ratio < LEAST {
        return Err(format!(
            "GoAccess takes {ratio:.1} times as much, and {LEAST} are the least"
        ));
    }
    Ok(())
}

/// Runs a program and says what it took.
fn took(name: &str, command: &[&str]) -> Result<Took, String> {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%U %S %M"])
        .args(command)
        .stdin(Stdio::null())
        // Not thrown away: `grep` stops at the first line where nobody reads what it says.
        .stdout(Stdio::piped())
        .output()
        .map_err(|error| format!("/usr/bin/time: {error}"))?;
    if !output.status.success() {
        return Err(format!("{name} ended with {}", output.status));
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let last = text.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let [user, system, kib] = numbers.as_slice() else {
        return Err(format!("{name}: `{last}` is no time"));
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "kilobytes of memory"
    )]
    let took = Took {
        seconds: user + system,
        kib: *kib as u64,
    };
    say(&format!(
        "{name}: {:.2} s of processor time, {} MiB",
        took.seconds,
        took.kib >> 10
    ));
    Ok(took)
}
