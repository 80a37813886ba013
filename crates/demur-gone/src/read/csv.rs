//! Lists as CSV (RFC 4180): a header line that names the columns in any order, then one entry a line.
//!
//! No member may hold a line end, so every line stands for itself: a quotation mark that was forgotten costs one line and
//! not the rest of the list. Lines that are empty or begin with `#` are skipped.

use std::borrow::Cow;
use std::sync::Arc;

use crate::defect::{Defect, DefectKind, Defects, Position};
use crate::entry::{self, Claim, Draft, Entry, Written};

const COLUMNS: &str = "`path`, `status`, `to`, `since`, `reason`, `max_age` and `blocked_by`";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Path,
    Status,
    To,
    Since,
    Reason,
    MaxAge,
    BlockedBy,
}

impl Column {
    fn parse(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "path" => Some(Self::Path),
            "status" => Some(Self::Status),
            "to" => Some(Self::To),
            "since" => Some(Self::Since),
            "reason" => Some(Self::Reason),
            "max_age" => Some(Self::MaxAge),
            "blocked_by" => Some(Self::BlockedBy),
            _ => None,
        }
    }
}

/// Reads a list in CSV: its entries, and everything that is wrong with the others.
pub fn read_csv(name: &str, bytes: &[u8]) -> (Vec<Entry>, Vec<Defect>) {
    let file: Arc<str> = name.into();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut defects = Defects::default();
    let mut lines = lines(bytes, &file);
    let Some((position, header)) = lines.next() else {
        return (Vec::new(), vec![no_header(name)]);
    };
    let Some(columns) = columns(header, &position, &mut defects) else {
        return (Vec::new(), defects.into_vec());
    };
    let entries = lines
        .filter_map(|(position, line)| entry(line, &columns, &position, &mut defects))
        .collect();
    (entries, defects.into_vec())
}

fn no_header(name: &str) -> Defect {
    let position = Position {
        file: name.into(),
        line: 1,
        column: None,
    };
    Defect::new(DefectKind::ListSyntax, &position, "the list is empty")
        .hint("begin it with a header line such as `path,status,to`")
}

fn lines<'a>(bytes: &'a [u8], file: &Arc<str>) -> impl Iterator<Item = (Position, &'a [u8])> {
    bytes
        .split(|octet| *octet == b'\n')
        .zip(1_u32..)
        .map(|(line, number)| (line.strip_suffix(b"\r").unwrap_or(line), number))
        .filter(|(line, _)| !line.trim_ascii().is_empty() && !line.starts_with(b"#"))
        .map(|(line, number)| {
            let position = Position {
                file: Arc::clone(file),
                line: number,
                column: None,
            };
            (position, line)
        })
}

fn columns(
    header: &[u8],
    position: &Position,
    defects: &mut Defects,
) -> Option<Vec<Option<Column>>> {
    let header = text(header, position, defects)?;
    let cells = cells(header, position, defects)?;
    let mut columns = Vec::new();
    for cell in &cells {
        let column = Column::parse(&cell.text);
        if column.is_none() {
            defects.push(
                Defect::new(
                    DefectKind::UnknownMember,
                    &cell.at(position),
                    format!("the list knows no column `{}`", cell.text),
                )
                .hint(format!(
                    "the columns are {COLUMNS}, with commas between them"
                )),
            );
        } else if columns.contains(&column) {
            let message = format!("the column `{}` occurs twice", cell.text);
            defects.push(Defect::new(
                DefectKind::ListSyntax,
                &cell.at(position),
                message,
            ));
        }
        columns.push(column);
    }
    for (column, name) in [(Column::Path, "path"), (Column::Status, "status")] {
        if !columns.contains(&Some(column)) {
            defects.push(
                Defect::new(
                    DefectKind::MissingMember,
                    position,
                    format!("the header line has no column `{name}`"),
                )
                .hint(format!("the columns are {COLUMNS}")),
            );
        }
    }
    let is_usable =
        columns.contains(&Some(Column::Path)) && columns.contains(&Some(Column::Status));
    is_usable.then_some(columns)
}

fn entry(
    line: &[u8],
    columns: &[Option<Column>],
    position: &Position,
    defects: &mut Defects,
) -> Option<Entry> {
    let cells = cells(text(line, position, defects)?, position, defects)?;
    if cells.len() > columns.len() {
        let message = format!(
            "the line has {} cells, the header {}",
            cells.len(),
            columns.len()
        );
        defects.push(
            Defect::new(DefectKind::ListSyntax, position, message)
                .hint("put a cell that holds a comma in quotation marks"),
        );
        return None;
    }
    let mut draft = Draft::default();
    let mut status: Written<'_> = None;
    for (cell, column) in cells.iter().zip(columns) {
        if cell.text.is_empty() {
            continue;
        }
        let written = Some((&*cell.text, cell.at(position)));
        match column {
            Some(Column::Path) => draft.path = written,
            Some(Column::Status) => status = written,
            Some(Column::To) => draft.to = written,
            Some(Column::Since) => draft.since = written,
            Some(Column::Reason) => draft.reason = written,
            Some(Column::MaxAge) => draft.max_age = written,
            Some(Column::BlockedBy) => draft.blocked_by = written,
            None => {}
        }
    }
    entry::judge(&draft, claim(status, position, defects)?, position, defects)
}

fn claim(status: Written<'_>, position: &Position, defects: &mut Defects) -> Option<Claim> {
    let Some((word, at)) = status else {
        defects.push(
            Defect::new(
                DefectKind::MissingMember,
                position,
                "the entry has no `status`",
            )
            .hint("write `gone`, `moved`, `found` or `withheld`"),
        );
        return None;
    };
    let claim = Claim::parse(word);
    if claim.is_none() {
        defects.push(
            Defect::new(
                DefectKind::BadValue,
                &at,
                format!("`{word}` is no status of this list"),
            )
            .hint("write `gone` (410), `moved` (301, 308), `found` (302, 307) or `withheld` (451)"),
        );
    }
    claim
}

fn text<'a>(line: &'a [u8], position: &Position, defects: &mut Defects) -> Option<&'a str> {
    let text = std::str::from_utf8(line).ok();
    if text.is_none() {
        let message = "the line is not UTF-8";
        defects.push(
            Defect::new(DefectKind::ListSyntax, position, message).hint("save the list as UTF-8"),
        );
    }
    text
}

struct Cell<'a> {
    text: Cow<'a, str>,
    /// Octets of the line before the cell.
    before: usize,
}

impl Cell<'_> {
    fn at(&self, position: &Position) -> Position {
        Position {
            column: u32::try_from(self.before + 1).ok(),
            ..position.clone()
        }
    }
}

fn cells<'a>(line: &'a str, position: &Position, defects: &mut Defects) -> Option<Vec<Cell<'a>>> {
    let mut cells = Vec::with_capacity(8);
    let mut left = Some(line);
    while let Some(remaining) = left {
        let start = remaining.trim_start_matches([' ', '\t']);
        let before = line.len() - start.len();
        let (text, after) = match start.strip_prefix('"') {
            Some(inner) => quoted(inner, position, before, defects)?,
            None => plain(start, position, before, defects)?,
        };
        cells.push(Cell { text, before });
        left = after;
    }
    Some(cells)
}

type Split<'a> = Option<(Cow<'a, str>, Option<&'a str>)>;

fn plain<'a>(
    start: &'a str,
    position: &Position,
    before: usize,
    defects: &mut Defects,
) -> Split<'a> {
    let (cell, after) = match start.split_once(',') {
        Some((cell, after)) => (cell, Some(after)),
        None => (start, None),
    };
    if cell.contains('"') {
        defects.push(
            quotation(
                "a quotation mark stands in a cell that does not begin with one",
                position,
                before,
            )
            .hint("put the cell in quotation marks and double those inside"),
        );
        return None;
    }
    Some((Cow::Borrowed(cell.trim_end_matches([' ', '\t'])), after))
}

fn quoted<'a>(
    inner: &'a str,
    position: &Position,
    before: usize,
    defects: &mut Defects,
) -> Split<'a> {
    let mut text = String::new();
    let mut left = inner;
    loop {
        let Some((piece, after)) = left.split_once('"') else {
            defects.push(
                quotation(
                    "the cell begins with a quotation mark and does not end with one",
                    position,
                    before,
                )
                .hint("a cell ends on the line on which it begins"),
            );
            return None;
        };
        text.push_str(piece);
        if let Some(further) = after.strip_prefix('"') {
            text.push('"');
            left = further;
            continue;
        }
        let behind = after.trim_start_matches([' ', '\t']);
        let next = behind.strip_prefix(',');
        if next.is_none() && !behind.is_empty() {
            defects.push(quotation(
                "something follows the closing quotation mark of the cell",
                position,
                before,
            ));
            return None;
        }
        return Some((Cow::Owned(text), next));
    }
}

fn quotation(message: &str, position: &Position, before: usize) -> Defect {
    let position = Position {
        column: u32::try_from(before + 1).ok(),
        ..position.clone()
    };
    Defect::new(DefectKind::ListSyntax, &position, message)
}
