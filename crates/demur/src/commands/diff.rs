//! `demur diff`: what two configurations or documents answer differently.

use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, ValueHint};
use demur_contract::CompileOptions;
use demur_contract::tree::Tree;
use demur_decide::{Policy, Snapshot};
use demur_replay::diff::{Kind, Report, diff, json, text};
use demur_replay::trusting;

use crate::assemble;
use crate::cli;
use crate::config::{ConfigFile, load};
use crate::console::{print, stderr_colour, talk};
use crate::exit::Exit;
use crate::reading::Reading;

pub(crate) fn command() -> Command {
    Command::new("diff")
        .about("Show which requests two documents or configurations answer differently")
        .arg(side("old", "OLD").help("OpenAPI document or configuration file as it was"))
        .arg(side("new", "NEW").help("The same as it is to be"))
        .arg(fail_on().help("Which differences make the exit code 1; `breaking` are requests that were accepted and are refused, or refused with another status"))
        .arg(cli::format_flag(["text", "json"]))
        .after_help(
            "Examples:\n  \
             demur diff openapi-1.yaml openapi-2.yaml\n  \
             demur diff demur.toml demur-next.toml --format json\n  \
             demur diff openapi-1.yaml openapi-2.yaml --fail-on any\n\n\
             For every operation requests are made up, with one thing changed in each, and decided by both sides; nothing\n\
             is sent. Credentials are taken to be valid, and limits are not counted.\n\n\
             Exit codes: 0 nothing to fail on, 1 differences, 2 a document or a configuration is at fault",
        )
}

fn side(id: &'static str, name: &'static str) -> Arg {
    Arg::new(id)
        .value_name(name)
        .value_hint(ValueHint::FilePath)
        .required(true)
}

/// `--fail-on` with its words.
pub(super) fn fail_on() -> Arg {
    Arg::new("fail-on")
        .long("fail-on")
        .value_name("WHAT")
        .value_parser(PossibleValuesParser::new(["never", "breaking", "any"]))
        .default_value("breaking")
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut reading = Reading::default();
    let mut snapshot = |id: &str| snapshot(cli::text(matches, id)?, &mut reading).map(trusting);
    let (old, new) = (snapshot("old"), snapshot("new"));
    let (Some(old), Some(new)) = (old, new) else {
        return at_fault(&reading);
    };
    if reading.has_errors() {
        return at_fault(&reading);
    }
    let report = diff(&old, &new);
    if cli::text(matches, "format") == Some("json") {
        print(&format!("{:#}\n", json(&report)));
    } else {
        print(&text(&report));
    }
    match cli::text(matches, "fail-on") {
        Some("never") => Exit::Clean,
        Some("any") => found(report.findings.len()),
        _ => found(breaking(&report)),
    }
}

fn breaking(report: &Report) -> usize {
    report.count(Kind::Breaking)
}

fn found(number: usize) -> Exit {
    if number == 0 {
        Exit::Clean
    } else {
        Exit::Findings
    }
}

/// Says what is wrong with what was read.
pub(super) fn at_fault(reading: &Reading) -> Exit {
    talk(&reading.text(stderr_colour()));
    Exit::Usage
}

/// What a configuration file says, or a document alone. Nobody verifies credentials for a document alone, so those
/// that are presented count.
pub(super) fn snapshot(name: &str, reading: &mut Reading) -> Option<Snapshot> {
    let bytes = reading.file(name)?;
    if is_document(name, &bytes) {
        let contract = assemble::document(name, &CompileOptions::default(), reading)?;
        return Some(trusting(Snapshot::of(vec![contract], Policy::default())));
    }
    let file = ConfigFile {
        name: name.to_owned(),
        bytes,
    };
    let (config, diagnostics) = load(Some(&file), &[], &Vec::new());
    reading.diagnostics.extend(diagnostics);
    Some(assemble::snapshot(&config, reading))
}

/// A document says at its top that it is one.
fn is_document(name: &str, bytes: &[u8]) -> bool {
    if Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "toml")
    {
        return false;
    }
    let tree = Tree::read(name, bytes.to_vec(), &mut Vec::new());
    tree.is_some_and(|tree| {
        ["openapi", "swagger"]
            .into_iter()
            .any(|key| tree.root().get(key).is_some())
    })
}
