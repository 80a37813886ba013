//! The program as people and scripts start it: the real binary, its streams and its end.

use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};

use crate::PATIENCE;

/// The binary, without any variable of ours and with nothing to read.
pub fn program(binary: &str) -> Command {
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DEMUR_")) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// What a command that gets `input` has printed when it ends.
///
/// # Panics
///
/// If it cannot be started.
pub fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A command that refuses its arguments does not read on.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

/// stdout of a command that ends with `code` and says nothing else.
///
/// # Panics
///
/// If it does otherwise.
#[track_caller]
pub fn result(command: &mut Command, input: &[u8], code: i32) -> String {
    let (found, result, talk) = ended(command, input);
    assert_eq!(
        (found, talk.as_str()),
        (Some(code), ""),
        "{command:?}\n{result}"
    );
    result
}

/// stderr of a command that ends with `code` and has no result.
///
/// # Panics
///
/// If it does otherwise.
#[track_caller]
pub fn talk(command: &mut Command, input: &[u8], code: i32) -> String {
    let (found, result, talk) = ended(command, input);
    assert_eq!(
        (found, result.as_str()),
        (Some(code), ""),
        "{command:?}\n{talk}"
    );
    talk
}

fn ended(command: &mut Command, input: &[u8]) -> (Option<i32>, String, String) {
    let output = run(command, input);
    let text = |octets| String::from_utf8(octets).expect("text");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// A running gateway; it is killed when a test fails half way.
#[derive(Debug)]
pub struct Running {
    child: Child,
    address: SocketAddr,
    banner: String,
    talk: Receiver<String>,
}

impl Running {
    /// Starts it and waits until it listens.
    ///
    /// # Panics
    ///
    /// If it does not, with what it said instead.
    pub fn start(command: &mut Command) -> Self {
        let spawned = command.stderr(Stdio::piped()).spawn();
        let mut child = spawned.expect("the program starts");
        let lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let (tell, talk) = channel();
        std::thread::spawn(move || {
            // Whatever is said after the test must not meet a closed pipe.
            let lines = lines.map_while(Result::ok);
            lines.for_each(|line| drop(tell.send(line)));
        });
        let mut running = Self {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            banner: String::new(),
            talk,
        };
        running.await_address();
        running
    }

    fn await_address(&mut self) {
        while let Some(line) = self.next_line() {
            self.banner += &(line.clone() + "\n");
            let listening = line.split("listening").nth(1);
            if let Some((_, rest)) = listening.and_then(|rest| rest.split_once("http://")) {
                let address = rest.split_whitespace().next().unwrap_or_default();
                self.address = address.parse().expect("an address behind `listening`");
                return;
            }
        }
        panic!("the gateway did not start:\n{}", self.banner);
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it said until it listened.
    pub fn banner(&self) -> &str {
        &self.banner
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its standard output, where the command pipes it.
    ///
    /// # Panics
    ///
    /// If it was taken before.
    pub fn output(&mut self) -> ChildStdout {
        self.child.stdout.take().expect("a pipe")
    }

    /// The next line, once it is said; nothing where none comes.
    pub fn next_line(&self) -> Option<String> {
        self.talk.recv_timeout(PATIENCE).ok()
    }

    /// The next line that has some words; nothing where none comes.
    pub fn try_hear(&self, words: &str) -> Option<String> {
        std::iter::from_fn(|| self.next_line()).find(|line| line.contains(words))
    }

    /// The next line that has some words.
    ///
    /// # Panics
    ///
    /// If none comes.
    #[track_caller]
    pub fn hear(&self, words: &str) -> String {
        let line = self.try_hear(words);
        line.unwrap_or_else(|| panic!("`{words}` was never said"))
    }

    /// Has everything read again.
    pub fn hang_up(&self) {
        self.signal("-HUP");
    }

    /// Stops it in order.
    ///
    /// # Panics
    ///
    /// If it ends otherwise.
    pub fn stop(&mut self) {
        self.signal("-TERM");
        let ended = self.child.wait().expect("the gateway ends");
        assert!(ended.success(), "the gateway ended with {ended}");
    }

    /// What it said that nobody has heard yet, once it has ended.
    pub fn rest(&self) -> String {
        self.talk.iter().map(|line| line + "\n").collect()
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args([name, &id]).status();
        assert!(
            told.expect("`kill` runs").success(),
            "the gateway had ended before"
        );
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
