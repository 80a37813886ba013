//! Real caches before demur: no refusal is stored that says it must not be, and
//! no error gets into the place of a page.
//!
//! The caches store whatever HTTP lets them. What they do with a gateway that
//! says nothing about caching is the control: it must go wrong there, or the
//! run shows nothing.

mod attacks;
mod client;
mod gateway;
mod nginx;
mod pages;
mod refusals;
mod squid;
mod upstream;
mod varnish;

use std::cell::Cell;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use demur_testkit::Received;

use squid::Negative;

use crate::bench::{Running, free_port, release};
use crate::run::say;

/// No cache takes this long to start.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at whether a cache listens.
const PAUSE: Duration = Duration::from_millis(5);

/// The caches that are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nginx,
    Varnish,
    Squid,
    /// Squid in a way that breaks HTTP, which people do all the same.
    SquidNegative,
}

const KINDS: [Kind; 4] = [Kind::Nginx, Kind::Varnish, Kind::Squid, Kind::SquidNegative];

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Varnish => "varnish",
            Self::Squid => "squid",
            Self::SquidNegative => "squid*",
        }
    }

    /// Whether what is stored with `no-cache` waits for the gateway's word.
    fn heeds_no_cache(self) -> bool {
        self != Self::SquidNegative
    }

    /// What it says of its version; nothing where it is not installed.
    fn version(self) -> Option<String> {
        let (program, flag) = match self {
            Self::Nginx => ("nginx", "-v"),
            Self::Varnish => ("varnishd", "-V"),
            Self::Squid | Self::SquidNegative => ("squid", "-v"),
        };
        let output = Command::new(program).arg(flag).output().ok()?;
        let said = [output.stdout, output.stderr].concat();
        let first = String::from_utf8_lossy(&said).lines().next()?.to_owned();
        Some(first)
    }

    fn start(self, folder: &Path, backend: SocketAddr) -> Result<Cache, String> {
        let address = free_port()?;
        let mut command = match self {
            Self::Nginx => nginx::command(folder, address, backend)?,
            Self::Varnish => varnish::command(folder, address, backend),
            Self::Squid => squid::command(folder, address, backend, Negative::Unset)?,
            Self::SquidNegative => squid::command(folder, address, backend, Negative::Set)?,
        };
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let running = Running::start(command.stderr(Stdio::null()))?;
        wait_for(address).map_err(|fault| format!("{}: {fault}", self.name()))?;
        Ok(Cache {
            kind: self,
            address,
            asked: Cell::new(0),
            running,
        })
    }
}

/// A cache that runs; it ends when this is dropped.
struct Cache {
    kind: Kind,
    address: SocketAddr,
    /// How many requests it got.
    asked: Cell<u64>,
    running: Running,
}

impl Cache {
    /// Sends octets as they are; says why there is no answer.
    fn ask(&self, request: &[u8]) -> Result<Received, String> {
        self.asked.set(self.asked.get() + 1);
        client::ask(self.address, request)
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        self.running.dismiss(PATIENCE);
    }
}

fn wait_for(address: SocketAddr) -> Result<(), String> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if TcpStream::connect(address).is_ok() {
            return Ok(());
        }
        std::thread::park_timeout(PAUSE);
    }
    Err("it did not start".to_owned())
}

/// Whether a cache says that it answered without asking.
fn is_hit(answer: &Received) -> bool {
    let says = |name: &str, test: fn(&str) -> bool| answer.field(name).is_some_and(test);
    says("x-cache-status", |value| {
        ["HIT", "STALE", "UPDATING"].contains(&value)
    }) || says("x-cache", |value| value.starts_with("HIT"))
        // The second number is the request that brought what is stored.
        || says("x-varnish", |value| value.split_whitespace().count() > 1)
        || says("age", |value| value.trim() != "0")
}

/// Whether a stored answer was used without the gateway's word, which `no-cache`
/// asks for, by a cache whose manual calls that a violation.
fn is_violation(kind: Kind, answer: &Received) -> bool {
    !kind.heeds_no_cache() && answer.field("cache-control") == Some("no-cache")
}

/// What the whole run needs.
struct Ground {
    root: PathBuf,
    binary: PathBuf,
    folder: PathBuf,
}

/// Every cache with both tests; what is returned are the defects found.
pub(crate) fn caches(root: &Path) -> Result<Vec<String>, String> {
    let kinds = installed()?;
    let ground = Ground {
        root: root.to_owned(),
        binary: release(root)?,
        folder: std::env::temp_dir().join(format!("demur-caches-{}", std::process::id())),
    };
    let done = run(&kinds, &ground);
    // What is left of a run that failed helps nobody who cannot see its folder's name.
    let _ = std::fs::remove_dir_all(&ground.folder);
    done
}

fn run(kinds: &[Kind], ground: &Ground) -> Result<Vec<String>, String> {
    let mut found = pages::run(kinds, ground)?;
    found.extend(refusals::run(kinds, ground)?);
    if kinds.iter().any(|kind| !kind.heeds_no_cache()) {
        say(
            "* With `negative_ttl`, which Squid's manual calls a violation of HTTP: a 404 is kept although it \
             says `no-cache`. That is counted, and no defect.",
        );
    }
    Ok(found)
}

/// The caches that are here. Where every one must be, a missing one is an error.
fn installed() -> Result<Vec<Kind>, String> {
    let mut kinds = Vec::new();
    for kind in KINDS {
        match kind.version() {
            Some(version) => {
                say(&format!("{:<8} {version}", kind.name()));
                kinds.push(kind);
            }
            None => say(&format!(
                "{:<8} skipped: it is not installed; hint: install the package `{}`",
                kind.name(),
                kind.name().trim_end_matches('*')
            )),
        }
    }
    let must_be_whole = std::env::var("CI").is_ok_and(|value| value == "true");
    if kinds.is_empty() || (must_be_whole && kinds.len() < KINDS.len()) {
        return Err("a cache that this run needs is not installed".to_owned());
    }
    Ok(kinds)
}

/// A folder of its own for each program that is started, open to the users that
/// caches become.
fn folder(parent: &Path, name: &str) -> Result<PathBuf, String> {
    let folder = parent.join(name);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::is_hit;
    use demur_testkit::Received;

    #[test]
    fn each_cache_says_in_its_own_way_what_it_had_stored() {
        let says = |name: &str, value: &str| {
            is_hit(&Received {
                status: 200,
                fields: vec![(name.to_owned(), value.to_owned())],
                body: Vec::new(),
            })
        };
        assert!(says("X-Cache-Status", "HIT") && !says("X-Cache-Status", "MISS"));
        assert!(says("X-Varnish", "5 3") && !says("X-Varnish", "5"));
        assert!(says("X-Cache", "HIT from cache.example"));
        assert!(!says("X-Cache", "MISS from cache.example"));
        assert!(says("Age", "2") && !says("Age", "0"));
    }
}
