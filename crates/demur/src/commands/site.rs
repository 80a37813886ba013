//! `demur site`: the whole reference as a folder of files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use clap::{Arg, ArgMatches, Command, ValueHint};
use demur_codebook::{SiteFile, site};

use crate::cli;
use crate::console::{error, talk};
use crate::exit::Exit;

/// The file by which a folder is known as a site that we wrote.
const MARK: &str = "search-index.json";

pub(crate) fn command() -> Command {
    Command::new("site")
        .about("Write the whole reference as a static site")
        .arg(
            Arg::new("dir")
                .value_name("DIR")
                .required(true)
                .value_hint(ValueHint::DirPath)
                .help("Folder to write; a site that is there already is replaced as a whole"),
        )
        .arg(
            Arg::new("url")
                .long("url")
                .value_name("URL")
                .value_hint(ValueHint::Url)
                .value_parser(address)
                .help("Where the folder will be published; then pages name their address, and there is a sitemap.xml"),
        )
        .after_help(
            "Examples:\n  demur site public\n  demur site public --url https://errors.example\n\n\
             Links are relative, so the folder works below any path, and without a server.",
        )
}

fn address(text: &str) -> Result<String, String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let is_plain = !text.contains(['?', '#', ' ', '"', '<', '>']);
    if is_web && is_plain {
        Ok(text.to_owned())
    } else {
        Err("expected a URL such as `https://errors.example`".to_owned())
    }
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let folder = PathBuf::from(cli::text(matches, "dir").unwrap_or_default());
    if is_foreign(&folder) {
        error(
            &format!(
                "`{}` is not empty, and is no site of ours",
                folder.display()
            ),
            Some("name another folder, or empty this one"),
        );
        return Exit::Usage;
    }
    match write(&folder, cli::text(matches, "url")) {
        Ok(count) => {
            talk(&format!("wrote {count} files to `{}`\n", folder.display()));
            Exit::Clean
        }
        Err(cause) => {
            error(
                &format!("`{}` cannot be written: {cause}", folder.display()),
                None,
            );
            Exit::Usage
        }
    }
}

fn is_foreign(folder: &Path) -> bool {
    let is_empty =
        fs::read_dir(folder).map_or(!folder.exists(), |mut entries| entries.next().is_none());
    !is_empty && !folder.join(MARK).is_file()
}

/// Everything is written beside the folder first, and takes its place at the end: no reader sees half a site.
fn write(folder: &Path, url: Option<&str>) -> io::Result<usize> {
    let new = beside(folder, "new")?;
    let count = write_all(&new, url);
    let count = count.inspect_err(|_| drop(fs::remove_dir_all(&new)))?;
    if folder.exists() {
        let old = beside(folder, "old")?;
        fs::rename(folder, &old)?;
        fs::rename(&new, folder)?;
        fs::remove_dir_all(old)?;
    } else {
        fs::rename(&new, folder)?;
    }
    Ok(count)
}

/// A path of this process beside the folder, so that a rename is enough.
fn beside(folder: &Path, word: &str) -> io::Result<PathBuf> {
    let name = folder.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let name = format!(".{}.{word}-{}", name.to_string_lossy(), std::process::id());
    Ok(folder.with_file_name(name))
}

fn write_all(folder: &Path, url: Option<&str>) -> io::Result<usize> {
    fs::create_dir_all(folder)?;
    let parts = thread::available_parallelism().map_or(1, usize::from);
    let written: Vec<io::Result<usize>> = thread::scope(|scope| {
        let running: Vec<_> = (0..parts)
            .map(|part| scope.spawn(move || write_part(folder, &site(url, part, parts))))
            .collect();
        let ended = running.into_iter().map(thread::ScopedJoinHandle::join);
        ended
            .map(|one| one.unwrap_or_else(|_| Err(io::Error::other("a thread failed"))))
            .collect()
    });
    written.into_iter().sum()
}

fn write_part(folder: &Path, files: &[SiteFile]) -> io::Result<usize> {
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.text)?;
    }
    Ok(files.len())
}
