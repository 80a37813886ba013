//! `demur check`: all faults of configuration files and `OpenAPI` documents at once.

use std::path::Path;

use clap::{ArgMatches, Command};
use demur_contract::CompileOptions;
use demur_contract::tree::Tree;

use crate::assemble;
use crate::cli;
use crate::config::{ConfigFile, is_key, load};
use crate::console::{error, print, stdout_colour};
use crate::exit::Exit;
use crate::reading::Reading;

pub(crate) fn command() -> Command {
    Command::new("check")
        .about("Check configuration files and OpenAPI documents, all faults at once")
        .arg(cli::files("files", "FILE").help("Files to check; without any, `demur.toml` or `demur.yaml` of this directory"))
        .arg(cli::format_flag(["text", "json"]))
        .after_help("Examples:\n  demur check openapi.yaml\n  demur check demur.toml --format json\n\nExit codes: 0 no errors (there may be warnings), 2 errors")
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut reading = Reading::default();
    let mut files: Vec<&str> = matches
        .get_many::<String>("files")
        .unwrap_or_default()
        .map(String::as_str)
        .collect();
    if files.is_empty() {
        files.extend(Reading::usual());
    }
    if files.is_empty() {
        let hint = "name an OpenAPI document or a configuration file";
        error("there is nothing to check", Some(hint));
        return Exit::Usage;
    }
    for name in files {
        file(name, &mut reading);
    }
    if cli::text(matches, "format") == Some("json") {
        print(&reading.json());
    } else {
        print(&reading.text(stdout_colour()));
    }
    if reading.has_errors() {
        Exit::Usage
    } else {
        Exit::Clean
    }
}

fn file(name: &str, reading: &mut Reading) {
    let Some(bytes) = reading.file(name) else {
        return;
    };
    if !is_configuration(name, &bytes) {
        assemble::document(name, &CompileOptions::default(), reading);
        return;
    }
    let (config, diagnostics) = load(
        Some(&ConfigFile {
            name: name.to_owned(),
            bytes,
        }),
        &[],
        &Vec::new(),
    );
    reading.diagnostics.extend(diagnostics);
    assemble::check(&config, reading);
}

/// TOML is ours; YAML and JSON are ours if a key at the top is, or the name says so.
fn is_configuration(name: &str, bytes: &[u8]) -> bool {
    let path = Path::new(name);
    if path
        .extension()
        .is_some_and(|extension| extension == "toml")
    {
        return true;
    }
    let Some(tree) = Tree::read(name, bytes.to_vec(), &mut Vec::new()) else {
        return false;
    };
    let root = tree.root();
    if root.get("openapi").is_some() || root.get("swagger").is_some() {
        return false;
    }
    path.file_stem().is_some_and(|stem| stem == "demur")
        || root.entries().any(|entry| is_key(entry.name()))
}
