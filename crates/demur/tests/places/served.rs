//! A gateway that goes on while its lists and documents change.

use std::fs;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use demur_testkit::{PATIENCE, Running, status, upstream};

use crate::ask;
use crate::folder::Folder;

#[test]
fn a_running_gateway_takes_up_what_is_added_and_removed() {
    let folder = Folder::new("serve");
    let gateway = Gateway::start(&folder, &["--places-store", "gone.redb"]);
    assert_eq!(
        (gateway.status("/fax"), gateway.status("/pets")),
        (404, 200)
    );
    folder.add(&["/fax"]);
    gateway.await_status("/fax", 410);
    folder.add(&["/fax", "--to", "/pets"]);
    gateway.await_status("/fax", 301);
    assert_eq!(folder.gone(&["remove", "/fax"]).0, Some(0));
    gateway.await_status("/fax", 404);
}

#[test]
fn a_gateway_that_reads_its_store_does_not_take_that_for_a_change() {
    let folder = Folder::new("quiet");
    folder.add(&["/fax"]);
    let before = fs::metadata(folder.path().join("gone.redb"))
        .unwrap()
        .modified()
        .unwrap();
    let gateway = Gateway::start(&folder, &["--places-store", "gone.redb"]);
    gateway.0.hang_up();
    gateway.0.hear("  reloaded");
    assert_eq!(gateway.status("/fax"), 410);
    assert_eq!(
        before,
        fs::metadata(folder.path().join("gone.redb"))
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
    gateway.0.hang_up();
    gateway.0.hear("error[");
    gateway
        .0
        .hear("  not reloaded: the gateway goes on with what it had");
    assert_eq!(
        (gateway.status("/pets"), gateway.status("/cats")),
        (200, 404)
    );
    folder.write("pets.yaml", &DOCUMENT.replace("/pets", "/cats"));
    gateway.0.hang_up();
    gateway.0.hear("  reloaded");
    gateway.await_status("/cats", 200);
    assert_eq!(gateway.status("/pets"), 404);
}

#[test]
fn a_reload_names_the_keys_that_need_a_restart() {
    let folder = Folder::new("restart");
    folder.write("demur.toml", "trusted_proxies = [\"10.0.0.0/8\"]\n");
    let gateway = Gateway::start(&folder, &[]);
    folder.write("demur.toml", "realm = \"b\"\n[timeouts]\nidle = \"7s\"\n");
    gateway.0.hang_up();
    gateway.0.hear("  reloaded");
    gateway
        .0
        .hear("  needs a restart: trusted_proxies, timeouts.idle");
}

#[test]
fn a_hundred_reloads_lose_no_request() {
    let folder = Folder::new("reloads");
    let gateway = Gateway::start(&folder, &["--places-store", "gone.redb"]);
    folder.add(&["/fax"]);
    gateway.await_status("/fax", 410);
    let is_over = AtomicBool::new(false);
    let address = gateway.0.address();
    let answers = std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut answers = 0_u32;
            while !is_over.load(Ordering::Relaxed) {
                assert_eq!(status(&ask(address, "GET", "/pets")), 200);
                assert_eq!(status(&ask(address, "GET", "/fax")), 410);
                answers += 2;
            }
            answers
        });
        // Even if a reload fails, whoever asks must come to an end.
        let reloads = (0..100).map(|_| {
            gateway.0.hang_up();
            gateway.0.try_hear("reloaded")
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

const DOCUMENT: &str = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets:\n    get:\n      \
                        responses: {'200': {description: ok}}\n";

/// A running gateway before an upstream that answers everything with 200.
struct Gateway(Running);

impl Gateway {
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
        Self(Running::start(command.stdout(Stdio::null())))
    }

    fn status(&self, path: &str) -> u16 {
        status(&ask(self.0.address(), "GET", path))
    }

    /// Asks again until the answer is another one.
    #[track_caller]
    fn await_status(&self, path: &str, expected: u16) {
        let start = Instant::now();
        while self.status(path) != expected {
            assert!(
                start.elapsed() < PATIENCE,
                "{path} is not answered with {expected}"
            );
        }
    }
}
