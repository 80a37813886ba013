//! A small server with a few faults, and the command that asks it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use demur_testkit::program;

/// A server; what it was asked is kept.
pub(crate) struct Shop {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Shop {
    /// Opens it, for as long as the test runs.
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                thread::spawn(move || serve(stream, &kept));
            }
        });
        Self { address, asked }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The heads of all requests so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.clone()
    }
}

fn serve(mut stream: TcpStream, kept: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("content-length").then_some(value)
        });
        let length: u64 = length.and_then(|value| value.parse().ok()).unwrap_or(0);
        std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink()).unwrap();
        let answer = answer(&head);
        kept.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(head);
        if stream.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

/// The faults: `/account` is 401 without a challenge, and `/old` answers HEAD with 404.
fn answer(head: &str) -> String {
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap(), words.next().unwrap_or("/"));
    let absolute = target.strip_prefix("http://");
    let target = absolute.map_or(target, |rest| rest.find('/').map_or("/", |at| &rest[at..]));
    let page = "<!doctype html><html lang=\"en\"><title>Shop</title><h1>Shop</h1>\
        <a href=\"/account\">account</a> <a href=\"/old\">old</a> <a href=\"http://127.0.0.1:9/\">elsewhere</a></html>";
    let (status, fields, content) = match (method, target) {
        ("GET" | "HEAD", "/") => ("200 OK", "Content-Type: text/html", page),
        ("GET", "/old") => ("200 OK", "Content-Type: text/plain", "old"),
        ("GET" | "HEAD", "/account") if !head.contains("Bearer secret") => {
            ("401 Unauthorized", "Cache-Control: no-store", "")
        }
        // It says back who asks.
        ("GET" | "HEAD", "/account") => (
            "200 OK",
            "Cache-Control: private\r\nContent-Type: text/plain",
            "you are Bearer secret",
        ),
        ("GET" | "HEAD" | "OPTIONS", _) => ("404 Not Found", "Cache-Control: no-cache", ""),
        _ => ("501 Not Implemented", "Cache-Control: no-store", ""),
    };
    let sent = if method == "HEAD" { "" } else { content };
    format!(
        "HTTP/1.1 {status}\r\nDate: Fri, 27 Nov 2026 12:00:00 GMT\r\n{fields}\r\nContent-Length: {}\r\n\r\n{sent}",
        content.len()
    )
}

/// `demur audit` with these arguments; it takes no time between requests.
pub(crate) fn audit(arguments: &[&str]) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command
        .arg("audit")
        .args(["--rate", "unlimited"])
        .args(arguments);
    command
}
