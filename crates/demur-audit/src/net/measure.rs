//! The times of two requests, interleaved.

use std::time::{Instant, SystemTime};

use super::Network;
use super::client::Client;
use super::pace::Pace;
use crate::exchange::{Exchange, Outcome};
use crate::probe::{Comparison, Request};
use crate::run::Timings;

/// Pairs that are sent before any is counted.
const WARM_UP: usize = 20;

/// Sends the two in pairs, in random order inside each pair, over one connection. A pair of which one fails is left out,
/// and so is one where the server asked to be asked later.
pub(super) fn measure(network: &Network, comparison: Comparison, pace: &Pace<'_>) -> Timings {
    let mut client = Client::new(network, pace);
    let mut random =
        fastrand::Rng::with_seed(comparison.pairs as u64 ^ u64::from(comparison.again));
    let mut pairs = Vec::with_capacity(comparison.pairs);
    for number in 0..comparison.pairs + WARM_UP {
        if pace.stopped().is_some() {
            break;
        }
        let (one, other) = if random.bool() {
            let one = timed(&mut client, &comparison.one, pace);
            (one, timed(&mut client, &comparison.other, pace))
        } else {
            let other = timed(&mut client, &comparison.other, pace);
            (timed(&mut client, &comparison.one, pace), other)
        };
        if let (Some(one), Some(other), true) = (one, other, number >= WARM_UP) {
            pairs.push((one, other));
        }
    }
    Timings { comparison, pairs }
}

/// Nanoseconds until the answer was there.
fn timed(client: &mut Client<'_>, request: &Request, pace: &Pace<'_>) -> Option<u64> {
    if !pace.admit() {
        return None;
    }
    let deadline = client.deadline();
    let began = Instant::now();
    let answered = client.send(request, deadline);
    let took = began.elapsed();
    if let Some(open) = client.take_open() {
        client.look(open);
    }
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let exchange = Exchange {
        purposes: Vec::new(),
        request: request.clone(),
        at: now.map_or(0, |now| now.as_secs()),
        outcome: answered.map_or_else(Outcome::Failure, Outcome::Answer),
    };
    let is_refused = pace.came(&exchange);
    let counts = exchange.answer().is_some() && !is_refused;
    counts
        .then(|| u64::try_from(took.as_nanos()).ok())
        .flatten()
}
