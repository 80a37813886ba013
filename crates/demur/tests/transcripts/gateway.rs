//! The program, started as an operator starts it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use demur_testkit::{Transcript, configuration};
use serde_json::Value;

/// A running gateway; it is killed when a test fails half way.
pub(crate) struct Gateway {
    child: Child,
    address: SocketAddr,
    events: PathBuf,
}

impl Gateway {
    /// Starts it with the configuration of these words on a free port.
    pub(crate) fn start(
        setup: &[String],
        upstream: SocketAddr,
        folder: &Path,
        root: &Path,
    ) -> Self {
        let mut table = configuration(&root.join("tests/setups"), setup);
        let shop = root.join("examples/shop/openapi.yaml");
        table
            .entry("spec")
            .or_insert_with(|| vec![shop.display().to_string()].into());
        fs::create_dir_all(folder).expect("a folder of our own");
        // JSON is YAML, and the program reads both of its formats to the same.
        let file = folder.join("demur.yaml");
        fs::write(&file, Value::Object(table).to_string()).expect("the configuration");
        let events = folder.join("events.jsonl");
        let mut child = command(&file, upstream, &events)
            .spawn()
            .expect("the program starts");
        let stderr = child.stderr.take().expect("a pipe");
        let address = address(BufReader::new(stderr).lines().map_while(Result::ok), setup);
        Self {
            child,
            address,
            events,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops it in order and returns the events it wrote.
    pub(crate) fn stop(mut self) -> String {
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status()
            .expect("`kill` runs");
        assert!(asked.success(), "the gateway had ended before");
        let ended = self.child.wait().expect("the gateway ends");
        assert!(ended.success(), "the gateway ended with {ended}");
        fs::read_to_string(&self.events).expect("the events")
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(file: &Path, upstream: SocketAddr, events: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demur"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DEMUR_")) {
        command.env_remove(name);
    }
    command
        .arg("serve")
        .arg("--config")
        .arg(file)
        .arg("--upstream")
        .arg(format!("http://{upstream}"))
        .args(["--listen", "127.0.0.1:0", "--threads", "1", "--events"])
        .arg(events)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// The address of the banner. The rest of what is said is read and dropped, so
/// that it never meets a closed pipe.
fn address(lines: impl Iterator<Item = String> + Send + 'static, setup: &[String]) -> SocketAddr {
    let mut lines = lines;
    let mut said = String::new();
    for line in lines.by_ref() {
        let listening = line.split("listening").nth(1);
        if let Some((_, rest)) = listening.and_then(|rest| rest.split_once("http://")) {
            std::thread::spawn(move || lines.for_each(drop));
            let address = rest.split_whitespace().next().unwrap_or_default();
            return address.parse().expect("an address behind `listening`");
        }
        said += &(line + "\n");
    }
    panic!("with the setup {setup:?} the gateway did not start:\n{said}");
}

/// Whether a transcript's request reaches the upstream.
pub(crate) fn asks_the_upstream(transcript: &Transcript) -> bool {
    let is_there = !transcript
        .setup
        .iter()
        .any(|word| word == "upstream-refuses");
    let rows = ["forward", "upstream-protocol", "upstream-timeout"];
    let step = transcript.stopped_at.as_str();
    let is_answered = rows.contains(&step) || step.starts_with("response-");
    // On a concealed path the answer of the upstream is replaced as well.
    let is_concealed = step == "not-found" && transcript.upstream.is_some();
    is_there && (is_answered || is_concealed)
}
