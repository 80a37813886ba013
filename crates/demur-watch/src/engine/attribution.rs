//! Which property explains an excess.
//!
//! Each value of each dimension splits the requests in those that have it and the others. The one that tells most
//! about which requests went wrong (the largest likelihood ratio) is the cause, if it is behind most of the excess and
//! not behind nearly all of the traffic. Shares are of requests, bad and good, so that busy clients do not win by
//! being busy.

use std::collections::HashMap;

use super::dimensions::{CAUSES, family, value, version};
use super::names::Names;
use super::series::count;
use super::statistics::surprise;
use super::window::Seen;
use crate::agent::compare_versions;
use crate::alert::{Cause, Dimension};
use crate::summary::hash_of;

/// The most causes that are named.
const MOST: usize = 5;

/// The least share of an excess that a cause is behind.
const LEAST_SHARE: f64 = 0.5;

/// The most of the traffic that a cause may be behind: what everybody does explains nothing.
const MOST_TRAFFIC: f64 = 0.98;

/// Requests without a cause that there must be, to see that they do better.
const LEAST_OTHERS: f64 = 4.0;

/// How often the others may go wrong, in terms of how often those with the cause do.
const OTHERS: f64 = 0.4;

/// A row and whether it went wrong.
pub(crate) type Sample<'w> = (&'w Seen, bool);

#[derive(Debug, Clone, Copy, Default)]
struct Tally<'w> {
    bad: f64,
    all: f64,
    example: Option<&'w Seen>,
}

/// What explains the bad ones among the rows, the best first. `usual` is the share that usually goes wrong.
pub(crate) fn causes(names: &Names, rows: &[Sample<'_>], usual: f64) -> Vec<Cause> {
    let total = rows.iter().fold((0.0, 0.0), |(bad, all), (row, is_bad)| {
        let weight = f64::from(row.weight);
        (bad + if *is_bad { weight } else { 0.0 }, all + weight)
    });
    let mut found: Vec<(f64, Cause)> = Vec::new();
    for dimension in CAUSES {
        let tallies = tally(names, rows, dimension);
        let mut consider = |bad: f64, all: f64, value: String, dimension, rank: f64| {
            if let Some(one) = weigh((bad, all), total, usual, dimension, value) {
                found.push((surprise(bad, all, total.0, total.1) * rank, one));
            }
        };
        if dimension == Dimension::AgentVersion {
            for (name, bad, all) in ranges(names, &tallies) {
                consider(bad, all, name, Dimension::AgentRange, 0.995);
            }
        }
        // Of values that split alike, the dimension that is named first wins.
        let place = CAUSES.iter().position(|one| *one == dimension);
        let rank = 1.0 - 0.002 * count(place.unwrap_or(0) as u64);
        let mut sorted: Vec<(&u64, &Tally<'_>)> = tallies.iter().collect();
        sorted.sort_by(|(a, one), (b, other)| other.bad.total_cmp(&one.bad).then(a.cmp(b)));
        for (_, tally) in sorted.into_iter().take(20) {
            if let Some(row) = tally.example {
                let text = value(names, row, dimension);
                let text = String::from_utf8_lossy(&text).into_owned();
                consider(tally.bad, tally.all, text, dimension, rank);
            }
        }
    }
    found.sort_by(|(one, a), (other, b)| {
        other
            .total_cmp(one)
            .then_with(|| (a.dimension, &a.value).cmp(&(b.dimension, &b.value)))
    });
    found
        .into_iter()
        .map(|(_, cause)| cause)
        .take(MOST)
        .collect()
}

fn tally<'w>(names: &Names, rows: &[Sample<'w>], dimension: Dimension) -> HashMap<u64, Tally<'w>> {
    let mut tallies: HashMap<u64, Tally<'w>> = HashMap::new();
    for (row, is_bad) in rows {
        let key = hash_of(&value(names, row, dimension));
        if key == 0 {
            continue;
        }
        let tally = tallies.entry(key).or_default();
        let weight = f64::from(row.weight);
        tally.all += weight;
        tally.bad += if *is_bad { weight } else { 0.0 };
        tally.example.get_or_insert(row);
    }
    tallies
}

fn weigh(
    (bad, all): (f64, f64),
    total: (f64, f64),
    usual: f64,
    dimension: Dimension,
    value: String,
) -> Option<Cause> {
    let excess = total.0 - usual * total.1;
    let own = bad - usual * all;
    let (of_excess, of_traffic) = (own / excess.max(1.0), all / total.1.max(1.0));
    // The others must go wrong much less often, or it is no cause.
    let rest = (1.0 - of_excess).max(0.0) * of_traffic;
    let is_apart = rest <= OTHERS * of_excess * (1.0 - of_traffic);
    let has_others = of_traffic <= MOST_TRAFFIC && total.1 - all >= LEAST_OTHERS;
    let explains = of_excess >= LEAST_SHARE && has_others && is_apart;
    explains.then(|| Cause {
        dimension,
        value,
        of_excess: of_excess.clamp(0.0, 1.0),
        of_traffic: of_traffic.clamp(0.0, 1.0),
    })
}

/// For each agent with several versions: all versions below one.
fn ranges(names: &Names, tallies: &HashMap<u64, Tally<'_>>) -> Vec<(String, f64, f64)> {
    let mut families: HashMap<Vec<u8>, Vec<(String, f64, f64)>> = HashMap::new();
    for tally in tallies.values() {
        let Some(row) = tally.example else { continue };
        let agent = value(names, row, Dimension::AgentVersion);
        let version = String::from_utf8_lossy(version(&agent)).into_owned();
        let versions = families.entry(family(&agent).to_vec()).or_default();
        versions.push((version, tally.bad, tally.all));
    }
    let mut found = Vec::new();
    for (family, mut versions) in families {
        versions.sort_by(|(one, ..), (other, ..)| {
            compare_versions(one, other).then_with(|| one.cmp(other))
        });
        let family = String::from_utf8_lossy(&family).into_owned();
        let (mut bad, mut all, mut with_bad) = (0.0, 0.0, 0);
        for (version, own_bad, own_all) in versions {
            // One version alone is no range.
            if with_bad >= 2 {
                found.push((format!("{family} < {version}"), bad, all));
            }
            bad += own_bad;
            all += own_all;
            with_bad += u32::from(own_bad > 0.0);
        }
    }
    found.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    found
}
