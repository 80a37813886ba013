//! The retry layer against the real gateway: what its answers say of repeating is what a client does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../demur-client/examples/reqwest/service.rs"]
mod service;

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use bytes::Bytes;
use demur_client::{Policy, RetryLayer, Stopped};
use demur_testkit::{Folder, Running, nowhere, program, upstream};
use http::Request;
use tower::{ServiceBuilder, ServiceExt};

use service::{Reqwest, classify};

/// A running gateway; it ends with the test.
struct Gateway {
    running: Running,
    folder: Folder,
}

impl Gateway {
    fn start(name: &str, upstream: SocketAddr, more: &str) -> Self {
        let folder = Folder::new(&format!("client-{name}"));
        let vault = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/setups/vault.yaml");
        let configuration = format!("spec = [\"{}\"]\n{more}", vault.display());
        let file = folder.write("demur.toml", &configuration);
        let mut command = program(env!("CARGO_BIN_EXE_demur"));
        command
            .args(["serve", "--threads", "1", "--listen", "127.0.0.1:0"])
            .arg("--upstream")
            .arg(format!("http://{upstream}"))
            .arg("--config")
            .arg(&file)
            .arg("--events")
            .arg(folder.path().join("events.jsonl"))
            .stdout(Stdio::null());
        let running = Running::start(&mut command);
        Self { running, folder }
    }

    /// The status that came of it in the end, and how many attempts that took.
    async fn ask(&self, method: &str, path: &str) -> (u16, Option<u32>) {
        let client = ServiceBuilder::new()
            .layer(RetryLayer::classifying(Policy::new(), classify))
            .service(Reqwest::new().unwrap());
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.running.address()))
            .body(Bytes::new())
            .unwrap();
        let answer = client.oneshot(request).await.unwrap();
        let stopped = answer.extensions().get::<Stopped>();
        (
            answer.status().as_u16(),
            stopped.map(|stopped| stopped.attempts),
        )
    }

    /// The statuses of all requests that the gateway saw, once it has ended.
    fn statuses(mut self) -> Vec<u64> {
        self.running.stop();
        let text = std::fs::read_to_string(self.folder.path().join("events.jsonl")).unwrap();
        let events = text
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        events
            .map(|event| {
                event
                    .get("status")
                    .and_then(serde_json::Value::as_u64)
                    .unwrap()
            })
            .collect()
    }
}

#[tokio::test]
async fn who_waits_as_long_as_the_gateway_says_is_not_refused_again() {
    let limit = "[[limit]]\nname = \"one\"\nrequests = 1\nwindow = \"1s\"\n";
    let gateway = Gateway::start("limit", upstream(), limit);
    for attempts in [1, 2] {
        assert_eq!(gateway.ask("GET", "/windows").await, (200, Some(attempts)));
    }
    assert_eq!(gateway.statuses(), [200, 429, 200]);
}

#[tokio::test]
async fn only_what_may_be_repeated_is_repeated() {
    let gateway = Gateway::start("broken", nowhere(), "");
    assert_eq!(gateway.ask("GET", "/windows").await, (502, Some(3)));
    assert_eq!(gateway.ask("GET", "/window").await, (404, Some(1)));
    assert_eq!(gateway.ask("DELETE", "/windows").await, (405, Some(1)));
    assert_eq!(gateway.ask("GET", "/boxes").await, (401, Some(1)));
    assert_eq!(gateway.statuses(), [502, 502, 502, 404, 405, 401]);
}
