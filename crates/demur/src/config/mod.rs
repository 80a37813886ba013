//! Configuration: a file, then the environment over it, then flags over both.

mod print;
pub(crate) mod read;
pub(crate) mod rows;
pub(crate) mod sections;
pub(crate) mod tables;
#[cfg(test)]
mod tests;
mod toml;
mod tree;
mod yaml;

use std::path::Path;

use demur_report::{Diagnostic, Severity};
use demur_schema::suggest;

pub(crate) use print::print;
pub(crate) use sections::Sections;

use self::read::{hint, misfit};
use self::tree::Faults;
use crate::options::{OPTIONS, Settings};
use crate::settings::kind::Raw;
use crate::settings::{Row, Shape};

/// Everything an operator says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Config {
    pub(crate) settings: Settings,
    pub(crate) sections: Sections,
}

/// A configuration file, read but not understood.
#[derive(Debug, Clone)]
pub(crate) struct ConfigFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What flags say: the option and its values as typed.
pub(crate) type Flags = Vec<(&'static Row, Vec<String>)>;

/// The environment variable that names the configuration file.
pub(crate) const CONFIG_VARIABLE: &str = "DEMUR_CONFIG";

/// Puts the three layers on top of each other. All faults of all layers are reported.
pub(crate) fn load(
    file: Option<&ConfigFile>,
    variables: &[(String, String)],
    flags: &Flags,
) -> (Config, Vec<Diagnostic>) {
    let mut config = Config::default();
    let mut diagnostics = file
        .map(|file| read_file(file, &mut config))
        .unwrap_or_default();
    read_variables(variables, &mut config.settings, &mut diagnostics);
    for (row, values) in flags {
        let words: Vec<&str> = values.iter().map(String::as_str).collect();
        set_words(
            row,
            &words,
            &format!("--{}", row.flag),
            &mut config.settings,
            &mut diagnostics,
        );
    }
    (config, diagnostics)
}

/// Whether a key can stand at the top of a configuration file.
pub(crate) fn is_key(key: &str) -> bool {
    read::SECTIONS.contains(&key)
        || OPTIONS
            .iter()
            .any(|row| row.key == key || row.table() == key)
}

fn read_file(file: &ConfigFile, config: &mut Config) -> Vec<Diagnostic> {
    let mut faults = Faults::of(&file.name);
    let is_toml = Path::new(&file.name)
        .extension()
        .is_some_and(|extension| extension == "toml");
    let entries = match (is_toml, std::str::from_utf8(&file.bytes)) {
        (true, Ok(text)) => toml::read(text, &mut faults),
        // The other reader also says where a text stops being UTF-8.
        (true, Err(_)) | (false, _) => yaml::read(&file.name, file.bytes.clone(), &mut faults),
    };
    let folder = Path::new(&file.name).parent().unwrap_or(Path::new(""));
    let Config { settings, sections } = config;
    read::read(&entries, folder, settings, sections, &mut faults);
    faults.list
}

fn read_variables(
    variables: &[(String, String)],
    settings: &mut Settings,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (name, value) in variables {
        if let Some(row) = OPTIONS.iter().find(|row| row.variable() == *name) {
            let words: Vec<&str> = match row.shape {
                Shape::Many => value
                    .split(',')
                    .map(str::trim)
                    .filter(|word| !word.is_empty())
                    .collect(),
                Shape::One | Shape::Optional => vec![value.as_str()],
            };
            set_words(row, &words, name, settings, diagnostics);
        } else if name != CONFIG_VARIABLE {
            diagnostics.extend(misspelt_variable(name));
        }
    }
}

/// Kubernetes makes `DEMUR_SERVICE_…` and `DEMUR_PORT…` of a service called `demur`, and others may
/// have variables of their own, so only a near miss is worth a word.
fn misspelt_variable(name: &str) -> Option<Diagnostic> {
    if name.starts_with("DEMUR_SERVICE_") || name.starts_with("DEMUR_PORT") {
        return None;
    }
    let names: Vec<String> = OPTIONS.iter().map(Row::variable).collect();
    let near = suggest(name, names.iter().map(String::as_str))?;
    Some(Diagnostic {
        severity: Severity::Warning,
        hint: Some(format!("did you mean `{near}`?")),
        ..spoken(
            "unknown-variable",
            format!("the variable `{name}` sets no option"),
            name,
        )
    })
}

fn set_words(
    row: &Row,
    words: &[&str],
    origin: &str,
    settings: &mut Settings,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let raw: Vec<Raw<'_>> = words.iter().map(|word| Raw::Word(word)).collect();
    if let Err(at) = (row.set)(settings, &raw) {
        let found = raw
            .get(at)
            .copied()
            .map_or_else(|| "nothing".to_owned(), Raw::found);
        let hint = hint(row, words.get(at).copied());
        diagnostics.push(Diagnostic {
            hint,
            ..spoken("wrong-value", misfit(row, &found), origin)
        });
    }
}

/// An error that stands in no file.
fn spoken(code: &'static str, message: String, origin: &str) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        message,
        file: origin.to_owned(),
        span: None,
        pointer: None,
        hint: None,
    }
}
