//! Lists as TOML: `[[gone]]`, `[[moved]]` and `[[withheld]]`.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::defect::{Defect, DefectKind, Defects, Position};
use crate::entry::{self, Claim, Draft, Entry, Permanence};

/// Reads a list in TOML: its entries, and everything that is wrong with the others.
pub fn read_toml(name: &str, bytes: &[u8]) -> (Vec<Entry>, Vec<Defect>) {
    let mut defects = Defects::default();
    let places = Lines::new(name, bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        let message = "the list is not UTF-8";
        defects.push(
            Defect::new(DefectKind::ListSyntax, &places.at(0), message)
                .hint("save the list as UTF-8"),
        );
        return (Vec::new(), defects.into_vec());
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let start = error.span().map_or(0, |span| span.start);
        let message = error.message().trim_end_matches('.').replace('\n', ", ");
        defects.push(Defect::new(
            DefectKind::ListSyntax,
            &places.at(start),
            message,
        ));
    }
    let mut entries = Vec::new();
    for (key, value) in table.get_ref() {
        list(key.get_ref(), value, &places, &mut entries, &mut defects);
    }
    entries.sort_by_key(|entry: &Entry| entry.position.line);
    (entries, defects.into_vec())
}

fn list(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    places: &Lines,
    entries: &mut Vec<Entry>,
    defects: &mut Defects,
) {
    if !matches!(key, "gone" | "moved" | "withheld") {
        let message = format!("the list knows no `{key}`");
        defects.push(
            Defect::new(
                DefectKind::UnknownMember,
                &places.at(value.span().start),
                message,
            )
            .hint("write `[[gone]]`, `[[moved]]` or `[[withheld]]`"),
        );
        return;
    }
    let Some(items) = value.get_ref().as_array() else {
        let message = format!("`{key}` is not an array of tables");
        defects.push(
            Defect::new(
                DefectKind::BadValue,
                &places.at(value.span().start),
                message,
            )
            .hint(format!("write `[[{key}]]` with two brackets")),
        );
        return;
    };
    for item in items {
        let position = places.at(item.span().start);
        let Some(table) = item.get_ref().as_table() else {
            let message = format!("an item of `{key}` is no table");
            defects.push(Defect::new(DefectKind::BadValue, &position, message));
            continue;
        };
        entries.extend(entry(key, table, &position, places, defects));
    }
}

fn entry(
    key: &str,
    table: &DeTable<'_>,
    position: &Position,
    places: &Lines,
    defects: &mut Defects,
) -> Option<Entry> {
    let mut draft = Draft::default();
    let mut permanence = Permanence::Permanent;
    let dates = table
        .get("since")
        .map(|since| text(since.get_ref()))
        .unwrap_or_default();
    let ages = table
        .get("max_age")
        .map(|age| text(age.get_ref()))
        .unwrap_or_default();
    for (name, value) in table {
        let at = places.at(value.span().start);
        let name = name.get_ref().as_ref();
        let written = value.get_ref().as_str();
        match (name, written, value.get_ref()) {
            ("path", Some(text), _) => draft.path = Some((text, at)),
            ("to", Some(text), _) => draft.to = Some((text, at)),
            ("reason", Some(text), _) => draft.reason = Some((text, at)),
            ("blocked_by", Some(text), _) => draft.blocked_by = Some((text, at)),
            ("since", ..) => draft.since = Some((&dates, at)),
            ("max_age", ..) => draft.max_age = Some((&ages, at)),
            ("permanent", _, DeValue::Boolean(true)) if key == "moved" => {}
            ("permanent", _, DeValue::Boolean(false)) if key == "moved" => {
                permanence = Permanence::Temporary;
            }
            ("path" | "to" | "reason" | "blocked_by" | "permanent", ..) => {
                let message = format!(
                    "`{name}` of an entry in `{key}` cannot be `{}`",
                    text(value.get_ref())
                );
                defects.push(Defect::new(DefectKind::BadValue, &at, message));
            }
            _ => {
                let message = format!("entries in `{key}` know no `{name}`");
                defects.push(Defect::new(DefectKind::UnknownMember, &at, message).hint(
                    "the members are `path`, `to`, `permanent`, `since`, `reason`, `max_age` and `blocked_by`",
                ));
            }
        }
    }
    let claim = match key {
        "gone" => Claim::Gone,
        "withheld" => Claim::Withheld,
        _ => Claim::Moved(permanence),
    };
    entry::judge(&draft, claim, position, defects)
}

fn text(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', ""),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => {
            format!("a value of type {}", value.type_str())
        }
    }
}

/// Turns offsets into lines.
struct Lines {
    file: Arc<str>,
    ends: Vec<usize>,
}

impl Lines {
    fn new(name: &str, bytes: &[u8]) -> Self {
        Self {
            file: name.into(),
            ends: memchr::memchr_iter(b'\n', bytes).collect(),
        }
    }

    fn at(&self, offset: usize) -> Position {
        let before = self.ends.partition_point(|end| *end < offset);
        let start = before
            .checked_sub(1)
            .and_then(|last| self.ends.get(last))
            .map_or(0, |end| end + 1);
        Position {
            file: Arc::clone(&self.file),
            line: u32::try_from(before + 1).unwrap_or(u32::MAX),
            column: u32::try_from(offset.saturating_sub(start) + 1).ok(),
        }
    }
}
