//! What an audit takes beside the requests that it sends: a large document against a server that answers after half a
//! millisecond, and then the same requests again by a program that does nothing but send them.

mod load;
mod stub;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::run::{cargo, say};
use stub::Stub;

/// How many times the time of the plain requests an audit may take for the same ones.
const MOST_TIME: f64 = 2.0;

/// What a machine that does other things beside may add to that.
const TOLERANCE: f64 = 1.25;

/// The most memory, in KiB. 100 MiB are wanted, of which the document takes 77; `docs/figures.md` has what was measured.
const MOST_MEMORY: u64 = 100 << 10;

/// Requests at the same time, as an audit does by itself.
const LANES: usize = 2;

/// How often the plain requests are sent; the fastest counts.
const ROUNDS: usize = 3;

/// Audits with at most so many requests.
pub(crate) fn audit(root: &Path, requests: usize) -> Result<(), String> {
    let Some(packed) = document() else {
        say("skipped: DEMUR_TEST_DATA is not set, or has no `openapi/api.github.com.json.xz`");
        return Ok(());
    };
    cargo(
        root,
        &["build", "--profile", "quick", "--quiet", "-p", "demur"],
    )?;
    let folder = std::env::temp_dir().join(format!("demur-audit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let result = measure(root, &packed, &folder, requests);
    // What is left behind takes room and nothing else.
    let _ = std::fs::remove_dir_all(&folder);
    result
}

fn document() -> Option<PathBuf> {
    let data = std::env::var_os("DEMUR_TEST_DATA")?;
    let file = Path::new(&data).join("openapi/api.github.com.json.xz");
    file.is_file().then_some(file)
}

/// What an audit took.
struct Took {
    /// Seconds of asking, and of everything.
    asking: f64,
    whole: f64,
    requests: usize,
    findings: usize,
    kib: u64,
}

fn measure(root: &Path, packed: &Path, folder: &Path, requests: usize) -> Result<(), String> {
    let unpacked = folder.join("github.json");
    let file = std::fs::File::create(&unpacked).map_err(|error| error.to_string())?;
    let status = Command::new("xz")
        .arg("-dc")
        .arg(packed)
        .stdout(file)
        .status();
    if !status.is_ok_and(|status| status.success()) {
        return Err("`xz` cannot unpack the document".to_owned());
    }
    let stub = Stub::start()?;
    let took = run(root, &unpacked, folder, &stub, requests)?;
    let sent = stub.recorded();
    let plain = (0..ROUNDS)
        .map(|_| load::send(stub.address, &sent, LANES))
        .collect::<Result<Vec<f64>, String>>()?;
    let plain = plain.into_iter().fold(f64::INFINITY, f64::min);
    judge(&took, plain, sent.len())
}

fn judge(took: &Took, plain: f64, sent: usize) -> Result<(), String> {
    let micros = |seconds: f64, count: usize| seconds * 1e6 / to_float(count.max(1));
    let (audit, alone) = (micros(took.asking, took.requests), micros(plain, sent));
    let ratio = audit / alone;
    say(&format!(
        "demur audit: {} requests in {:.2} s, {audit:.0} µs each, {} findings, {:.2} s with the document and the report, {} MiB",
        took.requests,
        took.asking,
        took.findings,
        took.whole,
        took.kib >> 10
    ));
    say(&format!(
        "plain: the same {sent} requests in {plain:.2} s, {alone:.0} µs each; an audit takes {ratio:.2} times as long"
    ));
    if took.requests != sent {
        return Err(format!(
            "the audit counts {} requests and the server {sent}",
            took.requests
        ));
    }
    if took.kib > MOST_MEMORY {
        return Err(format!("{} KiB are more than {MOST_MEMORY}", took.kib));
    }
    if ratio > MOST_TIME * TOLERANCE {
        return Err(format!(
            "an audit takes {ratio:.2} times as long as its requests, and {MOST_TIME} are the most"
        ));
    }
    Ok(())
}

/// Runs the program once.
fn run(
    root: &Path,
    document: &Path,
    folder: &Path,
    stub: &Stub,
    requests: usize,
) -> Result<Took, String> {
    let report = folder.join("report.json");
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%e %M"])
        .arg(target(root).join("quick/demur"))
        .args(["audit", &format!("http://{}", stub.address), "--spec"])
        .arg(document)
        .args(["--rate", "unlimited", "--concurrency", &LANES.to_string()])
        .args(["--max-requests", &requests.to_string(), "--record"])
        .arg(folder.join("record.jsonl"))
        .args(["--format", "json", "--output"])
        .arg(&report)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("/usr/bin/time: {error}"))?;
    let told = String::from_utf8_lossy(&output.stderr);
    let last = told.lines().last().unwrap_or_default();
    let (whole, kib) = last
        .split_once(' ')
        .and_then(|(whole, kib)| Some((whole.parse().ok()?, kib.parse().ok()?)))
        .ok_or_else(|| format!("demur audit: {told}"))?;
    let text = std::fs::read_to_string(&report).map_err(|error| format!("{error}: {told}"))?;
    let report: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let member = |name: &str| report.get(name);
    let requests = member("requests").and_then(Value::as_u64);
    let requests = requests.and_then(|count| usize::try_from(count).ok());
    Ok(Took {
        asking: member("seconds")
            .and_then(Value::as_f64)
            .ok_or("the report has no `seconds`")?,
        whole,
        requests: requests.ok_or("the report has no `requests`")?,
        findings: member("findings")
            .and_then(Value::as_array)
            .map_or(0, Vec::len),
        kib,
    })
}

/// Where cargo puts what it builds.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

#[expect(clippy::cast_precision_loss, reason = "some thousand requests")]
fn to_float(count: usize) -> f64 {
    count as f64
}
