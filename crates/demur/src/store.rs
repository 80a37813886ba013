//! The store of what is gone, moved or withheld that `demur gone` edits: one record a path, in an embedded database,
//! so that an edit is there as a whole or not at all.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::time::{Duration, Instant};

use redb::{
    Database, DatabaseError, ReadOnlyDatabase, ReadableDatabase, ReadableTable, TableDefinition,
};

use crate::reading::reason;

/// Path to its line in a list.
const PLACES: TableDefinition<'_, &str, &str> = TableDefinition::new("places");

/// The columns of the lines.
pub(crate) const HEADER: &str = "path,status,to,since,reason,max_age,blocked_by";

/// Everything in the store: the line of each path.
pub(crate) type Lines = BTreeMap<String, String>;

/// What became of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edited {
    /// It is in the store.
    Done,
    /// Somebody else was faster, so that what was checked is no longer what there is; nothing was written.
    Overtaken,
}

/// Everything in the store as a list.
pub(crate) fn list(file: &str) -> Result<String, String> {
    read(file).map(|lines| text(&lines))
}

/// The lines as a list; the line of a record is the one that positions of defects name.
pub(crate) fn text(lines: &Lines) -> String {
    let mut text = format!("{HEADER}\n");
    for line in lines.values() {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Everything in the store; a store that does not exist yet is empty.
///
/// Reading does not touch the file, so that a gateway that looks for changes does not see its own looking.
pub(crate) fn read(file: &str) -> Result<Lines, String> {
    match std::fs::metadata(file) {
        // It is empty for an instant while somebody makes it.
        Ok(file) if file.len() == 0 => return Ok(Lines::new()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Lines::new()),
        Err(error) => return Err(because(reason(&error))),
        Ok(_) => {}
    }
    match patiently(|| ReadOnlyDatabase::open(file)) {
        Ok(database) => lines(&database),
        // A writer was killed half way; only who may write can mend that.
        Err(Closed::Damaged) => lines(&writable(file)?),
        Err(Closed::Because(reason)) => Err(reason),
    }
}

/// Sets the line of a path, or takes it out, if the store still is what it was `before`.
pub(crate) fn edit(
    file: &str,
    before: &Lines,
    path: &str,
    line: Option<&str>,
) -> Result<Edited, String> {
    let database = writable(file)?;
    if lines(&database)? != *before {
        return Ok(Edited::Overtaken);
    }
    let writing = database.begin_write().map_err(because)?;
    {
        let mut table = writing.open_table(PLACES).map_err(because)?;
        match line {
            Some(line) => table.insert(path, line).map_err(because)?,
            None => table.remove(path).map_err(because)?,
        };
    }
    writing.commit().map_err(because)?;
    Ok(Edited::Done)
}

fn lines(database: &impl ReadableDatabase) -> Result<Lines, String> {
    let reading = database.begin_read().map_err(because)?;
    let table = match reading.open_table(PLACES) {
        Ok(table) => table,
        Err(redb::TableError::TableDoesNotExist(_)) => return Ok(Lines::new()),
        Err(error) => return Err(because(error)),
    };
    let mut lines = Lines::new();
    for record in table.iter().map_err(because)? {
        let (path, line) = record.map_err(because)?;
        lines.insert(path.value().to_owned(), line.value().to_owned());
    }
    Ok(lines)
}

fn writable(file: &str) -> Result<Database, String> {
    patiently(|| Database::create(file)).map_err(|closed| match closed {
        Closed::Damaged => because("it is damaged"),
        Closed::Because(reason) => reason,
    })
}

/// Why a store cannot be opened.
enum Closed {
    Damaged,
    Because(String),
}

const PATIENCE: Duration = Duration::from_secs(2);
const BETWEEN: Duration = Duration::from_millis(10);

/// Whoever has the store open has it for an instant: an edit, or a gateway that reads it.
fn patiently<T>(open: impl Fn() -> Result<T, DatabaseError>) -> Result<T, Closed> {
    let start = Instant::now();
    loop {
        return match open() {
            Err(DatabaseError::DatabaseAlreadyOpen) if start.elapsed() < PATIENCE => {
                std::thread::park_timeout(BETWEEN);
                continue;
            }
            Err(DatabaseError::DatabaseAlreadyOpen) => {
                let reason = "another program has it open; try again when that is done";
                Err(Closed::Because(because(reason)))
            }
            Err(DatabaseError::RepairAborted) => Err(Closed::Damaged),
            Err(error) => Err(Closed::Because(because(error))),
            Ok(database) => Ok(database),
        };
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn because(reason: impl ToString) -> String {
    format!("the store cannot be used: {}", reason.to_string())
}
