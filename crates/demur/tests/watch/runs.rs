//! `demur watch` as it is run: once to its end, or followed until it is stopped.

use std::io::Read;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::thread::JoinHandle;
use std::time::Instant;

use demur_testkit::{PATIENCE, program};

/// The program, which reaches nobody but this machine.
pub(crate) fn watch<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    command.arg("watch").args(arguments);
    command
}

/// stdout of a run that ends with this code, and what it said.
#[track_caller]
pub(crate) fn ended(command: &mut Command, input: &[u8], code: i32) -> (String, String) {
    let output = demur_testkit::run(command, input);
    check(command, &output, code)
}

#[track_caller]
fn check(command: &Command, output: &Output, code: i32) -> (String, String) {
    let text = |octets: &[u8]| String::from_utf8(octets.to_vec()).unwrap();
    let (result, talk) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{command:?}\n{talk}");
    (result, talk)
}

/// Everything of a report in JSON but what is said of the inputs.
pub(crate) fn essence(report: &str) -> String {
    let is_input = |line: &str| line.starts_with("{\"name\":") && line.contains("\"fits\":");
    let lines = report.lines().filter(|line| !is_input(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Where two texts begin to differ, for a message that can be read.
#[track_caller]
pub(crate) fn assert_same(what: &str, found: &str, expected: &str) {
    let (mut found, mut expected) = (found.lines(), expected.lines());
    loop {
        let (one, other) = (found.next(), expected.next());
        if one.is_none() && other.is_none() {
            return;
        }
        assert_eq!(one, other, "{what}");
    }
}

/// Looks again and again until something is so.
#[track_caller]
pub(crate) fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(
            start.elapsed() < PATIENCE * 2,
            "waited in vain until {what}"
        );
        std::thread::park_timeout(std::time::Duration::from_millis(2));
    }
}

/// A run that goes on until it is stopped; it is killed when a test fails half way.
pub(crate) struct Followed {
    child: Child,
    result: Option<JoinHandle<String>>,
    talk: Option<JoinHandle<String>>,
}

impl Followed {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (result, talk) = (child.stdout.take(), child.stderr.take());
        Self {
            result: Some(collected(result.unwrap())),
            talk: Some(collected(talk.unwrap())),
            child,
        }
    }

    /// Its standard input, where the command pipes it.
    pub(crate) fn input(&mut self) -> ChildStdin {
        self.child.stdin.take().unwrap()
    }

    /// Where the program stands in a file; nothing if it has not opened it.
    pub(crate) fn place_in(&self, file: &Path) -> Option<u64> {
        let folder = format!("/proc/{}/fd", self.child.id());
        let file = std::fs::canonicalize(file).ok()?;
        let mut open = std::fs::read_dir(folder).ok()?.flatten();
        let entry =
            open.find(|entry| std::fs::read_link(entry.path()).is_ok_and(|to| to == file))?;
        let number = entry.file_name().into_string().ok()?;
        let info = format!("/proc/{}/fdinfo/{number}", self.child.id());
        let text = std::fs::read_to_string(info).ok()?;
        let place = text.lines().find_map(|line| line.strip_prefix("pos:"))?;
        place.trim().parse().ok()
    }

    /// Waits until everything in this file has been read.
    #[track_caller]
    pub(crate) fn wait_for(&self, file: &Path) {
        let length = std::fs::metadata(file).unwrap().len();
        wait_until("the file is read", || self.place_in(file) == Some(length));
    }

    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Kills it as nobody should.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args([name, &id]).status();
        assert!(told.unwrap().success(), "it had ended before");
    }

    /// Its result and what it said, once it ends with this code.
    #[track_caller]
    pub(crate) fn end(mut self, code: i32) -> (String, String) {
        let status = self.child.wait().unwrap();
        let text = |handle: Option<JoinHandle<String>>| handle.unwrap().join().unwrap();
        let (result, talk) = (text(self.result.take()), text(self.talk.take()));
        assert_eq!(status.code(), Some(code), "{talk}");
        (result, talk)
    }

    #[track_caller]
    pub(crate) fn stop(self, code: i32) -> (String, String) {
        self.signal("-TERM");
        self.end(code)
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The most memory a process ever held, in KiB; nothing if it has ended.
pub(crate) fn peak(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn collected(mut stream: impl Read + Send + 'static) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was killed has a pipe that ends somewhere.
        let _ = stream.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
