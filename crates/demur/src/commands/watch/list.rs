//! The list of alerts: a file to which a line is added for each one that is raised, changed or over.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use demur_watch::Alert;
use demur_watch::sinks::json;
use demur_watch::store::State;

/// An open list.
pub(super) struct List {
    name: String,
    file: File,
}

impl List {
    /// What an earlier run wrote after it last kept what it knew is cut off: it is told again.
    pub(super) fn open(name: &str, state: Option<&State>) -> io::Result<Self> {
        let mut list = Self {
            name: name.to_owned(),
            file: open(name)?,
        };
        let own = state.filter(|state| state.list == name);
        if let Some(state) = own.filter(|state| state.written < list.len().unwrap_or(0)) {
            list.cut(state.written)?;
        }
        // Another run may have been stopped in the middle of a line.
        if list
            .byte_before(list.len()?)?
            .is_some_and(|last| last != b'\n')
        {
            list.file.write_all(b"\n")?;
        }
        Ok(list)
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// How long it is.
    pub(super) fn len(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// Adds an alert. Whoever moved the list away gets a new one.
    pub(super) fn add(&mut self, alert: &Alert) -> io::Result<()> {
        if !is_same(&self.file, Path::new(&self.name)) {
            self.file = open(&self.name)?;
        }
        self.file.write_all(json::alert_line(alert).as_bytes())
    }

    /// Sees to it that what was added stays.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    /// A list that was begun anew in the meantime has no line end at this place and is left as it is.
    fn cut(&mut self, length: u64) -> io::Result<()> {
        let is_line_end = self.byte_before(length)?.is_none_or(|last| last == b'\n');
        if is_line_end {
            self.file.set_len(length)?;
        }
        Ok(())
    }

    fn byte_before(&self, end: u64) -> io::Result<Option<u8>> {
        let Some(at) = end.checked_sub(1) else {
            return Ok(None);
        };
        let mut file = File::open(&self.name)?;
        file.seek(SeekFrom::Start(at))?;
        let mut byte = [0];
        file.read_exact(&mut byte)?;
        Ok(byte.first().copied())
    }
}

fn open(name: &str) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(name)
}

#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = file.metadata().and_then(|own| {
        let other = std::fs::metadata(path)?;
        Ok((own.dev(), own.ino()) == (other.dev(), other.ino()))
    });
    same.unwrap_or(false)
}

#[cfg(not(unix))]
fn is_same(_file: &File, path: &Path) -> bool {
    path.exists()
}
