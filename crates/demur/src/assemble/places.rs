//! `places` and `places_store`: what is gone, moved or withheld.

use std::path::Path;

use demur_gone::{Defect, Entry, Places, Position, read_csv, read_toml};
use demur_report::{Diagnostic, Severity, Span};

use crate::options::Settings;
use crate::reading::Reading;
use crate::store;

/// The lists, compiled together; what is wrong with them is in the reading.
pub(super) fn places(settings: &Settings, reading: &mut Reading) -> Places {
    let entries = entries(settings, reading);
    Places::compile(&entries).unwrap_or_else(|defects| {
        report(&defects, reading);
        Places::default()
    })
}

/// Every entry of every list, in the order of the lists.
pub(crate) fn entries(settings: &Settings, reading: &mut Reading) -> Vec<Entry> {
    let mut all = listed(settings, reading);
    if let Some(file) = &settings.places_store {
        match store::list(&file.0) {
            Ok(csv) => all.extend(stored(&file.0, csv, reading)),
            Err(reason) => reading.fault("unreadable-file", &file.0, reason),
        }
    }
    all
}

/// The entries of the lists that are files.
pub(crate) fn listed(settings: &Settings, reading: &mut Reading) -> Vec<Entry> {
    let mut all = Vec::new();
    for file in &settings.places {
        let Some(bytes) = reading.file(&file.0) else {
            continue;
        };
        let (entries, defects) = if Path::new(&file.0)
            .extension()
            .is_some_and(|it| it == "toml")
        {
            read_toml(&file.0, &bytes)
        } else {
            read_csv(&file.0, &bytes)
        };
        report(&defects, reading);
        all.extend(entries);
    }
    all
}

/// The entries of a list that is no file of its own; faults show its lines.
pub(crate) fn stored(name: &str, csv: String, reading: &mut Reading) -> Vec<Entry> {
    let (entries, defects) = read_csv(name, csv.as_bytes());
    reading.keep(name, csv);
    report(&defects, reading);
    entries
}

/// Whether the entries can stand together; what is wrong with them is in the reading.
pub(crate) fn fit(entries: &[Entry], reading: &mut Reading) {
    if let Err(defects) = Places::compile(entries) {
        report(&defects, reading);
    }
}

fn report(defects: &[Defect], reading: &mut Reading) {
    for defect in defects {
        let file = defect.position.file.to_string();
        let span = span(&defect.position, reading);
        reading.diagnostics.push(Diagnostic {
            code: defect.kind.as_str(),
            severity: Severity::Error,
            message: defect.message.clone(),
            span,
            file,
            pointer: None,
            hint: defect.hint.clone(),
        });
    }
}

/// From where it is wrong to the end of the line.
fn span(position: &Position, reading: &Reading) -> Option<Span> {
    let mut span = reading.line(&position.file, position.line)?;
    let before = position.column.unwrap_or(1).saturating_sub(1);
    let before = usize::try_from(before).ok()?;
    span.start = span.start.saturating_add(before).min(span.end);
    Some(span)
}
