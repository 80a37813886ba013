//! `demur explain`: a page of the knowledge base in the terminal, or what an answer on the standard input means.

use std::io::{self, Read};

use clap::{Arg, ArgMatches, Command};
use demur_codebook::{
    Found, Links, Page, PageFormat, Role, Subject, explain_answer, explain_problem, find, render,
    render_for_role, render_text,
};

use crate::cli;
use crate::console::{error, print};
use crate::exit::Exit;

/// More is no head and no problem document.
const MOST: u64 = 1 << 20;

pub(crate) fn command() -> Command {
    let roles = Role::ALL.map(Role::as_str);
    Command::new("explain")
        .about("Explain a status code, a step of the gateway, a fault, a diagnostic, a detector, a check of the audit, or an answer that you got")
        .arg(
            Arg::new("what")
                .value_name("CODE|STEP|FAULT|DETECTOR|CHECK|PHRASE|-")
                .num_args(0..)
                .help("What to explain; `-` reads the head of an answer or a problem document; without it, all there is"),
        )
        .arg(format())
        .arg(
            Arg::new("role")
                .long("role")
                .value_name("ROLE")
                .value_parser(clap::builder::PossibleValuesParser::new(roles))
                .help("Only what is for one reader"),
        )
        .after_help(
            "Examples:\n  demur explain 422\n  demur explain 422 guide\n  demur explain body-schema\n  demur explain not found\n  \
             demur explain 404 --role operator\n  demur explain 404 --format json\n  \
             curl -si https://api.example/orders | demur explain -",
        )
}

/// How a page is written.
pub(crate) fn format() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["text", "json", "md"])
        .default_value("text")
        .help("How the page is written")
}

/// What `--format` says.
pub(crate) fn chosen(matches: &ArgMatches) -> PageFormat {
    match cli::text(matches, "format") {
        Some("json") => PageFormat::Json,
        Some("md") => PageFormat::Markdown,
        _ => PageFormat::Text,
    }
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let words: Vec<&str> = matches
        .get_many::<String>("what")
        .unwrap_or_default()
        .map(String::as_str)
        .collect();
    let format = chosen(matches);
    match words.as_slice() {
        [] => {
            list(format);
            Exit::Clean
        }
        ["-"] => explain_input(format),
        words => explain(&words.join(" "), format, role(matches)),
    }
}

fn role(matches: &ArgMatches) -> Option<Role> {
    let word = cli::text(matches, "role")?;
    Role::ALL.into_iter().find(|role| role.as_str() == word)
}

fn list(format: PageFormat) {
    let pages = [
        Subject::Statuses,
        Subject::Steps,
        Subject::Faults,
        Subject::Diagnostics,
        Subject::Detectors,
        Subject::Checks,
    ];
    let pages = pages.map(|subject| page(&Page::from(subject), format, None));
    // Several JSON texts in a row are lines of JSON; several Markdown texts are one.
    print(&pages.join("\n"));
}

fn explain(what: &str, format: PageFormat, role: Option<Role>) -> Exit {
    match find(what) {
        Found::Page(found) => {
            print(&page(&found, format, role));
            Exit::Clean
        }
        Found::Nothing { nearest, note } => {
            let message =
                note.unwrap_or_else(|| format!("nothing is known about `{}`", what.escape_debug()));
            error(&message, Some(&hint(&nearest)));
            Exit::Usage
        }
    }
}

fn explain_input(format: PageFormat) -> Exit {
    let mut octets = Vec::new();
    if let Err(cause) = io::stdin().lock().take(MOST).read_to_end(&mut octets) {
        error(&format!("the standard input cannot be read: {cause}"), None);
        return Exit::Usage;
    }
    let text = String::from_utf8_lossy(&octets);
    let Some(explained) = explain_answer(&text).or_else(|| explain_problem(&text)) else {
        let hint = "send the head of an answer, as `curl -si URL` prints it, or a problem document";
        error(
            "this is no answer of HTTP and no problem document",
            Some(hint),
        );
        return Exit::Usage;
    };
    print(&match format {
        PageFormat::Markdown => explained,
        PageFormat::Json => format!("{}\n", serde_json::json!({ "markdown": explained })),
        PageFormat::Text | PageFormat::Html | PageFormat::Css | PageFormat::Script => {
            render_text(&explained)
        }
    });
    Exit::Clean
}

/// A page as it is printed: it ends with its line.
pub(crate) fn page(page: &Page, format: PageFormat, role: Option<Role>) -> String {
    let links = Links::default();
    let mut text = match role {
        Some(role) => render_for_role(page, format, &links, role),
        None => render(page, format, &links),
    };
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
