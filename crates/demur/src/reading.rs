//! Reading files, with every fault and every text that faults point into collected on the way.

use std::cell::RefCell;
use std::path::Path;

use demur_report::{Colour, Diagnostic, Severity, Sources, Span, render_text, summary};

use crate::config::ConfigFile;

/// What was read and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) diagnostics: Vec<Diagnostic>,
    sources: RefCell<Sources>,
}

/// The files that are taken where none is named.
const USUAL: [&str; 2] = ["demur.toml", "demur.yaml"];

impl Reading {
    /// A file's octets; why not is kept among the diagnostics.
    pub(crate) fn file(&mut self, name: &str) -> Option<Vec<u8>> {
        match self.try_file(name) {
            Ok(bytes) => Some(bytes),
            Err(reason) => {
                self.fault(
                    "unreadable-file",
                    name,
                    format!("the file cannot be read: {reason}"),
                );
                None
            }
        }
    }

    /// A file that another one refers to: who asked says what is wrong.
    pub(crate) fn try_file(&self, name: &str) -> Result<Vec<u8>, String> {
        let bytes = std::fs::read(name).map_err(|error| reason(&error))?;
        self.sources.borrow_mut().add(name, bytes.clone());
        Ok(bytes)
    }

    /// A text that faults point into and that is no file.
    pub(crate) fn keep(&self, name: &str, text: String) {
        self.sources.borrow_mut().add(name, text);
    }

    /// Where a line of a file that was read stands; lines are counted from 1.
    pub(crate) fn line(&self, name: &str, number: u32) -> Option<Span> {
        let number = usize::try_from(number).ok()?;
        self.sources.borrow().line_span(name, number)
    }

    /// A file that holds secrets: its text is not kept for showing faults in it.
    pub(crate) fn secret(name: &str) -> Result<Vec<u8>, String> {
        std::fs::read(name).map_err(|error| reason(&error))
    }

    /// The configuration file: the one that is named, else the usual one of the working directory.
    pub(crate) fn config(&mut self, named: Option<&str>) -> Option<ConfigFile> {
        let named = named.filter(|name| !name.is_empty());
        let name = named.map_or_else(
            || Self::usual().map(str::to_owned),
            |name| Some(name.to_owned()),
        )?;
        self.file(&name).map(|bytes| ConfigFile { name, bytes })
    }

    /// The configuration file that is taken where none is named.
    pub(crate) fn usual() -> Option<&'static str> {
        USUAL.into_iter().find(|name| Path::new(name).is_file())
    }

    /// Adds an error about a file as a whole.
    pub(crate) fn fault(&mut self, code: &'static str, file: &str, message: String) {
        self.diagnostics.push(Diagnostic {
            code,
            severity: Severity::Error,
            message,
            file: file.to_owned(),
            span: None,
            pointer: None,
            hint: None,
        });
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|one| one.severity == Severity::Error)
    }

    /// The diagnostics and their number, for people.
    pub(crate) fn text(&self, colour: Colour) -> String {
        let text = render_text(&self.diagnostics, &self.sources.borrow(), colour);
        let gap = if text.is_empty() { "" } else { "\n" };
        format!("{text}{gap}{}\n", summary(&self.diagnostics))
    }

    /// The diagnostics for programs.
    pub(crate) fn json(&self) -> String {
        demur_report::render_json(&self.diagnostics, &self.sources.borrow())
    }
}

/// The operating system's words without its number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let plain = text
        .split_once(" (os error")
        .map_or(text.as_str(), |(plain, _)| plain);
    plain.to_lowercase()
}
