//! `demur watch ack` and `resolve`: what people say of alerts, in a list beside the state.
//!
//! A list of its own, so that something can be said while a run holds the state.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, ValueHint};
use demur_watch::alert::{Alert, State};

use crate::console::{error, talk};
use crate::exit::Exit;
use crate::reading::reason;

pub(super) fn command(name: &'static str, about: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .arg(
            Arg::new("id")
                .value_name("ID")
                .num_args(1..)
                .required(true)
                .help("Id of the alert, as reports show it"),
        )
        .arg(
            Arg::new("state")
                .long("state")
                .value_name("FILE")
                .value_hint(ValueHint::FilePath)
                .required(true)
                .help("The state that `demur watch` was started with"),
        )
        .after_help(format!(
            "Examples:\n  demur watch {name} 1b2c3d4-0a1b2c3d --state watch.redb"
        ))
}

pub(super) fn run(name: &str, matches: &ArgMatches) -> Exit {
    let state = super::text(matches, "state").unwrap_or_default();
    let ids = matches.get_many::<String>("id").into_iter().flatten();
    let lines: Vec<String> = ids.map(|id| format!("{name} {id}\n")).collect();
    let lines = lines.concat();
    if lines.lines().any(|line| line.split(' ').count() != 2) {
        error("an id has no blanks", Some("copy it from a report"));
        return Exit::Usage;
    }
    if !Path::new(state).exists() {
        error(
            &format!("there is no state `{state}`"),
            Some("give the `--state` that `demur watch` was started with"),
        );
        return Exit::Usage;
    }
    let list = list_of(Path::new(state));
    let file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&list);
    match file.and_then(|mut file| file.write_all(lines.as_bytes())) {
        Ok(()) => {
            talk(&format!("noted in `{}`\n", list.display()));
            Exit::Clean
        }
        Err(fault) => {
            error(
                &format!("`{}` cannot be written: {}", list.display(), reason(&fault)),
                None,
            );
            Exit::Usage
        }
    }
}

/// Where marks of a state are.
fn list_of(state: &Path) -> PathBuf {
    let mut name = state.as_os_str().to_owned();
    name.push(".marks");
    PathBuf::from(name)
}

/// What tells whether somebody said something since: how long the list is.
pub(super) fn length(state: &Path) -> u64 {
    std::fs::metadata(list_of(state)).map_or(0, |list| list.len())
}

/// What people said of alerts, by id; the last word counts.
pub(super) fn read(state: &Path) -> BTreeMap<String, State> {
    let text = std::fs::read_to_string(list_of(state)).unwrap_or_default();
    let words = text.lines().filter_map(|line| line.split_once(' '));
    words
        .filter_map(|(word, id)| {
            let mark = match word {
                "ack" => State::Acknowledged,
                "resolve" => State::Resolved,
                _ => return None,
            };
            Some((id.to_owned(), mark))
        })
        .collect()
}

/// Puts what people said over what was found.
pub(super) fn mark(alerts: &mut [Alert], marks: &BTreeMap<String, State>) {
    for alert in alerts.iter_mut().filter(|alert| alert.state == State::Open) {
        if let Some(mark) = marks.get(&alert.id) {
            alert.state = *mark;
        }
    }
}
