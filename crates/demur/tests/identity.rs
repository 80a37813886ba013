//! Tokens through the real program, with keys that are fetched and issuers that are asked, while these fail.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A token of the issuer's first key, until 2100.
const FIRST: &str = "eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QtZXMyNTYiLCJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.pbv63hMnihbU4NE93xnya5g4_bi5XgD1ghmDlLI2uuGj8_O-EUpJOyCs6sOy-Ony2r4ZIbEOvGIT8ccTV4-P6w";
/// The same of its second key.
const SECOND: &str = "eyJhbGciOiJFZERTQSIsImtpZCI6InRlc3QtZWQyNTUxOSIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.cxYjdq4GfRJ_cb7FnD6cd0KE-4yZb4WF1bmlTl5WKstRvsODsWPECp9L-PMAyAVZzmda_3rsqPpXqf1OdPgtDg";

const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody on the loopback interface who answers every request with the same.
struct Stub {
    address: SocketAddr,
    answer: Arc<Mutex<String>>,
    asked: Arc<Mutex<usize>>,
}

impl Stub {
    fn start(status: u16, body: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let stub = Self {
            address: listener.local_addr().unwrap(),
            answer: Arc::new(Mutex::new(answer(status, body))),
            asked: Arc::default(),
        };
        let (answer, asked) = (Arc::clone(&stub.answer), Arc::clone(&stub.asked));
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                read_message(&mut stream);
                *asked.lock().unwrap() += 1;
                let answer = answer.lock().unwrap().clone();
                drop(stream.write_all(answer.as_bytes()));
            }
        });
        stub
    }

    fn answers(&self, status: u16, body: &str) {
        *self.answer.lock().unwrap() = answer(status, body);
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn answer(status: u16, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// A head, and a body of the length it announces.
fn read_message(stream: &mut TcpStream) {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) > 0 {
        text.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&text).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length = length.map_or(0, |digits| digits.trim().parse().unwrap());
    drop(stream.read_exact(&mut vec![0; length]));
}

/// The program before an upstream that says yes to everything; both end with the test.
struct Gateway {
    child: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Gateway {
    fn start(name: &str, verifier: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("identity-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let upstream = Stub::start(200, "{}").address;
        let vault = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/setups/vault.yaml");
        let file = folder.join("demur.toml");
        std::fs::write(folder.join("secret"), "the-secret-of-the-gateway\n").unwrap();
        std::fs::write(
            &file,
            format!(
                "spec = [\"{}\"]\n[[verifier]]\nscheme = \"token\"\n{verifier}",
                vault.display()
            ),
        )
        .unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_demur"))
            .args(["serve", "--threads", "1", "--events", "off"])
            .args(["--listen", "127.0.0.1:0", "--upstream"])
            .arg(format!("http://{upstream}"))
            .arg("--config")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line = lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains("listening"));
        std::thread::spawn(move || lines.for_each(drop));
        let line = line.unwrap();
        let (_, rest) = line.split_once("http://").unwrap();
        let address = rest.split_whitespace().next().unwrap().parse().unwrap();
        Self {
            child,
            address,
            folder,
        }
    }

    /// The status for a token, and what the problem says.
    fn ask(&self, token: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = format!(
            "GET /boxes HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        (answer.get(9..12).unwrap().parse().unwrap(), answer)
    }

    /// Asks until the status is this one.
    fn becomes(&self, token: &str, status: u16) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let (found, answer) = self.ask(token);
            if found == status {
                return;
            }
            assert!(Instant::now() < deadline, "{answer}");
        }
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

/// The issuer's key set, with the keys of these names only.
fn keys(names: &[&str]) -> String {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../demur-identity/tests/fixtures/jwks.json");
    let text = std::fs::read_to_string(file).unwrap();
    let mut set: serde_json::Value = serde_json::from_str(&text).unwrap();
    let list = set.get_mut("keys").unwrap().as_array_mut().unwrap();
    list.retain(|key| names.iter().any(|name| key["kid"] == **name));
    set.to_string()
}

fn by_keys(stub: &Stub, refresh: &str, stale: &str) -> String {
    format!(
        "kind = \"jwt\"\nkeys_url = \"{}\"\nissuer = \"https://issuer.example\"\n         audience = [\"https://api.example\"]\nrefresh = \"{refresh}\"\nstale = \"{stale}\"\n",
        stub.url("/keys")
    )
}

#[test]
fn an_outage_of_the_issuer_turns_no_valid_token_away() {
    let issuer = Stub::start(200, &keys(&["test-es256"]));
    let gateway = Gateway::start("outage", &by_keys(&issuer, "1s", "1h"));
    assert_eq!(gateway.ask(FIRST).0, 200);
    issuer.answers(500, "{}");
    let before = *issuer.asked.lock().unwrap();
    let deadline = Instant::now() + PATIENCE;
    // Until keys were asked for in vain.
    while *issuer.asked.lock().unwrap() < before + 1 {
        assert_eq!(gateway.ask(FIRST).0, 200);
        assert!(Instant::now() < deadline, "keys were never fetched again");
    }
    for _ in 0..20 {
        assert_eq!(gateway.ask(FIRST).0, 200);
    }
}

#[test]
fn before_there_are_any_keys_nobody_is_told_that_a_token_is_bad() {
    let issuer = Stub::start(500, "{}");
    let gateway = Gateway::start("no-keys", &by_keys(&issuer, "10m", "1h"));
    let (status, answer) = gateway.ask(FIRST);
    assert_eq!(status, 503, "{answer}");
    assert!(answer.contains("\r\nRetry-After: "), "{answer}");
    assert!(
        answer.contains("\"step\":\"verifier-unavailable\""),
        "{answer}"
    );
    assert!(!answer.contains("WWW-Authenticate"), "{answer}");
    issuer.answers(200, &keys(&["test-es256"]));
    gateway.becomes(FIRST, 200);
}

#[test]
fn a_new_key_is_fetched_when_the_first_token_names_it() {
    let issuer = Stub::start(200, &keys(&["test-es256"]));
    let gateway = Gateway::start("rotation", &by_keys(&issuer, "10m", "1h"));
    assert_eq!(gateway.ask(FIRST).0, 200);
    issuer.answers(200, &keys(&["test-ed25519"]));
    assert_eq!(gateway.ask(SECOND).0, 200);
    assert_eq!(gateway.ask(FIRST).0, 401, "its key was withdrawn");
}

#[test]
fn an_issuer_says_itself_where_its_keys_are() {
    let issuer = Stub::start(500, "{}");
    let gateway = Gateway::start(
        "discovery",
        &format!(
            "kind = \"openid\"\nissuer = \"{}\"\naudience = [\"https://api.example\"]\n",
            issuer.url("")
        ),
    );
    // The token is of another issuer than the one whose keys would fit.
    issuer.answers(
        200,
        &format!(
            "{{\"issuer\":\"{}\",\"jwks_uri\":\"{}\"}}",
            issuer.url(""),
            issuer.url("/keys")
        ),
    );
    let (status, answer) = gateway.ask(FIRST);
    assert!(matches!(status, 401 | 503), "{answer}");
    assert!(*issuer.asked.lock().unwrap() > 0);
}

#[test]
fn an_opaque_token_is_as_good_as_its_issuer_says() {
    let active = r#"{"active":true,"sub":"ada","scope":"boxes:read","aud":"https://api.example"}"#;
    let issuer = Stub::start(200, active);
    let verifier = format!(
        "kind = \"introspection\"\nurl = \"{}\"\nclient_id = \"gateway\"\nclient_secret_file = \"secret\"\n         audience = [\"https://api.example\"]\n",
        issuer.url("/introspect")
    );
    let gateway = Gateway::start("introspection", &verifier);
    assert_eq!(gateway.ask("opaque-and-good").0, 200);
    issuer.answers(200, r#"{"active":false}"#);
    let (status, answer) = gateway.ask("opaque-and-revoked");
    assert_eq!(status, 401, "{answer}");
    assert!(answer.contains("error=\"invalid_token\""), "{answer}");
    // What was said before is remembered for a while.
    assert_eq!(gateway.ask("opaque-and-good").0, 200);
    issuer.answers(
        200,
        r#"{"active":true,"sub":"ada","aud":"https://api.example"}"#,
    );
    assert_eq!(gateway.ask("opaque-without-a-scope").0, 403);
    issuer.answers(500, "{}");
    let (status, answer) = gateway.ask("opaque-and-nobody-answers");
    assert_eq!(status, 503, "{answer}");
    for said in ["opaque", "the-secret-of-the-gateway"] {
        assert!(!answer.contains(said), "{answer}");
    }
}
