//! `demur demo`: the sample shop, the gateway before it, and requests to try.

mod pair;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command};
use demur_contract::{CompileOptions, Contract};
use demur_decide::Snapshot;
use demur_decide::policy::{AcceptPolicy, Unchecked};
use demur_serve::{
    BindError, Bound, EventSink, Gateway, GatewayConfig, Live, Shutdown, UpstreamConfig,
};

use crate::assemble;
use crate::config::{Config, Sections};
use crate::console::{error, print};
use crate::demo;
use crate::exit::Exit;
use crate::options::Settings;
use crate::reading::Reading;
use crate::settings::kind::{Raw, Value};
use crate::settings::words::House;

const GATEWAY_PORT: u16 = 8080;
const SHOP_PORT: u16 = 8090;

/// A free port can be taken by somebody else before the gateway has it.
const ATTEMPTS: u8 = 5;

/// Short, so that nobody waits long to see what happens then.
const PATIENCE: Duration = Duration::from_secs(2);

pub(crate) fn command() -> Command {
    Command::new("demo")
        .about("Start a sample shop behind the gateway, and print requests to try")
        .arg(
            Arg::new("profile")
                .long("profile")
                .value_name("WORD")
                .value_parser(house)
                .default_value("rfc9110")
                .help(format!(
                    "House style of refusals: {}",
                    House::KIND.expects()
                )),
        )
        .arg(
            Arg::new("audit")
                .long("audit")
                .action(ArgAction::SetTrue)
                .help("Audit the shop alone and behind the gateway, show both, and end"),
        )
        .after_help("Examples:\n  demur demo\n  demur demo --profile simple\n  demur demo --audit")
}

fn house(word: &str) -> Result<House, String> {
    House::read(Raw::Text(word)).ok_or_else(|| format!("expected {}", House::KIND.expects()))
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let profile = matches.get_one("profile").copied();
    let audits = matches.get_flag("audit");
    // Between two reports nobody reads events.
    let events = if audits {
        EventSink::Off
    } else {
        EventSink::Stdout
    };
    match open(profile.unwrap_or(House::Rfc9110), &events) {
        Ok((shop, gateway)) if audits => pair::run(shop, gateway),
        Ok((shop, gateway)) => serve(shop, gateway),
        Err(reason) => {
            error(&format!("the demo cannot start: {reason}"), None);
            Exit::Network
        }
    }
}

fn open(
    profile: House,
    events: &EventSink,
) -> Result<(SocketAddr, Bound), Box<dyn std::error::Error>> {
    let shop = demo::start(demo::bind(SHOP_PORT)?)?;
    let mut listen = SocketAddr::from((Ipv4Addr::LOCALHOST, GATEWAY_PORT));
    for _ in 1..ATTEMPTS {
        match bind(listen, shop, profile, events) {
            Err(BindError::Taken(_)) => listen = free_address()?,
            other => return Ok((shop, other?)),
        }
    }
    Ok((shop, bind(listen, shop, profile, events)?))
}

fn bind(
    listen: SocketAddr,
    shop: SocketAddr,
    profile: House,
    events: &EventSink,
) -> Result<Bound, BindError> {
    let mut config = GatewayConfig::new(UpstreamConfig::new(shop.to_string()));
    config.listen = listen;
    config.events = events.clone();
    config.timeouts.head = PATIENCE;
    config.timeouts.first_byte = PATIENCE;
    let live = Live {
        snapshot: snapshot(listen, profile),
        // Without them nobody is let in; a test holds that they are right.
        verifiers: Arc::new(demo::verifiers().unwrap_or_default()),
    };
    Gateway::bind(config, Arc::new(live))
}

/// The names that are ours hold the port, so the port is chosen before the gateway takes it.
fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

fn snapshot(listen: SocketAddr, profile: House) -> Snapshot {
    let settings = Settings {
        profile,
        // What nobody checks here, the shop may see.
        unchecked: Unchecked::Forward,
        accept: AcceptPolicy::Strict,
        length_required: true,
        authorities: vec![listen.to_string(), format!("localhost:{}", listen.port())],
        ..Settings::default()
    };
    let config = Config {
        settings,
        sections: Sections::default(),
    };
    let mut snapshot = assemble::snapshot(&config, &mut Reading::default());
    snapshot.contracts.extend(contract());
    demo::guard(&mut snapshot);
    snapshot
}

/// The document of the shop; a test holds that there is nothing wrong with it.
fn contract() -> Option<Contract> {
    let compiled = Contract::compile(
        "openapi.yaml",
        demo::DOCUMENT.as_bytes().to_vec(),
        &|_| Err("no other file".to_owned()),
        &CompileOptions::default(),
    );
    compiled.ok()
}

fn serve(shop: SocketAddr, gateway: Bound) -> Exit {
    let address = gateway.address();
    print(&format!(
        "The gateway is at   http://{address}\n\
         its pages are at    http://{address}/.demur/\n\
         the shop behind is  http://{shop}\n{}\n\
         418 is nobody's to send: `demur explain 418`.\n\n\
         Ctrl-C stops. Each request is logged below as one line.\n\n",
        demo::listing(address),
    ));
    let (_stop, shutdown) = Shutdown::on_signals();
    match gateway.run(&shutdown) {
        Ok(()) => Exit::Clean,
        Err(reason) => {
            error(&reason.to_string(), None);
            Exit::Internal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{free_address, snapshot};
    use crate::settings::words::House;

    #[test]
    fn the_shop_document_compiles_without_a_warning() {
        let snapshot = snapshot(free_address().unwrap(), House::Rfc9110);
        let [contract] = snapshot.contracts.as_slice() else {
            panic!("no contract")
        };
        assert!(contract.warnings().is_empty(), "{:#?}", contract.warnings());
    }
}
