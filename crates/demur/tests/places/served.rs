//! A gateway that goes on while its lists and documents change.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use crate::folder::Folder;
use crate::{PATIENCE, ask, status};

#[test]
fn a_running_gateway_takes_up_what_is_added_and_removed() {
    let folder = Folder::new("serve");
    let gateway = Gateway::start(&folder, &["--places-store", "gone.redb"]);
    assert_eq!(
        (gateway.status("/fax"), gateway.status("/pets")),
        ("404".to_owned(), "200".to_owned())
    );
    folder.add(&["/fax"]);
    gateway.await_status("/fax", "410");
    folder.add(&["/fax", "--to", "/pets"]);
    gateway.await_status("/fax", "301");
    assert_eq!(folder.gone(&["remove", "/fax"]).0, Some(0));
    gateway.await_status("/fax", "404");
}

#[test]
fn a_gateway_that_reads_its_store_does_not_take_that_for_a_change() {
    let folder = Folder::new("quiet");
    folder.add(&["/fax"]);
    let before = fs::metadata(folder.0.join("gone.redb"))
        .unwrap()
        .modified()
        .unwrap();
    let gateway = Gateway::start(&folder, &["--places-store", "gone.redb"]);
    gateway.hang_up();
    gateway.hear("  reloaded");
    assert_eq!(gateway.status("/fax"), "410");
    assert_eq!(
        before,
        fs::metadata(folder.0.join("gone.redb"))
            .unwrap()
            .modified()
            .unwrap()
    );
}

#[test]
fn a_broken_document_changes_nothing_and_a_mended_one_is_taken() {
    let folder = Folder::new("broken");
    let gateway = Gateway::start(&folder, &[]);
    folder.write("pets.yaml", &DOCUMENT.replace("responses:", "answers:"));
    gateway.hang_up();
    gateway.hear("error[");
    gateway.hear("  not reloaded: the gateway goes on with what it had");
    assert_eq!(
        (gateway.status("/pets"), gateway.status("/cats")),
        ("200".to_owned(), "404".to_owned())
    );
    folder.write("pets.yaml", &DOCUMENT.replace("/pets", "/cats"));
    gateway.hang_up();
    gateway.hear("  reloaded");
    gateway.await_status("/cats", "200");
    assert_eq!(gateway.status("/pets"), "404");
}

#[test]
fn a_reload_names_the_keys_that_need_a_restart() {
    let folder = Folder::new("restart");
    folder.write("demur.toml", "trusted_proxies = [\"10.0.0.0/8\"]\n");
    let gateway = Gateway::start(&folder, &[]);
    folder.write("demur.toml", "realm = \"b\"\n[timeouts]\nidle = \"7s\"\n");
    gateway.hang_up();
    gateway.hear("  reloaded");
    gateway.hear("  needs a restart: trusted_proxies, timeouts.idle");
}

#[test]
fn a_hundred_reloads_lose_no_request() {
    let folder = Folder::new("reloads");
    let gateway = Gateway::start(&folder, &["--places-store", "gone.redb"]);
    folder.add(&["/fax"]);
    gateway.await_status("/fax", "410");
    let is_over = AtomicBool::new(false);
    let address = gateway.address;
    let answers = std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut answers = 0_u32;
            while !is_over.load(Ordering::Relaxed) {
                assert_eq!(status(&ask(address, "GET", "/pets")), "200");
                assert_eq!(status(&ask(address, "GET", "/fax")), "410");
                answers += 2;
            }
            answers
        });
        // Even if a reload fails, whoever asks must come to an end.
        let reloads = (0..100).map(|_| {
            gateway.hang_up();
            gateway.try_hear("reloaded")
        });
        let heard: Vec<_> = reloads.collect();
        is_over.store(true, Ordering::Relaxed);
        assert!(
            heard
                .iter()
                .all(|line| line.as_deref() == Some("  reloaded")),
            "{heard:?}"
        );
        asking.join().unwrap()
    });
    assert!(answers > 0);
}

/// A running gateway; it is killed when a test fails half way.
struct Gateway {
    child: Child,
    address: SocketAddr,
    talk: Receiver<String>,
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const DOCUMENT: &str = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets:\n    get:\n      \
                        responses: {'200': {description: ok}}\n";

impl Gateway {
    /// Starts a gateway in a folder, before an upstream that answers everything with 200.
    fn start(folder: &Folder, more: &[&str]) -> Self {
        folder.write("pets.yaml", DOCUMENT);
        let upstream = format!("http://{}", upstream());
        let fixed = [
            "serve",
            "--spec",
            "pets.yaml",
            "--upstream",
            &upstream,
            "--listen",
            "127.0.0.1:0",
        ];
        let other = ["--threads", "1", "--events", "off"];
        let mut command = folder.command(&[&fixed[..], &other, more].concat());
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (tell, talk) = channel();
        std::thread::spawn(move || {
            // Whatever is said after the test must not meet a closed pipe.
            lines
                .map_while(Result::ok)
                .for_each(|line| drop(tell.send(line)));
        });
        let mut gateway = Self {
            child,
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            talk,
        };
        let banner = gateway.hear("listening   http://");
        let address = banner
            .split("http://")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next();
        gateway.address = address.unwrap().parse().unwrap();
        gateway
    }

    /// The next line that has some words.
    #[track_caller]
    fn hear(&self, words: &str) -> String {
        self.try_hear(words).unwrap()
    }

    fn try_hear(&self, words: &str) -> Option<String> {
        loop {
            let line = self.talk.recv_timeout(PATIENCE).ok()?;
            if line.contains(words) {
                return Some(line);
            }
        }
    }

    fn hang_up(&self) {
        let told = Command::new("kill")
            .args(["-HUP", &self.child.id().to_string()])
            .status();
        assert!(told.unwrap().success());
    }

    fn status(&self, path: &str) -> String {
        status(&ask(self.address, "GET", path))
    }

    /// Asks again until the answer is another one.
    #[track_caller]
    fn await_status(&self, path: &str, expected: &str) {
        let start = Instant::now();
        while self.status(path) != expected {
            assert!(
                start.elapsed() < PATIENCE,
                "{path} is not answered with {expected}"
            );
        }
    }
}

fn upstream() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || {
                let head = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
                // A gateway that was stopped does not read the answer.
                read_head(&mut stream).then(|| drop(stream.write_all(head)));
            });
        }
    });
    address
}

fn read_head(stream: &mut TcpStream) -> bool {
    let mut head = Vec::new();
    let mut octet = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut octet) {
            Ok(1) => head.push(octet[0]),
            _ => return false,
        }
    }
    true
}
