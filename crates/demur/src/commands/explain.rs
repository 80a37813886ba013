//! `demur explain`: a page of the knowledge base in the terminal.

use clap::{Arg, ArgMatches, Command};
use demur_codebook::{Found, Links, Page, PageFormat, Subject, find, render};

use crate::cli;
use crate::console::{error, print};
use crate::exit::Exit;

pub(crate) fn command() -> Command {
    Command::new("explain")
        .about("Explain a status code, a step of the gateway or a fault")
        .arg(
            Arg::new("what")
                .value_name("CODE|STEP|FAULT|PHRASE")
                .num_args(0..)
                .help("What to explain; without it, everything there is a page about"),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json", "md"])
                .default_value("text")
                .help("How the page is written"),
        )
        .after_help("Examples:\n  demur explain 422\n  demur explain body-schema\n  demur explain not found\n  demur explain 404 --format json")
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let words: Vec<&str> = matches
        .get_many::<String>("what")
        .unwrap_or_default()
        .map(String::as_str)
        .collect();
    let format = match cli::text(matches, "format") {
        Some("json") => PageFormat::Json,
        Some("md") => PageFormat::Markdown,
        _ => PageFormat::Text,
    };
    if words.is_empty() {
        let pages = [Subject::Statuses, Subject::Steps, Subject::Faults];
        let pages = pages.map(|subject| page(&Page::from(subject), format));
        // Three JSON texts in a row are lines of JSON; three Markdown texts are one.
        print(&pages.join("\n"));
        return Exit::Clean;
    }
    match find(&words.join(" ")) {
        Found::Page(found) => {
            print(&page(&found, format));
            Exit::Clean
        }
        Found::Nothing { nearest, note } => {
            let what = words.join(" ");
            let message =
                note.unwrap_or_else(|| format!("nothing is known about `{}`", what.escape_debug()));
            error(&message, Some(&hint(&nearest)));
            Exit::Usage
        }
    }
}

fn page(page: &Page, format: PageFormat) -> String {
    let mut text = render(page, format, &Links::default());
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn hint(nearest: &[String]) -> String {
    match nearest {
        [] => "`demur explain` lists all there is".to_owned(),
        near => format!(
            "try {}",
            near.iter()
                .map(|word| format!("`demur explain {word}`"))
                .collect::<Vec<_>>()
                .join(" or ")
        ),
    }
}
