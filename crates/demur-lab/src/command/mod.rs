//! The command line.

mod generate;
mod table;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::str::FromStr;

use demur_lab::request::View;
use demur_lab::truth::Truth;

const USAGE: &str = "\
usage: demur-lab generate --seed N --scenario NAME --out DIR [--size small|medium|large] [--rate N] [--days N]
                          [--endpoints N|FILE] [--zone utc|europe] [--rotate yes]
       demur-lab table [--seeds N] [--first SEED] [--levels 7,70,250,730] [--only mixed,routes,quiet]
                       [--view combined|rich|gateway] [--faults N]
       demur-lab score --alerts FILE --truth FILE [--view combined|rich|gateway] [--faults N]
       demur-lab big --bytes N --out FILE [--seed N]
       demur-lab speed [--rate N] [--days N]

NAME is `quiet`, `mixed`, `routes` or a class: deploy, rename, dead-route, rise, bad-client, front-end, schema-change,
missing-scope, missing-role, tenant-probing, address-block, credential-outage, broken-link, redirect-rule,
wrong-prefix, rate-limit, one-upstream, under-load, one-device, host-list, vanished, scanner-storm";

/// What a command printed, and whether everything that was wanted was met.
pub(crate) struct Done {
    pub(crate) text: String,
    pub(crate) met: bool,
}

impl Done {
    fn with(text: String) -> Self {
        Self { text, met: true }
    }
}

/// Runs the command that the arguments name.
pub(crate) fn run(arguments: &[String]) -> Result<Done, String> {
    let (command, rest) = arguments.split_first().ok_or(USAGE)?;
    let options = Options::read(rest)?;
    match command.as_str() {
        "generate" => generate::run(&options),
        "speed" => generate::speed(&options),
        "table" => table::run(&options),
        "score" => score(&options),
        "big" => big(&options),
        _ => Err(USAGE.to_owned()),
    }
}

/// `--name value` pairs.
pub(crate) struct Options(BTreeMap<String, String>);

impl Options {
    fn read(arguments: &[String]) -> Result<Self, String> {
        let mut found = BTreeMap::new();
        for pair in arguments.chunks(2) {
            match pair {
                [name, value] if name.starts_with("--") => {
                    found.insert(name.trim_start_matches("--").to_owned(), value.clone());
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(Self(found))
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(crate) fn needed(&self, name: &str) -> Result<&str, String> {
        self.text(name)
            .ok_or_else(|| format!("`--{name}` is missing\n{USAGE}"))
    }

    pub(crate) fn or<T: FromStr>(&self, name: &str, default: T) -> Result<T, String> {
        match self.text(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .map_err(|_| format!("`--{name}` cannot be `{text}`")),
        }
    }

    pub(crate) fn view(&self) -> Result<View, String> {
        match self.text("view") {
            None | Some("rich") => Ok(View::Rich),
            Some("combined") => Ok(View::Combined),
            Some("gateway") => Ok(View::Gateway),
            Some(other) => Err(format!("`--view` cannot be `{other}`")),
        }
    }
}

fn score(options: &Options) -> Result<Done, String> {
    let read = |name| {
        let path = options.needed(name)?;
        std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
    };
    let alerts = demur_lab::alerts::read(&read("alerts")?)?;
    let truth = serde_json::from_str(&read("truth")?)
        .ok()
        .and_then(|value| Truth::from_json(&value))
        .ok_or("the truth is not what `generate` writes")?;
    let score = demur_lab::score::score(&alerts, &truth, options.view()?);
    let text = demur_lab::table::by_class(&score);
    let faults = demur_lab::table::faults(&score, options.or("faults", 40)?);
    Ok(Done::with(format!("{text}\n{faults}")))
}

fn big(options: &Options) -> Result<Done, String> {
    let path = PathBuf::from(options.needed("out")?);
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut out = BufWriter::new(File::create(&path).map_err(failed)?);
    let data = std::env::var_os("DEMUR_TEST_DATA");
    let bytes = options.or("bytes", 1_500_000_000)?;
    let seed = options.or("seed", 1)?;
    let written = demur_lab::big::write(&mut out, bytes, seed, data.as_deref().map(AsRef::as_ref))
        .map_err(failed)?;
    out.flush().map_err(failed)?;
    Ok(Done::with(format!("{written} bytes\n")))
}
