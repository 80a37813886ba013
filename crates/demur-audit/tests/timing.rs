//! A service on the loopback that takes longer for what exists is found out by the time alone, and one that does not is not.
//!
//! `DEMUR_TIMING_RUNS` says how many services of each kind are audited; `cargo xtask long timing` asks for many.

#![expect(clippy::expect_used, reason = "tests")]

#[path = "bed/server.rs"]
#[expect(dead_code, reason = "others answer with octets of their own")]
mod server;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use demur_audit::net::{Budget, Network, conduct};
use demur_audit::{
    ANONYMOUS, Audit, Crawler, Origin, Settings, Site, Source, Target, select, timing,
};
use server::{Asked, Reply, Server};

/// How long the service takes for Bob, and how much longer where it leaks.
const WORK: Duration = Duration::from_millis(1);
const LEAK: Duration = Duration::from_micros(200);

/// In every day's tests, on machines that do much else, it is as large as the work itself.
const LARGE_LEAK: Duration = WORK;

/// How often that is looked for before it counts as missed.
const TRIES: u64 = 8;

/// Works for so long without giving the processor away, as a service does.
fn work(how_long: Duration) {
    let until = Instant::now() + how_long;
    while Instant::now() < until {
        std::hint::spin_loop();
    }
}

fn answer(asked: &Asked, leak: Duration) -> Reply {
    let exists = asked.path() == "/orders/7";
    match asked.field("Authorization") {
        Some("Bearer alice") if exists => Reply::new(asked, 200, &[], "an order"),
        Some("Bearer bob") => {
            work(if exists { WORK + leak } else { WORK });
            Reply::new(asked, 404, &[], "nothing")
        }
        _ => Reply::new(asked, 404, &[], "nothing"),
    }
}

/// Whether the time is told, and what is said where it cannot be.
fn is_found(leak: Duration, seed: u64) -> (bool, Vec<String>) {
    let server = Server::start(Arc::new(move |asked| answer(asked, leak)));
    let target = Target {
        origin: Origin::try_from(server.url("")).expect("an origin"),
        target: "/orders/7".to_owned(),
        operation: None,
        source: Source::Given,
        identity: "alice".to_owned(),
    };
    let names = ["alice", "bob"].map(str::to_owned);
    let site = Site {
        targets: vec![target.clone()],
        settings: Settings {
            timing: true,
            identities: names.to_vec(),
            seed,
            ..Settings::default()
        },
        ..Site::default()
    };
    let checks = select(&["existence-leak".to_owned()], &[]).expect("a check");
    let mut audit = Audit::new(site, checks, Crawler::new(vec![target], 0, false));
    let bearer = |name: String| {
        let field = ("Authorization".to_owned(), format!("Bearer {name}"));
        (name, vec![field])
    };
    let network = Network {
        budget: Budget {
            requests: 100_000,
            rate: None,
            ..Budget::default()
        },
        identities: HashMap::from(names.map(bearer)),
        ..Network::default()
    };
    let stop = AtomicBool::new(false);
    let ended = conduct(&mut audit, &network, &stop, &mut |_, _| {});
    assert_eq!(ended.stopped, None);
    assert_eq!(
        audit.run().timings.len(),
        4,
        "two runs for Bob, two for {ANONYMOUS}"
    );
    let found = audit.judge();
    let by_time = found.iter().any(|one| one.what.contains("longer"));
    (by_time, timing::notes(audit.run()))
}

/// One test, since two at the same time would be each other's noise.
#[test]
fn a_leak_by_time_is_found_and_no_other() {
    let told = std::env::var("DEMUR_TIMING_RUNS").ok();
    match told.and_then(|text| text.parse().ok()) {
        Some(runs) => many(runs),
        None => few(),
    }
}

/// A machine that does something else as well hides a leak now and then; then it says that nothing can be measured.
fn few() {
    let mut said = Vec::new();
    let found = (0..TRIES).any(|seed| {
        let (found, notes) = is_found(LARGE_LEAK, seed);
        assert!(found || !notes.is_empty(), "a leak is taken for none");
        said.extend(notes);
        found
    });
    assert!(found, "not found in {TRIES} tries: {said:#?}");
    assert!(!is_found(Duration::ZERO, 0).0, "an alarm without a leak");
}

#[expect(
    clippy::print_stdout,
    reason = "whoever asks for many wants to see the figures"
)]
fn many(runs: u64) {
    let count = |leak: Duration| -> u64 {
        (0..runs)
            .map(|seed| u64::from(is_found(leak, seed).0))
            .sum()
    };
    let (found, alarms) = (count(LEAK), count(Duration::ZERO));
    let figures = format!("{found} of {runs} leaks found, {alarms} false alarms in {runs}");
    println!("{figures}");
    assert!(
        found * 100 >= runs * 95 && alarms * 200 <= runs,
        "{figures}"
    );
}
