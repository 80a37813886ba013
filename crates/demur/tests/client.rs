//! The retry layer against the real gateway: what its answers say of repeating is what a client does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../demur-client/examples/reqwest/service.rs"]
mod service;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use bytes::Bytes;
use demur_client::{Policy, RetryLayer, Stopped};
use http::Request;
use tower::{ServiceBuilder, ServiceExt};

use service::{Reqwest, classify};

/// A running gateway; it ends with the test.
struct Gateway {
    child: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Gateway {
    fn start(name: &str, upstream: SocketAddr, more: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("client-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let vault = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/setups/vault.yaml");
        let file = folder.join("demur.toml");
        std::fs::write(&file, format!("spec = [\"{}\"]\n{more}", vault.display())).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_demur"))
            .args(["serve", "--threads", "1", "--listen", "127.0.0.1:0"])
            .arg("--upstream")
            .arg(format!("http://{upstream}"))
            .arg("--config")
            .arg(&file)
            .arg("--events")
            .arg(folder.join("events.jsonl"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = lines.by_ref().map_while(Result::ok);
        let line = said.find(|line| line.contains("listening")).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        let (_, rest) = line.split_once("http://").unwrap();
        let address = rest.split_whitespace().next().unwrap().parse().unwrap();
        Self {
            child,
            address,
            folder,
        }
    }

    /// The status that came of it in the end, and how many attempts that took.
    async fn ask(&self, method: &str, path: &str) -> (u16, Option<u32>) {
        let client = ServiceBuilder::new()
            .layer(RetryLayer::classifying(Policy::new(), classify))
            .service(Reqwest::new().unwrap());
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address))
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
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        assert!(asked.unwrap().success());
        assert!(self.child.wait().unwrap().success());
        let text = std::fs::read_to_string(self.folder.join("events.jsonl")).unwrap();
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

impl Drop for Gateway {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// An upstream that says yes to everything.
fn upstream() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (mut text, mut byte) = (Vec::new(), [0]);
            while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) > 0 {
                text.push(byte[0]);
            }
            let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
            drop(stream.write_all(answer.as_bytes()));
        }
    });
    address
}

/// An address nobody listens on: the listener that had it is gone.
fn nowhere() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
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
