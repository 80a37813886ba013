//! The report, as it was asked for, and how the command ends.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Arg, ArgAction, ArgMatches, ValueHint};
use demur_audit::net::Stopped;
use demur_audit::reports::{Format, text};
use demur_audit::{Audit, Baseline, Coverage, Date, Report, Suppressions, Threshold, checks};
use demur_report::Colour;

use super::super::diff::at_fault;
use super::settings::{many, text_of};
use crate::cli;
use crate::console::{error, print, stdout_colour, talk};
use crate::exit::Exit;
use crate::reading::{Reading, reason};
use crate::writing::save;

/// Columns where there is no terminal that has some.
const COLUMNS: usize = 100;

/// How the asking ended.
pub(super) struct Ended {
    pub(super) target: String,
    pub(super) seconds: f64,
    pub(super) requests: usize,
    pub(super) stopped: Option<Stopped>,
    /// The names of the fields of each identity.
    pub(super) credentials: BTreeMap<String, Vec<String>>,
}

pub(super) fn arguments() -> Vec<Arg> {
    let formats = Format::ALL.map(Format::as_str);
    let file = |id: &'static str| {
        Arg::new(id)
            .long(id)
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
    };
    vec![
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(super::words(formats))
            .default_value("text")
            .help("How the report is written; `http` are requests to send again"),
        file("output").help("Write the report there"),
        Arg::new("write")
            .long("write")
            .value_name("FORMAT=FILE")
            .action(ArgAction::Append)
            .help("Write it there too, in another format; may be repeated"),
        file("baseline").help("Findings that are known: only new ones fail"),
        file("write-baseline").help("Write what is found there, as the baseline of the next audit"),
        file("suppress")
            .help("Findings that are accepted, each for a reason: TOML with `[[suppress]]` tables"),
        Arg::new("fail-on")
            .long("fail-on")
            .value_name("SEVERITY")
            .value_parser(super::words(Threshold::WORDS))
            .default_value("should")
            .help("From which severity on findings make the exit code 1"),
        Arg::new("docs-url")
            .long("docs-url")
            .value_name("URL")
            .value_hint(ValueHint::Url)
            .help("Where a gateway or a site serves the pages that findings link to"),
    ]
}

/// Everything around the report that can be wrong, read before anything is asked.
pub(super) struct Wanted {
    files: Vec<(Format, String)>,
    baseline: Option<Baseline>,
    suppressions: Option<Suppressions>,
}

/// Reads it, and says what is wrong with it.
pub(super) fn wanted(matches: &ArgMatches) -> Result<Wanted, Exit> {
    let mut files = Vec::new();
    for text in many(matches, "write") {
        let pair = text.split_once('=').and_then(|(format, file)| {
            let format = Format::named(format)?;
            (!file.is_empty()).then(|| (format, file.to_owned()))
        });
        let Some(pair) = pair else {
            let formats = Format::ALL.map(Format::as_str).join("`, `");
            error(
                &format!("`--write {text}` names no format and file"),
                Some(&format!(
                    "write `--write sarif=audit.sarif`; the formats are `{formats}`"
                )),
            );
            return Err(Exit::Usage);
        };
        files.push(pair);
    }
    let named = ["output", "write-baseline"].into_iter();
    let named = named.filter_map(|id| cli::text(matches, id));
    for file in named.chain(files.iter().map(|(_, file)| file.as_str())) {
        may_be_written(file)?;
    }
    Ok(Wanted {
        files,
        baseline: baseline(matches)?,
        suppressions: suppressions(matches)?,
    })
}

/// Whether a folder is there for a file, and none in its place: known before anything is asked.
fn may_be_written(file: &str) -> Result<(), Exit> {
    let folder = Path::new(file).parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let fault = if Path::new(file).is_dir() {
        "it is a folder"
    } else if folder.is_some_and(|folder| !folder.is_dir()) {
        "its folder is not there"
    } else {
        return Ok(());
    };
    error(&format!("`{file}` cannot be written: {fault}"), None);
    Err(Exit::Usage)
}

fn baseline(matches: &ArgMatches) -> Result<Option<Baseline>, Exit> {
    let Some(name) = cli::text(matches, "baseline") else {
        return Ok(None);
    };
    let read = Baseline::read(&text_of(name)?);
    read.map(Some).map_err(|fault| {
        error(
            &format!("`{name}` is no baseline: {fault}"),
            Some("`--write-baseline` writes one"),
        );
        Exit::Usage
    })
}

fn suppressions(matches: &ArgMatches) -> Result<Option<Suppressions>, Exit> {
    let Some(name) = cli::text(matches, "suppress") else {
        return Ok(None);
    };
    let mut reading = Reading::default();
    let octets = reading.file(name).unwrap_or_default();
    match Suppressions::read(name, &String::from_utf8_lossy(&octets)) {
        Ok(read) if !reading.has_errors() => Ok(Some(read)),
        Ok(_) => Err(at_fault(&reading)),
        Err(faults) => {
            reading.diagnostics.extend(faults);
            Err(at_fault(&reading))
        }
    }
}

/// Makes the report, writes it everywhere it is wanted, and says how the command ends.
pub(super) fn write(matches: &ArgMatches, wanted: &Wanted, audit: Audit, ended: &Ended) -> Exit {
    let stopped = ended.stopped;
    let report = report(matches, wanted, &audit, ended);
    let has_checked = audit.has_begun_to_check();
    // A large document takes more room than all that is written now.
    drop(audit);
    let mut files: Vec<(&str, String)> = Vec::new();
    let format = cli::text(matches, "format").and_then(Format::named);
    let format = format.unwrap_or(Format::Text);
    match cli::text(matches, "output") {
        Some(file) => files.push((file, format.write(&report))),
        None if format == Format::Text => print(&text(&report, width(), is_coloured())),
        None => print(&format.write(&report)),
    }
    for (format, file) in &wanted.files {
        files.push((file, format.write(&report)));
    }
    if let Some(file) = cli::text(matches, "write-baseline") {
        files.push((file, Baseline::write(&report)));
    }
    for (file, text) in files {
        if let Err((file, fault)) = save(Path::new(file), &text) {
            error(
                &format!("`{file}` cannot be written: {}", reason(&fault)),
                Some("look whether the folder is there and may be written to"),
            );
            return Exit::Usage;
        }
        talk(&format!("written: {file}\n"));
    }
    match stopped {
        Some(Stopped::Interrupted) => Exit::Interrupted,
        _ if report.failing().next().is_some() => Exit::Findings,
        // Nothing was found because little could be asked: that is not clean.
        Some(Stopped::Failures(_) | Stopped::Asked(_)) => Exit::Network,
        Some(Stopped::Requests | Stopped::Time) if !has_checked => Exit::Network,
        Some(Stopped::Requests | Stopped::Time) | None => Exit::Clean,
    }
}

fn report(matches: &ArgMatches, wanted: &Wanted, audit: &Audit, ended: &Ended) -> Report {
    let mut report = Report::of(&ended.target, audit.judge());
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |now| now.as_secs());
    report.started = now.saturating_sub(whole(ended.seconds));
    report.seconds = ended.seconds;
    report.requests = ended.requests;
    report.credentials.clone_from(&ended.credentials);
    report.stopped = ended.stopped.map(|why| why.to_string());
    report.coverage = Coverage::of(audit.site(), audit.run(), audit.checks(), checks::ALL);
    let threshold = cli::text(matches, "fail-on").and_then(Threshold::named);
    report.fail_on = threshold.unwrap_or_default();
    report.docs_url = cli::text(matches, "docs-url").map(str::to_owned);
    let contracts = audit.site().snapshot.iter().flat_map(|one| &one.contracts);
    for contract in contracts {
        report.locate(contract.documents());
    }
    if let Some(suppressions) = &wanted.suppressions {
        report.suppress(suppressions, Date::of(now));
    }
    if let Some(baseline) = &wanted.baseline {
        report.compare(baseline);
    }
    report
}

/// Seconds without their fraction.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the time of an audit is small and not negative"
)]
fn whole(seconds: f64) -> u64 {
    seconds.max(0.0) as u64
}

fn is_coloured() -> bool {
    matches!(stdout_colour(), Colour::Always)
}

/// The columns of the terminal.
fn width() -> usize {
    let size = terminal_size::terminal_size();
    size.map_or(COLUMNS, |(columns, _)| usize::from(columns.0))
}
