//! From the tree of a file to settings: every key of the table, every unknown one a fault.

use std::path::Path;

use demur_decide::policy;
use demur_report::Span;
use demur_schema::suggest;

use super::sections::{self, Sections};
use super::tables;
use super::tree::{Content, Entry, Faults, Item};
use crate::options::{OPTIONS, Settings};
use crate::settings::kind::{Kind, Raw, has_user};
use crate::settings::{Row, Shape};

/// Keys that are no options but lists and maps of their own.
pub(crate) const SECTIONS: [&str; 8] = [
    "rows", "scope", "verifier", "tenant", "address", "page", "limit", "route",
];

/// Reads all entries of a file whose relative paths start at `folder`.
pub(crate) fn read(
    entries: &[Entry],
    folder: &Path,
    settings: &mut Settings,
    sections: &mut Sections,
    faults: &mut Faults,
) {
    for entry in entries {
        match entry.key.as_str() {
            "rows" => sections::rows(&entry.item, sections, faults),
            "scope" => tables::read(&entry.item, folder, &mut sections.scopes, faults),
            "verifier" => tables::read(&entry.item, folder, &mut sections.verifiers, faults),
            "tenant" => tables::read(&entry.item, folder, &mut sections.tenants, faults),
            "address" => tables::read(&entry.item, folder, &mut sections.addresses, faults),
            "page" => tables::read(&entry.item, folder, &mut sections.pages, faults),
            "limit" => tables::read(&entry.item, folder, &mut sections.limits, faults),
            "route" => sections::routes(&entry.item, folder, sections, faults),
            _ => option(entry, "", folder, settings, faults),
        }
    }
}

/// One key of one table: an option, a table of options, or a mistake.
fn option(entry: &Entry, table: &str, folder: &Path, settings: &mut Settings, faults: &mut Faults) {
    let key = if table.is_empty() {
        entry.key.clone()
    } else {
        format!("{table}.{}", entry.key)
    };
    if let Some(row) = OPTIONS.iter().find(|row| row.key == key) {
        return set(row, &entry.item, folder, settings, faults);
    }
    if !OPTIONS.iter().any(|row| row.table() == key) {
        return unknown(entry, table, faults);
    }
    let Content::Table(entries) = &entry.item.content else {
        let message = format!(
            "`{key}` is a table of options, found {}",
            entry.item.found()
        );
        return faults.push("wrong-value", entry.item.span, message, None);
    };
    for entry in entries {
        option(entry, &key, folder, settings, faults);
    }
}

pub(crate) fn set<S>(
    row: &Row<S>,
    item: &Item,
    folder: &Path,
    settings: &mut S,
    faults: &mut Faults,
) {
    let items = if row.shape == Shape::Many {
        item.items()
    } else {
        std::slice::from_ref(item)
    };
    let paths: Vec<Option<String>> = items
        .iter()
        .map(|item| path_text(row.kind, item, folder))
        .collect();
    let values: Vec<Raw<'_>> = items
        .iter()
        .zip(&paths)
        .map(|(item, path)| path.as_deref().map_or_else(|| raw(item), Raw::Text))
        .collect();
    if let Err(at) = (row.set)(settings, &values) {
        let item = items.get(at).unwrap_or(item);
        let message = misfit(row, &raw(item).found());
        faults.push("wrong-value", item.span, message, hint(row, item.as_text()));
        let last = faults.list.last_mut();
        if let Some(last) = last.filter(|_| item.as_text().is_some_and(has_user)) {
            // The line would show what the message keeps back.
            last.span = None;
        }
    }
}

/// `listen` takes an address such as …, found …
pub(crate) fn misfit<S>(row: &Row<S>, found: &str) -> String {
    let list = if row.shape == Shape::Many {
        "a list, each "
    } else {
        ""
    };
    format!(
        "`{}` takes {list}{}, found {found}",
        row.key,
        row.kind.expects()
    )
}

/// What to write instead: the nearest word of a closed list, for one.
pub(crate) fn hint<S>(row: &Row<S>, word: Option<&str>) -> Option<String> {
    if row.kind == Kind::Prefix {
        return policy::prefix(word?).err().map(str::to_owned);
    }
    if word.is_some_and(has_user) {
        return Some("leave out what stands before `@`: URLs are printed and logged".to_owned());
    }
    let (Kind::Words(words) | Kind::Path(words)) = row.kind else {
        return None;
    };
    let near = suggest(word?, words.iter().copied())?;
    Some(format!("did you mean `{near}`?"))
}

/// A path of a file starts at the folder of that file.
fn path_text(kind: Kind, item: &Item, folder: &Path) -> Option<String> {
    let (Kind::Path(words), Content::Text(text)) = (kind, &item.content) else {
        return None;
    };
    (!text.is_empty() && !words.contains(&text.as_str())).then(|| beside(folder, text))
}

/// `path` as seen from the working directory, written in a file that stands in `folder`.
pub(crate) fn beside(folder: &Path, path: &str) -> String {
    folder.join(path).to_string_lossy().into_owned()
}

fn raw(item: &Item) -> Raw<'_> {
    match &item.content {
        Content::Text(text) => Raw::Text(text),
        Content::Integer(number) => Raw::Integer(*number),
        Content::Bool(value) => Raw::Bool(*value),
        Content::Null
        | Content::Float(_)
        | Content::Other(_)
        | Content::List(_)
        | Content::Table(_) => Raw::Other(item.found()),
    }
}

fn unknown(entry: &Entry, table: &str, faults: &mut Faults) {
    let mut names: Vec<&str> = OPTIONS
        .iter()
        .filter_map(|row| below(row.key, table))
        .collect();
    if table.is_empty() {
        names.extend(SECTIONS);
    }
    names.dedup();
    let hint = match suggest(&entry.key, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => match elsewhere(&entry.key) {
            Some(key) => format!("did you mean `{key}`?"),
            None if table.is_empty() => format!("keys are {}", names.join(", ")),
            None => format!("keys of `{table}` are {}", names.join(", ")),
        },
    };
    faults.push(
        "unknown-key",
        entry.key_span,
        format!("unknown key `{}`", entry.key),
        Some(hint),
    );
}

/// The next part of a key below a table: `body` of `limits.body` below `limits`.
fn below<'a>(key: &'a str, table: &str) -> Option<&'a str> {
    let rest = if table.is_empty() {
        key
    } else {
        key.strip_prefix(table)?.strip_prefix('.')?
    };
    Some(rest.split_once('.').map_or(rest, |(name, _)| name))
}

/// An option of that name in another table, or one whose flag is so called.
fn elsewhere(name: &str) -> Option<&'static str> {
    let dashed = name.replace('_', "-");
    let mut found = OPTIONS
        .iter()
        .filter(|row| row.name() == name || row.flag == dashed);
    let key = found.next()?.key;
    found.next().is_none().then_some(key)
}

/// Adds the fault that a table lacks a key it needs.
pub(crate) fn missing(key: &str, span: Span, faults: &mut Faults) {
    faults.push(
        "missing-key",
        span,
        format!("`{key}` is missing here"),
        None,
    );
}
