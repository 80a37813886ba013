//! Tokens through the real program, with keys that are fetched and issuers that are asked, while these fail.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use demur_testkit::{Folder, PATIENCE, Running, program, read_request, upstream};

/// A token of the issuer's first key, until 2100.
const FIRST: &str = "eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QtZXMyNTYiLCJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.pbv63hMnihbU4NE93xnya5g4_bi5XgD1ghmDlLI2uuGj8_O-EUpJOyCs6sOy-Ony2r4ZIbEOvGIT8ccTV4-P6w";
/// The same of its second key.
const SECOND: &str = "eyJhbGciOiJFZERTQSIsImtpZCI6InRlc3QtZWQyNTUxOSIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.cxYjdq4GfRJ_cb7FnD6cd0KE-4yZb4WF1bmlTl5WKstRvsODsWPECp9L-PMAyAVZzmda_3rsqPpXqf1OdPgtDg";

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
                read_request(&mut stream);
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

/// The program before an upstream that says yes to everything.
struct Gateway {
    running: Running,
    folder: Folder,
}

impl Gateway {
    fn start(name: &str, verifier: &str) -> Self {
        Self::start_with(name, verifier, &[])
    }

    /// The same, with files beside its configuration.
    fn start_with(name: &str, verifier: &str, files: &[(&str, &str)]) -> Self {
        let folder = Folder::new(&format!("identity-{name}"));
        folder.write("secret", "the-secret-of-the-gateway\n");
        for (file, text) in files {
            folder.write(file, text);
        }
        let file = folder.write("demur.toml", &configuration(verifier));
        let mut command = program(env!("CARGO_BIN_EXE_demur"));
        command
            .args(["serve", "--threads", "1", "--events", "off"])
            .args(["--listen", "127.0.0.1:0", "--upstream"])
            .arg(format!("http://{}", upstream()))
            .arg("--config")
            .arg(&file)
            .stdout(Stdio::null());
        let running = Running::start(&mut command);
        Self { running, folder }
    }

    fn write(&self, file: &str, text: &str) {
        self.folder.write(file, text);
    }

    /// Has everything read again, until the program has said what came of it.
    #[track_caller]
    fn reload(&self, words: &str) {
        self.running.hang_up();
        assert_eq!(self.running.hear("reloaded").trim(), words);
    }

    /// The status for a token, and what the problem says.
    fn ask(&self, token: &str) -> (u16, String) {
        self.present("/boxes", &format!("Authorization: Bearer {token}"))
    }

    fn ask_with_key(&self, key: &str) -> (u16, String) {
        self.present("/doors/front", &format!("X-Api-Key: {key}"))
    }

    fn present(&self, path: &str, credential: &str) -> (u16, String) {
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{credential}\r\n\r\n");
        let answer = demur_testkit::ask(self.running.address(), &request);
        (demur_testkit::status(&answer), answer)
    }

    /// Asks until the status is this one.
    #[track_caller]
    fn becomes(&self, token: &str, status: u16) {
        until(status, || self.ask(token));
    }
}

/// Asks until the status is this one.
#[track_caller]
fn until(status: u16, ask: impl Fn() -> (u16, String)) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let (found, answer) = ask();
        if found == status {
            return;
        }
        assert!(Instant::now() < deadline, "{answer}");
    }
}

fn configuration(verifier: &str) -> String {
    let vault = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/setups/vault.yaml");
    let vault = vault.display();
    format!("spec = [\"{vault}\"]\n[[verifier]]\nscheme = \"token\"\n{verifier}")
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
        "kind = \"jwt\"\nkeys_url = \"{}\"\nissuer = \"https://issuer.example\"\naudience = [\"https://api.example\"]\nrefresh = \"{refresh}\"\nstale = \"{stale}\"\n",
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
        "kind = \"introspection\"\nurl = \"{}\"\nclient_id = \"gateway\"\nclient_secret_file = \"secret\"\naudience = [\"https://api.example\"]\n",
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

/// A second verifier, whose keys are in a file.
const BY_FILE: &str =
    "[[verifier]]\nscheme = \"headerKey\"\nkind = \"api-keys\"\nfile = \"keys\"\n";

fn key_file(key: &str) -> String {
    format!("somebody {}\n", demur_identity::hash_api_key(key))
}

/// A gateway with keys of an issuer that cannot give them again, and the keys of a file.
fn in_an_outage(name: &str, issuer: &Stub) -> (Gateway, String) {
    let verifiers = by_keys(issuer, "10m", "24h") + BY_FILE;
    let gateway = Gateway::start_with(name, &verifiers, &[("keys", &key_file("old"))]);
    assert_eq!(gateway.ask(FIRST).0, 200);
    issuer.answers(500, "{}");
    (gateway, verifiers)
}

#[test]
fn the_keys_of_one_scheme_outlive_the_change_of_another_in_an_outage() {
    let issuer = Stub::start(200, &keys(&["test-es256"]));
    let (gateway, _) = in_an_outage("reload-other", &issuer);
    assert_eq!(gateway.ask_with_key("old").0, 200);
    assert_eq!(gateway.ask_with_key("new").0, 401);
    gateway.write("keys", &key_file("new"));
    gateway.reload("reloaded");
    until(200, || gateway.ask_with_key("new"));
    assert_eq!(gateway.ask_with_key("old").0, 401);
    let (status, answer) = gateway.ask(FIRST);
    assert_eq!(status, 200, "{answer}");
    assert_eq!(*issuer.asked.lock().unwrap(), 1, "nothing was restarted");
}

#[test]
fn other_rules_for_tokens_take_over_the_keys_in_an_outage() {
    let issuer = Stub::start(200, &keys(&["test-es256"]));
    let (gateway, verifiers) = in_an_outage("reload-rules", &issuer);
    let other = verifiers.replace("https://api.example", "https://other.example");
    gateway.write("demur.toml", &configuration(&other));
    gateway.reload("reloaded");
    // The token is judged, by the new rules: nobody says 503.
    gateway.becomes(FIRST, 401);
    let back = verifiers.replace("24h", "23h");
    gateway.write("demur.toml", &configuration(&back));
    gateway.reload("reloaded");
    gateway.becomes(FIRST, 200);
}

#[test]
fn a_reload_that_is_refused_loses_no_keys() {
    let issuer = Stub::start(200, &keys(&["test-es256"]));
    let (gateway, verifiers) = in_an_outage("reload-refused", &issuer);
    let refused = "not reloaded: the gateway goes on with what it had";
    // Once the verifiers are at fault, and once they are not.
    gateway.write("keys", "nonsense\n");
    gateway.reload(refused);
    gateway.write("keys", &key_file("new"));
    let elsewhere = verifiers.replace("/keys", "/elsewhere");
    let broken = configuration(&elsewhere).replace("vault.yaml", "nothing.yaml");
    gateway.write("demur.toml", &broken);
    gateway.reload(refused);
    assert_eq!(gateway.ask_with_key("old").0, 200);
    gateway.write("demur.toml", &configuration(&verifiers));
    gateway.reload("reloaded");
    until(200, || gateway.ask_with_key("new"));
    let (status, answer) = gateway.ask(FIRST);
    assert_eq!(status, 200, "{answer}");
}

/// The names of the threads of a process.
#[cfg(target_os = "linux")]
fn threads(gateway: &Gateway) -> Vec<String> {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", gateway.running.id())).unwrap();
    // A thread may end while it is looked at.
    let names =
        tasks.filter_map(|task| std::fs::read_to_string(task.unwrap().path().join("comm")).ok());
    let mut names: Vec<String> = names.map(|name| name.trim().to_owned()).collect();
    names.sort();
    names
}

#[test]
#[cfg(target_os = "linux")]
fn reloads_leave_no_threads_behind() {
    let issuer = Stub::start(200, &keys(&["test-es256"]));
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../demur-identity/tests/fixtures");
    let users = std::fs::read_to_string(fixtures.join("passwords.txt")).unwrap();
    let by_users = "[[verifier]]\nscheme = \"password\"\nkind = \"passwords\"\nfile = \"users\"\n";
    let verifiers = by_keys(&issuer, "10m", "24h") + by_users;
    let gateway = Gateway::start_with("threads", &verifiers, &[("users", &users)]);
    assert_eq!(gateway.ask(FIRST).0, 200);
    // The first reload may start what is only needed then.
    gateway.reload("reloaded");
    let before = threads(&gateway);
    assert!(before.iter().any(|name| name == "demur-keys"), "{before:?}");
    for round in 0..20 {
        // Half of the reloads change nothing, half of them the users.
        gateway.write("users", &format!("{users}# {}\n", round / 2));
        gateway.reload("reloaded");
    }
    let deadline = Instant::now() + PATIENCE;
    while threads(&gateway) != before {
        assert!(Instant::now() < deadline, "{:?}", threads(&gateway));
    }
    assert_eq!(gateway.ask(FIRST).0, 200);
    assert_eq!(*issuer.asked.lock().unwrap(), 1, "keys were fetched again");
}
