//! Whether the time an answer takes tells what a concealed path hides: pairs of requests, one for what exists and
//! is not for this caller, one for what is missing, in turns, and a rank test over their times.
//!
//! The same is done first with two paths that are equally missing. If these could be told apart, the machine could
//! not measure anything.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use demur_testkit::configuration;
use serde_json::{Value, json};

use crate::bench::{Running, release};
use crate::run::say;

/// How many standard errors of the rank test are no accident.
const SIGMAS: f64 = 4.5;

/// Longer than the upstream here takes.
const HELD: &str = "40ms";

/// How long the upstream of the last case thinks about a refusal.
const THOUGHT: Duration = Duration::from_millis(5);

/// Connections side by side, since every answer is held back.
const SIDE_BY_SIDE: u64 = 64;

/// Two requests whose answers must not differ.
struct Pair {
    title: &'static str,
    hidden: &'static str,
    missing: &'static str,
}

const CONTROL: Pair = Pair {
    title: "control: two missing paths",
    hidden: "PUT /doors/xxxxx HTTP/1.1\r\nHost: a\r\nX-Api-Key: key-of-the-reader\r\nContent-Length: 0\r\n\r\n",
    missing: "PUT /doors/yyyyy HTTP/1.1\r\nHost: a\r\nX-Api-Key: key-of-the-reader\r\nContent-Length: 0\r\n\r\n",
};

const HERE: Pair = Pair {
    title: "decided by the gateway",
    hidden: "PUT /doors/front HTTP/1.1\r\nHost: a\r\nX-Api-Key: key-of-the-reader\r\nContent-Length: 0\r\n\r\n",
    missing: "PUT /doors/yyyyy HTTP/1.1\r\nHost: a\r\nX-Api-Key: key-of-the-reader\r\nContent-Length: 0\r\n\r\n",
};

const BEHIND: Pair = Pair {
    title: "decided by a slow upstream, held back",
    hidden: "GET /doors/front HTTP/1.1\r\nHost: a\r\nX-Api-Key: key-of-the-reader\r\n\r\n",
    missing: "GET /doors/yyyyy HTTP/1.1\r\nHost: a\r\nX-Api-Key: key-of-the-reader\r\n\r\n",
};

/// Measures so many pairs of each kind; an error says what can be told apart.
pub(crate) fn concealment(root: &Path, pairs: usize) -> Result<(), String> {
    let binary = release(root)?;
    let upstream = refusing_upstream()?;
    let plain = Gateway::start(root, &binary, upstream, None)?;
    judge(&CONTROL, &measure(&CONTROL, plain.address, pairs)?)?;
    judge(&HERE, &measure(&HERE, plain.address, pairs)?)?;
    drop(plain);
    let holding = Gateway::start(root, &binary, upstream, Some(HELD))?;
    judge(&BEHIND, &measure(&BEHIND, holding.address, pairs)?)
}

/// The times of the two kinds of requests, in nanoseconds.
#[derive(Default)]
struct Times {
    hidden: Vec<u64>,
    missing: Vec<u64>,
}

fn judge(pair: &Pair, times: &Times) -> Result<(), String> {
    let (delta, error) = cliffs_delta(&times.hidden, &times.missing);
    let shift = median(&times.hidden) - median(&times.missing);
    say(&format!(
        "{}: {} pairs, medians {:.1} and {:.1} µs, shift {:.2} µs, Cliff's delta {delta:.4}, {:.1} standard errors",
        pair.title,
        times.hidden.len(),
        median(&times.hidden) / 1e3,
        median(&times.missing) / 1e3,
        shift / 1e3,
        delta / error,
    ));
    if delta.abs() <= SIGMAS * error {
        Ok(())
    } else {
        Err(format!("{}: the times can be told apart", pair.title))
    }
}

fn measure(pair: &Pair, address: SocketAddr, pairs: usize) -> Result<Times, String> {
    let each = pairs.div_ceil(usize::try_from(SIDE_BY_SIDE).unwrap_or(1));
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..SIDE_BY_SIDE)
            .map(|number| {
                let coin = Coin(0x9e37_79b9_7f4a_7c15 ^ number);
                scope.spawn(move || measure_few(pair, address, each, coin))
            })
            .collect();
        let mut all = Times::default();
        for one in running {
            let times = one.join().map_err(|_| "a client fell over")??;
            all.hidden.extend(times.hidden);
            all.missing.extend(times.missing);
        }
        Ok(all)
    })
}

fn measure_few(
    pair: &Pair,
    address: SocketAddr,
    pairs: usize,
    mut coin: Coin,
) -> Result<Times, String> {
    let mut client = Client::connect(address)?;
    let mut times = Times::default();
    for _ in 0..pairs {
        let hidden_first = coin.toss();
        let (first, second) = if hidden_first {
            (pair.hidden, pair.missing)
        } else {
            (pair.missing, pair.hidden)
        };
        let (one, other) = (client.ask(first)?, client.ask(second)?);
        if one.seen != other.seen {
            return Err(format!(
                "{}: the octets differ:\n{}\n---\n{}",
                pair.title, one.seen, other.seen
            ));
        }
        let (hidden, missing) = if hidden_first {
            (one, other)
        } else {
            (other, one)
        };
        times.hidden.push(hidden.nanos);
        times.missing.push(missing.nanos);
    }
    Ok(times)
}

/// How much more often one of the first is slower than one of the second than the other way round, and the
/// standard error that this has by accident.
fn cliffs_delta(first: &[u64], second: &[u64]) -> (f64, f64) {
    let mut sorted = second.to_vec();
    sorted.sort_unstable();
    let wins: f64 = first
        .iter()
        .map(|value| {
            let below = sorted.partition_point(|other| other < value);
            let above = sorted.len() - sorted.partition_point(|other| other <= value);
            as_float(below) - as_float(above)
        })
        .sum();
    let (n, m) = (as_float(first.len()), as_float(second.len()));
    let delta = wins / (n * m);
    (delta, ((n + m + 1.0) / (3.0 * n * m)).sqrt())
}

fn as_float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

fn median(values: &[u64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).map_or(0.0, |value| {
        Duration::from_nanos(*value).as_secs_f64() * 1e9
    })
}

/// A sequence of tosses that is the same in every run.
struct Coin(u64);

impl Coin {
    fn toss(&mut self) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 & 1 == 1
    }
}

struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

struct Answer {
    nanos: u64,
    /// What a client sees, without what differs in every answer.
    seen: String,
}

impl Client {
    fn connect(address: SocketAddr) -> Result<Self, String> {
        let stream = TcpStream::connect(address).map_err(|error| error.to_string())?;
        let patience = Some(Duration::from_secs(20));
        stream
            .set_nodelay(true)
            .and_then(|()| stream.set_read_timeout(patience))
            .map_err(|error| error.to_string())?;
        Ok(Self {
            stream,
            buffer: vec![0; 16 * 1024],
        })
    }

    fn ask(&mut self, request: &str) -> Result<Answer, String> {
        let began = Instant::now();
        self.stream
            .write_all(request.as_bytes())
            .map_err(|error| error.to_string())?;
        let mut length = 0;
        loop {
            let room = self.buffer.get_mut(length..).unwrap_or_default();
            let read = self.stream.read(room).map_err(|error| error.to_string())?;
            if read == 0 {
                return Err("the gateway closed the connection".to_owned());
            }
            length += read;
            let text = self.buffer.get(..length).unwrap_or_default();
            if is_whole(text) {
                let nanos = u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX);
                return Ok(Answer {
                    nanos,
                    seen: seen(&String::from_utf8_lossy(text)),
                });
            }
        }
    }
}

fn is_whole(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Length: "))
        .and_then(|digits| digits.parse::<usize>().ok());
    length.is_some_and(|length| body.len() >= length)
}

/// The answer without its date and the id of the request.
fn seen(answer: &str) -> String {
    let id = answer
        .lines()
        .find_map(|line| line.strip_prefix("X-Request-Id: "))
        .unwrap_or("no id");
    let lines = answer.lines().filter(|line| !line.starts_with("Date: "));
    lines
        .map(|line| line.replace(id, "ID"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A gateway before it, with everything concealed; it ends when this is dropped.
struct Gateway {
    address: SocketAddr,
    _running: Running,
}

impl Gateway {
    fn start(
        root: &Path,
        binary: &Path,
        upstream: SocketAddr,
        held: Option<&str>,
    ) -> Result<Self, String> {
        let words = ["vault".to_owned(), "all-concealed".to_owned()];
        let mut table = configuration(&root.join("tests/setups"), &words);
        if let Some(held) = held {
            let scope = json!([{ "prefix": "/", "kind": "concealed", "answer_after": held }]);
            table.insert("scope".to_owned(), scope);
        }
        let folder = root.join("target/concealment");
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let file = folder.join(format!("{}.yaml", std::process::id()));
        std::fs::write(&file, Value::Object(table).to_string())
            .map_err(|error| error.to_string())?;
        let mut command = Command::new(binary);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DEMUR_")) {
            command.env_remove(name);
        }
        command
            .args(["serve", "--threads", "1", "--events", "off"])
            .args(["--listen", "127.0.0.1:0", "--config"])
            .arg(&file)
            .args(["--upstream", &format!("http://{upstream}")])
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let started = Running::until(&mut command, "listening   http://");
        // It was read before the first word of the banner.
        std::fs::remove_file(&file).map_err(|error| error.to_string())?;
        let (running, rest) = started?;
        let address = rest.split_whitespace().next().unwrap_or_default();
        Ok(Self {
            address: address.parse().map_err(|_| format!("no address: {rest}"))?,
            _running: running,
        })
    }
}

/// An upstream that thinks for a while and then refuses everything.
fn refusing_upstream() -> Result<SocketAddr, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || refuse_all(stream));
        }
    });
    Ok(address)
}

fn refuse_all(mut stream: TcpStream) -> Option<()> {
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        while !head.ends_with(b"\r\n\r\n") {
            let read = stream.read(&mut chunk).ok().filter(|read| *read > 0)?;
            head.extend_from_slice(chunk.get(..read)?);
        }
        head.clear();
        std::thread::park_timeout(THOUGHT);
        stream
            .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
            .ok()?;
    }
}

#[cfg(test)]
mod tests {
    use super::cliffs_delta;

    #[test]
    fn equal_times_have_no_delta_and_shifted_ones_the_largest() {
        let equal: Vec<u64> = (0..1000).collect();
        assert!(cliffs_delta(&equal, &equal).0.abs() < 1e-9);
        let later: Vec<u64> = (2000..3000).collect();
        assert!((cliffs_delta(&later, &equal).0 - 1.0).abs() < 1e-9);
        let (delta, error) = cliffs_delta(&equal, &(50..1050).collect::<Vec<_>>());
        assert!(delta < -3.0 * error, "{delta} {error}");
    }
}
