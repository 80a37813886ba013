//! Automation of the workspace: what is generated, what is measured, what is
//! too long for every day. The rules about the source itself are the tests of
//! this package (`tidy`).

#![forbid(unsafe_code)]

mod bench;
mod generate;
mod long;
mod run;
#[cfg(test)]
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  generate     write what is made from codebook/ and from doc comments; with --check, only say
               what is wrong with the pages
  tidy         check the rules about the source (the tests of this package)
  bench instructions
               count the user instructions per request, and hold them to their limit
  bench gateway
               compare with nginx before the same upstream; installs nginx and wrk
  long mutations [NUMBER]
               spoilt requests through the program, 10 million unless told otherwise;
               needs python3 with h11 and httptools
  long concealment [NUMBER]
               pairs of requests whose answers must not be told apart, 100,000 unless
               told otherwise
  long throughput [BYTES]
               the processor time of `demur watch` for a log, beside GoAccess, grep and wc;
               1.5 GB unless told otherwise; needs /usr/bin/time
  long timing [NUMBER]
               services on the loopback, of which half take longer for what exists; an audit
               has to find those by their times, and no other; 200 of each unless told otherwise
  long audit [NUMBER]
               the time and memory of an audit with a large document, beside the same requests alone;
               at most 100,000 requests unless told otherwise; needs xz and /usr/bin/time
  long kills [NUMBER]
               `demur watch` is killed while a log grows, 200 times unless told otherwise:
               every line counts once, every alert is told once
  long urls [NUMBER]
               different URLs through `demur watch`, 10 million unless told otherwise:
               all are counted, and memory has an end
  long caches  refusals and poisoned requests through nginx, Varnish and Squid;
               a cache that is not installed is skipped, unless CI=true
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["generate"] => write_generated(&root()),
        ["generate", "--check"] => generate::run(&root()).map(drop),
        ["tidy"] => run::cargo(&root(), &["test", "--quiet", "--package", "xtask"]),
        ["bench", "instructions"] => bench::instructions(&root()),
        ["bench", "gateway"] => bench::gateway(&root()),
        ["long", "mutations", rest @ ..] => numbered(rest, 10_000_000, long::mutations),
        ["long", "concealment", rest @ ..] => numbered(rest, 100_000, |root, pairs| {
            long::concealment(root, usize::try_from(pairs).unwrap_or(usize::MAX))
        }),
        ["long", "throughput", rest @ ..] => numbered(rest, 1_500_000_000, long::throughput),
        ["long", "timing", rest @ ..] => numbered(rest, 200, |root, runs| {
            long::timing(root, u32::try_from(runs).unwrap_or(u32::MAX))
        }),
        ["long", "kills", rest @ ..] => numbered(rest, 200, long::kills),
        ["long", "urls", rest @ ..] => numbered(rest, 10_000_000, long::urls),
        ["long", "audit", rest @ ..] => numbered(rest, 100_000, |root, requests| {
            long::audit(root, usize::try_from(requests).unwrap_or(usize::MAX))
        }),
        ["long", "caches"] => match long::caches(&root()) {
            Ok(found) if found.is_empty() => Ok(()),
            Ok(found) => {
                run::complain(&found.join("\n"));
                return ExitCode::FAILURE;
            }
            Err(message) => Err(message),
        },
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            run::complain(&message);
            ExitCode::from(2)
        }
    }
}

/// Runs what has a number, which may be given.
fn numbered(
    words: &[&str],
    number: u64,
    run: impl Fn(&Path, u64) -> Result<(), String>,
) -> Result<(), String> {
    match words {
        [] => run(&root(), number),
        [word] => match word.parse() {
            Ok(number) => run(&root(), number),
            Err(_) => Err(format!("`{word}` is no number")),
        },
        _ => Err(USAGE.to_owned()),
    }
}

fn write_generated(root: &Path) -> Result<(), String> {
    for (path, text) in generate::run(root)? {
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// The root of the workspace.
fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}
