//! `demur serve`: the gateway.

use std::error::Error;
use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches, Command};
use demur_serve::{BindError, Bound, Gateway, GatewayConfig, Live, Shutdown};

use crate::assemble::{self, Verification};
use crate::banner::banner;
use crate::cli;
use crate::config::{self, Config};
use crate::console::{error, print, stderr_colour, talk};
use crate::exit::Exit;
use crate::reading::Reading;
use crate::reload;

pub(crate) fn command() -> Command {
    cli::configured("serve", "Run the gateway before an upstream")
        .arg(
            Arg::new("print-config")
                .long("print-config")
                .action(ArgAction::SetTrue)
                .help("Print the effective configuration as a TOML file and exit"),
        )
        .after_help(
            "Examples:\n  \
             demur serve --spec openapi.yaml --upstream http://localhost:3000\n  \
             demur serve --config demur.toml\n  \
             demur serve --spec openapi.yaml --upstream http://localhost:3000 --print-config > demur.toml\n\n\
             SIGTERM and SIGINT stop the gateway once the requests under way are answered. SIGHUP reloads documents, policy,\n\
             lists and verifiers; what is wrong is reported, and the gateway goes on with what it had.",
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut reading = Reading::default();
    let config = cli::configuration(matches, &mut reading);
    if matches.get_flag("print-config") && !reading.has_errors() {
        print(&config::print(&config));
        return Exit::Clean;
    }
    let watch = reload::begin(assemble::edited_files(&config));
    let mut verification = Verification::default();
    let live = assemble::live(&config, &mut verification, &mut reading);
    let Some(live) = live.filter(|_| !reading.has_errors()) else {
        talk(&reading.text(stderr_colour()));
        return Exit::Usage;
    };
    if live.snapshot.contracts.is_empty() {
        error(
            "there is no document to enforce",
            Some("name one: `--spec openapi.yaml`"),
        );
        return Exit::Usage;
    }
    let Some(gateway) = assemble::gateway(&config) else {
        error(
            "there is no upstream to forward to",
            Some("name one: `--upstream http://localhost:3000`"),
        );
        return Exit::Usage;
    };
    match start(gateway, live, &config, &reading) {
        Ok(bound) => {
            match watch {
                Ok(watch) => {
                    let reload = bound.reload();
                    reload::go_on(
                        watch,
                        matches.clone(),
                        config.settings,
                        verification,
                        reload,
                    );
                }
                Err(cause) => error(&format!("changes will need a restart: {cause}"), None),
            }
            serve(bound)
        }
        Err(exit) => exit,
    }
}

fn start(
    gateway: GatewayConfig,
    live: Live,
    config: &Config,
    reading: &Reading,
) -> Result<Bound, Exit> {
    let live = Arc::new(live);
    match Gateway::bind(gateway, Arc::clone(&live)) {
        Ok(bound) => {
            talk(&banner(
                bound.address(),
                config,
                &live.snapshot,
                &reading.diagnostics,
            ));
            Ok(bound)
        }
        Err(cause) => Err(refused(&cause)),
    }
}

fn serve(bound: Bound) -> Exit {
    let (_stop, shutdown) = Shutdown::on_signals();
    match bound.run(&shutdown) {
        Ok(()) => {
            talk("  stopped\n");
            Exit::Clean
        }
        Err(cause) => {
            error(&because(&cause), None);
            Exit::Internal
        }
    }
}

fn refused(cause: &BindError) -> Exit {
    let (hint, exit) = match cause {
        BindError::Taken(_) => (
            "another program listens there; `--listen 127.0.0.1:0` takes a free port",
            Exit::Network,
        ),
        BindError::Listen(..) => ("`--listen` names another address", Exit::Network),
        BindError::Events(..) => (
            "`--events` names another file; `--events off` writes none",
            Exit::Usage,
        ),
    };
    error(&because(cause), Some(hint));
    exit
}

/// An error with what caused it.
fn because(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
