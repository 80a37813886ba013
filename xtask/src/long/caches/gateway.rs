//! demur between a cache and an upstream, on a port that stays the same.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use demur_testkit::configuration;
use serde_json::Value;

use super::Ground;
use crate::bench::Running;

/// A running gateway; it ends when this is dropped.
pub(super) struct Gateway {
    running: Running,
    events: PathBuf,
}

/// What the gateway noted of one request.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) id: String,
    /// The row that refused it; none if it was forwarded.
    pub(super) step: Option<String>,
}

impl Gateway {
    /// Starts it with the configuration of these words.
    pub(super) fn start(
        ground: &Ground,
        setup: &[String],
        listen: SocketAddr,
        upstream: SocketAddr,
        folder: &Path,
    ) -> Result<Self, String> {
        let mut table = configuration(&ground.root.join("tests/setups"), setup);
        let shop = ground.root.join("examples/shop/openapi.yaml");
        table
            .entry("spec")
            .or_insert_with(|| vec![shop.display().to_string()].into());
        // JSON is YAML, and the program reads both of its formats to the same.
        let file = folder.join("demur.yaml");
        std::fs::write(&file, Value::Object(table).to_string())
            .map_err(|error| error.to_string())?;
        let events = folder.join("events.jsonl");
        let mut command = Command::new(&ground.binary);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DEMUR_")) {
            command.env_remove(name);
        }
        command
            .args(["serve", "--threads", "1", "--config"])
            .arg(file)
            .args(["--listen", &listen.to_string()])
            .args(["--upstream", &format!("http://{upstream}"), "--events"])
            .arg(&events)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let (running, _) = Running::until(&mut command, "listening   http://")?;
        Ok(Self { running, events })
    }

    /// Stops it in order, which completes its events.
    pub(super) fn stop(self) -> Result<Vec<Event>, String> {
        self.running.stop()?;
        let text = std::fs::read_to_string(&self.events).map_err(|error| error.to_string())?;
        text.lines().map(event).collect()
    }
}

fn event(line: &str) -> Result<Event, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Ok(Event {
        id: text("id").ok_or_else(|| format!("{line}: no `id`"))?,
        step: text("step"),
    })
}
