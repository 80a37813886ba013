//! The command line as the parser sees it, and the way from a command's name to its code.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use demur_report::Colour;

use crate::commands;
use crate::config::{CONFIG_VARIABLE, Config, Flags, load};
use crate::console;
use crate::exit::Exit;
use crate::options::OPTIONS;
use crate::reading::Reading;
use crate::settings::kind::Kind;
use crate::settings::{Row, Shape};

/// Runs what the arguments ask for.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> Exit {
    match command().try_get_matches_from(arguments) {
        Ok(matches) => dispatch(&matches),
        Err(error) => {
            // Help is a result, everything else is talk; a closed pipe is no failure of ours.
            let _ = error.print();
            if error.exit_code() == 0 {
                Exit::Clean
            } else {
                Exit::Usage
            }
        }
    }
}

fn dispatch(matches: &ArgMatches) -> Exit {
    let Some((name, matches)) = matches.subcommand() else {
        return Exit::Usage;
    };
    commands::ALL
        .iter()
        .find(|one| one.name == name)
        .map_or(Exit::Usage, |one| (one.run)(matches))
}

/// The whole command line.
pub(crate) fn command() -> Command {
    let colour = match console::stdout_colour() {
        Colour::Always => clap::ColorChoice::Auto,
        Colour::Never => clap::ColorChoice::Never,
    };
    Command::new("demur")
        .version(env!("CARGO_PKG_VERSION"))
        .color(colour)
        .about("An HTTP gateway that gets every error status right")
        .after_help(
            "Examples:\n  \
             demur serve --spec openapi.yaml --upstream http://localhost:3000\n  \
             demur check openapi.yaml demur.toml\n  \
             demur try --spec openapi.yaml GET /pets/7\n  \
             demur explain 422\n\n\
             Exit codes: 0 done, 1 findings, 2 usage, configuration or document, 3 network, 4 internal, 130 interrupted",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(commands::ALL.iter().map(|one| (one.command)()))
}

/// The flags of a command: `--config` and the rows of the table that it takes.
pub(crate) fn configured(name: &'static str, about: &'static str) -> Command {
    let config = Arg::new("config")
        .long("config")
        .value_name("FILE")
        .value_hint(ValueHint::FilePath)
        .help("Configuration file; otherwise `demur.toml` or `demur.yaml` of this directory")
        .long_help(format!(
            "Configuration file, TOML or YAML; otherwise `demur.toml` or `demur.yaml` of this directory, if there is one\n[env: {CONFIG_VARIABLE}]"
        ));
    let rows = OPTIONS.iter().filter(|row| row.commands.contains(&name));
    Command::new(name)
        .about(about)
        .arg(config)
        .args(rows.map(flag))
}

fn flag(row: &'static Row) -> Arg {
    let default = row.default().filter(|default| default != "[]");
    let shown = default.map_or_else(String::new, |default| {
        format!(" [default: {}]", default.trim_matches('"'))
    });
    let long = format!(
        "{}\n[key: {}] [env: {}]{shown}",
        row.help,
        row.key,
        row.variable()
    );
    let arg = Arg::new(row.key)
        .long(row.flag)
        .value_name(row.kind.placeholder())
        .help(format!("{}{shown}", row.help))
        .long_help(long)
        .help_heading(heading(row.table()))
        .allow_hyphen_values(matches!(row.kind, Kind::Integer | Kind::Text))
        .action(if row.shape == Shape::Many {
            ArgAction::Append
        } else {
            ArgAction::Set
        });
    match row.kind {
        Kind::Bool => arg
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true"),
        Kind::Path(_) => arg.value_hint(ValueHint::FilePath),
        Kind::Upstream | Kind::Url => arg.value_hint(ValueHint::Url),
        Kind::Words(words) => arg.value_parser(clap::builder::PossibleValuesParser::new(words)),
        Kind::Prefix
        | Kind::RowMode
        | Kind::Text
        | Kind::Fitting(_, _)
        | Kind::Address
        | Kind::Network
        | Kind::Size
        | Kind::Time
        | Kind::Integer => arg,
    }
}

fn heading(table: &'static str) -> Option<&'static str> {
    Some(match table {
        "" => return None,
        "docs" => "Pages",
        "pages" => "Error pages",
        "forbidden" => "Callers who may not",
        "json" => "JSON",
        "cors" => "Pages of other origins",
        "limits" => "Limits",
        "timeouts" => "Timeouts",
        "forwarded" => "Forwarding",
        other => other,
    })
}

/// The effective configuration of a command; the faults are in the reading.
pub(crate) fn configuration(matches: &ArgMatches, reading: &mut Reading) -> Config {
    let mut variables: Vec<(String, String)> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with("DEMUR_"))
        .collect();
    variables.sort();
    let variable = variables
        .iter()
        .find(|(name, _)| name == CONFIG_VARIABLE)
        .map(|(_, value)| value.as_str());
    let named = matches
        .get_one::<String>("config")
        .map(String::as_str)
        .or(variable);
    let file = reading.config(named);
    let (config, diagnostics) = load(file.as_ref(), &variables, &flags(matches));
    reading.diagnostics.extend(diagnostics);
    config
}

/// What was typed, by option.
fn flags(matches: &ArgMatches) -> Flags {
    OPTIONS
        .iter()
        .filter_map(|row| {
            let values = matches.try_get_many::<String>(row.key).ok().flatten()?;
            Some((row, values.cloned().collect()))
        })
        .collect()
}

/// `--format` with its words; the first is the default.
pub(crate) fn format_flag(words: [&'static str; 2]) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(clap::builder::PossibleValuesParser::new(words))
        .default_value(words[0])
        .help("How the result is written")
}

/// The value of a flag or argument that has one.
pub(crate) fn text<'a>(matches: &'a ArgMatches, id: &str) -> Option<&'a str> {
    matches.get_one::<String>(id).map(String::as_str)
}

/// An argument that names files.
pub(crate) fn files(id: &'static str, name: &'static str) -> Arg {
    Arg::new(id)
        .value_name(name)
        .value_hint(ValueHint::FilePath)
        .value_parser(value_parser!(String))
        .num_args(0..)
}
