//! User instructions per request, counted by callgrind: the same on a busy
//! machine as on an idle one, so that a test can hold them.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use super::{Case, cases, load, release, serve, stub};

/// A plain GET through the complete product may cost this much. The aim is
/// 12,000; `docs/figures.md` says what is missing and where it will come from.
const GET_LIMIT: u64 = 14_500;

const FEW: usize = 200;
const MANY: usize = 2200;

pub(crate) fn instructions(root: &Path) -> Result<(), String> {
    let binary = release(root)?;
    let upstream = stub::start()?;
    let mut over = Vec::new();
    for (number, case) in cases().iter().enumerate() {
        let few = total(root, &binary, upstream, case, FEW)?;
        let many = total(root, &binary, upstream, case, MANY)?;
        let each = many.saturating_sub(few) / u64::try_from(MANY - FEW).unwrap_or(1);
        crate::run::say(&format!("{:<30} {each:>8} instructions", case.name));
        if number == 0 && each > GET_LIMIT {
            over.push(format!(
                "{}: {each} instructions, at most {GET_LIMIT} are allowed",
                case.name
            ));
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(over.join("\n"))
    }
}

/// All instructions of a run that answers `times` requests.
fn total(
    root: &Path,
    binary: &Path,
    upstream: SocketAddr,
    case: &Case,
    times: usize,
) -> Result<u64, String> {
    let counts =
        std::env::temp_dir().join(format!("demur-callgrind-{}-{times}", std::process::id()));
    let mut valgrind = Command::new("valgrind");
    valgrind
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(binary);
    let (running, address) = serve(valgrind, root, upstream, "/dev/null")?;
    load::send(address, case, times)?;
    running.stop()?;
    let text = std::fs::read_to_string(&counts)
        .map_err(|error| format!("{}: {error}", counts.display()))?;
    std::fs::remove_file(&counts).map_err(|error| error.to_string())?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("totals:"))
        .ok_or("callgrind wrote no totals")?;
    line.trim()
        .parse()
        .map_err(|_| format!("`{line}` is no count"))
}
