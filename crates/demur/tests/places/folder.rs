//! A folder for one test, and the binary in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use demur_testkit::program;

/// A folder of its own for one test.
pub(crate) struct Folder(demur_testkit::Folder);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        Self(demur_testkit::Folder::new(&format!("places-{name}")))
    }

    /// The folder itself, for whoever runs another program in it.
    pub(crate) fn own(&self) -> &demur_testkit::Folder {
        &self.0
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        self.0.write(name, text)
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(env!("CARGO_BIN_EXE_demur"));
        command.current_dir(self.path()).args(arguments);
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
        let before = fs::read(self.path().join("gone.redb")).unwrap();
        let (code, result, talk) = self.gone(&[&["add"], arguments].concat());
        assert_eq!((code, result.as_str()), (Some(2), ""), "{talk}");
        assert!(
            talk.contains(expected) && talk.contains("nothing was written"),
            "{talk}"
        );
        assert!(talk.contains("hint: "), "{talk}");
        assert!(
            before == fs::read(self.path().join("gone.redb")).unwrap(),
            "the store has changed"
        );
    }
}
