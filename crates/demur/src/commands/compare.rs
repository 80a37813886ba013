//! `demur compare`: two codes side by side.

use clap::{Arg, ArgMatches, Command};
use demur_codebook::{Found, Page, Subject, find};

use crate::cli;
use crate::commands::explain;
use crate::console::{error, print};
use crate::exit::Exit;

pub(crate) fn command() -> Command {
    let code = |id: &'static str, name: &'static str| {
        Arg::new(id)
            .value_name(name)
            .required(true)
            .help("A status code, or its name")
    };
    Command::new("compare")
        .about("Put two status codes side by side, with the question that decides between them")
        .arg(code("one", "A"))
        .arg(code("other", "B"))
        .arg(explain::format())
        .after_help(
            "Examples:\n  demur compare 400 422\n  demur compare unauthorized forbidden\n  demur compare 404 410 --format md",
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let words = ["one", "other"].map(|id| cli::text(matches, id).unwrap_or_default());
    let codes = words.map(status_of);
    let [Some(one), Some(other)] = codes else {
        let wrong = words.iter().zip(codes).find(|(_, code)| code.is_none());
        let word = wrong.map_or("", |(word, _)| word);
        error(
            &format!("`{}` is no status with a page", word.escape_debug()),
            Some("`demur explain` lists all there is"),
        );
        return Exit::Usage;
    };
    let Some(subject) = Subject::pair(one, other) else {
        error(
            "these are one and the same code",
            Some(&format!("`demur explain {one}` explains it")),
        );
        return Exit::Usage;
    };
    print(&explain::page(
        &Page::from(subject),
        explain::chosen(matches),
        None,
    ));
    Exit::Clean
}

fn status_of(word: &str) -> Option<u16> {
    match find(word) {
        Found::Page(Page {
            subject: Subject::Status(page),
            ..
        }) => Some(page.code),
        Found::Page(_) | Found::Nothing { .. } => None,
    }
}
