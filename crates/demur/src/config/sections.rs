//! The parts of a configuration file that are no options: the modes of rows, lists of tables, and
//! routes described by a JSON Schema instead of an `OpenAPI` document.

use std::path::Path;

use demur_decide::policy::RowMode;
use demur_report::Span;
use demur_schema::suggest;
use serde_json::Value as Json;

use super::read::{beside, missing};
use super::rows::{self, Found};
use super::tables::{
    AddressSetting, LimitSetting, PageSetting, ScopeSetting, TenantSetting, VerifierSetting,
};
use super::tree::{Content, Entry, Faults, Item};
use crate::settings::kind::{Raw, Value, or_list};

/// What the sections say.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sections {
    /// Rows that are named, by id.
    pub(crate) rows: Vec<(String, RowMode)>,
    pub(crate) scopes: Vec<ScopeSetting>,
    pub(crate) verifiers: Vec<VerifierSetting>,
    pub(crate) tenants: Vec<TenantSetting>,
    pub(crate) addresses: Vec<AddressSetting>,
    pub(crate) pages: Vec<PageSetting>,
    pub(crate) limits: Vec<LimitSetting>,
    pub(crate) routes: Vec<RouteSetting>,
}

/// `[[route]]`
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RouteSetting {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Option<BodySetting>,
}

/// The JSON Schema of a route's body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum BodySetting {
    File(String),
    Inline(Json),
}

const METHODS: [&str; 8] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY",
];

/// `[rows]`: a row's id and its mode.
pub(crate) fn rows(item: &Item, sections: &mut Sections, faults: &mut Faults) {
    let Content::Table(entries) = &item.content else {
        let message = format!("`rows` is a table of row ids, found {}", item.found());
        return faults.push("wrong-value", item.span, message, None);
    };
    for Entry {
        key,
        key_span,
        item,
    } in entries
    {
        match rows::find(key) {
            Found::ByPolicy => {
                if let Some(mode) = mode(key, item, faults) {
                    sections.rows.push((key.clone(), mode));
                }
            }
            Found::Always => {
                let message = format!("the row `{key}` is always enforced");
                let hint = "without it the gateway itself would be at risk; remove the line";
                faults.push(
                    "row-always-enforced",
                    *key_span,
                    message,
                    Some(hint.to_owned()),
                );
            }
            Found::Unknown { near } => {
                let hint = near.map_or_else(
                    || "`demur explain` lists the rows".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                faults.push(
                    "unknown-row",
                    *key_span,
                    format!("no row is called `{key}`"),
                    Some(hint),
                );
            }
        }
    }
}

fn mode(id: &str, item: &Item, faults: &mut Faults) -> Option<RowMode> {
    let text = item.as_text().unwrap_or_default();
    let mode = RowMode::read(Raw::Text(text));
    if mode.is_none() {
        let expects = RowMode::KIND.expects();
        let near = suggest(text, ["enforce", "shadow", "off"]);
        let hint = near.map(|near| format!("did you mean `{near}`?"));
        let found = item.as_text().map_or_else(
            || item.found().to_owned(),
            |text| format!("`{}`", text.escape_debug()),
        );
        wrong(
            item,
            format!("`{id}` takes {expects}, found {found}"),
            hint,
            faults,
        );
    }
    mode
}

/// `[[route]]`: an operation without an `OpenAPI` document.
pub(crate) fn routes(item: &Item, folder: &Path, sections: &mut Sections, faults: &mut Faults) {
    for table in tables("route", item, faults) {
        let (mut method, mut route, mut body) = (None, None, None);
        for Entry {
            key,
            key_span,
            item,
        } in table.entries
        {
            match key.as_str() {
                "method" => method = word(key, item, &METHODS, faults),
                "path" => route = path(key, item, faults),
                "body" => body = schema(item, folder, faults),
                _ => unknown(key, *key_span, "route", &["method", "path", "body"], faults),
            }
        }
        table.needs(&["method", "path"], faults);
        if let (Some(method), Some(path)) = (method, route) {
            sections.routes.push(RouteSetting {
                method: method.to_owned(),
                path,
                body,
            });
        }
    }
}

/// A table as a schema, a string that is JSON as a schema, any other string as the name of a file.
fn schema(item: &Item, folder: &Path, faults: &mut Faults) -> Option<BodySetting> {
    if matches!(item.content, Content::Table(_) | Content::Bool(_)) {
        return Some(BodySetting::Inline(item.to_json()));
    }
    match item.as_text().filter(|text| !text.is_empty()) {
        Some(text) if text.trim_start().starts_with('{') => match serde_json::from_str(text) {
            Ok(schema) => return Some(BodySetting::Inline(schema)),
            Err(error) => wrong(
                item,
                format!("the schema is not JSON: {error}"),
                None,
                faults,
            ),
        },
        Some(path) => return Some(BodySetting::File(beside(folder, path))),
        None => {
            let found = item.found();
            let message =
                format!("`body` takes a JSON Schema or the name of its file, found {found}");
            wrong(item, message, None, faults);
        }
    }
    None
}

/// One table of a list.
pub(crate) struct Table<'a> {
    pub(crate) span: Span,
    pub(crate) entries: &'a [Entry],
}

impl Table<'_> {
    fn needs(&self, keys: &[&str], faults: &mut Faults) {
        for key in keys {
            if !self.entries.iter().any(|entry| entry.key == *key) {
                missing(key, self.span, faults);
            }
        }
    }
}

/// The tables of a list.
pub(crate) fn tables<'a>(name: &str, item: &'a Item, faults: &mut Faults) -> Vec<Table<'a>> {
    let mut tables = Vec::new();
    for item in item.items() {
        if let Content::Table(entries) = &item.content {
            tables.push(Table {
                span: item.span,
                entries,
            });
        } else {
            let message = format!("`{name}` is a list of tables, found {}", item.found());
            wrong(
                item,
                message,
                Some(format!("begin each one with `[[{name}]]`")),
                faults,
            );
        }
    }
    tables
}

fn word(
    key: &str,
    item: &Item,
    words: &[&'static str],
    faults: &mut Faults,
) -> Option<&'static str> {
    let text = item.as_text();
    let found = words.iter().find(|word| Some(**word) == text).copied();
    if found.is_none() {
        let shown = text.map_or_else(
            || item.found().to_owned(),
            |text| format!("`{}`", text.escape_debug()),
        );
        let near = text.and_then(|text| suggest(text, words.iter().copied()));
        let hint = near.map(|near| format!("did you mean `{near}`?"));
        wrong(
            item,
            format!("`{key}` takes {}, found {shown}", or_list(words)),
            hint,
            faults,
        );
    }
    found
}

fn path(key: &str, item: &Item, faults: &mut Faults) -> Option<String> {
    match item.as_text() {
        Some(text) if text.starts_with('/') => return Some(text.to_owned()),
        Some(text) => {
            let message = format!("`{key}` begins with `/`, found `{}`", text.escape_debug());
            wrong(item, message, Some(format!("write `/{text}`")), faults);
        }
        None => wrong(
            item,
            format!("`{key}` takes a path, found {}", item.found()),
            None,
            faults,
        ),
    }
    None
}

fn wrong(item: &Item, message: String, hint: Option<String>, faults: &mut Faults) {
    faults.push("wrong-value", item.span, message, hint);
}

fn unknown(key: &str, span: Span, table: &str, keys: &[&str], faults: &mut Faults) {
    let hint = suggest(key, keys.iter().copied()).map_or_else(
        || format!("keys of `{table}` are {}", keys.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    faults.push(
        "unknown-key",
        span,
        format!("unknown key `{key}`"),
        Some(hint),
    );
}
