//! `demur man`: the manual pages.

use std::path::Path;

use clap::{Arg, ArgMatches, Command, ValueHint};
use clap_mangen::Man;

use crate::cli;
use crate::console::{error, print, talk};
use crate::exit::Exit;
use crate::reading::reason;

pub(crate) fn command() -> Command {
    Command::new("man")
        .about("Print the manual page, or write all of them into a directory")
        .arg(
            Arg::new("dir")
                .value_name("DIR")
                .value_hint(ValueHint::DirPath)
                .help("Where the pages go; without it the first one is printed"),
        )
        .after_help("Examples:\n  demur man | man -l -\n  demur man /usr/local/share/man/man1")
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    match cli::text(matches, "dir") {
        None => print(&page(&cli::command())),
        Some(dir) => {
            for (name, text) in pages() {
                if let Err(cause) = write(Path::new(dir), &name, &text) {
                    error(
                        &format!("`{dir}/{name}` cannot be written: {}", reason(&cause)),
                        None,
                    );
                    return Exit::Usage;
                }
            }
            talk(&format!("{} pages written to {dir}\n", pages().len()));
        }
    }
    Exit::Clean
}

fn write(dir: &Path, name: &str, text: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    std::fs::write(dir.join(name), text)
}

/// The page of demur and one for each command that `--help` lists.
fn pages() -> Vec<(String, String)> {
    let root = cli::command();
    let shown = root
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    let parts = shown.map(|command| {
        let name = format!("demur-{}", command.get_name());
        let command = command
            .clone()
            .display_name(name.clone())
            .bin_name(name.replacen('-', " ", 1));
        (format!("{name}.1"), page(&command))
    });
    let mut pages: Vec<(String, String)> = parts.collect();
    pages.insert(0, ("demur.1".to_owned(), page(&root)));
    pages
}

fn page(command: &Command) -> String {
    let mut text = Vec::new();
    // Writing into memory does not fail.
    let _ = Man::new(command.clone()).render(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}
