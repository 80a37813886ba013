//! TOML to the tree, with every syntax fault of the file.

use demur_report::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::tree::{Content, Entry, Faults, Item};

/// Reads a file; what could be read is returned even where there are faults.
pub(crate) fn read(text: &str, faults: &mut Faults) -> Vec<Entry> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error
            .span()
            .map_or(Span { start: 0, end: 0 }, |range| Span {
                start: range.start,
                end: range.end,
            });
        faults.push(
            "toml-syntax",
            span,
            error.message().replace('\n', ", "),
            None,
        );
    }
    entries(table.get_ref())
}

/// In the order of the file: the reader of TOML sorts by name.
fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: span(key),
            item: item(value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn item(value: &Spanned<DeValue<'_>>) -> Item {
    let content = match value.get_ref() {
        DeValue::String(text) => Content::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).map_or(
            Content::Other("an integer beyond 64 bits"),
            Content::Integer,
        ),
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .map_or(Content::Other("a number"), Content::Float),
        DeValue::Boolean(value) => Content::Bool(*value),
        DeValue::Datetime(_) => Content::Other("a date"),
        DeValue::Array(items) => Content::List(items.iter().map(item).collect()),
        DeValue::Table(table) => Content::Table(entries(table)),
    };
    Item {
        span: span(value),
        content,
    }
}

fn span<T>(spanned: &Spanned<T>) -> Span {
    let range = spanned.span();
    Span {
        start: range.start,
        end: range.end,
    }
}
