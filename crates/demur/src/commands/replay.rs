//! `demur replay`: which recorded requests a new configuration or document would answer differently.

use std::fs::File;
use std::io::{self, Read};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, ValueHint};
use demur_replay::{Format, Reader, Replay, Summary, Unread, detect, summary_json, summary_text};

use super::diff::{at_fault, fail_on, snapshot};
use crate::cli;
use crate::console::{error, print};
use crate::exit::Exit;
use crate::reading::{Reading, reason};

/// How much is read at a time; the first piece tells the format.
const PIECE: usize = 1 << 18;

pub(crate) fn command() -> Command {
    let file = |id: &'static str, help: &'static str| {
        let arg = Arg::new(id)
            .value_name("FILE")
            .value_hint(ValueHint::FilePath);
        arg.long(id).help(help)
    };
    Command::new("replay")
        .about("Show which recorded requests a new configuration or document would answer differently")
        .arg(
            Arg::new("recording")
                .value_name("LOG|HAR")
                .value_hint(ValueHint::FilePath)
                .required(true)
                .help("HAR file, access log in common or combined format, or events of demur; `-` is standard input"),
        )
        .arg(file("config", "Configuration file or OpenAPI document that is to come").required(true))
        .arg(file("against", "The one that holds now; otherwise the recorded answers are the old ones"))
        .arg(
            Arg::new("recorded-as")
                .long("recorded-as")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(["har", "access-log", "events"]))
                .help("How the recording is written, where its beginning does not tell"),
        )
        .arg(fail_on().help("Which differences make the exit code 1; `breaking` are requests that would be refused and were not"))
        .arg(cli::format_flag(["text", "json"]))
        .after_help(
            "Examples:\n  \
             demur replay access.log --config demur-next.toml\n  \
             demur replay session.har --config openapi-2.yaml --against openapi-1.yaml\n  \
             zcat events.jsonl.gz | demur replay - --config demur-next.toml --format json\n\n\
             Nothing is sent. What a recording does not hold is not judged: a log has no header fields, so that what\n\
             depends on them is counted as undecidable. Credentials are taken to be valid, and limits are not counted.\n\n\
             Exit codes: 0 nothing to fail on, 1 differences, 2 the recording, a document or a configuration is at fault",
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut reading = Reading::default();
    let mut side = |id: &str| cli::text(matches, id).map(|name| snapshot(name, &mut reading));
    let (new, old) = (side("config").flatten(), side("against"));
    let (Some(new), Some(old)) = (new, old.map_or(Some(None), |old| old.map(Some))) else {
        return at_fault(&reading);
    };
    if reading.has_errors() {
        return at_fault(&reading);
    }
    let name = cli::text(matches, "recording").unwrap_or_default();
    let format = cli::text(matches, "recorded-as").and_then(Format::named);
    let mut replay = Replay::new(old.as_ref(), &new);
    let unread = match open(name).and_then(|file| feed(file, format, &mut replay)) {
        Ok(Some(unread)) => unread,
        Ok(None) => {
            error(
                &format!("`{name}` is no recording that is known here"),
                Some("name its format: `--recorded-as access-log`"),
            );
            return Exit::Usage;
        }
        Err(fault) => {
            error(
                &format!("`{name}` cannot be read: {}", reason(&fault)),
                None,
            );
            return Exit::Usage;
        }
    };
    let summary = replay.summary();
    if cli::text(matches, "format") == Some("json") {
        print(&format!("{:#}\n", summary_json(&summary, &unread)));
    } else {
        print(&summary_text(&summary, &unread));
    }
    exit(&summary, &unread, cli::text(matches, "fail-on"))
}

fn exit(summary: &Summary, unread: &Unread, fail_on: Option<&str>) -> Exit {
    if summary.requests == 0 && unread.total > 0 {
        return Exit::Usage;
    }
    let found = match fail_on {
        Some("never") => 0,
        Some("any") => summary.refused + summary.altered + summary.opened,
        _ => summary.refused,
    };
    if found == 0 {
        Exit::Clean
    } else {
        Exit::Findings
    }
}

fn open(name: &str) -> io::Result<Box<dyn Read>> {
    if name == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(File::open(name)?))
}

/// Reads all of it, a piece at a time; nothing if the format is not known.
fn feed(
    mut file: Box<dyn Read>,
    format: Option<Format>,
    replay: &mut Replay<'_>,
) -> io::Result<Option<Unread>> {
    let mut piece = Vec::with_capacity(PIECE);
    let mut next = |piece: &mut Vec<u8>| {
        piece.clear();
        let limit = u64::try_from(PIECE).unwrap_or(u64::MAX);
        file.by_ref().take(limit).read_to_end(piece)
    };
    next(&mut piece)?;
    let Some(format) = format.or_else(|| detect(&piece)) else {
        return Ok(None);
    };
    let mut reader = Reader::new(format);
    while !piece.is_empty() {
        reader.feed(&piece, &mut |recorded| drop(replay.add(&recorded)));
        next(&mut piece)?;
    }
    Ok(Some(
        reader.finish(&mut |recorded| drop(replay.add(&recorded))),
    ))
}
