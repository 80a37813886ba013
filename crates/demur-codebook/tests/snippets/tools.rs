//! The programs that snippets need, and the places that their code names.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use demur_testkit::Folder;

/// A program of the `PATH`.
pub(crate) fn found(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut files = std::env::split_paths(&path).map(|folder| folder.join(name));
    files.find(|file| file.is_file())
}

/// What `tests/snippets/install` has installed.
pub(crate) fn installed(name: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("DEMUR_TEST_TOOLS")?);
    let place = folder.join(name);
    // Programs are started elsewhere: a relative path would lead them astray.
    std::path::absolute(place)
        .ok()
        .filter(|place| place.exists())
}

/// A program that gets nothing from outside that could change what a snippet does.
pub(crate) fn quiet(program: PathBuf, folder: &Folder) -> Command {
    let mut command = Command::new(program);
    for name in [
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "NODE_OPTIONS",
    ] {
        command.env_remove(name);
    }
    // curl reads its settings from there.
    command
        .env("HOME", folder.path())
        .current_dir(folder.path());
    command.stdin(Stdio::null());
    command
}

/// A folder of documents, with the file that snippets ask for.
pub(crate) fn documents(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    let root = folder.path().join("none");
    std::fs::create_dir_all(&root).expect("the folder is ours");
    folder.write("none/report.txt", "The report of the year 2026\n");
    (folder, root.display().to_string())
}
