//! Measures the index with a million mixed entries against a `HashMap` of the same keys.
//!
//! `cargo run --release -p demur-gone --example measure`

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use demur_gone::{Places, read_csv};

const ENTRIES: usize = 1_000_000;
const ROUNDS: usize = 3;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let list = list();
    let start = Instant::now();
    let (entries, defects) = read_csv("gone.csv", list.as_bytes());
    let read = start.elapsed();
    let start = Instant::now();
    let places = match Places::compile(&entries) {
        Ok(places) if defects.is_empty() => places,
        Ok(_) => return writeln!(out, "{} defects", defects.len()),
        Err(defects) => return writeln!(out, "{} defects", defects.len()),
    };
    let compiled = start.elapsed();
    let text: usize = entries
        .iter()
        .map(|entry| entry.path().len() + target(entry))
        .sum();
    writeln!(
        out,
        "list: {} entries, {} octets of CSV",
        places.len(),
        list.len()
    )?;
    writeln!(
        out,
        "load: read {} ms, compile and check {} ms",
        read.as_millis(),
        compiled.as_millis()
    )?;
    let (memory, text) = (places.memory() / ENTRIES, text / ENTRIES);
    writeln!(
        out,
        "memory: {memory} octets an entry, of which paths and targets are {text}"
    )?;
    compare(
        &places,
        entries.iter().map(|entry| sample(entry.path())).collect(),
        &mut out,
    )
}

fn compare(places: &Places, listed: Vec<String>, out: &mut impl io::Write) -> io::Result<()> {
    let map: HashMap<Box<str>, u32> = listed
        .iter()
        .map(|path| path.as_str().into())
        .zip(0..)
        .collect();
    // Copied after the shuffle, so that the paths asked for lie one after the other and only the tables are measured.
    let hits: Vec<String> = shuffled(listed).iter().map(String::clone).collect();
    let is_missed =
        |path: &String| places.find(path, None).is_none() && places.find_withheld(path).is_none();
    let misses = hits
        .iter()
        .map(|path| path.replace("/a-title", "/no-title") + "x")
        .filter(is_missed);
    let misses: Vec<String> = misses.collect();
    for (name, paths) in [("hits", &hits), ("misses", &misses)] {
        let theirs = best(|| {
            paths
                .iter()
                .filter(|path| map.contains_key(path.as_str()))
                .count()
        });
        let found = best(|| {
            paths
                .iter()
                .filter(|path| places.find(path, None).is_some())
                .count()
        });
        let withheld = best(|| {
            paths
                .iter()
                .filter(|path| places.find_withheld(path).is_some())
                .count()
        });
        let [theirs, found, withheld] =
            [theirs, found, withheld].map(|time| per_path(time, paths.len()));
        writeln!(out, "{name}: {} paths, HashMap {theirs} ps", paths.len())?;
        for (question, time) in [("find", found), ("find_withheld", withheld)] {
            let ratio = time * 100 / theirs.max(1);
            writeln!(
                out,
                "  {question}: {time} ps, ratio {}.{:02}",
                ratio / 100,
                ratio % 100
            )?;
        }
    }
    Ok(())
}

fn target(entry: &demur_gone::Entry) -> usize {
    match entry.fate() {
        demur_gone::Fate::Moved { to, .. } => to.len(),
        demur_gone::Fate::Gone | demur_gone::Fate::Withheld { .. } => 0,
    }
}

/// Gone and moved articles, withheld ones, prefixes, and patterns: 2 % of the entries stand for more than one path.
fn list() -> String {
    let mut list = "path,status,to,since,reason,blocked_by\n".to_owned();
    for number in 0..ENTRIES {
        let (section, year) = (number % 97, 1990 + number % 31);
        let written = match number % 1000 {
            0..=499 => write!(
                list,
                "/s{section}/{year}/{number:07}/a-title,gone,,{year}-01-31,no longer sold,"
            ),
            500..=969 => write!(
                list,
                "/s{section}/{year}/{number:07}/a-title,moved,/news/{number:07},,,"
            ),
            970..=979 => write!(
                list,
                "/leaks/{number:07},withheld,,,court order,https://isp.example/"
            ),
            980..=997 => write!(
                list,
                "/s{section}/old/{number:07}/*,moved,/archive/{number:07}/*,,,"
            ),
            998 => write!(list, "/s{section}/p{number:07}/{{x}},moved,/pages/{{x}},,,"),
            _ => write!(list, "/s{section}/q{number:07}/{{x}}/{{y}}.html,gone,,,,"),
        };
        if written.is_ok() {
            list.push('\n');
        }
    }
    list
}

fn sample(place: &str) -> String {
    place.replace(['{', '}'], "").replace('*', "a/b")
}

/// A fixed shuffle, so that neighbours in the list are not neighbours in the measurement.
fn shuffled(mut paths: Vec<String>) -> Vec<String> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for last in (1..paths.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let bound = u64::try_from(last + 1).unwrap_or(1);
        paths.swap(last, usize::try_from(state % bound).unwrap_or(0));
    }
    paths
}

fn best(mut run: impl FnMut() -> usize) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let count = run();
        best = best.min(start.elapsed());
        std::hint::black_box(count);
    }
    best
}

fn per_path(time: Duration, paths: usize) -> u128 {
    time.as_nanos() * 1000 / u128::try_from(paths.max(1)).unwrap_or(1)
}
