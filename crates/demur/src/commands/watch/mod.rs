//! `demur watch`: what broke, since when and why, from access logs and events.

mod batch;
mod faults;
mod inputs;
mod list;
mod live;
mod marks;
mod output;
mod post;
mod send;
mod settings;
mod suggest;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use crate::cli;
use crate::exit::Exit;

/// How a report can be written.
const FORMATS: [&str; 10] = [
    "text",
    "json",
    "ndjson",
    "html",
    "markdown",
    "csv",
    "prometheus",
    "rules",
    "alertmanager",
    "consumers",
];

pub(crate) fn command() -> Command {
    Command::new("watch")
        .about("Tell from access logs or events what broke, since when, and why")
        .args(inputs())
        .args(outputs())
        .args(running())
        .subcommand(marks::command("ack", "Say that somebody knows of an alert and looks after it"))
        .subcommand(marks::command("resolve", "Say that what an alert is about has been mended"))
        .subcommand(suggest::command())
        .subcommand_negates_reqs(true)
        .args_conflicts_with_subcommands(true)
        .after_help(
            "Examples:\n  \
             demur watch /var/log/nginx/access.log\n  \
             demur watch access.log access.log.1 access.log.2.gz --format html --output report.html\n  \
             demur watch access.log --spec openapi.yaml --check --fail-on page\n  \
             demur watch access.log --follow --state watch.redb --alerts alerts.jsonl\n  \
             demur serve --spec api.yaml --upstream http://localhost:3000 | demur watch - --follow\n  \
             demur watch access.log --log-format '$remote_addr [$time_local] \"$request\" $status $request_time'\n\n\
             Nothing is sent anywhere unless `--notify` says so. Queries are never looked at; addresses of clients are cut\n\
             to their network where scanners are listed.\n\n\
             Exit codes: 0 done, 1 alerts to fail on (with --check), 2 usage or an input that cannot be read, 3 an alert could\n\
             not be sent",
        )
}

fn inputs() -> Vec<Arg> {
    vec![
        Arg::new("file")
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
            .num_args(1..)
            .required(true)
            .help("Access logs or events, plain, gzip or zstd; `-` is standard input"),
        Arg::new("log-format")
            .long("log-format")
            .value_name("FORMAT")
            .help("A name, a `log_format` of nginx, a `LogFormat` of Apache, or a mapping of JSON members; otherwise told from the first lines")
            .long_help(
                "How the inputs are written; otherwise the first lines tell.\n\
                 A name: combined, common, vhost, events, caddy, traefik, envoy, nginx-json.\n\
                 A log_format of nginx: '$remote_addr [$time_local] \"$request\" $status'.\n\
                 A LogFormat of Apache: '%h %t \"%r\" %>s %b'.\n\
                 A mapping of JSON members: 'at=ts, status=response.code, path=req.url, method=req.method'",
            ),
        Arg::new("spec")
            .long("spec")
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
            .action(ArgAction::Append)
            .help("OpenAPI document whose paths name the routes; may be repeated"),
        Arg::new("route")
            .long("route")
            .value_name("PATTERN")
            .action(ArgAction::Append)
            .help("Pattern that names a route: `/blog/**`, `/users/{name}/posts/{}`; may be repeated"),
    ]
}

fn outputs() -> Vec<Arg> {
    vec![
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(PossibleValuesParser::new(FORMATS))
            .default_value("text")
            .help("How the report is written"),
        Arg::new("output")
            .long("output")
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
            .help("Write the report there; beside an HTML report its JSON twin is written"),
        Arg::new("check")
            .long("check")
            .action(ArgAction::SetTrue)
            .help("End with exit code 1 if there is an alert to fail on"),
        Arg::new("fail-on")
            .long("fail-on")
            .value_name("WHAT")
            .value_delimiter(',')
            .default_value("page")
            .help("With --check: a severity (`page`, `ticket`, `note`: that and what is worse) or names of detectors"),
        Arg::new("docs-url")
            .long("docs-url")
            .value_name("URL")
            .value_hint(ValueHint::Url)
            .help("Where a gateway or a site serves the pages that alerts link to"),
    ]
}

fn running() -> Vec<Arg> {
    vec![
        Arg::new("follow")
            .long("follow")
            .action(ArgAction::SetTrue)
            .help("Go on reading as the files grow, through rotation; Ctrl-C ends it with a report"),
        Arg::new("state")
            .long("state")
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
            .help("Keep what is known there, and go on from it the next time"),
        Arg::new("alerts")
            .long("alerts")
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
            .help("Append a line of JSON for each alert that is raised, changed or over"),
        Arg::new("notify")
            .long("notify")
            .value_name("KIND=TARGET")
            .action(ArgAction::Append)
            .help("Send alerts: `alertmanager=URL`, `webhook=URL`, `slack=URL` or `pagerduty=KEY`; may be repeated"),
    ]
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    match matches.subcommand() {
        Some(("suggest", matches)) => suggest::run(matches),
        Some((name, matches)) => marks::run(name, matches),
        None => watch(matches),
    }
}

fn watch(matches: &ArgMatches) -> Exit {
    let settings = match settings::read(matches) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let follows = matches.get_flag("follow");
    let keeps = matches.contains_id("state");
    let checked =
        output::check(matches).and_then(|()| inputs::check(&settings.files, follows, keeps));
    if let Err(exit) = checked {
        return exit;
    }
    let mut tells = ["alerts", "notify"].into_iter();
    if follows || keeps || tells.any(|id| matches.contains_id(id)) {
        live::run(matches, settings)
    } else {
        batch::run(matches, settings)
    }
}

/// Text of an argument.
fn text<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m str> {
    cli::text(matches, id)
}
