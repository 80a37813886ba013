//! The report, as it was asked for.

use std::io::IsTerminal;
use std::path::Path;

use clap::ArgMatches;
use demur_report::Colour;
use demur_schema::suggest;
use demur_watch::Report;
use demur_watch::alert::{Alert, Severity};
use demur_watch::sinks::{alertmanager, csv, html, json, markdown, metrics, rules, text};

use crate::console::{error, print, stdout_colour, talk};
use crate::exit::Exit;
use crate::reading::reason;
use crate::writing::save;

/// Columns where there is no terminal that has some.
const COLUMNS: usize = 100;

/// The objective of the rules for Prometheus: 99 of 100 requests are not answered with a 4xx.
const OBJECTIVE: f64 = 0.99;

/// What is worth failing on, without the name of a detector.
const SEVERITIES: [&str; 3] = ["page", "ticket", "note"];

/// Writes the report and says how the command ends.
pub(super) fn write(matches: &ArgMatches, report: &Report) -> Exit {
    let format = super::text(matches, "format").unwrap_or("text");
    let base = super::text(matches, "docs-url");
    let written = match super::text(matches, "output") {
        None => {
            print(&render(format, report, base, is_coloured()));
            Ok(())
        }
        Some(file) => to_file(file, format, report, base),
    };
    if let Err((file, fault)) = written {
        error(
            &format!("`{file}` cannot be written: {}", reason(&fault)),
            Some("look whether the folder is there and may be written to"),
        );
        return Exit::Usage;
    }
    if matches.get_flag("check") && report.alerts.iter().any(|alert| fails(matches, alert)) {
        return Exit::Findings;
    }
    Exit::Clean
}

/// Whether an alert is one to fail on.
fn fails(matches: &ArgMatches, alert: &Alert) -> bool {
    let mut what = matches.get_many::<String>("fail-on").into_iter().flatten();
    what.any(|what| match what.as_str() {
        "page" => alert.severity >= Severity::Page,
        "ticket" => alert.severity >= Severity::Ticket,
        "note" => true,
        detector => alert.detector == detector,
    })
}

/// What can be told to be wrong before anything is read.
pub(super) fn check(matches: &ArgMatches) -> Result<(), Exit> {
    if let Some(word) = unknown(matches) {
        let near = suggest(&word, SEVERITIES.into_iter().chain(demur_watch::ids()));
        let hint = near.map_or_else(
            || {
                "write `page`, `ticket` or `note`, or detectors as `demur explain` lists them"
                    .to_owned()
            },
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("`--fail-on {word}` is neither a severity nor a detector");
        error(&message, Some(&hint));
        return Err(Exit::Usage);
    }
    let Some(file) = super::text(matches, "output") else {
        return Ok(());
    };
    let folder = Path::new(file).parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    if Path::new(file).is_dir() || folder.is_some_and(|folder| !folder.is_dir()) {
        let fault = if Path::new(file).is_dir() {
            "it is a folder"
        } else {
            "its folder is not there"
        };
        error(&format!("`{file}` cannot be written: {fault}"), None);
        return Err(Exit::Usage);
    }
    Ok(())
}

/// What `--fail-on` names and is neither a severity nor a detector.
fn unknown(matches: &ArgMatches) -> Option<String> {
    let what = matches.get_many::<String>("fail-on").into_iter().flatten();
    let is_known =
        |what: &str| SEVERITIES.contains(&what) || demur_watch::ids().any(|id| id == what);
    what.into_iter().find(|what| !is_known(what)).cloned()
}

fn to_file(
    file: &str,
    format: &str,
    report: &Report,
    base: Option<&str>,
) -> Result<(), (String, std::io::Error)> {
    let file = Path::new(file);
    save(file, &render(format, report, base, false))?;
    let twin = file.with_extension("json");
    if format == "html" && twin != file {
        save(&twin, &json::report(report))?;
        talk(&format!(
            "written: {} and {}\n",
            file.display(),
            twin.display()
        ));
    }
    Ok(())
}

fn is_coloured() -> bool {
    matches!(stdout_colour(), Colour::Always)
}

/// The report in a format.
pub(super) fn render(format: &str, report: &Report, base: Option<&str>, colour: bool) -> String {
    match format {
        "json" => json::report(report),
        "ndjson" => report.alerts.iter().map(json::alert_line).collect(),
        "html" => html::html(report, &title(report)),
        "markdown" => markdown::markdown(report, base),
        "csv" => csv::routes(report),
        "prometheus" => metrics::metrics(report),
        "rules" => rules::rules(OBJECTIVE).unwrap_or_default(),
        "alertmanager" => alertmanager::alerts(&report.alerts, base),
        "consumers" => csv::consumers(report),
        _ => text::text(report, columns(), colour),
    }
}

/// What was read, in a few words.
fn title(report: &Report) -> String {
    let name = |name: &str| {
        if name == "-" {
            return "standard input".to_owned();
        }
        let file = Path::new(name).file_name();
        file.map_or_else(
            || name.to_owned(),
            |file| file.to_string_lossy().into_owned(),
        )
    };
    match report.inputs.as_slice() {
        [] => "nothing was read".to_owned(),
        [only] => name(&only.name),
        [first, others @ ..] => format!("{} and {} more", name(&first.name), others.len()),
    }
}

/// The width of the terminal.
pub(super) fn columns() -> usize {
    if !std::io::stdout().is_terminal() {
        return COLUMNS;
    }
    terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| usize::from(width.0).max(40))
}
