//! The gateway as it is started by people: the real binary between a client and an upstream.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

const WAIT: Option<Duration> = Some(Duration::from_secs(20));

/// A running gateway; it is killed when a test fails half way.
struct Gateway {
    child: Child,
    address: SocketAddr,
    banner: String,
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn demur(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demur"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DEMUR_")) {
        command.env_remove(name);
    }
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Starts the gateway before the pet store.
fn start(upstream: SocketAddr, more: &[&str]) -> Gateway {
    serve("petstore.yaml", upstream, more)
}

/// Starts the gateway on a free port and reads its banner to the end.
fn serve(document: &str, upstream: SocketAddr, more: &[&str]) -> Gateway {
    let upstream = format!("http://{upstream}");
    let fixed = [
        "serve",
        "--spec",
        document,
        "--upstream",
        &upstream,
        "--listen",
        "127.0.0.1:0",
        "--threads",
        "1",
    ];
    let mut child = demur(&[&fixed[..], more].concat()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut banner = String::new();
    while !banner.contains(" operations\n") {
        banner += &(lines.next().unwrap().unwrap() + "\n");
    }
    let address = banner.split("listening   http://").nth(1).unwrap();
    let address = address.split_whitespace().next().unwrap().parse().unwrap();
    // Whatever is said later must not meet a closed pipe.
    std::thread::spawn(move || lines.for_each(drop));
    Gateway {
        child,
        address,
        banner,
    }
}

/// An upstream that answers one request; what it got is sent back to the test.
fn upstream() -> (SocketAddr, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let head = read_head(&mut stream);
        stream
            .write_all(
                b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok",
            )
            .unwrap();
        head
    });
    (address, served)
}

fn read_head(stream: &mut TcpStream) -> String {
    stream.set_read_timeout(WAIT).unwrap();
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() > 0 {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

/// The whole answer to one request on a connection of its own.
fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(WAIT).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// An address nobody listens on: the listener that had it is gone.
fn nowhere() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
}

#[test]
fn what_no_row_objects_to_reaches_the_upstream_and_its_answer_the_client() {
    let (address, served) = upstream();
    let gateway = start(address, &["--events", "off"]);
    let answer = ask(
        gateway.address,
        "GET /pets/7 HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n",
    );
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nok"),
        "{answer}"
    );
    let head = served.join().unwrap();
    assert!(head.starts_with("GET /pets/7 HTTP/1.1\r\n"), "{head}");
    assert!(
        head.to_lowercase()
            .contains("\r\nx-forwarded-for: 127.0.0.1\r\n"),
        "{head}"
    );
}

#[test]
fn a_refusal_has_the_status_and_the_step_and_never_meets_the_upstream() {
    let gateway = start(nowhere(), &["--events", "off"]);
    let request = "POST /pets HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    let answer = ask(gateway.address, request);
    assert!(
        answer.starts_with("HTTP/1.1 422 Unprocessable Content\r\n"),
        "{answer}"
    );
    assert!(answer.contains("\"step\":\"body-schema\""), "{answer}");
    let page = ask(
        gateway.address,
        "GET /.demur/errors/body-schema HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
}

#[test]
fn an_upstream_that_is_not_there_is_a_502() {
    let gateway = start(nowhere(), &["--events", "off"]);
    let answer = ask(
        gateway.address,
        "GET /pets/7 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    assert!(
        answer.starts_with("HTTP/1.1 502 Bad Gateway\r\n"),
        "{answer}"
    );
    assert!(
        answer.contains("\"step\":\"upstream-unreachable\""),
        "{answer}"
    );
}

#[test]
fn the_banner_names_document_routes_and_pages() {
    let gateway = start(nowhere(), &["--events", "off"]);
    assert!(
        gateway.banner.contains("Petstore 1.4.0 (petstore.yaml)"),
        "{}",
        gateway.banner
    );
    assert!(
        gateway
            .banner
            .contains("  GET POST   /pets\n  GET        /pets/{petId}\n"),
        "{}",
        gateway.banner
    );
    let pages = format!("error docs  http://{}/.demur/errors/\n", gateway.address);
    assert!(gateway.banner.contains(&pages), "{}", gateway.banner);
}

#[test]
fn sigterm_ends_the_gateway_cleanly_with_every_event_written() {
    let mut gateway = start(nowhere(), &[]);
    let mut events: ChildStdout = gateway.child.stdout.take().unwrap();
    ask(
        gateway.address,
        "GET /nope HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    let told = Command::new("kill")
        .args(["-TERM", &gateway.child.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    let mut text = String::new();
    events.read_to_string(&mut text).unwrap();
    assert_eq!(gateway.child.wait().unwrap().code(), Some(0));
    let event: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (event["status"].as_u64(), event["step"].as_str()),
        (Some(404), Some("not-found"))
    );
}

#[track_caller]
fn check_refused(arguments: &[&str], code: i32, expected: &str) {
    let output = demur(arguments).output().unwrap();
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), talk.as_str()),
        (Some(code), expected)
    );
}

#[test]
fn a_taken_port_is_a_network_failure_with_a_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let arguments = [
        "serve",
        "--spec",
        "petstore.yaml",
        "--upstream",
        "http://a.example",
        "--listen",
        &address,
    ];
    let expected = format!(
        "error: `{address}` is taken\nhint: another program listens there; `--listen 127.0.0.1:0` takes a free port\n"
    );
    check_refused(&arguments, 3, &expected);
}

#[test]
fn what_is_missing_is_named() {
    let expected = "error: there is no upstream to forward to\nhint: name one: `--upstream http://localhost:3000`\n";
    check_refused(&["serve", "--spec", "petstore.yaml"], 2, expected);
    let expected =
        "error: there is no document to enforce\nhint: name one: `--spec openapi.yaml`\n";
    check_refused(&["serve", "--upstream", "http://a.example"], 2, expected);
}

#[test]
fn a_faulty_document_starts_no_gateway() {
    let output = demur(&[
        "serve",
        "--spec",
        "broken.yaml",
        "--upstream",
        "http://a.example",
    ])
    .output()
    .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(
        talk.contains("error[broken-ref]") && talk.ends_with("\n4 errors\n"),
        "{talk}"
    );
}

/// GitHub's document, unpacked from the test data; it goes when this is dropped.
struct Unpacked(std::path::PathBuf);

impl Unpacked {
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    fn github() -> Option<Self> {
        let Some(folder) = std::env::var_os("DEMUR_TEST_DATA") else {
            eprintln!("skipped: DEMUR_TEST_DATA names no folder with GitHub's document");
            return None;
        };
        let packed = Path::new(&folder).join("openapi/api.github.com.json.xz");
        let output = Command::new("xz").arg("-dc").arg(packed).output().unwrap();
        let name = format!("demur-github-{}.json", std::process::id());
        let file = std::env::temp_dir().join(name);
        std::fs::write(&file, output.stdout).unwrap();
        Some(Self(file))
    }
}

impl Drop for Unpacked {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

fn check_run(level: &str) -> (String, String) {
    let body = format!(
        r#"{{"name":"lint","head_sha":"ce587453ced02b1526dfb4cb910479d431683101","status":"completed","conclusion":"neutral","output":{{"title":"t","summary":"s","annotations":[{{"path":"a.rs","start_line":1,"end_line":2,"annotation_level":"{level}","message":"m"}}]}}}}"#
    );
    let head = format!(
        "POST /repos/octocat/hello/check-runs HTTP/1.1\r\nHost: api.github.com\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    (head, body)
}

/// An upstream that answers one request with a body; the body is sent back to the test.
fn upstream_for_a_body(length: usize) -> (SocketAddr, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        read_head(&mut stream);
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        let answer = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(answer).unwrap();
        String::from_utf8(body).unwrap()
    });
    (address, served)
}

/// Most memory the process ever held, in KiB.
fn peak_memory(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap()
}

#[test]
fn githubs_document_is_served_in_little_memory_and_its_bodies_are_checked() {
    let Some(document) = Unpacked::github() else {
        return;
    };
    let (head, body) = check_run("warning");
    let (address, served) = upstream_for_a_body(body.len());
    let gateway = serve(
        document.0.to_str().unwrap(),
        address,
        &["--unchecked", "forward"],
    );
    let answer = ask(gateway.address, &format!("{head}{body}"));
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    assert_eq!(
        served.join().unwrap(),
        body,
        "the body is forwarded byte for byte"
    );

    let (head, body) = check_run("wrong");
    let answer = ask(gateway.address, &format!("{head}{body}"));
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
    assert!(
        answer.contains(r#""pointer":"/output/annotations/0/annotation_level""#),
        "{answer}"
    );
    assert!(
        answer.contains(r#""expected":["notice","warning","failure"]"#),
        "{answer}"
    );

    let peak = peak_memory(&gateway.child);
    assert!(peak < 150 * 1024, "{peak} KiB");
}
