//! A program that is started, watched and stopped.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running program; it ends when this is dropped.
pub(crate) struct Running {
    child: Child,
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Result<Self, String> {
        let child = command
            .spawn()
            .map_err(|error| format!("{command:?} cannot be started: {error}"))?;
        Ok(Self { child })
    }

    /// Starts a program and reads its standard error until a line holds `mark`;
    /// the rest of that line is returned.
    pub(crate) fn until(command: &mut Command, mark: &str) -> Result<(Self, String), String> {
        let mut running = Self::start(command.stderr(Stdio::piped()))?;
        let stderr = running.child.stderr.take().ok_or("no standard error")?;
        let mut lines = BufReader::new(stderr).lines().map_while(Result::ok);
        let found = lines
            .by_ref()
            .find_map(|line| line.split_once(mark).map(|(_, rest)| rest.to_owned()));
        let rest = found.ok_or_else(|| format!("{command:?} never said `{mark}`"))?;
        // Somebody must keep reading, or the program blocks when the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        Ok((running, rest))
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks the program to stop, and waits for it.
    pub(crate) fn stop(mut self) -> Result<(), String> {
        let id = self.id().to_string();
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .map_err(|error| error.to_string())?;
        let status = self.child.wait().map_err(|error| error.to_string())?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("the program ended with {status}"))
        }
    }

    /// Asks the program to end and gives it some time, so that it can end its own
    /// children. What does not end by then is killed when this is dropped.
    pub(crate) fn dismiss(&mut self, patience: Duration) {
        let deadline = Instant::now() + patience;
        let asked = Command::new("kill").arg(self.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            return;
        }
        while Instant::now() < deadline && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::park_timeout(Duration::from_millis(5));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Nanoseconds of processor time that a process and its children have used.
pub(super) fn cpu(ids: &[u32]) -> u64 {
    ids.iter()
        .map(|id| threads(&Path::new("/proc").join(id.to_string()).join("task")))
        .sum()
}

fn threads(tasks: &Path) -> u64 {
    let entries = std::fs::read_dir(tasks).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| std::fs::read_to_string(entry.path().join("schedstat")).ok())
        .filter_map(|text| text.split(' ').next()?.parse::<u64>().ok())
        .sum()
}

/// The most memory a process ever held, in MB.
pub(super) fn peak_memory(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| {
        line.trim()
            .trim_end_matches(" kB")
            .trim()
            .parse::<f64>()
            .ok()
    });
    kilobytes.unwrap_or_default() / 1024.0
}

/// The processes whose parent this is.
pub(super) fn children(id: u32) -> Vec<u32> {
    let file = format!("/proc/{id}/task/{id}/children");
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.split_whitespace()
        .filter_map(|child| child.parse().ok())
        .collect()
}
