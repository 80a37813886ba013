//! A server that wants to keep an audit busy does not: the time and the number of requests that were given are the limit,
//! whatever it does, and the report says why it ended.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Seconds for the whole audit, far below the time for one answer.
const BUDGET: u64 = 2;

/// What starting the program and writing the report may take on a busy machine.
const SLACK: Duration = Duration::from_secs(20);

/// Serves each request with a function until the client leaves.
fn serve(answer: fn(&str, &mut TcpStream) -> std::io::Result<()>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || connection(stream, answer));
        }
    });
    address
}

fn connection(mut stream: TcpStream, answer: fn(&str, &mut TcpStream) -> std::io::Result<()>) {
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        while !head.ends_with(b"\r\n\r\n") {
            match stream.read(&mut chunk) {
                Ok(0) | Err(_) => return,
                Ok(count) => head.extend_from_slice(chunk.get(..count).unwrap_or_default()),
            }
        }
        let text = String::from_utf8_lossy(&head).into_owned();
        if answer(&text, &mut stream).is_err() {
            return;
        }
        head.clear();
    }
}

/// Writes a piece again and again, with a pause before each, until nobody reads any more.
fn drip(stream: &mut TcpStream, piece: &[u8]) -> std::io::Result<()> {
    loop {
        std::thread::park_timeout(Duration::from_millis(50));
        stream.write_all(piece)?;
    }
}

/// The exit code, the report and how long it took.
fn audit(address: SocketAddr, arguments: &[&str]) -> (i32, Value, Duration) {
    let began = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_demur"))
        .args(["audit", &format!("http://{address}/"), "--format", "json"])
        .args(["--max-time", &BUDGET.to_string(), "--timeout", "300"])
        .args(["--rate", "unlimited"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let report = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (output.status.code().unwrap(), report, began.elapsed())
}

#[track_caller]
fn ends_in_time(took: Duration) {
    assert!(took < Duration::from_secs(BUDGET) + SLACK, "{took:?}");
}

#[test]
fn a_server_that_never_answers() {
    let address = serve(|_, stream| {
        let mut chunk = [0; 64];
        while stream.read(&mut chunk)? > 0 {}
        Ok(())
    });
    let (code, _, took) = audit(address, &[]);
    assert_eq!(code, 3);
    ends_in_time(took);
}

#[test]
fn a_head_that_never_ends() {
    let address = serve(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
        drip(stream, b"X-More: of it\r\n")
    });
    let (code, _, took) = audit(address, &[]);
    assert_eq!(code, 3);
    ends_in_time(took);
}

#[test]
fn content_that_never_ends_is_no_answer_that_was_cut() {
    let address = serve(|head, stream| {
        if head.starts_with("GET /robots.txt ") {
            let answer = "HTTP/1.1 404 Not Found\r\nDate: Fri, 27 Nov 2026 12:00:00 GMT\r\n\
                          Cache-Control: no-cache\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nno";
            return stream.write_all(answer.as_bytes());
        }
        stream.write_all(
            b"HTTP/1.1 200 OK\r\nDate: Fri, 27 Nov 2026 12:00:00 GMT\r\nContent-Type: text/html\r\n\
              Transfer-Encoding: chunked\r\n\r\n",
        )?;
        drip(stream, b"1\r\na\r\n")
    });
    let (code, report, took) = audit(address, &[]);
    assert_eq!(
        (code, report["findings"].as_array().map(Vec::len)),
        (0, Some(0)),
        "{report:#}"
    );
    assert_eq!(
        report["stopped"],
        "the time for the whole audit was used up"
    );
    ends_in_time(took);
}

#[test]
fn pages_that_lead_to_ever_new_pages() {
    static PAGES: AtomicUsize = AtomicUsize::new(0);
    let address = serve(|head, stream| {
        let number = PAGES.fetch_add(1, Ordering::Relaxed);
        let page = format!(
            "<!doctype html><html lang=\"en\"><title>{number}</title><a href=\"/{number}/a\">on</a>"
        );
        let content = if head.starts_with("HEAD ") {
            ""
        } else {
            page.as_str()
        };
        let length = page.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nDate: Fri, 27 Nov 2026 12:00:00 GMT\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n{content}"
        );
        stream.write_all(answer.as_bytes())
    });
    let (_, report, took) = audit(
        address,
        &["--max-requests", "150", "--max-pages", "1000000"],
    );
    assert!(report["requests"].as_u64().unwrap() <= 150);
    assert!(PAGES.load(Ordering::Relaxed) <= 150);
    assert!(report["stopped"].is_string(), "{report:#}");
    ends_in_time(took);
}
