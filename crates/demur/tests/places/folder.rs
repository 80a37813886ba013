//! A folder for one test, and the binary in it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("demur-places-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_demur"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DEMUR_")) {
            command.env_remove(name);
        }
        command
            .current_dir(&self.0)
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn demur(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs `demur gone` on the store of this folder: the exit code, stdout, stderr.
    pub(crate) fn gone(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let store = ["--places-store", "gone.redb"];
        let output = self.demur(&[&["gone"], arguments, &store].concat());
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    #[track_caller]
    pub(crate) fn add(&self, arguments: &[&str]) {
        let (code, result, talk) = self.gone(&[&["add"], arguments].concat());
        assert_eq!((code, result.as_str()), (Some(0), ""), "{talk}");
    }

    #[track_caller]
    pub(crate) fn check_listed(&self, expected: &str) {
        let (code, result, talk) = self.gone(&["list"]);
        assert_eq!((code, talk.as_str()), (Some(0), ""));
        let lines = result.strip_prefix("path,status,to,since,reason,max_age,blocked_by\n");
        assert_eq!(lines, Some(expected));
    }

    /// The store must be as it was, and the reason must be said, with the cure.
    #[track_caller]
    pub(crate) fn check_refused(&self, arguments: &[&str], expected: &str) {
        let before = fs::read(self.0.join("gone.redb")).unwrap();
        let (code, result, talk) = self.gone(&[&["add"], arguments].concat());
        assert_eq!((code, result.as_str()), (Some(2), ""), "{talk}");
        assert!(
            talk.contains(expected) && talk.contains("nothing was written"),
            "{talk}"
        );
        assert!(talk.contains("hint: "), "{talk}");
        assert!(
            before == fs::read(self.0.join("gone.redb")).unwrap(),
            "the store has changed"
        );
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Whatever is left is in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
