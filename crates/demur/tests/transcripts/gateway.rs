//! The program, started as an operator starts it.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use demur_testkit::{Running, Transcript, configuration, program};
use serde_json::Value;

/// A running gateway.
pub(crate) struct Gateway {
    running: Running,
    events: PathBuf,
}

/// What a gateway wrote while it ran.
pub(crate) struct Written {
    pub(crate) events: String,
    pub(crate) log: String,
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
        let running = Running::start(&mut command(&file, upstream, &events));
        Self { running, events }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.running.address()
    }

    /// Stops it in order and returns what it wrote.
    pub(crate) fn stop(mut self) -> Written {
        self.running.stop();
        Written {
            events: fs::read_to_string(&self.events).expect("the events"),
            log: self.running.rest(),
        }
    }
}

fn command(file: &Path, upstream: SocketAddr, events: &Path) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command
        .arg("serve")
        .arg("--config")
        .arg(file)
        .arg("--upstream")
        .arg(format!("http://{upstream}"))
        .args(["--listen", "127.0.0.1:0", "--threads", "1", "--events"])
        .arg(events)
        .stdout(Stdio::null());
    command
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
