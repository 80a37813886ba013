//! The rows of the tables in their order, with their stages and statuses, as `docs/registry.toml` lists them. A test of
//! the registry holds the code to that list.

use std::path::Path;

use toml::de::{DeTable, DeValue};

/// One row.
pub(super) struct TableRow {
    pub(super) stage: String,
    pub(super) id: String,
    pub(super) statuses: Vec<u16>,
}

/// Reads the rows, from top to bottom.
pub(super) fn read(root: &Path, complaints: &mut Vec<String>) -> Vec<TableRow> {
    let text = std::fs::read_to_string(root.join("docs/registry.toml")).unwrap_or_default();
    let rows = rows(&text);
    if rows.is_empty() {
        complaints.push("docs/registry.toml lists no steps".to_owned());
    }
    rows
}

fn rows(text: &str) -> Vec<TableRow> {
    let Ok(registry) = DeTable::parse(text) else {
        return Vec::new();
    };
    let Some(DeValue::Table(stages)) = registry.get_ref().get("steps").map(toml::Spanned::get_ref)
    else {
        return Vec::new();
    };
    // The reader sorts by name; the order of the table is that of the lines.
    let mut found = Vec::new();
    for (stage, rows) in stages {
        let DeValue::Table(rows) = rows.get_ref() else {
            continue;
        };
        for (id, statuses) in rows {
            let row = TableRow {
                stage: stage.get_ref().to_string(),
                id: id.get_ref().to_string(),
                statuses: codes(statuses.get_ref()),
            };
            found.push((id.span().start, row));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, row)| row).collect()
}

fn codes(value: &DeValue<'_>) -> Vec<u16> {
    let DeValue::Array(list) = value else {
        return Vec::new();
    };
    let numbers = list.iter().filter_map(|item| {
        if let DeValue::Integer(number) = item.get_ref() {
            number.as_str().parse().ok()
        } else {
            None
        }
    });
    numbers.collect()
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_come_in_the_order_of_their_lines() {
        let found = rows("[steps.wire]\nzebra = [400]\napple = [408, 400]\n[steps.gate]\nb = []\n");
        let found: Vec<_> = found
            .iter()
            .map(|row| (row.stage.as_str(), row.id.as_str(), row.statuses.as_slice()))
            .collect();
        let expected: [(&str, &str, &[u16]); 3] = [
            ("wire", "zebra", &[400]),
            ("wire", "apple", &[408, 400]),
            ("gate", "b", &[]),
        ];
        assert_eq!(found, expected);
    }
}
