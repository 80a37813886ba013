//! What the command line chooses.

use std::path::PathBuf;

use clap::ArgMatches;
use demur_contract::CompileOptions;
use demur_watch::Settings;
use demur_watch::formats::{Parser, compile, named};
use demur_watch::routes::RouteSettings;

use super::super::diff::at_fault;
use super::send::Target;
use crate::assemble;
use crate::cli;
use crate::console::error;
use crate::exit::Exit;
use crate::reading::Reading;

/// What the command line chooses.
pub(super) struct Chosen {
    pub(super) files: Vec<PathBuf>,
    pub(super) format: Option<(String, Parser)>,
    pub(super) settings: Settings,
    pub(super) targets: Vec<Target>,
}

/// Reads it, and says everything that is wrong with it.
pub(super) fn read(matches: &ArgMatches) -> Result<Chosen, Exit> {
    Ok(Chosen {
        targets: targets(matches)?,
        ..inputs(matches)?
    })
}

/// What a command that sends nothing chooses.
pub(super) fn inputs(matches: &ArgMatches) -> Result<Chosen, Exit> {
    let files = many(matches, "file")
        .into_iter()
        .map(PathBuf::from)
        .collect();
    Ok(Chosen {
        files,
        format: format(matches)?,
        settings: Settings {
            routes: RouteSettings {
                documented: documented(matches)?,
                patterns: many(matches, "route"),
                ..RouteSettings::default()
            },
            ..Settings::default()
        },
        targets: Vec::new(),
    })
}

fn many(matches: &ArgMatches, id: &str) -> Vec<String> {
    let values = matches.get_many::<String>(id);
    values.into_iter().flatten().cloned().collect()
}

fn format(matches: &ArgMatches) -> Result<Option<(String, Parser)>, Exit> {
    let Some(text) = cli::text(matches, "log-format") else {
        return Ok(None);
    };
    if let Some(parser) = named(text) {
        return Ok(Some((text.to_owned(), parser)));
    }
    let is_mapping = text.contains('=') && !text.contains(['$', '%']);
    let parser = if is_mapping {
        Parser::json(text)
    } else {
        compile(text)
    };
    match parser {
        Ok(parser) => Ok(Some(("as given".to_owned(), parser))),
        Err(fault) => {
            error(&format!("--log-format: {fault}"), Some(&fault.hint));
            Err(Exit::Usage)
        }
    }
}

/// The paths of all documents, with their base paths.
fn documented(matches: &ArgMatches) -> Result<Vec<String>, Exit> {
    let mut reading = Reading::default();
    let mut templates = Vec::new();
    for name in many(matches, "spec") {
        let contract = assemble::document(&name, &CompileOptions::default(), &mut reading);
        for resource in contract
            .iter()
            .flat_map(demur_contract::Contract::resources)
        {
            templates.push(resource.template.clone());
        }
    }
    if reading.has_errors() {
        return Err(at_fault(&reading));
    }
    Ok(templates)
}

fn targets(matches: &ArgMatches) -> Result<Vec<Target>, Exit> {
    let mut targets = Vec::new();
    for text in many(matches, "notify") {
        let Some(target) = Target::read(&text) else {
            // The target may be a secret, and so is whatever stands in its place.
            let kind = text.split_once('=').map_or("", |(kind, _)| kind);
            error(
                &format!("`--notify {kind}=…` names no target"),
                Some(
                    "write `alertmanager=http://localhost:9093`, `webhook=https://…`, `slack=https://…` or `pagerduty=KEY`",
                ),
            );
            return Err(Exit::Usage);
        };
        targets.push(target);
    }
    Ok(targets)
}
