//! `demur docs`: the reference in a browser, served by the gateway itself with nothing behind it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command};
use demur_codebook::BASE;
use demur_gone::{Places, read_csv};
use demur_serve::{EventSink, Gateway, GatewayConfig, Live, Shutdown, UpstreamConfig};

use crate::assemble;
use crate::cli;
use crate::config::{Config, Sections};
use crate::console::{error, talk};
use crate::exit::Exit;
use crate::options::Settings;
use crate::reading::Reading;

pub(crate) fn command() -> Command {
    Command::new("docs")
        .about("Serve the reference on this machine")
        .arg(
            Arg::new("listen")
                .long("listen")
                .value_name("ADDRESS")
                .default_value("127.0.0.1:8060")
                .help("Address and port; port 0 takes a free one"),
        )
        .after_help("Examples:\n  demur docs\n  demur docs --listen 127.0.0.1:0\n\nCtrl-C stops.")
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let word = cli::text(matches, "listen").unwrap_or_default();
    let Ok(listen) = word.parse::<SocketAddr>() else {
        error(
            &format!("`{}` is no address to listen on", word.escape_debug()),
            Some("write an address and a port, such as `127.0.0.1:8060`"),
        );
        return Exit::Usage;
    };
    // Nothing is forwarded: without a document, no path but our own pages is known.
    let nowhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 9));
    let mut config = GatewayConfig::new(UpstreamConfig::new(nowhere.to_string()));
    config.listen = listen;
    config.events = EventSink::Off;
    let bound = match Gateway::bind(config, Arc::new(live())) {
        Ok(bound) => bound,
        Err(cause) => {
            error(
                &cause.to_string(),
                Some("`--listen 127.0.0.1:0` takes a free port"),
            );
            return Exit::Network;
        }
    };
    let address = bound.address();
    talk(&format!(
        "  listening on http://{address}\n  the reference is at http://{address}{BASE}/ (Ctrl-C stops)\n"
    ));
    let (_stop, shutdown) = Shutdown::on_signals();
    match bound.run(&shutdown) {
        Ok(()) => Exit::Clean,
        Err(cause) => {
            error(&cause.to_string(), None);
            Exit::Internal
        }
    }
}

/// A gateway that knows its own pages, and that `/` leads to them.
fn live() -> Live {
    let config = Config {
        settings: Settings::default(),
        sections: Sections::default(),
    };
    let mut snapshot = assemble::snapshot(&config, &mut Reading::default());
    snapshot.places = front_door();
    Live {
        snapshot,
        verifiers: Arc::default(),
    }
}

fn front_door() -> Places {
    let list = format!("path,status,to\n/,302,{BASE}/\n");
    let (entries, _) = read_csv("docs", list.as_bytes());
    Places::compile(&entries).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use demur_gone::Found;

    use super::front_door;

    #[test]
    fn the_front_door_leads_to_the_pages() {
        let places = front_door();
        let found = places.find("/", None);
        assert!(matches!(found, Some(Found::Moved { to, .. }) if to == "/.demur/"));
    }
}
