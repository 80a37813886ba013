//! What is kept between runs: all that is known, how far each input was read, and what was told to whom.
//!
//! Everything that belongs together is written in one transaction of an embedded database. A run that is killed goes
//! on from the last one: lines after it are read again and counted once, and what was told after it is told again
//! under the same id, or cut off where it went to a file.

use std::path::Path;

use redb::{Database, ReadableDatabase, TableDefinition};
use serde::{Deserialize, Serialize};

use crate::alert::Alert;
use crate::reader::Position;
use crate::report::Input;

/// Everything under one key: it is read and written as a whole.
const STATE: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("state");

/// What is known of one input between runs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    /// As the user named it.
    pub name: String,
    /// How far it was read; nothing if there was no file yet.
    pub position: Option<Position>,
    /// The name of its format; empty until its first line has come.
    pub format: String,
    /// Lines of the beginning that the format fits, and how many were tried.
    pub fits: (u64, u64),
    /// Lines, those of them that could not be read, and the first few of these.
    pub lines: u64,
    /// Lines that could not be read.
    pub unread: u64,
    /// The first few of them.
    pub samples: Vec<(u64, String, String)>,
    /// Lines before the position that have not been counted: those of other inputs come first.
    pub waiting: Vec<u8>,
    /// The newest moment of its lines.
    pub last: u64,
}

impl Kept {
    /// The input as reports show it.
    pub fn input(&self) -> Input {
        Input {
            name: self.name.clone(),
            format: self.format.clone(),
            fits: self.fits,
            lines: self.lines,
            unread: self.unread,
            samples: self.samples.clone(),
        }
    }
}

/// What was last told of an alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Of the alert.
    pub id: String,
    /// Detector, severity and state, in one text.
    pub what: String,
}

/// Everything that is kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct State {
    /// What `Watch::snapshot` wrote.
    pub watch: Vec<u8>,
    /// The inputs.
    pub inputs: Vec<Kept>,
    /// What was told, by id.
    pub told: Vec<Told>,
    /// The file of alerts, as the user named it.
    pub list: String,
    /// Its length.
    pub written: u64,
    /// What is still to be sent, with what tells the target from others.
    pub outbox: Vec<(u32, Alert)>,
}

/// Why a store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database says no.
    #[error("the state `{path}` cannot be used: {source}")]
    Database {
        /// As the user named it.
        path: String,
        /// What the database says.
        source: Box<redb::Error>,
    },
    /// It is of another version.
    #[error("the state `{0}` was written by another version of this program, or is damaged")]
    Unusable(String),
}

impl StoreError {
    /// What helps.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Database { source, .. }
                if matches!(**source, redb::Error::DatabaseAlreadyOpen) =>
            {
                "another `demur watch` uses it; give each run a state of its own"
            }
            Self::Database { source, .. } if is_foreign(source) => {
                "it is no state of `demur watch`, or is damaged; name another file"
            }
            Self::Database { .. } => "look whether the folder is there and may be written to",
            Self::Unusable(_) => "move it away; the logs are read again from their beginning then",
        }
    }
}

/// Whether the file holds something else.
fn is_foreign(error: &redb::Error) -> bool {
    let is_damaged = matches!(
        error,
        redb::Error::Corrupted(_) | redb::Error::UpgradeRequired(_)
    );
    is_damaged
        || matches!(error, redb::Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData)
}

/// The version of the shape.
const VERSION: u8 = 2;

/// An open store.
#[derive(Debug)]
pub struct Store {
    path: String,
    database: Database,
}

impl Store {
    /// Opens a store, or makes it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let name = path.display().to_string();
        let database = Database::create(path).map_err(|source| failed(&name, source))?;
        Ok(Self {
            path: name,
            database,
        })
    }

    /// What was written last; nothing if nothing was yet.
    pub fn load(&self) -> Result<Option<State>, StoreError> {
        let bytes = self.read().map_err(|source| failed(&self.path, source))?;
        let Some(bytes) = bytes else {
            return Ok(None);
        };
        let unusable = || StoreError::Unusable(self.path.clone());
        let (version, bytes) = bytes.split_first().ok_or_else(unusable)?;
        if *version != VERSION {
            return Err(unusable());
        }
        postcard::from_bytes(bytes)
            .map(Some)
            .map_err(|_| unusable())
    }

    fn read(&self) -> Result<Option<Vec<u8>>, redb::Error> {
        let read = self.database.begin_read()?;
        let table = match read.open_table(STATE) {
            Ok(table) => table,
            Err(redb::TableError::TableDoesNotExist(_)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(table.get("state")?.map(|value| value.value().to_vec()))
    }

    /// Writes everything, or nothing.
    pub fn save(&self, state: &State) -> Result<(), StoreError> {
        let bytes = postcard::to_extend(state, vec![VERSION]).unwrap_or_default();
        self.write(&bytes)
            .map_err(|source| failed(&self.path, source))
    }

    fn write(&self, bytes: &[u8]) -> Result<(), redb::Error> {
        let write = self.database.begin_write()?;
        {
            let mut table = write.open_table(STATE)?;
            table.insert("state", bytes)?;
        }
        write.commit()?;
        Ok(())
    }
}

fn failed(path: &str, source: impl Into<redb::Error>) -> StoreError {
    StoreError::Database {
        path: path.to_owned(),
        source: Box::new(source.into()),
    }
}
