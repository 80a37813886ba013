//! The same shop asked twice, without the gateway and behind it: what the gateway repairs.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use demur_audit::net::{Budget, Network, conduct};
use demur_audit::{
    ANONYMOUS, Audit, Coverage, Crawler, Finding, Origin, Report, Settings, Severity, Site, Source,
    Target, checks, declared, reports, select,
};
use demur_decide::{Policy, Snapshot};
use demur_serve::{Bound, Shutdown};

use super::contract;
use crate::console::{error, print};
use crate::exit::Exit;

/// Longer than the gateway waits for the shop, and shorter than the slowest answer of the shop.
const PATIENCE: Duration = Duration::from_secs(3);

/// Audits both, and prints what was found without the gateway and with it.
pub(super) fn run(shop: SocketAddr, gateway: Bound) -> Exit {
    let behind = gateway.address();
    let (end, shutdown) = Shutdown::by_hand();
    let serving = std::thread::spawn(move || gateway.run(&shutdown));
    let both = audit(shop).and_then(|alone| Ok((alone, audit(behind)?)));
    end.stop();
    let served = serving.join();
    let ((alone, requests), (repaired, again)) = match both {
        Ok(both) => both,
        Err(reason) => {
            error(&reason.to_string(), None);
            return Exit::Network;
        }
    };
    print(&format!(
        "The shop alone: {requests} requests, {}\n{}\n\
         The shop behind demur: {again} requests, {}\n{}\n\
         `demur audit URL --spec openapi.yaml` asks your own server the same; `demur explain checks` lists the checks.\n",
        counted(&alone),
        listing(&alone),
        counted(&repaired),
        listing(&repaired),
    ));
    match served {
        Ok(Ok(())) => Exit::Clean,
        Ok(Err(_)) | Err(_) => Exit::Internal,
    }
}

/// The report on one address, and how many requests it took.
fn audit(address: SocketAddr) -> io::Result<(Report, usize)> {
    let address = format!("http://{address}");
    let origin = Origin::try_from(address.clone()).map_err(io::Error::other)?;
    let mut site = site(&origin);
    let known = Target {
        origin,
        target: "/products".to_owned(),
        operation: None,
        source: Source::Given,
        identity: ANONYMOUS.to_owned(),
    };
    if !site.targets.iter().any(|one| one.target == known.target) {
        site.targets.push(known);
    }
    let chosen = select(&[], &[]).map_err(|_| io::Error::other("there are no checks"))?;
    let crawler = Crawler::new(site.targets.clone(), 0, true);
    let mut audit = Audit::new(site, chosen, crawler);
    let never = AtomicBool::new(false);
    let conducted = conduct(&mut audit, &network(), &never, &mut |_, _| {});
    let mut report = Report::of(&address, audit.judge());
    report.coverage = Coverage::of(audit.site(), audit.run(), audit.checks(), checks::ALL);
    Ok((report, conducted.requests))
}

fn site(origin: &Origin) -> Site {
    let snapshot = Snapshot::of(contract().into_iter().collect(), Policy::default());
    let snapshot = demur_replay::trusting(snapshot);
    let settings = Settings {
        allow_raw: true,
        identities: vec!["bob".to_owned(), "ada".to_owned()],
        ..Settings::default()
    };
    Site {
        targets: declared(&snapshot, &settings, origin),
        snapshot: Some(snapshot),
        settings,
        ..Site::default()
    }
}

/// The tokens are those of the demo: `staff` works in the shop, `demo` is a customer.
fn network() -> Network {
    let bearer = |name: &str, token: &str| {
        let field = ("Authorization".to_owned(), format!("Bearer {token}"));
        (name.to_owned(), vec![field])
    };
    Network {
        budget: Budget {
            rate: None,
            answer: PATIENCE,
            // One resource of the shop is slow on purpose.
            failures: 50,
            ..Budget::default()
        },
        identities: HashMap::from([bearer("bob", "staff"), bearer("ada", "demo")]),
        user_agent: format!("demur-audit/{}", env!("CARGO_PKG_VERSION")),
        tls: None,
    }
}

fn counted(report: &Report) -> String {
    if report.findings.is_empty() {
        return "nothing to object to".to_owned();
    }
    let counts = Severity::ALL.map(|one| format!("{} {one}", report.count(one)));
    format!("{} findings ({})", report.findings.len(), counts.join(", "))
}

/// One line for each finding.
fn listing(report: &Report) -> String {
    let lines = report.findings.iter().map(|one| {
        let Finding {
            rule,
            severity,
            what,
            ..
        } = &one.finding;
        let subject = one.subject();
        let explain = reports::explain(rule);
        format!("  {severity:<6} {subject}\n         {what}\n         {explain}\n")
    });
    lines.collect()
}
