//! demur beside nginx, before the same upstream, in rounds that alternate.
//!
//! nginx passes everything through unvalidated; demur validates. One worker
//! each, one log line per request each, and both again without logs. What counts
//! is the processor time per request as a ratio to nginx's.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::process::{Running, children, cpu, peak_memory};
use super::{Case, cases, load, release, serve, stub};

const ROUNDS: usize = 5;
const SECONDS: &str = "3";

/// What one round of one case showed.
#[derive(Debug, Clone, Copy)]
struct Round {
    nanoseconds: f64,
    requests_per_second: f64,
    p50: f64,
    p99: f64,
}

pub(crate) fn gateway(root: &Path) -> Result<(), String> {
    for (command, package) in [("nginx", "nginx-light"), ("wrk", "wrk")] {
        install(command, package)?;
    }
    let binary = release(root)?;
    let folder = std::env::temp_dir().join(format!("demur-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let upstream = free_port()?;
    let _origin = nginx(&folder, "origin", &origin(upstream))?;
    for logs in [true, false] {
        compare(root, &binary, &folder, upstream, logs)?;
    }
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}

fn compare(
    root: &Path,
    binary: &Path,
    folder: &Path,
    upstream: SocketAddr,
    logs: bool,
) -> Result<(), String> {
    let front = free_port()?;
    let log = logs.then(|| folder.join("access.log"));
    let reference = nginx(folder, "front", &pass_through(front, upstream, log))?;
    let workers = children(reference.id());
    let events = folder.join("events.ndjson").display().to_string();
    let events = if logs { events.as_str() } else { "off" };
    let (demur, address) = serve(Command::new(binary), root, upstream, events)?;
    crate::run::say(&format!("\nlogs {}", if logs { "on" } else { "off" }));
    crate::run::say(HEADING);
    let [get, post, ..] = cases();
    for case in &cases() {
        // nginx forwards what demur refuses by its schema, so its pass-through is the
        // measure; a malformed head it answers itself, and closes as demur does.
        let baseline = match case.status {
            400 => case,
            _ if case.request.starts_with("POST") => &post,
            _ => &get,
        };
        load::send(address, case, 3)?;
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let theirs = round(folder, front, baseline, &workers)?;
            let ours = round(folder, address, case, &[demur.id()])?;
            rounds.push((ours, theirs));
        }
        print(case, &mut rounds);
    }
    let theirs: f64 = workers.iter().map(|id| peak_memory(*id)).sum();
    let ours = peak_memory(demur.id());
    crate::run::say(&format!(
        "peak memory: demur {ours:.1} MB, nginx worker {theirs:.1} MB"
    ));
    demur.stop()
}

const HEADING: &str = "case                            us/request   nginx   ratio (min-max)      req/s     p50     p99";

fn print(case: &Case, rounds: &mut [(Round, Round)]) {
    let ratio = |pair: &(Round, Round)| pair.0.nanoseconds / pair.1.nanoseconds;
    rounds.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    let (Some(first), Some(middle), Some(last)) =
        (rounds.first(), rounds.get(rounds.len() / 2), rounds.last())
    else {
        return;
    };
    crate::run::say(&format!(
        "{:<30} {:>9.1} {:>9.1}    {:.2} ({:.2}-{:.2}) {:>9.0} {:>5.2}ms {:>5.2}ms",
        case.name,
        middle.0.nanoseconds / 1000.0,
        middle.1.nanoseconds / 1000.0,
        ratio(middle),
        ratio(first),
        ratio(last),
        middle.0.requests_per_second,
        middle.0.p50,
        middle.0.p99,
    ));
}

/// One run of the load generator against one server.
fn round(folder: &Path, address: SocketAddr, case: &Case, ids: &[u32]) -> Result<Round, String> {
    let script = folder.join("request.lua");
    let octets = load::octets(case);
    let text = octets
        .iter()
        .fold(String::new(), |text, byte| text + &format!("\\{byte:03}"));
    let lua = format!("local r = \"{text}\"\nrequest = function() return r end\n");
    std::fs::write(&script, lua).map_err(|error| error.to_string())?;
    let before = cpu(ids);
    let output = Command::new("wrk")
        .args(["-t1", "-c64", "--latency", "-d", SECONDS, "-s"])
        .arg(&script)
        .arg(format!("http://{address}/"))
        .output()
        .map_err(|error| format!("wrk: {error}"))?;
    let used = cpu(ids) - before;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    read(&text, used).ok_or_else(|| format!("wrk printed no result:\n{text}{errors}"))
}

fn read(text: &str, used: u64) -> Option<Round> {
    let value = |mark: &str| {
        text.lines()
            .find_map(|line| line.trim().strip_prefix(mark))
            .map(str::trim)
    };
    let line = text.lines().find(|line| line.contains(" requests in "))?;
    let requests: f64 = line.split_whitespace().next()?.parse().ok()?;
    #[expect(
        clippy::cast_precision_loss,
        reason = "a time in nanoseconds for printing"
    )]
    let nanoseconds = used as f64 / requests;
    Some(Round {
        nanoseconds,
        requests_per_second: value("Requests/sec:")?.parse().ok()?,
        p50: milliseconds(value("50%")?)?,
        p99: milliseconds(value("99%")?)?,
    })
}

fn milliseconds(text: &str) -> Option<f64> {
    let (number, factor) = if let Some(number) = text.strip_suffix("us") {
        (number, 0.001)
    } else if let Some(number) = text.strip_suffix("ms") {
        (number, 1.0)
    } else {
        (text.strip_suffix('s')?, 1000.0)
    };
    Some(number.parse::<f64>().ok()? * factor)
}

fn install(command: &str, package: &str) -> Result<(), String> {
    let known = Command::new("sh")
        .args(["-c", &format!("command -v {command}")])
        .output();
    if known.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let done = Command::new("apt-get")
        .args(["install", "-y", "-qq", package])
        .status();
    if done.is_ok_and(|status| status.success()) {
        Ok(())
    } else {
        Err(format!(
            "{command} is not installed and could not be; install the package {package}"
        ))
    }
}

pub(crate) fn free_port() -> Result<SocketAddr, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map_err(|error| error.to_string())
}

fn nginx(folder: &Path, name: &str, server: &str) -> Result<Running, String> {
    let configuration = folder.join(format!("{name}.conf"));
    let pid = folder.join(format!("{name}.pid"));
    let errors = folder.join(format!("{name}.err"));
    let text = format!(
        "daemon off;\nworker_processes 1;\nerror_log {};\npid {};\nevents {{ worker_connections 1024; }}\n\
         http {{\nkeepalive_requests 100000000;\nclient_body_buffer_size 64k;\n{server}}}\n",
        errors.display(),
        pid.display(),
    );
    std::fs::write(&configuration, text).map_err(|error| error.to_string())?;
    let running = Running::start(
        Command::new("nginx")
            .arg("-c")
            .arg(&configuration)
            .stderr(Stdio::null()),
    )?;
    for _ in 0..100_000 {
        if pid.exists() && !children(running.id()).is_empty() {
            return Ok(running);
        }
        std::thread::yield_now();
    }
    Err(format!("nginx did not start; see {}", errors.display()))
}

fn origin(address: SocketAddr) -> String {
    let content = stub::content();
    format!(
        "access_log off;\nserver {{ listen {address} reuseport; location / {{ default_type application/json; return 200 '{content}'; }} }}\n"
    )
}

fn pass_through(front: SocketAddr, upstream: SocketAddr, log: Option<PathBuf>) -> String {
    let log = log.map_or_else(|| "off".to_owned(), |file| file.display().to_string());
    format!(
        "access_log {log};\nupstream shop {{ server {upstream}; keepalive 512; keepalive_requests 100000000; }}\n\
         server {{ listen {front}; location / {{ proxy_pass http://shop; proxy_http_version 1.1; \
         proxy_set_header Connection \"\"; proxy_set_header Host $host; }} }}\n"
    )
}
