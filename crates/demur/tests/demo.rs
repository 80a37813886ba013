//! `demur demo` as a newcomer meets it: every line that it prints is run, and
//! has to get the answer that is announced above it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// A running demo; it ends with the test.
struct Demo {
    child: Child,
    host: String,
    listing: String,
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Demo {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_demur"))
            .arg("demo")
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let printed = lines.by_ref().map(Result::unwrap);
        let listing: Vec<String> = printed
            .take_while(|line| !line.starts_with("Ctrl-C"))
            .collect();
        // The events that follow are read, so that the demo is not held up by them.
        thread::spawn(move || lines.count());
        let listing = listing.join("\n");
        let (_, url) = listing.split_once("http://").unwrap();
        let host = url.lines().next().unwrap_or_default().to_owned();
        Self {
            child,
            host,
            listing,
        }
    }

    /// What is announced, and the command that has to bring it.
    fn tries(&self) -> Vec<(&str, &str)> {
        let lines: Vec<&str> = self.listing.lines().collect();
        let pairs = lines.iter().zip(lines.iter().skip(1));
        pairs
            .filter_map(|(announced, command)| Some((announced.strip_prefix("# ")?, *command)))
            .collect()
    }

    /// Sends JSON; the head and the body of the answer.
    fn post(&self, path: &str, body: &str) -> (String, Value) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.host,
            body.len(),
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), serde_json::from_str(body).unwrap())
    }
}

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn curl_is_missing() -> bool {
    let missing = Command::new("curl").arg("--version").output().is_err();
    if missing {
        eprintln!("skipped: the printed lines need `curl`, which is not installed");
    }
    missing
}

/// Runs a line; the complaint, if the answer is not the announced one.
fn complaint(announced: &str, command: &str) -> Option<String> {
    let output = Command::new("sh").args(["-c", command]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text
        .lines()
        .filter_map(|line| line.strip_prefix("HTTP/1.1 "))
        .next_back();
    let (status, rest) = announced.split_once(' ').unwrap();
    let (step, _) = rest.split_once(':').unwrap();
    let right_status = last.is_some_and(|line| line.starts_with(status));
    let right_step = match step {
        "from the shop" => !text.contains("\"step\":"),
        // An answer without a body names no step.
        "options" | "moved" => true,
        step => text.contains(&format!("\"step\":\"{step}\"")),
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    (!right_status || !right_step).then(|| format!("# {announced}\n{command}\n{text}{errors}\n"))
}

#[test]
fn every_printed_line_gets_the_announced_answer() {
    if curl_is_missing() {
        return;
    }
    let demo = Demo::start(&[]);
    let tries = demo.tries();
    assert!(tries.len() >= 40, "only {} lines", tries.len());
    let complaints: Vec<String> = thread::scope(|scope| {
        let running: Vec<_> = tries
            .iter()
            .map(|(announced, command)| scope.spawn(|| complaint(announced, command)))
            .collect();
        running
            .into_iter()
            .filter_map(|one| one.join().unwrap())
            .collect()
    });
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn traces_of_the_shop_stay_inside() {
    if curl_is_missing() {
        return;
    }
    let demo = Demo::start(&[]);
    for path in ["broken", "talkative", "garbled"] {
        let url = format!("http://{}/{path}", demo.host);
        let output = Command::new("curl").args(["-si", &url]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.starts_with("HTTP/1.1 "), "{path}: {text}");
        for secret in ["java", "till-db", "SQLSTATE", "shelves_2", "let me see"] {
            assert!(
                !text.contains(secret),
                "{path} gives away `{secret}`: {text}"
            );
        }
    }
}

const WRONG: &str = r#"{"email":"ada","age":17}"#;

#[test]
fn a_wrong_sign_up_is_told_everything_at_once() {
    let (head, problem) = Demo::start(&[]).post("/signup", WRONG);
    assert!(head.starts_with("HTTP/1.1 422 "), "{head}");
    assert!(
        head.contains("\r\nContent-Type: application/problem+json\r\n"),
        "{head}"
    );
    let faults: Vec<Value> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| {
            json!([
                fault["in"],
                fault["pointer"],
                fault["code"],
                fault["detail"]
            ])
        })
        .collect();
    let expected = [
        json!(["body", "/email", "format", "must be an e-mail address"]),
        json!(["body", "/age", "minimum", "must be at least 18"]),
    ];
    assert_eq!(faults, expected);
    assert_eq!(problem["type"], "/.demur/errors/body-schema");
    assert_eq!(problem["status"], 422);
    assert_eq!(problem["step"], "body-schema");
    assert_eq!(problem["operation"], "signUp");
}

#[test]
fn a_wrong_sign_up_in_the_simple_style() {
    let (head, answer) = Demo::start(&["--profile", "simple"]).post("/signup", WRONG);
    assert!(head.starts_with("HTTP/1.1 400 "), "{head}");
    assert!(
        head.contains("\r\nContent-Type: application/json\r\n"),
        "{head}"
    );
    let expected = json!({
        "error": "validation_failed",
        "fields": [
            { "field": "email", "message": "must be an e-mail address" },
            { "field": "age", "message": "must be at least 18" },
        ],
        "docs": "/.demur/errors/body-schema",
    });
    assert_eq!(answer, expected);
}

#[test]
fn a_taken_port_is_no_obstacle() {
    let first = Demo::start(&[]);
    let second = Demo::start(&[]);
    assert_ne!(first.host, second.host);
}
