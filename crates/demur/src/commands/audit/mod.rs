//! `demur audit`: does this server answer right?

mod output;
mod passive;
mod settings;
mod shell;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};

use crate::exit::Exit;

pub(crate) fn command() -> Command {
    Command::new("audit")
        .about("Ask a running server, and tell what it answers wrongly, why, and how to mend it")
        .args(targets())
        .args(asking())
        .args(permissions())
        .args(manners())
        .args(recording())
        .args(output::arguments())
        .after_help(
            "Examples:\n  \
             demur audit https://shop.example\n  \
             demur audit http://localhost:3000 --spec openapi.yaml\n  \
             demur audit http://localhost:3000 --spec openapi.yaml --as alice=@alice.txt --as bob=@bob.txt\n  \
             demur audit http://localhost:3000 --allow-unsafe --scratch /orders --allow-raw --rate 200\n  \
             demur audit https://shop.example --dry-run\n  \
             demur audit https://shop.example --record run.jsonl --write sarif=audit.sarif --fail-on must\n  \
             demur audit --replay run.jsonl --format html --output audit.html\n  \
             demur audit --har session.har\n\n\
             Only GET, HEAD, OPTIONS and a method that nobody implements are sent unless told otherwise,\n\
             and only to the origins that are named. Neither records nor reports hold credentials.\n\n\
             Exit codes: 0 nothing to fail on, 1 findings to fail on, 2 usage or a file that cannot be read\n\
             or written, 3 no answer at all, or the server failed or asked to be left alone before anything\n\
             to fail on was found, 130 interrupted",
        )
}

fn many(id: &'static str, value: &'static str) -> Arg {
    Arg::new(id)
        .long(id)
        .value_name(value)
        .action(ArgAction::Append)
}

fn flag(id: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue)
}

fn file(id: &'static str) -> Arg {
    Arg::new(id)
        .long(id)
        .value_name("FILE")
        .value_hint(ValueHint::FilePath)
}

fn number(id: &'static str, value: &'static str, default: &'static str) -> Arg {
    Arg::new(id)
        .long(id)
        .value_name(value)
        .value_parser(value_parser!(u32).range(1..))
        .default_value(default)
}

fn targets() -> Vec<Arg> {
    vec![
        Arg::new("url")
            .value_name("URL")
            .value_hint(ValueHint::Url)
            .num_args(0..)
            .help("Where to begin; nothing outside the origins of these is asked"),
        file("spec").help("OpenAPI document or configuration: what each operation should answer"),
        number("max-pages", "NUMBER", "100")
            .help("Pages that are fetched by following links and sitemaps; with --spec none unless this is given"),
        flag("no-crawl").help("Ask for the addresses that are named and where they redirect to, and follow no links"),
        flag("ignore-robots").help("Follow links that robots.txt asks not to follow"),
        file("gone").help("Paths that are gone for ever, one a line: 410 is expected there"),
        many("value", "NAME=TEXT")
            .help("A value of a path parameter that exists; may be repeated"),
    ]
}

fn asking() -> Vec<Arg> {
    vec![
        many("as", "NAME=FIELD")
            .help("Somebody who can ask, with a field such as `alice=Authorization: Bearer …`, or `alice=@FILE` with one field a line; may be repeated, the most powerful first"),
        Arg::new("crawl-as")
            .long("crawl-as")
            .value_name("NAME")
            .help("Ask for pages as this one"),
        many("only", "CHECK").help("Only this check; may be repeated"),
        many("skip", "CHECK").help("All but this check; may be repeated"),
    ]
}

fn permissions() -> Vec<Arg> {
    vec![
        flag("allow-unsafe").help("Send POST, PUT, PATCH and DELETE too, below --scratch"),
        Arg::new("scratch")
            .long("scratch")
            .value_name("PATH")
            .help("A collection where things may be made, changed and deleted; `/` for everything"),
        flag("allow-raw").help("Send malformed requests too, each on a connection of its own"),
        flag("timing").help("Measure whether times tell what exists: some thousand requests"),
        flag("dry-run").help("List the requests of the first round, and send none"),
    ]
}

fn manners() -> Vec<Arg> {
    vec![
        number("max-requests", "NUMBER", "2000").help("Requests at most"),
        Arg::new("rate")
            .long("rate")
            .value_name("PER-SECOND")
            .default_value("20")
            .value_parser(settings::rate)
            .help("Requests a second; `unlimited` for as fast as the server answers"),
        number("concurrency", "NUMBER", "2")
            .value_parser(value_parser!(u32).range(1..=64))
            .help("Requests at the same time, 64 at most"),
        number("timeout", "SECONDS", "10")
            .help("Seconds for one answer, from the connection to its end"),
        number("max-time", "SECONDS", "600").help("Seconds for the whole audit"),
        Arg::new("user-agent")
            .long("user-agent")
            .value_name("TEXT")
            .help("How the audit names itself [default: demur-audit/VERSION]"),
        file("ca").help("Certificates that are trusted beside the public ones, in PEM"),
    ]
}

fn recording() -> Vec<Arg> {
    vec![
        file("record").help("Keep every exchange there, one a line; what is there is replaced"),
        file("replay")
            .conflicts_with_all(["url", "har", "log", "record"])
            .help("Judge the exchanges of a record, and send nothing"),
        file("har")
            .conflicts_with_all(["url", "log", "record"])
            .help("Judge the exchanges of an HTTP Archive, as browsers save it, and send nothing"),
        file("log")
            .conflicts_with_all(["url", "record"])
            .help("Judge the lines of an access log or the events of a gateway, and send nothing"),
    ]
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let chosen = settings::read(matches);
    let both = chosen.and_then(|chosen| Ok((chosen, output::wanted(matches)?)));
    match both {
        Ok((chosen, wanted)) if settings::is_passive(matches) => {
            passive::run(matches, chosen, &wanted)
        }
        Ok((chosen, wanted)) => shell::run(matches, chosen, &wanted),
        Err(exit) => exit,
    }
}

/// `PossibleValuesParser` for words.
fn words(words: impl IntoIterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(words)
}
