//! A folder for one test.

use std::path::{Path, PathBuf};

/// A folder of its own, which goes with the test.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes it; the name must be the test's own.
    ///
    /// # Panics
    ///
    /// If it cannot be made.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("demur-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder of our own");
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file of it.
    ///
    /// # Panics
    ///
    /// If that fails.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("the folder is ours");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Whatever is left is in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
