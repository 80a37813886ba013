//! `demur gone`: edits the store of what is gone, moved or withheld, while a gateway serves from it.

use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use demur_gone::{Entry, Fate, Permanence};
use serde_json::{Value as Json, json};

use crate::assemble::places::{fit, listed, stored};
use crate::cli;
use crate::console::{error, print, stderr_colour, talk};
use crate::exit::Exit;
use crate::options::Settings;
use crate::reading::Reading;
use crate::store::{self, Edited, Lines};

const EXAMPLES: &str = "Examples:\n  \
    demur gone add /fax --reason 'no longer sold' --places-store gone.redb\n  \
    demur gone add '/shop/*' --to '/store/*'\n  \
    demur gone add /leak --withheld --blocked-by https://isp.example/\n  \
    demur gone list\n  \
    demur gone remove /fax\n\n\
    The store is named by `places_store` in the configuration or by `--places-store`. A gateway that serves from it\n\
    takes up each change within two seconds.";

pub(crate) fn command() -> Command {
    Command::new("gone")
        .about("Edit the store of what is gone, moved or withheld")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands([add_command(), remove_command(), list_command()])
        .after_help(EXAMPLES)
}

/// A part of the command; all take the flags of the same options.
fn part(name: &'static str, about: &'static str) -> Command {
    cli::configured("gone", about).name(name)
}

fn add_command() -> Command {
    part("add", "Add a path, or replace what the store says of it")
        .arg(path().help("Path that is gone; `/old/*` is everything below, `/blog/{slug}` has a capture"))
        .arg(value("to", "TARGET").help("Where it has moved for good: a path or a URL").conflicts_with("withheld"))
        .arg(switch("temporary").requires("to").help("It has moved for a time only"))
        .arg(switch("withheld").help("It is withheld for legal reasons"))
        .arg(value("blocked-by", "URL").value_hint(ValueHint::Url).requires("withheld").help("Who implements the block"))
        .arg(value("since", "DATE").help("Day from which on it is so, such as `2026-01-31`"))
        .arg(value("reason", "TEXT").allow_hyphen_values(true).help("Why, for people"))
        .arg(value("max-age", "SECONDS").help("For how long the answer may be kept"))
        .after_help(
            "Examples:\n  \
             demur gone add /fax --since 2026-01-31 --reason 'no longer sold' --places-store gone.redb\n  \
             demur gone add '/shop/*' --to '/store/*'\n  \
             demur gone add /sale --to /summer --temporary --max-age 3600\n  \
             demur gone add /leak --withheld --blocked-by https://isp.example/\n\n\
             The lists of `places` and the store are checked together with the new entry; nothing is written if a move\n\
             leads to another entry, round in a circle, to a host that the request names, or many paths to the home page.\n\n\
             Exit codes: 0 added or replaced, 2 refused",
        )
}

fn remove_command() -> Command {
    part("remove", "Take a path out of the store")
        .arg(path().help("Path as it was added"))
        .after_help(
            "Examples:\n  demur gone remove /fax --places-store gone.redb\n\nExit codes: 0 removed, 2 it was not there",
        )
}

fn list_command() -> Command {
    part("list", "Print the store as a list that `places` takes")
        .arg(cli::format_flag(["text", "json"]))
        .after_help(
            "Examples:\n  demur gone list --places-store gone.redb > gone.csv\n  demur gone list --format json",
        )
}

fn path() -> Arg {
    Arg::new("path").value_name("PATH").required(true)
}

fn value(name: &'static str, placeholder: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(placeholder)
}

fn switch(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let Some((name, matches)) = matches.subcommand() else {
        return Exit::Usage;
    };
    let mut reading = Reading::default();
    let settings = cli::configuration(matches, &mut reading).settings;
    if reading.has_errors() {
        return faulty(&reading);
    }
    let Some(file) = settings.places_store.as_ref() else {
        let hint = "name one: `--places-store gone.redb`, or `places_store` in the configuration";
        error("there is no store", Some(hint));
        return Exit::Usage;
    };
    match name {
        "add" => add(matches, &settings, &file.0),
        "remove" => remove(matches, &settings, &file.0),
        _ => list(matches, &file.0),
    }
}

fn faulty(reading: &Reading) -> Exit {
    talk(&reading.text(stderr_colour()));
    Exit::Usage
}

fn unwritten(reading: &Reading) -> Exit {
    talk(&reading.text(stderr_colour()));
    talk("nothing was written\n");
    Exit::Usage
}

fn refused(message: &str, hint: Option<&str>) -> Exit {
    error(message, hint);
    Exit::Usage
}

/// Somebody who edits at the same time is waited for; this often at most.
const TRIES: usize = 20;

const OVERTAKEN: &str = "others change the store all the time; nothing was written";

const TAKEN_UP: &str = "a running `demur serve` with this store takes it up within two seconds\n";

fn add(matches: &ArgMatches, settings: &Settings, file: &str) -> Exit {
    let written = match written(matches) {
        Ok(written) => written,
        Err(name) => {
            let message = format!("`{name}` has a line end");
            return refused(&message, Some("write it as one line"));
        }
    };
    let mut reading = Reading::default();
    let Some(path) = alone(&row(&written), &mut reading) else {
        return unwritten(&reading);
    };
    let line = row(&Row {
        path: &path,
        ..written
    });
    for _ in 0..TRIES {
        let before = match store::read(file) {
            Ok(before) => before,
            Err(reason) => return refused(&reason, None),
        };
        let mut reading = Reading::default();
        check(settings, file, &before, (&path, &line), &mut reading);
        if reading.has_errors() {
            return unwritten(&reading);
        }
        match store::edit(file, &before, &path, Some(&line)) {
            Ok(Edited::Done) => return added(before.get(&path), &path, file),
            Ok(Edited::Overtaken) => {}
            Err(reason) => return refused(&reason, None),
        }
    }
    refused(OVERTAKEN, None)
}

fn added(old: Option<&String>, path: &str, file: &str) -> Exit {
    match old {
        None => talk(&format!("added `{path}` to {file}\n")),
        Some(old) => talk(&format!("replaced `{path}` in {file}; it was: {old}\n")),
    }
    talk(TAKEN_UP);
    Exit::Clean
}

/// Holds the lists and the store, with the new line in it, against each other.
fn check(
    settings: &Settings,
    file: &str,
    before: &Lines,
    (path, line): (&str, &str),
    reading: &mut Reading,
) {
    let mut after = before.clone();
    after.insert(path.to_owned(), line.to_owned());
    let mut entries = listed(settings, reading);
    entries.extend(stored(file, store::text(&after), reading));
    if !reading.has_errors() {
        fit(&entries, reading);
    }
}

/// One line of a list, not yet quoted.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    path: &'a str,
    status: &'static str,
    to: &'a str,
    since: &'a str,
    reason: &'a str,
    max_age: &'a str,
    blocked_by: &'a str,
}

/// What was asked for; the error is the flag whose value no list can hold.
fn written(matches: &ArgMatches) -> Result<Row<'_>, String> {
    let value = |name| {
        let text = cli::text(matches, name).unwrap_or_default();
        if text.contains(['\n', '\r']) {
            return Err(if name == "path" {
                "PATH".to_owned()
            } else {
                format!("--{name}")
            });
        }
        Ok(text)
    };
    let status = if matches.get_flag("withheld") {
        "withheld"
    } else if matches.get_flag("temporary") {
        "found"
    } else if matches.contains_id("to") {
        "moved"
    } else {
        "gone"
    };
    Ok(Row {
        path: value("path")?,
        status,
        to: value("to")?,
        since: value("since")?,
        reason: value("reason")?,
        max_age: value("max-age")?,
        blocked_by: value("blocked-by")?,
    })
}

/// The line, in the order of the columns of the store.
fn row(row: &Row<'_>) -> String {
    let cells = [
        row.path,
        row.status,
        row.to,
        row.since,
        row.reason,
        row.max_age,
        row.blocked_by,
    ];
    cells.map(cell).join(",")
}

/// RFC 4180 §2: what could be taken for the end of a cell goes in quotation marks.
fn cell(text: &str) -> String {
    let is_plain = !text.contains([',', '"']) && text.trim() == text && !text.starts_with('#');
    if is_plain {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('"', "\"\""))
    }
}

/// Judges a line on its own; its path in the form under which the store keeps it.
fn alone(line: &str, reading: &mut Reading) -> Option<String> {
    let text = format!("{}\n{line}\n", store::HEADER);
    let entries = stored("new entry", text, reading);
    entries.first().map(|entry| entry.path().to_owned())
}

fn remove(matches: &ArgMatches, settings: &Settings, file: &str) -> Exit {
    let typed = cli::text(matches, "path").unwrap_or_default();
    let mut reading = Reading::default();
    let Some(path) = alone(&format!("{},gone", cell(typed)), &mut reading) else {
        return faulty(&reading);
    };
    for _ in 0..TRIES {
        let before = match store::read(file) {
            Ok(before) => before,
            Err(reason) => return refused(&reason, None),
        };
        if !before.contains_key(&path) {
            return not_there(&path, settings, file);
        }
        match store::edit(file, &before, &path, None) {
            Ok(Edited::Done) => {
                talk(&format!("removed `{path}` from {file}\n{TAKEN_UP}"));
                return Exit::Clean;
            }
            Ok(Edited::Overtaken) => {}
            Err(reason) => return refused(&reason, None),
        }
    }
    refused(OVERTAKEN, None)
}

fn not_there(path: &str, settings: &Settings, file: &str) -> Exit {
    let entries = listed(settings, &mut Reading::default());
    let elsewhere = entries.iter().find(|entry| entry.path() == path);
    let hint = match elsewhere {
        Some(entry) => format!("it is listed in {}; edit that list", entry.position()),
        None => "`demur gone list` shows what is there".to_owned(),
    };
    refused(&format!("`{path}` is not in {file}"), Some(&hint))
}

fn list(matches: &ArgMatches, file: &str) -> Exit {
    let text = match store::list(file) {
        Ok(text) => text,
        Err(reason) => return refused(&reason, None),
    };
    if !Path::new(file).exists() {
        talk(&format!(
            "{file} does not exist yet; `demur gone add` makes it\n"
        ));
    }
    if cli::text(matches, "format") == Some("text") {
        print(&text);
        return Exit::Clean;
    }
    let mut reading = Reading::default();
    let entries = stored(file, text, &mut reading);
    if reading.has_errors() {
        return faulty(&reading);
    }
    let places: Vec<Json> = entries.iter().map(as_json).collect();
    print(&format!("{:#}\n", json!({ "places": places })));
    Exit::Clean
}

fn as_json(entry: &Entry) -> Json {
    let (status, to, blocked_by) = match entry.fate() {
        Fate::Gone => ("gone", None, None),
        Fate::Moved {
            to,
            permanence: Permanence::Permanent,
        } => ("moved", Some(to), None),
        Fate::Moved {
            to,
            permanence: Permanence::Temporary,
        } => ("found", Some(to), None),
        Fate::Withheld { blocked_by } => ("withheld", None, blocked_by.as_ref()),
    };
    json!({
        "path": entry.path(),
        "status": status,
        "to": to,
        "since": entry.since().map(|date| date.to_string()),
        "reason": entry.reason(),
        "max_age": entry.max_age(),
        "blocked_by": blocked_by,
    })
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_that_could_end_early_is_quoted() {
        for (text, expected) in [
            ("", ""),
            ("no longer sold", "no longer sold"),
            ("a, b", "\"a, b\""),
            ("the \"fax\"", "\"the \"\"fax\"\"\""),
            (" a", "\" a\""),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
