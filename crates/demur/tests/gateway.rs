//! The gateway as it is started by people: the real binary between a client and an upstream.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};

use demur_testkit::{Running, ask, nowhere, program, read_request, talk};

fn demur(arguments: &[&str]) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data"))
        .args(arguments)
        .stdout(Stdio::piped());
    command
}

/// Starts the gateway before the pet store.
fn start(upstream: SocketAddr, more: &[&str]) -> Running {
    serve("petstore.yaml", upstream, more)
}

/// Starts the gateway on a free port.
fn serve(document: &str, upstream: SocketAddr, more: &[&str]) -> Running {
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
    Running::start(&mut demur(&[&fixed[..], more].concat()))
}

/// An upstream that answers one request; what it got is sent back to the test.
fn upstream() -> (SocketAddr, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let head = read_request(&mut stream);
        stream
            .write_all(
                b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok",
            )
            .unwrap();
        String::from_utf8(head).unwrap()
    });
    (address, served)
}

#[test]
fn what_no_row_objects_to_reaches_the_upstream_and_its_answer_the_client() {
    let (address, served) = upstream();
    let gateway = start(address, &["--events", "off"]);
    let answer = ask(
        gateway.address(),
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
    let answer = ask(gateway.address(), request);
    assert!(
        answer.starts_with("HTTP/1.1 422 Unprocessable Content\r\n"),
        "{answer}"
    );
    assert!(answer.contains("\"step\":\"body-schema\""), "{answer}");
    let page = ask(
        gateway.address(),
        "GET /.demur/errors/body-schema HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
}

#[test]
fn an_upstream_that_is_not_there_is_a_502() {
    let gateway = start(nowhere(), &["--events", "off"]);
    let answer = ask(
        gateway.address(),
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
    let mut banner = gateway.banner().to_owned();
    while !banner.contains(" operations\n") {
        banner += &(gateway.next_line().unwrap() + "\n");
    }
    let pages = format!("error docs  http://{}/.demur/errors/\n", gateway.address());
    for part in [
        "Petstore 1.4.0 (petstore.yaml)",
        "  GET POST   /pets\n  GET        /pets/{petId}\n",
        &pages,
    ] {
        assert!(banner.contains(part), "{part} in {banner}");
    }
}

#[test]
fn sigterm_ends_the_gateway_cleanly_with_every_event_written() {
    let mut gateway = start(nowhere(), &[]);
    let mut events = gateway.output();
    ask(
        gateway.address(),
        "GET /nope HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    gateway.stop();
    let mut text = String::new();
    events.read_to_string(&mut text).unwrap();
    let event: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (event["status"].as_u64(), event["step"].as_str()),
        (Some(404), Some("not-found"))
    );
}

#[track_caller]
fn check_refused(arguments: &[&str], code: i32, expected: &str) {
    assert_eq!(talk(&mut demur(arguments), b"", code), expected);
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
fn upstream_for_a_body() -> (SocketAddr, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let request = String::from_utf8(read_request(&mut stream)).unwrap();
        let answer = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(answer).unwrap();
        let (_, body) = request.split_once("\r\n\r\n").unwrap();
        body.to_owned()
    });
    (address, served)
}

/// Most memory the process ever held, in KiB.
fn peak_memory(gateway: &Running) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", gateway.id())).unwrap();
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
    let (address, served) = upstream_for_a_body();
    let gateway = serve(
        document.0.to_str().unwrap(),
        address,
        &["--unchecked", "forward"],
    );
    let answer = ask(gateway.address(), &format!("{head}{body}"));
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    assert_eq!(
        served.join().unwrap(),
        body,
        "the body is forwarded byte for byte"
    );

    let (head, body) = check_run("wrong");
    let answer = ask(gateway.address(), &format!("{head}{body}"));
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
    assert!(
        answer.contains(r#""pointer":"/output/annotations/0/annotation_level""#),
        "{answer}"
    );
    assert!(
        answer.contains(r#""expected":["notice","warning","failure"]"#),
        "{answer}"
    );

    let peak = peak_memory(&gateway);
    assert!(peak < 150 * 1024, "{peak} KiB");
}
