//! `demur try`: decides one request without a network and shows the rows it passed.

use std::net::Ipv4Addr;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use demur_decide::StepId;
use demur_decide::offline::{Outcome, Surroundings};
use demur_serve::prove;
use serde_json::{Value as Json, json};

use super::request;
use crate::assemble::{self, Verification};
use crate::cli;
use crate::console::{error, print, stderr_colour, talk};
use crate::exit::Exit;
use crate::reading::Reading;

/// Every trial has the same id, so that the same request gets the same answer.
const REQUEST_ID: &str = "00000000-0000-4000-8000-000000000000";

pub(crate) fn command() -> Command {
    cli::configured("try", "Decide one request without sending it, and show why")
        .arg(Arg::new("method").value_name("METHOD").help("Method of the request"))
        .arg(Arg::new("target").value_name("TARGET").requires("method").help("Its target, such as `/pets/7?full=1`"))
        .arg(
            Arg::new("request")
                .long("request")
                .value_name("FILE")
                .value_hint(ValueHint::FilePath)
                .conflicts_with_all(["method", "header", "data"])
                .help("File that holds the request: head, empty line, body"),
        )
        .arg(
            Arg::new("header")
                .short('H')
                .long("header")
                .value_name("NAME: VALUE")
                .action(ArgAction::Append)
                .help("Header field; may be given more than once"),
        )
        .arg(
            Arg::new("data")
                .short('d')
                .long("data")
                .value_name("BODY")
                .allow_hyphen_values(true)
                .help("Body; `@FILE` takes a file's content"),
        )
        .arg(cli::format_flag(["text", "json"]))
        .after_help(
            "Examples:\n  \
             demur try --spec openapi.yaml DELETE /pets/7 -H 'Authorization: Bearer abc'\n  \
             demur try --spec openapi.yaml POST /pets -H 'Content-Type: application/json' -d '{\"name\": 7}'\n  \
             demur try --spec openapi.yaml --request request.http\n\n\
             Exit code: 0 whatever the verdict",
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut reading = Reading::default();
    let config = cli::configuration(matches, &mut reading);
    let bytes = match request::bytes(matches, &mut reading) {
        Ok(bytes) => bytes,
        Err(message) => {
            error(message, Some("`demur try --help` shows examples"));
            return Exit::Usage;
        }
    };
    let live = assemble::live(&config, &mut Verification::default(), &mut reading);
    let Some(live) = live.filter(|_| !reading.has_errors()) else {
        talk(&reading.text(stderr_colour()));
        return Exit::Usage;
    };
    if live.snapshot.contracts.is_empty() {
        error(
            "there is no document to decide by",
            Some("name one: `--spec openapi.yaml`"),
        );
        return Exit::Usage;
    }
    let surroundings = Surroundings {
        client: Some(Ipv4Addr::LOCALHOST.into()),
        identify: &|presented| pollster::block_on(prove(&live.verifiers, presented)),
        ..Surroundings::default()
    };
    let outcome = demur_decide::offline::run(&live.snapshot, &bytes, &surroundings, REQUEST_ID);
    if cli::text(matches, "format") == Some("json") {
        print(&format!("{:#}\n", as_json(&outcome)));
    } else {
        print(&as_text(&outcome));
    }
    Exit::Clean
}

fn as_text(outcome: &Outcome) -> String {
    let mut lines: Vec<String> = outcome
        .passed
        .iter()
        .map(|step| row("pass", step.as_str(), outcome))
        .collect();
    if let Some(step) = outcome.stopped_at {
        lines.push(row("STOP", step.as_str(), outcome));
    }
    lines.push(String::new());
    if let Some(operation) = &outcome.operation {
        lines.push(format!("operation: {operation}"));
    }
    for step in &outcome.shadows {
        lines.push(format!("would have refused (shadow): {}", step.as_str()));
    }
    let Some((step, reply)) = outcome.stopped_at.zip(outcome.reply.as_ref()) else {
        lines.push("stopped at: nothing, the request would be forwarded".to_owned());
        return lines.join("\n") + "\n";
    };
    lines.push(format!("stopped at: {}", step.as_str()));
    if let Some(row) = outcome.conceals {
        lines.push(format!("conceals: {}", row.as_str()));
    }
    if let Some(reason) = outcome.reason {
        lines.push(format!("reason: {reason}, which the client does not see"));
    }
    lines.push(format!("status: {} {}", reply.status, reply.phrase));
    lines.push(String::new());
    lines.push(format!("HTTP/1.1 {} {}", reply.status, reply.phrase));
    lines.extend(
        reply
            .fields
            .iter()
            .map(|(name, value)| format!("{name}: {value}")),
    );
    lines.push(String::new());
    if !reply.body.is_empty() {
        lines.push(String::from_utf8_lossy(&reply.body).trim_end().to_owned());
    }
    lines.push(format!("\nwhy: demur explain errors/{}", step.as_str()));
    lines.join("\n") + "\n"
}

fn row(verdict: &str, step: &str, outcome: &Outcome) -> String {
    let shadow = outcome.shadows.iter().any(|shadow| shadow.as_str() == step);
    format!("  {}  {step}", if shadow { "shdw" } else { verdict })
}

fn as_json(outcome: &Outcome) -> Json {
    let passed: Vec<&str> = outcome.passed.iter().map(|step| step.as_str()).collect();
    let shadows: Vec<&str> = outcome.shadows.iter().map(|step| step.as_str()).collect();
    let reply = outcome.reply.as_ref().map(|reply| {
        let fields: Vec<Json> = reply.fields.iter().map(|(name, value)| json!([name, value])).collect();
        json!({ "status": reply.status, "phrase": reply.phrase, "fields": fields, "body": String::from_utf8_lossy(&reply.body) })
    });
    json!({
        "stopped_at": outcome.stopped_at.map(StepId::as_str),
        "reason": outcome.reason,
        "conceals": outcome.conceals.map(StepId::as_str),
        "status": outcome.reply.as_ref().map(|reply| reply.status),
        "operation": outcome.operation,
        "passed": passed,
        "shadows": shadows,
        "answer": reply,
    })
}
