//! The times of two requests, interleaved.

use std::time::Instant;

use super::client::Client;
use super::pace::Pace;
use super::{Budget, Network};
use crate::probe::Comparison;
use crate::run::Timings;

/// Pairs that are sent before any is counted.
const WARM_UP: usize = 20;

/// Sends the two in pairs, in random order inside each pair, over one connection. A pair of which one fails, or comes
/// over a new connection, is left out.
pub(super) fn measure(network: &Network, comparison: Comparison, pace: &Pace) -> Timings {
    let unpaced = Network {
        budget: Budget::clone(&network.budget),
        ..network.clone()
    };
    let mut client = Client::new(&unpaced, pace.deadline());
    let mut random =
        fastrand::Rng::with_seed(comparison.pairs as u64 ^ u64::from(comparison.again));
    let mut pairs = Vec::with_capacity(comparison.pairs);
    for number in 0..comparison.pairs + WARM_UP {
        if pace.stopped().is_some() || !pace.admit() || !pace.admit() {
            break;
        }
        let first = random.bool();
        let (one, other) = if first {
            let one = timed(&mut client, &comparison.one);
            (one, timed(&mut client, &comparison.other))
        } else {
            let other = timed(&mut client, &comparison.other);
            (timed(&mut client, &comparison.one), other)
        };
        if let (Some(one), Some(other), true) = (one, other, number >= WARM_UP) {
            pairs.push((one, other));
        }
    }
    Timings { comparison, pairs }
}

/// Nanoseconds until the answer was there.
fn timed(client: &mut Client<'_>, request: &crate::probe::Request) -> Option<u64> {
    let deadline = client.deadline();
    let began = Instant::now();
    let answer = client.send(request, deadline);
    let took = began.elapsed();
    if let Some(open) = client.take_open() {
        client.look(open);
    }
    answer.ok()?;
    u64::try_from(took.as_nanos()).ok()
}
